"""Themes over time with their bursts, breaks and peaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.plot import marks
from toolkit.plot.dates import Timeline, timeline
from toolkit.plot.direction import isolated
from toolkit.plot.labels import settle
from toolkit.plot.style import LOOKS, SMALL, caption, figure_of, style
from toolkit.plot.tables import distinct, group_of, named
from toolkit.plot.trend import trend

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NEEDED = {
    "bursts": ["theme", "first", "last", "p_value"],
    "breaks": ["theme", "period", "before", "after", "stability", "p_value"],
    "peaks": ["theme", "period", "distinct"],
}


def changes(
    table: pd.DataFrame,
    *,
    bursts: pd.DataFrame | None = None,
    breaks: pd.DataFrame | None = None,
    peaks: pd.DataFrame | None = None,
    y: str = "share",
    events: pd.DataFrame | None = None,
    event_themes: str | Sequence[str] | None = None,
    group: str | None = None,
    min_n: int = 5,
    band: bool = True,
    level: float = 0.95,
    unit: str = "articles",
    title: str | None = None,
    ax: Axes | Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    """Draw themes over time and mark where they burst, break and peak, and how sure that is.

    Bursts are shaded, the levels between breaks are steps, peaks get a triangle. A label at the
    top tells the p-value and, for a break, the part of the penalties at which it stands. What may
    as well be noise (p above 0.05) is dotted; peaks that do not stand out are hollow.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.track``, as for ``trend``.
    bursts, breaks, peaks : DataFrame, optional
        From ``tk.change.bursts``, ``tk.change.breaks`` and ``tk.change.peaks`` of this table; at
        least one.
    y, events, event_themes, group, min_n, band, level, unit, title, ax, width
        As in ``trend``.

    Returns
    -------
    Axes, or array of Axes
        As ``trend`` returns.

    Raises
    ------
    ToolkitError
        Nothing was given to mark, columns are missing, a theme or group to be marked is not in
        the table, or ``trend`` refuses the table.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "theme": "oil", "period": pd.date_range("2017-10-02", periods=3, freq="7D"),
    ...     "share": [0.1, 0.5, 0.1], "low": [0.0, 0.3, 0.0], "high": [0.3, 0.7, 0.3],
    ...     "total_docs": 20, "complete": True})
    >>> peak = frame.loc[[1], ["theme", "period"]].assign(distinct=True)
    >>> ax = changes(frame, peaks=peak)
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "peak"]
    ['▼']
    """
    given = {"bursts": bursts, "breaks": breaks, "peaks": peaks}
    if all(found is None for found in given.values()):
        raise ToolkitError(
            "There is nothing to mark. Give bursts=tk.change.bursts(trend), "
            "breaks=tk.change.breaks(trend) or peaks=tk.change.peaks(trend)."
        )
    over: dict[str, Any] = {"y": y, "events": events, "event_themes": event_themes}
    over |= {"group": group, "min_n": min_n, "band": band, "level": level, "unit": unit}
    drawn = trend(table, title=title, ax=ax, width=width, **over)
    table = distinct(table)
    group = group_of(table, group)
    table = named(table, group) if group else table
    found = {name: _checked(name, part, table, group) for name, part in given.items()}
    panels = _panels(drawn, table, group)
    time = timeline(table["period"])
    with style():
        _mark(panels, found, time, y, group, new=ax is None, drawn=drawn)
    return drawn


def _checked(
    name: str, found: pd.DataFrame | None, table: pd.DataFrame, group: str | None
) -> pd.DataFrame:
    """The rows to mark; none if nothing was given."""
    maker = f"tk.change.{name}(trend)"
    keys = ["theme", *([group] if group else [])]
    if found is None:
        return pd.DataFrame(columns=list(dict.fromkeys([*NEEDED[name], *keys])))
    need_columns(found, [*NEEDED[name], *keys], maker)
    found = distinct(found)
    found = named(found, group) if group else found
    for key in keys:
        strange = set(found[key]) - set(table[key])
        if strange:
            raise ToolkitError(
                f"{name} has {key} {listed(sorted(map(str, strange)))}, which the table lacks. "
                f"Take the {name} of this table: {maker}."
            )
    dates = [column for column in ("first", "last", "period") if column in found]
    strange = {date for c in dates for date in found[c]} - set(pd.to_datetime(table["period"]))
    if strange:
        raise ToolkitError(
            f"{name} has the period {min(strange):%Y-%m-%d}, which the table lacks. Take the "
            f"{name} of this table: {maker}."
        )
    return found


def _panels(drawn: Any, table: pd.DataFrame, group: str | None) -> list[tuple[Any, pd.DataFrame]]:
    """Each axes with the rows that are drawn on it."""
    if not isinstance(drawn, np.ndarray):
        return [(drawn, table)]
    by = group or "theme"
    names = list(dict.fromkeys(table[by]))
    return [(one, table[table[by] == n]) for one, n in zip(drawn, names, strict=True)]


def _mark(
    panels: list[tuple[Any, pd.DataFrame]],
    found: dict[str, pd.DataFrame],
    time: Timeline,
    y: str,
    group: str | None,
    *,
    new: bool,
    drawn: Any,
) -> None:
    figure: Any = figure_of(panels[0][0])
    labelled: list[tuple[Any, Any]] = []
    several = len({tuple(key) for _, part in panels for key in _keys(part, group)}) > 1
    letters = 0
    for ax, part in panels:
        made: list[marks.Mark] = []
        for look, theme in zip(LOOKS, dict.fromkeys(part["theme"]), strict=False):
            own = part[part["theme"] == theme]
            mine = {name: _of(rows, own, group) for name, rows in found.items()}
            new_marks = marks.shade(ax, mine["bursts"], time, look[0])
            new_marks += marks.steps(ax, mine["breaks"], time, look[0])
            name = ", ".join(isolated(v) for v in _keys(own, group)[0]) + ": " if several else ""
            made += [mark._replace(told=name + mark.told) for mark in new_marks]
            heights = own.set_index(pd.to_datetime(own["period"]))[y]
            marks.tips(ax, mine["peaks"], time, heights, look[0])
        arranged = marks.rows_of(ax, made, letters)
        letters += len(made) if arranged[-1] else 0
        labelled.append((ax, arranged))
    _headroom(labelled)
    for ax, (placed, side, row, _) in labelled:
        marks.write(ax, placed, side, row)
    below = drawn if not isinstance(drawn, np.ndarray) else (figure if new else panels[-1][0])
    keys = [note for _, (*_, note) in labelled if note]
    before = _lines(below)
    for text in filter(None, [marks.notes(*(found[n] for n in NEEDED)), *keys]):
        caption(below, text)
    if new:
        added = (_lines(below) - before) * 1.3 * SMALL
        figure.set_figheight(figure.get_figheight() + added / 72)
    figure.draw_without_rendering()
    for ax, _ in panels:
        names = [text for text in ax.texts if text.get_gid() == "end label"]
        if names:
            settle(ax, names)


def _keys(part: pd.DataFrame, group: str | None) -> list[list[Any]]:
    return part[["theme", *([group] if group else [])]].drop_duplicates().to_numpy().tolist()


def _of(rows: pd.DataFrame, own: pd.DataFrame, group: str | None) -> pd.DataFrame:
    """The rows of the theme, and of the group, of a series."""
    for key in ["theme", *([group] if group else [])]:
        rows = rows[rows[key].eq(own[key].iloc[0])]
    return rows


def _lines(below: Any) -> int:
    text = below.get_xlabel() if hasattr(below, "get_xlabel") else below.get_supxlabel()
    return int(text.count("\n"))


def _headroom(labelled: list[tuple[Any, Any]]) -> None:
    """Make room for labels and triangles above what is drawn; the ticks end where they did."""
    figure: Any = figure_of(labelled[0][0])
    rooms = []
    for ax, (_, _, row, _) in labelled:
        peaked = any(text.get_gid() == "peak" for text in ax.texts)
        points = (max(row, default=-1) + 1 + peaked) * marks.ROW + 2
        rooms.append(points / (ax.get_window_extent().height * 72 / figure.dpi))
    limits = {ax: (ax.get_ylim(), ax.get_yticks()) for ax, _ in labelled}
    for ax, ((low, high), ticks) in limits.items():
        ax.set_yticks([tick for tick in ticks if low <= tick <= high])
        # Panels share their scale: the one with most rows decides.
        ax.set_ylim(low, high / (1 - min(0.45, max(rooms))))
