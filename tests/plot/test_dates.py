"""The time axis: how long a period is, and what it is called."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.plot import trend
from toolkit.plot.dates import timeline


@pytest.mark.parametrize(
    ("freq", "unit", "days"),
    [
        ("h", "hour", 1 / 24),
        ("6h", "6 hours", 0.25),
        ("D", "day", 1),
        ("3D", "3 days", 3),
        ("7D", "week", 7),
        ("14D", "2 weeks", 14),
        ("28D", "4 weeks", 28),
        ("MS", "month", 30),
        ("2MS", "2 months", 61),
        ("QS", "quarter", 91),
        ("YS", "year", 365),
        ("2YS", "2 years", 730),
    ],
)
def test_periods_of_any_length_lie_side_by_side(freq, unit, days):
    first = "2017-06-01" if freq.endswith("MS") else "2017-04-01" if freq == "QS" else "2017-01-01"
    time = timeline(pd.Series(pd.date_range(first, periods=6, freq=freq)))
    assert time.unit == unit
    assert len(time.start) == 6
    assert time.high[0] - time.low[0] == pytest.approx(days)
    assert time.high[:-1].tolist() == pytest.approx(time.low[1:].tolist())


def test_a_period_of_hours_that_is_not_there_is_put_back():
    period = pd.Series(pd.date_range("2017-10-16", periods=8, freq="6h")).drop(3)
    assert len(timeline(period).start) == 8


def test_hours_are_marked_by_days(clean):
    period = pd.date_range("2017-10-16", periods=60, freq="6h")
    table = pd.DataFrame({"theme": "oil", "period": period, "docs": 1, "total_docs": 4})
    table = table.assign(share=0.25, low=0.1, high=0.5, complete=True)
    ax = trend(table)
    names = [t.get_text() for t in ax.get_xticklabels()]
    assert names[:2] == ["16 Oct\n2017", "18 Oct"] and len(set(names)) == len(names)
    clean(ax)


def test_several_weeks_are_called_by_their_number(tracked):
    table = tracked(["Oil"], 8, gaps=())
    table["period"] = pd.date_range("2017-05-29", periods=8, freq="14D")
    assert trend(table, y="docs").get_ylabel().startswith("articles per 2 weeks (n = ")
    smoothed = table.assign(smoothed=table["share"], window=3, averaged=3)
    told = trend(smoothed).get_xlabel().replace("\n", " ")
    assert "line: mean of 3 periods of 2 weeks · dots: single periods of 2 weeks" in told
