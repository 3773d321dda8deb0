"""Read answers of Event Registry (eventregistry.org, NewsAPI.ai)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.readers.contract import Batch, Options
from toolkit.readers.services.answers import Service, batches, keys
from toolkit.readers.services.cells import headline, inner, others, prose, string
from toolkit.readers.services.gather import Item
from toolkit.readers.source import Source

NAME = "event_registry"
ABOUT = "Event Registry (NewsAPI.ai), answers saved as JSON, JSON lines or a table"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl", ".csv")

UNDATED = "no date of publication, only when Event Registry found them (`collected`)"
USED = {
    *("uri", "url", "title", "body", "date", "time", "dateTime", "dateTimePub", "lang", "source"),
    *("authors", "isDuplicate", "eventUri", "storyUri", "dataType", "sentiment", "concepts"),
    *("categories", "image", "location", "row", "shares", "links", "videos", "extractedDates"),
}


def matches(source: Source) -> bool:
    """Whether articles have the fields that only this service gives them together."""
    found = keys(source)
    return "uri" in found and ("dateTimePub" in found or found >= {"isDuplicate", "lang"})


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; `date` is that of publication, `collected` when the service found it."""
    yield from batches(source, SERVICE)


def _is_item(found: Item) -> bool:
    return "uri" in found and isinstance(found.get("title"), str) and "lang" in found


def _total(answer: Item) -> Any:
    return answer.get("totalResults")


def _record(item: Item, answer: Item) -> Item:
    seen = string(item.get("dateTime")) or string([item.get("date"), item.get("time")], " ")
    published = string(item.get("dateTimePub"))
    return others(item, USED) | {
        "doc_id": string(item.get("uri")),
        "date": published,
        "collected": seen,
        "outlet": string(item.get("source")),
        "title": headline(item.get("title")),
        "text": prose(item.get("body")),
        "author": string(item.get("authors")),
        "section": "",
        "url": string(item.get("url")),
        "language": string(item.get("lang")),
        "source_code": string(inner(item, "source", "uri")),
        "type": string(item.get("dataType")),
        "is_duplicate": string(item.get("isDuplicate")),
        "event": string(item.get("eventUri") or item.get("storyUri")),
        "sentiment": string(item.get("sentiment")),
        "concepts": _labels(item.get("concepts")),
        "categories": _labels(item.get("categories")),
        "image": string(item.get("image")),
        "remark": "" if published else UNDATED,
    }


def _labels(values: Any) -> str:
    """Names of concepts, in English if they have several."""
    found = [v for v in values if isinstance(v, dict)] if isinstance(values, list) else []
    labels = [v.get("label") for v in found]
    names = [
        label.get("eng") or next(iter(label.values()), "") if isinstance(label, dict) else label
        for label in labels
    ]
    return "; ".join(filter(None, map(string, names)))


LISTS = ("articles", "results", "info", "recentActivityArticles", "activity")
SERVICE = Service("Event Registry", LISTS, _is_item, _record, _total)
