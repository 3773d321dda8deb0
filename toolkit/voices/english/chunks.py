"""Tokens of what stands between blanks, worked out once for each piece of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter

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
_CLASSES, _HOLDS = itemgetter(1), itemgetter(2)
_KNOWN: dict[str, Chunk] = {}


def chunks(stretch: str) -> list[Chunk]:
    """Pieces of a text between its blanks.

    Examples
    --------
    >>> for chunk in chunks("He didn't say."):
    ...     print(*chunk)
    ('He',) P  ('he',) (0,) 2
    ('did', "n't") XX  ('did', "n't") (0, 3) 6
    ('say', '.') V. s ('say', '.') (0, 3) 4
    """
    parts = stretch.split()
    found = [*map(_KNOWN.get, parts)]
    if None in found:
        return [one or _made(part) for one, part in zip(found, parts, strict=True)]
    return found  # type: ignore[return-value]


def holding(pieces: list[Chunk]) -> str:
    """What some pieces hold, in letters."""
    return "".join(map(_HOLDS, pieces))


def may_hold(stretch: str, pieces: list[Chunk], holds: str) -> bool:
    """Whether there is a cue or a quotation in a sentence, so that it has to be read.

    Examples
    --------
    >>> for text in ("He said no.", "He made a deal.", "He made clear that.", "The state fell."):
    ...     pieces = chunks(text)
    ...     print(may_hold(text, pieces, holding(pieces)))
    True
    False
    True
    False
    """
    if "s" in holds or stretch[-1:] == ":":
        return True
    clause = "q" in holds
    if ("w" in holds and clause) or ("i" in holds and (clause or "o" in holds)):
        return True
    if "n" in holds and " that " in stretch:
        return True
    if "r" in holds and (clause or _RARE.search("".join(map(_CLASSES, pieces)))):
        return True
    return "p2" in holds and _WHOLE.search(" ".join(stretch.split())) is not None


def _made(chunk: str) -> Chunk:
    closing = chunk.lstrip(MASK)
    plain = MASK not in closing and TITLE not in closing
    if len(closing) < len(chunk) and len(closing) <= _CLOSING and plain:
        return (chunk,), "Q", "s", (chunk,), (0,), len(chunk)  # and nothing else
    tokens = tuple(_TOKEN.findall(chunk))
    holds = "".join([letter for letter, known in _HELD.items() if known.search(chunk)])
    classes = "".join([CLASS[token] for token in tokens])
    offsets = tuple(accumulate(map(len, tokens[:-1]), initial=0))
    made = tokens, classes, holds, tuple(map(str.lower, tokens)), offsets, len(chunk)
    if len(_KNOWN) < _REMEMBERED and MASK not in chunk and TITLE not in chunk:
        _KNOWN[chunk] = made
    return made
