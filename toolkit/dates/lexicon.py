"""Look-up tables made of the names and words: what a word in a date can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from toolkit.dates import names, vocabulary
from toolkit.dates.calendars import GREGORIAN, KURDISH, LUNAR, SOLAR
from toolkit.dates.letters import fold, plain

Month = tuple[str, int]  # calendar and number
TABLES = (
    (GREGORIAN, names.GREGORIAN_NAMES),
    (SOLAR, names.SOLAR_NAMES),
    (KURDISH, names.KURDISH_NAMES),
    (LUNAR, names.LUNAR_NAMES),
)


def key(word: str) -> str:
    """The form in which a word is looked up."""
    return fold(plain(word)).lower().replace("'", "")


def keys(words: Iterable[str]) -> frozenset[str]:
    """Words in the form in which they are looked up."""
    return frozenset(map(key, words))


def cells(block: str) -> list[list[str]]:
    """The names of each month in one entry of a table."""
    return [[name.strip() for name in cell.split(",")] for cell in block.split("|")]


def _months() -> Iterator[tuple[str, Month]]:
    for calendar, table in TABLES:
        for language, block in table.items():
            for number, variants in enumerate(cells(block), 1):
                for name in variants:
                    for ending in ("", *names.ENDINGS.get(language, ())):
                        yield key(name + ending), (calendar, number)


def _gathered() -> dict[str, frozenset[Month]]:
    """Each name with all it can mean; one of two words stands there joined by '_' and by ''."""
    found: dict[str, set[Month]] = {}
    for name, month in _months():
        for form in {re.sub("[ -]", "_", name), re.sub("[ -]", "", name)}:
            found.setdefault(form, set()).add(month)
    return {name: frozenset(months) for name, months in found.items()}


MONTHS = _gathered()
_PHRASES = sorted((name for name in MONTHS if "_" in name), key=len, reverse=True)
PHRASE = re.compile(rf"(?<!\w)(?:{'|'.join(_PHRASES).replace('_', '[ -]')})(?!\w)")
DROPPED = keys(vocabulary.WEEKDAYS) | keys(vocabulary.FILLERS)
WEEKDAYS = keys(vocabulary.WEEKDAYS)
JOINING = keys(vocabulary.JOINING)
SEASONS = keys(vocabulary.SEASONS)
RELATIVE = keys(vocabulary.RELATIVE)
ERAS = {key(w): meant for meant, words in vocabulary.ERAS.items() for w in words.split()}
KNOWN = frozenset(MONTHS) | DROPPED | JOINING | SEASONS | RELATIVE | frozenset(ERAS)
