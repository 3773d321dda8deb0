"""Measures of association against published tables, other programs and counts worked by hand."""

import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.words import association_of_counts
from toolkit.words.associations import ASSOCIATIONS


def test_log_dice_as_conc_prints_it():
    # Its page on collocates: "economy" 621 times; stimulate 29 of 85, boost 20 of 222, japanese 35
    # of 944.
    found = association_of_counts([29, 20, 35], 621, [85, 222, 944], 1_600_000, "log_dice")
    np.testing.assert_allclose(found["log_dice"], [10.39, 9.60, 9.52], atol=0.006)


def test_log_likelihood_as_conc_prints_it():
    # The same table: hits of the term near "economy" and in all, and its log-likelihood. How much
    # of the corpus is near the node is not printed; taken from the first row, it must give all.
    printed = [
        (29, 85, 206.37), (20, 222, 84.59), (35, 944, 88.82), (27, 700, 70.45), (23, 537, 64.41),
        (35, 1173, 75.37), (12, 103, 57.00), (10, 44, 61.75), (13, 288, 37.66), (10, 89, 46.76),
        (11, 165, 40.00), (10, 107, 43.03), (12, 325, 30.36), (11, 249, 31.43), (20, 964, 30.92),
        (9, 95, 38.97), (12, 361, 28.11),
    ]  # fmt: skip
    hits, every, likelihood = map(np.array, zip(*printed, strict=True))
    total, near = 1_600_000, np.arange(5_000, 9_000)  # the ratio alone is of weight

    def scored(hits, every, window):
        return association_of_counts(
            hits, 621, every, total, "g2_two_term", window_tokens=window,
            outside_tokens=total - 621 - window,
        )["g2_two_term"]  # fmt: skip

    window = near[(scored(29, 85, near) - likelihood[0]).abs().argmin()]
    np.testing.assert_allclose(scored(hits, every, float(window)), likelihood, atol=0.04)
    # "economy" itself: 18 near another one, none outside, as what is of the node does not count.
    own = association_of_counts(
        18, 621, 621, total, "g2_two_term", window_tokens=float(window),
        outside_tokens=total - 621 - float(window), hits_outside=0,
    )  # fmt: skip
    assert own["g2_two_term"].iloc[0] == pytest.approx(195.51, abs=0.04)


def test_mutual_information_and_its_relatives():
    # Worked out apart from this code: O 30, f1 100, f2 60 of N 10,000, so E is 0.6 and MI log2 50.
    found = association_of_counts(30, 100, 60, 10_000, ["mi", "mi2", "mi3", "npmi", "mi_log_f"])
    line = found.iloc[0]
    assert line["mi"] == pytest.approx(5.643856)
    assert line["mi2"] == pytest.approx(10.550747) and line["mi3"] == pytest.approx(15.457637)
    assert line["npmi"] == pytest.approx(5.643856 / 8.380822)
    assert line["mi_log_f"] == pytest.approx(5.643856 * 3.433987)
    # Always together, by chance, never together; and a word that is not there.
    ends = association_of_counts([50, 5, 0, 0], 50, [50, 100, 100, 0], 1000, ["npmi", "mi_log_f"])
    assert ends["npmi"].tolist()[:3] == pytest.approx([1, 0, -1]) and np.isnan(ends["npmi"].iloc[3])
    assert ends["mi_log_f"].tolist()[1:] == pytest.approx([0, 0, 0])


def test_the_factor_of_the_window_is_in_what_is_expected():
    # Evert (2008) multiplies f1 f2 / N by the size of the window: MI falls by its logarithm.
    names = ["mi", "t_score", "z_score", "log_dice"]
    plain, span = (association_of_counts(30, 100, 60, 10_000, names, factor=f) for f in (1, 10))
    assert span["expected_hits"].iloc[0] == pytest.approx(6)
    assert (plain["mi"] - span["mi"]).iloc[0] == pytest.approx(np.log2(10))
    assert span["t_score"].iloc[0] == pytest.approx((30 - 6) / np.sqrt(30))
    assert span["z_score"].iloc[0] == pytest.approx((30 - 6) / np.sqrt(6))
    assert span["log_dice"].equals(plain["log_dice"])
    # As many tokens are near the node, and the rest outside, if nothing is said.
    given = {"window_tokens": 1000, "outside_tokens": 9000, "hits_outside": 30}
    names = ["log_ratio", "delta_p_node"]
    told = association_of_counts(30, 100, 60, 10_000, names, factor=10, **given)
    pd.testing.assert_frame_equal(
        association_of_counts(30, 100, 60, 10_000, names, factor=10), told
    )


