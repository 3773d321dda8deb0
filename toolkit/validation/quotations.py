"""How many quotations are found, and how many of those found are right, by people's annotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.intervals.contract import need_level
from toolkit.voices.shares import clustered_share

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

OVERLAP = 0.3  # of the annotated content, as in Asr et al. (2021)
COUNTS = (
    "annotated",
    "recalled",
    "sources_compared",
    "sources_right",
    "found_quotes",
    "right_quotes",
)
RATES = {
    "recall": ("recalled", "annotated"),
    "precision": ("right_quotes", "found_quotes"),
    "source_accuracy": ("sources_right", "sources_compared"),
}
SUMS = ("kk", "km", "mm", "n")  # over articles: squares of hits, hits by sizes, of sizes; articles
_SPAN = re.compile(r"(\d+)-(\d+)")
_WORDS = re.compile(r"\w+")


class _Quote(NamedTuple):
    """A quotation: its place in a table, its characters, and its source as written."""

    row: int
    places: frozenset[int]
    source: str


def quotation_accuracy(
    quotes: pd.DataFrame,
    annotated: pd.DataFrame,
    corpus: Corpus | None = None,
    *,
    by: str | Sequence[str] | None = None,
    overlap: float = OVERLAP,
    level: float = 0.95,
) -> pd.DataFrame:
    """Compare quotations that were found with those that people wrote down.

    An annotated quotation is recalled if one that was found holds at least `overlap` of its
    characters; a found one is right if it holds so much of any annotated one. Annotate whole
    articles: where an article is annotated in part, what is found elsewhere counts as wrong.

    Parameters
    ----------
    quotes : DataFrame
        From ``corpus.quotes()``. Documents without an annotation are left out.
    annotated : DataFrame
        ``doc_id`` and either ``spans`` ("12-80 95-130"), ``start`` and ``end``, or ``content``,
        which is looked for in the text of the document; and ``source``, if it is to be compared.
    corpus : Corpus, optional
        For annotations by ``content``.
    by : str or list of str, optional
        Columns that both tables have, such as ``kind`` or ``language``. Recall is then of the
        annotated quotations of that kind, precision of those found.
    overlap : float
        Above 0, at most 1.
    level : float
        Coverage of the intervals, which take the quotations of an article together.

    Returns
    -------
    DataFrame
        The columns of `by`; ``annotated``, ``recalled``, ``recall`` with ``recall_low`` and
        ``recall_high``; ``found_quotes``, ``right_quotes``, ``precision`` with its bounds;
        ``f1``; ``sources_compared`` (recalled ones with an annotated source), ``sources_right``
        (the words of one are all in the other) and ``source_accuracy`` with its bounds.

    Raises
    ------
    ToolkitError
        A column is missing, no document is in both tables, a content does not stand in its text,
        or `overlap` or `level` is no share.

    References
    ----------
    Asr, F. T. et al. (2021). The Gender Gap Tracker: using natural language processing to measure
    gender bias in media.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = "“We won,” said Ann. Ben said that it rained."
    >>> corpus = tk.from_frame(pd.DataFrame({"doc_id": ["a"], "text": [text]}), language="en")
    >>> truth = pd.DataFrame({"doc_id": "a", "source": ["Ann", "Ben"],
    ...                       "content": ["“We won,”", "it rained"]})
    >>> found = quotation_accuracy(corpus.quotes(), truth, corpus)
    >>> found[["annotated", "recall", "precision", "source_accuracy"]]
       annotated  recall  precision  source_accuracy
    0          2     1.0        1.0              1.0
    """
    need_level(level)
    if isinstance(overlap, bool) or not 0 < overlap <= 1:
        raise ToolkitError(f"overlap={overlap!r} must be above 0 and at most 1: overlap=0.3.")
    keys = [by] if isinstance(by, str) else list(by or [])
    need_columns(quotes, ["doc_id", "spans", *keys], "corpus.quotes()")
    need_columns(
        annotated, ["doc_id", *keys], "people, a row for each quotation: pandas.read_csv(...)"
    )
    truth = _placed(annotated.reset_index(drop=True), corpus)
    quotes = quotes[quotes["doc_id"].isin(truth["doc_id"])].reset_index(drop=True)
    if corpus is not None:
        truth = truth[truth["doc_id"].isin(corpus._docs["doc_id"])]
    if not len(truth):
        raise ToolkitError(
            "No annotated quotation is of a document of the corpus. The doc_id of both tables must "
            "be the same: see corpus.docs['doc_id']."
        )
    rows = _judged(quotes, truth, overlap)
    for key in keys:
        rows[key] = np.where(
            rows["row"] < 0,
            truth[key].reindex(-1 - rows["row"]).to_numpy(object),
            quotes[key].reindex(rows["row"]).to_numpy(object),
        )
    return _summed(rows, keys, level)


def _judged(quotes: pd.DataFrame, truth: pd.DataFrame, overlap: float) -> pd.DataFrame:
    """A row for each quotation of both tables; those annotated have numbers below 0."""
    found = dict(_by_document(quotes))
    rows: list[tuple[object, ...]] = []
    for doc_id, golden in _by_document(truth):
        mine = found.get(doc_id, [])
        right = np.zeros(len(mine), bool)
        for gold in golden:
            shared = np.array([len(gold.places & one.places) for one in mine], float)
            enough = shared >= overlap * max(len(gold.places), 1)
            right |= enough
            hit = bool(enough.any())
            asked = hit and bool(gold.source)
            named = asked and _same(gold.source, mine[int(shared.argmax())].source)
            rows.append((doc_id, -1 - gold.row, 1, hit, asked, named, 0, 0))
        rows += [(doc_id, one.row, 0, 0, 0, 0, 1, ok) for one, ok in zip(mine, right, strict=True)]
    table = pd.DataFrame(rows, columns=["doc_id", "row", *COUNTS])
    return table.astype(dict.fromkeys(COUNTS, np.int64))


def _by_document(table: pd.DataFrame) -> Iterator[tuple[object, list[_Quote]]]:
    sources = (
        table["source"].fillna("").astype(str) if "source" in table else pd.Series("", table.index)
    )
    columns = zip(table.index.tolist(), table["doc_id"], table["spans"], sources, strict=True)
    of: dict[object, list[_Quote]] = {}
    for row, doc_id, spans, source in columns:
        places = frozenset(n for a, b in _SPAN.findall(str(spans)) for n in range(int(a), int(b)))
        of.setdefault(doc_id, []).append(_Quote(row, places, source))
    yield from of.items()


def _same(one: str, other: str) -> bool:
    a, b = (set(_WORDS.findall(text.casefold())) for text in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _placed(annotated: pd.DataFrame, corpus: Corpus | None) -> pd.DataFrame:
    """The annotations with their ``spans``."""
    if "spans" in annotated:
        return annotated
    if {"start", "end"} <= set(annotated):
        spans = [f"{a}-{b}" for a, b in zip(annotated["start"], annotated["end"], strict=True)]
        return annotated.assign(spans=spans)
    need_columns(annotated, ["content"], "people, with spans, with start and end, or with content")
    if corpus is None:
        raise ToolkitError(
            "The annotations have no places (spans, or start and end), so that content has to be "
            "looked for in the texts. Give the corpus: quotation_accuracy(quotes, truth, corpus)."
        )
    texts = dict(zip(corpus._docs["doc_id"], corpus._docs["text"], strict=True))
    pairs = zip(annotated["doc_id"], annotated["content"].astype(str), strict=True)
    last: dict[tuple[object, str], int] = {}
    begins = []
    for doc_id, content in pairs:  # the same words a second time: where they stand next
        text, before = texts.get(doc_id, content), last.get((doc_id, content), -1)
        at = text.find(content, before + 1)
        last[doc_id, content] = at = at if at >= 0 else before
        begins.append(at)
    lost = annotated[np.array(begins) < 0]
    if len(lost):
        first = lost.iloc[0]
        raise ToolkitError(
            f"{len(lost):,} annotated contents do not stand in their texts, such as "
            f"{str(first['content'])[:60]!r} in {first['doc_id']!r}. Write them as they stand, "
            "or give spans."
        )
    ends = np.array(begins) + annotated["content"].astype(str).str.len()
    return annotated.assign(spans=[f"{a}-{b}" for a, b in zip(begins, ends, strict=True)])


def _summed(rows: pd.DataFrame, keys: list[str], level: float) -> pd.DataFrame:
    grouped = rows.groupby(keys, observed=True, dropna=False) if keys else [((), rows)]
    told = []
    for values, part in grouped:
        each = part.groupby("doc_id")[list(COUNTS)].sum()
        told.append(
            [*values, *each.sum(), *(s for k, m in RATES.values() for s in _sums(each, k, m))]
        )
    sums = [f"{name} {what}" for name in RATES for what in SUMS]
    table = pd.DataFrame(told, columns=[*keys, *COUNTS, *sums])
    for name, (hits, total) in RATES.items():
        size = table[total].where(table[total].gt(0))
        table[name] = table[hits] / size
        squares, products, sizes, articles = (table[f"{name} {s}"] for s in SUMS)
        low, high = clustered_share(
            table[hits], table[total], squares, products, sizes, articles, level
        )
        table[f"{name}_low"] = np.where(size.isna(), np.nan, low)
        table[f"{name}_high"] = np.where(size.isna(), np.nan, high)
    both = table["recall"] + table["precision"]
    table["f1"] = 2 * table["recall"] * table["precision"] / both.where(both.gt(0))
    columns = [
        c for name, (h, t) in RATES.items() for c in (t, h, name, f"{name}_low", f"{name}_high")
    ]
    columns.insert(10, "f1")
    return table[[*keys, *columns]].sort_values(keys, ignore_index=True) if keys else table[columns]


def _sums(each: pd.DataFrame, hits: str, total: str) -> list[int]:
    k, m = each[hits], each[total]
    return [int((k * k).sum()), int((k * m).sum()), int((m * m).sum()), int((m > 0).sum())]
