"""Read JSON lines: one record a line, block by block, so that any size is read in little memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem
from toolkit.readers.encoding import decode, is_wide
from toolkit.readers.source import Source
from toolkit.readers.tables.json_table import flatten, frame, parse

NAME = "json_lines"
ABOUT = "JSON lines: one record a line"
SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson", ".json")

BLOCK = 1 << 24  # bytes read at once


def matches(source: Source) -> bool:
    """Whether every line is a record; an indented object has lines that are none."""
    start = source.start.lstrip()
    if not start or start.startswith("["):
        return False
    if source.suffix in (".jsonl", ".ndjson"):
        return True
    lines = [line.strip() for _, line in islice(_lines(start), 4)]
    if len(lines) < 2 or not lines[0].startswith("{"):
        return False
    # a broken first line may stand before whole ones; inside one object they end in commas
    return _is_record(lines[0]) or sum(map(_is_record, lines[1:])) > 1


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every line; broken ones are listed and the rest is kept."""
    empty = True
    problems: list[Problem] = []
    for block in blocks(source, problems):
        records, places = [], []
        for place, item in block:
            if isinstance(item, dict):
                records.append(flatten(item))
                places.append(place)
            else:
                problems.append(Problem(place, "not a record {...}"))
        if records:
            yield Batch(frame(records, places), list(problems))
            problems.clear()
            empty = False
    if empty:
        raise ReadError(f"{source.name}: no line holds a JSON record")
    if problems:
        yield Batch(frame([], []), problems)


def blocks(source: Source, problems: list[Problem]) -> Iterator[list[tuple[str, Any]]]:
    """What the lines hold, with their places, for about 16 MB of lines at once.

    Parameters
    ----------
    source
        The file.
    problems
        Gets the lines that are broken.
    """
    number = 0
    for block in _blocks(source):
        text, note = decode(block)
        if note:
            problems.append(Problem(f"line {number + 1}" if number else "", note, kept=True))
        found = []
        for line_number, line in _lines(text):
            place = f"line {number + line_number}"
            try:
                found.append((place, parse(line)))
            except (ValueError, RecursionError) as error:
                problems.append(Problem(place, f"no valid JSON ({error})"))
        number += text.count("\n")
        yield found


def _blocks(source: Source) -> Iterator[bytes]:
    """Bytes of whole lines, about 16 MB at once."""
    if is_wide(source.head):  # a line feed is more than one byte there
        yield source.data
        return
    pieces, size = [], 0
    error = None
    with source.open() as stream:
        while error is None:
            try:
                piece = stream.read1(BLOCK)  # type: ignore[attr-defined]
            except ReadError as damage:  # what came before it is whole
                error, piece = damage, b""
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
            if size >= BLOCK and b"\n" in piece:
                whole, _, rest = piece.rpartition(b"\n")
                yield b"".join([*pieces[:-1], whole, b"\n"])
                pieces, size = [rest], len(rest)
    if size:
        yield b"".join(pieces)
    if error:
        raise error


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines that are not blank; only a line feed ends one, as text may hold U+2028."""
    return ((n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip())


def _is_record(line: str) -> bool:
    try:
        return isinstance(parse(line), dict)
    except (ValueError, RecursionError):
        return False
