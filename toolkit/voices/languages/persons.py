"""Who a source is, in Persian, Arabic, Kurdish and Turkish.

A source is taken apart into the words for what somebody is, which `toolkit.voices.people.roles`
knows, and a name. The scripts of three of the languages have no capitals, so that a name is what
the words for offices, bodies and everyday things leave over; where that is not sure, it is left
empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from toolkit.language import LANGUAGES
from toolkit.themes import Themes, themes
from toolkit.voices.contract import Attribution, Person
from toolkit.voices.languages.naming import Naming
from toolkit.voices.languages.shared import key
from toolkit.voices.people.actors import Actors
from toolkit.voices.people.roles import Roles, read

People = Callable[[str, str, list[Attribution]], list[Person]]
NOBODY = Person("", "", "", "none")
CARRIED, GOES_ON = 1, 5  # ends of sentences between one without a source and the one before it
LONGEST = 4  # words of a name
FIRST = ("ckb", "kmr")  # where people are called by their given names
_WORD = re.compile(r"[^\W_](?:[\w\u200c\u200d\u064b-\u0652]*[\w\u064b-\u0652])?(?:['’][^\W_]+)?")
_ENDS = re.compile(r"[.!?؟۔…](?=[\s\"”»])|\n")
_BREAK = re.compile(r"\n\s*\n")


class Source(NamedTuple):
    """A source taken apart: the words of the name, the role as written, its kind, and whether
    it is one that is named ("the minister", not "a minister").
    """

    name: tuple[str, ...]
    role: str
    kind: str
    known: bool
    phrase: str


def people_of(naming: Naming, actors: Themes) -> People:
    """Make a function that tells who the sources of an article are.

    Parameters
    ----------
    naming : Naming
        Of the language.
    actors : Themes
        A lexicon of actors; its labels are the names given.
    """
    lexicon = Actors(actors, naming.code)

    def people(title: str, text: str, found: list[Attribution]) -> list[Person]:
        return Reading(naming, lexicon, title, text, found).persons() if found else []

    return people


def people(naming: Naming) -> People:
    """The same with the lexicon "actors", which is read when it is first asked."""

    @cache
    def shipped() -> People:
        return people_of(naming, themes("actors"))

    def told(title: str, text: str, found: list[Attribution]) -> list[Person]:
        return shipped()(title, text, found)

    return told


@cache
def _common(code: str) -> frozenset[str]:
    """Words of everyday, as keys."""
    return frozenset(map(key, LANGUAGES[code].stopwords()))


class Reading:
    """One article: the names in it and who speaks."""

    def __init__(
        self, naming: Naming, actors: Actors, title: str, text: str, found: list[Attribution]
    ) -> None:
        self.naming, self.actors, self.text, self.found = naming, actors, text, found
        self.roles: Roles = read(naming.code)
        self.sources = [self._apart(text[slice(*a.source)]) if a.source else None for a in found]
        self.alone = {key(s.name[0]) for s in self.sources if s and len(s.name) == 1 and not s.role}
        self.sources = [s and self._sure(s) for s in self.sources]
        self.full: dict[str, tuple[str, ...]] = {}  # last word -> the full name
        self.about: dict[str, tuple[str, str]] = {}  # name -> role and kind
        for source in self.sources:
            if source and len(source.name) > 1:
                self._know(source.name[-1], source.name)
                if naming.code in FIRST:
                    self._know(source.name[0], source.name)
                if source.role:
                    told = source.role, source.kind
                    self.about.setdefault(" ".join(source.name), told)

    def _know(self, part: str, name: tuple[str, ...]) -> None:
        """Keep what a part of a name stands for; nobody, if two persons have it."""
        known = self.full.setdefault(key(part), name)
        if [*map(key, known)] != [*map(key, name)]:
            self.full[key(part)] = ()

    def persons(self) -> list[Person]:
        """A person for each attribution."""
        given: list[Person] = []
        for number, source in enumerate(self.sources):
            if source is None:
                given.append(self._carried(number, given))
            else:
                given.append(self._person(source, number, given))
        return given

    def _person(self, source: Source, number: int, given: list[Person]) -> Person:
        if not source.name and source.role in ("one", "many"):
            return self._pronoun(source.role, given)
        if len(source.name) > 1:
            return self._named(source.name, source, "name")
        if source.name:
            full = self._behind(source.name[0])
            if full:
                return self._named(full, source, "alias")
            actor = self.actors.find(source.name[0])
            if actor or self.naming.capitals:
                return self._named(source.name, source, "name")
            return Person("", source.phrase, source.kind, "role")
        if source.known:
            fits = [n for n, (role, _) in self.about.items() if self._same(role, source.role)]
            if len(fits) == 1:
                return self._named(tuple(fits[0].split()), source, "alias")
        return Person("", source.role, source.kind, "role" if source.role else "none")

    def _named(self, words: tuple[str, ...], source: Source, how: str) -> Person:
        name = " ".join(words)
        role, kind = self.about.get(name, ("", ""))
        actor = self.actors.find(name)
        if actor:
            name, how = actor.name, "alias" if actor.name != name else how
            kind = kind or actor.kind
        return Person(name, source.role or role, source.kind or kind, how)

    def _pronoun(self, number: str, given: list[Person]) -> Person:
        """The person quoted last."""
        for before in reversed(given if number == "one" else []):
            if before.how != "none":
                return before._replace(how="pronoun")
        return NOBODY

    def _carried(self, number: int, given: list[Person]) -> Person:
        """The speaker of the attribution before, if this one goes on from it."""
        if not number or given[number - 1].how == "none":
            return NOBODY
        before, one = self.found[number - 1], self.found[number]
        ends = [before.content[-1][1], *(s[1] for s in (before.source, before.cue) if s)]
        between = self.text[max(ends) : min(one.content[0][0], (one.cue or one.content[0])[0])]
        cue = key(self.text[slice(*one.cue)]) if one.cue else ""
        allowed = GOES_ON if cue in self.naming.goes_on else CARRIED
        if len(_ENDS.findall(_BREAK.sub("\n", between))) - between.count("\n") > allowed:
            return NOBODY
        if len(_BREAK.findall(between)) > 1:
            return NOBODY
        return given[number - 1]._replace(how="carried")

    # Names

    def _apart(self, phrase: str) -> Source:
        """Take a source apart."""
        naming = self.naming
        written = [w.group() for w in _WORD.finditer(phrase)]
        if naming.capitals:
            written = [re.split("['’]", word)[0] for word in written]
        keys = [key(word) for word in written]
        if len(keys) == 1 and keys[0] in naming.one | naming.many:
            return Source((), "one" if keys[0] in naming.one else "many", "", False, phrase)
        if naming.article and keys and keys[0].startswith("لل"):
            phrase = phrase.replace("لل", "ال", 1)
            keys[0] = "ا" + keys[0][1:]
        kind = self.roles.kind(" ".join(written) if naming.capitals else phrase)
        told = set(self._told(keys))
        titles = {i for i, word in enumerate(keys) if word in self.roles.titles}
        left = [i for i in range(len(keys)) if i not in told | titles]
        vague = self._vague(keys, told)
        name = () if vague else self._name(written, keys, told, left)
        role = whole = " ".join(phrase.split())
        if name:
            beside = [w for i, w in enumerate(written) if w not in name and i not in titles - told]
            role = " ".join(beside) if told else ""
        return Source(tuple(name), role, kind, bool(told) and not vague, whole)

    def _sure(self, source: Source) -> Source:
        """Without a name, unless capitals, a given name or its last word elsewhere speak for it."""
        name, naming = source.name, self.naming
        if len(name) < 2 or naming.capitals or key(name[0]) in naming.given:
            return source
        if len(name) == 2 and (key(name[1]) in self.alone or self._titled(source)):
            return source
        return source._replace(name=(), role=source.phrase)

    def _titled(self, source: Source) -> bool:
        """Whether two Arabic words behind a role are a name: without articles and prepositions."""
        first, second = map(key, source.name)
        article = self.naming.article
        bare = not first.startswith((article, "ب", "ل")) and not second.startswith(article)
        return bool(article and source.known and source.role) and bare

    def _told(self, keys: list[str]) -> Iterator[int]:
        """Words of roles and bodies."""
        for entries in (self.roles.roles, self.roles.neutral, self.roles.bodies):
            for first, behind, _ in entries.all(keys):
                yield from range(first, behind)

    def _vague(self, keys: list[str], told: set[int]) -> bool:
        """Whether a phrase names nobody: "an official", "traders"."""
        naming, first = self.naming, min(told, default=-1)
        if naming.vague & set(keys) or any(
            w.endswith(naming.endings) for w in keys if naming.endings
        ):
            return True
        if naming.article and first == 0 and not keys[0].startswith(naming.article):
            after = keys[1] if len(keys) > 1 else ""
            return not after or (
                after.endswith(("ی", "یه")) and not after.startswith(naming.article)
            )
        return False

    def _name(
        self, written: list[str], keys: list[str], told: set[int], left: list[int]
    ) -> tuple[str, ...]:
        naming, common = self.naming, _common(self.naming.code)
        last = max(told, default=-1)
        if naming.capitals:
            run = [i for i in left if i > last and written[i][0].isupper()]
            run = run[-2:] if told and naming.code == "kmr" else run
            return tuple(written[i] for i in run[-LONGEST:])
        behind = [i for i in left if i > last]
        ahead = [i for i in left if i < min(told, default=len(keys))]
        run = ahead if told and 1 < len(ahead) < LONGEST and naming.code != "ar" else behind
        while run and naming.article and told and self._adjective(keys[run[0]]):
            run = run[1:]
        if not run or len(run) > LONGEST or any(keys[i] in common for i in run):
            return ()
        if naming.article and not told and len(run) > 1 and keys[run[0]].startswith(naming.article):
            return ()
        if told and len(run) > 2:
            run = run[-2:]
        return tuple(written[i] for i in run)

    def _adjective(self, word: str) -> bool:
        return word.startswith(self.naming.article) and word.endswith(("ی", "یه"))

    def _behind(self, word: str) -> tuple[str, ...]:
        """The full name that a part of it stands for: a source, or where it first stands."""
        wanted = key(word)
        if wanted not in self.full:
            self.full[wanted] = self._first(word, wanted)
        return self.full[wanted]

    def _first(self, word: str, wanted: str) -> tuple[str, ...]:
        """The name with which a part of it first stands in the text."""
        before = after = ""
        start, end = -1, -1
        for found in _WORD.finditer(self.text):
            if end >= 0:
                after = found[0] if self.text[end : found.start()] == " " else ""
                break
            if key(found[0]) == wanted:
                before = before if self.text[start : found.start()] == " " else ""
                end = found.end()
            else:
                before, start = found[0], found.end()
        for pair in (before, word), (word, after):
            if all(pair) and (pair[0] == before or self.naming.code in FIRST) and self._fits(pair):
                return pair
        return ()

    def _fits(self, pair: tuple[str, str]) -> bool:
        """Whether two words that stand together are a name."""
        one, two = map(key, pair)
        named = one in self.naming.given and two not in _common(self.naming.code)
        capitals = pair[0][0].isupper() and pair[1][0].isupper()
        told = set(self._told([one])) | set(self._told([two])) or one in self.roles.titles
        return not told and (capitals if self.naming.capitals else named)

    def _same(self, role: str, other: str) -> bool:
        """Whether one role is the beginning of the other: "the minister", "minister of oil"."""
        one, two = ([self._bare(key(w)) for w in _WORD.findall(x)] for x in (role, other))
        size = min(len(one), len(two))
        return bool(size) and one[:size] == two[:size]

    def _bare(self, word: str) -> str:
        return word.removeprefix(self.naming.article) if self.naming.article else word
