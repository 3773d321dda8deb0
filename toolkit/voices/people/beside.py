"""What stands beside a name and says who that is: "Ali Aziz, the mayor", "the mayor, Ali Aziz"."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.voices.people.roles import read

_AGE = r"(?:\d{1,3},? ?|now |then |who is |who was |who has been )?"
_BEHIND = re.compile(
    r",?[ \u00a0]\(?(?P<party>[RDI]-[A-Z][\w.]*)|"
    rf",[ \u00a0](?:{_AGE})(?P<phrase>(?:[^\s,.;:()“”\"—–]|\.(?=\S)|\.(?= [a-z]))"
    rf"(?:[^,.;:()“”\"\n—–]|\.(?=\S)|(?<=[A-Z])\.|(?<=\bM[rs])\.|(?<=\bDr)\.){{2,120}})"
)
_PARTY = tuple("(RDI")  # begin "(R-Ariz.)"
_WORD = 30  # characters of a word, with the blank behind it
_MARKS = ',.;:()“”"\n—–'
_ARTICLE = re.compile(
    r"an? (?!few\b|lot\b|day\b|week\b|month\b|year\b|move\b|claim\b|sign\b)[a-z-]+ ?"
)
_OPENS = re.compile(
    r"(?:an?|the|his|her|their|its|one of|another|former|chief|senior|deputy)\b", re.I
)
_STOPS = re.compile(
    r" (?:who|whom|whose|which|that|said|says|told|and (?:his|her)|while|but)\b.*", re.S
)
_COUNTS = frozenset("some many most several both two three four those these one all none".split())
#: Ranks and offices that are plain adjectives as well: "a major voice".
_ALSO_PLAIN = frozenset("major general chief marine private captain".split())
#: One word for several people or a thing: nobody is one, and "he" does not stand for one.
MANY = frozenset(
    "family team campaign crowd party media press staff public opposition police military army "
    "audience network newspaper outlet magazine channel website study poll survey statement report "
    "group cabinet authority couple board government television majority number half percent pac "
    "leadership movement editorial caucus".split()
)
_PLURAL = re.compile(r"(?:[^s]s|men|women|people)$")
_DETERMINER = re.compile(
    r"\b(?:the|an?|his|her|their|its|former|then)\b(?!.*\b(?:the|an?|his|her)\b)", re.I
)
_QUALIFY = frozenset(
    "former senior top chief deputy acting retired veteran local federal state "
    "prominent leading longtime democratic republican conservative liberal fellow "
    "presidential political foreign prime vice associate assistant national regional "
    "provincial new young opposition party campaign government army police military "
    "defence defense finance interior law house senate".split()
)


def behind(text: str, end: int) -> str:
    """Role that follows a name which ends at `end`; empty if none does.

    Examples
    --------
    >>> behind("Falah Aziz, 41, the mayor of the town, said", 10)
    'the mayor of the town'
    >>> behind("John Smith, R-Ariz., said", 10)
    'R-Ariz'
    """
    mark = text[end : end + 1]
    if mark != "," and (mark not in (" ", "\xa0") or text[end + 1 : end + 2] not in _PARTY):
        return ""
    found = _BEHIND.match(text, end)
    if found is None:
        return ""
    if found["party"]:
        return found["party"].rstrip(").")
    phrase = found["phrase"]
    if phrase.startswith(("who ", "whose ")):  # "who teaches law in Baghdad"
        return phrase.strip() if read("en").kind(" ".join(phrase.split()[:2])) else ""
    phrase = _STOPS.sub("", phrase).strip()
    return phrase if is_role(phrase) or _ARTICLE.match(phrase) else ""


def before(text: str, start: int) -> str:
    """Role that stands before a name which begins at `start`: with a comma, or at once.

    Examples
    --------
    >>> before("In May the governor, Ali Aziz, said", 21)
    'the governor'
    >>> before("the former police spokesman Ali Aziz", 28)
    'former police spokesman'
    """
    if not text[max(0, start - 1) : start].isspace():
        return ""
    comma = text.endswith(", ", 0, start)
    if not comma:  # most words are no roles
        blank = text.rfind(" ", max(0, start - _WORD), start - 1)
        last = text[blank + 1 : start - 1]
        if blank >= 0 and last.isalpha() and not (last.islower() and _is_head(last)):
            return ""
    piece = text[max(0, start - 110) : start - 2 * comma]
    piece = piece[max(map(piece.rfind, _MARKS)) + 1 :]
    if not comma:
        return adjacent(piece)
    opened = _DETERMINER.search(piece)
    if opened is None:
        return ""
    phrase = piece[opened.start() :].strip()
    return phrase if len(phrase) < 80 and is_role(phrase) else ""


def adjacent(phrase: str) -> str:
    """The words at the end of a phrase that are a role: "told the spokesman " gives "spokesman"."""
    words = phrase.split()[-8:]
    if not words or not phrase[-1].isspace() or not words[-1].islower():
        return ""
    if words[-1] in _COUNTS or not _is_head(words[-1]) or _PLURAL.search(words[-1]):
        return ""
    first = len(words) - 1
    while first and _qualifies(words[first - 1]):
        first -= 1
    return " ".join(words[first:])


def _qualifies(word: str) -> bool:
    low = word.lower()
    return low in _QUALIFY or (
        word[0].isupper() and low not in ("the", "a", "an", "but", "and", "in")
    )


@lru_cache(maxsize=20_000)
def is_role(phrase: str) -> bool:
    """Whether a phrase tells a role."""
    words = phrase.split()
    behind = read("en").behind
    if not words:
        return False
    low = words[0].lower()
    if low == "one" and words[1:2] == ["of"]:
        return any(map(_is_head, words[2:7]))
    if low in _COUNTS or low.endswith("s'"):
        return False
    if not _OPENS.match(phrase) and not any(_is_head(w) for w in words[:3]):
        return False
    cut = next((i for i, w in enumerate(words) if i and w.lower() in behind), len(words))
    inside = words[:cut]
    heads = [
        place
        for place, word in enumerate(inside)
        if _is_head(word) and not (word.lower() in _ALSO_PLAIN and place < len(inside) - 1)
    ]
    if not heads or len(inside) - heads[-1] > 2:  # "the King James Bible"
        return False
    head = inside[heads[-1]]
    return not _PLURAL.search(head) and head.lower() not in MANY | _COUNTS


@lru_cache(maxsize=20_000)
def _is_head(word: str) -> bool:
    return read("en").is_role(word.rstrip(".,"))
