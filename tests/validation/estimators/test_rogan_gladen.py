import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.validation.estimators import rogan_gladen


@pytest.mark.parametrize(
    ("positives", "total", "se", "sp", "low", "high", "digits"),
    [
        (4060, 11284, (178, 179), (358, 359), 0.349, 0.372, 3),
        (51, 2971, (32, 33), (20, 20), 0, 0.053, 3),
        (0.06 * 11862, 11862, (8, 10), (12, 12), 0, 0.147, 3),
        (259, 509, (84, 127), (96, 109), 0.58, 0.87, 2),
        (51, 509, (23, 41), (187, 195), 0.037, 0.195, 3),
    ],
)
def test_the_five_published_intervals_of_lang_and_reiczigel(
    positives, total, se, sp, low, high, digits
):
    # As in the documentation of R asht::prevSeSp; the paper prints .58 for .5849.
    found = rogan_gladen(positives, total, se, sp)
    assert found.low == pytest.approx(low, abs=0.51 * 10**-digits)
    assert found.high == pytest.approx(high, abs=0.51 * 10**-digits)


def test_known_rates_as_in_epi_prev_of_r():
    # epiR::epi.prev(pos = 23, tested = 150, se = .96, sp = .89, method = "wilson").
    found = rogan_gladen(23, 150, 0.96, 0.89)
    assert round(found.value, 4) == 0.0510
    assert found.low == 0
    assert round(found.high, 3) == 0.129


def test_the_estimate_and_its_error_by_hand():
    found = rogan_gladen(300, 1000, (80, 100), (180, 200))
    p, j = (0.3 + 0.9 - 1) / 0.7, 0.7
    variance = 0.3 * 0.7 / 1000 + p**2 * 0.8 * 0.2 / 100 + (1 - p) ** 2 * 0.9 * 0.1 / 200
    assert found.value == pytest.approx(p)
    assert found.se == pytest.approx(variance**0.5 / j)


def test_more_codings_come_near_the_interval_of_known_rates():
    known = rogan_gladen(300, 1000, 0.8, 0.9)
    sure = rogan_gladen(300, 1000, (0.8e9, 1e9), (0.9e9, 1e9))
    assert sure[:3] == pytest.approx(known[:3], abs=0.002)
    half_known = rogan_gladen(300, 1000, (80, 100), 0.9)
    unsure = rogan_gladen(300, 1000, (80, 100), (90, 100))
    widths = [r.high - r.low for r in (known, half_known, unsure)]
    assert widths == sorted(widths)


def test_a_bad_classifier_is_refused():
    # data_time of the R package dsl: sensitivity .700, specificity .266.
    with pytest.raises(ToolkitError, match=r"-0\.034, below 0.1: .* hardly better than chance"):
        rogan_gladen(2250, 3000, (140, 200), (266, 1000))
    with pytest.raises(ToolkitError, match="method='dsl'"):
        rogan_gladen(2250, 3000, 0.7, 0.266)


def test_a_rate_that_may_be_chance_is_refused():
    with pytest.raises(ToolkitError, match=r"is 0\.200, not surely above 0 \(its interval is"):
        rogan_gladen(50, 100, (12, 20), (12, 20))
    assert rogan_gladen(50, 100, (300, 500), (300, 500)).value == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((11, 10, 0.9, 0.9), "positives=11 of total=10 is no share"),
        ((1, 10, 1.2, 0.9), r"sensitivity=1.2 is neither a share"),
        ((1, 10, 0.9, (5, 4)), r"specificity=\(5, 4\) is neither a share"),
        ((1, 10, (4, 5), 0.9), "5 codings of documents with the theme are too few"),
        ((1, 10, 0.9, (9, 9)), "9 codings of documents without the theme are too few"),
    ],
)
def test_what_does_not_fit_is_told(given, told):
    with pytest.raises(ToolkitError, match=told):
        rogan_gladen(*given)


@pytest.mark.parametrize(
    ("p", "se", "sp", "n", "n_se", "n_sp"),
    [
        (0.3, 0.8, 0.95, 300, 60, 200),
        (0.05, 0.9, 0.98, 1000, 40, 300),
        (0.6, 0.7, 0.9, 200, 100, 100),
    ],
)
def test_the_interval_covers_the_truth(p, se, sp, n, n_se, n_sp):
    rng = np.random.default_rng(11)
    flags = rng.binomial(n, p * se + (1 - p) * (1 - sp), 2000)
    right = rng.binomial(n_se, se, 2000), rng.binomial(n_sp, sp, 2000)
    found = [
        rogan_gladen(k, n, (a, n_se), (b, n_sp)) for k, a, b in zip(flags, *right, strict=True)
    ]
    assert 0.93 <= np.mean([r.low <= p <= r.high for r in found]) <= 0.98


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((0, 200, (90, 100), (184, 200)), r"0\.000, lies surely below 1 - specificity, 0\.080"),
        ((5, 1000, 0.9, 0.95), r"0\.005, lies surely below 1 - specificity, 0\.050"),
        ((990, 1000, (60, 100), (95, 100)), r"0\.990, lies surely above the sensitivity, 0\.600"),
    ],
)
def test_a_share_that_the_rates_cannot_give_is_refused(given, told):
    with pytest.raises(ToolkitError, match=told):
        rogan_gladen(*given)
