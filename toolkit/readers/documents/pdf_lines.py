"""The lines of a PDF with their places on the page, and the paragraphs they make."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

MARGIN = 0.1  # share of a page at its top and bottom in which running heads stand
APART = 1.5  # distance of two lines, in the usual one of the page, from which a paragraph ends
INDENT = 0.7  # of the height of a line, from which its beginning is set in
RAGGED, SHORT = 0.25, 0.45  # shares of a column that are free after a sentence, and after a label
LARGER = 1.15  # times a size from which another is a different one
MOST_NEAR = 12  # lines by which the width of a column is judged
MOST_CHARS = 200_000  # on one page
ENDS = re.compile(r"[.!?…:؟。][\"'”’»)\]]*$")
BREAK = "\x02"  # a word is broken here at the end of a line
BROKEN = frozenset("\x02\u00ad\ufffe")
ENDING = frozenset("\n\r") | BROKEN
HYPHEN = re.compile(r"[^\W\d_][-\u2010]$")
FURNITURE = re.compile(
    r"\W*(?:\d{1,4}(?:/\d{1,4})?|page|seite|pagina|página|of|von|de|sur|di|(?:https?://|www\.)\S+)\W*",
    re.IGNORECASE,
)
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class Line(NamedTuple):
    """A line: its text, its edges in points from the lower left corner, and its page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int

    @property
    def height(self) -> float:
        """How high its letters are."""
        return self.top - self.bottom


def lines_of(page: Any, number: int) -> list[Line]:
    """The lines of a page in the order in which they were set.

    Parameters
    ----------
    page
        A page of pypdfium2.
    number
        Which one it is.
    """
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    box = pdfium.FS_RECTF()
    found: list[Line] = []
    signs: list[str] = []
    edges: list[tuple[float, float, float, float]] = []
    for index in range(min(text.count_chars(), MOST_CHARS)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        sign = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        signs.append(BREAK if sign in BROKEN else sign)
        if sign in ENDING:
            found += _line(signs, edges, number)
            signs, edges = [], []
        elif sign != " " and pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            edges.append((box.left, box.right, box.bottom, box.top))
            if edges[-2:-1] == edges[-1:] and RIGHT_TO_LEFT.match(sign):
                signs[-2:] = signs[
                    :-3:-1
                ]  # one glyph for two letters, which come the wrong way round
    return found + _line(signs, edges, number)


def _line(signs: list[str], edges: list[Any], number: int) -> list[Line]:
    text = " ".join("".join(signs).replace("\0", "").split())
    if not text or not edges:
        return []
    left, right, bottom, top = zip(*edges, strict=True)
    return [Line(text, min(left), max(right), median(bottom), median(top), number)]


def without_furniture(lines: Sequence[Line], heights: Sequence[float]) -> list[Line]:
    """The lines without running heads, page numbers and addresses at the edges of the pages.

    Parameters
    ----------
    lines
        Of the whole document.
    heights
        Of its pages, in points.
    """
    edge = {n for n, line in enumerate(lines) if _at_the_edge(line, heights[line.page])}
    pages: Counter[str] = Counter()
    for told in {(_same(lines[n].text), lines[n].page) for n in edge}:
        pages[told[0]] += 1
    kept = []
    for number, line in enumerate(lines):
        repeated = pages[_same(line.text)] >= max(2, len(heights) // 3)
        if number not in edge or not (repeated or _is_furniture(line.text)):
            kept.append(line)
    return kept


def _at_the_edge(line: Line, height: float) -> bool:
    return line.bottom > height * (1 - MARGIN) or line.top < height * MARGIN


def _same(text: str) -> str:
    """A running head without the number of its page."""
    return re.sub(r"\W+", " ", re.sub(r"\d+", "0", text)).casefold()


def _is_furniture(text: str) -> bool:
    """Whether a line is made of the number of the page and an address."""
    return all(map(FURNITURE.fullmatch, text.split()))


def paragraphs_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines put together to paragraphs, over the ends of columns and pages too."""
    pace = _pace(lines)
    found: list[list[Line]] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is None or _begins(line, before, found[-1], lines, number, pace):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _pace(lines: Sequence[Line]) -> float:
    """The usual distance of a line from the one above, in heights of the line."""
    steps = [
        (upper.bottom - lower.bottom) / lower.height
        for upper, lower in pairwise(lines)
        if upper.page == lower.page and 0 < upper.bottom - lower.bottom < 3 * lower.height
    ]
    return median(steps) if steps else 1.2


def _begins(
    line: Line, before: Line, paragraph: list[Line], lines: Sequence[Line], number: int, pace: float
) -> bool:
    """Whether a line begins a paragraph."""
    if not before.height / LARGER <= line.height <= before.height * LARGER:
        return True
    if before.text.endswith(BREAK):
        return False
    ended = ENDS.search(before.text) is not None
    below = before.page == line.page and before.bottom - line.bottom > 0
    if not below or line.left > before.right or line.right < before.left:  # the next column
        after = lines[number + 1] if number + 1 < len(lines) else line
        return ended and _over(after, line) and _set_in(line, after)
    if (before.bottom - line.bottom) / line.height > APART * pace:
        return True
    if _set_in(line, before) and (ended or len(paragraph) > 1):
        return True
    near = _column(lines, number, pace)
    width = max(one.right for one in near) - min(one.left for one in near)
    free = 1 - (before.right - before.left) / max(width, 1)
    return free > SHORT or (ended and free > RAGGED)


def _column(lines: Sequence[Line], number: int, pace: float) -> list[Line]:
    """A line with those above and below it that follow closely in the same size."""
    found = [lines[number]]
    for way in (range(number - 1, -1, -1), range(number + 1, len(lines))):
        last = lines[number]
        for other in way[:MOST_NEAR]:
            one = lines[other]
            alike = last.height / LARGER <= one.height <= last.height * LARGER
            close = abs(one.bottom - last.bottom) <= 2 * APART * pace * last.height
            if not (alike and close and _over(one, last)):
                break
            found.append(one)
            last = one
    return found


def _set_in(line: Line, other: Line) -> bool:
    """Whether a line begins further in than another."""
    if RIGHT_TO_LEFT.search(line.text):
        return other.right - line.right > INDENT * line.height
    return line.left - other.left > INDENT * line.height


def _over(one: Line, other: Line) -> bool:
    """Whether two lines stand in one column of one page."""
    return one.page == other.page and one.left < other.right and other.left < one.right


def joined(lines: Sequence[Line]) -> str:
    """The text of a paragraph; words that were broken at the end of a line are whole again."""
    text = ""
    for line in lines:
        if text.endswith(BREAK) or (HYPHEN.search(text) and line.text[:1].islower()):
            text = text[:-1] + line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    return text.replace(BREAK, "-" if text.endswith(BREAK) else "")
