"""Small multiples over time: one panel per theme, topic or outlet, on shared axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.plot import events as marked
from toolkit.plot.dates import Timeline, calendar
from toolkit.plot.lines import How, panel
from toolkit.plot.panels import panels, shared_ylabel
from toolkit.plot.scales import denominator, notes, y_axis, y_label
from toolkit.plot.style import LOOKS, TEXT, TITLE, caption, figure_of, heading, plain, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes


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
    found = panels(len(names), ax, width=width, height=34, columns=columns)
    figure = figure_of(found[0])
    for one, name in zip(found, names, strict=True):
        part = table[table[by] == name]
        parts = {t: part[part["theme"] == t] for t in themes} or {str(name): part}
        panel(one, parts, time, how, LOOKS)
        marked.lines(one, events)
        y_axis(one, table, how)
        calendar(one, time)
    figure.draw_without_rendering()
    height, key = 0.0, ""
    if len(events):
        numbered = events.assign(text=[str(i) for i in range(1, len(events) + 1)])
        top = found[0].get_position().y1
        for one in (f for f in found if abs(f.get_position().y1 - top) < 0.01):
            height, _ = marked.label(one, numbered)
        key = "; ".join(f"{i} {t}" for i, t in enumerate(events["text"], 1))
    room = found[0].get_window_extent().width * 72 / figure.dpi
    for one, name in zip(found, names, strict=True):
        part = table[table[by] == name]
        label = str(part["theme"].iloc[0]) if by == "topic" else str(name)
        n = f" (n = {denominator(part):,})" if themes else ""
        pad = height + 3 if abs(one.get_position().y1 - found[0].get_position().y1) < 0.01 else 3
        heading(one, label, room, pad=pad, after=n)
    y = y_label(table, how, time, by if themes else None)
    one_theme = f"{themes[0]}: " if len(themes) == 1 else ""
    shared_ylabel(found, ax is not None, plain(one_theme + y))
    if len(themes) > 1:
        handles: Any = [line for line in found[0].lines if line.get_gid() == "line"]
        over = {"handles": handles, "frameon": False, "fontsize": TEXT, "handlelength": 3.5}
        if ax is None:
            figure.legend(loc="outside upper left", ncols=len(themes), **over)
        else:
            found[0].legend(loc="best", **over)
    if title and ax is None:
        words = wrap(title, figure.get_figwidth() * 72, TITLE)
        figure.suptitle(words, x=0.01, ha="left", size=TITLE, weight="bold")
    below: Any = figure if ax is None else found[-1]
    for text in filter(None, [notes(table, how), key and "Events: " + key]):
        caption(below, text)
    return found
