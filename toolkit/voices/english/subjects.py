"""Who speaks: the noun phrase that goes with a cue, found in the classes of a sentence."""

from __future__ import annotations

import re

from toolkit.voices.english.sentence import Range

_BASE = (
    r"(?:P|O|A*+(?:D[Ad]*+)*+[nN#Y](?:[nN#AsgYEd-]*[nN#Yds])?O?|A?D+)"  # the first 40 men
    r"(?:\(p*\))?"
)
#: A noun phrase with what hangs on it: "a spokesman for the ministry of oil".
NP = rf"{_BASE}(?:[It]{_BASE})*"
_PLAIN = re.compile(rf"[AdCHS]*({NP})\Z")
_BOTH = re.compile(rf"[AdCHS]*({NP}C{NP})\Z")
_WHOLE = re.compile(rf"[AdCHS]*({NP}(?:[EgIW].*)?)\Z")  # "people briefed on the talks"
_LAST = re.compile(r"D?n*N+(?:\(p*\))?\Z|D[nA#sY]*[nY]\Z|P\Z|[n#Y]+\Z")
_PAIR = rf"{NP}(?:C{NP})?"
_MAIN = re.compile(
    rf"(?:^|(?<=[,;:\-CSHQ.(]))[AdC]*(?:[DA#]*+d+A*)?({_PAIR})"
    r"(?:,[^Q;]*?,|-[^-]*-|I[DA#]*+d+)?[AXd]*[XZEV]"
)
_INVERTED = re.compile(rf"A?((?:E(?=[nN]))?{_BASE}(?:[IC]{_BASE})*)")
_WHEN = re.compile(r"(?:I?[DA#]*d+)+\Z")
_BOUNDS = re.compile(r"[,;:Q.\-HS(C]")
_APART = re.compile(r"[;:Q.\-]")
_AUXILIARY = re.compile(r"[XZ]")
_BETWEEN = "AXZVEt"  # subject and cue: has also been expected to
_SET_OFF = frozenset("DnN#WYEgIA")
_ENDS = frozenset("Q.;:-,")
_NOUN_ENDS = frozenset("nN#sYO)D")
_UNFIT = frozenset("Igd")  # a phrase that begins so is no subject

Subject = tuple[Range | None, int]


def before(s: str, cue: int) -> Subject:
    """Subject of a cue that stands before it, and the token where its clause begins.

    Examples
    --------
    >>> before("InN,NN,DnIN,V", 12)  # In Baghdad city, Rana Aziz, the mayor of Kirkuk, said
    ((4, 11), 4)
    """
    at = _verbs_from(s, cue)
    when = _WHEN.search(s, max(0, at - 8), at)
    if when and when.start():
        at = _verbs_from(s, when.start())
    if not at:
        return None, 0
    last = s[at - 1]
    if last == "P":
        return (at - 1, at), at - 1
    if last in "nY" and s[at] == "t":  # was right to say
        above, begin = main(s, at)
        if above:
            return above, begin
    if last in _NOUN_ENDS:
        span, first = simple(s, at)
        aside = s[first - 2 : first] == ",I"  # he left, with the mayor saying
        if span and s[cue] == "G" and first and s[first - 1] in "VGEDIXt" and not aside:
            above, begin = main(s, first)  # issued a statement saying
            return (above, begin) if above else (span, first)
        return span, first
    if last == ",":
        return _apposed(s, at - 1)
    if last == "C" or (last in "IS" and s[cue] == "G"):
        return main(s, at - 1)
    if last == "W":
        return _relative(s, at)
    if last == "-":
        opening = s.rfind("-", 0, at - 1)
        found = _PLAIN.search(s, max(0, opening - 30), opening) if opening > 0 else None
        return ((found.start(1), at - 1), found.start(1)) if found else (None, at)
    return None, at


def _verbs_from(s: str, at: int) -> int:
    return len(s[:at].rstrip(_BETWEEN))


def simple(s: str, at: int) -> Subject:
    """Noun phrase that ends at a token, back to the beginning of its clause."""
    closing = max(s.rfind("(", 0, at), 0) if s[at - 1] == ")" else at
    bound = _last(_BOUNDS, s, closing)
    region = s[bound:closing]
    if not region:
        return None, at
    found = None
    if region[0] not in "IgtE" and not _AUXILIARY.search(region.partition("W")[0]):
        found = _WHOLE.match(region)
    if found:
        first = bound + found.start(1)
        if bound and s[bound - 1] == "C":
            first = _joined(s, bound, first)
        elif bound and s[bound - 1] == "," and not region.strip("N"):
            first = _introduced(s, bound, first)
        return (first, at), first
    found = _LAST.search(region)
    if not found:
        return None, at
    return (bound + found.start(), at), bound + found.start()


