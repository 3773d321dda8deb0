"""Which texts may hold a stretch of one another: candidates by winnowing, in linear time.

Of each text a few runs of words are kept as anchors, chosen by their numbers alone, so that two
texts with the same fifteen words in a row always keep an anchor in common (Schleimer, Wilkerson
and Aiken 2003). It does not matter how much else the longer text holds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.measures.alike.meeting import counted, meeting
from toolkit.measures.alike.shingles import Int64, UInt64, blocks, shingled

if TYPE_CHECKING:
    from toolkit.tokens import Tokens

RUN = 8  # words of an anchor
WINDOW = 8  # runs that follow each other, of which the one with the least number is an anchor
EACH = 100  # words


def holding(
    tokens: Tokens,
    documents: Int64,
    hashes: UInt64,
    progress: Callable[[int], Any] | None = None,
) -> tuple[Int64, Int64]:
    """Pairs of places in `documents` that share anchors, each once, the smaller place first.

    One anchor is enough for a text of fewer than `EACH` words, and one more is needed for every
    `EACH` words of the shorter text: long texts share a quotation with many others.
    """
    keys, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for block in blocks(tokens, documents, hashes):
        made, starts = shingled(block, RUN)
        anchors, where = _least(made, starts)
        keys.append(anchors)
        places.append(where + block.which.start)
        if progress:
            progress(len(block.bounds) - 1)
    one, other = meeting(np.concatenate(keys), np.concatenate(places))
    one, other, shared = counted(one, other, len(documents))
    sizes = np.diff(tokens.bounds)[documents]
    enough = shared > np.minimum(sizes[one], sizes[other]) // EACH
    return one[enough], other[enough]


def _least(made: UInt64, starts: Int64) -> tuple[UInt64, Int64]:
    """The least number of every window of each text, and its text; each once."""
    text = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    if len(made) < WINDOW:
        return made[:0], text[:0]
    windows = np.lib.stride_tricks.sliding_window_view(made, WINDOW)
    inside = text[WINDOW - 1 :] == text[: 1 - WINDOW]
    least, text = windows.min(axis=1)[inside], text[: 1 - WINDOW][inside]
    changed = np.ones(len(least), bool)
    changed[1:] = (least[1:] != least[:-1]) | (text[1:] != text[:-1])
    least, text = least[changed], text[changed]
    order = np.lexsort((least, text))
    least, text = least[order], text[order]
    once = np.ones(len(least), bool)
    once[1:] = (least[1:] != least[:-1]) | (text[1:] != text[:-1])
    return least[once], text[once]
