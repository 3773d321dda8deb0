"""Themes over time: what share of the articles, with its denominator and its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, one_of
from toolkit.intervals import INTERVALS, interval
from toolkit.measures.about import part_searched
from toolkit.measures.cells import Cells, cells
from toolkit.measures.clusters import clusters_of
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.measures.once import once
from toolkit.topics.model import TopicModel

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

COUNTS = ["docs", "hits", "total_docs", "total_tokens", "share", "low", "high"]
COUNTS += ["effective_docs", "rate"]


def track(
    corpus: Corpus,
    themes: ThemesLike | TopicModel,
    by: str | Sequence[str] | None = "week",
    *,
    about: str | int = "any",
    copies: str = "all",
    interval: str = "clustered",
    cluster: str = "outlet-day",
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
    refits: int = 0,
) -> pd.DataFrame:
    """Follow themes or topics over time and, on request, outlet by outlet.

    Parameters
    ----------
    themes : Themes, path, mapping, list of words, or TopicModel
        What to follow.
    by : str or list of str
        One of day, week (from Monday), month, quarter, year or an offset of pandas (``"2W"``,
        ``"14D"``, ``"6h"``, ``"W-SAT"`` for weeks that end on Saturday), and any columns of the
        documents: ``["week", "outlet"]``; None for all documents in one row. Without a period
        the undated documents are counted too. With one a document is counted only if its date is
        as exact: an article of "October 2017" is in the month and in no week (see ``precision``
        of the documents). Offsets of several periods are counted from the first day of the
        corpus's span.
    about : {"any", "title", "lead"} or int
        What makes a document be about a theme: a mention anywhere in the text, in the headline
        (documents without one are left out), in the lead (the first paragraph; at least 25 words
        and at most 60), or so many mentions in the text.
    copies : {"all", "distinct", "stories"}
        Count every publication; each distinct text once, where ``corpus.copies()`` finds it
        first; or each story once, by the article with which ``corpus.stories()`` begins it.
    interval : {"clustered", "wilson", "jeffreys", "bootstrap"}
        Documents of a cluster say the same in part. ``clustered`` is Wilson's interval of the
        number of documents that would be as telling if they were independent, ``bootstrap``
        draws whole clusters again; the other two take documents as independent, which news is
        not: their interval is too narrow.
    cluster : str
        What is alike in part: articles of one ``outlet-day``, of one ``day`` in all outlets, of
        one ``period`` (the interval then holds the ordinary variation from one to the next), of
        one ``copy`` group or ``story``, or with one value in a column.
    level : float
        Coverage aimed at by the interval.
    draws, seed : int
        Draws of the bootstrap and the seed of its generator.
    refits : int
        For a TopicModel: fit it so many times to other parts of the documents, 10 for example,
        and show the range of the share under these fits.

    Returns
    -------
    DataFrame
        One row per theme and cell: ``theme``, the columns of `by` (``period`` for the period),
        ``docs``, ``hits``, ``total_docs``, ``total_tokens``, ``share`` (docs / total_docs),
        ``low`` and ``high``, ``effective_docs`` (independent documents that would be as telling;
        NaN if it cannot be told how alike the documents of a cluster are: the interval is
        Wilson's then), ``rate`` (hits per 10,000 tokens) and ``complete``. Tokens are those of
        the part that is searched. A cell without documents has a row with share NaN: unknown,
        not zero. Documents without a value in a column of `by` have rows of their own,
        ``unknown`` in a column of text and NaN in others, so that the cells add up to the
        corpus.

        For a TopicModel ``share`` is the mean share of the topic in the documents of the model
        (they are the denominators), estimated from the words of all documents of the cell, so that
        it is not quite the mean of ``model.shares()``, which leans to equal shares where documents
        are short. ``docs`` counts the documents in which it is the largest topic; ``hits`` and
        ``rate`` do not apply. The interval is a bootstrap-t on the logit scale over documents, with
        the model held fixed, made wider by what documents of a cluster have in common
        (``clustered``), or over whole clusters (``bootstrap``). Where a share is within three
        standard errors of 0 or 1, or has fewer than 20 documents or clusters, it is Wilson's with
        the spread of documents in all cells; a cell of one has none. ``cluster="period"`` is
        refused where fewer than ten pairs of neighbouring periods tell how alike its documents are.
        With `refits` there are ``refit_low``, ``refit_high``, the smallest and largest share under
        the refits, and ``refits``, how many have the topic. `about` and the other intervals are for
        themes.

    Raises
    ------
    ToolkitError
        No theme was given, a name in `by` is not known or has two meanings, no document has a
        date, there would be more than five million cells, the model knows no document, or
        another argument is not one of those allowed.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Rao, J. N. K. and Scott, A. J. (1992). A simple method for the analysis of clustered binary
    data.

    Hopkins, D. J. and King, G. (2010). A method of automated nonparametric content analysis for
    social science (shares of topics).

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["Kirkuk fell", "rain", "Kirkuk"], "language": "en",
    ...                       "date": ["2017-10-16", "2017-10-17", "2017-10-30"]})
    >>> tk.from_frame(frame).track(["kirkuk"])[["period", "docs", "total_docs", "share"]]
          period  docs  total_docs  share
    0 2017-10-16     1           2    0.5
    1 2017-10-23     0           0    NaN
    2 2017-10-30     1           1    1.0
    """
    if isinstance(themes, TopicModel):
        _need_of_topics(about, interval)
        return themes.track(
            corpus,
            by,
            copies=copies,
            interval=interval,
            cluster=cluster,
            level=level,
            draws=draws,
            seed=seed,
            refits=refits,
        )
    if refits:
        raise ToolkitError(f"refits={refits!r} is for a topic model; themes are not fitted.")
    one_of("interval", interval, list(INTERVALS))
    wanted = some_themes(themes)
    corpus = once(corpus, copies)
    searched = part_searched(corpus, about)
    layout = cells(corpus, by, lengths=searched.lengths, counted=searched.counted)
    grouped = clusters_of(corpus, layout, cluster)
    how: dict[str, Any] = {"level": level, "draws": draws, "seed": seed}
    parts = []
    for name, hits in searched.hits(corpus, wanted):
        table = _counted(layout, name, hits, searched.least)
        bounds = _interval(interval, grouped, hits >= searched.least, **how)
        table["low"], table["high"], table["effective_docs"] = bounds
        parts.append(table)
    table = pd.concat(parts, ignore_index=True)
    return table[[c for c in ["theme", *layout.keys, *COUNTS, "complete"] if c in table]]


def _need_of_topics(about: Any, interval: Any) -> None:
    if about != "any":
        raise ToolkitError(
            f"about={about!r} is for themes and does not apply to a topic model, whose share is a "
            "mean over whole documents. Leave it out."
        )
    if interval in ("wilson", "jeffreys"):
        raise ToolkitError(
            f"interval={interval!r} is for counts of documents and does not apply to a topic "
            "model, whose share is a mean. Allowed: 'clustered', 'bootstrap'."
        )


_interval = interval  # the argument of `track` has the name that users look for


def _counted(layout: Cells, name: str, hits: np.ndarray, least: int) -> pd.DataFrame:
    table = layout.table.copy()
    known = layout.of >= 0
    of, hits, size = layout.of[known], hits[known], len(table)
    table["theme"] = name
    table["docs"] = np.bincount(of, hits >= least, size).astype(np.int64)
    table["hits"] = np.bincount(of, hits, size).astype(np.int64)
    table["share"] = table["docs"] / table["total_docs"].where(table["total_docs"].gt(0))
    tokens = table["total_tokens"].where(table["total_tokens"].gt(0))
    table["rate"] = 10_000 * table["hits"] / tokens
    return table
