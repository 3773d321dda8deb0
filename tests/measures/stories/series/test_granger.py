import numpy as np
import pytest

from toolkit.measures.stories.series.granger import common_order, granger

# Thurman and Fisher (1988), US chickens and eggs 1930 to 1983, as in the R package lmtest.
CHICKEN = """468491 449743 436815 444523 433937 389958 403446 423921 389624 418591 438288 422841
476935 542047 582197 516497 523227 467217 499644 430876 456549 430988 426555 398156 396776 390708
383690 391363 374281 387002 369484 366082 377392 375575 382262 394118 393019 428746 425158 422096
433280 421763 404191 408769 394101 379754 378361 386518 396933 400585 392110 384838 378609 364584"""
EGG = """3581 3532 3327 3255 3156 3081 3166 3443 3424 3561 3640 3840 4456 5000 5366 5154 5130 5077
5032 5148 5404 5322 5323 5307 5402 5407 5500 5442 5442 5542 5339 5358 5403 5345 5435 5474 5540 5836
5777 5629 5704 5806 5742 5502 5461 5382 5377 5408 5608 5777 5825 5625 5800 5656"""
CHICKEN, EGG = (np.array(numbers.split(), float) for numbers in (CHICKEN, EGG))


def test_chickens_and_eggs_as_in_r():
    # grangertest(egg ~ chicken, order = 3) and (chicken ~ egg, order = 3) of lmtest.
    chicken, egg = granger(CHICKEN, EGG, 3), granger(EGG, CHICKEN, 3)
    assert (round(chicken.f, 4), round(chicken.p, 4)) == (0.5916, 0.6238)
    assert (round(egg.f, 3), round(egg.p, 6)) == (5.405, 0.002966)
    assert egg.df == (3, 44)


@pytest.mark.parametrize("order", [1, 2, 5])
def test_other_orders_are_those_of_statsmodels(order):
    from statsmodels.tsa.stattools import grangercausalitytests

    other = grangercausalitytests(np.column_stack([CHICKEN, EGG]), [order])
    f, p, free, _ = other[order][0]["ssr_ftest"]
    found = granger(EGG, CHICKEN, order)
    assert found.f == pytest.approx(f)
    assert found.p == pytest.approx(p)
    assert found.df == (order, free)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_is_that_of_the_vector_autoregression_of_statsmodels(seed):
    from statsmodels.tsa.api import VAR

    rng = np.random.default_rng(seed)
    both = rng.normal(size=(200, 2))
    for t in range(3, 200):
        both[t, 0] += 0.5 * both[t - 1, 0]
        both[t, 1] += 0.4 * both[t - 1 - seed, 0]
    expected = VAR(both).select_order(6, trend="c").bic
    assert common_order(both[:, 0], both[:, 1], 6) == max(expected, 1)


def test_gaps_leave_rows_out():
    with_gap = EGG.copy()
    with_gap[20] = np.nan
    assert granger(CHICKEN, with_gap, 3).df == (3, 40)  # four rows less
    assert granger(CHICKEN, with_gap, 3).f != granger(CHICKEN, EGG, 3).f


def test_noise_is_found_to_foretell_noise_in_one_case_of_twenty():
    rng = np.random.default_rng(0)
    found = [granger(*rng.normal(size=(2, 80)), 2).p < 0.05 for _ in range(600)]
    assert np.mean(found) == pytest.approx(0.05, abs=0.02)


@pytest.mark.parametrize(
    ("cause", "effect", "order"),
    [
        (np.arange(6.0) % 4, np.arange(6.0) % 5, 3),
        (np.random.default_rng(0).normal(size=30), np.zeros(30), 1),
        (CHICKEN, EGG, 0),
    ],
)
def test_where_nothing_can_be_tested_there_is_no_number(cause, effect, order):
    assert np.isnan(granger(cause, effect, order).p)
