"""What is said: the stretch that goes with a cue, found in the classes of a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.voices.english.classes import (
    ASKED,
    CALLING,
    CLAUSES,
    THAT,
    TO,
    TOLD,
    WORDS,
)
from toolkit.voices.english.sentence import Range
from toolkit.voices.english.words import QUESTIONS, SURE

_CONDITIONS = frozenset("if although while unless though despite unlike".split())

# Where and when it was said: "on Monday in a speech". Each token can be taken in one way only.
_ASIDE = r"(?:[AdO{comma}]|[D#](?=[DA#]*d)|[It][DnN#AsdYgO-]*+{apart})*+"
_ASIDES = _ASIDE.format(comma="", apart="")
_TO_QUOTE = re.compile(_ASIDE.format(comma=",", apart="") + "[:-]?Q")
_TO_THAT = re.compile(_ASIDE.format(comma="", apart="|,[^,H]*,|C(?=I)") + ",?H")
_TO_PRONOUN = re.compile(_ASIDE.format(comma=",", apart="") + "(?=P)")
_TO_QUESTION = re.compile(_ASIDES + "[SW]")
_TO_INFINITIVE = re.compile(r"(?:A|O|I?[DnN#AsYgCd-]+?)?(?:I[DA#]*+d+)*+(?=A?tA?[nVEZXAg])")
_HEARER = re.compile(r"(?:O|P|[DnN#AsYgdC-]+?(?:I[DnN#AsYgd-]+)*)(?=[,:]?Q|[,:]?H|S|P|t|[,:.]|$|W)")
_HEARER_ALONE = re.compile(r"(?:O|D?n|N+)(?=[DP])")  # told reporters the
_TO_LATER_THAT = re.compile(r"[^QVXZE;:.]{1,14}?H")
_TIME = re.compile(r"(?:A|[DA#]*+d)+")
_STOP = re.compile(r"[;:Q]|,[gCSG]|\Z")
_ELSEWHERE = re.compile(r"[;:]|,[^,]*[VXZE]|V")
_COORDINATED = re.compile(r",C|;")
_TAILED = re.compile(r",A*[GgSW]")
FINITE = re.compile(r"[XZEV]")
# No sentence of its own: "On Monday", "When he left", "Asked about it"; and one that is.
_INTRODUCTION = re.compile(r"[CA]*(?:[ISgGtEV].*|[DA#]*d+(?:[IS].*)?|[^XZEV]*)\Z")
_SENTENCE = re.compile(r"[AC]*[PDNn].{3}")
_CLOSING = ".-)"
_NEAR = 5  # words between "which" and what the cue in its clause introduces
_CLAUSE = 4  # words behind "said" that are a sentence, whatever they are


class Found(NamedTuple):
    """An attribution in tokens of a sentence; without content if that stands elsewhere."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    how: str


def end_of(s: str) -> int:
    """Token behind the last that is no point."""
    return len(s.rstrip(_CLOSING))


def forward(s: str, words: list[str], cue: str, at: int) -> int | None:
    """First token of what a cue introduces behind it, if it does.

    Examples
    --------
    >>> words = "told reporters on monday that he left".split()
    >>> forward("VnIdHPE", words, "told", 1), words[4]
    (4, 'that')
    """
    if at >= len(s):
        return None
    if cue in TOLD:
        start = _behind_hearer(s, words, at)
        if start is not None:
            return start
    elif cue in WORDS and s[at] in "ZX":  # what he said was a lie
        return at
    elif cue in WORDS and s[at] == "E" and "W" in s[max(0, at - _NEAR) : at]:
        return at  # which he argued seeks to
    quote = _TO_QUOTE.match(s, at)
    if quote:
        called = cue in CALLING and cue not in WORDS and s[at] != "Q"
        return at if called else quote.end() - 1
    for known, pattern in ((_SAYING, _TO_THAT), (_ASKING, _TO_QUESTION)):
        found = pattern.match(s, at) if cue in known else None
        if found and (s[found.end() - 1] == "H" or words[found.end() - 1] in QUESTIONS):
            return found.end() - 1
    if cue in TO:
        found = _TO_INFINITIVE.match(s, at)
        if found:
            return at if cue not in TOLD else found.end()
    if cue in WORDS:
        start = _clause(s, words, cue, at)
        if start is not None:
            return start
    if cue in CALLING or cue in THAT:
        where = s.find("Q", at)
        if where >= 0 and not _ELSEWHERE.search(s, at, where):
            return at
    return None


_SAYING = WORDS.keys() | TOLD.keys() | THAT.keys()
_ASKING = ASKED.keys() | THAT.keys()


