"""Read JSON: a list of records, or an object that holds one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from toolkit.checks import ReadError, listed
from toolkit.readers.columns import find, placed
from toolkit.readers.contract import Batch, Options, Problem, noted
from toolkit.readers.source import Source
from toolkit.readers.tables.json_shapes import USUAL, by_columns, is_empty, refusal

NAME = "json"
ABOUT = "JSON list of records, or an object that holds one, as the answers of news services"
SUFFIXES: tuple[str, ...] = (".json",)

BEGIN = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
DEPTH = 3  # response.docs is 2 deep


def matches(source: Source) -> bool:
    """Whether the content begins as a list of records or an object."""
    if source.suffix == ".json":
        return source.start.lstrip()[:1] in ("[", "{")
    return BEGIN.match(source.start) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every record; inner records become columns such as ``source.name``."""
    problems = noted(source)
    try:
        found = parse(source.decoded.text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ReadError(f"{source.name}: no valid JSON at {where} ({error.msg})") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{source.name}: no JSON that can be read ({error})") from error
    records, places = [], []
    for number, item in enumerate(_records(found, source.name, options), 1):
        if isinstance(item, dict):
            records.append(flatten(item))
            places.append(f"item {number}")
        else:
            problems.append(Problem(f"item {number}", f"not a record but {kind(item)}"))
    if not records:
        why = "an empty list" if found == [] else "the list holds no records"
        raise ReadError(f"{source.name}: {why}")
    yield Batch(frame(records, places), problems)


def frame(records: list[dict[str, Any]], places: list[str]) -> pd.DataFrame:
    """Records as a table that leaves every value as it is: large numbers stay whole."""
    return placed(pd.DataFrame(records, dtype="object"), places)


def parse(text: str) -> Any:
    """JSON to values; half characters, which no file may hold, become a replacement mark."""
    found = json.loads(text)
    return whole(found) if re.search(r"\\u[dD][89a-fA-F]", text) else found


def flatten(record: dict[str, Any]) -> dict[str, Any]:
    """Lift inner records one level: {'a': {'b': 1}} is {'a.b': 1}."""
    flat: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict) and value:
            for inner, content in value.items():
                flat.setdefault(f"{key}.{inner}", content)
        elif value not in ({}, None) or key not in flat:
            flat[key] = value
    return flat


def _records(found: Any, name: str, options: Options) -> list[Any]:
    """The list of records in a value, or the value itself if it is one article."""
    if isinstance(found, list):
        return found
    if not isinstance(found, dict):
        raise ReadError(f"{name}: no list of records but {kind(found)}")
    if (columns := by_columns(found)) is not None:
        return columns
    own = find([str(key) for key in flatten(found)])
    if "text" in own and _has_text(found):
        return [found]
    lists = _lists(found)
    named = [values for key, values in lists if key.rsplit(".", 1)[-1] in USUAL]
    if len(lists) == 1 or len(named) == 1:
        return named[0] if len(named) == 1 else lists[0][1]
    if lists:
        raise ReadError(f"{name}: holds several lists of records: {listed(k for k, _ in lists)}")
    if own.keys() & {"title", "text"}:
        return [found]
    if told := refusal(found):
        raise ReadError(f"{name}: the service answered with an error and no articles: {told}")
    if is_empty(found):
        raise ReadError(f"{name}: an answer without articles; the search had no hits")
    keys = list(found)[:20]
    raise ReadError(f"{name}: holds no list of records; its keys are {listed(keys)}")


def _has_text(found: dict[str, Any]) -> bool:
    """Whether the column found for the text is really one."""
    flat = flatten(found)
    value = list(flat.values())[find([str(key) for key in flat])["text"]]
    return isinstance(value, str)


def _lists(found: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    """All lists of records at the least depth that has any."""
    level: dict[str, dict[str, Any]] = {"": found}
    for _ in range(DEPTH):
        pairs = [(f"{path}.{k}", v) for path, inner in level.items() for k, v in inner.items()]
        lists = [
            (path.lstrip("."), value)
            for path, value in pairs
            if isinstance(value, list) and any(isinstance(item, dict) for item in value)
        ]
        if lists:
            return lists
        level = {path: value for path, value in pairs if isinstance(value, dict)}
    return []


def whole(value: Any) -> Any:
    """A value without half characters."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [whole(item) for item in value]
    if isinstance(value, dict):
        return {whole(key): whole(item) for key, item in value.items()}
    return value


def kind(value: Any) -> str:
    """What a value is, for a message."""
    names = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "nothing")
