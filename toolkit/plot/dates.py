"""Periods on a time axis: where each begins and ends, and a calendar along the axis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.plot.style import SMALL

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Units that begin with a month, in months, and others, in hours.
MONTHS = {"year": 12, "quarter": 3, "month": 1}
HOURS = {"week": 168, "day": 24, "hour": 1}
LABEL = {"month": 20.0, "quarter": 18.0, "year": 24.0}  # points that a label needs


class Timeline(NamedTuple):
    """Every period from first to last: bounds and middle, and its name: 'week', '2 weeks'."""

    start: pd.DatetimeIndex
    low: npt.NDArray[np.float64]
    high: npt.NDArray[np.float64]
    unit: str

    @property
    def mid(self) -> npt.NDArray[np.float64]:
        """Middle of each period in matplotlib's days."""
        return (self.low + self.high) / 2


def timeline(period: pd.Series) -> Timeline:
    """Lay out the periods of a table; one that the table lacks is put back, as a gap."""
    start = pd.DatetimeIndex(np.sort(pd.to_datetime(period.dropna()).unique()))
    if len(start) > 1:
        hours = float(np.diff(start.to_numpy()).min() / np.timedelta64(1, "h"))
    else:
        hours = 24 * (30 if start[0].day == 1 else 7 if start[0].weekday() == 0 else 1)
    if hours >= 28 * 24 and (start.day == 1).all():
        length, units = round(hours / 730), MONTHS  # hours of a twelfth of a year
        step: Any = pd.DateOffset(months=length)
    else:
        length, units = max(1, round(hours)), HOURS
        step = pd.DateOffset(hours=length)
    name, size = next((u, size) for u, size in units.items() if length % size == 0)
    unit = name if length == size else f"{length // size} {name}s"
    full = pd.date_range(start[0], start[-1], freq=step)
    start = full if start.isin(full).all() else start
    return Timeline(start, number(start), number(start + step), unit)


def number(dates: Any) -> npt.NDArray[np.float64]:
    """Matplotlib's days since 1970."""
    from matplotlib import dates as days

    convert: Any = days.date2num
    return np.asarray(convert(pd.DatetimeIndex(dates).to_numpy()), np.float64)


def day(date: Any, year: bool = False) -> str:
    """A short date: '16 Oct', '16 Oct 2017'."""
    return f"{date.day} {date:%b %Y}" if year else f"{date.day} {date:%b}"


def between(first: Any, last: Any, year: bool = False) -> str:
    """Two dates: '20\u201331 Aug', '21 Sep \u2013 5 Oct'."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{day(last, year)}"
    return f"{day(first, year and first.year != last.year)} \u2013 {day(last, year)}"


def calendar(ax: Axes, time: Timeline) -> None:
    """Mark months, quarters or years; each name stands in the middle of its span, a year once."""
    ax.xaxis_date()
    ax.set_xlim(time.low[0], time.high[-1])
    points = ax.get_position().width * ax.figure.figure.get_figwidth() * 72 * 0.95
    scale = points / (time.high[-1] - time.low[0])
    first, last = time.start[0], pd.Timestamp(time.high[-1], unit="D")
    if time.unit.endswith(("year", "years")) or (last - first).days > 3 * 366:
        _named(ax, pd.date_range(first.to_period("Y").start_time, last, freq="YS"), scale, "year")
    elif (last - first).days > 62:
        _named(ax, pd.date_range(first.to_period("M").start_time, last, freq="MS"), scale, "month")
    else:
        days = time.start[time.start == time.start.normalize()]  # of hours, those at midnight
        days = days if len(days) > 1 else time.start
        apart = number(days[1:2])[0] - number(days[:1])[0] if len(days) > 1 else 1.0
        every = max(1, int(np.ceil(34 / (scale * apart))))
        shown = days[::every]
        if len(shown) * every < 2:
            ax.set_xticks(time.mid, [day(shown[0], True)])
            return
        names = [day(d) + (f"\n{d.year}" if not i else "") for i, d in enumerate(shown)]
        ax.set_xticks(number(shown), names)


def _named(ax: Axes, bounds: pd.DatetimeIndex, scale: float, unit: str) -> None:
    after = bounds[-1] + pd.DateOffset(months=12 if unit == "year" else 1)
    edges = np.clip(number(bounds.append(pd.DatetimeIndex([after]))), *ax.get_xlim())
    widths = np.diff(edges) * scale
    every = next((k for k in (1, 2, 3, 6) if LABEL[unit] <= k * np.median(widths)), 12)
    ticks, names, years = [], [], set()
    for i, date in enumerate(bounds):
        room = widths[i] * (every if every > 1 else 1.0)
        count = date.year if unit == "year" else date.month - 1
        if count % every or room < 0.8 * LABEL[unit]:
            continue
        name = str(date.year) if unit == "year" else f"{date:%b}"
        if unit == "month" and date.year not in years:
            name += f"\n{date.year}"
        years.add(date.year)
        ticks.append((edges[i] + edges[i + 1]) / 2)
        names.append(name)
    inside = np.intersect1d(edges, number(bounds))
    ax.set_xticks(inside, [""] * len(inside))
    ax.set_xticks(ticks, names, minor=True)
    ax.tick_params(axis="x", which="minor", length=0, pad=4, labelsize=SMALL if every > 1 else None)
