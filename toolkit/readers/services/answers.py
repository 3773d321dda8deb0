"""The articles in answers of news services, however these were saved.

One answer, a list of answers, a list of articles, JSON lines of either, answers pasted one after
another, a file that is cut off, or a table that was made of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Problem, noted
from toolkit.readers.services.cells import rows
from toolkit.readers.services.gather import Item, gather
from toolkit.readers.source import Source
from toolkit.readers.tables import json_lines
from toolkit.readers.tables.json_shapes import is_empty, refusal
from toolkit.readers.tables.json_table import kind, parse, whole

KEY = re.compile(r'"([A-Za-z_][\w.]{0,40})"\s{0,20}:')
BETWEEN = re.compile(r"[\s,]*")
CELLS = re.compile(r"[,;\t|]")
LONGEST_HEADER = 4000
WRAPPERS = ("response", "responses", "result", "data", "answers", "pages")  # put on by programs


class Service(NamedTuple):
    """How the answers of a service are taken apart."""

    name: str
    lists: tuple[str, ...]  # keys under which articles stand, at any depth
    is_item: Callable[[Item], bool]
    record: Callable[[Item, Item], Item | str]  # an article, of what it stood in; or why it is none
    total: Callable[[Item], Any] = lambda answer: None  # how many hits the search had
    note: str = ""  # what is to be known of every file


@lru_cache(maxsize=2)
def _keys(start: str) -> frozenset[str]:
    if start.lstrip()[:1] in ("{", "["):
        return frozenset(KEY.findall(start))
    names = [cell.strip().strip('"') for cell in CELLS.split(start.partition("\n")[0])]
    parts = [part for name in names for part in name.split(".")]
    return frozenset([*names, *parts]) if len(names) > 1 else frozenset()


def keys(source: Source) -> frozenset[str]:
    """Names of the fields at the beginning of a file: keys of JSON, or the header of a table."""
    start = source.start
    json_text = start.lstrip()[:1] in ("{", "[")
    return _keys(start if json_text else start[:LONGEST_HEADER])


def batches(source: Source, service: Service) -> Iterator[Batch]:
    """Read the articles of a service, and tell what the file lacks of what the search found.

    Parameters
    ----------
    source
        The file.
    service
        What its articles look like.

    Raises
    ------
    ReadError
        The file holds none; the message tells what the service answered instead.
    """
    problems: list[Problem] = []
    totals: list[int] = []

    def close(count: int) -> list[Problem]:
        if not count:
            raise ReadError(f"{source.name}: {_none(problems, service)}")
        note = [Problem("", service.note, kept=True)] if service.note else []
        return [*_missing(totals, count), *note]

    items = _items(source, service, problems, totals)
    records = ((place, service.record(data, answer)) for place, data, answer in items)
    yield from gather(records, problems, close)


def _none(problems: list[Problem], service: Service) -> str:
    """Why a file holds no article."""
    lost = [problem for problem in problems if not problem.kept]
    if lost:
        return f"no article of {service.name}; {lost[0].problem}"
    return f"an answer of {service.name} without articles; the search had no hits"


def _missing(totals: list[int], count: int) -> list[Problem]:
    """The remark that a search had more hits than the file holds."""
    most = max(totals, default=0)
    if most <= count:
        return []
    what = f"the search had {most:,} hits; the file holds {count:,} of them"
    return [Problem("", what, kept=True)]


def _items(
    source: Source, service: Service, problems: list[Problem], totals: list[int]
) -> Iterator[tuple[str, Item, Item]]:
    """Every article with its place, and what it stood in."""
    for outer, found in _values(source, service, problems):
        stack: list[tuple[str, Any, Item]] = [(outer, found, {})]
        while stack:
            place, value, answer = stack.pop()
            if isinstance(value, list):
                inner = [
                    (f"{place} {_unit(v, service)} {n}".strip(), v, answer)
                    for n, v in enumerate(value, 1)
                ]
                stack.extend(reversed(inner))
            elif not isinstance(value, dict):
                problems.append(Problem(place, f"not a record but {kind(value)}"))
            elif service.is_item(value):
                yield place, value, answer
            else:
                hits = service.total(value)
                totals += [hits] if isinstance(hits, int) else []
                inside = _inside(value, service)
                several = len(inside) > 1
                stack.extend(
                    (f"{place} {key}".strip() if several else place, value[key], value)
                    for key in reversed(inside)
                )
                if not inside and not is_empty(value):
                    told = refusal(value)
                    what = f"the service answered with an error: {told}" if told else "no article"
                    problems.append(Problem(place, what))


def _inside(value: Mapping[str, Any], service: Service) -> list[str]:
    """Keys under which there may be articles; numbers are those of single articles."""
    return [
        key
        for key, inner in value.items()
        if isinstance(inner, list | dict)
        and (key in service.lists or key in WRAPPERS or key.isdecimal())
    ]


def _unit(value: Any, service: Service) -> str:
    """What to call an element of a list."""
    if isinstance(value, dict):
        return "answer" if not service.is_item(value) and _inside(value, service) else "item"
    return "answer" if isinstance(value, list) else "item"


def _values(source: Source, service: Service, problems: list[Problem]) -> Iterator[tuple[str, Any]]:
    """Values in the file with their places: rows of a table, lines, or pieces of JSON."""
    if source.start.lstrip()[:1] not in ("{", "["):
        problems += noted(source)
        yield from rows(source, problems)
    elif json_lines.matches(source):
        for block in json_lines.blocks(source, problems):
            yield from block
    else:
        problems += noted(source)
        text = source.decoded.text
        try:
            yield "", parse(text)
        except (ValueError, RecursionError):
            yield from _pieces(text, service, problems)


def _pieces(text: str, service: Service, problems: list[Problem]) -> Iterator[tuple[str, Any]]:
    """Pieces of JSON one after another; of one that is cut off or damaged what is whole."""
    decoder = json.JSONDecoder()
    position, number = _after(text, 0), 0
    while position < len(text):
        number += 1
        try:
            found, position = decoder.raw_decode(text, position)
            value = whole(found)
        except (ValueError, RecursionError) as error:
            items = _rescued(text, position, service, decoder)
            place = f"answer {number}" if number > 1 else ""
            after = f"{place} after item {len(items)}".strip() if items else place
            problems.append(Problem(after, f"cut off or damaged, the rest is not read ({error})"))
            yield place, items
            return
        yield f"answer {number}", value
        position = _after(text, position)


def _after(text: str, position: int) -> int:
    """Where the next piece begins."""
    between = BETWEEN.match(text, position)
    return between.end() if between else position


def _rescued(text: str, start: int, service: Service, decoder: json.JSONDecoder) -> list[Any]:
    """The whole articles at the beginning of a list that is broken somewhere."""
    named = "|".join(map(re.escape, service.lists))
    opened = re.compile(rf'"(?:{named})"\s{{0,20}}:\s{{0,20}}\[').search(text, start)
    if text[start : start + 1] != "[" and opened is None:
        return []
    position = start + 1 if opened is None or text[start] == "[" else opened.end()
    items: list[Any] = []
    while True:
        position = _after(text, position)
        try:
            found, position = decoder.raw_decode(text, position)
            item = whole(found)
        except (ValueError, RecursionError):
            return items
        items.append(item)
