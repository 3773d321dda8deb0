"""Blocks of lines between blank ones, and the labels that they begin with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.readers.databases.lexisnexis.labels import LONGEST_NAME, field_of, plausible


class Block(NamedTuple):
    """Lines between blank ones; `labelled` says whether they begin with a label, if known."""

    lines: list[str]
    centred: bool = False
    labelled: bool | None = None


class Label(NamedTuple):
    """A label, our column for it ('' if it is not known), and what stands behind it."""

    name: str
    field: str
    value: str


def label_of(text: str, labelled: bool | None) -> Label | None:
    """The label that a line begins with; if that is not marked, one in capitals.

    Examples
    --------
    >>> label_of("LÄNGE: 306 Wörter", None)
    Label(name='LÄNGE', field='words', value='306 Wörter')
    >>> label_of("Note: the length is unknown", None)
    """
    if labelled is False or (labelled is None and not text[:1].isupper()):
        return None
    name, colon, _ = text[: LONGEST_NAME + 2].partition(":")
    name = name.strip()
    if not colon or not name or (labelled is None and not name.isupper()):
        return None
    value = text.partition(":")[2].strip()
    field = field_of(name)
    return Label(name, field if not value or plausible(field, value) else "", value)


def first_label(block: Block) -> Label | None:
    """The label that a block begins with."""
    return label_of(block.lines[0], block.labelled)


class Piece(NamedTuple):
    """Lines of a block from `start` on that belong to one label or to none."""

    start: int
    label: Label | None
    lines: list[str]

    @property
    def value(self) -> list[str]:
        """What stands behind the label, or all lines."""
        return [self.label.value, *self.lines[1:]] if self.label else self.lines


def pieces(block: Block) -> Iterator[Piece]:
    """The lines of a block, parted where a label that is known begins."""
    start, label = 0, first_label(block)
    for number in range(1, len(block.lines)) if block.labelled is None else ():
        here = label_of(block.lines[number], None)
        if here and here.field:
            yield Piece(start, label, block.lines[start:number])
            start, label = number, here
    yield Piece(start, label, block.lines[start:])
