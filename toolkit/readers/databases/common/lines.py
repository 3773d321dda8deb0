"""Lines of text exports: split into pieces, joined into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

ENDS = re.compile(r"[.!?:…\"”“»«'’)]\s*$")
WIDEST = 110  # characters of the longest line of a text whose lines were broken


def split_at(lines: Sequence[str], rule: re.Pattern[str]) -> Iterator[tuple[int, list[str]]]:
    """The pieces between lines that are a rule, each with the number of its first line."""
    start = 0
    for number, line in enumerate(lines):
        if rule.fullmatch(line):
            yield start, list(lines[start:number])
            start = number + 1
    yield start, list(lines[start:])


def split_at_gaps(lines: Sequence[str], least: int) -> list[list[str]]:
    """The pieces between so many empty lines or more; none is empty or ends in an empty line."""
    pieces: list[list[str]] = []
    empty = least
    for line in lines:
        if not line:
            empty += 1
            continue
        if empty >= least:
            pieces.append([])
        else:
            pieces[-1] += [""] * empty
        pieces[-1].append(line)
        empty = 0
    return pieces


def width_of(lines: Sequence[str]) -> int:
    """How wide lines are if long ones were broken, 0 if they were not.

    None is long then, and several that are full go on below.
    """
    longest = max((len(line) for line in lines if line.count(" ") > 5), default=0)
    if not 40 < longest <= WIDEST:
        return 0
    full = (len(line) > longest * 3 // 4 and bool(below) for line, below in pairwise(lines))
    return longest if sum(full) > 2 else 0


def joined(lines: Sequence[str], *, wrapped: bool) -> str:
    """Paragraphs with a blank line between them.

    Parameters
    ----------
    lines
        As they stand in the file.
    wrapped
        Whether long lines were broken; otherwise every line is a paragraph.
    """
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        words = line.split()
        if not words or not wrapped:
            paragraphs.append([])
        paragraphs[-1] += words
    return "\n\n".join(" ".join(words) for words in paragraphs if words)


def rejoined(lines: Sequence[str], width: int) -> str:
    """Paragraphs of lines that were broken at a width, or not if it is 0.

    An empty line is not needed between them: a sentence or a few words end a paragraph where
    the next word would have stood on their line.
    """
    if not width:
        return joined(lines, wrapped=False)
    spaced: list[str] = []
    for line in lines:
        above = spaced[-1].rstrip() if spaced else ""
        first = line.split(maxsplit=1)[:1]
        if above and first and len(above) + len(first[0]) < width:
            ended = ENDS.search(above) or len(above) * 2 < width
            spaced += [""] if ended else []
        spaced.append(line)
    return joined(spaced, wrapped=True)
