"""Gender that a first name tells, from a list of common ones."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from toolkit.language.fold import fold, loosen

_FILE = Path(__file__).parent / "first_names.toml"


@cache
def first_names() -> dict[str, str]:
    """Gender of each first name of the list; names that both bear are left out."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    sides = {
        gender: {loosen(fold(name)) for names in tables[gender].values() for name in names.split()}
        for gender in ("female", "male")
    }
    both = sides["female"] & sides["male"]
    return {name: gender for gender, names in sides.items() for name in names - both}


@lru_cache(maxsize=50_000)
def gender_of(first: str) -> str:
    """Gender that a first name tells: "female", "male", or empty.

    Examples
    --------
    >>> gender_of("Huda"), gender_of("Mehmet"), gender_of("Sabah")
    ('female', 'male', '')
    """
    key = loosen(fold(first))
    known = first_names()
    return known.get(key) or known.get(key.partition("-")[0], "")
