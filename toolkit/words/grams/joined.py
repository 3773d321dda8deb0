"""Between which neighbouring words a run may go on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from toolkit.language.segment import APOSTROPHES, COMMA, HIDDEN_CHARACTERS, character_classes
from toolkit.language.sentences import sentence_numbers
from toolkit.tokens import BATCH

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

WITHIN = ("document", "sentence", "punctuation")
#: Hyphens and apostrophes join words; whether a full stop ends anything, the sentences say.
HARMLESS = "-\u2010\u2011." + APOSTROPHES + HIDDEN_CHARACTERS


def joined(corpus: Corpus, within: str) -> npt.NDArray[np.bool_]:
    """Whether a run may go on from each token to the next: shape (n_tokens,).

    Never into another document; with `within` "sentence" not into another sentence, with
    "punctuation" not across any mark but a hyphen, an apostrophe or the point of a short form.
    """
    tokens = corpus.tokens
    on = np.ones(len(tokens), np.bool_)
    last = tokens.bounds[1:] - 1
    on[last[np.diff(tokens.bounds) > 0]] = False
    if within == "document" or len(tokens) < 2:
        return on
    texts = corpus._docs["text"]
    number = sentence_numbers(texts, tokens.bounds, tokens.starts)
    on[:-1] &= number[1:] == number[:-1]
    if within == "punctuation":
        on[:-1] &= ~_marked(corpus)
    return on


@cache
def _marks() -> npt.NDArray[np.bool_]:
    """Code points that cut a run: neither of a word nor blank nor harmless."""
    cuts = np.isin(character_classes(), (0, COMMA))
    cuts[[ord(c) for c in HARMLESS]] = False
    blank = [point for point in range(0x3001) if chr(point).isspace()]
    cuts[blank] = False
    return cuts


def _marked(corpus: Corpus) -> npt.NDArray[np.bool_]:
    """Whether a mark stands between each token and the next: shape (n_tokens - 1,)."""
    tokens = corpus.tokens
    found = np.zeros(len(tokens), np.bool_)
    for text, first, last, shift in _stretches(corpus):
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        marks = np.concatenate([[0], np.cumsum(_marks()[points], dtype=np.int32)])
        here = slice(first, last)
        begin = tokens.starts[here] + shift
        end = begin + tokens.lengths[tokens.codes[here]]
        found[first : last - 1] = marks[begin[1:]] > marks[end[:-1]]
    return found[:-1]


def _stretches(corpus: Corpus) -> Iterator[tuple[str, int, int, npt.NDArray[np.int64]]]:
    """Texts joined in batches, the tokens of each, and how far each token is shifted in it."""
    bounds = corpus.tokens.bounds
    texts: list[str] = []
    size, begun = 0, 0
    for number, text in enumerate(corpus._docs["text"]):
        texts.append(text)
        size += len(text)
        if size >= BATCH or number + 2 == len(bounds):
            rows = slice(begun, number + 2)
            first, last = int(bounds[begun]), int(bounds[number + 1])
            lengths = np.fromiter(map(len, texts), np.int64, len(texts))
            shift = np.repeat(np.cumsum(lengths) - lengths, np.diff(bounds[rows]))
            if first < last:
                yield "".join(texts), first, last, shift
            texts, size, begun = [], 0, number + 1
