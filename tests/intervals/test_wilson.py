import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.intervals import wilson


@pytest.mark.parametrize(
    ("docs", "total", "low", "high"),
    [  # Newcombe (1998), table I
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_cases(docs, total, low, high):
    assert np.round(wilson(docs, total), 4).tolist() == [low, high]
    # The interval of the others mirrors it.
    assert wilson(total - docs, total) == pytest.approx([1 - high, 1 - low], abs=5e-5)


def test_bounds_are_exact_at_none_and_all():
    low, high = wilson([0, 7], [7, 7])
    assert low[0] == 0.0 and high[1] == 1.0


def test_no_trial_no_interval():
    low, high = wilson([0, 1], [0, 2])
    assert np.isnan([low[0], high[0]]).all() and np.isfinite([low[1], high[1]]).all()


def test_a_higher_level_is_wider():
    narrow, wide = wilson(3, 10, level=0.9), wilson(3, 10, level=0.99)
    assert wide[0] < narrow[0] < 0.3 < narrow[1] < wide[1]


def test_effective_counts_are_fractions():
    # 12 of 40 with a design effect of 2.95; without one it is .181 to .454.
    assert np.round(wilson(12 / 2.95, 40 / 2.95), 3).tolist() == [0.124, 0.564]
    assert np.round(wilson(12, 40), 3).tolist() == [0.181, 0.454]


@pytest.mark.parametrize(("docs", "total"), [(3, 2), (-1, 2), ([1, 5], [2, 4])])
def test_what_is_no_share_is_refused(docs, total):
    with pytest.raises(ToolkitError, match=r"of .* is no share. Give the number of successes"):
        wilson(docs, total)


@pytest.mark.parametrize("level", [0, 1, 95, "0.95", True, None, np.nan])
def test_what_is_no_level_is_refused(level):
    with pytest.raises(ToolkitError, match=r"level=.* must be a number between 0 and 1"):
        wilson(1, 2, level)


@pytest.mark.parametrize("level", [0.8, 0.9, 0.95])
def test_it_covers_the_truth_as_often_as_it_says(level):
    draw = np.random.default_rng(1927)
    p, n = draw.uniform(0.02, 0.98, 100_000), draw.integers(10, 100, 100_000)
    low, high = wilson(draw.binomial(n, p), n, level)
    # On the average over shares; for a single one it swings, because counts are whole.
    assert np.mean((low <= p) & (p <= high)) == pytest.approx(level, abs=0.01)
