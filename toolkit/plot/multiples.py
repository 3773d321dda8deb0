"""Small multiples over time: one panel per theme, topic or outlet, on shared axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.plot import events as marked
from toolkit.plot.dates import Timeline, calendar
from toolkit.plot.lines import How, panel
from toolkit.plot.panels import heading, overall, panels, shared_ylabel
from toolkit.plot.scales import denominator, notes, y_axis, y_label
from toolkit.plot.style import LOOKS, SMALL, TEXT, TITLE, caption, figure_of, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Face of the title above a legend.
BOLD = {"weight": "bold", "size": TITLE}


def multiples(
    table: pd.DataFrame,
    by: str,
    time: Timeline,
    how: How,
    *,
    names: Sequence[Any] | None = None,
    events: pd.DataFrame,
    ax: Axes | Sequence[Axes] | None,
    width: float | str,
    title: str | None,
    columns: int | None = None,
) -> list[Axes]:
    """Draw one panel per value of `by`, those of `names` in that order."""
    names = list(dict.fromkeys(table[by])) if names is None else list(names)
    themes = list(dict.fromkeys(table["theme"])) if by not in ("theme", "topic") else []
    height = 34 if len(names) <= 12 else 27
    found = panels(len(names), ax, width=width, height=height, columns=columns, by=by)
    figure = figure_of(found[0])
    for one, name in zip(found, names, strict=True):
        part = table[table[by] == name]
        parts = {t: part[part["theme"] == t] for t in themes} or {str(name): part}
        panel(one, parts, time, how, LOOKS)
        marked.lines(one, events)
        y_axis(one, table, how)
        calendar(one, time)
    figure.draw_without_rendering()
    above, key = 0.0, ""
    if len(events):
        top = found[0].get_position().y1
        if columns == 1:  # wide enough for names
            above, key = marked.label(found[0], events)
        else:
            numbered = events.assign(text=[str(i) for i in range(1, len(events) + 1)])
            for one in (f for f in found if abs(f.get_position().y1 - top) < 0.01):
                above, _ = marked.label(one, numbered)
            key = marked.numbered(events)
    room = found[0].get_window_extent().width * 72 / figure.dpi
    for one, name in zip(found, names, strict=True):
        part = table[table[by] == name]
        label = str(part["theme"].iloc[0]) if by == "topic" else str(name)
        n = f" (n\u00a0=\u00a0{denominator(part):,})" if themes else ""
        pad = above + 3 if abs(one.get_position().y1 - found[0].get_position().y1) < 0.01 else 3
        heading(one, label, room, pad=pad, after=n)
    y = y_label(table, how, time, by if themes else None)
    one_theme = f"{themes[0]}: " if len(themes) == 1 else ""
    if len(themes) > 1:
        handles: Any = [line for line in found[0].lines if line.get_gid() == "line"]
        over: dict[str, Any] = {
            "handles": handles,
            "frameon": False,
            "fontsize": TEXT,
            "handlelength": 3.5,
        }
        if ax is None:
            over |= {"title": plain(title or ""), "title_fontproperties": BOLD, "alignment": "left"}
            figure.legend(loc="outside upper left", ncols=len(themes), **over)
        else:
            found[0].legend(loc="best", **over)
    elif ax is None:
        overall(figure, title)
    below: Any = figure if ax is None else found[-1]
    for text in filter(None, [notes(table, how), key]):
        caption(below, text)
    if ax is None:
        rows = (
            figure.get_supxlabel().count("\n") + (2 if title else 0) + (2 if len(themes) > 1 else 0)
        )
        figure.set_figheight(figure.get_figheight() + (above + rows * 1.3 * SMALL) / 72)
    shared_ylabel(found, ax is not None, one_theme + y)
    return found
