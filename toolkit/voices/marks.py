"""Quotation marks: what stands inside them, in any language, however they are typed.

A mark opens or closes by what stands beside it and, where that does not tell, by its shape: so
“this“ and "this" are pairs. A quotation that is not closed goes on in the next paragraph if an
opening mark is repeated there or a closing one comes first, for a few paragraphs at most; else it
ends with its own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Begins with one set of characters, which is searched for fastest.
_MARK = re.compile(
    r"[“”„‟\"«»\n`‘'‚‹›](?:(?<=[“”„‟\"«»\n])|(?<=`)`|(?<=')'"
    r"|(?<![\w'].)(?<=[‘'‚‹])(?=[\w(\[$£€…#@“\"])|(?<=\S›))"
)
_OPENERS, _CLOSERS = "“„«``‟", "”»''"
_FAMILY = {"«": "«", "»": "«", "\n": "\n", "‹": "'", "‘": "'", "'": "'", "‚": "'", "›": "›"}
_BEFORE = frozenset(" \t\n\r\xa0\u2009\u202f([{<-–—―/:“\"‘'«„‟‏‎\u202b\u202a\ufeff")
_AFTER = frozenset(" \t\n\r\xa0\u2009\u202f.,;:!?)]}>-–—―/”\"’'»…،؛؟“‏‎\u202c")
_SINGLE_END = re.compile(r"(?<=[^\s(\[])[’'‘›](?![\w])")
_CLIPPED = re.compile(r"'(?:\d\ds?\b|(?:em|til|tis|twas|cause|round|bout|n)\b)", re.I)
_SENTENCE_END = re.compile(r"[.!?؟۔…][\"”’»)]*(?=\s|\Z)")

LONGEST = 2000  # characters of a quotation that is never closed
CARRIED = 4  # paragraphs that an unclosed quotation may go on without a mark
_SINGLE = 400  # characters between single quotation marks


class Quoted(NamedTuple):
    """What stands in quotation marks: ``text[start:end]``, the marks included.

    Parameters
    ----------
    start, end : int
        Characters; `end` is that of the paragraph where no mark closes it.
    depth : int
        Quotations around this one.
    closed : bool
        Whether a mark closes it.
    goes_on : bool
        The next quotation of this depth, in the next paragraph, continues this one.
    """

    start: int
    end: int
    depth: int
    closed: bool
    goes_on: bool


def quoted(text: str) -> list[Quoted]:
    r"""Find what stands in quotation marks, in order of their beginning.

    Examples
    --------
    >>> text = 'The "enemy", he said. “We go.\n\n“We ‘go’ now.” 6\'2", it\'s'
    >>> [(text[q.start : q.end], q.depth, q.closed, q.goes_on) for q in quoted(text)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('"enemy"', 0, True, False), ('“We go.', 0, False, True),
     ('“We ‘go’ now.”', 0, True, False), ('‘go’', 1, True, False)]
    """
    marks = list(_MARK.finditer(text))
    reader = _Reader(text)
    for mark in marks:
        if reader.open or mark[0] != "\n":
            reader.take(mark)
    reader.stop(len(text))
    return _nested(reader.found)


class _Reader:
    """Walks through the marks of a text with the quotations that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[tuple[int, str]] = []
        self.lines = 0  # since the outermost was opened
        self.first = False  # no mark of this paragraph was met yet
        self.line_end = self.newline = 0
        self.found: list[tuple[int, int, bool, bool]] = []

    def take(self, mark: re.Match[str]) -> None:
        glyph, at = mark[0], mark.start()
        if glyph == "''" and self.text.startswith("'", at + 2) and self.text[at - 1 : at].strip():
            at += 1  # the first of three closes a quotation inside
        family = _FAMILY.get(glyph, '"')
        if family == "\n":
            if not self.first:
                self.line_end = at
            self.lines += not self.first or not self.text[self.newline : at].isspace()
            self.first, self.newline = True, at
            return
        if family == "'":
            self._single(at)
            return
        if family == "›":
            return
        role = self._role(glyph, at, at + len(glyph), family)
        if self.first:
            self._carry(at, role)
        top = self.open[-1] if self.open else None
        if role == "open":
            if top and top[1] == family and not self._closes_twice(at + len(glyph), family):
                self._shut(at, False, False)
            if not self.open:
                self.lines = 0
            self.open.append((at, family))
        else:
            depth = next(
                (i for i in reversed(range(len(self.open))) if self.open[i][1] == family), -1
            )
            if depth < 0:
                return
            start, _ = self.open[depth]
            del self.open[depth:]
            self.found.append((start, at + len(glyph), True, False))

    def _role(self, glyph: str, start: int, end: int, family: str) -> str:
        text = self.text
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        opens = (before in _BEFORE or (not before.isalnum() and before not in ".,;!?)]")) and (
            after not in _AFTER or (after in "“\"'‘«" and not before.isalnum())
        )
        closes = (not before.isspace() and before not in "([{") and (
            after in _AFTER or not after.isalnum()
        )
        if opens != closes and (glyph == '"' or (before.isspace() or start == 0) == opens):
            return "open" if opens else "close"
        if glyph in _OPENERS:
            return "open"
        if glyph in _CLOSERS:
            return "close"
        return "close" if any(kind == family for _, kind in self.open) else "open"

    def _carry(self, at: int, role: str) -> None:
        """The first mark of a new paragraph decides about what was left open."""
        self.first = False
        leading = not self.text[self.line_end : at].strip()
        if role == "open" and leading:
            self._shut(self.line_end, False, True)
        elif role == "open" or self.lines > CARRIED or at - self.open[0][0] > LONGEST:
            self._shut(self.line_end, False, False)

    def _closes_twice(self, at: int, family: str) -> bool:
        """Whether two marks of the family close before the paragraph ends or one opens."""
        closing = 0
        for mark in _MARK.finditer(self.text, at):
            kind = _FAMILY.get(mark[0], '"')
            if kind == "\n":
                break
            if kind == family:
                if self._role(mark[0], mark.start(), mark.end(), family) == "open":
                    break
                closing += 1
        return closing > 1

    def _single(self, at: int) -> None:
        """A single mark counts only with its partner in the same paragraph."""
        text = self.text
        if self.first:
            self._carry(at, "open" if not text[self.line_end : at].strip() else "close")
        if _CLIPPED.match(text, at):
            return
        stop = text.find("\n", at)
        stop = min(len(text) if stop < 0 else stop, at + _SINGLE)
        kept = None
        for end in _SINGLE_END.finditer(text, at + 1, stop):
            kept = end if kept is None or text[kept.start() - 1] == "s" else kept
            owner = (
                text[end.start() - 1] == "s" and text[end.end() : end.end() + 2].strip().islower()
            )
            if not owner:
                kept = end
                break
        if kept is not None and kept.start() > at + 1:
            self.found.append((at, kept.end(), True, False))

    def _shut(self, end: int, closed: bool, goes_on: bool) -> None:
        """End what is open, at a blank or, if that is far, with a sentence before."""
        if not self.open:
            return
        start = self.open[0][0]
        text = self.text
        if end - start > LONGEST:
            cut = [m.end() for m in _SENTENCE_END.finditer(text, start, start + LONGEST)]
            end = cut[-1] if cut else start + LONGEST
        while end > start and text[end - 1].isspace():
            end -= 1
        self.found.append((start, end, closed, goes_on))
        self.open.clear()

    def stop(self, end: int) -> None:
        if self.open:
            self._shut(self.line_end if self.first else end, False, False)


def _nested(found: list[tuple[int, int, bool, bool]]) -> list[Quoted]:
    """In order, with the number of quotations around each; none crosses another."""
    result: list[Quoted] = []
    around: list[int] = []
    for start, end, closed, goes_on in sorted(found, key=lambda q: (q[0], -q[1])):
        while around and around[-1] <= start:
            around.pop()
        if around and end > around[-1]:
            continue
        result.append(Quoted(start, end, len(around), closed, goes_on))
        around.append(end)
    return result
