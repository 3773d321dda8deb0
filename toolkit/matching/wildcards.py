"""Patterns with wildcards, cut into tokens as text is cut."""

from __future__ import annotations

from toolkit.language.fold import fold
from toolkit.language.segment import DIGIT, character_classes, token_spans

# While a glob is cut, letters and digits of scripts that no newspaper uses stand in for the
# wildcards: a point joins single letters, or digits, but no letter to a digit.
LETTERS = {"*": "\ua840", "?": "\ua841"}
DIGITS = {"*": "\ua8d0", "?": "\ua8d1"}
_JOINERS = "*?.,\u066b\u066c"


def cut(chunk: str, glob: bool) -> list[tuple[str, ...]]:
    """Cut what stands between blanks into tokens as text is cut, each way it can be meant.

    In ``u.s*`` the star may stand for nothing (the token ``U.S``) or for letters (``u.said``).
    """
    if fold(chunk) == "'s":  # in a text it is a token after a word only
        return [(chunk,)]
    every = [*range(len(chunk))]
    if not glob:
        return [_pieces(chunk, every, chunk)]
    guise = "".join(_stand_in(chunk, i) if chunk[i] in "*?" else chunk[i] for i in every)
    kept = [i for i in every if chunk[i] != "*" or not _touches(chunk, i)]
    return [*dict.fromkeys([_pieces(chunk, every, guise), _pieces(chunk, kept, guise)])]


def _stand_in(chunk: str, at: int) -> str:
    """A digit beside a digit, points and the like apart; else a letter."""
    beside = chunk[:at].rstrip(_JOINERS)[-1:] + chunk[at + 1 :].lstrip(_JOINERS)[:1]
    return (DIGITS if any(_kind(c) == DIGIT for c in beside) else LETTERS)[chunk[at]]


def _touches(chunk: str, at: int) -> bool:
    """Whether a star is part of a word that has other characters."""
    beside = chunk[:at].rstrip("*")[-1:] + chunk[at:].lstrip("*")[:1]
    return any(c == "?" or 0 < _kind(c) <= DIGIT for c in beside)


def _kind(character: str) -> int:
    return int(character_classes()[ord(character)])


def _pieces(chunk: str, kept: list[int], guise: str) -> tuple[str, ...]:
    """Tokens of the characters kept; a star that was not kept stays with the word it touches."""
    _, starts, ends = token_spans("".join(guise[i] for i in kept))
    pieces, taken = [], 0
    for a, b in zip(starts.tolist(), ends.tolist(), strict=True):
        first, last = kept[a], kept[b - 1] + 1
        if guise != chunk:  # there are wildcards
            first = max(taken, len(chunk[:first].rstrip("*")))
            last = len(chunk) - len(chunk[last:].lstrip("*"))
        pieces.append(chunk[first:last])
        taken = last
    return tuple(pieces)
