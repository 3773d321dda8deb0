"""Read story lists of Media Cloud: API version 2, the newer search, and downloads as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks import ReadError
from toolkit.readers.addresses import host
from toolkit.readers.contract import Batch, Options
from toolkit.readers.services.answers import Service, batches, keys
from toolkit.readers.services.cells import full_text, headline, inner, others, prose, string
from toolkit.readers.services.gather import Item
from toolkit.readers.source import Source

NAME = "mediacloud"
ABOUT = "Media Cloud, stories saved as JSON, JSON lines or CSV; headlines only"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl", ".csv")

KINDS = (  # version 2 and the downloads of the Explorer; the newer search; the newest interface
    {"stories_id", "publish_date"},
    {"stories_id", "media_id"},
    {"publication_date", "capture_time", "domain"},
    {"publish_date", "media_name", "media_url"},
    {"publish_date", "indexed_date", "url"},
)
COUNTS = {"date", "count"}
USED = {
    *("stories_id", "processed_stories_id", "id", "title", "url", "guid", "publish_date"),
    *("publication_date", "collect_date", "indexed_date", "capture_time", "media_id", "media_name"),
    *("media_url", "domain", "language", "ap_syndicated", "story_tags", "tags", "metadata"),
    *("feeds", "story_text", "text", "full_text", "fulltext", "article_text", "word_count", "row"),
    *("story_sentences", "sentences", "author", "authors"),
}


def matches(source: Source) -> bool:
    """Whether stories have the fields that only this service gives them, or it is its counts."""
    found = keys(source)
    return any(found >= kind for kind in KINDS) or _is_counts(found)


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read headline, address, outlet and date of every story; there is seldom a text."""
    if _is_counts(keys(source)):
        raise ReadError(
            f"{source.name}: counts by day, as Media Cloud gives them, are no articles; "
            "download the list of stories, or read the counts with pandas"
        )
    yield from batches(source, SERVICE)


def _is_counts(found: frozenset[str]) -> bool:
    known = COUNTS | {
        "counts",
        "total_count",
        "ratio",
        "total",
        "normalized",
        "split",
        "week_counts",
    }
    return found >= COUNTS and found <= known


def _is_item(found: Item) -> bool:
    return any(found.keys() >= kind for kind in KINDS)


def _record(item: Item, answer: Item) -> Item:
    url = string(item.get("url") or item.get("guid"))
    site = string(item.get("domain")) or host(string(item.get("media_url")))
    tags = item.get("story_tags")
    tagged = [t.get("tag") for t in tags if isinstance(t, dict)] if isinstance(tags, list) else []
    return others(item, USED) | {
        "doc_id": string(item.get("stories_id") or item.get("id")),
        "date": string(item.get("publish_date") or item.get("publication_date")),
        "collected": string(
            item.get("collect_date") or item.get("capture_time") or item.get("indexed_date")
        ),
        "outlet": string(item.get("media_name") or inner(item, "media", "name")) or site,
        "title": headline(item.get("title")),
        "text": prose(item.get("story_text")) or full_text(item),
        "author": string(item.get("author") or item.get("authors")),
        "section": "",
        "url": url,
        "language": string(item.get("language")),
        "source_code": string(item.get("media_id")),
        "ap_syndicated": string(item.get("ap_syndicated")),
        "tags": string(tagged, "; ") or string(item.get("tags"), "; "),
        "words": string(item.get("word_count")),
    }


SERVICE = Service("Media Cloud", ("stories", "results", "matches", "list"), _is_item, _record)
