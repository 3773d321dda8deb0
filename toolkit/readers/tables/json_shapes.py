"""What else a JSON file may hold than a list of records: columns, and what a service refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.readers.columns import find

USUAL = ("articles", "results", "docs", "stories", "items", "entries", "hits", "records", "data")
ERRORS = ("fault", "error", "errors")
WORDS = ("faultstring", "code", "type", "message", "note", "detail", "info")
FAILED = ("error", "fail", "failed", "failure")
LONGEST = 300


def by_columns(found: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Records of a table that was written column by column, as pandas and R do; None if it is none.

    Examples
    --------
    >>> by_columns({"title": {"0": "One"}, "text": {"0": "a"}})
    [{'title': 'One', 'text': 'a'}]
    """
    values = list(found.values())
    if isinstance(found.get("columns"), list) and isinstance(found.get("data"), list):
        names, rows = [str(name) for name in found["columns"]], found["data"]
        if all(isinstance(row, list) and len(row) == len(names) for row in rows):
            return [dict(zip(names, row, strict=True)) for row in rows]
    if not values:
        return None
    if all(isinstance(value, dict) and value.keys() == values[0].keys() for value in values):
        if _bears(found):
            return [{name: found[name][key] for name in found} for key in values[0]]
        if _bears(values[0]) and (len(values) > 1 or next(iter(found)).isdecimal()):
            return values
    lists = all(isinstance(value, list) and len(value) == len(values[0]) for value in values)
    if lists and values[0] and _bears(found) and all(isinstance(v[0], str) for v in values[:1]):
        return [dict(zip(found, row, strict=True)) for row in zip(*values, strict=True)]
    return None


def _bears(found: Mapping[str, Any]) -> bool:
    return bool(find([str(name) for name in found]).keys() & {"text", "title"})


def refusal(found: Any) -> str:
    """What a service answered in place of articles, '' if it is no such answer."""
    for part in (found, found.get("response")) if isinstance(found, dict) else ():
        if not isinstance(part, dict):
            continue
        failed = str(part.get("status", "")).lower() in FAILED
        if failed or any(part.get(name) for name in ERRORS):
            return _worded(part)
        if part and part.keys() <= {*WORDS, "status", "status_code"} and "message" in part:
            return _worded(part)
    return ""


def _worded(part: Any, depth: int = 3) -> str:
    """The words of an error."""
    if isinstance(part, str):
        return " ".join(part.split())[:LONGEST]
    if isinstance(part, list):
        return _worded(part[0], depth - 1) if part and depth else ""
    if not isinstance(part, dict) or not depth:
        return ""
    inner = [*(part.get(name) for name in ERRORS), part.get("results")]
    words = [part[name] for name in WORDS if isinstance(part.get(name), str)]
    told = [_worded(value, depth - 1) for value in inner if value] + [
        _worded(word, depth - 1) for word in words
    ]
    return ": ".join(dict.fromkeys(filter(None, told)))[:LONGEST] or "an error"


def is_empty(found: Any) -> bool:
    """Whether it is an answer whose list of articles is empty, or nothing at all."""
    if found in ([], {}):
        return True
    parts = (found, found.get("response"), found.get("articles")) if isinstance(found, dict) else ()
    held = [
        part[name] for part in parts if isinstance(part, dict) for name in USUAL if name in part
    ]
    return any(value in ([], None) for value in held) and not refusal(found)
