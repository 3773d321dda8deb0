"""Who says it, in Arabic: before the verb, or in the sentence before."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.voices.languages.arabic.subjects import Subjects
from toolkit.voices.languages.arabic.words import (
    ADVERBS,
    COMMA,
    FAR,
    GOES_ON,
    IN,
    LEAD,
    LONGEST,
    NEAR,
    OPENS,
    STOPS,
    THAT,
    VERBS,
    WAS,
    WHOSE,
    person,
)
from toolkit.voices.languages.lexicon import Cue, lexicon
from toolkit.voices.languages.naming import given
from toolkit.voices.languages.shared import MASK, NAME, REACH, key
from toolkit.voices.people import roles

FEMALE = frozenset(  # "she says", beside "he says"
    form
    for (form, *rest) in lexicon("ar").forms
    if not rest and form[0] == "ت" and ("ی" + form[1:],) in lexicon("ar").forms
)
HAS = key("قد")


@dataclass
class Ahead(Subjects):
    """Finds subjects that stand before their verbs."""

    def _near(self, first: int, cue: Cue) -> tuple[int, int] | None:
        """The subject that stands right before its verb."""
        page = self.page
        for at in range(max(first, cue.first - NEAR), cue.first):
            opens = at == first or set(page.gap(at - 1)) & COMMA or page.words[at - 1] in OPENS
            if at > first and page.words[at - 1].removeprefix("و") in WAS:
                found = self._noun(at, cue.first)
                has = page.words[cue.first - 1] == HAS
                return found if found and found[1] == cue.first - has else None
            if opens and page.words[at] not in LEAD | THAT and self._is_noun(at):
                found = self._noun(at, cue.first)
                return found if found and self._reaches(found[1], cue.first) else None
        return None

    def _reaches(self, at: int, verb: int) -> bool:
        """Whether no more than "in Baghdad" stands between a subject and its verb."""
        page = self.page
        if at == verb:
            return True
        return (
            page.words[at] in IN
            and verb - at <= NAME
            and not any(map(page.gap, range(at - 1, verb)))
        )

    def _opening(self, first: int, stop: int) -> tuple[int, int] | None:
        """The subject of a verb with which a sentence or a clause begins."""
        page = self.page
        begins = [first]
        begins += [i + 1 for i in range(first, min(stop, first + FAR) - 1) if page.gap(i)]
        word = page.words[first] if first < stop else ""
        if {word, word[1:]} & STOPS:  # "on the road sat X"
            for i in range(first + 2, min(stop, first + LONGEST)):
                if page.gap(i - 1):
                    break
                if self._verbal(i - 1) and person(page.words[i]):
                    return self._noun(i, min(stop, i + NEAR))
        for at in begins[:NAME]:
            while at < stop and page.words[at] in LEAD:
                at += 1
            if at + 1 >= stop or page.gap(at) or self._is_noun(at):
                continue
            word = page.words[at]
            if {word, word[1:]} & STOPS or word == MASK:
                continue
            at += 1 + (page.words[at + 1] in LEAD | ADVERBS)
            if at < stop and person(page.words[at]):
                return self._noun(at, min(stop, at + NEAR))
        return None

    def _agrees(self, i: int, verb: str) -> bool:
        """Whether a subject has the gender and number of a verb, where both tell it."""
        word, gender = self.page.words[i], roles.read("ar").persons.get(self.page.words[i])
        shes = gender == "female" or self.page.written(i, "ة")
        she = verb.endswith(("ت", "ه")) or (verb[0] == "ت" and verb in FEMALE)
        they = verb.endswith(("وا", "ون"))
        if they or (gender is None and not shes):
            return not (they and (gender or word in given("ar")))
        return shes == she

    def _verbal(self, i: int) -> bool:
        """Whether a word looks like a verb: "sits", "she sat"."""
        word = self.page.words[i]
        if word in STOPS or len(word) < NAME:
            return False
        return word in VERBS or (len(word) > NAME and (word[0] in "یت" or word.endswith("ت")))

    def _antecedent(self, i: int) -> tuple[int, int] | None:
        """Whom "who" goes with: the minister, who said."""
        page = self.page
        for at in range(max(0, i - NEAR - 2), i):
            if person(page.words[at]) and (found := self._noun(at, i)) and found[1] == i:
                return found
        at = i
        while i - at < NAME and page.words[at - 1] not in STOPS and not page.gap(at - 2):
            at -= 1
        return (at, i) if i - at > 1 and page.words[at].startswith("ال") else None

    def _dropped(self, first: int, said: str) -> tuple[int, int] | None:
        """Whom the sentence before was about, where that says nothing itself."""
        page, (start, stop) = self.page, self.before
        if self.last == first or start < 0 or page.paragraph(first):
            return None
        for i in range(start, min(start + FAR, stop - 1)):
            if set(page.gap(i)) & COMMA:
                opening = {page.words[start], page.words[start][1:]}
                verb = page.words[start] in lexicon("ar").sizes
                if i - start < NEAR - 2 and not (verb or opening & (STOPS | LEAD)):
                    return start, i + 1
                if page.words[i + 1] in WHOSE and i > start:
                    return i - 1, i + 1
        found = None if said in GOES_ON else self._opening(start, stop)
        return found if found and self._agrees(found[0], said) else None

    def _ahead(self, first: int, cue: Cue) -> tuple[int, int] | None:
        """The subject before a verb: of its clause, or of a sentence that begins with a noun."""
        page = self.page
        first = max(first, cue.first - REACH)
        begins = [first]
        begins += [i + 1 for i in range(first, cue.first - 1) if set(page.gap(i)) & COMMA]
        begins += [i + 1 for i in range(first, cue.first - 1) if page.words[i] in THAT]
        for at in sorted(begins, reverse=True):
            near = at != first
            while at < cue.first and page.words[at] in LEAD | THAT:
                at += 1
            if at < cue.first and (not near or cue.first - at <= NEAR) and self._is_noun(at):
                return self._noun(at, cue.first)
        return None
