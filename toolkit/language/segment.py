"""Where words begin and end: one rule for every script that writes its words apart.

A token is a run of letters, combining marks and digits. Inside such a run these stay:
an apostrophe between letters (``Da'esh``), a zero-width joiner, non-joiner or mark of direction
between word characters (Persian compounds), a point or comma between digits
(``2,861,471``), and points between single letters (``U.S``). A final ``'s`` is a token of
its own, as in the Penn Treebank, so that ``Kirkuk's`` counts as ``Kirkuk``. Hyphens split
(``Peshmerga-held``), and so do marks and tatweels that no letter touches: Arabic papers set a
lone tatweel for a dash. The rule works on arrays of code points: the same rule as a regular
expression takes about thirty times as long.
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
HIDDEN_CHARACTERS = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
TATWEEL = "\u0640"  # stretches a word as a mark does
_WORD_CATEGORY = {"L": LETTER, "M": MARK, "N": DIGIT}

#: The same rule as a regular expression, for readers and for the tests (module ``regex``).
_L, _T = r"(?:(?!\u0640)\p{L})", r"[\p{M}\u0640]"
# A mark belongs to the letter before it; a tatweel, and marks behind it, also to the letter after.
_M = rf"(?:(?<={_L}{_T}*){_T}|(?:\u0640|(?<=\u0640{_T}*){_T})(?={_T}*{_L}))"
_W, _B, _A = rf"(?:{_L}|\p{{N}}|{_M})", rf"(?:{_L}|{_M})", f"[{APOSTROPHES}]"
_S = rf"{_A}[sS](?![{HIDDEN_CHARACTERS}]?{_W}|{_A}{_L})"  # possessive
TOKEN_PATTERN = (
    rf"(?<={_B}){_S}"
    rf"|{_W}(?:{_W}"
    rf"|(?<={_B})(?!{_S}){_A}(?={_L})"
    rf"|[{HIDDEN_CHARACTERS}](?={_W})"
    rf"|(?<=\p{{N}})[.,\u066b\u066c](?=\p{{N}})"
    rf"|(?<=(?<!{_W}[{HIDDEN_CHARACTERS}]?|{_B}{_A}){_L})\.(?={_L}(?!{_W})))*"
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
        (TATWEEL, MARK),
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
    _drop_stray_marks(points, kind)
    inside = (kind > 0) & (kind <= DIGIT)
    inside, openers = _join(points, kind, inside)
    starts = inside[2:-1] & ~inside[1:-2]
    ends = inside[1:-2] & ~inside[2:-1]
    starts[openers] = True
    ends[openers] = True
    return Spans(points, np.flatnonzero(starts), np.flatnonzero(ends))


def _drop_stray_marks(points: npt.NDArray[np.uint32], kind: npt.NDArray[np.uint8]) -> None:
    """Make separators of marks and tatweels that no letter touches."""
    mark = kind == MARK
    if not mark.any():
        return
    edge = np.flatnonzero(mark[1:] != mark[:-1]) + 1
    begins, ends = edge[::2], edge[1::2]
    stray = kind[begins - 1] != LETTER
    for begin, end in zip(begins[stray].tolist(), ends[stray].tolist(), strict=True):
        if kind[end] == LETTER:  # a tatweel may belong to it
            own = np.flatnonzero(points[begin - 2 : end - 2] == ord(TATWEEL))
            end = begin + int(own[0]) if len(own) else end
        kind[begin:end] = 0


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
