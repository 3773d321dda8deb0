"""Quotations that go on over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from toolkit.voices.contract import Span
from toolkit.voices.english.clauses import Found, end_of
from toolkit.voices.english.ones import One, Read, claims, comes_first, placed
from toolkit.voices.english.sentence import Sentence
from toolkit.voices.english.unclaimed import (
    NAMED,
    SIGNED,
    before_colon,
    explained,
    introduced,
    spoken_of,
)
from toolkit.voices.marks import Quoted

_BOXED = re.compile(
    r"[-–—]? ?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}(?:, [^\n“”\"]{2,80}?)?)\.?[”\"]?\Z"
)
_ENDS = ".!?…”’\"'"  # of a sentence, before the name
_PURE = re.compile(r"[-.(,AC]*Q(?:[-.,) ]*Q)*[-.),]*\Z")
_SHORTEST = 3  # words of a quotation that no cue introduces; below it is only set in marks
_SIGNATURE = 13  # words of a line that names who was quoted above
_ALONE = 4  # the same, if nobody is named either


@dataclass(eq=False)
class Joiner:
    """Takes the sentences of a text, paragraph by paragraph.

    Parameters
    ----------
    text : str
        Text of the document.
    hidden : str
        The same with its quotations masked.
    quotes : list of Quoted
        What stands in quotation marks there.
    """

    text: str
    hidden: str
    quotes: list[Quoted]
    done: list[One] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [q.start for q in self.quotes]
        self._ones: list[One] = []  # of this paragraph
        self._pending: list[Span] = []  # quotations of it before any cue
        self._waiting: One | None = None  # a cue whose content is still to come
        self._gap = 0
        self._last: One | None = None  # of the paragraph before, whose speaker may go on
        self._before: Span | None = None  # a sentence without a cue, right before
        self.unsigned = False  # whether nobody is named who says them
        self._unsigned: list[Span] = []  # quotations of a paragraph that a signature may follow
        self._held: list[Span] = []  # quotations that go on in the next paragraph

    def paragraph(self, sentences: list[Read], speaker: Span | None) -> None:
        """Take a paragraph: its sentences, what was read in them, and whose name opens it."""
        if speaker is not None:
            self._spoken(speaker, sentences[-1][0][1])
            return
        self._ones, self._pending, self._held = [], self._held, []
        unsigned, self._unsigned = self._unsigned, []
        nobody, self.unsigned = self.unsigned, False
        for number, (span, sentence, found) in enumerate(sentences):
            above = self._pending if number else unsigned
            if sentence is None:
                self._float()
                self._waiting, self._before = None, span
            elif not above or not self._signature(sentence, above, nobody and not number):
                following = sentences[number + 1] if number + 1 < len(sentences) else None
                self._sentence(span, sentence, found, following)
        if self._pending and self._named():
            self._speaking().content += self._pending
            self._pending = []
        carried = bool(self._pending) and self._last is not None
        if self._goes_on():
            self._held, self._pending = self._pending, []
        self._float()
        self.done += self._ones
        self._gap = 0 if self._ones or carried else self._gap + 1
        if self._ones:
            self._last = self._speaking()
        elif self._gap > 1:
            self._last = None

    def _spoken(self, speaker: Span, end: int) -> None:
        """A paragraph of a transcript."""
        colon = speaker[1]
        start = (
            colon + 1 + len(self.text[colon + 1 : end]) - len(self.text[colon + 1 : end].lstrip())
        )
        self._last = One(speaker, (colon, colon + 1), [(start, end)])
        self._waiting, self._held, self._unsigned, self._gap = None, [], [], 0
        self.done.append(self._last)

    def _sentence(
        self,
        span: Span,
        sentence: Sentence,
        found: list[Found],
        following: Read | None,
    ) -> None:
        """Take a sentence and what was read in it; the one behind may tell whose it is."""
        if _PURE.match(sentence.classes):
            self._pure(self._inside(*span), following is not None and claims(following[2]))
            return
        if self._pending:
            telling = explained(sentence)
            if telling:
                source, cue = map(sentence.chars, telling)
                self._ones.append(One(source, cue, self._pending))
                self._pending, self._before = [], None
                return
        made: list[One] = []
        for number, one in enumerate(found):
            attribution = placed(sentence, one)
            if one.how == "perhaps" and not self._pending:
                continue
            if one.how not in ("empty", "perhaps"):
                self._waiting = None
                made.append(attribution)
            elif self._pending:
                attribution.content, self._pending = self._pending, []
                self._ones.append(attribution)
            elif number + 1 == len(found) and (
                self.text[span[1] - 1] in ":,"
                or (following and following[1] and _PURE.match(following[1].classes))
            ):
                self._waiting = attribution
        if made and self._pending and comes_first(made[0]):
            made[0].content = self._pending + made[0].content
            self._pending = []
        self._float()
        if "Q" in sentence.classes:
            made += self._unclaimed(sentence, made)
        told = made and not (made[-1].how == "passive" and made[-1].source is None)
        self._before = None if told or self._waiting else span
        if following is None and sentence.classes.endswith(":") and self._waiting is None:
            self._announced(sentence, made)
        self._ones += made

    def _pure(self, pieces: list[Span], claimed: bool) -> None:
        """A sentence that is nothing but quotations; the next one may be: X asked."""
        pieces = [piece for piece in pieces if not self._signed_inside(*piece)]
        if self._waiting is not None:
            self._waiting.content += pieces
            self._ones.append(self._waiting)
            self._waiting = None
        elif self._named() and not self._pending and not claimed:
            self._speaking().content += pieces
        else:
            self._pending += pieces

    def _signed_inside(self, start: int, end: int) -> bool:
        """Take a quotation whose last line is the name of the speaker, as in boxes of a page."""
        line = self.text.rfind("\n", start, end)
        signed = _BOXED.match(self.text, line + 1, end) if line > start else None
        stop = start + len(self.text[start : max(line, start)].rstrip())
        if signed is None or self.text[stop - 1] not in _ENDS:
            return False
        self.done.append(One(signed.span(1), None, [(start, stop)]))
        return True

    def _named(self) -> bool:
        return any(one.source for one in self._ones)

    def _speaking(self) -> One:
        """Of this paragraph, whose quotation goes on: the last to whom a quotation was given."""
        named = [one for one in self._ones if one.source]
        given = [one for one in named if one.how in ("back", "empty")]
        return (given or named or self._ones)[-1]

    def _announced(self, sentence: Sentence, made: list[One]) -> None:
        """X released this statement: (and the quotation follows)."""
        size = len(sentence.classes)
        sources = [one.source for one in made if one.source]
        subject = None if sources else before_colon(sentence, size)
        source = sources[-1] if sources else sentence.chars(subject) if subject else None
        if source:
            self._waiting = One(source, sentence.chars((size - 1, size)), [], "empty")

    def _signature(self, sentence: Sentence, pieces: list[Span], nobody: bool) -> bool:
        """- Name, below a quotation; without a mark if nobody is named for it so far."""
        fits = len(sentence.classes) < _SIGNATURE
        signed = SIGNED.match(sentence.classes) if fits else None
        bare = signed is None and fits and nobody
        if bare:
            signed = NAMED.match(sentence.classes)
        if not signed:
            return False
        if pieces is self._pending:
            self._pending = []
        for one in [*self.done, *([self._last] if self._last else [])]:
            one.content = [piece for piece in one.content if piece not in pieces]
        source = sentence.chars(signed.span(1))
        cue = None if bare else sentence.chars((0, 1))
        self.done.append(One(source, cue, pieces))
        return True

    def _goes_on(self) -> bool:
        """Whether the paragraph is an open quotation that the next one closes, so far unclaimed."""
        if not self._pending or self._last is not None:
            return False
        at = bisect_left(self._starts, self._pending[-1][0])
        return self.quotes[at].goes_on

    def _float(self) -> None:
        """Quotations without a cue: the speaker before goes on, or they stand alone."""
        pieces, self._pending = self._pending, []
        if not pieces:
            return
        self._unsigned, self.unsigned = pieces, False
        subject = self._subject_before() if self._before else None
        if subject:
            self._ones.append(One(subject, None, pieces))
        elif not self._ones and self._last is not None:
            self._last.content += pieces
        elif sum(len(self.text[a:b].split()) for a, b in pieces) >= _ALONE:
            self.done.append(One(None, None, list(pieces)))
            self.unsigned = True

    def _subject_before(self) -> Span | None:
        """Whom the sentence right before a quotation is about: X praised the plan. "..."."""
        if self._before is None:
            return None
        sentence = Sentence(self.hidden, *self._before)
        self._before = None
        person = spoken_of(sentence)
        return sentence.chars(person) if person else None

    def _inside(self, start: int, end: int) -> list[Span]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [(q.start, q.end) for q in self.quotes[first:last]]

    def _unclaimed(self, sentence: Sentence, made: list[One]) -> list[One]:
        """Quotations in a sentence that no cue of it holds."""
        s = sentence.classes
        found: list[One] = []
        at = s.find("Q")
        while at >= 0:
            span = sentence.chars((at, at + 1))
            held = any(a <= span[0] < b for one in made for a, b in one.content)
            if not held and not s[:at].strip("-(,AC") and self._named():
                # It opens a sentence behind a quotation: the speaker goes on.
                self._speaking().content.append(sentence.chars((at, end_of(s))))
                break
            if not held:
                one = self._introduced(sentence, at, span)
                opens = not s[:at].strip("-(,AC") and s[at + 1 : at + 2] not in ("E", "Z", "X", "V")
                if one and opens and not found and one.source is None and one.cue is None:
                    one = self._carried(one)
                found += [one] if one else []
            at = s.find("Q", at + 1)
        return found

    def _carried(self, one: One) -> One | None:
        """A quotation that begins a sentence which names nobody: the speaker before goes on."""
        one.source = self._subject_before() if self._before else None
        if one.source is None and self._last is not None and not self._ones:
            self._last.content += one.content
            return None
        return one

    def _introduced(self, sentence: Sentence, at: int, span: Span) -> One | None:
        """A quotation that a colon, a verb behind it, or only a subject goes with."""
        words = len(self.text[span[0] : span[1]].split())
        if words < _SHORTEST:
            return None
        source, cue = introduced(sentence, at)
        if not source and not cue and words < _ALONE:
            return None
        return One(
            sentence.chars(source) if source else None,
            sentence.chars(cue) if cue else None,
            [span],
        )
