"""Counts of two sides over the same words, whatever they were counted in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.tokens import Tokens
from toolkit.words.comparison import Sides
from toolkit.words.sides import Listed, Part
from toolkit.words.tallies import Tally, recent_tally
from toolkit.words.terms import spelled

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Int64 = npt.NDArray[np.int64]


def united(
    corpus: Corpus,
    mine: Part,
    theirs: Part | Listed,
    text: Int64 | None,
    runs: Tokens | None = None,
) -> tuple[Sides, list[str]]:
    """Counts of both sides over the same keys.

    Parameters
    ----------
    text : ndarray of int64, optional
        Number of the text that each document of the corpus prints.
    runs : Tokens, optional
        What is counted instead of words, if both sides are parts of the corpus.
    """
    tokens = mine.corpus.tokens if runs is None else runs
    one, written, keys = _tally(corpus, mine, text, tokens), partial(spelled, tokens), tokens.keys
    terms: Callable[[Int64], Any]
    if isinstance(theirs, Part) and theirs.corpus is mine.corpus:
        other = _tally(corpus, theirs, text, tokens)
        return Sides(one, other, other.total, written), keys
    if isinstance(theirs, Part):
        index = theirs.corpus.tokens
        other, more = _tally(corpus, theirs, text, index), index.keys
        total, terms = other.total, partial(spelled, index)
    else:
        nothing = np.zeros(0, np.int64)
        other, more = Tally(theirs.hits, nothing, nothing), theirs.keys
        total, terms = theirs.total, _taken(theirs.terms)
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

    def all_terms(wanted: Int64) -> Any:
        import pyarrow as pa

        here = wanted < len(keys)
        parts = [written(wanted[here]), terms(origin[wanted[~here] - len(keys)])]
        place = np.empty(len(wanted), np.int64)
        place[np.concatenate([np.flatnonzero(here), np.flatnonzero(~here)])] = np.arange(
            len(wanted)
        )
        return pa.concat_arrays(parts).take(pa.array(place))

    both = Sides(Tally(*map(wide, one)), Tally(*map(spread, other)), total, all_terms)
    return both, [*keys, *(more[at] for at in origin.tolist())]


def _tally(corpus: Corpus, part: Part, text: Int64 | None, tokens: Tokens) -> Tally:
    known = text[part.rows] if text is not None and part.corpus is corpus else None
    return recent_tally(tokens, part.rows, known)


def _taken(words: list[str]) -> Callable[[Int64], Any]:
    import pyarrow as pa

    every = pa.array(words, pa.large_string())
    return lambda places: every.take(pa.array(places, pa.int64()))
