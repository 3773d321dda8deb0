"""Themes over time on one pair of axes, each named at the end of its line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.plot import events as marked
from toolkit.plot.dates import Timeline, calendar
from toolkit.plot.direction import isolated
from toolkit.plot.labels import end_labels, settle
from toolkit.plot.lines import panel
from toolkit.plot.measured import How
from toolkit.plot.notes import notes
from toolkit.plot.panels import panels
from toolkit.plot.scales import denominator, own_denominators, y_axis, y_label
from toolkit.plot.style import LOOKS, SMALL, TITLE, axes, caption, figure_of, plain, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def single(
    table: pd.DataFrame,
    time: Timeline,
    how: How,
    *,
    events: pd.DataFrame,
    ax: Axes | Sequence[Axes] | None,
    width: float | str,
    title: str | None,
) -> Axes:
    """Draw all lines of `table`; a new figure grows by the rows of labels that it needs."""
    target = axes(None, width) if ax is None else panels(1, ax, width=width, height=0)[0]
    parts = {str(v): table[table[how.line] == v] for v in dict.fromkeys(table[how.line])}
    if own_denominators(table, how):
        parts = {f"{isolated(v)} (n\u00a0=\u00a0{denominator(p):,})": p for v, p in parts.items()}
    panel(target, parts, time, how, LOOKS)
    y_axis(target, table, how)
    theme = "" if how.line == "theme" else f"{isolated(table['theme'].iloc[0])}: "
    target.set_ylabel(plain(theme + y_label(table, how, time)))
    calendar(target, time)
    marked.lines(target, events)
    made, figure = end_labels(target), figure_of(target)
    caption(target, notes(table, how, time))
    figure.draw_without_rendering()
    height, key = marked.label(target, events)
    if title:
        words = wrap(title, figure.get_figwidth() * 72 - 60, TITLE)
        target.set_title(words, loc="left", size=TITLE, weight="bold", pad=height + 5)
    if key:
        caption(target, key)
    if ax is None:
        below = 1.3 * SMALL * target.get_xlabel().count("\n")
        figure.set_figheight(figure.get_figheight() + (height + below + 15 * bool(title)) / 72)
    figure.draw_without_rendering()
    settle(target, made)
    return target
