"""Who is named in an article: the same person under a full name, a surname, a title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from toolkit.voices.people.genders import gender_of
from toolkit.voices.people.names import RUN, Name, key, pieces

#: A surname that several persons of an article bear stays unresolved, unless one of them is named
#: in full so many times as often as any other.
CLEARLY = 2
_LETTERS = re.compile(r" \(([A-Z]{2,8})\)")


class Entity:
    """A person, body or place of one article, with its mentions in order."""

    __slots__ = ("aside", "full", "gender", "kind", "mentions", "roles", "text", "words")

    def __init__(self, kind: str, words: tuple[str, ...]) -> None:
        self.kind, self.words = kind, words
        self.text = " ".join(words)
        self.gender = ""
        self.full = 0  # times that the full name stands there
        self.roles: list[str] = []  # with the name: titles
        self.mentions: list[int] = []
        self.aside: list[str] | None = None  # beside the name: appositions, found when asked for

    def __repr__(self) -> str:
        return f"<{self.kind} {self.text}>"


class Mention:
    """Where an entity is named: ``text[start:end]``, title included."""

    __slots__ = ("end", "entity", "name", "start")

    def __init__(self, start: int, end: int, name: Name, entity: Entity | None) -> None:
        self.start, self.end, self.name, self.entity = start, end, name, entity


class Cast:
    """The persons, bodies and places of an article.

    Parameters
    ----------
    text : str
        The article.
    title : str
        Its title, where a name may stand in full, too.
    """

    def __init__(self, text: str, title: str = "") -> None:
        self.text = text
        self.entities: dict[tuple[str, ...], Entity] = {}
        self._by_word: dict[str, list[Entity]] = {}
        self.mentions: list[Mention] = []
        short: list[Mention] = []
        keep = self.mentions.append
        full: dict[int, Entity] = {}  # by the identity of a name, which `pieces` gives again
        for run in RUN.finditer(text):
            names = pieces(run[0])
            if names:
                begin = run.start()
                for name in names:
                    at, end, kind, words = name[:4]
                    mention = Mention(begin + at, begin + end, name, None)
                    keep(mention)
                    if kind == "person" and len(words) == 1:
                        short.append(mention)
                    elif kind != "role":
                        entity = full.get(id(name))
                        if entity is None:
                            entity = full[id(name)] = self._full(name)
                        else:
                            entity.full += 1
                        mention.entity = entity
                        if text.startswith(" (", mention.end):
                            self._abbreviated(mention)
        for run in RUN.finditer(title):
            for name in pieces(run[0]):
                if len(name.words) > 1 and name.kind == "person":
                    self._full(name)
        known: dict[tuple[str, str], Entity] = {}  # one surname comes again and again
        for mention in short:
            name = mention.name
            which = name.words[0], name.gender
            mention.entity = known.get(which) or known.setdefault(which, self._short(name))
        for number, mention in enumerate(self.mentions):
            entity = mention.entity
            if entity is not None:
                entity.mentions.append(number)
                role, gender = mention.name[4:6]
                if gender and not entity.gender:
                    entity.gender = gender
                if role and role not in entity.roles:
                    entity.roles.append(role)
        self.starts = [mention.start for mention in self.mentions]

    def _full(self, name: Name) -> Entity:
        kind, words = name[2], name[3]
        known = identity(words) if kind == "person" else _keys(words)
        entity = self.entities.get(known)
        if entity is None:
            entity = self.entities[known] = Entity(kind, words)
            if kind == "person":
                for word in dict.fromkeys(map(bare, words)):
                    self._by_word.setdefault(word, []).append(entity)
        elif kind == "person" and len(words) > len(entity.words):
            entity.words, entity.text = words, " ".join(words)
        entity.full += 1
        return entity

    def _abbreviated(self, mention: Mention) -> None:
        """Take the letters behind a name for it: "Popular Mobilization Units (PMU)"."""
        found = _LETTERS.match(self.text, mention.end)
        if found and mention.entity is not None and mention.entity.kind == "body":
            self.entities.setdefault((key(found[1]),), mention.entity)

    def _short(self, name: Name) -> Entity:
        found = self.behind(name)
        if found is not None:
            return found
        known = (key(name.words[0]), name.gender if len(self._bearers(name)) > 1 else "")
        entity = self.entities.get(known)
        if entity is None:
            entity = self.entities[known] = Entity("person", name.words)
            entity.gender = gender_of(name.words[0])
        return entity

    def _bearers(self, name: Name) -> list[Entity]:
        """Persons who have the word as a surname or, if there is none, as another name."""
        word = bare(name.words[0])
        every = self._by_word.get(word, [])
        return [e for e in every if bare(e.words[-1]) == word] or every

    def behind(self, name: Name) -> Entity | None:
        """The person that a part of a name stands for, if it is just one."""
        several = self._bearers(name)
        if len(several) > 1 and name.gender:
            several = [e for e in several if _gender(e) in ("", name.gender)]
        if len(several) > 1:
            first, second, *_ = sorted(several, key=lambda entity: -entity.full)
            if first.full >= CLEARLY * second.full:
                return first
        return several[0] if len(several) == 1 else None

    def of_gender(self, entity: Entity, gender: str) -> Entity:
        """The person behind a surname of several, if the gender tells which; else as it is."""
        if len(entity.words) == 1:
            several = self._by_word.get(bare(entity.words[0]), [])
            several = [e for e in several if _gender(e) == gender]
            if len(several) == 1:
                return several[0]
        entity.gender = entity.gender or gender
        return entity

    def find(self, name: Name) -> Entity | None:
        """The entity of a name that stands in a source."""
        if name.kind != "person":
            return self.entities.get(_keys(name.words))
        if len(name.words) == 1:
            return self.behind(name) or self.entities.get((key(name.words[0]), ""))
        return self.entities.get(identity(name.words))

    def before(self, end: int, start: int = 0) -> Iterable[Mention]:
        """Mentions that begin in ``text[start:end]``, the last one first."""
        for number in range(bisect_left(self.starts, end) - 1, -1, -1):
            mention = self.mentions[number]
            if mention.start < start:
                return
            yield mention


def _gender(entity: Entity) -> str:
    return entity.gender or gender_of(entity.words[0])


@lru_cache(maxsize=50_000)
def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(key, words))


@lru_cache(maxsize=50_000)
def identity(words: tuple[str, ...]) -> tuple[str, ...]:
    """What variants of a full name have in common: without initials in the middle.

    Examples
    --------
    >>> identity(("Donald", "J.", "Trump")), identity(("Haider", "al-Abadi"))
    (('donald', 'trump'), ('haider', 'abadi'))
    """
    parts = [bare(word) for word in words]
    middle = [part for part in parts[1:-1] if len(part.replace(".", "")) > 1]
    return (parts[0], *middle, parts[-1])


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """A word of a name without its article: "al-Abadi" and "Abadi" are one."""
    plain = key(word)
    head, dash, tail = plain.partition("-")
    return (
        tail if dash and head in ("al", "el", "ad", "as", "an", "ar", "at", "ash", "az") else plain
    )
