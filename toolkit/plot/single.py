"""Themes over time on one pair of axes, each named at the end of its line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.plot import events as marked
from toolkit.plot.dates import Timeline, calendar
from toolkit.plot.labels import end_labels, settle
from toolkit.plot.lines import How, panel
from toolkit.plot.panels import panels
from toolkit.plot.scales import notes, y_axis, y_label
from toolkit.plot.style import LOOKS, SMALL, TITLE, axes, caption, figure_of, wrap

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
    """Draw all themes of `table`; a new figure grows by the rows of labels that it needs."""
    target = axes(None, width) if ax is None else panels(1, ax, width=width, height=0)[0]
    parts = {name: table[table["theme"] == name] for name in dict.fromkeys(table["theme"])}
    panel(target, parts, time, how, LOOKS)
    y_axis(target, table, how)
    target.set_ylabel(y_label(table, how, time, None))
    calendar(target, time)
    marked.lines(target, events)
    made, figure = end_labels(target), figure_of(target)
    caption(target, notes(table, how))
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
