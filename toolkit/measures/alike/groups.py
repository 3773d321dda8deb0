"""From texts to groups: documents with the same words are one run, and like runs are one group.

Ten thousand copies of one text are one run and cost one comparison. Where a longest time between
two copies is asked for, a run ends where more than that lies between two that follow each other;
two runs are then near in time if the gap between them is no longer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.dates.precision import exact
from toolkit.measures.alike.shingles import Int64, UInt64, blocks, sequences, word_hashes
from toolkit.tokens import Tokens

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

LEAST = 20  # words; a shorter text is a copy only word for word and with the same headline
UNDATED = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Texts:
    """The documents of a corpus by their words and their time.

    Parameters
    ----------
    time, rank, words, run : ndarray, shape (n_documents,)
        Microseconds (`UNDATED` if not known to the day), place in time, number of the words,
        and run; -1 if there are no words. Runs are numbered by their earliest document.
    document, near, last : ndarray, shape (n_runs,)
        Earliest document, whether the run may be compared with others, and latest time.
    order, starts : ndarray
        Run ``r`` holds the documents ``order[starts[r]:starts[r + 1]]``, the earliest first.
    span : int, optional
        Longest time between two copies, in microseconds.
    """

    time: Int64
    rank: Int64
    words: UInt64
    run: Int64
    document: Int64
    near: npt.NDArray[np.bool_]
    last: Int64
    order: Int64
    starts: Int64
    span: int | None

    def close(self, one: Int64, other: Int64) -> npt.NDArray[np.bool_]:
        """Whether two runs, the earlier first, are near enough in time."""
        if self.span is None:
            return np.ones(len(one), bool)
        return self.time[self.document[other]] - self.last[one] <= self.span

    def partner(self, run: Int64, later: Int64) -> Int64:
        """Earliest document of a run that is near enough in time to a later one."""
        if self.span is None:
            return self.document[run]
        times = np.unique(self.time)
        step = len(times) + 1
        keys = np.repeat(np.arange(len(self.document)), np.diff(self.starts)) * step
        keys += np.searchsorted(times, self.time[self.order])
        since = np.searchsorted(times, self.time[later] - self.span)
        since[self.time[later] == UNDATED] = 0
        return self.order[np.searchsorted(keys, run * step + since)]

    def repeats(self) -> tuple[Int64, Int64]:
        """Documents with the words of an earlier one of their run, and that earlier one."""
        again = np.delete(self.order, self.starts[:-1])
        return again, self.partner(self.run[again], again)


class Groups(NamedTuple):
    """`of` each document its group or -1, the `first` document of each, and all `members`."""

    of: Int64
    first: Int64
    members: Int64


def texts_of(corpus: Corpus, span: int | None) -> Texts:
    """Sort the documents into runs."""
    time = times(corpus)
    rank = np.empty(len(time), np.int64)
    rank[np.argsort(time, kind="stable")] = np.arange(len(time))
    words, sizes = identities(corpus), np.diff(corpus.tokens.bounds)
    run = _runs(words, sizes > 0, time, rank, span)
    order = np.lexsort((rank, run))
    order = order[np.searchsorted(run[order], 0) :]
    starts = np.searchsorted(run[order], np.arange(run.max(initial=-1) + 2))
    document = order[starts[:-1]]
    near = sizes[document] >= LEAST
    dated = np.where(time[order] == UNDATED, -UNDATED, time[order])
    last = np.maximum.reduceat(dated, starts[:-1]) if len(document) else dated
    if span is not None:
        near &= time[document] != UNDATED
    return Texts(time, rank, words, run, document, near, last, order, starts, span)


def times(corpus: Corpus) -> Int64:
    """Time of each document in microseconds, `UNDATED` if it is not known to the day."""
    known = exact(corpus._docs).to_numpy(bool)
    moments = corpus._docs["date"].to_numpy("datetime64[us]").view(np.int64)
    return np.where(known, moments, UNDATED)


def identities(corpus: Corpus) -> UInt64:
    """A number for the words of each document; for short ones, of its headline too."""
    tokens = corpus.tokens
    hashes = word_hashes(tokens)
    everything = np.arange(len(corpus))
    found = np.zeros(len(corpus), np.uint64)
    for block in blocks(tokens, everything, hashes):
        found[block.which] = sequences(block.words, block.bounds)
    short = np.flatnonzero(np.diff(tokens.bounds) < LEAST)
    titles = Tokens.build(corpus._docs["title"].iloc[short])
    for block in blocks(titles, np.arange(len(short)), word_hashes(titles)):
        rows = short[block.which]
        found[rows] = found[rows] * np.uint64(3) + sequences(block.words, block.bounds)
    return found


def _runs(
    words: UInt64, worded: npt.NDArray[np.bool_], time: Int64, rank: Int64, span: int | None
) -> Int64:
    """Run of each document, numbered by the earliest document; -1 without words."""
    found = np.full(len(words), -1, np.int64)
    order = np.lexsort((rank, words))
    order = order[worded[order]]
    if not len(order):
        return found
    opens = np.ones(len(order), bool)
    opens[1:] = words[order][1:] != words[order][:-1]
    begins = np.maximum.accumulate(np.where(opens, np.arange(len(order)), 0))
    if span is not None:
        moments = time[order]
        dated = moments != UNDATED
        opens[1:] |= dated[1:] & (moments[1:] - moments[:-1] > span)
    number = np.cumsum(opens) - 1
    if span is not None:
        number[~dated] = number[begins[~dated]]  # an undated one joins the earliest run
    earliest = rank[order[opens]]
    found[order] = np.argsort(np.argsort(earliest))[number]
    return found


def groups_of(texts: Texts, one: Int64, other: Int64) -> Groups:
    """Join runs that are linked; a group has at least two documents."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    runs = len(texts.document)
    links = coo_array((np.ones(len(one), bool), (one, other)), shape=(runs, runs))
    label = connected_components(links, directed=False)[1] if runs else np.zeros(0, np.int64)
    of = np.append(label, -1)[texts.run].astype(np.int64)
    sizes = np.bincount(of[of >= 0], minlength=1)
    of[(of >= 0) & (sizes[of] < 2)] = -1
    members = np.flatnonzero(of >= 0)
    members = members[np.argsort(texts.rank[members])]
    numbers, at = np.unique(of[members], return_index=True)
    first = members[at]
    of[members] = np.searchsorted(numbers, of[members])
    members = members[np.lexsort((texts.rank[members], texts.rank[first[of[members]]]))]
    return Groups(of, first, members)
