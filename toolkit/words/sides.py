"""The two sides of a comparison: which documents, of which corpus, or a list of frequencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.language.fold import fold
from toolkit.tokens import Tokens

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Int64 = npt.NDArray[np.int64]
WRITE = (
    "Write what corpus.where takes, {'outlet': 'A'} or {'date': ('2017-10-16', '2017-10-22')}, or "
    "give a corpus."
)


class Part(NamedTuple):
    """Some documents of a corpus."""

    corpus: Corpus
    rows: Int64


class Listed(NamedTuple):
    """A list of frequencies: folded terms, as written, their counts, and the sum of all."""

    keys: list[str]
    terms: list[str]
    hits: npt.NDArray[np.int64]
    total: int


def part_of(corpus: Corpus, given: Any, name: str) -> Part:
    """The documents that are meant by filters or by another corpus; at least one.

    Raises
    ------
    ToolkitError
        It is neither, or keeps no document.
    """
    from toolkit.corpus import Corpus

    if isinstance(given, Mapping) and given:
        # Without the texts: they are read by a query alone, and copying them costs.
        light = corpus._docs if "query" in given else corpus._docs.drop(columns="text")
        kept = corpus._made(light, "", corpus.span, lambda: corpus.tokens).where(**given)
        part = Part(corpus, _rows(corpus, kept))
    elif isinstance(given, Corpus):
        rows = _rows(corpus, given)
        known = len(rows) > 0 and rows.min() >= 0
        part = Part(corpus, np.sort(rows)) if known else Part(given, np.arange(len(given)))
    else:
        raise ToolkitError(f"{name}={given!r:.60} is no part of a corpus. {WRITE}")
    if not len(part.rows):
        raise ToolkitError(f"{name}={given!r:.60} keeps no document: there is nothing to compare.")
    return part


def rest_of(corpus: Corpus, target: Part) -> Part:
    """All documents of a corpus that are not in the target.

    Raises
    ------
    ToolkitError
        There are none.
    """
    inside = np.zeros(len(corpus), bool)
    rows = target.rows if target.corpus is corpus else _rows(corpus, target.corpus)
    inside[rows[rows >= 0]] = True
    rest = np.flatnonzero(~inside)
    if not len(rest):
        raise ToolkitError(
            "The target is the whole corpus: there is nothing to compare it with. Give a reference."
        )
    return Part(corpus, rest)


def has_words(part: Part, tokens: Tokens | None = None) -> bool:
    """Whether there is a word in the documents, in another index of them if one is given."""
    bounds = (part.corpus.tokens if tokens is None else tokens).bounds
    return bool((bounds[part.rows + 1] > bounds[part.rows]).any())


def need_apart(target: Part, reference: Part) -> None:
    """Raise if a document is on both sides."""
    one, other = target.rows, reference.rows
    if target.corpus is not reference.corpus:
        other = _rows(target.corpus, reference.corpus)[other]
    both = int(np.isin(one, other).sum())
    if both:
        raise ToolkitError(
            f"{both:,} of {len(one):,} documents of the target are in the reference too, and would "
            "be compared with themselves. Make them exclude each other, or leave out the "
            "reference: it is all other documents then."
        )


def listed_frequencies(table: pd.DataFrame, total: Any) -> Listed:
    """A list of frequencies from a table with ``term`` and ``n`` or ``hits``.

    Raises
    ------
    ToolkitError
        Columns are missing, a count is no whole number, or the total is below their sum.
    """
    count = "n" if "n" in table else "hits"
    need_columns(table, ["term", count], "corpus.frequencies()")
    numbers = pd.to_numeric(table[count], errors="coerce")
    wrong = table.loc[~(numbers.ge(0) & numbers.mod(1).eq(0))]
    if len(wrong) or not len(table):
        told = f"{wrong[count].iloc[0]} for {wrong['term'].iloc[0]!r}" if len(wrong) else "no row"
        raise ToolkitError(f"The frequencies of the reference hold {told}; give whole numbers.")
    terms = table["term"].astype(str)
    summed = numbers.astype(np.int64).groupby(terms.map(fold).to_numpy(object), sort=False).sum()
    first = terms.groupby(terms.map(fold).to_numpy(object), sort=False).first().str.lower()
    every = int(summed.sum()) if total is None else total
    if isinstance(every, bool) or not isinstance(every, int | np.integer) or every < summed.sum():
        raise ToolkitError(
            f"reference_total={total!r} must be the number of all tokens that the list was "
            f"counted in, and so not below the sum of its counts, {summed.sum():,}."
        )
    keys = [str(key) for key in summed.index]
    return Listed(keys, first.tolist(), np.asarray(summed, np.int64), int(every))


def _rows(corpus: Corpus, other: Corpus) -> Int64:
    """Where the documents of another corpus stand in this one; -1 for those that do not."""
    return pd.Index(corpus._docs["doc_id"]).get_indexer(other._docs["doc_id"]).astype(np.int64)
