"""Names of outlets that are in no list: the Salina Journal, صحيفة «الميثاق»."""

from __future__ import annotations

import re

from toolkit.citations.mentions import Candidate
from toolkit.citations.names import SOURCES, Name
from toolkit.citations.weakness import FREE
from toolkit.language.fold import fold

MOST_WORDS = 4  # before the last word of such a name; more are a headline
REACH = 60  # characters before it that are looked at
_RUN = re.compile(r"(?:\b(?:[A-Z][\w&’'.-]*|of|and|&)\s)+\Z")
_GOES_ON = re.compile(
    r"[ -](?:[A-Z]|of\b|reporter|station|anchor|host|ad|show)|['’]s\s(?:editor|publisher|owner)"
)
_PEOPLES = re.compile(r".*(?:ish|ese|ian|can|ch|eli|aqi|ani|abi)")  # a Dutch magazine has no name
_QUOTED = re.compile(r"\s(?:ال\w+\s|\w+[یي]\s)?[«\"“{](?P<name>[^«»\"“”\n]{2,30})[»\"”]")
_LAST = re.compile(r"\s?:\s?(?P<name>[^\W\d_][^\n.:،؛/()]{1,24}?)\s*(?:\n|\Z)")
_OFFICE = re.compile(r"(?:وزارت|وزارة|سازمان|اداره|دانشگاه|بانک|مرکز|شرکت|ویکی|كتاب|کتاب)")
_PLATFORMS = frozenset(
    fold(name)
    for name in "فيسبوك تويتر يوتيوب إنستغرام انستغرام تلغرام تيليغرام واتساب غوغل مايكروسوفت "
    "توییتر فیس‌بوک فیسبوک اینستاگرام تلگرام یوتیوب".split()
)
_NUMBER = re.compile(r"[ -]\d{1,2}\b(?! (?:days|years|weeks|months|hours|percent|times|to)\b)")
_STATIONS = frozenset(("News", "TV"))
_CAPITALS = r"[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|of))*"
_NAMED = re.compile(rf"\s(?:called\s)?(?:[Tt]he\s)?[\"“‘'*_]{{0,2}}(?P<name>{_CAPITALS})")
_WHAT = re.compile(
    rf"\b(?:[Tt]he\s)?(?P<name>{_CAPITALS}),\san?\s(?:[a-z-]+\s|[A-Z]\w+\s){{0,3}}\Z"
)
_THEN = re.compile(r"[,.;:)]|\s(?:that|which|focus|based|published|owned|run|for|of|in|with|close)")
_NO_NAME = frozenset(
    "Breaking Fake Good Bad Great Big Real Local Other Today Daily His Her Its He She They It We I "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Editor Publisher Association Guild "
    "Society Mr Ms Mrs President Sen Rep Gov".split()
)


def unlisted(text: str, start: int, end: int, name: Name) -> tuple[int, int]:
    """Where a name that is not known begins and ends; nothing if it is none."""
    if name.kind == "open":
        begin = _opened(text, start, end, name.written)
        number = _NUMBER.match(text, end) if name.written in _STATIONS else None
        stop = number.end() if number else end  # Fox News 6
        return (begin, stop) if begin < start else (end, end)
    if name.kind == "paper":
        return _paper(text, start, end)
    if name.written in SOURCES:
        last = _LAST.match(text, end)
        return last.span("name") if last and not _OFFICE.match(last["name"]) else (end, end)
    quoted = _QUOTED.match(text, end)
    if quoted is None or fold(quoted["name"]) in _PLATFORMS:
        return end, end
    return quoted.span("name")


def _paper(text: str, start: int, end: int) -> tuple[int, int]:
    """The name beside "newspaper": the newspaper Al-Zaman; the Torch, a monthly magazine."""
    found = _NAMED.match(text, end)
    if found is None and _THEN.match(text, end):
        found = _WHAT.search(text, max(0, start - REACH), start)
    if found is None or text[start:end].isupper():
        return end, end
    words = found["name"].split()
    if words[0] in FREE or words[0] in _NO_NAME or len(words) > MOST_WORDS or words[-1] == "of":
        return end, end
    return found.span("name")


def _opened(text: str, start: int, end: int, head: str) -> int:
    """Where a name that is not known begins, from its last word; `start` if it is no name."""
    before = _RUN.search(text, max(0, start - REACH), start)
    if text[start:end] != head or before is None or _GOES_ON.match(text, end):
        return start
    words = before[0].split()
    while words and (words[0] in FREE or not words[0][0].isupper()):
        words.pop(0)
    if not 1 <= len(words) <= MOST_WORDS or words[0] in _NO_NAME:
        return start
    if head.islower() and len(words) == 1 and _PEOPLES.fullmatch(words[0]):
        return start
    return start - len(before[0]) + before[0].index(words[0])


def merged(chosen: list[Candidate], unlisted: list[Candidate]) -> list[Candidate]:
    """All in order; a name that is in a list goes before one that overlaps it and is not."""
    taken = [False] * (1 + max(one.mention.end for one in [*chosen, *unlisted]))
    for one in chosen:
        start, end, _ = one.mention
        taken[start:end] = [True] * (end - start)
    free = []
    for one in unlisted:
        start, end, _ = one.mention
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            free.append(one)
    return sorted([*chosen, *free], key=lambda one: one.mention.start)
