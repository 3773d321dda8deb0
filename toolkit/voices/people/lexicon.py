"""English words that tell names of persons, places and bodies apart."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "english.toml"


class Lexicon(NamedTuple):
    """Words in small letters; what each set is for stands in ``english.toml``."""

    not_names: frozenset[str]
    adjectives: frozenset[str]
    places: frozenset[str]
    place_heads: frozenset[str]
    bodies: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The words, read once."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    return Lexicon(*(frozenset(tables[name].split()) for name in Lexicon._fields))
