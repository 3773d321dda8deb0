"""Read saved RSS, RDF and Atom feeds."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles
from toolkit.readers.encoding import decode
from toolkit.readers.markup import html_text, one_line
from toolkit.readers.source import Source

NAME = "feed"
ABOUT = "Saved RSS, RDF or Atom feed; full text if it has it, else the summary"
SUFFIXES: tuple[str, ...] = (".xml", ".rss", ".rdf", ".atom")

# nothing in it is tried twice, or a page of comments would take for ever
PROLOG = r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+"
ROOT = re.compile(PROLOG + r"<(?:\w+:)?(rss|feed|rdf)\b", re.IGNORECASE | re.DOTALL)


def matches(source: Source) -> bool:
    """Whether the first element is that of a feed."""
    return bool(ROOT.match(source.start))


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every entry; dates stay as written, with their zone. Nothing is fetched."""
    import feedparser

    if not matches(source):
        raise ReadError(f"{source.name}: not a feed; its first element is not rss, rdf or feed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # a stream: feedparser would open a plain value as a path or an address
        found = feedparser.parse(io.BytesIO(_utf8(source.data)))
    problems, records = [], []
    broken = found.get("bozo_exception")
    if broken and not isinstance(broken, feedparser.exceptions.ThingsNobodyCaresAboutButMe):
        problems.append(
            Problem("", f"not well-formed XML, read as far as it goes ({broken})", True)
        )
    for number, entry in enumerate(found.entries, 1):
        record = _record(entry, found.feed)
        if record["title"] or record["text"]:
            records.append(record | {"place": f"item {number}"})
        else:
            problems.append(Problem(f"item {number}", "neither title nor text"))
    if not records:
        raise ReadError(f"{source.name}: a feed without entries")
    yield articles(records, problems)


def _utf8(data: bytes) -> bytes:
    """Data that declare no encoding, as UTF-8; others untouched."""
    declared = re.match(rb"[^<]{0,4}<\?xml[^>]*encoding", data) or b"\0" in data[:200]
    return data if declared else decode(data)[0].encode("utf-8", "replace")


def _record(entry: Any, channel: Any) -> dict[str, str]:
    """One entry in our columns."""
    contents = [content.get("value") or "" for content in entry.get("content", [])]
    body = max(contents, key=len, default="") or entry.get("summary") or ""
    dates = (entry.get(key) for key in ("published", "updated", "created"))
    return {
        "date": next((date for date in dates if date), ""),
        "outlet": one_line(channel.get("title") or ""),
        "title": one_line(entry.get("title") or ""),
        "text": html_text(body),
        "url": entry.get("link") or "",
        "author": one_line(entry.get("author") or channel.get("author") or ""),
        "section": ", ".join(tag["term"] for tag in entry.get("tags", []) if tag.get("term")),
        "language": channel.get("language") or "",
        "guid": entry.get("id") or "",
    }
