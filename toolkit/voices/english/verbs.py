"""Attributions that a verb makes: who said it, and what."""

from __future__ import annotations

import re

from toolkit.voices.english import subjects, turns
from toolkit.voices.english.classes import ASKED, CLAUSES, THAT, TO, TOLD, WORDS, phrase
from toolkit.voices.english.clauses import (
    FINITE,
    Found,
    begin_of,
    end_of,
    forward,
    introduces,
    is_tail,
    more,
    past_hearer,
)
from toolkit.voices.english.sentence import Range

_FIRST = re.compile(r"[^VXZE.;Q]+?[:,](?:Q|\Z)")  # Continued X: "..."
_TIME_AFTER = re.compile(r"Q(?:I?[DA#]*+d)+\Z")
_SET_IN = re.compile(r"N+(?:C[nN]+)?(?:,[^,Q;]*)?,[AXZE]")
_GOES_ON = re.compile(r",[XZE]")  # behind a name: it is the subject of what is said
_OBJECT = re.compile(r"[EGV]D[AEn]*[nY]\Z")
_BASE = frozenset("ask tell say think believe note remember consider read recall".split())
_NAMING = frozenset("called dubbed titled labeled labelled branded termed named".split())
_SAYS = re.compile(r"[HQSWt]|.*?[XZEQ]")
_SHORT = 20  # words of a sentence that says only who spoke
_LEADS = re.compile(r"[CA]*(?:[ASI]*|In?A*[It]A*)\Z")  # after saying, in addition to saying
_BREAK = re.compile(r"[SW,]")
_VERBAL = "AXZEtV"  # between a subject and its verb, and the verbs joined to it


def verb(s: str, words: list[str], at: int, earlier: list[Found]) -> Found | None:
    """What a verb introduces, before it or behind it; it may cut what `earlier` cues hold."""
    behind = at + phrase(words, at)
    cue = words[at] if behind == at + 1 else " ".join(words[at:behind])
    said = cue in WORDS or cue in TOLD
    if not (said or "Q" in s or cue in THAT or cue in TO or cue in ASKED):
        return _alone(s, at, behind)
    if said and s[at] == "V" and "as" in words[:at]:
        found = turns.parenthetical(s, words, at)
        if found:
            return found
    passive = s[at] == "V" and s[:at].rstrip("AE")[-1:] == "Z"
    past = cue.endswith("ed")
    by = past and not passive and words[behind : behind + 1] == ["by"]
    if by and s[at - 1 : at] != "Q":  # men charged by the court
        return None
    if s[:at].lstrip("A")[-1:] in ("", "S") and past and not _FIRST.match(s, behind):
        return None  # asked about it, when asked
    start = forward(s, words, cue, behind)
    if passive:
        return turns.passive(s, words, at, behind, start)
    span, first = _subject(s, words, at, earlier)
    if cue in _NAMING and _named(s, words, at):
        return None
    if s[at] == "G" and span is None and _LEADS.match(s, 0, at):
        return turns.leading(s, at, behind)
    end = end_of(s)
    if not at and _FIRST.match(s, behind):  # Continued X: "..."
        source = subjects.inverted(s, behind)
        quote = s.find("Q")
        content = ((quote, end),) if quote >= 0 else ()
        return Found(source, (at, behind), content, "back" if content else "empty")
    back = _back(s, words, cue, at, behind, span, first)
    if back is not None:
        source, stop, rest = back
        if said or "Q" in s[:stop]:
            begin = begin_of(s, stop, earlier)
            after = more(s, rest, end, "Q" in s[:stop], introduces(s[:stop]))
            pieces = [(begin, stop)] if begin < stop else []
            pieces += [after] if after else []
            if pieces:
                _cut(earlier, stop)
                return Found(source, (at, behind), tuple(pieces), "back")
    infinitive = s[:at].rstrip("A")[-1:] == "t"
    unlikely = infinitive and (cue in CLAUSES or cue in THAT or cue in ASKED)
    if unlikely and start is not None and not _SAYS.match(s, start):
        start = None  # to read a book
    if not at and span is None and cue in _BASE and "Q" not in s:
        return None  # Ask whom you will
    if start is not None and start < end:
        _trim(s, earlier, at, span)
        how = "forward" if said or cue in THAT or s[start] in "Ht" else "calling"
        time = _TIME_AFTER.search(s, start, end)  # warned of "..." on Monday
        end = time.start() + 1 if time else end
        return Found(span, (at, behind), ((start, end),), how)
    if said and (span is not None or cue in TOLD):
        rest_of = _BREAK.split(s[behind:end], 1)[0]
        if not FINITE.search(rest_of):  # "Who?" Clinton asked.
            return Found(span, (at, behind), (), "empty")
    return None


def _named(s: str, words: list[str], at: int) -> bool:
    """Whether "called" only names a thing: he drew a loophole called "..."."""
    held = _OBJECT.search(s, 0, at)
    return held is not None and (held[0][0] != "V" or words[held.start()] not in WORDS)


