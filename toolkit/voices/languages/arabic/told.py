"""What is said, in Arabic: in quotation marks, behind a colon, or behind "that"."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.voices.contract import Attribution, Span
from toolkit.voices.languages.arabic.subjects import Subjects
from toolkit.voices.languages.arabic.words import (
    ABOUT,
    ASK,
    BEHIND,
    BREAK,
    COMMA,
    FAR,
    OTHER,
    PART,
    SAY,
    SHORTEST,
    THAT,
    THAT_HE,
    WHETHER,
)
from toolkit.voices.languages.lexicon import Cue
from toolkit.voices.languages.shared import MASK, key, quotation


@dataclass
class Told(Subjects):
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
        if at is None:
            part = self._part(cue, source, stop, after)
            at = None if part else self._about(cue, source)
            if at is None:
                return part
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
        if before == key("على") and i - 1 > cue.last:
            return cue.word(self.page) in ABOUT[before]
        return i == cue.last or before not in OTHER

    def _about(self, cue: Cue, source: tuple[int, int] | None) -> int | None:
        """Where what is said begins behind a preposition: "warned of", "called for"."""
        page = self.page
        at = source[1] if source and source[0] >= cue.last else cue.last
        if at + 1 < len(page.words):
            verbs = ABOUT.get(page.words[at], frozenset())
            return at + 1 if cue.word(page) in verbs else None
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

    def _end(self, at: int, stop: int, later: list[Cue]) -> int:
        """Where what is said ends: with the sentence, or before the clause of another cue."""
        page = self.page
        end = next((i + 1 for i in range(at, stop - 1) if set(page.gap(i)) & BREAK), stop)
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
