"""Arabic texts, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from toolkit.voices.contract import Attribution
from toolkit.voices.languages.arabic.told import Told
from toolkit.voices.languages.arabic.words import (
    ASIDE,
    BEFORE,
    CALLED,
    CAN,
    CARRIES,
    COMMA,
    I_THINK,
    IT,
    KEPT_BACK,
    LEAD,
    LED,
    LONGEST,
    NOBODY,
    NOT,
    OBJECT,
    OF_WHOM,
    ON,
    OPINION,
    PRINTS,
    QUESTION,
    SAY,
    SAYING,
    SHORTEST,
    SO,
    THAT,
    THAT_BY,
    THAT_HE,
    TO,
    WHO,
    WHOSE,
    cut,
    person,
    persons,
)
from toolkit.voices.languages.lexicon import Cue, lexicon
from toolkit.voices.languages.shared import MASK, NAME, key, quotation

FIRST, LAST = frozenset("وفس"), frozenset(end[-1] for end in IT)  # of what is cut off
ALSO = key("كما")
SHADDA = "\u0651"  # on a doubled letter: "estimates", not "can"
DAMMA = "\u064f"  # on the first letter: passive


@lru_cache(maxsize=50_000)
def cut_cues(word: str) -> tuple[tuple[str, int, int], ...]:
    """What a word may be a cue as, with how many letters before and behind it left out."""
    known = lexicon("ar").sizes
    return tuple(cut_off for cut_off in cut(word) if cut_off[0] in known)


@dataclass
class Reader(Told):
    """Reads one text."""

    @cached_property
    def damma(self) -> bool:
        """Whether the text has the mark of passives."""
        return DAMMA in self.page.text

    def read(self) -> list[Attribution]:
        """What is said, in the characters of the text."""
        for first, stop in self.page.sentences():
            if first and self.page.paragraph(first):
                self.before = -1, -1
            cues = self._cues(first, stop)
            if cues:
                self._sentence(first, stop, cues)
            self._without(first, stop)
            self.before = first, stop
        return self.page.give(self.found)

    def _cues(self, first: int, stop: int) -> list[Cue]:
        """Cues of a sentence, with the conjunctions and pronouns that are written with them."""
        known, page = lexicon("ar"), self.page
        words, sizes = page.words, known.sizes
        found: list[Cue] = []
        i = first - 1
        while (i := i + 1) < stop:
            word = words[i]
            cue = known.at(page, i, stop) if word in sizes else None
            if cue is None and (word[0] in FIRST or word[-1] in LAST):
                for bare, before, behind in cut_cues(word):
                    cue = known.at(page, i, stop, bare)
                    if cue and (not behind or (cue.kind == "verbs" and not page.written(i, "ة"))):
                        cue = cue._replace(cut=(before, behind))
                        break
                    cue = None
            if cue and not (cue.kind == "verbs" and self._void(cue, first, stop)):
                found.append(cue)
                i = cue.last - 1
        return found

    def _void(self, cue: Cue, first: int, stop: int) -> bool:
        """Whether a verb says nothing: denied, of "who", of nobody, or of a name kept back."""
        page, i = self.page, cue.first
        before = page.words[i - 1] if i > first else ""
        if before in NOT:
            return True
        if before.removeprefix("و") in WHO and not self._by_whom(cue, stop):
            return True
        if before in QUESTION:
            return True
        if before in BEFORE and not page.gap(i - 1) and not cue.cut[0]:
            return True
        behind = page.words[cue.last] if cue.last < stop else ""
        if cue.word(page) in CARRIES:
            return OF_WHOM.isdisjoint(page.words[cue.last : min(stop, cue.last + LONGEST)])
        if cue.word(page) in OPINION and not page.written(i, "ى"):
            return True
        if cue.word(page) in CALLED and behind not in THAT:
            return True
        if cue.cut[1] and cue.word(page) in PRINTS:
            return True  # "a talk that it printed"
        if cue.word(page) in ON and not self._on(cue, stop):
            return True
        if cue.word(page) in CAN and not person(behind) and SHADDA not in page.original(i):
            return True
        if cue.word(page) in I_THINK and "أ" in page.original(i)[:2]:
            return True
        if self.damma and page.original(i)[cue.cut[0] + 1 : cue.cut[0] + 2] == DAMMA:
            return True
        nobody = cue.word(page) in NOBODY and behind in THAT
        return nobody or behind in KEPT_BACK

    def _by_whom(self, cue: Cue, stop: int) -> bool:
        """Whether somebody is named who says it behind "which", or before "who"."""
        at, page = cue.last, self.page
        if at + 1 < stop and page.words[at] in THAT | THAT_HE and not page.gap(at - 1):
            return self._antecedent(cue.first - 1) is not None
        if at < stop and person(page.words[at]) and not page.gap(at - 1):
            return any(page.words[i] in THAT_HE for i in range(at, min(stop, at + LONGEST)))
        led = LED.get(page.words[at], frozenset()) if at + 1 < stop else frozenset()
        ends = cue.word(page) in led and page.words[at + 1] in THAT
        return ends and self._antecedent(cue.first - 1) is not None

    def _on(self, cue: Cue, stop: int) -> bool:
        """Whether a verb that may mean something else goes on with a speech."""
        page = self.page
        marks = {":"} | set('«“"')
        near = range(cue.last - 1, min(cue.last + SHORTEST, stop - 1))
        return any(marks & set(page.gap(i)) or page.words[i + 1] in SAYING | {MASK} for i in near)

    def _sentence(self, first: int, stop: int, cues: list[Cue]) -> None:
        source: tuple[int, int] | None = None
        done, said, back = first, False, False
        for n, cue in enumerate(cues):
            if cue.kind == "as":
                back = self._back(cues, n, stop)
                continue
            opens = cues[n - 1].first if back else cue.first
            if cue.first < done:
                back = False
                continue
            later = cues[n + 1 : n + LONGEST]
            after = later[0] if later else None
            if cue.kind == "phrases" or back:
                if not said and (
                    after is None or after.kind != "verbs" or back or self._so(cue, stop)
                ):
                    done = self._phrase(cue, opens, first, stop) or done
                    said = said or done > cue.first
                back = False
                continue
            own = self._who(cue, first, done, source, stop, said)
            source = own or source
            end = self._told(cue, done, stop, later, source)
            if end:
                done, said = end, True
                self.last = stop

    def _back(self, cues: list[Cue], n: int, stop: int) -> bool:
        """Whether "as" goes with a verb that says what stands around it, and not what follows."""
        if n + 1 >= len(cues) or cues[n + 1].first != cues[n].last:
            return False
        verb, after = cues[n + 1], cues[n + 2] if n + 2 < len(cues) else None
        page = self.page
        if page.words[cues[n].first] == ALSO and verb.word(page) not in SAY:
            return False  # "they also condemned"
        at = self._that(verb, stop, after)
        return at is None or bool(set(self.page.gap(at - 1)) & COMMA)

    def _who(
        self,
        cue: Cue,
        first: int,
        done: int,
        source: tuple[int, int] | None,
        stop: int,
        said: bool,
    ) -> tuple[int, int] | None:
        """The subject of a cue, if it has one of its own."""
        begin, verb = done if source else first, cue.kind == "verbs"
        page = self.page
        if cue.first > first and page.words[cue.first - 1].removeprefix("و") in WHO:
            behind = cue.last < stop and person(page.words[cue.last])
            return self._behind(cue, stop) if behind else self._antecedent(cue.first - 1)
        if verb and self._joined(cue) and cue.word(page) in OBJECT:
            subject = source or (None if said else self._agreeing(first, cue))
            found = self._behind(cue, stop) if subject else None
            if found and found[1] < stop and page.words[found[1]] in THAT_BY:
                return subject
        aside = cue.first > first and page.words[cue.first - 1] in ASIDE
        if verb and aside and page.gap(cue.first - 1):
            return self._ahead(begin, cue) or self._behind(cue, stop)
        own = (self._near(begin, cue) or self._behind(cue, stop)) if verb else None
        alone = source is None and not said
        if own is None and alone and not verb:
            own = self._agreeing(first, cue)
        if own is None and not self._joined(cue) and (alone or verb):
            own = self._ahead(begin, cue)
        if own is None and alone:
            own = self._agreeing(first, cue)
        if own is None and source is None and cue.first == first:
            own = self._dropped(first, cue.word(page))
        return own

    def _agreeing(self, first: int, cue: Cue) -> tuple[int, int] | None:
        """The subject with which a sentence opens, if the verb goes with it."""
        found = self._opening(first, cue.first)
        return found if found and self._agrees(found[0], cue.word(self.page)) else None

    def _so(self, cue: Cue, stop: int) -> bool:
        """Whether "according to X" opens what is said: with a word for "then"."""
        named = self._noun(cue.last, stop)
        return named is not None and named[1] < stop and self.page.words[named[1]] in SO

    def _phrase(self, cue: Cue, at_first: int, first: int, stop: int) -> int:
        """What stands behind "according to X", or before it where nothing does."""
        page, at = self.page, cue.last
        while at < stop and page.words[at] in LEAD:
            at += 1
        short = at < stop and 0 < page.sizes.get(at, 0) <= NAME
        named = (at, at + 1) if short else self._noun(at, stop)
        opens = at_first == first
        if named is None:
            return 0
        last = named[1] == stop or bool(set(page.gap(named[1] - 1)) & COMMA)
        last = last and (
            short or not {page.words[at], page.words[at].removeprefix("ال")}.isdisjoint(persons())
        )
        if not (opens or last or set(page.gap(at_first - 1)) & COMMA):
            return 0
        rest = named[1]
        if rest < stop and page.words[rest] in WHOSE:
            rest = next((i + 1 for i in range(rest, stop) if set(page.gap(i)) & COMMA), stop)
            if rest == stop:
                return 0
        comma = next((i + 1 for i in range(rest - 1, min(rest + 8, stop)) if page.gap(i)), rest)
        rest = max(rest, comma)
        if rest < stop and page.words[rest] in TO and rest + 1 < stop:
            rest += 1
        if rest < stop and page.words[rest] in THAT | SO:
            rest += 1
        begin, end = rest, stop
        goes_on = rest < stop and page.words[rest][0] == "و" and page.words[rest - 1] not in THAT
        if stop - rest < SHORTEST or (goes_on and at_first - first > SHORTEST):
            begin, end = first, at_first
        span = page.content(begin, end)
        if span is None or end - begin < SHORTEST:
            return 0
        inner = [i for i in range(begin, end) if page.words[i] == MASK]
        if any(i in self.used for i in inner):
            return 0
        self.used.update(inner)
        whole = end - begin == 1 and bool(inner)
        kind = "direct" if whole else "mixed" if any(map(page.speech, inner)) else "indirect"
        self._keep(kind, cue, named, [span])
        self.last = stop
        return stop

    def _without(self, first: int, stop: int) -> None:
        """Quotations that no cue introduces: behind a colon, or going on with the one before."""
        page = self.page
        for i in range(first, stop):
            if page.words[i] != MASK or i in self.used or not page.speech(i):
                continue
            begins = i == first or (i == first + 1 and page.words[first] == "و")
            goes_on = begins and self.last == first and (i + 1 == stop or bool(page.gap(i)))
            if goes_on or (i > first and ":" in page.gap(i - 1)):
                self._keep("direct", None, None, list(quotation(page, i, self.used)))
                self.last = stop
