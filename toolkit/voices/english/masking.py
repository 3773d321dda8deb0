"""Quotations hidden behind a letter of their own, so that only what is around them is read."""

from __future__ import annotations

import re

from toolkit.voices.english.classes import MASK, TITLE, TOLD, WORDS
from toolkit.voices.marks import Quoted, quoted

_SMALL = frozenset("the a an of in to and for on at with by from is as vs or but & de la".split())
_INTRODUCING = (WORDS.keys() | TOLD.keys()) - {"read", "reads", "reading"}
_WORD_BEFORE = re.compile(r"([\w’']+)[,:]?\s*\Z")
_BEGINS = re.compile(r"(?:^|[.!?:”\"\n—–-])\s*\Z")
_LONGEST_TITLE = 70  # characters
_NEAR = 30  # characters before a quotation that are looked at


def masked(text: str) -> tuple[str, list[Quoted]]:
    """Text with what stands in quotation marks hidden, all but the last two characters.

    Returns
    -------
    str
        As long as `text`.
    list of Quoted
        The outermost quotations, without titles of books, films and programmes.

    Examples
    --------
    >>> masked("“Go,” she said on “The Late Show.”")[0].replace(MASK, "_").replace(TITLE, "T")
    '___,” she said on TTTTTTTTTTTTTTTT'
    """
    outer = [q for q in quoted(text) if q.depth == 0]
    kept: list[Quoted] = []
    pieces: list[str] = []
    at = 0
    for q in outer:
        wide = 2 if text[q.start : q.start + 2] in ("''", "``") else 1
        inner = text[q.start + wide : q.end - wide if q.closed else q.end]
        size = q.end - q.start
        if size < 3 or not any(map(str.isalnum, inner)):
            continue
        pieces.append(text[at : q.start])
        at = q.end
        if _is_title(text, q.start, inner):
            pieces.append(TITLE * size)
            continue
        kept.append(q)
        end = text[q.end - 3] + "”" if wide == 2 and q.closed else text[q.end - 2 : q.end]
        pieces.append(MASK * (size - 2) + (MASK + end[1] if end[0].isspace() else end))
    return "".join([*pieces, text[at:]]), kept


def _is_title(text: str, start: int, inner: str) -> bool:
    """Whether it names something: capitals, and nothing that introduces it."""
    if len(inner) > _LONGEST_TITLE or not (inner[0].isupper() or inner[0].isdigit()):
        return False
    if any(word[0].islower() and word not in _SMALL for word in inner.split()):
        return False
    before = text[max(0, start - _NEAR) : start]
    word = _WORD_BEFORE.search(before)
    if word and word[1].lower() in _INTRODUCING:
        return False
    return not (_BEGINS.search(before) and inner[-1] in ",.?!-—")
