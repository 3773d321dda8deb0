"""Attributions while a text is read: in characters, and still growing."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.voices.contract import Span
from toolkit.voices.english.clauses import Found
from toolkit.voices.english.sentence import Sentence

#: Where a sentence stands, its tokens if it had to be read, and what its cues introduce.
Read = tuple[Span, Sentence | None, list[Found]]


@dataclass(eq=False, slots=True)
class One:
    """An attribution in characters of the text."""

    source: Span | None
    cue: Span | None
    content: list[Span]
    how: str = ""


def placed(sentence: Sentence, found: Found) -> One:
    """What was found in a sentence, in characters of the text."""
    source = found.source
    return One(
        sentence.chars(source) if source and source[0] < source[1] else None,
        sentence.chars(found.cue),
        [sentence.chars(piece) for piece in found.content if piece[0] < piece[1]],
        found.how,
    )


def claims(found: list[Found]) -> bool:
    """Whether a sentence only says who spoke: "Who?" X asked."""
    return len(found) == 1 and found[0].how in ("empty", "perhaps") and found[0].source is not None


def comes_first(one: One) -> bool:
    """Whether the content stands before who says it."""
    other = min(span for span in (one.cue, one.source) if span)
    return bool(one.content) and one.content[0] <= other
