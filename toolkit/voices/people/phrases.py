"""What the words of a source are: a pronoun, a name with its role, or a role alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit.voices.people import beside
from toolkit.voices.people.names import RUN, Name, pieces

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
    **dict.fromkeys(("they", "them", "their", "theirs"), "they"),
    **dict.fromkeys(("who", "which", "that", "whose", "whom"), "who"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("i", "we", "my", "our", "me", "us", "you", "your", "mine", "ours"), "self"),
}
_CUT = re.compile(
    r",(?!\d)|\s[-–—]|—|\(|;|\n|(?<=\w)\s(?:who|whose|whom|which|that|where|when|speaking|citing)\b"
)
_OF = re.compile(
    r"\b(?:of|for|to|with|in|from|at|by|on|near|inside|behind|about|against|among|under|like)"
    r"(?: (?:the|a|an|his|her|their|its|both|former|then|late|current|regional|local|"
    r"Mr\.|Ms\.|Mrs\.))*"
    r"[ \u00a0]*$"
)
_OPEN_END = re.compile(r",? (?:who|which|that|whose|however|too|meanwhile)$")
_LINKED = re.compile(r" (?:in|on|from|at|with|during|to|by|for|near|inside|outside) ")
_AND = re.compile(r"(?:,? and|,)[ \u00a0]+$")
_WEAK = ("both", "for", "from", "by", "of", "to", "like", "with")
_EDGES = ' \u00a0\n\t,;:.“”"‘()—–-'
_BEHIND = re.compile(r" (?:of|for|to|with|in|from|at|by|on|near|who|that|which|and) ")
_PLURAL = re.compile(
    r"^(?:two|three|four|five|several|some|many|most|both|few|other|others|these|those|dozens|"
    r"hundreds|thousands|\w+ (?:officials|residents|people))\b|(?:[^s]s|men|women|people)$",
    re.I,
)


Named = tuple[tuple[Name, ...], str, int]


class Phrase(NamedTuple):
    """A source.

    `kind` is pronoun, name, role or nothing. `names` are those of persons or bodies that the
    source is, `role` what it is called beside them or instead of them. `sort` is the gender or
    sort of a pronoun. `at` is where its first name begins in the phrase.
    """

    kind: str
    names: tuple[Name, ...] = ()
    role: str = ""
    sort: str = ""
    at: int = -1

    @property
    def plural(self) -> bool:
        """Whether the role is that of several."""
        return _plural(self.role)


@lru_cache(maxsize=20_000)
def _plural(role: str) -> bool:
    return " and " in role or _PLURAL.search(_BEHIND.split(role, maxsplit=1)[0]) is not None


@lru_cache(maxsize=50_000)
def phrase_of(source: str) -> Phrase:
    """What the words of a source are.

    Examples
    --------
    >>> found = phrase_of("Falah Aziz, the region's foreign minister,")
    >>> found.kind, found.names[0].words, found.role
    ('name', ('Falah', 'Aziz'), "the region's foreign minister")
    >>> phrase_of("a former spokesman for the army, Oleg Petrenko,").names[0].words
    ('Oleg', 'Petrenko')
    >>> phrase_of("a senior aide to Mr. Aziz").role
    'a senior aide to Mr. Aziz'
    """
    plain = source.strip(_EDGES)
    sort = PRONOUNS.get(plain.lower())
    if sort:
        return Phrase("pronoun", sort=sort)
    if not any(letter.isalnum() for letter in plain):
        return Phrase("nothing")
    offset = source.index(plain)
    open_end = _OPEN_END.search(plain)
    if open_end:  # "three questions to Talal Aziz, who"
        plain = plain[: open_end.start()].rstrip(_EDGES)
        last = _last_person(plain)
        if last:
            return Phrase("name", (last[1],), last[1].role, "", offset + last[0])
    cut = _CUT.search(plain)
    head = plain[: cut.start()] if cut else plain
    named = _at_end(head)
    if named:
        names, role, at = named
        if cut and not role:
            role = beside.behind(f"{plain},", len(head)) or _rest(plain[cut.start() :])
        return Phrase("name", names, role, "", offset + at)
    if cut and plain[cut.start()] == ",":
        tail = plain[cut.end() :].strip(_EDGES)
        named = _at_end(_CUT.split(tail)[0])
        if named and named[0][0].kind == "person" and not named[1] and named[2] == 0:
            at = plain.index(tail, cut.end())
            return Phrase("name", named[0], head.strip(_EDGES), "", offset + at)
    first = _first_person(head)
    if first:
        return Phrase("name", (first,), first.role, "", offset + first.at)
    return Phrase("role", (), head.strip(_EDGES) or plain)


def _first_person(head: str) -> Name | None:
    """A person with whom a phrase begins: "Huda Aziz in the studio"."""
    run = RUN.match(head)
    names = pieces(run[0]) if run else ()
    if not names or names[0].kind != "person" or names[0].at or names[0].possessive:
        return None
    return names[0] if _LINKED.match(head, names[0].end) else None


def _last_person(plain: str) -> tuple[int, Name] | None:
    """The person with whom a phrase ends."""
    for run in RUN.finditer(plain):
        for name in pieces(run[0]):
            if run.start() + name.end == len(plain) and name.kind == "person":
                return run.start() + name.at, name
    return None


def _at_end(head: str) -> Named | None:
    """Names with which a phrase ends, its role before them, and where the first begins."""
    head = head.rstrip(_EDGES)
    every = [
        (run.start() + name.at, run.start() + name.end, name)
        for run in RUN.finditer(head)
        for name in pieces(run[0])
    ]
    end = len(head)
    found: list[tuple[int, Name]] = []
    while every:
        begin, stop, name = every.pop()
        if stop < end or name.kind == "role":
            break
        pre = head[:begin]
        if every and every[-1][1] >= begin - 1 and every[-1][2].possessive:
            pre = head[: every[-1][0]]  # "for Ukraine's Foreign Ministry"
        link = _OF.search(pre)
        if link and pre.strip().lower() not in _WEAK:
            # "Jennifer Epstein of Bloomberg News"
            end, found = len(pre[: link.start()].rstrip(_EDGES)), []
            continue
        found.insert(0, (begin, name))
        joined = _AND.search(pre)
        if joined is None or name.kind != "person":
            break
        end = joined.start()
    if not found:
        return None
    begin, first = found[0]
    role = " ".join(filter(None, (_pre_role(head[:begin]), first.role)))
    return tuple(name for _, name in found), role, begin


def _pre_role(pre: str) -> str:
    """The role before a name: "the retired neurosurgeon " or "CNBC moderator "."""
    words = pre.strip(_EDGES).split()
    if words and words[-1].lower() in ("the", "a", "an", "both", "and", "as", "but"):
        words = words[:-1]
    return " ".join(words) if words and beside.is_role(words[-1]) else ""


def _rest(tail: str) -> str:
    party = re.match(r"[,\s(]*([RDI]-[A-Z][\w.]*)", tail)
    return party[1].rstrip(".") if party else ""
