"""Lines of texts as numbers: two lines are the same if their words are, whatever the date.

Case, punctuation and blanks make no difference, nor does which number or date stands there: the
lines "© 2017 Citadel" and "© 2018 CITADEL" have one number, and so do "Monday, 16 October 2017"
and "3 Nov 2017". In a line with more than `MOST_FIGURES` numbers or dates, such as a list of
prices, these count like words. Like the numbers of words they do not depend on the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.measures.alike.shingles import (
    BLOCK,
    Int64,
    UInt64,
    hashed,
    sequences,
    spans_of,
    word_hashes,
)

if TYPE_CHECKING:
    from toolkit.tokens import Tokens

LINE = re.compile(r"\S(?:[^\n]*\S)?")
DIGITS = re.compile(r"\d+")
LEAST_DIGITS = 4  # of a line without letters; with fewer it is a number in a list or a score
MOST_FIGURES = 3
_NUMBER = np.uint64(0xD1B54A32D192ED03)  # stands for a number or a date


class Lines(NamedTuple):
    """Lines with words, in order: document, first and end character, `words`, and `number`."""

    document: Int64
    start: Int64
    end: Int64
    words: Int64
    number: UInt64

    def where(self, chosen: npt.NDArray[Any]) -> Lines:
        """The lines that an array of flags or of places chooses."""
        return Lines(
            self.document[chosen],
            self.start[chosen],
            self.end[chosen],
            self.words[chosen],
            self.number[chosen],
        )


class _Keys(NamedTuple):
    """What each word of the index is: its number, if it is a numeral, if it can be in a date."""

    hashes: UInt64
    numeral: npt.NDArray[np.bool_]
    dated: npt.NDArray[np.bool_]


def lines_of(tokens: Tokens, texts: Sequence[str]) -> Lines:
    """Cut texts into lines; `tokens` is their index."""
    keys = _keys(tokens)
    parts = [_block(tokens, texts, keys, 0, 0)]
    parts += [_block(tokens, texts, keys, *s) for s in spans_of(np.diff(tokens.bounds), BLOCK)]
    return Lines(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _keys(tokens: Tokens) -> _Keys:
    from toolkit.dates.lexicon import MONTHS, WEEKDAYS, key

    numeral = np.fromiter((k[:1].isdigit() for k in tokens.keys), bool, len(tokens.keys))
    dated = numeral.copy()
    for number in np.flatnonzero(~numeral).tolist():
        word = key(tokens.keys[number])
        dated[number] = word in MONTHS or word in WEEKDAYS
    return _Keys(word_hashes(tokens), numeral, dated)


def _block(tokens: Tokens, texts: Sequence[str], keys: _Keys, first: int, end: int) -> Lines:
    spans = [
        (number, *match.span())
        for number, text in enumerate(texts[first:end])
        for match in LINE.finditer(text)
    ]
    flat = np.fromiter(chain.from_iterable(spans), np.int64, 3 * len(spans))
    document, start, stop = flat.reshape(-1, 3).T
    held = slice(tokens.bounds[first], tokens.bounds[end])
    used = tokens.key_of[tokens.codes[held]]
    sizes = np.fromiter((len(t) + 1 for t in texts[first:end]), np.int64, end - first)
    offset = np.cumsum(sizes) - sizes
    place = tokens.starts[held] + np.repeat(offset, np.diff(tokens.bounds[first : end + 1]))
    # Each token stands in a line, so the first token of a line ends the one before.
    bounds = np.append(np.searchsorted(place, start + offset[document]), len(place))
    kept, hashes = _without_dates(keys, used, bounds)
    number = sequences(hashes, np.concatenate([[0], np.cumsum(kept)])[bounds])
    words = np.diff(bounds)
    lettered = np.add.reduceat(np.append(~keys.numeral[used], False), bounds[:-1]) > 0
    for row in np.flatnonzero((words > 0) & ~lettered).tolist():
        number[row] = _of_numerals(texts[first + document[row]][start[row] : stop[row]])
    found = Lines(document + first, start, stop, words, number)
    return found.where((words > 0) & (number > 0))


def _without_dates(
    keys: _Keys, used: npt.NDArray[np.integer], bounds: Int64
) -> tuple[npt.NDArray[np.bool_], UInt64]:
    """Which words are kept, and their numbers: a numeral and the dates around it are one word."""
    dated, numeral = keys.dated[used], keys.numeral[used]
    inner = bounds[bounds < len(used)]
    opens = dated.copy()
    opens[1:] &= ~dated[:-1]
    opens[inner] |= dated[inner]
    run = np.cumsum(opens) - 1
    figure = np.zeros(int(opens.sum()) + 1, bool)
    figure[run[numeral]] = True  # a month alone is a word
    merged = dated & figure[run]
    begun = np.concatenate([[0], np.cumsum(merged & opens)])[bounds]
    many = np.repeat(np.diff(begun) > MOST_FIGURES, np.diff(bounds))
    merged &= ~many
    hashes = keys.hashes[used]
    hashes[merged] = _NUMBER
    kept = ~merged | opens
    return kept, hashes[kept]


def _of_numerals(line: str) -> np.uint64:
    """Number of a line without letters, by its signs; 0 if it has few digits."""
    if sum(map(len, DIGITS.findall(line))) < LEAST_DIGITS:
        return np.uint64(0)
    return hashed(["".join(DIGITS.sub("0", line).split())])[0]
