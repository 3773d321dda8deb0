"""All topics at a glance: how large, how called, which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, whole
from toolkit.intervals.contract import need_level
from toolkit.plot.direction import balanced, isolated
from toolkit.plot.style import (
    COLOURS,
    INK,
    PALE,
    SMALL,
    TEXT,
    TITLE,
    axes,
    caption,
    figure_of,
    style,
    wrap,
)
from toolkit.plot.suggested import is_suggested, look, unbroken

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.track(model, by=None)"
MANY = 25  # topics from which rows have one line
NAME = {1: 140.0, 2: 120.0}  # points for the name of a topic, in one or two lines
WORDS = 240.0  # and for its terms


def topics_overview(
    table: pd.DataFrame,
    terms: pd.DataFrame,
    stability: pd.DataFrame | None = None,
    *,
    n: int = 8,
    level: float = 0.95,
    unit: str = "articles",
    title: str | None = None,
    ax: Axes | None = None,
    width: float | str = "double",
) -> Axes:
    """Draw the mean share of every topic, the largest first, with its name and first terms.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.track(model, by=None)``: ``topic``, ``theme`` (its label), ``share``,
        ``low``, ``high``, ``total_docs``. Suggested labels, which end in " ?", are grey and in
        italics; the number of the topic stands before.
    terms : DataFrame
        From ``model.terms(8)``: ``topic``, ``rank``, ``term``.
    stability : DataFrame, optional
        From ``model.stability()``: ``topic``, ``stable``. Topics that are not are grey.
    n : int
        Terms written of each topic at most.
    level : float
        Coverage that the intervals of the table were made for; it is written, not computed.
    unit : str
        What the documents are called.
    title, ax, width
        As in ``trend``.

    Returns
    -------
    Axes

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty or has several rows for a topic, or another table
        lacks one of its topics.

    Examples
    --------
    >>> table = pd.DataFrame({"topic": [0, 1], "theme": ["Oil", "Polls"],
    ...     "share": [0.3, 0.7], "low": [0.2, 0.6], "high": [0.4, 0.8], "total_docs": 50})
    >>> terms = pd.DataFrame({"topic": [0, 1], "rank": 1, "term": ["oil", "vote"]})
    >>> [label.get_text() for label in topics_overview(table, terms).get_yticklabels()]
    ['1: Polls', '0: Oil']
    """
    need_columns(table, ["topic", "theme", "share", "low", "high", "total_docs"], MAKER)
    need_columns(terms, ["topic", "rank", "term"], "model.terms(8)")
    need_level(level)
    if not len(table):
        raise ToolkitError(f"The table has no topics to draw. Make it by {MAKER}.")
    if table["topic"].duplicated().any():
        raise ToolkitError(
            f"The table has several rows for one topic. Make it of the whole corpus: {MAKER}."
        )
    kept = terms[terms["rank"].le(whole("n", n, 1))].sort_values(["topic", "rank"])
    words = kept.groupby("topic", sort=False)["term"].agg(lambda part: ", ".join(map(str, part)))
    _same_topics(table, words.index, "terms", "model.terms(8)")
    weak = pd.Series(False, table["topic"])
    if stability is not None:
        need_columns(stability, ["topic", "stable"], "model.stability()")
        _same_topics(table, stability["topic"], "stability", "model.stability()")
        weak = ~stability.set_index("topic")["stable"].astype(bool)
    ranked = table.sort_values(["share", "topic"], ascending=[False, True], kind="stable")
    lines = 2 if len(table) <= MANY else 1
    with style():
        target = axes(ax, width, (3.0 + 2.6 * lines) * len(table) + 18)
        place = np.arange(len(ranked))
        share = ranked["share"].to_numpy(float)
        pale = weak.reindex(ranked["topic"]).to_numpy(bool)
        colours = [PALE if grey else COLOURS[0] for grey in pale]
        target.barh(place, share, height=0.62, color=colours, gid="share")
        reach = np.stack([share - ranked["low"], ranked["high"] - share]).astype(float)
        target.errorbar(
            share, place, xerr=np.maximum(reach, 0), fmt="none", ecolor=INK, elinewidth=0.7
        )
        names = [
            f"{topic}: {isolated(unbroken(label))}"
            for topic, label in zip(ranked["topic"], ranked["theme"], strict=True)
        ]
        target.set_yticks(place, [balanced(wrap(name, NAME[lines], TEXT, lines)) for name in names])
        for text, label in zip(target.get_yticklabels(), ranked["theme"], strict=True):
            text.set(**look(label))
        for y, topic in zip(place.tolist(), ranked["topic"], strict=True):
            target.text(
                1.03, y, balanced(wrap(isolated(words[topic]), WORDS, SMALL, lines)), size=SMALL,
                transform=target.get_yaxis_transform(), va="center", gid="terms", linespacing=1.05,
            )  # fmt: skip
        target.set_ylim(len(ranked) - 0.4, -0.6)
        target.set_xlim(0, max(float(np.nanmax(ranked[["share", "high"]])), 1e-9) * 1.04)
        target.tick_params(axis="y", length=0)
        said = [
            f"mean share of the topic in {int(ranked['total_docs'].max()):,} {unit}",
            f"line: {100 * level:g} % interval over {unit}" if ranked["low"].notna().any() else "",
            "grey bar: topic does not come back when fitted again" if pale.any() else "",
            "grey italics: suggested label" if ranked["theme"].map(is_suggested).any() else "",
        ]
        caption(target, " \u00b7 ".join(filter(None, said)))
        if title:
            whole_width = figure_of(target).get_figwidth() * 72 - 60
            target.set_title(wrap(title, whole_width, TITLE), loc="left", size=TITLE, weight="bold")
    return target


def _same_topics(table: pd.DataFrame, have: pd.Index | pd.Series, name: str, maker: str) -> None:
    if lost := sorted(set(table["topic"]) - set(have)):
        raise ToolkitError(f"The table of {name} lacks topic {lost[0]}. Make it by {maker}.")
