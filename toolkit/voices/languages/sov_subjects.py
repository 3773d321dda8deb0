"""Who says it where the verb closes its clause, and the words that a language brings for that."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from toolkit.voices.contract import Attribution
from toolkit.voices.languages.shared import MASK, REACH, Page

LONGEST = 14  # tokens of a subject
NEAR = 12  # tokens between "according to" and its comma
SHORTEST = 3  # tokens of something said that no word and no mark introduces
CLOSE = 3  # tokens between "and" and the verb of another clause
COMMA = frozenset("،,")
ENDS = frozenset(".,،!?؟")  # before the mark that closes a quotation
DASHES = ("-", "–", "—", "ـ", "/")
BREAK = frozenset("؛;")
MARKS = BREAK | {":"}
CLAUSE = MARKS | {"?", "؟", "!"}


@dataclass(frozen=True)
class Grammar:
    """Words of a language that the rules turn on, as keys.

    Attributes
    ----------
    that, asks : Words that open what is said; the second are part of it ("whether").
    joins : "and".
    lead : Words before a subject that are no part of it.
    prepositions : Words that open an adverbial, and end a subject.
    ends : Further words that end a subject: objects, adverbs, days.
    of : Words after which a preposition goes on with the subject ("one of").
    pronouns : Words that are a subject alone.
    these : "this", with which a subject may begin.
    objects : Words behind an object.
    inside : "in", before what a text is called.
    persons : Words that begin a subject where an adverbial without a comma stands before it.
    own : "himself", which is no subject.
    before, behind : Words at a verb that make nobody say it ("is said", "conversation").
    finite : Ends of verbs behind which "and" opens another clause.
    leads : Words behind which a day is part of an office: "the imam of Friday".
    apart : Endings that are written apart from the word before.
    though : Words behind "this" that open "while ...", and are no subject.
    chains : Ends of words with which the next one goes.
    """

    code: str
    that: frozenset[str]
    joins: frozenset[str]
    lead: frozenset[str]
    prepositions: frozenset[str]
    ends: frozenset[str]
    of: frozenset[str]
    pronouns: frozenset[str]
    persons: frozenset[str]
    asks: frozenset[str] = frozenset()
    these: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    closes: frozenset[str] = frozenset()
    finite: tuple[str, ...] = ()
    apart: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    though: frozenset[str] = frozenset()
    chains: tuple[str, ...] = ()

    @cached_property
    def before_subject(self) -> frozenset[str]:
        """Words that are skipped before a subject."""
        return self.lead | self.joins

    @cached_property
    def people(self) -> frozenset[str]:
        """Words that begin a subject behind an adverbial."""
        return self.persons | self.pronouns

    @cached_property
    def last(self) -> frozenset[str]:
        """Words at which a subject ends."""
        return self.ends | self.that


@dataclass
class Subjects:
    """Finds the subjects of verbs.

    Attributes
    ----------
    used : Quotations that have a cue.
    last : Token behind the sentence that last said something.
    before : The sentence before, of the same paragraph.
    """

    grammar: Grammar
    page: Page
    found: list[Attribution] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    last: int = -1
    before: tuple[int, int] = (-1, -1)

    def _subject(self, start: int, stop: int) -> tuple[int, int] | None:
        """Tokens of the subject of a clause that begins with `start`."""
        start = max(start, stop - REACH)
        clause = self._clause(start, stop)
        if clause > start:
            return self._subject_at(self._past(clause, stop), stop) or self._subject(start, clause)
        return self._subject_at(self._past(start, stop), stop)

    def _past(self, at: int, stop: int) -> int:
        """Behind what stands before a subject: conjunctions, and adverbials with their comma."""
        page, grammar = self.page, self.grammar
        if at < stop and page.paragraph(at):  # "ZAXO - "
            for i in range(at, min(at + CLOSE, stop)):
                at = i + 1 if page.gap(i) in DASHES else at
        at = self._though(at, stop)
        while at < stop and page.words[at] in grammar.before_subject:
            at += 1
        people = grammar.people
        while at < stop and page.words[at] in grammar.prepositions:
            comma = next((i + 1 for i in range(at, stop) if set(page.gap(i)) & COMMA), stop)
            person = next((i for i in range(at + 1, stop) if page.words[i] in people), stop)
            closed = next(
                (
                    i + 1
                    for i in range(at + 2, min(at + 7, stop))
                    if page.words[i] in grammar.closes
                ),
                stop,
            )
            at = min(comma, person, closed)
            while at < stop and page.words[at] in grammar.before_subject:
                at += 1
        return at

    def _though(self, at: int, stop: int) -> int:
        """Behind "this is while ..."."""
        page, grammar = self.page, self.grammar
        if (
            at + 1 < stop
            and page.words[at] in grammar.these
            and page.words[at + 1] in grammar.though
        ):
            for i in range(at + 1, min(at + 1 + CLOSE + 1, stop)):
                if page.words[i] in grammar.that:
                    return i + 1
        return at

    def _subject_at(self, at: int, stop: int) -> tuple[int, int] | None:
        page, grammar = self.page, self.grammar
        end = at
        while end < stop and end - at < LONGEST:
            word = page.words[end]
            if end == at and word in grammar.these and self._goes_on(at, stop):
                end += 2
                continue
            if word in grammar.pronouns and end == at:
                end += 1
                break
            if word in grammar.prepositions and not (
                end > at and page.words[end - 1] in grammar.of
            ):
                break
            led = end > at and page.words[end - 1] in grammar.leads
            if (word in grammar.last and not led) or page.speech(end):
                break
            end += 1
            if page.gap(end - 1) and end < stop:
                break
        while end > at and page.words[end - 1] in grammar.before_subject:
            end -= 1
        if end == at + 1 and page.words[at] in grammar.own:
            return None
        return (at, end) if end > at else None

    def _goes_on(self, at: int, stop: int) -> bool:
        """Whether "this" goes with the noun behind it, and with a subject."""
        page, grammar = self.page, self.grammar
        words = page.words[at + 1 : min(at + 1 + CLOSE, stop)]
        none = grammar.prepositions | grammar.ends | grammar.lead | grammar.that | grammar.joins
        return (
            bool(words)
            and words[0] not in none | {MASK}
            and not page.gap(at)
            and not (grammar.objects & set(words))
        )

    def _clause(self, start: int, stop: int) -> int:
        """Where the last clause before a verb begins: behind a semicolon, or "and" after a verb."""
        page, grammar = self.page, self.grammar
        at = start
        for i in range(start, stop - 1):
            if set(page.gap(i)) & CLAUSE:
                at = i + 1
            elif page.words[i + 1] in grammar.joins and start < i < stop - 2:
                ends = page.words[i].endswith(grammar.finite) and stop - i - 2 <= 2 * CLOSE
                at = i + 1 if ends and self._subject_at(i + 2, stop) else at
        return at

    def _inside(self, start: int, stop: int) -> tuple[int, int] | None:
        """What a text is called in which something is said: "it says in the statement"."""
        page, grammar = self.page, self.grammar
        for i in range(stop - 1, max(start, stop - REACH), -1):
            if page.words[i - 1] in grammar.inside:
                return self._subject_at(i, stop)
        return None

    def _dropped(self, first: int) -> tuple[int, int] | None:
        """The subject of the sentence before, where that says nothing itself."""
        start, stop = self.before
        if self.last == first or start < 0:
            return None
        found = self._subject_at(self._past(start, stop), stop)
        return found if found and found[1] - found[0] <= CLOSE + 2 else None
