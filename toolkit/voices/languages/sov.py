"""Who says what where the verb closes its clause and what is said follows: Persian and Kurdish.

"[subject] [to whom, where] said: «...»", "... said that ...", "«...», [subject] said" and
"according to [subject], ...". A subject begins its clause, behind an adverbial that a comma closes,
and ends at the first comma, preposition or "who".
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.voices.contract import Attribution, Span
from toolkit.voices.languages.lexicon import Cue, lexicon
from toolkit.voices.languages.shared import MASK, REACH, quotation
from toolkit.voices.languages.sov_subjects import (
    BREAK,
    CLOSE,
    COMMA,
    ENDS,
    MARKS,
    NEAR,
    SHORTEST,
    Subjects,
)


@dataclass
class Reader(Subjects):
    """Reads one text."""

    def read(self) -> list[Attribution]:
        """What is said, in the characters of the text."""
        known = lexicon(self.grammar.code)
        for first, stop in self.page.sentences():
            cues = known.all(self.page, first, stop)
            if first and self.page.paragraph(first) and not self._opened(first, cues):
                self.before = -1, -1
            if cues:
                self._sentence(first, stop, cues)
            self._without(first, stop)
            self.before = first, stop
        return self.page.give(self.found)

    def _opened(self, first: int, cues: list[Cue]) -> bool:
        """Whether the line begins with its verb, whose subject stands on the line before."""
        page = self.page
        between = page.line[page.ends[first - 1] : page.starts[first]]
        verb = bool(cues) and cues[0].first == first and cues[0].kind == "verbs"
        return verb and between.count("\n") == 1

    def _sentence(self, first: int, stop: int, cues: list[Cue]) -> None:
        cues = [c for c in cues if c.kind != "none" and not self._void(c, stop)]
        spoken = [c for c in cues if c.kind != "reports"] or cues
        page = self.page
        source: tuple[int, int] | None = None
        start = first
        done = first  # behind what was said before
        for n, cue in enumerate(spoken):
            if cue.first < done:
                continue
            after = spoken[n + 1] if n + 1 < len(spoken) else None
            if cue.kind in ("phrases", "reports"):
                end = self._phrase(cue, start, stop, after)
            else:
                goes_on = source is not None and page.words[cue.first - 1] in self.grammar.joins
                subject = source if goes_on else self._subject(start, cue.first) or source
                if cue.kind == "written" or self._said(cue):
                    subject = self._inside(start, cue.first) or subject
                if subject is None and n == 0:
                    subject = self._dropped(first)
                end = self._verb(cue, start, stop, after, subject)
                source = subject if end else source
            if end:
                done = end
                start = end if cue.kind != "participles" else start
                self.last = stop
            elif cue.kind not in ("phrases", "reports"):
                source = self._subject(start, cue.first) or source

    def _verb(
        self, cue: Cue, start: int, stop: int, after: Cue | None, source: tuple[int, int] | None
    ) -> int:
        page, grammar = self.page, self.grammar
        at, mark = cue.last, page.gap(cue.last - 1)
        told = ":" in mark
        before = self._before(start, cue.first)
        if at < stop and page.words[at] in grammar.that and not (before is not None and mark):
            told, at = True, at + 1
        told = told or (at < stop and page.words[at] in grammar.asks)
        quote = at < stop and page.words[at] == MASK and (told or page.speech(at))
        short = ":" not in mark and bool(set(page.gap(at)) & COMMA) and not page.speech(at)
        if quote and not short and (at + 1 >= stop or page.speech(at) or page.gap(at)):
            self._add(cue, source, [at])
            return at + 1
        if before is not None and not told:
            named = self._subject(before + 1, cue.first) or self._subject(start, before) or None
            self._add(cue, named, [before])
            return cue.last
        bare = cue.kind in ("verbs", "participles", "perfects") and not (set(mark) & BREAK)
        if not (told or (bare and not self._object(start, cue.first))) or at >= stop:
            return 0
        if not told and (page.words[at] in grammar.joins or stop - at < SHORTEST):
            return 0
        end = self._end(at, stop, after, cue.kind == "participles")
        if end <= at or (not told and end - at < SHORTEST):
            return 0
        self._indirect(cue, source, at, end)
        return end

    def _object(self, start: int, stop: int) -> bool:
        """Whether a verb has an object: "announced the closure" says nothing that follows."""
        page = self.page
        for i in range(stop - 1, max(start, stop - REACH), -1) if self.grammar.objects else ():
            if page.words[i] in self.grammar.objects:
                return True
            ends = page.words[i] in self.grammar.joins or page.words[i].endswith(
                self.grammar.finite
            )
            if ends or set(page.gap(i - 1)) & COMMA:
                break  # of another clause
        return False

    def _end(self, at: int, stop: int, after: Cue | None, short: bool) -> int:
        """Where what is said ends: with the sentence, or before the clause of the next cue."""
        page = self.page
        limit = after.first if after else stop
        for i in range(at, min(limit, stop) - 1):
            if set(page.gap(i)) & BREAK:
                return i + 1
        if after is None:
            return stop
        commas = [i + 1 for i in range(at, after.first) if set(page.gap(i)) & COMMA]
        if short:
            near = commas and after.first - commas[-1] <= CLOSE
            return commas[-1] if near else after.first
        if commas:
            return commas[-1]
        joined = [
            i for i in range(at + SHORTEST, after.first) if page.words[i] in self.grammar.joins
        ]
        return joined[-1] if joined and after.first - joined[-1] <= CLOSE else stop

    def _indirect(self, cue: Cue, source: tuple[int, int] | None, at: int, end: int) -> None:
        page = self.page
        last = end - 1
        if page.words[last] == MASK and page.speech(last) and last > at:
            joined = page.words[last - 1] in self.grammar.joins
            if joined or set(page.gap(last - 1)) & (COMMA | {":"}):
                cut = last - 1 if joined else last
                self._add(cue, source, [last])
                end = cut
        if end > at:
            self._add(cue, source, (at, end))

    def _before(self, start: int, stop: int) -> int | None:
        """A quotation before a cue that says so of it."""
        page = self.page
        for i in range(stop - 1, max(start, stop - REACH) - 1, -1):
            if page.words[i] == MASK and i not in self.used:
                ends = set(page.gap(i)) & COMMA or set(page.inside(i)[-2:]) & ENDS
                return i if page.speech(i) or (ends and i == start) else None
        return None

    def _phrase(self, cue: Cue, start: int, stop: int, after: Cue | None) -> int:
        """Whom "according to X" names, and what stands behind it, or else before."""
        page, grammar = self.page, self.grammar
        at = cue.last
        while at < stop and page.words[at] in grammar.apart and not page.gap(at - 1):
            at += 1
        if at >= stop or page.words[at] in grammar.own:
            return 0
        opens = (
            cue.first == start
            or bool(page.gap(cue.first - 1))
            or page.words[cue.first - 1] in grammar.joins | grammar.that | grammar.lead
        )
        limit = min(stop, at + NEAR)
        limit = next((i + 1 for i in range(at - 1, limit) if set(page.gap(i)) & MARKS), limit)
        comma = next((i + 1 for i in range(at, limit) if set(page.gap(i)) & COMMA), None)
        alone = page.words[at] in grammar.pronouns
        alone = alone and not (page.words[at] in grammar.these and self._goes_on(at, stop))
        if alone:
            named = (at, at + 1)
        elif comma and not (after and after.first < comma):
            named = (at, comma)
        elif opens:
            named = self._near(at, stop)
            if named[1] >= min(stop, at + (4 if grammar.chains else 2) * CLOSE):
                return 0
        else:
            return 0
        if limit < at or (cue.kind == "reports" and not comma):
            return 0
        if not opens and not alone and not comma:
            return 0
        rest = named[1]
        if grammar.chains and rest != comma and rest < stop and page.words[rest] in grammar.that:
            return 0
        if rest < stop and page.words[rest] in grammar.that:
            rest += 1
        if after and after.first == rest != comma:
            return 0
        end = self._end(rest, stop, after, False) if rest < stop else stop
        if rest >= stop:
            rest, end = start, cue.first
        if end - rest < 2:
            return 0
        if page.words[rest] == MASK and page.speech(rest):
            self._add(cue, named, [rest])
        else:
            self._add(cue, named, (rest, end))
        return max(end, named[1])

    def _near(self, at: int, stop: int) -> tuple[int, int]:
        """Whom a phrase names that no comma ends."""
        page, grammar = self.page, self.grammar
        if grammar.chains:  # "raporê" ends it, "medyaya Kanadayê" goes on
            end = at + 1
            while end < stop and self._chained(end):
                end += 1
            return (at, end) if page.words[end - 1] not in grammar.that else (at, stop)
        return self._subject_at(at, min(stop, at + 2 * CLOSE)) or (at, at + 1)

    def _chained(self, i: int) -> bool:
        """Whether token `i` goes with the one before."""
        page, grammar = self.page, self.grammar
        names = all(page.line[page.starts[k]].isupper() for k in (i - 1, i))
        return names or page.words[i] in grammar.apart or page.words[i - 1].endswith(grammar.chains)

    def _without(self, first: int, stop: int) -> None:
        """Quotations that no cue introduces: behind a colon, or going on with the one before."""
        page = self.page
        for i in range(first, stop):
            if page.words[i] != MASK or i in self.used or not page.speech(i):
                continue
            if i > first and ":" in page.gap(i - 1):
                self._add(None, self._subject(first, i - 1), [i])
            elif i == first and (i + 1 == stop or page.gap(i)) and 0 <= self.last == first:
                self._add(None, None, [i])
            else:
                continue
            self.last = stop

    def _said(self, cue: Cue) -> bool:
        """Whether a verb is passive: "it was said"."""
        before = self.page.words[cue.first - 1] if cue.first else ""
        return before in self.grammar.before and not self.page.gap(cue.first - 1)

    def _void(self, cue: Cue, stop: int) -> bool:
        """Whether a cue is none here: nobody says it, or nothing is said."""
        page, grammar = self.page, self.grammar
        behind = page.words[cue.last] if cue.last < stop else ""
        mark = page.gap(cue.last - 1)
        if not mark and behind in grammar.behind:
            return True
        if self._said(cue):
            return behind != MASK
        if cue.kind == "perfects" and set(mark) & COMMA:
            return False
        if cue.kind in ("that", "perfects", "written"):
            return ":" not in mark and behind not in grammar.that | grammar.asks | {MASK}
        return False

    def _add(
        self, cue: Cue | None, source: tuple[int, int] | None, what: list[int] | tuple[int, int]
    ) -> None:
        page = self.page
        spans: list[Span]
        if isinstance(what, list):
            spans, kind = list(quotation(page, what[0], self.used)), "direct"
        else:
            span = page.content(*what)
            if span is None:
                return
            spans = [span]
            inner = [i for i in range(*what) if page.words[i] == MASK]
            self.used.update(inner)
            kind = "mixed" if any(page.speech(i) for i in inner) else "indirect"
        self.found.append(
            Attribution(
                kind,
                source and page.span(*source),
                cue and cue.span(page),
                tuple(spans),
            )
        )
