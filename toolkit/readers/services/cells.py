"""Tables made of answers: rows as the records they were, and values as they are written here."""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import Any

from toolkit.readers.columns import as_text
from toolkit.readers.contract import Options, Problem
from toolkit.readers.markup import TAG, html_text, tidy
from toolkit.readers.source import Source
from toolkit.readers.tables.csv_table import read_grid

LONGEST = 100_000  # letters of a cell that is looked at as a written record
BLANK_LINE = re.compile(r"\n\s*\n")
PATH = re.compile(r"[A-Za-z_]\w*(?:\.\w+)+")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
NAMES = ("name", "title", "label")
FULL = ("full_text", "fulltext", "article_text", "text")  # added by those who fetched the pages


def rows(source: Source, problems: list[Problem]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of a table as records: the cell ``source.name`` is the name of the source."""
    grid = read_grid(source, Options(), problems)
    paths = [name.split(".") if PATH.fullmatch(name) else [name] for name in grid.header]
    for place, row in zip(grid.places, grid.rows, strict=True):
        record: dict[str, Any] = {}
        for path, cell in zip(paths, row, strict=True):
            inner = record
            for part in path[:-1]:
                deeper = inner.get(part)
                if not isinstance(deeper, dict):
                    deeper = inner[part] = {}
                inner = deeper
            if not isinstance(inner.get(path[-1]), dict):
                inner[path[-1]] = _value(cell) if cell else None
        yield place, record


def _value(cell: str) -> Any:
    """A cell, or the list or record that was written into it as JSON or by Python."""
    if cell[0] not in "[{" or cell[-1] not in "]}" or len(cell) > LONGEST:
        return cell
    for read in (json.loads, ast.literal_eval):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of strange escapes
                found = read(cell)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        plain = isinstance(found, list) and all(isinstance(v, dict | str) for v in found)
        return found if isinstance(found, dict) or plain else cell
    return cell


def string(value: Any, joint: str = ", ") -> str:
    """A value as one line of text: numbers whole, of a record its name, '' for what is missing."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return next((string(value[k]) for k in NAMES if isinstance(value.get(k), str)), "")
    if isinstance(value, list):
        return joint.join(filter(None, (string(v) for v in value if not isinstance(v, list))))
    if isinstance(value, bool):
        return "true" if value else "false"
    return as_text(value)


def headline(value: Any) -> str:
    """A value that may hold mark-up as one line of plain text."""
    return " ".join(prose(value).split())


def prose(value: Any) -> str:
    """A value as text with a blank line between its paragraphs; it may hold mark-up."""
    text = value if isinstance(value, str) else string(value)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if TAG.search(text) or "&lt;" in text:
        return html_text(text)
    if not BLANK_LINE.search(text):
        text = text.replace("\n", "\n\n")
    return tidy(unescape(text))


def inner(value: Any, *path: str) -> Any:
    """What stands deeper in a record, None if there is no such place."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def full_text(item: Mapping[str, Any]) -> str:
    """A full text that somebody added to an answer that has none."""
    return next((prose(item[name]) for name in FULL if item.get(name)), "")


def others(item: Mapping[str, Any], used: Collection[str]) -> dict[str, str]:
    """All further fields that are plain values or lists of them, under names in lower case."""
    found: dict[str, str] = {}
    for name, value in item.items():
        if name in used:
            continue
        if isinstance(value, dict):
            deeper = {f"{name}_{key}": v for key, v in value.items() if v is not None}
            found |= {_snake(key): string(v, "; ") for key, v in deeper.items() if _is_plain(v)}
        elif _is_plain(value):
            found[_snake(name)] = string(value, "; ")
    return found


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(v, str | int | float) for v in value)
    return not isinstance(value, dict)


def _snake(name: str) -> str:
    return HUMP.sub("_", name).lower().strip()
