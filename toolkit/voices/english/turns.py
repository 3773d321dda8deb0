"""Turns in which a cue does not simply follow its subject."""

from __future__ import annotations

import re

from toolkit.voices.english import subjects
from toolkit.voices.english.classes import phrase
from toolkit.voices.english.clauses import Found, end_of, introduces
from toolkit.voices.english.sentence import Range
from toolkit.voices.english.words import RUMOURED

_LEADING = re.compile(rf"(?:,|(?<=Q))({subjects.NP})(?:,[^Q;]*?,)?[AXd]*[XZEV]")
_BY = re.compile(rf"I({subjects.NP})")
_REST = re.compile(r"(?:D?[nN#sYg-]+)?(?:[AdO]|[D#](?=[DA#]*d)|[It][DnN#AsYgdO-]*+)*+")
_QUOTED = frozenset("quoted quotes quoting cited cites citing".split())
_REPORTED = frozenset("saying telling writing".split())


def leading(s: str, at: int, behind: int) -> Found | None:
    """Citing "...", X went on: the subject comes after."""
    found = _LEADING.search(s, behind)
    if not found:
        return None
    end = found.start(1) - (s[found.start(1) - 1] == ",")
    if end <= behind:
        return None
    return Found(found.span(1), (at, behind), ((behind, end),), "leading")


def quoted_as(s: str, words: list[str], at: int) -> Range | None:
    """X was quoted as saying, quoted X as saying: X."""
    if at < 3 or words[at] not in _REPORTED or words[at - 1] != "as":
        return None
    if words[at - 2] in ("quoted", "cited", "reported"):
        return subjects.before(s, at - 2)[0]
    for back in range(at - 2, max(-1, at - 14), -1):
        if words[back] in _QUOTED and words[back + 1] in ("by", "in", "on"):
            return subjects.before(s, back)[0]  # was quoted by an agency as saying
        if words[back] in _QUOTED:
            return back + 1, at - 1
    return None


def passive(s: str, words: list[str], at: int, behind: int, start: int | None) -> Found | None:
    """Was told that, is said to: nobody is named, unless with "by"."""
    end = end_of(s)
    by = words[behind : behind + 1] == ["by"]
    source = subjects.inverted(s, behind + 1) if by else None
    if start is not None and start < end and s[start] in "HQ":
        return Found(source, (at, behind), ((start, end),), "passive")
    if words[at] in RUMOURED and s[behind : behind + 1] == "t" and behind < end:
        begin = max(s.rfind(mark, 0, at) for mark in ",;:Q.(") + 1
        while begin < at and s[begin] in "CAHS":
            begin += 1
        return Found(None, (at, behind), ((begin, end),), "passive") if begin < at else None
    return None


def parenthetical(s: str, words: list[str], at: int) -> Found | None:
    """As X put it, ... / ..., as X said / as reported in X, ..."""
    behind, end = at + phrase(words, at), end_of(s)
    span: Range | None
    if words[at - 1] == "as" and words[at].endswith(("ed", "n")) and s[behind : behind + 1] == "I":
        found = _BY.match(s, behind) if words[behind] in ("in", "by", "on") else None
        if not found:
            return None
        opener, span, after = at - 1, found.span(1), found.end()
    else:
        span, first = subjects.before(s, at)
        opener = first - 1
        if span is None or opener < 0 or words[opener] != "as" or s[behind : behind + 1] == "H":
            return None
        rest = _REST.match(s, behind)
        after = rest.end() if rest else behind
    pieces: list[Range] = []
    if opener > 1 and s[opener - 1] in ",-":
        begin = s.rfind(";", 0, opener - 1) + 1
        while begin < opener - 1 and s[begin] in ",.-:C)":
            begin += 1
        clause = s[: opener - 1]
        if "Q" in clause or not introduces(clause):
            pieces.append((begin, opener - 1))
    if after < end and s[after] in ",:-":
        pieces.append((after + 1, end))
    elif after < end and s[after] == "Q" and not s[:opener].strip("CA,"):
        pieces.append((after, end))
    pieces = [piece for piece in pieces if piece[0] < piece[1]]
    return Found(span, (at, behind), tuple(pieces), "as") if pieces else None
