"""Words that introduce what somebody said, by language: ``cues.read("en")``.

A language is a file ``<code>.toml`` with the tables ``[neutral]``, ``[distancing]`` and
``[endorsing]``: whether the writer reports ("said"), keeps off ("claimed") or vouches for it
("admitted"). Each table has a list ``words`` and whatever further lists the rules of the language
ask for. An entry is one word or phrase, its forms as they stand in texts separated by " / "::

    [distancing]
    words = ["claim / claims / claimed / claiming"]
    nouns = ["claim / claims"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from toolkit.checks import ToolkitError, listed
from toolkit.language.fold import fold, loosen

STANCES = ("neutral", "distancing", "endorsing")
_FOLDER = Path(__file__).parent
_WORD = re.compile(r"[\w\u200c'’]+")


@dataclass(frozen=True)
class Cues:
    """Cues of a language.

    Parameters
    ----------
    code : str
        Of the language.
    lists : mapping
        Name of a list ("words") -> form as it stands in a text -> its stance, in the order of the
        file.

    Examples
    --------
    >>> cues = read("en")
    >>> cues["words"]["claimed"], cues.stance("strongly claimed"), cues.stance("slept")
    ('distancing', 'distancing', '')
    """

    code: str
    lists: Mapping[str, Mapping[str, str]]

    def __getitem__(self, name: str) -> Mapping[str, str]:
        """Forms of a list with their stances; empty if the language has no such list."""
        return self.lists.get(name, {})

    @cached_property
    def _stances(self) -> dict[tuple[str, ...], str]:
        known: dict[tuple[str, ...], str] = {}
        for forms in self.lists.values():
            for form, stance in forms.items():
                known.setdefault(_words(form), stance)
        return known

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._stances), default=0)

    def stance(self, cue: str) -> str:
        """Stance of the longest listed form in a cue, the first of these; else empty."""
        words = _words(cue)
        for size in range(min(self._longest, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                found = self._stances.get(words[at : at + size])
                if found:
                    return found
        return ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(loosen(fold(text))))


@lru_cache
def read(code: str) -> Cues:
    """Cues of a language.

    Raises
    ------
    ToolkitError
        The language has no file, or a table in it is none of the stances.
    """
    path = _FOLDER / f"{code}.toml"
    if not path.is_file():
        known = listed(sorted(file.stem for file in _FOLDER.glob("*.toml")))
        raise ToolkitError(f"There are no cues for the language {code!r}; there are {known}.")
    tables = tomllib.loads(path.read_text("utf-8"))
    if wrong := sorted(set(tables) - set(STANCES)):
        raise ToolkitError(f"{path.name}: no stance {wrong[0]!r}. Allowed: {listed(STANCES)}.")
    lists: dict[str, dict[str, str]] = {}
    for stance in STANCES:
        for name, entries in tables.get(stance, {}).items():
            known_forms = lists.setdefault(name, {})
            for entry in entries:
                for form in entry.split(" / "):
                    known_forms.setdefault(form.strip(), stance)
    return Cues(code, lists)
