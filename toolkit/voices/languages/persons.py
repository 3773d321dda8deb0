"""Who a source is, in Persian, Arabic, Kurdish and Turkish.

A source is taken apart (`apart`) into a name and the words for what somebody is, which
`toolkit.voices.people.roles` knows. A part of a name or a role stands for the full one in the
article, a pronoun for the source before, and a source that is left out goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from toolkit.themes import Themes
from toolkit.voices.contract import Attribution, Person
from toolkit.voices.languages.apart import WORD, Parts, Source
from toolkit.voices.languages.naming import Naming
from toolkit.voices.languages.shared import key
from toolkit.voices.people.actors import Actors
from toolkit.voices.people.actors import shipped as lexicon_of_actors

People = Callable[[str, str, list[Attribution]], list[Person]]
NOBODY = Person("", "", "", "none")
CARRIED, GOES_ON = 1, 5  # ends of sentences between one without a source and the one before it
_ENDS = re.compile(r"[.!?؟۔…](?=[\s\"”»])|\n")
_BREAK = re.compile(r"\n\s*\n")
_AHEAD = re.compile(rf"{WORD.pattern} \Z")
WIDEST = 60  # characters of a word before a name


def people_of(naming: Naming, actors: Themes) -> People:
    """Make a function that tells who the sources of an article are.

    Parameters
    ----------
    naming : Naming
        Of the language.
    actors : Themes
        A lexicon of actors; its labels are the names given.
    """
    lexicon, parts = Actors(actors, naming.code), Parts(naming)

    def people(title: str, text: str, found: list[Attribution]) -> list[Person]:
        return Reading(parts, lexicon, title, text, found).persons() if found else []

    return people


def people(naming: Naming) -> People:
    """The same with the lexicon "actors", which is read when it is first asked."""

    @cache
    def shipped() -> People:
        return people_of(naming, lexicon_of_actors())

    def told(title: str, text: str, found: list[Attribution]) -> list[Person]:
        return shipped()(title, text, found)

    return told


class Reading:
    """One article: the names in it and who speaks."""

    def __init__(
        self, parts: Parts, actors: Actors, title: str, text: str, found: list[Attribution]
    ) -> None:
        self.parts, self.naming = parts, parts.naming
        self.actors, self.text, self.found = actors, text, found
        self.sources = [parts.apart(text[slice(*a.source)]) if a.source else None for a in found]
        self.alone = {key(s.name[0]) for s in self.sources if s and len(s.name) == 1 and not s.role}
        self.sources = [s and self.parts.sure(s, self.alone) for s in self.sources]
        self.full: dict[str, tuple[str, ...]] = {}  # last word -> the full name
        self.about: dict[str, tuple[str, str]] = {}  # name -> role and kind
        for source in self.sources:
            if source and len(source.name) > 1:
                self._know(source.name[-1], source.name)
                if self.naming.first:
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
        if source.known and not self._goes_on(number):
            fits = [n for n, (role, _) in self.about.items() if self.parts.same(role, source.role)]
            if len(fits) == 1:
                return self._named(tuple(fits[0].split()), source, "alias")
        return Person("", source.role, source.kind, "role" if source.role else "none")

    def _goes_on(self, number: int) -> bool:
        """Whether words that a source was cut before tell who it is: "the leader in ..."."""
        span = self.found[number].source
        return bool(self.naming.led and span and self.naming.led.match(self.text, span[1]))

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

    def _behind(self, word: str) -> tuple[str, ...]:
        """The full name that a part of it stands for: a source, or where it first stands."""
        wanted = key(word)
        if wanted not in self.full:
            self.full[wanted] = self._first(word)
        return self.full[wanted]

    def _first(self, word: str) -> tuple[str, ...]:
        """The name with which a part of it first stands in the text."""
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", self.text)
        if found is None:
            return ()
        start, end = found.span()
        ahead, behind = _AHEAD.search(self.text, max(0, start - WIDEST), start), None
        if self.text.startswith(" ", end):
            behind = WORD.match(self.text, end + 1)
        before, after = ahead[0][:-1] if ahead else "", behind[0] if behind else ""
        for pair in (before, word), (word, after):
            if all(pair) and (pair[1] == word or self.naming.first) and self.parts.fits(pair):
                return pair
        return ()