def test_series_keep_their_index_and_any_number_may_be_one_for_all():
    hits = pd.Series([3, 4], index=["oil", "war"])
    found = association_of_counts(hits, 10, [5, 6], 1000, "log_ratio", outside_tokens=[900, 910])
    assert found.index.tolist() == ["oil", "war"]
    windows = association_of_counts(3, 10, 5, 1000, "log_ratio", window_tokens=[10, 20])
    assert windows["log_ratio"].diff().iloc[1] == pytest.approx(-1, abs=0.02)


def test_delta_p_has_two_directions():
    # "of course": Gries (2013) asks how well one word tells the other. Here "course" is mostly
    # after "of", and "of" is mostly before other words; O 90, f1 ("of") 2,000, f2 100, N 10,000.
    one = association_of_counts(90, 2_000, 100, 10_000, ["delta_p_term", "delta_p_node"]).iloc[0]
    assert one["delta_p_term"] == pytest.approx(90 / 2_000 - 10 / 8_000)
    assert one["delta_p_node"] == pytest.approx(90 / 100 - 1_910 / 9_900)
    other = association_of_counts(90, 100, 2_000, 10_000, ["delta_p_term", "delta_p_node"]).iloc[0]
    assert other["delta_p_term"] == pytest.approx(one["delta_p_node"])
    assert other["delta_p_node"] == pytest.approx(one["delta_p_term"])


def test_words_that_never_stand_together_and_counts_of_a_billion():
    none = association_of_counts(0, 5, 5, 100, list(ASSOCIATIONS)).iloc[0]
    for name in ("log_dice", "mi", "mi2", "mi3", "t_score", "t_score_binomial"):
        assert none[name] == -np.inf
    assert none["dice"] == none["min_sensitivity"] == none["odds_ratio"] == 0
    assert none["z_score"] == pytest.approx(-0.5) and none["delta_p_term"] < 0
    assert none["log_ratio_low"] == -np.inf and none["lrc"] == 0
    exact = [name for name in ASSOCIATIONS if not name.startswith("fisher")]
    small = association_of_counts(10, 20, 30, 1000, exact).iloc[0]
    large = association_of_counts(10e8, 20e8, 30e8, 1000e8, exact).iloc[0]
    for name in ("mi", "log_dice", "delta_p_term", "delta_p_node", "odds_ratio", "relative_risk"):
        assert large[name] == pytest.approx(small[name], rel=1e-12)
    for name in ("t_score", "z_score"):
        assert large[name] == pytest.approx(1e4 * small[name], rel=1e-12)


def test_mclms_example():
    # a 4, b 25, c 1, d 11 in its tests: the item 4 times in 29, and once in 12.
    found = association_of_counts(4, 29, 5, 41, list(ASSOCIATIONS)).iloc[0]
    for name, value in {
        "expected_hits": 3.536, "delta_p_term": 0.055, "relative_risk": 1.655, "odds_ratio": 1.76,
        "min_sensitivity": 0.138, "dice": 0.235, "mi": 0.178, "chi2": 0.236, "g2_four_term": 0.252,
        "t_score_binomial": 0.244, "fisher_more_p": 0.539,
    }.items():  # fmt: skip
        assert found[name] == pytest.approx(value, abs=6e-4), name
    assert found["delta_p_node"] == pytest.approx(4 / 5 - 25 / 36)
    assert found["mi3"] == pytest.approx(np.log2(4**3 / (29 * 5 / 41)))
    assert found["z_score"] == pytest.approx((4 - 145 / 41) / np.sqrt(145 / 41))


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: association_of_counts(0, 0, 0, 0), "total=0 must be the number of all tokens"),
        (lambda: association_of_counts(1, 5, 3, 40, family=0), "family=0 must be a whole numb"),
        (lambda: association_of_counts(6, 5, 9, 40), "tokens are near it"),
        (lambda: association_of_counts(0, 5, 40, 40), "more outside than there are tokens"),
        (lambda: association_of_counts(9, 5, 3, 40), "more hits near the node than the term"),
        (lambda: association_of_counts([1, 2], 5, [1, 2, 3], 40), "as many numbers of each"),
    ],
)
def test_what_has_no_meaning_is_refused(call, told):
    with pytest.raises(ToolkitError, match=told):
        call()
