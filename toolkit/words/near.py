"""Which words stand near a node: windows that never leave a document, counted in one go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.matching.spans import Spans
from toolkit.tokens import Tokens
from toolkit.words.tallies import numbered_keys

Int64 = npt.NDArray[np.int64]
AT_ONCE = 1 << 18  # tokens in windows: few enough for the cache


class Near(NamedTuple):
    """Of each key: `hits` in windows, those `before` and `after` a node (of a word between two
    nodes both), `docs` in which it is near one, and `inside`, tokens that are of a node. `window`
    is the number of tokens in windows.
    """

    hits: Int64
    before: Int64
    after: Int64
    docs: Int64
    inside: Int64
    window: int


class Windows(NamedTuple):
    """Stretches of tokens before and after each node: first token, and the one behind the last."""

    before: tuple[Int64, Int64]
    after: tuple[Int64, Int64]


def windows(
    nodes: Spans, low: Int64, high: Int64, size: tuple[int, int] | None, *, once: bool
) -> Windows:
    """The windows of nodes, in the order of the index and none inside another.

    Parameters
    ----------
    low, high : ndarray of int64
        First token that the window of each node may reach, and the one behind the last.
    size : (int, int), optional
        Tokens before and after; up to `low` and `high` if None.
    once : bool
        Whether a token counts once though it is near several nodes. A window then ends where the
        next node begins: what lies beyond is in the window of that node, if it is in this one.
    """
    end = nodes.first + nodes.length
    opening = low.copy() if size is None else np.maximum(low, nodes.first - size[0])
    closing = high.copy() if size is None else np.minimum(high, end + size[1])
    if once:
        opening[1:] = np.maximum(opening[1:], end[:-1])
        closing[:-1] = np.minimum(closing[:-1], nodes.first[1:])
    return Windows((opening, nodes.first), (end, closing))


def near(tokens: Tokens, nodes: Spans, found: Windows, *, once: bool) -> Near:
    """Count the words in windows.

    Parameters
    ----------
    once : bool
        As for `windows`. A token between two nodes is after the one and before the other.
    """
    kinds = len(tokens.keys)
    hits, before, after, docs, inside = np.zeros((5, kinds), np.int64)
    for some in _chunks(tokens, nodes, found):
        left, right = (tuple(end[some] for end in side) for side in (found.before, found.after))
        ahead, behind = (_keys(tokens, _places(*side)) for side in (left, right))
        before += np.bincount(ahead, minlength=kinds)
        after += np.bincount(behind, minlength=kinds)
        own = nodes.first[some]
        of_nodes = _keys(tokens, _places(own, own + nodes.length[some]))
        inside += np.bincount(of_nodes, minlength=kinds)
        if once:
            # What is after one node and before the next is in two stretches: leave out the second.
            start = left[0].copy()
            start[1:] = np.maximum(start[1:], right[1][:-1])
            left = (np.minimum(start, left[1]), left[1])
            ahead = _keys(tokens, _places(*left))
        part = np.concatenate([ahead, behind])
        hits += np.bincount(part, minlength=kinds)
        document = tokens.document_of(own)
        number = np.cumsum(np.append(0, document[1:] != document[:-1]))
        sizes = np.concatenate([np.maximum(stop - start, 0) for start, stop in (left, right)])
        part = numbered_keys(part, np.tile(number, 2), sizes, kinds)
        part.sort()  # faster than np.unique, which hashes
        first = np.append(True, part[1:] != part[:-1])[: len(part)]
        docs += np.bincount(part[first] % kinds, minlength=kinds)
    return Near(hits, before, after, docs, inside, int(hits.sum()))


def _keys(tokens: Tokens, places: Int64) -> npt.NDArray[np.int32]:
    return tokens.key_of[tokens.codes[places]]


def _places(start: Int64, stop: Int64) -> Int64:
    """All tokens of some stretches, one after another."""
    sizes = np.maximum(stop - start, 0)
    before = np.cumsum(sizes) - sizes
    return np.arange(int(sizes.sum())) + np.repeat(start - before, sizes)


def _chunks(tokens: Tokens, nodes: Spans, found: Windows) -> Iterator[slice]:
    """Nodes with so many tokens in their windows; those of one document stay together."""
    sizes = sum(stop - start for start, stop in found)
    ends = np.cumsum(np.maximum(sizes, 0))
    document = tokens.document_of(nodes.first)
    last = np.flatnonzero(np.append(document[1:] != document[:-1], True)[: len(document)]) + 1
    begin = done = 0
    while begin < len(document):
        at = int(np.searchsorted(ends[last - 1], done + AT_ONCE, side="left"))
        stop = int(last[min(at, len(last) - 1)])
        yield slice(begin, stop)
        begin, done = stop, int(ends[stop - 1])
