"""Quotations in English: sentences are read, then joined over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left

from toolkit.language.sentences import spans
from toolkit.voices.contract import Attribution, Span
from toolkit.voices.english.chunks import chunks
from toolkit.voices.english.classes import MASK
from toolkit.voices.english.joining import Joiner
from toolkit.voices.english.masking import masked
from toolkit.voices.english.ones import One, Read
from toolkit.voices.english.rules import read
from toolkit.voices.english.sentence import Sentence
from toolkit.voices.english.transcripts import labels
from toolkit.voices.marks import Quoted

_DASH = re.compile(r"[-–—―]+ ?[A-Z]")
_LONGEST = 900  # characters of a sentence; a longer one is a table or a list, and is cut


def extract(text: str) -> list[Attribution]:
    """Find who says what in an English text.

    Examples
    --------
    >>> text = '"We wait," said Rana Aziz, a teacher. According to the mayor, it rains.'
    >>> for one in extract(text):
    ...     print(one.kind, text[slice(*one.source)], [text[a:b] for a, b in one.content])
    direct Rana Aziz, a teacher ['"We wait,"']
    indirect the mayor ['it rains']
    """
    hidden, quotes = masked(text)
    joiner = Joiner(text, hidden, quotes)
    speakers = labels(hidden)
    paragraph: list[Read] = []
    last = 0
    for start, end in spans(hidden):
        if paragraph and "\n" in hidden[last:start]:
            joiner.paragraph(paragraph, speakers.get(paragraph[0][0][0]))
            paragraph = []
        last = end
        for piece in _pieces(hidden, start, end) if end - start > _LONGEST else [(start, end)]:
            # Behind "Who?" any verb may be the cue; a dash may open a signature.
            follows = (
                hidden.find(MASK, *paragraph[-1][0]) >= 0
                if paragraph
                else (joiner.unsigned or _DASH.match(hidden, *piece) is not None)
            )
            pieces, holds, phrases = chunks(hidden[slice(*piece)])
            if follows or holds:
                sentence = Sentence(hidden, *piece, pieces, phrases)
                paragraph.append((piece, sentence, read(sentence)))
            else:
                paragraph.append((piece, None, []))
    if paragraph:
        joiner.paragraph(paragraph, speakers.get(paragraph[0][0][0]))
    return _finished(text, quotes, joiner.done)


def _pieces(hidden: str, start: int, end: int) -> list[Span]:
    """A sentence; in pieces if what is not hidden of it is very long."""
    pieces = []
    at, seen = start, 0
    for place in range(start, end):
        seen += hidden[place] != MASK
        if seen >= _LONGEST and hidden[place].isspace():
            pieces.append((at, place))
            at, seen = place + 1, 0
    return [(a, b) for a, b in [*pieces, (at, end)] if hidden[a:b].strip()]


def _finished(text: str, quotes: list[Quoted], found: list[One]) -> list[Attribution]:
    starts = [q.start for q in quotes]
    made = []
    for one in found:
        content = _merged(one.content)
        if content:
            kind = _kind(text, quotes, starts, content)
            made.append(Attribution(kind, one.source, one.cue, content))
    return sorted(made, key=lambda a: (a.content[0], a.content[-1][1], a.cue or (-1, -1)))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """In order; what touches or overlaps is one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def _kind(text: str, quotes: list[Quoted], starts: list[int], content: tuple[Span, ...]) -> str:
    """Direct if all but a few characters stand in quotation marks, mixed if some do."""
    inside = outside = 0
    for start, end in content:
        covered = 0
        at = max(0, bisect_left(starts, start + 1) - 1)
        while at < len(quotes) and quotes[at].start < end:
            covered += max(0, min(end, quotes[at].end) - max(start, quotes[at].start))
            at += 1
        inside += covered
        outside += len(text[start:end].strip()) - covered
    if not inside:
        return "indirect"
    return "direct" if outside <= 3 * len(content) else "mixed"
