"""Whether a name that stands in a text is cited there, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.citations.cues import CUES, Found, bare, plain
from toolkit.citations.mentions import Mention
from toolkit.citations.page import Page
from toolkit.language.fold import fold
from toolkit.language.sentences import Sentence

BEFORE, BEHIND = 140, 200  # characters that are looked at
AROUND = 600  # characters before and behind a name, of its sentence, in which somebody speaks
REACH = 250  # characters of its line, before and behind, in which a credit is looked for
NEAR_END = 60  # words before or behind a credit on a line of its own
_CHAIN = re.compile(
    r"(?:['’]s\s)?[\"“”‘’'*_\])]*(?:\s?[/,&–-]\s?|,?\s(?:and|or|و|û|ve)\s|/)(?:(?:the|The|by|with)\s)*[\"“‘'*_\[(]*"
)
_LINKED = re.compile(r"(?:\]\([^()\s]{1,300}\)|</a>)?", re.I)  # what closes a link
_OPENING = re.compile(
    r"(?:<a\b[^<>]{0,300}>)?[\"“‘'«{*_\[(]{0,3}(?:\b[Tt](?:he|HE)\s)?[\"“‘'*_]{0,3}\Z"
)
_LEADS = re.compile(r"\s*(?:[-–—:]|$|\n)")
_PLACE = re.compile(r"[^.\n\"“”«»:()]*")
_YEAR = re.compile(r"[\d٠-٩۰-۹]{4}\s?(?:م|هـ)?\s?[-–/,،]?\s?\Z")  # جدة 10 أغسطس 2015 م واس
_DATELINE = re.compile(r"\s*(?:[-–—:.,;]|$|\n)")
_PHOTO = re.compile(r"\b(?:[Pp]hotos?|[Ii]mages?|[Vv]ideo)\b[^.]{0,40}\Z")
_BYLINE = re.compile(r"\s*(?:By|BY|From|FROM)\s(?:the\s|The\s|THE\s)?\Z")
_HEADED = re.compile(r"\s*(?:The\s|the\s|(?:خبرگزاری|ئاژانسی|وكالة|وکالة|صحيفة|روزنامه)\s)?\Z")
_HEADING = re.compile(r"(?:\s(?:editorial|report|poll|survey|exclusive|analysis|op-ed))?:\s")
_OPENED = re.compile(r"\s?[-–—ـ/]\s")  # ایرنا - تهران - ...
_HELPED = re.compile(r"\s*(?:By|BY|Contribut\w+:)\s[^.\n]{1,80},?\s(?:for\s)?(?:the\s|The\s)?\Z")
_DATED = re.compile(r"\s*[^.\n\"“”:]{2,40}?\s?[,ـ/:–—-]\s?[«\"“]?")
_DASHED = re.compile(r"[»\"”]?\s*(?:[-–—ـ:/]|$)")
_SLASHED = re.compile(r"\s?[-/]\s")
_TWEET = re.compile(r"\s?\(@\w+\)")
_WITH = re.compile(r"\s(?:also\s)?contributed\s(?:\w+\s){0,2}to\s(?:this|the)\s\w+")
_END = re.compile(r"[\s.)\]*_]*\Z")
_DASH = re.compile(r"(?:^|[\s.!?\"”])(?:[-–—]+|~)\s?(?:The\s|the\s)?\Z")
_BRACKET = re.compile(r"\[(?P<in>[^\[\]]{0,60})\Z")
_BRACKETED = re.compile(r"[^\[\]]{0,60}\]")
_TO_THE = re.compile("[وف]?لل")
_WHAT = re.compile(fold("التلفزيون") + r"\s|" + fold("تلفزيون") + r"\s")


class Verdict(NamedTuple):
    """How a name is cited: the relation, and where its cue stands in the text."""

    relation: str
    start: int
    end: int


def judged(page: Page, group: Sequence[Mention], weak: int) -> Verdict | None:
    """How the names of a group, which stand in a row ("NBC and CNN"), are cited; None if not.

    Parameters
    ----------
    page : Page
        The text.
    group : sequence of Mention
    weak : {0, 1, 2}
        How sure a cue must be (`Rule.sure`).
    """
    first, last = group[0].start, group[-1].end
    sentence = page.sentence(first)
    cues = CUES.get(page.language, CUES["en"])
    begin = max(sentence.start, first - BEFORE)
    before, earlier = bare(page.text[begin : first + _into(page, group[0])])
    before = before[: _OPENING.search(before).start()]  # type: ignore[union-attr]
    goes_on = _LINKED.match(page.text, last).end()  # type: ignore[union-attr]
    behind, later = bare(page.text[goes_on : max(min(sentence.end, goes_on + BEHIND), goes_on)])
    found = cues.before(before, weak)
    spoiled = cues.spoiled(behind)
    if spoiled:
        found = None
    if found is None and not spoiled:
        found = cues.behind(behind, weak)
    if found is None and not spoiled and not _the_hill(group):
        near = max(sentence.start, first - AROUND), min(sentence.end, last + AROUND)
        found = cues.on_air(before, plain(page.text[slice(*near)]))
    if found is None:
        latin = group[0].name.latin
        return credit(page, first, last, latin, weak > 0 and not latin)
    at, places = (begin, earlier) if found.before else (goes_on, later)
    return Verdict(found.relation, at + places[found.start], at + places[found.end])


def _into(page: Page, mention: Mention) -> int:
    """How many characters of a name belong to the words before it: the clitic of لرويترز, and what
    the outlet is, قال التلفزيون السوري.
    """
    if page.language != "ar" or mention.name.latin:
        return 0
    written, first = fold(page.text[mention.start : mention.end]), fold(mention.name.words[0])
    joined = _TO_THE.match(written)
    if what := _WHAT.match(written):
        return what.end()
    if joined and first.startswith("ال"):  # للعربية
        return joined.end() - 1
    return max(0, written.find(first[:3]))


def _the_hill(group: Sequence[Mention]) -> bool:
    """Nobody speaks "on The Hill" to a paper."""
    return group[0].name.weak and group[0].name.article


def credit(page: Page, first: int, last: int, latin: bool, doubtful: bool) -> Verdict | None:
    """Credit lines: (Reuters), - AP, By Reuters, datelines, and names in square brackets.

    `doubtful` names count only where they have a line of their own or stand in a dateline.
    """
    text = page.text
    before, behind = text[max(0, first - 60) : first], text[last : last + 80]
    line = page.line(first)
    if before.endswith("(") and behind.startswith(")"):
        opens = text[max(line.start, first - REACH) : first - 1].strip()
        dated = (_LEADS if doubtful else _DATELINE).match(behind, 1)
        if doubtful and not (first - line.start < REACH and _PLACE.fullmatch(opens)):
            return None
        if dated and not _PHOTO.search(opens):
            return Verdict("credit", first - 1, last + 1)
        return None
    own = text[max(line.start, first - 60) : first]
    rest = text[last : min(line.end, last + REACH)]
    if _DASH.search(own) and (_END.match(rest) or _TWEET.match(rest)):
        return Verdict("credit", first, last)
    if _BYLINE.fullmatch(own) and (_END.match(rest) or rest[:1] in ",|/"):
        return Verdict("credit", line.start, first)
    heading = _HEADING.match(rest) or (not latin and _OPENED.match(rest))
    if not doubtful and _HEADED.fullmatch(own) and heading:
        return Verdict("credit", first, last)
    if not latin and _YEAR.search(own) and _END.match(rest):
        return Verdict("credit", first, last)
    near = first - line.start < REACH
    if near and _HELPED.fullmatch(text, line.start, first) and _END.match(rest):
        return Verdict("credit", line.start, first)
    if _WITH.match(behind):
        return Verdict("credit", last, last + _WITH.match(behind).end())  # type: ignore[union-attr]
    alone = not own.strip(" *_[(") and _END.match(rest) and line.end - line.start < 60
    if alone and _at_an_end(text, line):
        return Verdict("credit", first, last)
    if _DATED.fullmatch(own) and (_SLASHED if doubtful else _DASHED).match(rest):
        return Verdict("credit", first, last)
    if not doubtful and _BRACKET.search(before) and _BRACKETED.match(behind):
        return Verdict("link", first, last)
    return None


def _at_an_end(text: str, line: Sentence) -> bool:
    """Whether a line is among the first or the last of a text; elsewhere it credits a picture."""
    first, last = text[: line.start].split(), text[line.end :].split()
    return len(first) <= NEAR_END or len(last) <= NEAR_END


def chained(text: str, one: Mention, other: Mention) -> bool:
    """Whether two names stand in a row: NBC/WSJ, NBC and CNN."""
    return _CHAIN.fullmatch(text, one.end, other.start) is not None


__all__ = ["Found", "Verdict", "chained", "credit", "judged"]
