"""Counts of two sides over the same words, whatever they were counted in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.words.comparison import Sides
from toolkit.words.sides import Listed, Part
from toolkit.words.tallies import Tally, tally
from toolkit.words.terms import spelled, type_counts

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Int64 = npt.NDArray[np.int64]


def united(
    corpus: Corpus, mine: Part, theirs: Part | Listed, text: Int64 | None
) -> tuple[Sides, list[str]]:
    """Counts of both sides over the same keys."""
    one, written = _tally(corpus, mine, text), _written(mine.corpus)
    keys = mine.corpus.tokens.keys
    if isinstance(theirs, Part) and theirs.corpus is mine.corpus:
        other = _tally(corpus, theirs, text)
        return Sides(one, other, other.total, written), keys
    if isinstance(theirs, Part):
        other, more = _tally(corpus, theirs, text), theirs.corpus.tokens.keys
        total = other.total
        terms = _written(theirs.corpus)
    else:
        nothing = np.zeros(0, np.int64)
        other, more = Tally(theirs.hits, nothing, nothing), theirs.keys
        total, listed = theirs.total, np.array(theirs.terms, object)
        terms = listed.__getitem__
    known = pd.Index(np.array(keys, object)).get_indexer(np.array(more, object))
    new = known < 0
    place = known.astype(np.int64)
    place[new] = len(keys) + np.arange(int(new.sum()))
    size, origin = len(keys) + int(new.sum()), np.flatnonzero(new)

    def spread(values: Int64) -> Int64:
        found = np.zeros(size if len(values) else 0, np.int64)
        found[place[: len(values)]] = values
        return found

    def wide(values: Int64) -> Int64:
        return np.concatenate([values, np.zeros(size - len(values), np.int64)])

    def all_terms(wanted: Int64) -> npt.NDArray[np.object_]:
        here = wanted < len(keys)
        found = np.empty(len(wanted), object)
        found[here] = written(wanted[here])
        found[~here] = terms(origin[wanted[~here] - len(keys)])
        return found

    both = Sides(Tally(*map(wide, one)), Tally(*map(spread, other)), total, all_terms)
    return both, [*keys, *(more[at] for at in origin.tolist())]


def _tally(corpus: Corpus, part: Part, text: Int64 | None) -> Tally:
    known = text[part.rows] if text is not None and part.corpus is corpus else None
    return tally(part.corpus.tokens, part.rows, known)


def _written(corpus: Corpus) -> Callable[[Int64], npt.NDArray[np.object_]]:
    """What is shown for keys of a corpus."""
    counts = type_counts(corpus.tokens)
    return lambda keys: spelled(corpus.tokens, keys, counts)
