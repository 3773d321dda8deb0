"""The most telling terms of each topic as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, whole
from toolkit.plot.panels import heading, overall, panels
from toolkit.plot.style import COLOURS, SMALL, caption, figure_of, style, wrap
from toolkit.plot.suggested import is_suggested

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def topic_terms(
    table: pd.DataFrame,
    *,
    n: int = 10,
    columns: int | None = None,
    title: str | None = None,
    ax: Axes | Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    """Draw the terms of each topic, the first at the top, with their weights.

    Parameters
    ----------
    table : DataFrame
        From ``model.terms(n)``: ``topic``, ``label``, ``rank`` (1 is first), ``term``,
        ``weight`` (probability of the term in the topic, 0 to 1). Terms stand in the order of
        ``rank``, which is relevance, so bars need not shrink downwards. Suggested labels, which
        end in " ?", are grey and in italics.
    n : int
        Terms of each topic at most.
    columns : int, optional
        Panels in a row.
    title, ax, width
        As in ``trend``; `ax` needs one Axes per topic.

    Returns
    -------
    array of Axes
        One per topic, by number. The weight axis is the same in all.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty, or the number of `ax` is wrong.

    Examples
    --------
    >>> frame = pd.DataFrame({"topic": 0, "label": "oil, barrels ?", "rank": [1, 2],
    ...                       "term": ["oil", "barrels"], "weight": [0.04, 0.01]})
    >>> [text.get_text() for text in topic_terms(frame)[0].get_yticklabels()]
    ['oil', 'barrels']
    """
    from matplotlib.ticker import MaxNLocator

    need_columns(table, ["topic", "label", "rank", "term", "weight"], "model.terms(10)")
    kept = table[table["rank"].le(whole("n", n, 1))].sort_values(["topic", "rank"], kind="stable")
    if not len(kept):
        raise ToolkitError("The table has no terms to draw. Make it by model.terms(10).")
    rows = int(kept.groupby("topic").size().max())
    topics = list(dict.fromkeys(kept["topic"]))
    with style():
        found = panels(
            len(topics),
            ax,
            width=width,
            height=3.4 * rows + 9,
            columns=columns,
            sharey=False,
            least=50,
        )
        for one, topic in zip(found, topics, strict=True):
            part = kept[kept["topic"] == topic]
            place = np.arange(len(part))
            one.barh(place, part["weight"], height=0.7, color=COLOURS[0])
            names = [wrap(t, 75, SMALL, 1) for t in part["term"]]
            one.set_yticks(place, names)
            one.set_ylim(rows - 0.4, -0.6)
            one.tick_params(axis="y", length=0)
            one.set_xlim(0, float(kept["weight"].max()) * 1.04)
            one.xaxis.set_major_locator(MaxNLocator(3, steps=[1, 2, 5, 10]))
        figure = figure_of(found[0])
        figure.draw_without_rendering()
        for one, topic in zip(found, topics, strict=True):
            label = str(kept.loc[kept["topic"] == topic, "label"].iloc[0])
            heading(one, label, one.get_window_extent().width * 72 / figure.dpi + 20)
        if ax is None:
            figure.supxlabel("weight: probability of the term in the topic", size="medium")
            if any(map(is_suggested, kept["label"])):
                caption(figure, "grey italics: suggested label, not yet named")
            overall(figure, title)
        else:
            found[-1].set_xlabel("weight")
    return np.array(found, dtype=object)
