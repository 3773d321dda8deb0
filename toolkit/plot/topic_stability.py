"""How surely each topic comes back when the model is fitted again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.plot.direction import balanced, isolated
from toolkit.plot.panels import overall, panels
from toolkit.plot.style import (
    COLOURS,
    GREY,
    PALE,
    SMALL,
    TEXT,
    axes,
    caption,
    figure_of,
    size,
    style,
    wrap,
)
from toolkit.plot.suggested import is_suggested, look, unbroken

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "model.stability()"
NEEDED = ["topic", "label", "jaccard", "low", "high", "stable"]
MOST_ROWS = 100
WEAK = "#a9a9a9"


def topic_stability(
    table: pd.DataFrame,
    *,
    title: str | None = None,
    ax: Axes | Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    """Draw the stability of each topic with its range, and beside it its coherence.

    Parameters
    ----------
    table : DataFrame
        From ``model.stability()``: ``topic``, ``label``, ``jaccard`` (0 to 1), ``low``, ``high``,
        ``stable``, and ``coherence`` if it is to be drawn. The most stable topic stands at the
        top; those that are not stable are grey. Suggested labels, which end in " ?", are grey
        and in italics; the number of the topic stands before.
    title, width
        As in ``trend``.
    ax : Axes or sequence of Axes, optional
        Two; one if the table has no coherence.

    Returns
    -------
    array of Axes
        Stability, and coherence if the table has it. A value that is not known has no marker.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty or has more than 100 rows or several for a topic,
        or the number of `ax` is wrong.

    Examples
    --------
    >>> table = pd.DataFrame({"topic": [0, 1], "label": ["Oil", "Polls"], "jaccard": [0.3, 0.8],
    ...     "low": [0.1, 0.6], "high": [0.5, 1.0], "stable": [False, True]})
    >>> [label.get_text() for label in topic_stability(table)[0].get_yticklabels()]
    ['1: Polls', '0: Oil']
    """
    need_columns(table, NEEDED, MAKER)
    _drawable(table)
    ranked = table.sort_values(["jaccard", "topic"], ascending=[False, True], kind="stable")
    both = "coherence" in table
    with style():
        found = _axes(ax, 1 + both, width, max(3.9 * len(ranked) + 30, 44))
        figure: Any = figure_of(found[0])
        weak = ~ranked["stable"].to_numpy(bool)
        _dots(found[0], ranked["jaccard"], weak, ranked[["low", "high"]].to_numpy(float))
        found[0].set_xlim(0, 1)
        heads = ["stability"]
        if both:
            _dots(found[1], ranked["coherence"], weak)
            found[1].axvline(0, color=GREY, lw=0.5, zorder=0.5)
            found[1].set_xlim(*_reach(ranked["coherence"].dropna()))
            heads.append("coherence")
        for one, head in zip(found, heads, strict=True):
            one.set_title(head, loc="left", size=TEXT, weight="bold", pad=4)
            one.set_ylim(len(ranked) - 0.4, -0.6)
            one.set_yticks(range(len(ranked)), [""] * len(ranked))
            one.tick_params(axis="y", length=0)
        _names(found[0], ranked, min(150, 0.36 * 72 * figure.get_figwidth()))
        said = [
            "dot: Jaccard of the first terms in two refits to parts of the documents, mean of all "
            "pairs; line: 90 % of the pairs",
            "grey: topic does not come back often enough" if weak.any() else "",
            "grey italics: suggested label" if ranked["label"].map(is_suggested).any() else "",
        ]
        caption(figure if ax is None else found[0], " \u00b7 ".join(filter(None, said)))
        if ax is None:
            overall(figure, title)
    return np.array(found, dtype=object)


def _axes(ax: Any, count: int, width: float | str, height: float) -> list[Axes]:
    if ax is not None:
        return panels(count, ax, width=width, height=0)
    import matplotlib.pyplot as plt

    _, made = plt.subplots(
        1, count, figsize=size(width, height), squeeze=False, layout="constrained"
    )
    return [axes(one) for one in made.flat]


def _reach(known: pd.Series) -> tuple[float, float]:
    """Ends of the axis of coherence: 0 is on it, and a few values do not fill it."""
    low, high = min([0.0, *known]), max([0.2, *known])
    return low - 0.04 * (high - low), high + 0.04 * (high - low)


def _drawable(table: pd.DataFrame) -> None:
    if not len(table):
        raise ToolkitError(f"The table has no topics to draw. Make it by {MAKER}.")
    if table["topic"].duplicated().any():
        raise ToolkitError(f"The table has several rows for one topic. Make it by {MAKER}.")
    if len(table) > MOST_ROWS:
        raise ToolkitError(
            f"{len(table)} topics cannot be read in one figure; allowed: {MOST_ROWS}. Draw some of "
            "them: table.nsmallest(50, 'jaccard')."
        )


def _names(ax: Axes, ranked: pd.DataFrame, room: float) -> None:
    names = [
        f"{topic}: {isolated(unbroken(label))}"
        for topic, label in zip(ranked["topic"], ranked["label"], strict=True)
    ]
    ax.set_yticks(range(len(names)), [balanced(wrap(name, room, TEXT, 1)) for name in names])
    for text, label in zip(ax.get_yticklabels(), ranked["label"], strict=True):
        text.set(**look(label))


def _dots(ax: Axes, column: pd.Series, weak: Any, reach: Any = None) -> None:
    from matplotlib.ticker import MaxNLocator

    value, row = column.to_numpy(float), np.arange(len(column))
    ax.grid(axis="x", color=PALE, lw=0.5)
    ax.set_axisbelow(True)
    for some, colour, name in ((~weak, COLOURS[0], "stable"), (weak, WEAK, "weak")):
        some = some & np.isfinite(value)
        if not some.any():  # an empty line that is not clipped would stretch the layout
            continue
        if reach is not None:
            low, high = reach[some].T
            ax.hlines(row[some], low, high, color=colour, lw=1.3, alpha=0.6, gid=f"{name} range")
        ax.plot(value[some], row[some], "o", ms=4, color=colour, clip_on=False, gid=name)
    for y in row[~np.isfinite(value)]:
        ax.text(0.02, y, "unknown", transform=ax.get_yaxis_transform(), va="center", size=SMALL,
                color=GREY, gid="unknown")  # fmt: skip
    ax.xaxis.set_major_locator(MaxNLocator(4 if reach is None else 5, steps=[1, 2, 5, 10]))
