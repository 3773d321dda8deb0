"""Read saved RSS, RDF and Atom feeds."""

from __future__ import annotations

import io
import re
import warnings
from html import unescape
from typing import Any

import pandas as pd

from toolkit.checks import ReadError
from toolkit.readers.columns import placed
from toolkit.readers.contract import Batch, Options, Problem, Source
from toolkit.readers.source import decode, looks_binary

NAME = "feed"
ABOUT = "Saved RSS, RDF or Atom feed; full text if it has it, else the summary"
SUFFIXES: tuple[str, ...] = (".xml", ".rss", ".rdf", ".atom")

# nothing in it is tried twice, or a page of comments would take for ever
PROLOG = r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+"
ROOT = re.compile(PROLOG + r"<(?:\w+:)?(rss|feed|rdf)\b", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"</?(p|br|a|b|i|em|strong|img|div|span|ul|ol|li|h\d|blockquote)\b[^>]*>", re.I)
BLOCKS = (
    *("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("blockquote", "tr", "table", "figure", "section", "article"),
)


def matches(source: Source) -> bool:
    """Whether the first element is that of a feed."""
    return not looks_binary(source.data) and bool(ROOT.match(decode(source.data[:65536])[0]))


def read(source: Source, options: Options) -> Batch:
    """Read every entry; dates stay as written, with their zone. Nothing is fetched."""
    import feedparser

    if not matches(source):
        raise ReadError(f"{source.name}: not a feed; its first element is not rss, rdf or feed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # a stream: feedparser would open a plain value as a path or an address
        found = feedparser.parse(io.BytesIO(_utf8(source.data)))
    problems, records, places = [], [], []
    broken = found.get("bozo_exception")
    if broken and not isinstance(broken, feedparser.exceptions.ThingsNobodyCaresAboutButMe):
        problems.append(
            Problem("", f"not well-formed XML, read as far as it goes ({broken})", True)
        )
    for number, entry in enumerate(found.entries, 1):
        record = _record(entry, found.feed)
        if record["title"] or record["text"]:
            records.append(record)
            places.append(f"item {number}")
        else:
            problems.append(Problem(f"item {number}", "neither title nor text"))
    if not records:
        raise ReadError(f"{source.name}: a feed without entries")
    return Batch(placed(pd.DataFrame(records, dtype="str"), places), problems)


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


def one_line(text: str) -> str:
    """A headline without tags and entities, which feeds often escape twice."""
    return " ".join((html_text(text) if TAG.search(text) else unescape(text)).split())


def html_text(text: str) -> str:
    """HTML as plain text, with a blank line between paragraphs."""
    from lxml import etree, html

    if not TAG.search(text) and "&" in text and TAG.search(unescape(text)):
        text = unescape(text)  # escaped twice
    if "<" not in text:
        return _paragraphs(unescape(text))
    try:
        root = html.fragment_fromstring(text, create_parent="div")
    except (etree.LxmlError, ValueError):
        return _paragraphs(unescape(TAG.sub("", text)))
    for element in list(root.iter("script", "style", etree.Comment)):
        element.drop_tree()
    for element in root.iter(*BLOCKS):
        element.tail = "\n\n" + (element.tail or "")
        element.text = "\n\n" + (element.text or "") if element.tag != "br" else None
    return _paragraphs(str(root.text_content()))


def _paragraphs(text: str) -> str:
    """Text with one blank line between paragraphs and single spaces inside."""
    pieces = (" ".join(piece.split()) for piece in re.split(r"\n\s*\n", text))
    return "\n\n".join(piece for piece in pieces if piece)
