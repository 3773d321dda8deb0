"""Whom a pronoun stands for: "he", "she", "who", "it", "they" that speak.

Every person named before, in the sentence or the few before it, is weighed: near is more than far,
the subject of a sentence more than its object, the last who was quoted more than others, a known
gender more than one that nothing tells. Where two weigh about the same, none is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from toolkit.voices.people.mentions import Cast, Entity, Mention
from toolkit.voices.people.roles import read

#: Sentences before that of the pronoun that are searched, and points that are taken off for each.
FAR, STEP = 4, 2.5
SUBJECT, OWNER, QUOTED, SAME, OBLIQUE, UNTOLD = 3.0, 2.0, 4.0, 1.0, -1.5, -2.0
#: The nearest name; the person named most in the article; and the last who was quoted, if somebody
#: else was spoken of since.
NEAREST, MAIN, QUOTED_BEFORE = 0.75, 1.0, 1.0
#: Behind a name, words that make it belong to something: "a Trump rally", "Clinton supporters".
_OWNED = frozenset(
    "campaign campaigns administration presidency rally rallies website team family camp era "
    "supporter supporters adviser advisers aide aides ally allies associate associates voter "
    "voters spokesman spokeswoman spokesperson surrogate surrogates foundation organization "
    "candidacy delegates donors fans backers critics ad ads event events victory loss data "
    "manager strategist government cabinet speech plan policy policies movement brand official "
    "officials loyalist loyalists confidant delegate donor fan insider operation operatives "
    "emails email".split()
)
#: Points by which the first must lead the second.
LEAD = 1.0
_END = re.compile(
    r"[.!?\n](?:(?<=\n)\s*|(?<![A-Z]\.)(?<!\bM[rs]\.)(?<!\bMrs\.)(?<!\b[DS][rt]\.)(?<!\bLt\.)"
    r"(?<!\b(?:Sen|Rep|Gov|Gen|Col|Maj|Sgt|Rev)\.)[\"”’')\]]*[ \u00a0]+(?=[^a-z]))"
)
#: Words before a name that is not the subject of its sentence.
_BEFORE_OBJECT = frozenset(
    "of for to with in from at by on about against like than over behind toward towards and as "
    "under after between among via without told asked including include".split()
)


#: Characters before that are searched for the only person of a gender.
REACH = 3000
#: Characters in which the sentences that are asked for mostly stand.
NEAR = 700


class Said(NamedTuple):
    """Who was quoted, with the place of the source and the end of what was said."""

    start: int
    end: int
    entity: Entity
    until: int = 0


class Ground:
    """What is searched for whom a pronoun stands for: the sentences before, less the quotations."""

    def __init__(self, cast: Cast, quoted: list[tuple[int, int]]) -> None:
        self.cast = cast
        self._begin = sorted(begin for begin, _ in quoted)
        self._end = sorted(end for _, end in quoted)

    def sentences(self, at: int) -> list[int]:
        """Beginnings of the sentence that holds `at` and of those before, last first."""
        marks: list[int] = []
        for reach in (NEAR, 1200):
            begin = max(0, at - reach)
            marks = [begin]
            for mark in _END.finditer(self.cast.text, begin, at + 1):
                if not self.inside(mark.start()):
                    marks.append(mark.end())
            if len(marks) > FAR + 2:  # more than are asked for: the first may be cut off
                break
        return marks[: -FAR - 2 : -1]

    def inside(self, at: int) -> bool:
        """Whether it stands in a quotation."""
        return bisect_right(self._begin, at) > bisect_right(self._end, at)

    def someone(self, at: int, gender: str, said: list[Said]) -> Entity | None:
        """The person that "he" or "she" at a place stands for; None if two could be meant."""
        begins = self.sentences(at)
        points: dict[int, float] = {}
        who: dict[int, Entity] = {}
        since: Mention | None = None  # the last subject that fits
        nearest = NEAREST
        heard = []
        back = 0
        for mention in self.cast.before(at, begins[-1]):
            while begins[back] > mention.start:
                back += 1
            entity = mention.entity
            if (
                entity is not None
                and entity.kind == "person"
                and not self.inside(mention.start)
                and not self._attributive(mention)
            ):
                heard.append((mention, entity, back))
        first_in = {back: mention for mention, _, back in heard}
        most = max((len(entity.mentions) for _, entity, _ in heard), default=0)
        for mention, entity, back in heard:
            known = entity.gender
            if (known and known != gender) or not _person(entity):
                continue
            value = -STEP * back + (SAME if back == 0 else 0.0) + nearest
            nearest = 0.0
            oblique = self._oblique(mention)
            if mention.name.possessive:
                value += OWNER if mention is first_in[back] and not oblique else 0.0
            elif mention is first_in[back] and not oblique and not self._asks(mention):
                value += SUBJECT
                since = since or mention
            elif oblique:
                value += OBLIQUE
            if not known:
                value += UNTOLD if len(entity.words) > 1 or entity.roles else 2 * UNTOLD
            value += MAIN if len(entity.mentions) == most else 0.0
            who[id(entity)] = entity
            points[id(entity)] = max(points.get(id(entity), -99.0), value)
        speech = next((one for one in reversed(said) if one.start < at), None)
        if speech is not None and speech.start >= begins[-1]:
            back = next(i for i, begin in enumerate(begins) if begin <= speech.start)
            entity = speech.entity
            if entity.gender in ("", gender) and entity.kind in ("person", "role"):
                other = since is not None and since.start > max(speech.end, speech.until)
                value = -STEP * min(back, 2) + SUBJECT + (QUOTED_BEFORE if other else QUOTED)
                if not entity.gender and entity.kind == "person":
                    value += UNTOLD
                who[id(entity)] = entity
                points[id(entity)] = max(points.get(id(entity), -99.0), value)
        order = sorted(points.items(), key=lambda item: (-item[1], who[item[0]].text))
        if not order:
            return self._only(at, gender)
        if len(order) > 1 and order[0][1] - order[1][1] < LEAD:
            return None
        return who[order[0][0]]

    def _only(self, at: int, gender: str) -> Entity | None:
        """The one person of a gender that the paragraphs before name, if it is one."""
        found = None
        for mention in self.cast.before(at, max(0, at - REACH)):
            entity = mention.entity
            if entity is None or entity.gender != gender or self.inside(mention.start):
                continue
            if found is not None and entity is not found:
                return None
            found = entity
        return found

    def _attributive(self, mention: Mention) -> bool:
        """Whether a name only says whose something is: "a Trump rally"."""
        if mention.name.possessive:
            return False
        text = self.cast.text
        word = _NEXT.match(text, mention.end)
        return word is not None and word[1] in _OWNED

    def _asks(self, mention: Mention) -> bool:
        """Whether a person asks: what "he said" then tells is the answer of somebody else."""
        return self.cast.text.startswith((" asked", " then asked", " pressed"), mention.end)

    def _oblique(self, mention: Mention) -> bool:
        words = self.cast.text[max(0, mention.start - 24) : mention.start].lower().split()
        if words and words[-1] == "the":
            words.pop()
        return bool(words) and words[-1] in _BEFORE_OBJECT

    def named_before(self, at: int, person: bool = True) -> Mention | None:
        """The name that ends just before "who": "Ali Aziz, 41, who said"; of bodies "which"."""
        for mention in self.cast.before(at, max(0, at - 120)):
            between = self.cast.text[mention.end : at]
            fits = mention.entity is not None and (mention.entity.kind == "person") is person
            return mention if fits and _LINK.fullmatch(between) else None
        return None


def _person(entity: Entity) -> bool:
    """Whether it surely is one: not just a word with a capital at the beginning of a sentence."""
    if entity.gender or entity.roles or len(entity.words) > 1:
        return True
    return len(entity.mentions) > 1 and not entity.text.endswith(("ly", "ing"))


_NEXT = re.compile(r"[ \u00a0]([a-z]+)")
_LINK = re.compile(r"[ \u00a0]*(?:\([^()]*\))?(?:,[^,.;:\n“”\"]{1,60})?(?:,| [-–—]|—)?[ \u00a0]*")
_STARTS = re.compile(
    r"\b(?:an?|the|some|many|most|several|two|three|four|five|other|those|one|another)\b",
    re.I,
)


def noun_before(text: str, at: int) -> str:
    """The role that ends just before "who": "two residents who said" gives "two residents"."""
    piece = text[max(0, at - 82) : at].rstrip(", \u00a0")
    phrase = piece[max(map(piece.rfind, ',;:.“”"()\n—–')) + 1 :]
    places = [found.start() for found in _STARTS.finditer(phrase)]
    for place in reversed(places):
        words = phrase[place:].split()[:6]
        if any(map(read("en").is_role, words[1:] or words)):
            return phrase[place:].strip()
    if places:
        return phrase[places[-1] :].strip()
    last = phrase.split()[-1:]  # "women who", without more
    return last[0] if last and read("en").is_role(last[0]) else ""
