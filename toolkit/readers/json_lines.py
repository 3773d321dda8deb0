"""Read JSON lines: one record a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, Source
from toolkit.readers.json_table import flatten, frame, parse
from toolkit.readers.source import decode, looks_binary

NAME = "json_lines"
ABOUT = "JSON lines: one record a line"
SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson", ".json")

HEAD = 64 * 1024


def matches(source: Source) -> bool:
    """Whether every line is a record: asked of .json too, where an indented object is not."""
    if looks_binary(source.data):
        return False
    if source.suffix != ".json":
        return True
    text, _ = decode(source.data[: HEAD * 16])
    lines = [line.strip() for _, line in islice(_lines(text), 4)]
    if len(lines) < 2 or not lines[0].startswith("{"):
        return False
    # a broken first line may stand before whole ones; inside one object they end in commas
    return _is_record(lines[0]) or sum(map(_is_record, lines[1:])) > 1


def read(source: Source, options: Options) -> Batch:
    """Read every line; broken ones are listed and the rest is kept."""
    text, note = decode(source.data)
    problems = [Problem("", note, kept=True)] if note else []
    records, places = [], []
    for number, line in _lines(text):
        try:
            item = parse(line)
        except (ValueError, RecursionError) as error:
            problems.append(Problem(f"line {number}", f"no valid JSON ({error})"))
            continue
        if isinstance(item, dict):
            records.append(flatten(item))
            places.append(f"line {number}")
        else:
            problems.append(Problem(f"line {number}", "not a record {...}"))
    if not records:
        raise ReadError(
            f"{source.name}: no line holds a JSON record;"
            " if the file is one JSON list, give it the extension .json"
        )
    return Batch(frame(records, places), problems)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines that are not blank; only a line feed ends one, as text may hold U+2028."""
    return ((n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip())


def _is_record(line: str) -> bool:
    try:
        return isinstance(parse(line), dict)
    except (ValueError, RecursionError):
        return False
