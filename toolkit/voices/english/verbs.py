"""Attributions that a verb makes: who said it, and what."""

from __future__ import annotations

import re

from toolkit.voices.english import subjects, turns
from toolkit.voices.english.classes import ASKED, THAT, TO, TOLD, WORDS, phrase
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
_SHORT = 20  # words of a sentence that says only who spoke
_BREAK = re.compile(r"[SW,]")
_VERBAL = "AXZEtV"  # between a subject and its verb, and the verbs joined to it


def verb(s: str, words: list[str], at: int, earlier: list[Found]) -> Found | None:
    """What a verb introduces, before it or behind it; it may cut what `earlier` cues hold."""
    behind = at + phrase(words, at)
    cue = " ".join(words[at:behind])
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
    if s[at] == "G" and span is None and not s[:at].strip("ASI"):
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
        and _may_follow(s, cue, span, opener, before)
        and s[behind : behind + 1] not in (*("", ",", ".", ":", "Q"),)
    ):
        source = subjects.inverted(s, behind)
        if source and (
            before == "Q"
            or not (s[behind] in "PH" or FINITE.search(s[source[1] :].partition(",")[0]))
        ):
            return source, opener - (before != "Q"), source[1]
    return None if span is None else _behind_subject(s, words, cue, behind, span, first)


def _may_follow(s: str, cue: str, span: Range | None, opener: int, before: str) -> bool:
    """Whether a subject may stand behind the verb: "...", said X."""
    if before == "Q":
        return True
    if before not in ",-" or opener < 2:
        return False
    clause = FINITE.search(s, 0, opener) is not None
    if cue in TOLD:
        return clause and span is None
    return clause or before == "-" or span is None or "Q" in s[:opener]


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
