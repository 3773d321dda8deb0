"""Which of the names found in a text may be outlets, and which outlet each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit.citations.mentions import Candidate, Mention
from toolkit.citations.names import SHORT, SOURCES, Name
from toolkit.citations.unlisted import merged, unlisted
from toolkit.citations.weakness import FREE, weakness

# "Michael Bloomberg", "Mr. Fox": a person of the article has the name.
_FULL = (
    r"\b(?!(?:{})\b)(?:[A-Z][a-z]+|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Rep)\.)\s(?:[A-Z]\.\s)?{}\b"
    r"(?!\s(?:News|TV|Business|Politics|Tele))"
)
_NO_FIRST = "|".join(
    [
        *sorted(FREE),
        *"Like Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March "
        "April June July August September October November December".split(),
    ]
)
_SAME = re.compile(r"(?:['’]s?)?[\s\"“”‘’'()*_@\]>–-]{1,6}(?:(?:the|The)\s)?")


def candidates(
    text: str, found: Iterable[tuple[int, int, Name]], own: str, language: str
) -> list[Candidate]:
    """Names that may be outlets, in the order of the text.

    Parameters
    ----------
    text : str
    found : iterable of (start, end, name)
        Matches in the order of the text, the longest first of those that begin together.
    own : str
        What the outlet of the text is called in the list.
    language : str
    """
    chosen: list[Candidate] = []
    others: list[Candidate] = []
    latest: dict[str, str] = {_last(own): own} if _last(own) in SHORT else {}
    persons: dict[str, bool] = {}
    reach = -1
    for start, end, name in found:
        if start < reach and name.kind not in ("open", "paper"):
            continue
        if name.kind in ("open", "kind", "paper"):
            begin, stop = unlisted(text, start, end, name)
            if begin < stop:
                sure = name.kind != "kind" or name.written in SOURCES
                others.append(Candidate(Mention(begin, stop, name), text[begin:stop], int(sure)))
            continue
        weak = weakness(text, start, end, name, language)
        if weak is None:
            continue
        outlet = name.outlet
        if name.article and name.written in SHORT:
            outlet = latest.get(name.written, "") or name.outlet
        if not outlet:
            continue
        reach = end
        if _last(outlet) in SHORT:
            latest[_last(outlet)] = outlet
        if weak == 1 and _may_be_person(name):
            if name.written not in persons:
                full = _FULL.format(_NO_FIRST, re.escape(name.written))
                persons[name.written] = re.search(full, text) is not None
            weak = 2 if persons[name.written] else weak
        chosen.append(Candidate(Mention(start, end, name), outlet, weak))
    return merged(chosen, others) if others else chosen


def same(text: str, one: Candidate, other: Candidate) -> bool:
    """Whether two names are one outlet under two names: NBC's "Meet the Press", AFP in brackets."""
    between = text[one.mention.end : other.mention.start]
    return one.outlet == other.outlet and _SAME.fullmatch(between) is not None


def _may_be_person(name: Name) -> bool:
    return name.weak and name.latin and not name.article and not name.written.isupper()


def _last(outlet: str) -> str:
    return outlet.rpartition(" ")[2]
