"""Read saved JSON feeds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.columns import as_text
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.markup import html_text, one_line
from toolkit.readers.source import Source

NAME = "json_feed"
ABOUT = "Saved JSON Feed; full text if it has it, else the summary"
SUFFIXES: tuple[str, ...] = (".json",)

VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')


def matches(source: Source) -> bool:
    """Whether it names the version of such a feed."""
    start = source.start
    return "jsonfeed.org" in start and VERSION.search(start) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every item."""
    try:
        feed = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{source.name}: no JSON that can be read ({error})") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise ReadError(f"{source.name}: a JSON feed needs a list 'items'")
    records, problems, summaries = [], noted(source), 0
    for number, item in enumerate(items, 1):
        record = _record(item, feed) if isinstance(item, dict) else {}
        if record.get("title") or record.get("text"):
            records.append(record | {"place": f"item {number}"})
            summaries += not (item.get("content_html") or item.get("content_text"))
        else:
            problems.append(Problem(f"item {number}", "neither title nor text"))
    if not records:
        raise ReadError(f"{source.name}: a feed without entries")
    if summaries:
        told = f"{summaries:,} of {len(records):,} entries hold a summary and no full text"
        problems.append(Problem("", told, kept=True))
    yield articles(records, problems)


def _record(item: dict[str, Any], feed: dict[str, Any]) -> dict[str, str]:
    """One item in our columns."""
    plain = as_text(item.get("content_text")) or as_text(item.get("summary"))
    named = item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author")
    return {
        "date": as_text(item.get("date_published") or item.get("date_modified")),
        "outlet": one_line(as_text(feed.get("title"))),
        "title": one_line(as_text(item.get("title"))),
        "text": html_text(as_text(item.get("content_html"))) or html_text(plain),
        "url": as_text(item.get("url") or item.get("external_url")),
        "author": as_text(named),
        "section": as_text(item.get("tags")),
        "language": as_text(item.get("language") or feed.get("language")),
        "guid": as_text(item.get("id")),
    }
