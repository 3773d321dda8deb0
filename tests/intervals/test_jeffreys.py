import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.intervals import jeffreys


@pytest.mark.parametrize(("docs", "total"), [(1, 29), (15, 148), (81, 263), (12, 40), (173, 174)])
@pytest.mark.parametrize("level", [0.8, 0.95])
def test_it_agrees_with_statsmodels(docs, total, level):
    from statsmodels.stats.proportion import proportion_confint

    other = proportion_confint(docs, total, alpha=1 - level, method="jeffreys")
    assert jeffreys(docs, total, level) == pytest.approx(other, abs=1e-9)


def test_bounds_are_exact_at_none_and_all():
    low, high = jeffreys([0, 7], [7, 7])
    assert low[0] == 0.0 and high[1] == 1.0
    assert 0 < high[0] < 1 and low[1] == pytest.approx(1 - high[0])


def test_no_trial_no_interval():
    low, high = jeffreys([0, 1], [0, 2])
    assert np.isnan([low[0], high[0]]).all() and np.isfinite([low[1], high[1]]).all()


def test_effective_counts_are_fractions():
    narrow, wide = jeffreys(12, 40), jeffreys(12 / 2.95, 40 / 2.95)
    assert wide[0] < narrow[0] < 0.3 < narrow[1] < wide[1]


def test_what_is_no_share_is_refused():
    with pytest.raises(ToolkitError, match="3 of 2 is no share"):
        jeffreys(3, 2)


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_it_covers_the_truth_as_often_as_it_says(level):
    draw = np.random.default_rng(1946)
    p, n = draw.uniform(0, 1, 100_000), draw.integers(10, 100, 100_000)
    low, high = jeffreys(draw.binomial(n, p), n, level)
    assert np.mean((low <= p) & (p <= high)) == pytest.approx(level, abs=0.01)
