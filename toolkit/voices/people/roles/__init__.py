"""Words that say who a source is, one TOML file a language: ``read("en")``.

A file holds:

``head``
    ``"last"`` where the word that says what somebody is ends its phrase ("a senior Iraqi
    official"), ``"first"`` where it begins it.
``behind``
    Words behind which a phrase goes on to something else: "of" in "the mayor of the city".
``[official]``, ``[military]``, ``[party]``, ``[expert]``, ``[civilian]``, ``[media]``,
``[unnamed]``
    ``roles``: what a person of that kind is called ("minister"). ``bodies``: words for bodies of
    that kind and what belongs to them ("ministry"), which decide where no role does.
``[neutral]``
    ``roles`` that every kind of body has ("spokesman"): the body decides. One that stands under
    a kind too ("president") has that kind where no body is named.
``[titles]``
    Words before a name: ``female``, ``male``, and ``other`` for those that tell no gender.
``[persons]``
    Words for a person that tell the gender: ``female`` ("mother"), ``male``.

An entry is a word or phrase without case; ``*`` at its beginning or end stands for any letters.
The longest entry counts, so that "police officer" may be of another kind than "officer".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.checks import ToolkitError, listed, one_of
from toolkit.language.fold import fold, loosen

FOLDER = Path(__file__).parent
KINDS = ("official", "military", "party", "expert", "civilian", "media", "unnamed")
_WORD = re.compile(r"\w+(?:[.'’]\w+)*")
_FIELDS = {
    **dict.fromkeys(KINDS, ("roles", "bodies")),
    "neutral": ("roles",),
    "titles": ("female", "male", "other"),
    "persons": ("female", "male"),
}


@dataclass(frozen=True)
class Roles:
    """The words of a language; see the top of this file. Made by `read` or `of`."""

    head: str
    behind: frozenset[str]
    roles: Entries
    bodies: Entries
    neutral: Entries
    titles: dict[str, str]
    persons: dict[str, str]
    _known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, tables: dict[str, Any], origin: str = "the table") -> Roles:
        """Make them from the tables of a file."""
        plain = {key: value for key, value in tables.items() if not isinstance(value, dict)}
        for key in tables:
            if key not in (*_FIELDS, "head", "behind"):
                raise ToolkitError(
                    f"{origin} has {key!r}; allowed: {listed(['head', 'behind', *_FIELDS])}."
                )
        for name, allowed in _FIELDS.items():
            for key in tables.get(name, {}):
                one_of(f"{origin}, [{name}]", key, allowed)
        one_of(f"{origin}, head", plain.get("head", "last"), ("last", "first"))

        def words(name: str, key: str) -> list[str]:
            return list(tables.get(name, {}).get(key, []))

        return cls(
            plain.get("head", "last"),
            frozenset(_key(word) for word in plain.get("behind", [])),
            Entries.of((entry, kind) for kind in KINDS for entry in words(kind, "roles")),
            Entries.of((entry, kind) for kind in KINDS for entry in words(kind, "bodies")),
            Entries.of((entry, "") for entry in words("neutral", "roles")),
            {_key(w): gender for gender in _FIELDS["titles"] for w in words("titles", gender)},
            {_key(w): gender for gender in _FIELDS["persons"] for w in words("persons", gender)},
        )

    def kind(self, phrase: str) -> str:
        """Kind of a source that is called so; empty if the words do not tell.

        Examples
        --------
        >>> en = read("en")
        >>> en.kind("a senior Iraqi official"), en.kind("the spokesman for the party")
        ('official', 'party')
        """
        found = self._known.get(phrase)
        if found is None:
            found = self._kind([_key(word) for word in _WORD.findall(phrase)])
            if len(self._known) < 50_000:  # phrases of a large corpus must not fill the memory
                self._known[phrase] = found
        return found

    def is_role(self, word: str) -> bool:
        """Whether a word alone says what somebody is.

        Examples
        --------
        >>> read("en").is_role("spokesman"), read("en").is_role("ministry")
        (True, False)
        """
        words = [_key(word)]
        return any(entries.first(words) is not None for entries in (self.roles, self.neutral)) or (
            words[0] in self.persons
        )

    def _kind(self, words: list[str]) -> str:
        cut = next((i for i, word in enumerate(words) if i and word in self.behind), len(words))
        near, rest = words[:cut], words[cut:]
        role = self._nearest(self.roles, near)
        neutral = self._nearest(self.neutral, near)
        if role and not (neutral and self._further(neutral, role)):
            return role[2]
        body = self._nearest(self.bodies, near)
        if body:
            return body[2]
        if neutral or not near:
            # What comes behind decides, its first word first: "adviser to the prime minister".
            told = [e for e in (self.roles.first(rest), self.bodies.first(rest)) if e]
            if told:
                return min(told)[2]
        if role:
            return role[2]
        body = self.bodies.first(rest)
        return body[2] if body else ""

    def _nearest(self, entries: Entries, words: list[str]) -> Found | None:
        return entries.last(words) if self.head == "last" else entries.first(words)

    def _further(self, one: Found, other: Found) -> bool:
        """Whether `one` is as near to the head as `other`, or nearer."""
        if self.head == "last":
            return (one[1], -one[0]) >= (other[1], -other[0])
        return (one[0], -one[1]) <= (other[0], -other[1])


#: Numbers of the first word and of the one behind the last, and the kind.
Found = tuple[int, int, str]


@dataclass(frozen=True)
class Entries:
    """Words and phrases with a kind each, looked up by their first word."""

    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    globs: list[tuple[re.Pattern[str], str]]
    any_glob: re.Pattern[str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Entries:
        """Make them from entries and their kinds."""
        phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        globs = []
        for entry, kind in pairs:
            if "*" in entry:
                parts = (re.escape(_key(part)) for part in entry.split("*"))
                globs.append((re.compile(r"\w*".join(parts)), kind))
                continue
            words = tuple(map(_key, _WORD.findall(entry)))
            phrases.setdefault(words[0], []).append((words, kind))
        for several in phrases.values():
            several.sort(key=lambda pair: -len(pair[0]))
        every = "|".join(glob.pattern for glob, _ in globs)
        return cls(phrases, globs, re.compile(every or "(?!)"))

    def all(self, words: list[str]) -> Iterator[Found]:
        """What is found, longest first at each word, none inside another."""
        at = 0
        while at < len(words):
            found = self._at(words, at)
            if found:
                yield found
            at = found[1] if found else at + 1

    def _at(self, words: list[str], at: int) -> Found | None:
        for phrase, kind in self.phrases.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return at, at + len(phrase), kind
        if self.any_glob.fullmatch(words[at]) is None:
            return None
        for glob, kind in self.globs:
            if glob.fullmatch(words[at]):
                return at, at + 1, kind
        return None

    def first(self, words: list[str]) -> Found | None:
        """The first that is found."""
        return next(self.all(words), None)

    def last(self, words: list[str]) -> Found | None:
        """The last that is found."""
        every = list(self.all(words))
        return every[-1] if every else None


def _key(word: str) -> str:
    return loosen(fold(word)).removesuffix("'s").rstrip(".")


@cache
def read(code: str) -> Roles:
    """The words of a language.

    Parameters
    ----------
    code : str
        As in BCP 47: the name of a file in this folder.

    Returns
    -------
    Roles

    Raises
    ------
    ToolkitError
        There is no such file, or it has a field that is not known.
    """
    one_of("language", code, sorted(path.stem for path in FOLDER.glob("*.toml")))
    path = FOLDER / f"{code}.toml"
    return Roles.of(tomllib.loads(path.read_text("utf-8")), path.name)
