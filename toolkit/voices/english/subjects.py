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
_LONG = re.compile(rf"[AdCHS]*({NP}(?:(?:[EgIW]|VI).*)?)\Z")  # a report issued by X
_LAST = re.compile(r"D?n*N+(?:\(p*\))?\Z|D[nA#sY]*[nY]\Z|P\Z|[n#Y]+\Z")
_NAMED_APART = re.compile(r"Q(N+),\Z")
_WITH = re.compile(rf",I({NP})\Z")
_PAIR = rf"{NP}(?:C{NP})?"
_ASIDE = re.compile(rf"(?:^|(?<=[.;Q]))[AC]*({NP}),[ISA]+\Z")  # X, after saying
_ASIDE_OF = re.compile(r",(?:W|[DnN#YEgIA][^VXZ]*\Z)")
_OPENING = re.compile(rf"[AC]*({_PAIR})")
_MAIN = re.compile(
    rf"(?:^|(?<=[,;:\-CSHQ.(]))[AdC]*(?:[DA#]*+d+A*)?({_PAIR})"
    r"(?:(,[^Q;]*?),|-[^-]*-|I[DA#]*+d+)?[AXd]*[XZEV]"
)
_INVERTED = re.compile(rf"A?((?:E(?=[nN]))?{_BASE}(?:[IC]{_BASE})*)")
_WHEN = re.compile(r"(?:I?[DA#]*d+)+\Z")
_BOUNDS = re.compile(r"[,;:Q.\-HS(C]")
_APART = re.compile(r"[;:Q.\-]")
_AUXILIARY = re.compile(r"[XZ]")
_BETWEEN = "AXZVEt"  # subject and cue: has also been expected to
_SET_OFF = frozenset("DnN#WYEgIA")
_IN_PLACE = re.compile(r"ID?N+\Z")
_CALLED = re.compile(r"[EG]O?N+")
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
    when = _WHEN.search(s, max(0, at - 8), at) if s[at - 1 : at] == "d" else None
    if when and when.start():
        at = _verbs_from(s, when.start())
    if not at:
        return None, 0
    last = s[at - 1]
    if last == "P":
        return (at - 1, at), at - 1
    if last in "nY" and s[at] == "t":  # was right to say
        return main(s, at)
    if last in _NOUN_ENDS:
        with_it = _WITH.search(s, 0, at) if s[cue] == "G" else None
        if with_it:  # he left, with one of his aides saying
            return with_it.span(1), with_it.start(1)
        span, first = simple(s, at)
        with_him = s[first - 2 : first] == ",I"  # he left, with the mayor saying
        if span and s[cue] == "G" and first and s[first - 1] in "VGEDIXt" and not with_him:
            above, begin = main(s, first)  # issued a statement saying
            return (above, begin) if above else (span, first)
        return span, first
    if last == ",":
        return _apposed(s, at - 1, cue)
    if last == "C" or (last in "IS" and s[cue] == "G"):
        kept = main(s, at - 1)
        aside = _ASIDE.search(s, 0, at) if kept[0] is None and last != "C" else None
        return (aside.span(1), aside.start(1)) if aside else kept
    if last == "W":
        return _relative(s, at)
    if last == "-":
        opening = s.rfind("-", 0, at - 1)
        found = _PLAIN.search(s, max(0, opening - 30), opening) if opening > 0 else None
        return ((found.start(1), at - 1), found.start(1)) if found else (None, at)
    return None, at


def _verbs_from(s: str, at: int) -> int:
    at = len(s[:at].rstrip(_BETWEEN))
    if at > 1 and s[at - 1] == "D" and s[at - 2] in "nN#PYXZ":  # they have both said
        at = len(s[: at - 1].rstrip(_BETWEEN))
    return at


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
        elif bound and s[bound - 1] == "," and region[0] == "D":
            named = _NAMED_APART.search(s, 0, bound)  # "...," X, a man who never ends, said
            first = named.start(1) if named else first
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
    if not found and s[bound - 2] == "N" and s[first] == "N":  # Cooperation and Development
        found = _LONG.match(s[left : bound - 1])
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
    if left and s[left - 1] == "C" and s[first] == "N":
        left = _last(_BOUNDS, s, left - 1)
        begins = not left or s[left - 1] in ".;:Q-H"
    if not begins or left == bound - 1:
        return first
    region = s[left : bound - 1]
    role = _PLAIN.match(region) if region[0] in "Dn" else None
    if not role and region[0] in "DnNA" and _IN_PLACE.search(region):
        role = _PLAIN.match(region) or _BOTH.match(region)  # X of Springfield, Ohio
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


def _apposed(s: str, comma: int, cue: int) -> Subject:
    """Name, role, said: the first segment that is a noun phrase, with what is set off behind."""
    bound = _last(_APART, s, comma)
    if s[cue] == "G":
        inner = s.find("S", s.rfind(",", 0, comma) + 1, comma) + 1
        apart = inner == 1 or s[inner - 2 : inner - 1] in (",", "A")
        clause = _MAIN.match(s, inner, comma + 1) if inner and apart else None
        if clause:  # it rained, when X came, saying
            return clause.span(1), clause.start(1)
        kept = main(s, comma)  # X, who was there, won, saying
        if not inner and kept[0] and kept[1] <= bound + 2:
            return kept
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
    kept = main(s, comma)  # "Trump lost and, when asked, said"
    if kept[0] is None and s[cue] == "G":
        opening = _OPENING.match(s, bound, comma)
        if opening and s[opening.start(1)] not in _UNFIT:  # X speak in one voice, saying
            return opening.span(1), opening.start(1)
    return kept


def main(s: str, end: int) -> Subject:
    """Subject of the main verb before a token: the first that no subordinate clause holds.

    A clause joined with a comma and a conjunction, or behind a quotation, begins anew.
    """
    kept: Range | None = None
    inner: Range | None = None
    for found in _MAIN.finditer(s, 0, end + 1):
        first, last = found.span(1)
        aside = found[2]
        if aside and _ASIDE_OF.match(aside):  # X, the mayor, won; not: the plan, he said, failed
            last = found.end(2)
        opener = s[first - 1] if first else ""
        if opener and opener in "SH(" and not (opener == "(" and first == 1):
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
    called = _CALLED.match(s, end)  # a man named X
    end = called.end() if called else end
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
