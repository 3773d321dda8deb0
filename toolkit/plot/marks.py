"""Bursts, breaks and peaks on a panel over time, and labels that tell how sure they are."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.plot.dates import Timeline, between, day, number
from toolkit.plot.style import SMALL, figure_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 1.35 * SMALL  # points between rows of labels
MOST_ROWS = 3
SURE = 0.05  # p-values above it are drawn faintly


class Mark(NamedTuple):
    """A label at a place in time: `text` beside it, `told` in a note if there is no room."""

    x: float
    text: str
    told: str
    color: str


def shade(ax: Axes, found: pd.DataFrame, time: Timeline, color: str) -> list[Mark]:
    """Shade bursts; one that may be noise gets a dotted outline alone."""
    made = []
    ends = dict(zip(time.start, time.high, strict=True))
    for row in _rows(found):
        low = number([row.first])[0]
        high = ends[row.last]
        over: dict[str, Any] = {"facecolor": color, "alpha": 0.16, "lw": 0}
        if not row.p_value <= SURE:
            over = {"facecolor": "none", "edgecolor": color, "ls": ":", "lw": 0.6, "alpha": 0.8}
        ax.axvspan(low, high, zorder=0.4, gid="burst", **over)
        span = between(row.first, pd.Timestamp(high, unit="D") - pd.Timedelta(days=1))
        told = f"burst {span}, {_p(row.p_value)}"
        made.append(Mark(low, _p(row.p_value), told, color))
    return made


def steps(ax: Axes, found: pd.DataFrame, time: Timeline, color: str) -> list[Mark]:
    """Draw the levels between breaks as steps; a break that may be noise is dotted."""
    made: list[Mark] = []
    found = found.sort_values("period", kind="stable")
    at = number(pd.to_datetime(found["period"]))
    edges = np.concatenate([[time.low[0]], at, [time.high[-1]]])
    for i, row in enumerate(_rows(found)):
        sure = row.p_value <= SURE
        line: dict[str, Any] = {"color": color, "zorder": 2.5, "gid": "level", "lw": 1.6}
        line |= {"alpha": 0.55, "solid_capstyle": "butt"}
        if i == 0:
            ax.plot(edges[:2], [row.before] * 2, "-", **line)
        ax.plot(edges[i + 1 : i + 3], [row.after] * 2, "-", **line)
        ax.axvline(at[i], color=color, lw=0.9, ls="-" if sure else ":", zorder=0.7, gid="break")
        held = f"{100 * row.stability:.0f} %"
        told = f"break at {day(row.period)}, {_p(row.p_value)}, at {held} of penalties"
        made.append(Mark(at[i], f"{_p(row.p_value)} · {held}", told, color))
    return made


def tips(ax: Axes, found: pd.DataFrame, time: Timeline, heights: pd.Series, color: str) -> None:
    """Put a triangle above each peak: full if it stands out of what is around."""
    middle = dict(zip(time.start, time.mid, strict=True))
    for row in _rows(found):
        ax.annotate(
            "\u25bc" if row.distinct else "\u25bd",
            (middle[row.period], heights[row.period]),
            xytext=(0, 3),
            textcoords="offset points",
            ha="center",
            va="bottom",
            size=SMALL,
            color=color,
            gid="peak",
            annotation_clip=False,
        )


def rows_of(ax: Axes, marks: list[Mark], used: int) -> tuple[list[Mark], list[int], list[int], str]:
    """Marks by time with the side and row of each label, and a note where letters must do.

    `used` letters stand in other panels.
    """
    marks = sorted(marks, key=lambda mark: mark.x)
    side, row = _arranged(ax, marks)
    if max(row, default=0) < MOST_ROWS:
        return marks, side, row, ""
    names = [ascii_lowercase[i % 26] * (1 + i // 26) for i in range(used, used + len(marks))]
    note = "; ".join(f"({n}) {mark.told}" for n, mark in zip(names, marks, strict=True))
    marks = [mark._replace(text=n) for n, mark in zip(names, marks, strict=True)]
    return marks, *_arranged(ax, marks), note


def write(ax: Axes, marks: list[Mark], side: list[int], row: list[int]) -> None:
    """Write the labels inside the axes, from the top down."""
    for mark, s, r in zip(marks, side, row, strict=True):
        ax.annotate(
            mark.text,
            (mark.x, 1),
            xycoords=ax.get_xaxis_transform(),
            xytext=(2 * s, -1 - r * ROW),
            textcoords="offset points",
            ha="left" if s > 0 else "right",
            va="top",
            size=SMALL,
            color=mark.color,
            gid="mark label",
            annotation_clip=False,
            bbox={"facecolor": "white", "alpha": 0.75, "lw": 0, "pad": 0.6},
        )


def notes(bursts: Any, breaks: Any, peaks: Any) -> str:
    """Say what the marks mean, those that are there."""
    parts = [
        f"shaded: burst (dotted outline: p above {SURE})" if _any(bursts) else "",
        f"steps: levels; lines: breaks (dotted: p above {SURE}), with the part of the penalties "
        "at which they stand"
        if _any(breaks)
        else "",
        "triangle: peak (full: its interval lies above what is around)" if _any(peaks) else "",
        "p: how often noise of this series makes as much" if _any(bursts) or _any(breaks) else "",
    ]
    return " · ".join(filter(None, parts))


def _rows(table: pd.DataFrame) -> list[Any]:
    return list(table.itertuples())


def _any(table: pd.DataFrame | None) -> bool:
    return table is not None and len(table) > 0


def _p(value: float) -> str:
    if np.isnan(value):
        return "no p"
    return f"p\u00a0=\u00a0{value:.3f}" if value < 0.1 else f"p\u00a0=\u00a0{value:.2f}"


def _arranged(ax: Axes, marks: list[Mark]) -> tuple[list[int], list[int]]:
    figure: Any = figure_of(ax)
    points = 72 / figure.dpi
    widths = []
    for mark in marks:
        text = ax.text(0, 0, mark.text, size=SMALL)
        width = text.get_window_extent(figure.canvas.get_renderer()).width
        widths.append(width * points * 1.04 + 5)
        text.remove()
    first, last = ax.get_xlim()
    room = ax.get_window_extent().width * points
    x = [(mark.x - first) / (last - first) * room for mark in marks]
    # To the right of its line, or where the axes end there to the left.
    side = [1 if a + w <= room else -1 for a, w in zip(x, widths, strict=True)]
    row: list[int] = []
    spans = [sorted((a, a + s * w)) for a, s, w in zip(x, side, widths, strict=True)]
    for i, (low, high) in enumerate(spans):
        taken = {row[j] for j in range(i) if spans[j][0] < high and low < spans[j][1]}
        row.append(next(r for r in range(i + 1) if r not in taken))
    return side, row
