"""Formulas of keyness against published numbers and against scipy."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from toolkit.checks import ToolkitError
from toolkit.words import keyness_of_counts
from toolkit.words.keynesses import KEYNESSES

# Inaugural addresses since 1945 and before, as printed in the manual of quanteda.textstats.
SIZES = 43_002, 108_539
PRINTED = {
    "we": (1048, 779, 764.4484),
    ".": (2014, 3141, 300.1887),
    "us": (289, 216, 207.5181),
    "america": (148, 54, 200.5544),
    "today": (84, 21, 137.7753),
    "upon": (39, 332, 58.39810),
    "of": (1514, 5666, 197.0883),
    "the": (2089, 8094, 331.9907),
}
EVERY = [name for name in KEYNESSES if not name.startswith("fisher")]


def scored(a, b, measures, sizes=SIZES, **options):
    return keyness_of_counts(a, b, *sizes, measures, **options)


def one(a, b, measure, sizes=SIZES, **options):
    return scored(a, b, measure, sizes, **options)[measure].iloc[0]


def test_chi_squared_as_quanteda_prints_it():
    a, b, printed = map(list, zip(*PRINTED.values(), strict=True))
    found = scored(a, b, ["chi2", "chi2_yates_conditional"])
    np.testing.assert_allclose(found["chi2"], printed, atol=6e-5)
    assert found["chi2_yates_conditional"].equals(found["chi2"])  # no cell is small
    assert found["direction"].tolist() == ["more"] * 5 + ["less"] * 3
    assert found["n_target"].dtype.kind == found["tokens_reference"].dtype.kind == "i"
    assert found["rate_target"].iloc[0] == pytest.approx(10_000 * 1048 / 43_002)


def test_log_likelihood_with_two_terms_and_with_four_are_two_numbers():
    # Four terms and Williams as quanteda 4.3.1 prints them (it adds 1e-9 inside the logarithms).
    assert one(1048, 779, "g2_four_term") == pytest.approx(676.3499, abs=5e-4)
    assert one(1048, 779, "g2_williams") == pytest.approx(676.1081, abs=5e-4)
    assert one(289, 216, "g2_four_term") == pytest.approx(183.4361, abs=5e-4)
    assert one(289, 216, "g2_williams") == pytest.approx(183.1991, abs=5e-4)
    assert one(2089, 8094, "g2_four_term") == pytest.approx(352.7553, abs=5e-4)
    assert one(2089, 8094, "g2_williams") == pytest.approx(352.7326, abs=5e-4)
    # Two terms: UCREL's formula, worked out apart from this code.
    assert one(1048, 779, "g2_two_term") == pytest.approx(667.1100, abs=5e-5)
    assert one(148, 54, "g2_two_term") == pytest.approx(174.3340, abs=5e-5)
    assert one(2089, 8094, "g2_two_term") == pytest.approx(330.5350, abs=5e-5)
    assert one(120, 60, "g2_two_term", (10_000, 10_000)) == pytest.approx(20.388, abs=5e-4)


def test_effect_sizes_by_hand():
    # Worked out apart from this code from the same counts.
    we = scored(1048, 779, EVERY).iloc[0]
    assert we["log_ratio"] == pytest.approx(1.7637, abs=5e-5)
    assert we["percent_diff"] == pytest.approx(239.56, abs=5e-3)
    assert we["odds_ratio"] == pytest.approx(3.4555, abs=5e-5)
    assert we["bic"] == pytest.approx(655.181, abs=5e-4)
    assert we["ell"] == pytest.approx(0.000704, abs=5e-7)
    america = scored(148, 54, EVERY).iloc[0]
    assert america["log_ratio"] == pytest.approx(2.7903, abs=5e-5)
    assert america["percent_diff"] == pytest.approx(591.78, abs=5e-3)
    assert america["odds_ratio"] == pytest.approx(6.9382, abs=5e-5)
    the = scored(2089, 8094, EVERY).iloc[0]
    assert the["log_ratio"] == pytest.approx(-0.6183, abs=5e-5)
    assert the["percent_diff"] == pytest.approx(-34.86, abs=5e-3)
    p1, p2 = 1048 / 43_002, 779 / 108_539
    assert we["relative_risk"] == pytest.approx(p1 / p2)
    assert we["difference_coefficient"] == pytest.approx((p1 - p2) / (p1 + p2))
    assert we["simple_maths"] == pytest.approx((1e6 * p1 + 1) / (1e6 * p2 + 1))
    assert one(1048, 779, "simple_maths", k=1000) == pytest.approx(
        (1e6 * p1 + 1e3) / (1e6 * p2 + 1e3)
    )


def test_a_term_that_one_side_lacks():
    # "fellow-citizens": 0 and 39; a count of 0 is 0.5 for the log ratio, as UCREL has it.
    found = scored(0, 39, EVERY).iloc[0]
    assert found["g2_two_term"] == pytest.approx(26.0322, abs=5e-5)
    assert found["log_ratio"] == pytest.approx(-4.9497, abs=5e-5)
    assert found["percent_diff"] == -100 and found["difference_coefficient"] == -1
    assert found["odds_ratio"] == found["relative_risk"] == 0
    assert found["log_ratio_low"] == -np.inf and -4.95 < found["log_ratio_high"] < 0
    turned = scored(39, 0, EVERY, SIZES[::-1]).iloc[0]
    assert turned["g2_two_term"] == pytest.approx(found["g2_two_term"])
    assert turned["log_ratio"] == pytest.approx(4.9497, abs=5e-5)
    for name in ("percent_diff", "odds_ratio", "relative_risk", "log_ratio_high"):
        assert turned[name] == np.inf
    assert turned["lrc"] == pytest.approx(-found["lrc"]) and turned["lrc"] > 0
    # In a small sample the one hit of the larger side says nothing, and the way is still known.
    assert scored(0, 1, "log_ratio", (10, 1000)).iloc[0]["direction"] == "less"


def test_quantedas_toy_example():
    # "b" 7 and 2 of 10 and 9 words: its tests expect 2.632438 with Yates and 4.337160 without.
    found = scored(7, 2, ["g2_four_term", *EVERY], (10, 9)).iloc[0]
    assert found["chi2_yates_conditional"] == pytest.approx(2.632438, abs=5e-7)
    assert found["chi2_yates"] == pytest.approx(2.632438, abs=5e-7)
    assert found["chi2"] == pytest.approx(4.337160, abs=5e-7)
    assert found["g2_four_term"] == pytest.approx(4.534939, abs=5e-7)
    assert found["p_value"] == pytest.approx(0.0332096, abs=5e-8)
    moved = stats.chi2_contingency([[6.5, 2.5], [3.5, 6.5]], False, "log-likelihood").statistic
    assert found["g2_yates_conditional"] == pytest.approx(moved)


def test_conditional_yates_looks_at_counts_and_distance():
    # One expected count is 3.5, but a d - b c is 19, below N / 2: nothing is taken off.
    found = scored(4, 1, ["chi2", "chi2_yates", "chi2_yates_conditional"], (29, 12)).iloc[0]
    assert found["chi2"] == found["chi2_yates_conditional"] == pytest.approx(0.236, abs=5e-4)
    assert found["chi2_yates"] == 0
    large = scored(70, 20, ["chi2", "chi2_yates", "chi2_yates_conditional"], (100, 90)).iloc[0]
    assert large["chi2"] == large["chi2_yates_conditional"] > large["chi2_yates"]


def test_mclms_example():
    # a 4, b 25, c 1, d 11 in its tests.
    found = scored(4, 1, ["fisher_more_p", *EVERY], (29, 12)).iloc[0]
    for name, value in {
        "relative_risk": 1.655, "odds_ratio": 1.76, "chi2": 0.236, "g2_four_term": 0.252,
        "fisher_more_p": 0.539,
    }.items():  # fmt: skip
        assert found[name] == pytest.approx(value, abs=5e-4)


@pytest.mark.parametrize("cells", [(30, 12, 970, 1988), (0, 9, 500, 400), (3, 0, 20, 77)])
def test_tests_are_those_of_scipy(cells):
    a, b, c, d = cells
    table, sizes = [[a, b], [c, d]], (a + c, b + d)
    found = scored(a, b, [*KEYNESSES], sizes).iloc[0]
    plain = stats.chi2_contingency(table, False).statistic
    assert found["chi2"] == pytest.approx(plain)
    assert found["chi2_yates"] == pytest.approx(stats.chi2_contingency(table, True).statistic)
    g2 = stats.chi2_contingency(table, False, "log-likelihood").statistic
    assert found["g2_four_term"] == pytest.approx(g2)
    assert found["fisher_p"] == pytest.approx(stats.fisher_exact(table).pvalue)
    more = stats.fisher_exact(table, "greater").pvalue
    assert found["fisher_more_p"] == pytest.approx(more)
    assert found["p_value"] == pytest.approx(stats.chi2.sf(found["g2_two_term"], 1))


@pytest.mark.parametrize(("a", "b"), [(148, 54), (39, 332), (0, 39), (7, 0), (1, 1)])
def test_limits_are_those_of_clopper_and_pearson(a, b):
    for family, level in ((1, 0.95), (200, 0.9)):
        found = scored(a, b, ["log_ratio", "lrc"], family=family, level=level).iloc[0]
        alpha = (1 - level) / family
        bounds = stats.binomtest(a, a + b).proportion_ci(1 - alpha, "exact")
        with np.errstate(divide="ignore"):
            low, high = (
                np.log2(SIZES[1] / SIZES[0] * np.divide(p, 1 - p)) for p in map(np.float64, bounds)
            )
        assert found["log_ratio_low"] == pytest.approx(low)
        assert found["log_ratio_high"] == pytest.approx(high)
        nearer = low if a / SIZES[0] > b / SIZES[1] else high
        inside = low <= 0 <= high
        assert found["lrc"] == pytest.approx(0 if inside else nearer)


def test_limits_hold_together_for_all_terms_unless_told():
    every = scored([148, 54], [54, 148], "log_ratio")
    alone = scored([148, 54], [54, 148], "log_ratio", correction="none")
    for_two = scored(148, 54, "log_ratio", family=2)
    assert every["log_ratio_low"].iloc[0] == for_two["log_ratio_low"].iloc[0]
    assert (every["log_ratio_low"] < alone["log_ratio_low"]).all()


def test_intervals_of_the_log_ratio_cover_the_truth():
    # Simulation: rates of 6 and 3 per 1,000 words, true log ratio 1.
    rng = np.random.default_rng(7)
    a, b = rng.binomial(8_000, 0.006, 4000), rng.binomial(5_000, 0.003, 4000)
    found = scored(a, b, "log_ratio", (8_000, 5_000), correction="none")
    covered = found["log_ratio_low"].le(1) & found["log_ratio_high"].ge(1)
    assert 0.95 <= covered.mean() < 0.985  # exact limits are never too narrow


def test_log_odds_with_a_prior_of_ones_own():
    # 120 and 60 of 10,000, prior 1 of 100: ln(121 / 9979) - ln(61 / 10039) = 0.6909; z 4.400.
    found = scored(120, 60, "log_odds_z", (10_000, 10_000), prior=(1, 100)).iloc[0]
    assert found["log_odds_delta"] == pytest.approx(0.6909, abs=5e-5)
    assert found["log_odds_z"] == pytest.approx(4.400, abs=5e-4)
    # A number is spread as on both sides: 180 of 20,000, so 0.9 of 100.
    spread = scored(120, 60, "log_odds_z", (10_000, 10_000), prior=100)
    given = scored(120, 60, "log_odds_z", (10_000, 10_000), prior=([0.9], 100))
    pd.testing.assert_frame_equal(spread, given)


def test_probabilities_are_corrected_for_many_terms():
    from statsmodels.stats.multitest import multipletests

    a, b = [30, 12, 9, 5, 1], [10, 9, 9, 1, 2]
    for correction in ("holm", "bonferroni"):
        found = scored(a, b, ["chi2", "g2_two_term"], (1000, 1000), correction=correction)
        p = stats.chi2.sf(found["chi2"], 1)  # of the first test
        np.testing.assert_allclose(found["p_value"], p)
        expected = multipletests(p, method=correction)[1]
        np.testing.assert_allclose(found[f"p_{correction}"], expected)
    more = scored(a, b, "chi2", (1000, 1000), family=100)
    np.testing.assert_allclose(more["p_holm"].iloc[0], 100 * more["p_value"].iloc[0])
    bonferroni = scored(a, b, "chi2", (1000, 1000), family=100, correction="bonferroni")
    np.testing.assert_allclose(
        bonferroni["p_bonferroni"], np.minimum(100 * bonferroni["p_value"], 1)
    )
    assert "p_holm" not in scored(a, b, "chi2", correction="none")
    assert "p_value" not in scored(a, b, "log_ratio")


def test_series_keep_their_index_and_sizes_may_differ():
    a = pd.Series([3, 4], index=["oil", "war"])
    found = keyness_of_counts(a, 2, [100, 200], 100, "relative_risk")
    assert found.index.tolist() == ["oil", "war"]
    assert found["relative_risk"].tolist() == [1.5, 1.0]
    assert found["direction"].tolist() == ["more", "equal"]


def test_effect_size_of_few_hits_is_not_known():
    assert np.isnan(one(1, 0, "ell", (100, 100)))
    assert np.isnan(one(0, 0, "log_ratio", (100, 100)))


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: scored(1, 1, "g2"), "measures='g2' means two numbers: 'g2_two_term', .*Take one"),
        (lambda: scored(1, 1, "chi"), "measures='chi' is not known.*Did you mean 'chi2'"),
        (lambda: scored(1, 1, []), r"measures=\[\] names no measure"),
        (lambda: scored([1, 2], [1, 2, 3], "chi2"), "as many numbers .* n_target 2, n_reference 3"),
        (lambda: scored(-1, 1, "chi2"), "n_target holds -1; counts are 0 or more"),
        (lambda: scored([3, np.inf], 1, "chi2"), "n_target holds inf; counts are 0 or more"),
        (lambda: scored([3, np.nan], 1, "chi2"), "n_target holds nan; counts are 0 or more"),
        (lambda: scored("x", 1, "chi2"), "n_target='x' are no numbers"),
        (lambda: scored([1, 2], 1, "chi2", family=1), "family=1 must be a whole number, 2 or more"),
        (lambda: scored(1, 1, "chi2", family=0), "family=0 must be a whole number, 1 or more"),
        (lambda: scored([[1]], 1, "chi2"), "n_target has 2 dimensions"),
        (lambda: scored(6, 1, "chi2", (5, 5)), r"total_target=5 must be .* n_target \(6\)"),
        (lambda: scored(0, 0, "chi2", (5, 0)), "total_reference=0 must be"),
        (lambda: scored(1, 1, "chi2", prior=0), "prior=0 must be a number above 0"),
        (lambda: scored(1, 1, "chi2", prior=([2], 1)), "the sum of all"),
        (lambda: scored(1, 1, "chi2", k=-1), "k=-1 must be a number above 0"),
        (lambda: scored(1, 1, "chi2", level=95), "level=95"),
        (lambda: scored(1, 1, "chi2", correction="fdr"), "correction='fdr' is not known"),
    ],
)
def test_what_has_no_meaning_is_refused(call, told):
    with pytest.raises(ToolkitError, match=told):
        call()
