"""Who sources are, with names that a user knows beside those of the lexicon "actors"."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.themes import Themes
from toolkit.voices.contract import Attribution, People, Person
from toolkit.voices.languages import SPEECH, ar, ckb, fa, kmr, persons, tr
from toolkit.voices.people import english
from toolkit.voices.people.roles import read

NAMINGS = {module.NAMING.code: module.NAMING for module in (ar, ckb, fa, kmr, tr)}


@lru_cache(maxsize=32)
def people_in(code: str, own: Themes | None) -> People:
    """What tells who the sources of an article in a language are.

    Parameters
    ----------
    code : str
        Language, one of those with rules.
    own : Themes, optional
        Persons and bodies of one's own, a theme each; they go before those of the lexicon.
    """
    shipped = SPEECH[code].people
    if own is None:
        return shipped
    known = english.people_of(own) if code == "en" else persons.people_of(NAMINGS[code], own)
    kinds = {
        theme.label: read("en").kind(re.split("[;,.]", theme.why)[0]) for theme in own.values()
    }

    def people(title: str, text: str, found: list[Attribution]) -> list[Person]:
        both = zip(known(title, text, found), shipped(title, text, found), strict=True)
        return [_chosen(mine, other, kinds) for mine, other in both]

    return people


def _chosen(mine: Person, other: Person, kinds: dict[str, str]) -> Person:
    """The person with a name of one's own, or else that of the lexicon."""
    if mine.name in kinds:
        return mine._replace(kind=mine.kind or kinds[mine.name])
    together = any(name in kinds for name in mine.name.split("; "))
    return mine if together else other
