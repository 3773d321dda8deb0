"""What is said, in Arabic: in quotation marks, behind a colon, or behind "that"."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.voices.contract import Attribution, Span
from toolkit.voices.languages.arabic.ahead import Ahead
from toolkit.voices.languages.arabic.words import (
    ABOUT,
    ABOUT_BY,
    ADVERBS,
    ANNOUNCE,
    ASK,
    BEHIND,
    BREAK,
    COMMA,
    FAR,
    IN,
    LED,
    LONGEST,
    OBJECT,
    ONLY,
    OTHER,
    PART,
    PLUS,
    SAY,
    SHORTEST,
    STOPS,
    THAT,
    THAT_HE,
    WHETHER,
    announced,
)
from toolkit.voices.languages.lexicon import Cue
from toolkit.voices.languages.shared import MASK, REACH, key, quotation

OF_IT = ANNOUNCE.union(ABOUT_BY, *ABOUT.values())  # verbs that need no "that"
THAT_ALL = THAT | THAT_HE
AWAY = 4  # tokens between a subject and the preposition of its verb


@dataclass
class Told(Ahead):
    """Finds what a cue says."""

    def _told(
        self,
        cue: Cue,
        done: int,
        stop: int,
        later: list[Cue],
        source: tuple[int, int] | None,
    ) -> int:
        page = self.page
        after = later[0] if later else None
        before = cue.first - 1
        if before >= done and self._says_of(cue, before):
            return self._around(cue, before, source, stop)
        at = self._that(cue, stop, after)
        about = self._about(cue, source, stop) if cue.word(page) in OF_IT else None
        if at is None:
            part = self._part(cue, source, stop, after)
            at = None if part else about
            if at is None:
                return part
        elif about is not None and about < at and page.words[about] not in THAT_ALL | {MASK}:
            at = about  # "revealed a plan that", "called for a talk so that"
        if page.words[at] in THAT:
            at += 1
        if at >= stop:
            return 0
        if (
            page.words[at] == MASK
            and (page.sizes[at] >= PART or page.gap(at - 1))
            and (at + 1 >= stop or page.gap(at) or page.speech(at))
        ):
            self._keep("direct", cue, source, list(quotation(page, at, self.used)))
            return at + 1
        end = self._end(at, stop, later)
        if announced(page.words[at]) and cue.word(page) in ANNOUNCE:
            end = self._short(at, end)
        if end - at < 2:
            return 0
        last = end - 1
        if last > at and page.words[last] == MASK and page.speech(last) and page.gap(last - 1):
            self._keep("direct", cue, source, list(quotation(page, last, self.used)))
            last -= 1
        inner = [i for i in range(at, last + 1) if page.words[i] == MASK]
        kind = "mixed" if any(map(page.speech, inner)) else "indirect"
        span = page.content(at, last + 1)
        if span:
            self.used.update(inner)
            self._keep(kind, cue, source, [span])
        return end

    def _says_of(self, cue: Cue, i: int) -> bool:
        """Whether a verb stands behind the quotation that it says."""
        page = self.page
        closed = page.speech(i) or bool(set(page.gap(i)) & COMMA)
        return cue.kind == "verbs" and self._open(i) and closed and not self._joined(cue)

    def _around(self, cue: Cue, i: int, source: tuple[int, int] | None, stop: int) -> int:
        """A quotation before its verb, with the rest of it behind: «...», she said, «...»."""
        page = self.page
        spans = list(quotation(page, i, self.used))
        end = source[1] if source and source[0] >= cue.last else cue.last
        if end < stop and page.words[end] == MASK and page.gap(end - 1):
            spans += quotation(page, end, self.used)
            end += 1
        self._keep("direct", cue, source, spans)
        return end

    def _joined(self, cue: Cue) -> bool:
        """Whether "and" stands before a cue: what it says goes on from another."""
        return cue.cut[0] > 0 and self.page.words[cue.first][0] == "و"

    def _open(self, i: int) -> bool:
        return self.page.words[i] == MASK and i not in self.used

    def _that(self, cue: Cue, stop: int, after: Cue | None) -> int | None:
        """Where what is said begins: at "that", behind a colon, or with a quotation."""
        page = self.page
        if cue.last > cue.first + 1 and page.words[cue.last - 1] in THAT | THAT_HE:
            return cue.last - (page.words[cue.last - 1] in THAT_HE)
        if (
            cue.last < stop
            and set(page.gap(cue.last - 1)) & COMMA
            and page.words[cue.last][0] == "و"
        ):
            return None
        limit = min(stop, cue.last + FAR)
        if after and after.first > cue.last:
            limit = min(limit, after.first)
        says, asks = cue.word(page) in SAY, cue.word(page) in ASK
        quote = None
        for i in range(cue.last, limit):
            colon = ":" in page.gap(i - 1)
            if page.words[i] == MASK and (colon or self._speech(i)):
                if colon or page.gap(i - 1) or i == cue.last:
                    return i
                quote = i if quote is None else quote
            if colon and says and stop - i >= SHORTEST:
                return i
            if self._opens(cue, i) or (asks and page.words[i] in WHETHER):
                return i
        return quote

    def _opens(self, cue: Cue, i: int) -> bool:
        """Whether "that" opens what is said at token `i`, and not "on condition that"."""
        word, before = self.page.words[i], self.page.words[i - 1]
        if word not in THAT and word not in THAT_HE:
            return False
        if before in LED and not self.page.gap(i - 1):
            return cue.word(self.page) in LED[before]
        if cue.word(self.page) in ONLY:
            return False
        return i == cue.last or before not in OTHER

    def _about(self, cue: Cue, source: tuple[int, int] | None, stop: int) -> int | None:
        """Where what is said begins behind a preposition: "warned of", "called for"."""
        page = self.page
        at = source[1] if source and source[0] >= cue.last else cue.last
        told, word = self._object(cue, stop), cue.word(page)
        if cue.cut[1]:
            return None
        if told is not None and told >= at:
            return told
        if at > cue.last and set(page.gap(at - 1)) & COMMA:  # "the engineer, who ...,"
            near = range(at, min(stop - 1, at + LONGEST))
            at = next((i + 1 for i in near if set(page.gap(i)) & COMMA), at)
        if at == cue.last and word in OBJECT and at < stop and (whom := self._noun(at, stop)):
            at = whom[1]  # "called on the families to leave"
        while at < stop and page.words[at] in ADVERBS:
            at += 1
        far = LONGEST // 2 if at < stop and page.words[at] in IN else AWAY
        for i in range(at, min(stop - 1, at + far)):
            if word in ABOUT.get(page.words[i], ()):
                return i + 1
            if page.gap(i) or page.words[i] in THAT_ALL | {MASK}:
                return None
        return None

    def _part(self, cue: Cue, source: tuple[int, int] | None, stop: int, after: Cue | None) -> int:
        """Some words in quotation marks close behind: called for «closer cooperation»."""
        page = self.page
        begin = source[1] if source and source[0] >= cue.last else cue.last
        limit = min(stop, begin + BEHIND, after.first if after else stop)
        for i in range(begin, limit):
            if not (self._open(i) and page.sizes[i] >= PART) or self._named(i):
                continue
            if key(page.inside(i)[1:3]) != "ال":
                self._keep("direct", cue, source, list(quotation(page, i, self.used)))
                return i + 1
        return 0

    def _short(self, at: int, end: int) -> int:
        """Where a noun for what is said ends: before "and so the streets emptied"."""
        page = self.page
        for i in range(at + 1, end):
            word = page.words[i]
            if set(page.gap(i - 1)) & COMMA and word[0] in "فو" and word not in STOPS | PLUS:
                return i
        return end

    def _end(self, at: int, stop: int, later: list[Cue]) -> int:
        """Where what is said ends: with the sentence, or before the clause of another cue."""
        page = self.page
        near = range(at, min(stop - 1, at + REACH))
        end = next((i + 1 for i in near if set(page.gap(i)) & BREAK), stop)
        for cue in later:
            if not at < cue.first < end:
                continue
            for i in range(cue.first - 1, max(at, cue.first - 4), -1):
                if set(page.gap(i)) & COMMA:
                    return i + 1
            if page.words[cue.first][0] == "و" and cue.kind == "verbs" and cue.first - at > 4:
                return cue.first
        return end

    def _keep(
        self,
        kind: str,
        cue: Cue | None,
        source: tuple[int, int] | None,
        spans: list[Span],
    ) -> None:
        page = self.page
        word = cue and cue.span(page)
        self.found.append(Attribution(kind, source and page.span(*source), word, tuple(spans)))
