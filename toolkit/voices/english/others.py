"""Cues that are no verbs: according to, in the view of, nouns of speech."""

from __future__ import annotations

import re

from toolkit.voices.english import subjects
from toolkit.voices.english.classes import NOUNS, VIEWS
from toolkit.voices.english.clauses import Found, end_of
from toolkit.voices.english.sentence import Range

_WITH = re.compile(rf"t({subjects.NP}(?:[EV]I{subjects.NP})?(?:W[^,;.Q]*)?)")
_CONTENT = re.compile(r"(?:I[DnN#AsYg-]+?)?(?:H|,?Q|t(?=[nVEZX]))")
_OF = re.compile(rf"I({subjects.NP})")
_OPENED = re.compile(r"ID[nAEgY]*\Z")
_OWNERS = frozenset("his her their my our its".split())
_WITHIN = re.compile(r"I(?:D|[DnN#AY]*[nN]s)A?n?\Z")


def around(s: str, first: int, last: int) -> list[Range]:
    """What stands before and behind a phrase that is set off: "..., according to X, ..."."""
    end = end_of(s)
    before = len(s[:first].rstrip(",-A("))
    begin = s.rfind(";", 0, before) + 1
    while begin < before and s[begin] in ",.-:C)":
        begin += 1
    pieces = [(begin, before)] if begin < before else []
    if last < end and s[last] == ",":
        goes_on = s[last + 1 : last + 2] in ("X", "Z", "E", "A", "V", "Q")
        if s[before - 1 : before] in ("S", "H"):  # because, according to X, it rains
            pieces = []
        if not pieces or (goes_on and s[first - 1] == ","):
            pieces.append((last + 1, end))
    elif not pieces and last < end:
        pieces.append((last, end))
    return pieces


def according(s: str, words: list[str], at: int) -> Found | None:
    """According to X, ... / ..., according to X."""
    found = _WITH.match(s, at + 1)
    if not found:
        return None
    first, last = found.span(1)
    pieces = around(s, at, last)
    end = end_of(s)
    if pieces and pieces[-1][1] < last < end and s[last] == ",":  # according to X, the mayor
        hung_on = s[last + 1 : last + 2] not in ("C", "g", "G", "S")
        last = end if hung_on and "Q" not in s[last:end] else last
    return Found((first, last), (at, at + 2), tuple(pieces), "according") if pieces else None


def noun(s: str, words: list[str], at: int) -> Found | None:
    """His claim that ... / the contention of X that ... / in X's view, ..."""
    if words[at] in VIEWS:
        return _view(s, words, at)
    found = _CONTENT.match(s, at + 1) if words[at] in NOUNS else None
    if not found:
        return None
    start = found.end() - 1
    if s[start] == "t" and "Q" not in s[start:]:
        return None
    source: Range | None = None
    if s[at + 1] == "I" and words[at + 1] in ("of", "by", "from"):
        source = (at + 2, start - (s[start - 1] == ","))
    else:
        owner = len(s[:at].rstrip("nAYEgN"))
        if owner and s[owner - 1] == "s":
            source, _ = subjects.simple(s, owner - 1)
        elif owner and words[owner - 1] in _OWNERS:
            source = (owner - 1, owner)
    if source is None or source[0] >= source[1]:
        return None
    end = end_of(s)
    if s[: source[0]].rstrip("CA") == "I":  # in his claim that ..., he
        comma = s.find(",", start)
        end = comma if comma > start else end
    return Found(source, (at, at + 1), ((start, end),), "noun")


def _view(s: str, words: list[str], at: int) -> Found | None:
    """In X's words, ..."""
    of = _OF.match(s, at + 1) if words[at + 1 : at + 2] == ["of"] else None
    opened = _OPENED.search(s, 0, at) if of else None
    if of and opened and words[opened.start()] == "in":  # in the words of X, ...
        pieces = around(s, opened.start(), of.end())
        return (
            Found(of.span(1), (opened.start(), at + 2), tuple(pieces), "noun") if pieces else None
        )
    within = _WITHIN.search(s, 0, at)
    if not within or words[within.start()] != "in":
        return None
    first = within.start()
    owner = len(s[:at].rstrip("A" if s[at - 1] != "s" else "")) - 1
    if s[owner] == "s":
        source = (first + 1, owner)
    elif words[owner] in _OWNERS:
        source = (owner, owner + 1)
    else:
        return None
    set_off = s[at + 1 : at + 2] in (",", ".", "", "Q") and (not first or s[first - 1] in ",-CQH")
    pieces = around(s, first, at + 1) if set_off else []
    return Found(source, (first, at + 1), tuple(pieces), "noun") if pieces else None
