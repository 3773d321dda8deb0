"""Bursts of single events: the published example, dates, and what cannot be judged."""

import numpy as np
import pandas as pd
import pytest

from toolkit.change import burst_gaps
from toolkit.checks import ToolkitError

OFFSETS = [4, 17, 23, 27, 33, 35, 37, 76, 77, 82, 84, 88, 90, 92]


def test_the_published_example():
    # README of the Python package pybursts, a port of the R package bursts.
    found = burst_gaps(OFFSETS, s=2, gamma=0.1)
    assert found.values.tolist() == [[0, 4, 92, 14], [1, 33, 37, 3], [1, 76, 92, 7], [2, 76, 77, 2]]
    assert list(found) == ["level", "start", "end", "events"]


def test_order_and_unit_do_not_matter():
    shuffled = np.random.default_rng(0).permutation(OFFSETS)
    assert burst_gaps(shuffled, gamma=0.1).equals(burst_gaps(OFFSETS, gamma=0.1))
    hours = burst_gaps(np.array(OFFSETS) / 3600.0, gamma=0.1)
    assert hours["level"].tolist() == [0, 1, 1, 2]
    np.testing.assert_allclose(hours["start"] * 3600, [4, 33, 76, 76])


def test_dates_come_back_as_dates():
    start = pd.Timestamp("2017-10-16")
    times = pd.Series([start + pd.Timedelta(hours=h) for h in OFFSETS])
    found = burst_gaps(times, gamma=0.1)
    assert found["start"].tolist() == [start + pd.Timedelta(hours=h) for h in (4, 33, 76, 76)]
    assert found["level"].tolist() == [0, 1, 1, 2]


def test_a_burst_pays_more_with_gamma():
    levels = [burst_gaps(OFFSETS, gamma=g)["level"].max() for g in (0.1, 0.5, 5)]
    assert levels[0] > levels[2] == 0


def test_a_burst_lies_in_one_of_the_level_below():
    times = np.cumsum(np.random.default_rng(3).lognormal(0, 2, 200))
    found = burst_gaps(times, gamma=0.2)
    assert found["level"].max() >= 3
    for row in found[found["level"] > 0].itertuples():
        below = found[found["level"].eq(row.level - 1)]
        assert (below["start"].le(row.start) & below["end"].ge(row.end)).sum() == 1
    within = [((times >= r.start) & (times <= r.end)).sum() for r in found.itertuples()]
    assert within == found["events"].tolist()


def test_equal_gaps_make_no_burst():
    assert burst_gaps([1, 2, 3, 4]).values.tolist() == [[0, 1, 4, 4]]


def test_refusals_say_what_to_do():
    with pytest.raises(ToolkitError, match=r"2 of 5 times are equal to another, 3 for one"):
        burst_gaps([1, 3, 3, 3, 4])
    with pytest.raises(ToolkitError, match=r"2 times were given; a burst needs 3 or more"):
        burst_gaps([1, 2])
    with pytest.raises(ToolkitError, match=r"1 of 4 times are missing or infinite"):
        burst_gaps(
            pd.Series([pd.Timestamp("2017-10-16"), pd.NaT, *pd.date_range("2018", periods=2)])
        )
    with pytest.raises(ToolkitError, match=r"times must be numbers or dates"):
        burst_gaps(["soon", "later", "now"])
    with pytest.raises(ToolkitError, match=r"s=nan must be a number above 1"):
        burst_gaps(OFFSETS, s=float("nan"))


@pytest.mark.parametrize("given", [None, 3, "2017-10-16"])
def test_what_is_no_list_of_times_is_told(given):
    with pytest.raises(ToolkitError, match="must be a list of numbers or dates"):
        burst_gaps(given)
