"""Marks that overlap, cut so that tags can enclose each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.closely.marks import KINDS, Mark


class Piece(NamedTuple):
    """A stretch of text, ``text[start:end]``, with the numbers of the marks that it lies in."""

    start: int
    end: int
    inside: tuple[int, ...]


def pieces(marks: Sequence[Mark], length: int) -> list[Piece]:
    """Cut a text where a mark begins or ends.

    The marks of a piece stand from the outermost to the innermost: by kind, the longer before the
    shorter, so that marks which are still open keep their place.

    Examples
    --------
    >>> marks = [Mark("content", 0, 6), Mark("theme", 4, 8)]
    >>> [(piece.start, piece.end, piece.inside) for piece in pieces(marks, 10)]
    [(0, 4, (0,)), (4, 6, (0, 1)), (6, 8, (1,)), (8, 10, ())]
    """
    order = sorted(
        range(len(marks)),
        key=lambda i: (KINDS.index(marks[i].kind), -(marks[i].end - marks[i].start), i),
    )
    rank = {mark: place for place, mark in enumerate(order)}
    begin: dict[int, list[int]] = {}
    finish: dict[int, list[int]] = {}
    for i, mark in enumerate(marks):
        begin.setdefault(mark.start, []).append(i)
        finish.setdefault(mark.end, []).append(i)
    cuts = sorted({0, length, *begin, *finish})
    found, inside = [], set[int]()
    for start, end in pairwise(cuts):
        inside.difference_update(finish.get(start, ()))
        inside.update(begin.get(start, ()))
        found.append(Piece(start, end, tuple(sorted(inside, key=rank.__getitem__))))
    return found


def nested(found: Sequence[Piece]) -> list[tuple[int, tuple[int, ...], tuple[int, ...]]]:
    """What to close and what to open before each piece, and behind the last.

    Returns
    -------
    list of (place, closed, opened)
        Number of a piece (one more than there are: behind the last), the marks to close, the
        innermost first, and those to open, the outermost first. A mark may be closed and opened
        again where one outside it ends or begins.

    Examples
    --------
    >>> marks = [Mark("content", 0, 6), Mark("theme", 4, 8)]
    >>> nested(pieces(marks, 10))
    [(0, (), (0,)), (1, (), (1,)), (2, (1, 0), (1,)), (3, (1,), ()), (4, (), ())]
    """
    steps, before = [], tuple[int, ...]()
    for place, inside in enumerate([*(piece.inside for piece in found), ()]):
        same = 0
        while same < min(len(before), len(inside)) and before[same] == inside[same]:
            same += 1
        steps.append((place, before[same:][::-1], inside[same:]))
        before = inside
    return steps
