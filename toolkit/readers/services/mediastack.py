"""Read answers of Mediastack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.readers.contract import Batch, Options
from toolkit.readers.services.answers import Service, batches, keys
from toolkit.readers.services.cells import full_text, headline, inner, others, prose, string
from toolkit.readers.services.gather import Item
from toolkit.readers.source import Source

NAME = "mediastack"
ABOUT = "Mediastack, answers saved as JSON, JSON lines or a table; headlines and summaries"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl", ".csv")

FIELDS = {"published_at", "category", "country", "language", "source", "title"}
USED = {
    *FIELDS,
    *("author", "description", "url", "full_text", "fulltext", "article_text", "text", "row"),
}


def matches(source: Source) -> bool:
    """Whether articles have all fields of this service."""
    found = keys(source)
    return found >= FIELDS and "description" in found and "content" not in found


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; the service gives a description, which is `summary`, and no text."""
    yield from batches(source, SERVICE)


def _is_item(found: Item) -> bool:
    return "published_at" in found and "title" in found


def _total(answer: Item) -> Any:
    return inner(answer, "pagination", "total")


def _record(item: Item, answer: Item) -> Item:
    return others(item, USED) | {
        "date": string(item.get("published_at")),
        "outlet": string(item.get("source")),
        "title": headline(item.get("title")),
        "text": full_text(item),
        "summary": prose(item.get("description")),
        "author": string(item.get("author")),
        "section": string(item.get("category")),
        "url": string(item.get("url")),
        "language": string(item.get("language")),
        "country": string(item.get("country")),
    }


SERVICE = Service("Mediastack", ("data",), _is_item, _record, _total)
