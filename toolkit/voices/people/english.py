"""Who is quoted in English articles, by rules that need no model."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from toolkit.themes import Themes
from toolkit.voices.contract import Attribution, Person
from toolkit.voices.people import beside
from toolkit.voices.people.actors import Actors, shipped
from toolkit.voices.people.kinds import best, gender_of_role, heads, occupation
from toolkit.voices.people.mentions import Cast, Entity
from toolkit.voices.people.phrases import Phrase, phrase_of
from toolkit.voices.people.press import outlet
from toolkit.voices.people.pronouns import Ground, Said, noun_before
from toolkit.voices.people.roles import read

People = Callable[[str, str, list[Attribution]], list[Person]]
NOBODY = Person("", "", "", "none")
#: Sentences that a quotation without a source may stand behind the one whose speaker goes on.
CARRIED = 5
_PARAGRAPH = re.compile(r"\n\s*")
_HEAD = re.compile(r"[\w-]+")


def people(title: str, text: str, found: list[Attribution]) -> list[Person]:
    """Who the sources of an article are, under the names of the lexicon "actors".

    Parameters
    ----------
    title, text : str
        Of the article.
    found : list of Attribution
        What was found in `text`, in the order of the content.

    Returns
    -------
    list of Person
        One for each attribution.

    Examples
    --------
    >>> text = "Ali Aziz, the mayor, left. “We stay,” he said."
    >>> said = Attribution("direct", (38, 40), (41, 45), ((27, 37),))
    >>> people("", text, [said])
    [Person(name='Ali Aziz', role='the mayor', kind='official', how='pronoun')]
    """
    return _shipped()(title, text, found)


@cache
def _shipped() -> People:
    return people_of(shipped())


def people_of(actors: Themes) -> People:
    """Make a function such as `people` that takes names from a lexicon of one's own.

    Examples
    --------
    >>> from toolkit.themes import themes
    >>> known = people_of(themes({"Ali Aziz": ["a aziz"]}))
    >>> said = Attribution("direct", (8, 15), (16, 20), ((0, 7),))
    >>> known("", "“Stay,” A. Aziz said.", [said])
    [Person(name='Ali Aziz', role='', kind='', how='alias')]
    """
    lexicon = Actors(actors)

    def known(title: str, text: str, found: list[Attribution]) -> list[Person]:
        return Reading(title, text, found, lexicon).persons() if found else []

    return known


class Reading:
    """One article: its cast, and who of them speaks."""

    def __init__(self, title: str, text: str, found: list[Attribution], actors: Actors) -> None:
        self.text, self.found, self.actors = text, found, actors
        self.cast = Cast(text, title)
        quoted = [
            span
            for one in found
            if one.kind != "indirect"
            for span in one.content
            if text[span[0] : span[0] + 1] in "\"“‘'«„"
        ]
        self.ground = Ground(self.cast, quoted)
        self.said: list[Said] = []
        self.told: dict[int, tuple[str, str, str]] = {}
        # Persons with a word in one of their roles, and where each is named first; of how many
        # mentions this is known.
        self._bearers: dict[str, list[tuple[int, Entity]]] = {}
        self._asked = 0

    def persons(self) -> list[Person]:
        """A person for each attribution."""
        given: list[Person] = []
        for number, one in enumerate(self.found):
            if one.source is None:
                given.append(self._carried(number, given))
            else:
                given.append(self._source(one.source, given, number))
        return given

    def _source(self, span: tuple[int, int], given: list[Person], number: int) -> Person:
        start, end = span
        phrase = phrase_of(self.text[start:end])
        if phrase.kind == "pronoun":
            return self._pronoun(phrase, start, end, given, number)
        if phrase.kind == "role":
            return self._role(phrase, start, end, number)
        if phrase.kind == "name":
            return self._name(phrase, start, end, number)
        return NOBODY

    def _name(self, phrase: Phrase, start: int, end: int, number: int) -> Person:
        persons = []
        for name in phrase.names:
            entity = self.cast.find(name) or Entity(name.kind, name.words)
            self._note(start, end, entity, number)
            persons.append(self._person(entity, phrase.role, _how(name.words, entity)))
        if len(persons) == 1:
            return persons[0]
        kinds = {person.kind for person in persons}
        named = "; ".join(dict.fromkeys(person.name for person in persons))
        return Person(named, phrase.role, kinds.pop() if len(kinds) == 1 else "", persons[0].how)

    def _person(self, entity: Entity, role: str, how: str) -> Person:
        """A person with what the article says of him or her."""
        name, told, kind = self._about(entity)
        if role:
            kind = best([role])[0] or kind or occupation(role)
        if name != entity.text and how == "name":
            how = "alias"
        return Person(name, role or told, kind, how)

    def _about(self, entity: Entity) -> tuple[str, str, str]:
        """Name, role and kind of an entity."""
        known = self.told.get(id(entity))
        if known is None:
            actor = self.actors.find(entity.text)
            roles = self._roles(entity)
            words, role = read("en"), ""
            if entity.kind == "body":
                kind = words.kind(entity.text)
            else:
                kind, role = best(roles)
                kind = kind or occupation(role)
            if actor is not None and actor.kind and (not kind or entity.kind == "body"):
                kind = actor.kind
            if entity.kind == "place":
                kind = "official"  # "Tehran said": its government
            name = actor.name if actor else entity.text
            if not kind or kind == "media":
                paper = "" if len(entity.words) > 1 and entity.kind == "person" else outlet(name)
                name, kind = paper or name, "media" if paper else kind
            known = name, role, kind
            self.told[id(entity)] = known
        return known

    def _roles(self, entity: Entity) -> list[str]:
        """Titles of a person, and what stands beside his or her first mentions."""
        if entity.aside is None:
            entity.aside = []
            if entity.kind == "person":
                for number in entity.mentions[:6]:
                    mention = self.cast.mentions[number]
                    if mention.name.possessive:
                        continue
                    for role in (
                        beside.behind(self.text, mention.end),
                        beside.before(self.text, mention.start),
                    ):
                        if role and role not in entity.aside:
                            entity.aside.append(role)
        return [*entity.aside, *entity.roles] if entity.aside else entity.roles

    def _pronoun(
        self, phrase: Phrase, start: int, end: int, given: list[Person], number: int
    ) -> Person:
        if phrase.sort in ("male", "female"):
            entity = self.ground.someone(start, phrase.sort, self.said)
            if entity is None:
                return NOBODY
            self._note(start, end, entity, number)
            if entity.kind == "role":
                return Person("", entity.text, read("en").kind(entity.text), "pronoun")
            entity = self.cast.of_gender(entity, phrase.sort)
            return self._person(entity, "", "pronoun")
        if phrase.sort == "who":
            word = self.text[start:end].strip().lower()
            mention = self.ground.named_before(start, word not in ("which", "that"))
            if mention is not None and mention.entity is not None and word != "that":
                return self._person(mention.entity, "", "pronoun")
            role = noun_before(self.text, start)
            return Person("", role, read("en").kind(role), "role") if role else NOBODY
        if phrase.sort == "they":
            return self._same_role(start, given, number)
        return NOBODY

    def _same_role(self, start: int, given: list[Person], number: int) -> Person:
        """The unnamed sources quoted just before: "two residents ... they said"."""
        if not number:
            return NOBODY
        before, one = given[number - 1], self.found[number - 1]
        place = one.source or one.content[-1]
        if before.name or not before.role or place[0] > start:
            return NOBODY
        if self.text.count("\n\n", place[1], start) > 1:
            return NOBODY
        if not phrase_of(before.role).plural:
            return NOBODY
        return before._replace(how="pronoun")

    def _role(self, phrase: Phrase, start: int, end: int, number: int) -> Person:
        """A role: back to a named person who alone has it, or without a name."""
        paper = outlet(phrase.role)
        if paper:
            return Person(paper, "", "media", "alias")
        whole = self.text[start:end]
        kind = read("en").kind(phrase.role) or read("en").kind(whole)
        low = phrase.role.lower()
        if low.startswith("the ") and not phrase.plural:
            entity = self._bearer(phrase.role, start)
            if entity is not None:
                self._note(start, end, entity, number)
                return self._person(entity, "", "alias")
        if (
            not phrase.plural
            and beside.is_role(phrase.role)
            and not heads(phrase.role) & beside.MANY
        ):
            # For "he said" and "she said" that follow.
            somebody = Entity("role", (phrase.role,))
            somebody.gender = gender_of_role(phrase.role)
            self._note(start, end, somebody, number)
        return Person("", phrase.role, kind, "role")

    def _bearer(self, role: str, start: int) -> Entity | None:
        """The person named before who alone has a role of the same word."""
        words = _HEAD.findall(role.lower())[1:]
        if not words or len(words) > 3 or not read("en").is_role(words[-1]):
            return None
        known = self.cast.mentions
        while self._asked < len(known) and known[self._asked].start < start:
            entity = known[self._asked].entity
            if (
                entity is not None
                and entity.kind == "person"
                and (entity.mentions[0] == self._asked)
            ):
                at = known[self._asked].start
                for word in frozenset().union(*map(heads, self._roles(entity))):
                    self._bearers.setdefault(word, []).append((at, entity))
            self._asked += 1
        fitting = [entity for at, entity in self._bearers.get(words[-1], ()) if at < start]
        return fitting[0] if len(fitting) == 1 else None

    def _note(self, start: int, end: int, entity: Entity, number: int) -> None:
        """Keep who spoke, for pronouns that come behind."""
        self.said.append(Said(start, end, entity, self.found[number].content[-1][1]))

    def _carried(self, number: int, given: list[Person]) -> Person:
        """The speaker of the quotation before, if this one goes on from it."""
        one = self.found[number]
        if not number or one.cue is not None or one.kind == "indirect":
            return NOBODY
        before = self.found[number - 1]
        begin, end = before.content[-1][1], one.content[0][0]
        for span in (before.source, before.cue):
            begin = max(begin, span[1]) if span else begin
        between = self.text[begin:end] if begin < end else ""
        if len(_PARAGRAPH.findall(between)) > 1 or between.count(". ") >= CARRIED:
            return NOBODY
        person = given[number - 1]
        return person._replace(how="carried") if person.how != "none" else NOBODY


def _how(words: tuple[str, ...], entity: Entity) -> str:
    return "name" if len(words) >= 2 or len(entity.words) == 1 else "alias"
