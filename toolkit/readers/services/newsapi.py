"""Read answers of NewsAPI (newsapi.org), versions 1 and 2, and of GNews, which are alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.readers.contract import Batch, Options
from toolkit.readers.services.answers import Service, batches, keys
from toolkit.readers.services.cells import full_text, headline, inner, others, prose, string
from toolkit.readers.services.gather import Item
from toolkit.readers.source import Source

NAME = "newsapi"
ABOUT = "NewsAPI or GNews, answers saved as JSON, JSON lines or a table; beginnings of texts"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl", ".csv")

MARK = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+?\d+ chars\]\s*$")
REMOVED = "[Removed]"
NO_DATE = ("1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z")
CUT = "the text is only its beginning, which is all that the service gives"
USED = {
    *("source", "author", "title", "description", "url", "urlToImage", "image", "publishedAt"),
    *("content", "id", "full_text", "fulltext", "article_text", "text", "", "row"),
}


def matches(source: Source) -> bool:
    """Whether articles have the fields that only these services give them together."""
    found = keys(source)
    return "publishedAt" in found and bool(found & {"urlToImage", "totalArticles"})


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; `text` is its beginning, `summary` what the service calls description."""
    yield from batches(source, SERVICE)


def _is_item(found: Item) -> bool:
    return "publishedAt" in found and "url" in found


def _total(answer: Item) -> Any:
    return answer.get("totalResults", answer.get("totalArticles"))


def _record(item: Item, answer: Item) -> Item | str:
    if item.get("title") == REMOVED and inner(item, "source", "name") in (REMOVED, None):
        return "removed by NewsAPI: neither headline nor text is left"
    source = item.get("source", answer.get("source"))  # version 1 names it once, above the articles
    content = string(item.get("content")) and str(item["content"])
    kept = MARK.sub("", content)
    full = full_text(item)
    day = string(item.get("publishedAt"))
    return others(item, USED) | {
        "date": "" if day in NO_DATE else day,
        "outlet": string(source),
        "source_code": string(inner(source, "id")),
        "title": headline(item.get("title")),
        "text": full or prose(kept),
        "summary": prose(item.get("description")),
        "author": string(item.get("author")),
        "section": "",
        "url": string(item.get("url")),
        "language": string(item.get("language")),
        "image": string(item.get("urlToImage") or item.get("image")),
        "remark": CUT if kept != content and not full else "",
    }


SERVICE = Service("NewsAPI", ("articles",), _is_item, _record, _total)