def _alone(s: str, at: int, behind: int) -> Found | None:
    """X continued: of use if a quotation stands in the sentence before."""
    if s[at] != "V" or len(s) > _SHORT or FINITE.search(_BREAK.split(s[behind:], 1)[0]):
        return None
    span, first = subjects.before(s, at)
    return Found(span, (at, behind), (), "perhaps") if span and not first else None


def _subject(s: str, words: list[str], at: int, earlier: list[Found]) -> tuple[Range | None, int]:
    """Who says it, if that stands before the verb."""
    quoted = turns.quoted_as(s, words, at)
    if quoted:
        return quoted, quoted[0]
    span, first = subjects.before(s, at)
    last = earlier[-1] if earlier else None
    if last and last.source:
        joins = s[at] == "G" and s[:at].rstrip(_VERBAL)[-1:] == "C"
        if joins and s[last.cue[0]] == "G":  # with X tweeting that ... and asking
            return last.source, first
        hung_on = s[at] == "G" and last.how == "back" and last.cue[1] <= at
        if hung_on and not FINITE.search(s, last.cue[1], at):  # "...", X said, adding that
            return last.source, first
        joined = span is None and last.cue[0] < at
        if joined and s[:at].rstrip(_VERBAL)[-1:] in (",", "C", "I"):
            return last.source, first
    if span is None and (s[at] == "G" or s[at - 1 : at] in ("t", "H")):
        return subjects.main(s, at)
    return span, first


def _back(
    s: str, words: list[str], cue: str, at: int, behind: int, span: Range | None, first: int
) -> tuple[Range | None, int, int] | None:
    """Source, end of the content before the cue, and the token where more may follow."""
    if s[at] == "G" and words[at - 1 : at] != ["as"]:
        return None
    opener = len(s[:at].rstrip("AX"))
    before = s[opener - 1 : opener]
    if (
        before
        and _may_follow(s, cue, span, opener, before, behind)
        and s[behind : behind + 1] not in (*("", ",", ".", ":", "Q"),)
    ):
        source = subjects.inverted(s, behind)
        if source and (before == "Q" or _stands_behind(s, behind, source[1], opener)):
            return source, opener - (before != "Q"), source[1]
    if span is None or s[span[1] - 1] == "W":
        return None
    return _behind_subject(s, words, cue, behind, span, first)


def _may_follow(
    s: str, cue: str, span: Range | None, opener: int, before: str, behind: int
) -> bool:
    """Whether a subject may stand behind the verb: "...", said X."""
    if before == "Q":
        return True
    if before not in ",-" or opener < 2:
        return False
    clause = FINITE.search(s, 0, opener) is not None
    if cue in TOLD:
        return clause and span is None
    if not clause and _SET_IN.match(s, behind) and "," not in s[: opener - 1]:
        return True  # the trouble, says X, is that
    return clause or before == "-" or span is None or "Q" in s[:opener]


def _stands_behind(s: str, behind: int, end: int, opener: int) -> bool:
    """Whether a subject that ends at a token is that of the verb, not of what is said."""
    if s[end : end + 1] == "Q" or s[behind] in "PH":  # X, a man, said Y "..."
        return False
    if _GOES_ON.match(s, end) and FINITE.search(s, 0, opener):
        return False
    return not FINITE.search(s[end:].partition(",")[0])


def _behind_subject(
    s: str, words: list[str], cue: str, behind: int, span: Range, first: int
) -> tuple[Range, int, int] | None:
    """..., X said: content that ends before the subject."""
    start = len(s[:first].rstrip("A"))
    if start and words[start - 1] == "as":
        start -= 1
    if not start:
        return None
    if s[start - 1] == "Q":
        return span, start, behind
    if s[start - 1] not in ",-":
        return None
    if s[start - 2 : start - 1] == "Q":
        return span, start - 1, behind
    rest = past_hearer(s, behind) if cue in TOLD else None
    if rest is not None:
        return span, start - 1, rest
    clause = s[: start - 1]
    introduced = introduces(clause)
    if introduced and s[behind : behind + 1] == ",":
        return span, start - 1, behind
    if (introduced and "Q" not in clause) or not is_tail(s, words, behind):
        return None  # On Monday, he said ...
    return span, start - 1, behind


def _cut(earlier: list[Found], end: int) -> None:
    """End the content of cues before where that of a later one ends."""
    for number, one in enumerate(earlier):
        if one.how in ("forward", "calling") and one.content[-1][0] < end < one.content[-1][1]:
            pieces = (*one.content[:-1], (one.content[-1][0], end))
            earlier[number] = one._replace(content=pieces)


def _trim(s: str, earlier: list[Found], at: int, span: Range | None) -> None:
    """End content where a cue is joined to that before: "said X and added Y"."""
    if not earlier or span is None:
        return
    last = earlier[-1]
    if not last.content or last.content[-1][1] <= at or last.source != span:
        return
    cut = len(s[:at].rstrip(_VERBAL).rstrip("C,I"))
    first = last.content[-1][0]
    if first < cut:
        earlier[-1] = last._replace(content=(*last.content[:-1], (first, cut)))
