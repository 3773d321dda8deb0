"""What a web page says of itself in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from toolkit.readers.markup import one_line

LARGEST = 2_000_000  # characters of one script
MOST = 20_000  # values that are looked at
ARTICLE = re.compile(r"(?:\w*(?:Article|Posting|Report)|Report\w*|Review)$")
WRAPPINGS = (
    ("<!--", "-->"),
    ("//<![CDATA[", "//]]>"),
    ("/*<![CDATA[*/", "/*]]>*/"),
    ("<![CDATA[", "]]>"),
)
COMMA = re.compile(r",(\s*[}\]])")


def linked_articles(root: Any) -> list[dict[str, Any]]:
    """The articles that a page describes, in their order; what is not valid JSON is passed over.

    Parameters
    ----------
    root
        An lxml element.
    """
    found = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()
        for begin, end in WRAPPINGS:
            text = text.removeprefix(begin).removesuffix(end).strip()
        if len(text) <= LARGEST:
            found += [one for one in _records(_loaded(text)) if _is_article(one)]
    return found


def _loaded(text: str) -> Any:
    for attempt in (text, COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """Every record inside a value, the outer before the inner."""
    stack, seen = [value], 0
    while stack and seen < MOST:
        seen += 1
        one = stack.pop()
        if isinstance(one, dict):
            yield one
            stack.extend(reversed(one.values()))
        elif isinstance(one, list):
            stack.extend(reversed(one))


def _is_article(record: dict[str, Any]) -> bool:
    kinds = record.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and ARTICLE.match(kind) for kind in named)


def said(record: dict[str, Any], *names: str) -> str:
    """The first of some properties that has text, as one line."""
    return next((text for name in names if (text := ", ".join(texts(record.get(name))))), "")


def texts(value: Any) -> list[str]:
    """A value as texts: a record by its name, a list by its items."""
    if isinstance(value, str):
        return [line] if (line := one_line(value)) else []
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@id") or value.get("@value"))
    if isinstance(value, list):
        return [text for item in value[:100] if not isinstance(item, list) for text in texts(item)]
    return []
