"""Where words begin and end: one rule for every script that writes its words apart.

A token is a run of letters, combining marks and digits. Inside such a run these stay:
an apostrophe between letters (``Da'esh``), a zero-width joiner, non-joiner or bidi mark
between word characters (Persian compounds), a point or comma between digits
(``2,861,471``), and points between single letters (``U.S``). A final ``'s`` is a token of
its own, as in the Penn Treebank, so that ``Kirkuk's`` counts as ``Kirkuk``. Hyphens split
(``Peshmerga-held``). The rule works on arrays
of code points: the same rule as a regular expression takes about thirty times as long.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

LETTER, MARK, DIGIT, APOSTROPHE, HIDDEN, POINT, COMMA = 1, 2, 3, 4, 5, 6, 7
APOSTROPHES = "'\u2018\u2019\uff07"
HIDDEN_CHARACTERS = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_WORD_CATEGORY = {"L": LETTER, "M": MARK, "N": DIGIT}

#: The same rule as a regular expression, for readers and for the tests (module ``regex``).
_W, _A = r"[\p{L}\p{M}\p{N}]", f"[{APOSTROPHES}]"
_S = rf"{_A}[sS](?![{HIDDEN_CHARACTERS}]?{_W}|{_A}\p{{L}})"  # possessive
TOKEN_PATTERN = (
    rf"(?<=[\p{{L}}\p{{M}}]){_S}"
    rf"|{_W}(?:{_W}"
    rf"|(?<=[\p{{L}}\p{{M}}])(?!{_S}){_A}(?=\p{{L}})"
    rf"|[{HIDDEN_CHARACTERS}](?={_W})"
    rf"|(?<=\p{{N}})[.,\u066b\u066c](?=\p{{N}})"
    rf"|(?<=(?<!{_W}[{HIDDEN_CHARACTERS}]?|[\p{{L}}\p{{M}}]{_A})\p{{L}})\.(?=\p{{L}}(?!{_W})))*"
)


class Spans(NamedTuple):
    """Token spans of one piece of text: ``points`` are its code points."""

    points: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]


@cache
def character_classes() -> npt.NDArray[np.uint8]:
    """Class of every Unicode code point, 0 for what separates words."""
    table = np.zeros(0x110000, np.uint8)
    for point in chain(range(0x33480), range(0xE0100, 0xE01F0)):  # beyond these nothing is text
        table[point] = _WORD_CATEGORY.get(unicodedata.category(chr(point))[0], 0)
    for characters, value in (
        (APOSTROPHES, APOSTROPHE),
        (HIDDEN_CHARACTERS, HIDDEN),
        (".", POINT),
        (",\u066b\u066c", COMMA),
    ):
        table[[ord(c) for c in characters]] = value
    return table


def token_spans(text: str) -> Spans:
    """Find the tokens of a text.

    Parameters
    ----------
    text : str
        Any text; unpaired surrogates are allowed.

    Returns
    -------
    Spans
        ``points`` code points of the text, ``starts`` and ``ends`` (exclusive) of each
        token as character offsets, in reading order.

    Examples
    --------
    >>> text = "Kirkuk's 92.73 per cent, the U.S. said."
    >>> _, starts, ends = token_spans(text)
    >>> [text[a:b] for a, b in zip(starts, ends)]
    ['Kirkuk', "'s", '92.73', 'per', 'cent', 'the', 'U.S', 'said']
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    # Two empty cells on either side, so that neighbours can be read without bounds checks.
    kind = np.zeros(len(points) + 4, np.uint8)
    np.take(character_classes(), points, out=kind[2:-2])
    inside = (kind > 0) & (kind <= DIGIT)
    inside, openers = _join(points, kind, inside)
    starts = inside[2:-1] & ~inside[1:-2]
    ends = inside[1:-2] & ~inside[2:-1]
    starts[openers] = True
    ends[openers] = True
    return Spans(points, np.flatnonzero(starts), np.flatnonzero(ends))


def _join(
    points: npt.NDArray[np.uint32], kind: npt.NDArray[np.uint8], inside: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
    """Mark the joining characters as inside a token; return where a possessive opens."""
    at = np.flatnonzero(kind > DIGIT)
    what, before, after = kind[at], kind[at - 1], kind[at + 1]
    word_before, word_after = inside[at - 1], inside[at + 1]
    letters = ((before == LETTER) | (before == MARK)) & (after == LETTER)
    apostrophe = (what == APOSTROPHE) & letters
    following = np.zeros(len(at), np.uint32)
    following[apostrophe] = points[at[apostrophe] - 1]  # at is shifted by two: this is the next one
    hidden = (what == HIDDEN) & word_before & word_after
    joined = inside.copy()
    joined[at[apostrophe | hidden]] = True
    possessive = apostrophe & ((following | 0x20) == ord("s")) & ~joined[at + 2]
    numeral = ((what == POINT) | (what == COMMA)) & (before == DIGIT) & (after == DIGIT)
    initial = (what == POINT) & (before == LETTER) & ~joined[at - 2]
    initial &= (after == LETTER) & ~inside[at + 2]
    joined[at[numeral | initial]] = True
    return joined, at[possessive] - 2
