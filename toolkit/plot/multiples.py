"""Small multiples over time: one panel per theme, topic or outlet, on shared axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.plot import events as marked
from toolkit.plot.dates import Timeline, calendar
from toolkit.plot.direction import isolated
from toolkit.plot.lines import panel
from toolkit.plot.measured import How
from toolkit.plot.notes import notes
from toolkit.plot.panels import heading, overall, panels, shared_ylabel
from toolkit.plot.scales import denominator, own_denominators, y_axis, y_label
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
    """Draw one panel per value of `by`, those of `names` in that order.

    In each there is a line per value of ``how.line``, unless that is what makes the panels.
    """
    names = list(dict.fromkeys(table[by])) if names is None else list(names)
    lines = [] if by in ("topic", how.line) else list(dict.fromkeys(table[how.line]))
    behind = how.measured.behind
    height = 34 if len(names) <= 12 else 27
    found = panels(len(names), ax, width=width, height=height, columns=columns, by=by)
    figure = figure_of(found[0])
    for one, name in zip(found, names, strict=True):
        part = table[table[by] == name]
        parts = {str(v): part[part[how.line] == v] for v in lines} or {str(name): part}
        if behind and len(parts) == 1:  # the key says only which line is which
            parts = {"": part}
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
        n = f" (n\u00a0=\u00a0{_n(part, how)})" if lines else ""
        pad = 5 + above * (abs(one.get_position().y1 - found[0].get_position().y1) < 0.01)
        heading(one, label, room, pad=pad, after=n)
    # Where each panel has its own n, their sum is of no use: panels may share documents.
    y = y_label(table, how, time, n=not lines)
    themes = list(dict.fromkeys(table["theme"]))
    one_theme = f"{isolated(themes[0])}: " if len(themes) == 1 and lines else ""
    if len(lines) > 1 or behind:
        handles: Any = [line for line in found[0].lines if line.get_gid() in ("line", "raw")]
        over: dict[str, Any] = {
            "handles": handles,
            "frameon": False,
            "fontsize": TEXT,
            "handlelength": 3.5,
        }
        if ax is None:
            over |= {"title": plain(title or ""), "title_fontproperties": BOLD, "alignment": "left"}
            figure.legend(loc="outside upper left", ncols=min(4, len(handles)), **over)
        else:
            found[0].legend(loc="best", **over)
    elif ax is None:
        overall(figure, title)
    below: Any = figure if ax is None else found[-1]
    for text in filter(None, [notes(table, how, time, by), key]):
        caption(below, text)
    if ax is None:
        rows = (
            figure.get_supxlabel().count("\n")
            + (2 if title else 0)
            + (2 if len(lines) > 1 or behind else 0)
        )
        figure.set_figheight(figure.get_figheight() + (above + rows * 1.3 * SMALL) / 72)
    shared_ylabel(found, ax is not None, one_theme + y)
    return found


def _n(part: pd.DataFrame, how: How) -> str:
    """Documents of a panel; of each of its lines, in their order, where these differ."""
    if not own_denominators(part, how):
        return f"{denominator(part):,}"
    each = part.groupby(how.line, sort=False)
    return ", ".join(f"{denominator(one):,}" for _, one in each)
