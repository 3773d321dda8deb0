"""Which matches stand near each other, and how often they would if the one stood anywhere."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.intervals.clusters import Floats, Ints
from toolkit.matching.spans import Spans
from toolkit.measures.cells import Cells
from toolkit.tokens import Tokens


def near(spans: Spans, others: Spans, bounds: Ints, within: int) -> npt.NDArray[np.bool_]:
    """Which matches have another one at most `within` tokens away (1: the next) in their document.

    Of two matches of which one lies inside the other neither is near the other.
    """
    found = np.zeros(len(spans.first), bool)
    for length in np.unique(others.length):
        begins = np.sort(others.first[others.length == length])
        for begin, end in _reaches(spans, int(length), bounds, within):
            found |= np.searchsorted(begins, end) > np.searchsorted(begins, begin)
    return found


def _reaches(spans: Spans, length: int, bounds: Ints, within: int) -> list[tuple[Ints, Ints]]:
    """Where others of a length begin that are near each match: before it, and after it.

    Between the two lie those of which one would be inside the other.
    """
    document = np.searchsorted(bounds, spans.first, side="right") - 1
    first, end = spans.first, spans.first + spans.length
    low, high = bounds[document], bounds[document + 1] - length + 1
    inner = np.minimum(first, end - length), np.maximum(first, end - length) + 1
    before = np.maximum(first - within - length + 1, low), np.minimum(inner[0], high)
    after = np.maximum(inner[1], low), np.minimum(end + within, high)
    return [(begin, np.maximum(begin, stop)) for begin, stop in (before, after)]


def covered(spans: Spans, length: int, bounds: Ints, within: int) -> Ints:
    """Tokens of each document at which another match of a length would begin near one of them."""
    pieces = _reaches(spans, length, bounds, within)
    begin, end = (np.concatenate(each) for each in zip(*pieces, strict=True))
    some = end > begin
    order = np.argsort(begin[some], kind="stable")
    begin, end = begin[some][order], end[some][order]
    # A stretch that two matches cover counts once.
    before = np.maximum.accumulate(np.concatenate([[0], end[:-1]])) if len(end) else end
    tokens = np.maximum(end - np.maximum(begin, before), 0)
    document = np.searchsorted(bounds, begin, side="right") - 1
    return np.bincount(document, tokens, len(bounds) - 1).astype(np.int64)


def chance(spans: Spans, others: Spans, layout: Cells, tokens: Tokens, within: int) -> Floats:
    """Probability, in each cell, that a document with both themes has them near each other.

    Of the places of a document that a hit of the other theme could take, the part x is near the
    theme (all of them if the text is so short that there is none). With hits that stand anywhere,
    one is near with 1 - prod(1 - x). The mean is taken over the documents with the theme and, as
    it may be any document that has the other theme, over the hits of all these, by number and
    length.

    Returns
    -------
    ndarray of float
        NaN in cells where one of the themes is in no document.
    """
    bounds = tokens.bounds
    documents, anywhere = len(bounds) - 1, len(tokens) + 1
    has = np.bincount(tokens.document_of(spans.first), minlength=documents) > 0
    missed, hits = [], []
    for length in np.unique(others.length):
        close, places = (covered(spans, int(length), bounds, reach) for reach in (within, anywhere))
        missed.append(np.where(places > 0, 1 - close / np.maximum(places, 1), 0.0))
        document = tokens.document_of(others.first[others.length == length])
        hits.append(np.bincount(document, minlength=documents))
    found = np.full(len(layout.table), np.nan)
    if not missed:
        return found
    x, b = np.column_stack(missed), np.column_stack(hits)
    for cell in range(len(layout.table)):
        here = layout.of == cell
        with_theme, with_other = x[here & has], b[here & b.any(axis=1)]
        if len(with_theme) and len(with_other):
            kinds, number = np.unique(with_other, axis=0, return_counts=True)
            sums = [(1 - np.prod(with_theme**kind, axis=1)).sum() for kind in kinds]
            found[cell] = sums @ number / (len(with_theme) * len(with_other))
    return found
