"""Tokens of what stands between blanks, worked out once for each piece of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from sys import intern
from typing import cast

from toolkit.voices.english.classes import (
    ASKED,
    CLASS,
    MASK,
    NOUNS,
    PHRASES,
    THAT,
    TITLE,
    TO,
    TOLD,
    VIEWS,
    WORDS,
)
from toolkit.voices.english.trie import pattern
from toolkit.voices.english.words import POINTED, QUESTIONS, RARELY, RUMOURED

#: A piece of text: its tokens, their classes, letters for what it may hold, the tokens in small
#: letters, their places in it, and its length. Not a NamedTuple, which is slower to read.
Chunk = tuple[tuple[str, ...], str, str, tuple[str, ...], tuple[int, ...], int]

_TOKEN = re.compile(
    rf"[{MASK}{TITLE}]+(?:[^{MASK}{TITLE}\n]{{1,2}})?"
    rf"|(?:[^\W\d_]\.){{2,}}|(?:{POINTED})\.|[A-Z]\.\Z"
    r"|[DRI]-[A-Z][a-z]*\.?(?:[A-Z]\.)?(?=[),])"
    r"|['’](?:s|d|ll|ve|re|m)\b|n['’]t\b|(?<=s)['’]\Z|[@#]?\w+?(?=n['’]t\b)"
    r"|[@#]?\w(?:[\w&/.\xa1-\xaa\xac-\xba\xbc-\xbf-]*\w)?(?:['’](?!(?:s|d|ll|ve|re|m)\b)\w+)*"
    r"|--|\S",
    re.S,
)


def _words(*lists: Iterable[str]) -> set[str]:
    return {form for one in lists for form in one if " " not in form}


# Without a quotation some cues need another word in their sentence. Letters for what a piece holds:
# s a cue that needs none; w one that needs "that" or a question, q; i one that needs these or "to",
# o; r one that is rarely a verb; n a noun before "that"; p the first word of a cue of several, and
# 2 the second: these stand last and first, so that they meet.
_SAID = _words(WORDS, TOLD) - RARELY | VIEWS | {"according"}
_TO_DO = (_words(TO) | RUMOURED) - _SAID - RARELY
_THAT = _words(THAT, ASKED) - _SAID - _TO_DO - RARELY
_SEVERAL = {form for one in (WORDS, TOLD, THAT, TO) for form in one if " " in form}
_HELD = {
    "2": pattern({form.split()[1] for form in _SEVERAL}, ""),
    "s": pattern(_SAID, MASK),
    "w": pattern(_THAT, ""),
    "q": pattern(QUESTIONS | {"that"}, ""),
    "i": pattern(_TO_DO, ""),
    "o": pattern({"to"}, ""),
    "r": pattern(_words(WORDS, TOLD, THAT, ASKED, TO) & RARELY, ""),
    "n": pattern(NOUNS, ""),
    "p": pattern(PHRASES, ""),
}
_WHOLE = pattern(_SEVERAL, "")
_RARE = re.compile("[PXWt]v")  # where such a word is a verb
_REMEMBERED = 50_000
_CLOSING = 2  # characters of a quotation that are not masked
_KNOWN: dict[str, Chunk] = {}
_SAYING: set[str] = set()  # of these, those with s
_BEGINNING: set[str] = set()  # and those with p
_OFFSETS: dict[tuple[int, ...], tuple[int, ...]] = {}


def chunks(stretch: str) -> tuple[list[Chunk], bool, bool]:
    """Pieces of a sentence between its blanks, and what that sentence may hold.

    Returns
    -------
    list of Chunk
        The pieces.
    bool
        Whether there is a cue or a quotation, so that the sentence has to be read.
    bool
        Whether a cue of several words may begin in it.

    Examples
    --------
    >>> pieces, *holds = chunks("He didn't say.")
    >>> for piece in pieces:
    ...     print(*piece)
    ('He',) P  ('he',) (0,) 2
    ('did', "n't") XX  ('did', "n't") (0, 3) 6
    ('say', '.') V. s ('say', '.') (0, 3) 4
    >>> holds
    [True, False]
    >>> for text in ("He made a deal.", "He made clear that it rains.", "The state fell."):
    ...     print(*chunks(text)[1:])
    False True
    True True
    False False
    """
    parts = stretch.split()
    found = [*map(_KNOWN.get, parts)]
    if None in found:
        pieces = [one or _made(part) for one, part in zip(found, parts, strict=True)]
    else:
        pieces = cast(list[Chunk], found)
        if not _SAYING.isdisjoint(parts):  # a small set, asked before any piece is looked at
            return pieces, True, not _BEGINNING.isdisjoint(parts)
    holds = "".join([piece[2] for piece in pieces])
    return pieces, _may_hold(stretch, pieces, holds), "p" in holds


def _may_hold(stretch: str, pieces: list[Chunk], holds: str) -> bool:
    if "s" in holds or stretch[-1:] == ":":
        return True
    clause = "q" in holds
    if ("w" in holds and clause) or ("i" in holds and (clause or "o" in holds)):
        return True
    if "n" in holds and " that " in stretch:
        return True
    if "r" in holds and (clause or _RARE.search("".join([piece[1] for piece in pieces]))):
        return True
    return "p2" in holds and _WHOLE.search(" ".join(stretch.split())) is not None


def _made(chunk: str) -> Chunk:
    closing = chunk.lstrip(MASK)
    plain = MASK not in closing and TITLE not in closing
    if len(closing) < len(chunk) and len(closing) <= _CLOSING and plain:
        return (chunk,), "Q", "s", (chunk,), (0,), len(chunk)  # and nothing else
    tokens = tuple(_TOKEN.findall(chunk))
    if tokens == (chunk,):
        tokens = (chunk,)  # one object for what is equal: less memory is read
    words = tuple(map(str.lower, tokens))
    offsets = tuple(accumulate(map(len, tokens[:-1]), initial=0))
    made = (
        tokens,
        intern("".join([CLASS[token] for token in tokens])),
        intern("".join([letter for letter, known in _HELD.items() if known.search(chunk)])),
        tokens if words == tokens else words,
        _OFFSETS.get(offsets, offsets),
        len(chunk),
    )
    if len(_KNOWN) < _REMEMBERED and MASK not in chunk and TITLE not in chunk:
        _KNOWN[chunk] = made
        _OFFSETS.setdefault(made[4], made[4])
        if "s" in made[2]:
            _SAYING.add(chunk)
        if "p" in made[2]:
            _BEGINNING.add(chunk)
    return made