def _last(marks: re.Pattern[str], s: str, end: int) -> int:
    """The token behind the last mark before a token."""
    begin = 0
    for mark in marks.finditer(s, 0, end):
        begin = mark.end()
    return begin


def _joined(s: str, bound: int, first: int) -> int:
    """First token of "A and B" or "A, B and C" where all speak."""
    left = _last(_BOUNDS, s, bound - 1)
    found = _PLAIN.match(s[left : bound - 1])
    if not found:
        return first
    if left and s[left - 1] == "," and "E" not in found[1]:
        begin = max(s.rfind(mark, 0, left - 1) for mark in ",;:Q.") + 1
        more = _WHOLE.match(s[begin : left - 1])
        if more and s[begin] not in _UNFIT:
            return begin + more.start(1)
    return left + found.start(1)


def _introduced(s: str, bound: int, first: int) -> int:
    """First token of "a friend, Rana Aziz" where it begins a clause."""
    left = _last(_BOUNDS, s, bound - 1)
    begins = not left or s[left - 1] in ".;:Q-H"
    role = _PLAIN.match(s[left : bound - 1]) if begins and s[left] in "Dn" else None
    return left + role.start(1) if role else first


def _relative(s: str, at: int) -> Subject:
    """Critics who say: the noun and the pronoun."""
    closing = at - 1
    if closing and s[closing - 1] == ",":
        closing -= 1
    if closing and s[closing - 1] in "nN#sYO)":
        span, first = simple(s, closing)
        if span:
            return (span[0], at), first
    return (at - 1, at), at - 1


def _apposed(s: str, comma: int) -> Subject:
    """Name, role, said: the first segment that is a noun phrase, with what is set off behind."""
    bound = _last(_APART, s, comma)
    starts = [bound, *(at + 1 for at in range(bound, comma) if s[at] == ",")]
    ends = [*(start - 1 for start in starts[1:]), comma]
    segments = list(zip(starts, ends, strict=True))
    for first, end in segments[:-1]:
        found = _PLAIN.match(s[first:end]) or _BOTH.match(s[first:end])
        if found and s[first] not in _UNFIT:
            return (first + found.start(1), comma), first + found.start(1)
    for (first, end), pattern in ((segments[0], _WHOLE), (segments[-1], _PLAIN)):
        found = pattern.match(s[first:end]) if len(segments) > 1 or pattern is _PLAIN else None
        if found and s[first] not in _UNFIT:
            return (first + found.start(1), comma), first + found.start(1)
    return main(s, comma)  # "Trump lost and, when asked, said"


def main(s: str, end: int) -> Subject:
    """Subject of the main verb before a token: the first that no subordinate clause holds.

    A clause joined with a comma and a conjunction, or behind a quotation, begins anew.
    """
    kept: Range | None = None
    inner: Range | None = None
    for found in _MAIN.finditer(s, 0, end + 1):
        first, last = found.span(1)
        opener = s[first - 1] if first else ""
        if opener and opener in "SH(":
            if opener == "S":
                inner = (first, last)
        elif kept is None or opener in (";", "Q") or (opener == "C" and s[first - 2] in ",;"):
            kept = (first, last)
    kept = kept or inner
    return kept, kept[0] if kept else end


def inverted(s: str, behind: int) -> Range | None:
    """Subject behind its cue, with what is set off behind it: said X, who was there, ...

    Examples
    --------
    >>> inverted("QVNN,DnIN.Q", 2)  # "...," said Rana Aziz, the mayor of Kirkuk. "..."
    (2, 9)
    """
    found = _INVERTED.match(s, behind)
    if not found:
        return None
    first, end = found.span(1)
    size = len(s)
    if end < size and s[end] in "WH":
        end = _until(s, end)
    while end < size - 1 and s[end] == "," and s[end + 1] in _SET_OFF:
        stop = _until(s, end + 1)
        if stop < size and s[stop] == "-":
            break
        end = stop
    return first, end


def _until(s: str, at: int) -> int:
    while at < len(s) and s[at] not in _ENDS:
        at += 1
    return at
