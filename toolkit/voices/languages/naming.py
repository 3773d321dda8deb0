"""Words that tell names from other words, by language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from toolkit.voices.languages.shared import keys

_GIVEN = Path(__file__).parent / "given_names.toml"


@dataclass(frozen=True)
class Naming:
    """Words of a language that tell names from other words, as keys.

    Attributes
    ----------
    one, many : Pronouns for one person, and for several.
    goes_on : Cues that go on with the speaker before.
    vague : Words and endings of words that make a phrase no name: "a", plurals.
    capitals : Whether names begin with capitals.
    article : The definite article, written together with its word.
    given : Given names.
    chains : Ends of words with which the next one goes: "of".
    first : Whether people are called by their given names.
    led : What goes on with a role behind the source: "in", "of".
    holy : Words before names after which a place is called.
    """

    code: str
    one: frozenset[str]
    many: frozenset[str] = frozenset()
    goes_on: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    capitals: bool = False
    article: str = ""
    given: frozenset[str] = frozenset()
    chains: tuple[str, ...] = ()
    first: bool = False
    holy: frozenset[str] = frozenset()
    led: re.Pattern[str] | None = None


def given(code: str) -> frozenset[str]:
    """Given names of a language, as keys."""
    return keys(tomllib.loads(_GIVEN.read_text("utf-8"))[code])
