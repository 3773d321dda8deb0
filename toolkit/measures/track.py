"""Themes over time: what share of the articles, with its denominator and its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.measures.cells import Cells, cells
from toolkit.measures.intervals import wilson
from toolkit.measures.lookup import ThemesLike, some_themes, theme_hits
from toolkit.topics.model import TopicModel

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

COUNTS = ["docs", "hits", "total_docs", "total_tokens", "share", "low", "high", "rate"]


def track(
    corpus: Corpus, themes: ThemesLike | TopicModel, by: str | Sequence[str] = "week"
) -> pd.DataFrame:
    """Follow themes or topics over time and, on request, outlet by outlet.

    Parameters
    ----------
    themes : Themes, path, mapping, list of words, or TopicModel
        What to follow.
    by : str or list of str
        One of day, week (from Monday), month, quarter, year, and any columns of the documents:
        ``["week", "outlet"]``. Without a period the undated documents are counted too. With one
        a document is counted only if its date is as exact: an article of "October 2017" is in
        the month and in no week (see ``precision`` of the documents).

    Returns
    -------
    DataFrame
        One row per theme and cell: ``theme``, the columns of `by` (``period`` for the period),
        ``docs``, ``hits``, ``total_docs``, ``total_tokens``, ``share`` (docs / total_docs),
        ``low`` and ``high`` (Wilson, 95 %), ``rate`` (hits per 10,000 tokens) and ``complete``.
        A cell without documents has a row with share NaN: unknown, not zero. Documents without
        a value in a column of `by` have rows of their own, ``unknown`` in a column of text and
        NaN in others, so that the cells add up to the corpus. The interval takes
        articles as independent, which reprints and running stories are not; it is a lower
        bound of the uncertainty.

        For a TopicModel ``share`` is the mean share of the topic in the documents that the
        model was fitted on (they are the denominators), ``docs`` counts the documents in which
        it is the largest topic, ``hits`` and ``rate`` do not apply and are missing, and the
        interval is Student's t over documents on the logit scale, with the model held fixed.

    Raises
    ------
    ToolkitError
        No theme was given, a name in `by` is not known or has two meanings, no document has a
        date, there would be more than five million cells, or the model knows no document.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.

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
        return themes.track(corpus, by)
    layout = cells(corpus, by)
    tokens = corpus.tokens
    parts = []
    for name, theme in some_themes(themes).items():
        spans, _ = theme_hits(corpus, theme)
        per_document = np.bincount(tokens.document_of(spans.first), minlength=len(corpus))
        parts.append(_counted(layout, name, per_document))
    table = pd.concat(parts, ignore_index=True)
    return table[[c for c in ["theme", *layout.keys, *COUNTS, "complete"] if c in table]]


def _counted(layout: Cells, name: str, per_document: np.ndarray) -> pd.DataFrame:
    part = layout.table.copy()
    known = layout.of >= 0
    of, hits, size = layout.of[known], per_document[known], len(part)
    part["theme"] = name
    part["docs"] = np.bincount(of, hits > 0, size).astype(np.int64)
    part["hits"] = np.bincount(of, hits, size).astype(np.int64)
    part["share"] = part["docs"] / part["total_docs"].where(part["total_docs"].gt(0))
    part["low"], part["high"] = wilson(part["docs"], part["total_docs"])
    part["rate"] = 10_000 * part["hits"] / part["total_tokens"].where(part["total_tokens"].gt(0))
    return part
