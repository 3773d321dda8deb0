"""Turkish. "X, “...” dedi", "X, ... -dığını söyledi", "X şöyle konuştu: “...”", "X'e göre ...".

The verb closes its clause and what is said stands before it: in quotation marks, or as a clause
whose verb is made a noun in the case that the verb asks for (-dığını, -acağını, -mesini).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from toolkit.voices.contract import Attribution, Span, Speech
from toolkit.voices.languages.lexicon import Cue, lexicon
from toolkit.voices.languages.naming import Naming
from toolkit.voices.languages.persons import people
from toolkit.voices.languages.shared import MASK, Page, keys, quotation

LONGEST = 12  # tokens of a subject
NEAR = 8  # tokens of a subject that no comma closes
SHORTEST = 2  # tokens of what is said in a clause
AFTER = 5  # tokens of a subject behind its verb
_NOUN = re.compile(
    r"(?:[dt][iu](?:g[iu]|kler[iu]?|klar[iu]?)(?:m|miz)?n?|[ae]c[ae](?:g[iu]|kler[iu]?|klar[iu]?)n?|m[ae](?:s|ler|lar)in?)"
    r"(?:[iu]|[ae]|[iu]n)\Z"
)
_PARTICIPLE = re.compile(r"[a-z]{2,}[iuaeo]?y?[ae]n\Z")
_OWNER = re.compile(r"(?:[^aeiou]|[ny])[iu]n\Z")  # "of": "according to the statement of X"
_ADVERB = re.compile(r"(?:[ae]r[ae]k|ken|[iu]nc[ae]|d[ae]n?|t[ae]n?|sonra|once|gore|icin)\Z")
LEAD = keys(
    "ancak fakat ama ayrıca bugün dün öte yandan bunun üzerine ise de da ve şöyle şunları "
    "hakkında konuya ilişkin böylece daha sonra önce sabah akşam geçen hafta yine buna karşın "
    "bu arada"
)
PRONOUNS = keys("o onlar kendisi biz ben")
ONE = keys("bir bazı birçok iki üç")
#: Before "according to" with a name behind it: "according to his statement".
WORDS = keys(
    "açıklamasına açıklamaya iddiasına ifadesine bilgiye bilgilere haberine haberlerine "
    "raporuna aktardığına anlattığına söylediğine verilerine görüşüne kaynaklara kaynaklarına "
    "yetkililere yetkiliye uzmanlara uzmana bakana tanıklara görgü gazeteye ajansa "
    "yetkililerine sözcüsüne başkanına bakanına gazetesine ajansına müdürüne üyesine"
)
_COMMA, _BREAK = frozenset(","), frozenset(";")


@dataclass
class Reader:
    """Reads one text."""

    page: Page
    found: list[Attribution] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    last: int = -1  # token behind the sentence that last said something

    def read(self) -> list[Attribution]:
        """What is said, in the characters of the text."""
        known = lexicon("tr")
        for first, stop in self.page.sentences():
            cues = known.all(self.page, first, stop)
            if cues:
                self._sentence(first, stop, cues)
            self._without(first, stop)
        return self.page.give(self.found)

    def _sentence(self, first: int, stop: int, cues: list[Cue]) -> None:
        page = self.page
        start, source = first, None
        for cue in cues:
            if cue.first < start:
                continue
            if cue.kind == "phrases":
                start = self._phrase(cue, start, stop) or start
                continue
            quote = cue.first - 1
            colon = ":" in page.gap(cue.last - 1) and cue.last < stop
            if colon and cue.kind != "behind":
                source = self._subject(start, cue.first) or source
                self._behind(cue, source, stop)
                self.last = start = stop
            elif quote >= start and page.words[quote] == MASK and quote not in self.used:
                source = self._speaker(cue, start, quote, stop) or source
                self._keep("direct", source, cue, list(quotation(page, quote, self.used)))
                self.last, start = stop, cue.last
            elif quote >= start and _NOUN.search(page.words[quote]):
                named, begin = self._parted(start, cue.first)
                source = named or source
                if cue.kind == "behind":
                    source, begin = self._follows(cue.last, stop), start
                if cue.first - begin >= SHORTEST:
                    span = page.content(begin, cue.first)
                    inner = [i for i in range(begin, cue.first) if page.words[i] == MASK]
                    self.used.update(inner)
                    kind = "mixed" if any(map(page.speech, inner)) else "indirect"
                    self._keep(kind, source, cue, [span] if span else [])
                    self.last, start = stop, cue.last

    def _behind(self, cue: Cue, source: tuple[int, int] | None, stop: int) -> None:
        """What is said behind a colon."""
        page, at = self.page, cue.last
        if page.words[at] == MASK and at not in self.used:
            self._keep("direct", source, cue, list(quotation(page, at, self.used)))
        elif stop - at >= SHORTEST and (span := page.content(at, stop)):
            self._keep("indirect", source, cue, [span])

    # Who says it

    def _speaker(self, cue: Cue, start: int, quote: int, stop: int) -> tuple[int, int] | None:
        """The subject before a quotation, or behind its verb."""
        if cue.kind == "behind":
            return self._follows(cue.last, stop)
        before = self._subject(start, quote)
        if before is None and cue.kind == "verbs" and cue.last < stop <= cue.last + AFTER:
            return self._follows(cue.last, stop) if self._capital(stop - 1) else None
        return before

    def _capital(self, i: int) -> bool:
        return self.page.line[self.page.starts[i]].isupper()

    def _follows(self, at: int, stop: int) -> tuple[int, int] | None:
        """A subject behind "who said": names with what stands before them."""
        page = self.page
        end = at
        while end < stop and end - at < LONGEST:
            if page.words[end] == MASK:
                break
            if end > at and self._capital(end - 1) and not self._capital(end):
                break
            end += 1
            if page.gap(end - 1):
                break
        return (at, end) if end > at else None

    def _subject(self, start: int, stop: int) -> tuple[int, int] | None:
        """The subject with which a clause begins."""
        page = self.page
        at = start
        while at < stop:
            comma = next((i + 1 for i in range(at, stop) if set(page.gap(i)) & _COMMA), None)
            if comma is None or comma > at + LONGEST:
                break
            if page.words[comma - 1] in LEAD or self._adverb(comma - 1):
                at = comma
                continue
            return self._trimmed(at, comma)
        if at < stop:
            return self._trimmed(at, stop) if stop - at <= NEAR else self._run(at, stop)
        return None

    def _adverb(self, i: int) -> bool:
        """Whether a phrase that ends so is no subject: "in his speech", "speaking"."""
        return bool(_ADVERB.search(self.page.words[i])) and not self._capital(i)

    def _trimmed(self, at: int, end: int) -> tuple[int, int] | None:
        """A phrase without what stands around its names: "[who spoke in Ankara] X [today]"."""
        page = self.page
        for i in range(end - 1, at, -1):
            word = page.words[i - 1]
            if not self._capital(i - 1) and len(word) > AFTER - 1 and _PARTICIPLE.search(word):
                at = i
                break
        while at < end and page.words[at] in LEAD:
            at += 1
        while end > at and (page.words[end - 1] in LEAD or self._adverb(end - 1)):
            end -= 1
        return (at, end) if end > at and page.words[end - 1] != MASK else None

    def _run(self, at: int, stop: int) -> tuple[int, int] | None:
        """Names at the beginning of a clause, or "an official"."""
        page = self.page
        while at < stop and page.words[at] in LEAD:
            at += 1
        if at < stop and page.words[at] in PRONOUNS:
            return at, at + 1
        end = at
        while end < stop and end - at < NEAR and self._capital(end):
            end += 1
            if "'" in page.words[end - 1]:
                break
        if end == at + 1 and page.words[at] in ONE and end < stop:
            end += 1
        return (at, end) if end > at and end < stop else None

    def _parted(self, start: int, stop: int) -> tuple[tuple[int, int] | None, int]:
        """The subject of a clause that is said, and where what is said begins."""
        page = self.page
        at = start
        while at < stop:
            comma = next((i + 1 for i in range(at, stop - 1) if set(page.gap(i)) & _COMMA), None)
            if comma is None or comma > at + LONGEST:
                break
            if not (page.words[comma - 1] in LEAD or self._adverb(comma - 1)):
                return self._trimmed(at, comma), comma
            at = comma
        named = self._run(at, stop)
        if named is None or stop - named[1] < SHORTEST:
            return None, at
        return named, named[1]

    def _phrase(self, cue: Cue, start: int, stop: int) -> int:
        """What stands behind "according to X", or before it."""
        page, before = self.page, cue.first - 1
        if before < start:
            return 0
        named = "'" in self._written(before) and self._capital(before)
        if not named and page.words[before] not in WORDS:
            return 0
        at = before
        while (
            at > start
            and not page.gap(at - 1)
            and (self._capital(at - 1) or (not named and before - at < AFTER))
        ):
            at -= 1
        rest, end = cue.last, stop
        later = lexicon("tr").all(page, rest, stop)
        if later and later[-1].last == stop:
            return cue.last  # the sentence has its own verb
        if stop - rest < SHORTEST:
            rest, end = start, at
        span = page.content(rest, end)
        if span and end - rest >= SHORTEST:
            inner = [i for i in range(rest, end) if page.words[i] == MASK]
            self.used.update(inner)
            kind = "mixed" if any(map(page.speech, inner)) else "indirect"
            owner = [i for i in range(at, before) if _OWNER.search(page.words[i])]
            self._keep(kind, (at, owner[-1] + 1 if owner else cue.first), cue, [span])
            self.last = stop
            return stop
        return 0

    def _written(self, i: int) -> str:
        return self.page.line[self.page.starts[i] : self.page.ends[i]].replace("’", "'")

    # Without a cue, and kept

    def _without(self, first: int, stop: int) -> None:
        """Quotations that no cue introduces: behind a colon, or going on with the one before."""
        page = self.page
        for i in range(first, stop):
            if page.words[i] != MASK or i in self.used or not page.speech(i):
                continue
            goes_on = i == first and self.last == first and (i + 1 == stop or bool(page.gap(i)))
            if i > first and ":" in page.gap(i - 1):
                source = self._subject(first, i)
                self._keep("direct", source, None, list(quotation(page, i, self.used)))
            elif goes_on:
                self._keep("direct", None, None, list(quotation(page, i, self.used)))
            else:
                continue
            self.last = stop

    def _keep(
        self, kind: str, source: tuple[int, int] | None, cue: Cue | None, spans: list[Span]
    ) -> None:
        page = self.page
        if spans:
            word = cue and cue.span(page)
            self.found.append(Attribution(kind, source and page.span(*source), word, tuple(spans)))


NAMING = Naming(
    code="tr",
    one=keys("o kendisi"),
    many=keys("onlar biz ben"),
    goes_on=keys("ekledi ekliyor"),
    vague=keys("bir bazı birçok kimi"),
    capitals=True,
)


def extract(text: str) -> list[Attribution]:
    """What is said in a Turkish text."""
    return Reader(Page(text)).read()


SPEECH = Speech("tr", extract, people(NAMING))
