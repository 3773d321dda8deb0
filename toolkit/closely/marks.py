"""What is marked in an article: stretches of its text, from tables with ``start`` and ``end``."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from toolkit.checks import ToolkitError, need_columns

QUOTES = "corpus.quotes()"
#: Kinds of marks, in the order in which they enclose each other.
KINDS = ("content", "source", "cue", "cited", "name", "theme")
_SPAN = re.compile(r"(\d+)-(\d+)")


class Mark(NamedTuple):
    """A stretch of text, ``text[start:end]``.

    `kind` is one of `KINDS`, `name` is what it stands for (person, outlet, theme), `quotation` the
    number of the quotation that it is of, 0 if of none, and `note` more about it.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    quotation: int = 0
    note: str = ""


class Quotation(NamedTuple):
    """A quotation for the list beside the text."""

    number: int
    kind: str
    source: str
    person: str
    cue: str
    content: str
    stance: str


def quotation_marks(table: pd.DataFrame, text: str) -> tuple[list[Quotation], list[Mark]]:
    """Quotations of one article, in their order, and the marks of source, cue and content."""
    need_columns(table, ["source", "cue", "content", "start", "end"], QUOTES)
    quotations, marks = [], []
    for number, row in enumerate(table.to_dict("records"), 1):
        said = {
            name: _text(row, name)
            for name in ("kind", "source", "person", "cue", "content", "stance")
        }
        quotations.append(Quotation(number, **said))
        name = said["person"] or said["source"]
        for start, end in _stretches(row, text):
            note = ", ".join(filter(None, (said["kind"], said["stance"])))
            marks.append(Mark("content", start, end, name, number, note))
        for kind, note in (("source", _text(row, "role")), ("cue", said["stance"])):
            start, end = _place(row, f"{kind}_start"), _place(row, f"{kind}_end")
            if start >= 0:
                _inside(start, end, text)
                marks.append(Mark(kind, start, end, name, number, note))
    return quotations, marks


def other_marks(table: pd.DataFrame, kind: str, maker: str, text: str) -> list[Mark]:
    """Marks of cited outlets, of names or of themes of one article."""
    need_columns(table, ["start", "end"], maker)
    names = {
        "cited": ("cited", "cited_as"),
        "name": ("label", "name", "theme", "pattern"),
        "theme": ("label", "theme", "pattern"),
    }[kind]
    notes = {"cited": ("relation",), "name": ("family",), "theme": ()}[kind]
    marks = []
    for row in table.to_dict("records"):
        start, end = _place(row, "start"), _place(row, "end")
        if start < 0:
            continue
        _inside(start, end, text)
        name = next(filter(None, (_text(row, column) for column in names)), "")
        note = next(filter(None, (_text(row, column) for column in notes)), "")
        marks.append(Mark(kind, start, end, name, 0, note))
    return marks


def _stretches(row: Mapping[Hashable, Any], text: str) -> Iterator[tuple[int, int]]:
    """Where the content stands: its stretches if they are told, else from start to end."""
    found = [(int(a), int(b)) for a, b in _SPAN.findall(_text(row, "spans"))]
    if not found and _place(row, "start") >= 0:
        found = [(_place(row, "start"), _place(row, "end"))]
    for start, end in found:
        _inside(start, end, text)
        yield start, end


def _place(row: Mapping[Hashable, Any], name: str) -> int:
    value = row.get(name, -1)
    return -1 if value is None or value != value else int(value)


def _text(row: Mapping[Hashable, Any], name: str) -> str:
    value = row.get(name)
    return "" if value is None or value != value else str(value)


def _inside(start: int, end: int, text: str) -> None:
    if not 0 <= start < end <= len(text):
        raise ToolkitError(
            f"A mark from {start} to {end} is not inside the text of {len(text)} characters. The "
            "tables must be of this corpus; after a change of its texts make them anew."
        )
