"""In how many windows of text words stand, and stand together: exact, without making windows."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Int64 = npt.NDArray[np.int64]

BATCH = 1 << 16  # ends of stretches handled at once, so that memory does not grow with the texts


class Counted(NamedTuple):
    """`single` (n_topics, n) and `pair` (n_topics, n, n): windows with the word, with both;
    `windows`: all there are.
    """

    single: Int64
    pair: Int64
    windows: int


class Stretches(NamedTuple):
    """Windows are numbered; term `terms[i]` stands in those from `begins` to before `ends`,
    rows ``bounds[i]:bounds[i + 1]``, which do not meet.
    """

    terms: Int64
    begins: Int64
    ends: Int64
    bounds: Int64


def count(
    top: npt.NDArray[Any],
    codes: npt.NDArray[Any],
    bounds: npt.NDArray[Any],
    window: int | None,
) -> Counted:
    """Count the windows with each term of a topic, and with each two of them.

    A document of L words seen has ``max(1, L - window + 1)`` windows; none reaches into another
    document. A word stands in every window that begins in a stretch before it. Stretches of one
    term are joined where they meet, so that a window in which it stands twice counts once.

    Parameters
    ----------
    top : ndarray of int, shape (n_topics, n)
        Numbers of terms; -1 for none.
    codes : ndarray of int, shape (n_tokens,)
        Term of each token. Tokens below 0 are taken out first, so that others move together.
    bounds : ndarray of int, shape (n_documents + 1,)
        Document ``d`` holds ``codes[bounds[d]:bounds[d + 1]]``.
    window : int or None
        Words seen in a window; None for whole documents.
    """
    seen = codes >= 0
    lengths = np.zeros(len(bounds) - 1, np.int64)
    filled = np.flatnonzero(np.diff(bounds))
    lengths[filled] = np.add.reduceat(seen, bounds[filled], dtype=np.int64) if len(filled) else 0
    windows = np.ones_like(lengths) if window is None else np.maximum(1, lengths - window + 1)
    base = np.concatenate([[0], np.cumsum(windows)])
    stretches = _stretches(np.unique(top[top >= 0]), codes[seen], lengths, window, base)
    pair = np.stack([_together(row, stretches) for row in top])
    return Counted(np.einsum("tii->ti", pair).copy(), pair, int(base[-1]))


def _stretches(
    terms: Int64, codes: npt.NDArray[Any], lengths: Int64, window: int | None, base: Int64
) -> Stretches:
    number = np.full(max(codes.max(initial=-1), terms.max(initial=-1)) + 1, -1, np.int32)
    number[terms] = np.arange(len(terms))
    which = number[codes]
    where = np.flatnonzero(which >= 0)
    which = which[where]
    order = np.argsort(which, kind="stable")
    which, where = which[order], where[order]
    opening = np.concatenate([[0], np.cumsum(lengths)])
    document = np.searchsorted(opening, where, side="right") - 1
    first = last = base[document]
    if window is not None:
        inside = where - opening[document]
        last = np.minimum(first + inside, base[document + 1] - 1)
        first = first + np.maximum(0, inside - window + 1)
    # Both ends only grow along the occurrences of a term, so a stretch meets none but the last.
    new = np.ones(len(which), np.bool_)
    new[1:] = (which[1:] != which[:-1]) | (first[1:] > last[:-1] + 1)
    closing = np.append(new[1:], True)[: len(new)]
    rows = np.searchsorted(which[new], np.arange(len(terms) + 1))
    return Stretches(terms, first[new], last[closing] + 1, rows)


def _together(row: npt.NDArray[Any], stretches: Stretches) -> Int64:
    """Windows with both of each two terms, shape (n, n); with the term itself on the diagonal."""
    n = len(row)
    place = np.searchsorted(stretches.terms, row)
    parts = [
        slice(stretches.bounds[p], stretches.bounds[p + 1]) if term >= 0 else slice(0)
        for p, term in zip(place.tolist(), row.tolist(), strict=True)
    ]
    sizes = [part.stop - (part.start or 0) for part in parts]
    points = np.concatenate([a[p] for a in (stretches.begins, stretches.ends) for p in parts])
    who = np.repeat(np.tile(np.arange(n), 2), sizes * 2)
    step = np.repeat(np.array([1, -1], np.int8), sum(sizes))
    order = np.argsort(points, kind="stable")
    points, who, step = points[order], who[order], step[order]
    total, present = np.zeros((n, n)), np.zeros(n, np.int8)
    for begin in range(0, len(points) - 1, BATCH):
        till = min(begin + BATCH, len(points) - 1)
        change = np.zeros((till - begin, n), np.int8)
        change[np.arange(till - begin), who[begin:till]] = step[begin:till]
        change[0] += present
        inside = np.cumsum(change, axis=0, dtype=np.int8)
        present = inside[-1]
        among = inside.astype(np.float64)  # whole numbers below 2**53: sums are exact
        total += (among * np.diff(points[begin : till + 1])[:, None]).T @ among
    return np.rint(total).astype(np.int64)
