"""A date taken apart: its numbers, its months, and what its other words say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from toolkit.dates.calendars import YEARS
from toolkit.dates.lexicon import (
    DROPPED,
    ERAS,
    JOINING,
    MONTHS,
    PHRASE,
    RELATIVE,
    SEASONS,
    WEEKDAYS,
    Month,
)

_TOKEN = re.compile(r"\d+|[^\W\d]+|\s+|.", re.DOTALL)
_QUARTER = re.compile(
    r"(?<!\w)(?:[qt][1-4]|[1-4](?:st|nd|rd|th|\.|e|er)? (?:quarter|quartal))(?!\w)"
)
_JOINED = re.compile(r"(?<=[^\W\d])'(?=[^\W\d])")
_AGO = re.compile(r"(?<!\w)il y a (?!\d{4})")
_COUNTED_DAY = re.compile(
    r"(?<!\w)(یک|دو|سه|چهار|پنج|یهک|سی|چوار|پینج)[ -](?=(?:شنبه|شهممه)(?!\w))"  # سه شنبه, Tuesday
)
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_COUNTED = re.compile(r"(?<=\d) ?([年년月월日일])")
_SIGNS = frozenset(" ,;|@()[]\"'°")


@dataclass
class Parts:
    """What is in a date beside its time.

    `shape` is the order of numbers (#), months (M), seasons (S), joining words (&) and of the
    signs between them; `numeric` are the numbers with their signs.
    """

    shape: str = ""
    numeric: str = ""
    numbers: list[str] = field(default_factory=list)
    months: list[frozenset[Month]] = field(default_factory=list)
    calendars: set[str] = field(default_factory=lambda: set(YEARS))
    marked: bool = False
    relative: bool = False
    weekday: bool = False
    unknown: bool = False


def take_apart(text: str) -> Parts:
    """The parts of a folded date without its time."""
    text = _COUNTED.sub(lambda m: " " if m[1] in "日일" else "-", text.lower())
    text = _QUARTER.sub("quarter", _COLON.sub(" ", _JOINED.sub("", text)))
    text = _COUNTED_DAY.sub(r"\1", text)
    text = PHRASE.sub(lambda match: re.sub("[ -]", "_", match[0]), text)
    parts = Parts(relative=bool(_AGO.search(text)))
    tokens = _TOKEN.findall(text)
    doubtful = not any(t in MONTHS and t not in DROPPED for t in tokens)  # mar: March, Tuesday
    for token in tokens:
        _add(parts, token, doubtful)
    return parts


def _add(parts: Parts, token: str, doubtful: bool) -> None:
    if token.isdecimal():
        parts.numbers.append(token)
        parts.shape += "#"
        parts.numeric += token
    elif token in MONTHS and (doubtful or token not in DROPPED):
        parts.months.append(MONTHS[token])
        parts.shape += "M"
    elif token in ERAS:
        parts.calendars &= set(ERAS[token])
        parts.marked = True
    elif token in SEASONS:
        parts.shape += "S"
    elif token in RELATIVE:
        parts.relative = True
    elif token in JOINING:
        parts.shape += "&"
    elif token in DROPPED:
        parts.weekday |= token in WEEKDAYS
    elif token in "-/":
        parts.shape += token
        parts.numeric += token
    elif token == "." or token.isspace():
        parts.numeric += token
    elif token in _SIGNS:
        parts.numeric += " "
    else:
        parts.unknown = True
