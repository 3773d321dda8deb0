"""Arabic texts, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from toolkit.voices.contract import Attribution
from toolkit.voices.languages.arabic.told import Told
from toolkit.voices.languages.arabic.words import (
    CALLED,
    CARRIES,
    COMMA,
    KEPT_BACK,
    LEAD,
    LONGEST,
    NOBODY,
    NOT,
    OF_WHOM,
    OPINION,
    SHORTEST,
    SO,
    THAT,
    TO,
    WHO,
    WHOSE,
    cut,
)
from toolkit.voices.languages.lexicon import Cue, lexicon
from toolkit.voices.languages.shared import MASK, quotation


@lru_cache(maxsize=50_000)
def cut_cues(word: str) -> tuple[tuple[str, int, int], ...]:
    """What a word may be a cue as, with how many letters before and behind it left out."""
    known = lexicon("ar").sizes
    return tuple(cut_off for cut_off in cut(word) if cut_off[0] in known)


@dataclass
class Reader(Told):
    """Reads one text."""

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
        found: list[Cue] = []
        i = first
        while i < stop:
            word = page.words[i]
            cue = known.at(page, i, stop) if word in known.sizes else None
            for bare, before, behind in () if cue else cut_cues(word):
                cue = known.at(page, i, stop, bare)
                if cue and (not behind or (cue.kind == "verbs" and not page.written(i, "ة"))):
                    cue = cue._replace(cut=(before, behind))
                    break
                cue = None
            if cue and not (cue.kind == "verbs" and self._void(cue, first, stop)):
                found.append(cue)
                i = cue.last
            else:
                i += 1
        return found

    def _void(self, cue: Cue, first: int, stop: int) -> bool:
        """Whether a verb says nothing: denied, of "who", of nobody, or of a name kept back."""
        page, i = self.page, cue.first
        if i > first and page.words[i - 1] in WHO | NOT:
            return True
        behind = page.words[cue.last] if cue.last < stop else ""
        if cue.word(page) in CARRIES:
            return OF_WHOM.isdisjoint(page.words[cue.last : min(stop, cue.last + LONGEST)])
        if cue.word(page) in OPINION and not page.written(i, "ى"):
            return True
        if cue.word(page) in CALLED and behind not in THAT:
            return True
        nobody = cue.word(page) in NOBODY and behind in THAT
        return nobody or behind in KEPT_BACK

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
            later = cues[n + 1 :]
            after = later[0] if later else None
            if cue.kind == "phrases" or back:
                if not said and (after is None or after.kind != "verbs" or back):
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
        own = (self._near(begin, cue) or self._behind(cue, stop)) if verb else None
        alone = source is None and not said
        if own is None and not self._joined(cue) and (alone or verb):
            own = self._ahead(begin, cue)
        if own is None and source is None and cue.first == first:
            own = self._dropped(first)
        return own

    def _phrase(self, cue: Cue, at_first: int, first: int, stop: int) -> int:
        """What stands behind "according to X", or before it where nothing does."""
        page, at = self.page, cue.last
        while at < stop and page.words[at] in LEAD:
            at += 1
        named = self._noun(at, stop)
        opens = at_first == first
        if named is None or not (opens or set(page.gap(at_first - 1)) & COMMA):
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
            goes_on = i == first and self.last == first and (i + 1 == stop or bool(page.gap(i)))
            if goes_on or (i > first and ":" in page.gap(i - 1)):
                self._keep("direct", None, None, list(quotation(page, i, self.used)))
                self.last = stop