def _behind_hearer(s: str, words: list[str], at: int) -> int | None:
    """Told reporters (that): what comes behind whom it was told."""
    hearer = _HEARER.match(s, at)
    if hearer:
        rest = hearer.end()
        if s[rest : rest + 2] in (",Q", ":Q", ",H", ":H"):
            return rest + 1
        if s[rest : rest + 1] in ("H", "Q", "P") or (
            s[rest : rest + 1] in ("S", "W") and words[rest] in QUESTIONS
        ):
            return rest
    for pattern, back in ((_HEARER_ALONE, 0), (_TO_LATER_THAT, 1)):
        found = pattern.match(s, at)
        if found:
            return found.end() - back
    return None


def past_hearer(s: str, at: int) -> int | None:
    """Token behind a comma that follows a hearer, where a clause goes on: "he told us, it is"."""
    hearer = _HEARER.match(s, at)
    if hearer and s[hearer.end() : hearer.end() + 1] == ",":
        rest = hearer.end() + 1
        if s[rest : rest + 1] in ("P", "D", "n", "N") and FINITE.search(s, rest):
            return hearer.end()
    return None


def _clause(s: str, words: list[str], cue: str, at: int) -> int | None:
    """A sentence without "that" behind a cue: said (on Monday) he ..."""
    time = _TIME.match(s, at)
    start = time.end() if time else at
    if time and words[start - 1] == "there" and s[start : start + 1] in ("Z", "X"):
        return start - 1
    comma = start + (s[start : start + 1] == ",")
    hung_on = comma == start or cue.endswith("ing")
    if hung_on and comma < len(s) and words[comma] in _CONDITIONS:
        return comma
    if s[start : start + 1] and s[start] in "PDNn#Yg":
        stop = _STOP.search(s, start)
        ends = stop.start() if stop else len(s)
        sure = s[start] == "P" or (cue in SURE and ends - start >= _CLAUSE)
        if sure or cue not in CLAUSES or FINITE.search(s, start, ends) or s[ends : ends + 1] == "Q":
            return start
    pronoun = _TO_PRONOUN.match(s, at)
    if pronoun and pronoun.end() > at:
        return pronoun.end()
    if s[start : start + 1] in ("S", "W") and words[start] in QUESTIONS - {"when", "if"}:
        return start
    return None


def is_tail(s: str, words: list[str], at: int) -> bool:
    """Whether what stands behind a cue says only when and where it was said."""
    rest = s[at:]
    if not rest or rest[0] in ".,;-":
        return True
    if rest[0] == "S":
        return words[at] in _TAILS
    if rest[0] not in "IAdt#DNnY" or _TO_THAT.match(s, at) or _TO_QUOTE.match(s, at):
        return False
    return not FINITE.search(_CLAUSE_END.split(rest, 1)[0]) and not _TO_PRONOUN.match(s, at)


_TAILS = frozenset("when while as after before because since although though during where".split())
_CLAUSE_END = re.compile(r"[SW;-]|,[CSgGW]")


def begin_of(s: str, end: int, earlier: list[Found]) -> int:
    """First token of content that ends before its cue."""
    begin = 0
    for one in earlier:
        for mark in _COORDINATED.finditer(s, one.cue[1], end):
            begin = max(begin, mark.end())
    begin = max(begin, s.rfind(";", begin, end) + 1)
    while begin < end and s[begin] in ",.-:C);":
        begin += 1
    quote = s.find("Q", begin, end)
    return quote if quote > begin and s[quote - 1] in ",:-" else begin


def introduces(clause: str) -> bool:
    """Whether what stands before "X said" is no sentence: "On Monday", "When he left"."""
    if not clause:
        return True
    if not _INTRODUCTION.match(clause):
        return False
    return not any(_SENTENCE.match(part) for part in clause.split(",")[1:])


def more(s: str, at: int, end: int, quoted: bool, begun: bool) -> Range | None:
    """What goes on behind a cue in the middle: "...", he said, "...".

    Parameters
    ----------
    quoted : bool
        What stands before the cue holds a quotation.
    begun : bool
        It is no sentence yet.
    """
    if at >= end:
        return None
    quote = _TO_QUOTE.match(s, at)
    if quote:
        return quote.end() - 1, end
    if s[at] == "," and at + 1 < end and s[at + 1] in "DnN#PXZHIEAVC":
        clause = begun or s[at + 1] == "H" or FINITE.search(s, at, end)
        if _TAILED.match(s, at) or not clause:
            return None
        return None if quoted and s[at + 1] == "C" else (at + 1, end)
    return None
