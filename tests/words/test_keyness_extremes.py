"""Keyness of very large and very small counts, limits that cover, and documents as units."""

import numpy as np
import pytest

from toolkit.words import keyness_of_counts
from toolkit.words.keynesses import KEYNESSES

EVERY = [name for name in KEYNESSES if not name.startswith("fisher")]


def scored(a, b, measures, sizes, **options):
    return keyness_of_counts(a, b, *sizes, measures, **options)


def test_counts_of_a_billion_lose_no_digits():
    # Ten million times the counts of the toy example: ratios stay, statistics grow as much.
    times = 10_000_000
    names = [n for n in EVERY if n not in ("bic", "ell", "lrc", "log_odds_z", "simple_maths")]
    small = scored(7, 2, ["chi2", *names], (100, 90)).iloc[0]
    large = scored(7 * times, 2 * times, ["chi2", *names], (100 * times, 90 * times)).iloc[0]
    for name in ("chi2", "g2_two_term", "g2_four_term"):
        assert large[name] == pytest.approx(times * small[name], rel=1e-9)
    for name in ("log_ratio", "odds_ratio", "percent_diff", "relative_risk"):
        assert large[name] == pytest.approx(small[name], rel=1e-12)
    # The sampling error of the logarithm of a ratio of two large counts.
    error = 1.959964 * np.sqrt(1 / (7 * times) + 1 / (2 * times)) / np.log(2)
    assert large["log_ratio"] - large["log_ratio_low"] == pytest.approx(error, rel=1e-3)
    assert large["log_ratio_high"] - large["log_ratio"] == pytest.approx(error, rel=1e-3)
    near = scored(10**9 + 1, 10**9, "chi2", (10**12, 10**12)).iloc[0]
    assert near["direction"] == "more" and 0 <= near["chi2"] < 1e-6


def test_sides_of_one_word_only_and_no_side_with_the_word():
    # Nothing but the term on both sides, and the term on neither: there is nothing to test.
    found = scored([10, 0], [20, 0], [*KEYNESSES], (10, 20))
    assert found["direction"].tolist() == ["equal"] * 2
    assert found[["g2_two_term", "g2_four_term", "g2_williams"]].eq(0).all(axis=None)
    assert found[["chi2", "chi2_yates", "odds_ratio", "log_odds_z"]].isna().all(axis=None)
    assert found["fisher_p"].tolist() == found["p_value"].tolist() == [1, 1]
    assert found["relative_risk"].iloc[0] == 1 and np.isnan(found["relative_risk"].iloc[1])
    none = scored([], [], [*KEYNESSES], (10, 20))
    assert len(none) == 0 and list(none) == list(found)


def test_half_a_hit_may_point_the_other_way_and_the_limits_do_not():
    # One in a million, and none of a hundred words: 0.5 % is more than that.
    found = scored(1, 0, ["log_ratio", "lrc"], (10**6, 100)).iloc[0]
    assert found["direction"] == "more" and found["log_ratio"] < -12
    assert found["log_ratio_high"] == np.inf and found["lrc"] == 0


@pytest.mark.parametrize(
    ("sizes", "rates"),
    [
        ((100_000, 100_000), (0.0001, 0.0001)),
        ((100_000, 100_000), (0.001, 0.005)),
        ((10_000, 1_000_000), (0.001, 0.001)),
        ((1_000_000, 50_000), (0.05, 0.03)),
        ((1_000, 1_000), (0.05, 0.05)),
    ],
)
def test_both_limits_of_the_log_ratio_hold_at_small_and_large_counts(sizes, rates):
    # Simulation: each limit may miss the truth 2.5 times in a hundred, and not more.
    rng = np.random.default_rng(1)
    a, b = (rng.binomial(n, p, 4000) for n, p in zip(sizes, rates, strict=True))
    found = scored(a, b, "log_ratio", sizes, correction="none").dropna()
    truth = np.log2(rates[0] / rates[1])
    assert (found["log_ratio_low"] > truth).mean() < 0.031
    assert (found["log_ratio_high"] < truth).mean() < 0.031
    assert (found["log_ratio_low"].le(truth) & found["log_ratio_high"].ge(truth)).mean() > 0.94


def test_documents_as_units_keep_the_level_where_words_come_in_bursts():
    # Simulation: 300 documents on each side, one in five has a word, then 1 to 9 times: no
    # difference but chance. Of words as units a test of 5 % is wrong far more often.
    rng = np.random.default_rng(4)
    shape = (2000, 2, 300)
    hits = np.where(rng.random(shape) < 0.2, rng.integers(1, 10, shape), 0)
    words, docs = hits.sum(axis=2), (hits > 0).sum(axis=2)
    by_words = scored(words[:, 0], words[:, 1], ["g2_four_term", "log_ratio"], (90_000, 90_000),
                      correction="none")  # fmt: skip
    by_docs = scored(docs[:, 0], docs[:, 1], ["g2_four_term", "log_ratio"], (300, 300),
                     correction="none")  # fmt: skip
    assert (by_words["p_value"] < 0.05).mean() > 0.25
    assert (by_docs["p_value"] < 0.05).mean() == pytest.approx(0.05, abs=0.015)
    covered = by_docs["log_ratio_low"].le(0) & by_docs["log_ratio_high"].ge(0)
    assert covered.mean() > 0.95
    spread = by_words["log_ratio_low"].le(0) & by_words["log_ratio_high"].ge(0)
    assert spread.mean() < 0.75
    # And one document that says a word ninety times is one document.
    assert scored(1, 1, "g2_four_term", (300, 300))["p_value"].iloc[0] == 1


def test_effect_size_of_the_ratio_is_below_one_where_hits_are_expected():
    found = scored([5, 60, 3], [0, 0, 0], "ell", ([20, 100, 101], [20, 900, 200]))
    assert found["ell"].iloc[:2].between(0, 1).all()
    assert found["ell"].iloc[2] > 1  # just above one hit expected it has no bound


def test_a_test_of_k_groups_has_k_less_one_degrees_of_freedom():
    # Simulation: four groups of different size that use a term alike.
    from toolkit.words.keynesses.contract import part
    from toolkit.words.significance import p_values

    share = np.array([3000, 5000, 8000, 4000]) / 20_000
    hits = np.random.default_rng(1).multinomial(80, share, 20_000).astype(float)
    g2 = 2 * part(hits, np.broadcast_to(80 * share, hits.shape)).sum(axis=1)
    assert g2.mean() == pytest.approx(3, abs=0.1)
    assert (p_values("g2_two_term", g2, 3) < 0.05).mean() == pytest.approx(0.05, abs=0.005)
