"""Read saved pages of search results of NewsBank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.databases.common.bylines import byline
from toolkit.readers.markup import html_tree, one_line
from toolkit.readers.source import Source

NAME = "newsbank"
ABOUT = "Saved page of search results of NewsBank: headlines and the beginning of each article"
SUFFIXES: tuple[str, ...] = (".html", ".htm")

HIT = "search-hits__hit"
TAG = re.compile(rf"<article\b[^<>]{{0,500}}?\b{HIT}\b")
ITEM = re.compile(r"search-hits__hit__meta__item--([\w-]+)")
IN_ORDER = ("display-date", "source", "author")
KNOWN = {"display-date": "date", "source": "outlet", "author": "author"}
MORE = {"page": "page", "section": "section", "edition": "edition"}
LABEL = re.compile(r"Authors?(?:\(s\))?\s*:\s*", re.I)
PREFIX = re.compile(r"Go to the document viewer for\s*", re.I)
DOCREF = re.compile(r"\bdocref=(?:image/|news/)*([\w.:-]+)")
SITE = "https://infoweb.newsbank.com"


def matches(source: Source) -> bool:
    """Whether it is a page with hits of NewsBank."""
    return HIT in source.start and TAG.search(source.start) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every hit; its preview, the beginning of the article, is its text."""
    hits = html_tree(source).xpath(_with_class("article", HIT))
    several = len(hits) > 1
    records, problems = [], []
    for number, hit in enumerate(hits, 1):
        record = _record(hit)
        place = f"article {number}" if several else ""
        if record["title"] or record["text"]:
            records.append({"place": place} | record)
        else:
            problems.append(Problem(place, "neither title nor text"))
    if not records:
        raise ReadError(f"{source.name}: a page of NewsBank without hits")
    if cut := sum(bool(record["text"]) for record in records):
        told = f"{cut} article(s) are cut: a page of results holds only the beginning of each"
        problems.append(Problem("", told, kept=True))
    yield articles(records, [*noted(source), *problems])


def _with_class(tag: str, name: str) -> str:
    return f".//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"


def _record(hit: Any) -> dict[str, str]:
    """One hit in our columns."""
    for unseen in hit.xpath(_with_class("*", "element-invisible")):
        unseen.drop_tree()
    heading = next(iter(hit.xpath(".//h3 | .//h2 | .//h4")), None)
    link = next(iter(hit.xpath(".//h3//a[@href] | .//h2//a[@href] | .//h4//a[@href]")), None)
    address = link.get("href", "") if link is not None else ""
    fields, others = _items(hit)
    record = {
        "date": fields.get("date", ""),
        "outlet": fields.get("outlet", ""),
        "title": PREFIX.sub("", one_line(heading), count=1),
        "text": _preview(hit),
        "author": byline(LABEL.sub("", fields.get("author", ""))),
        "section": fields.get("section", ""),
        "url": _address(address),
        "language": "",
        "page": fields.get("page", ""),
        "edition": fields.get("edition", ""),
        "other_fields": "; ".join(others),
    }
    named = (hit.get("data-docref") or hit.get("data-doc-id") or "").rpartition("/")[2]
    if not named and (found := DOCREF.search(unquote(address))):
        named = found[1]
    return record | ({"doc_id": named} if named else {})


def _items(hit: Any) -> tuple[dict[str, str], list[str]]:
    """Date, outlet, author and the like, and items that are none of them."""
    fields: dict[str, str] = {}
    others = []
    items = [(ITEM.search(item.get("class") or ""), item) for item in hit.xpath(".//ul/li")]
    if any(named for named, _ in items):  # the others are buttons
        items = [(named, item) for named, item in items if named]
    for number, (named, item) in enumerate(items):
        text = one_line(item)
        kind = named[1] if named else IN_ORDER[number] if number < len(IN_ORDER) else ""
        ours = KNOWN.get(kind) or MORE.get(kind, "")
        if ours and ours not in fields:
            fields[ours] = text
        elif text:
            others.append(text)
    return fields, others


def _preview(hit: Any) -> str:
    """The words shown of an article, without the points where they are cut."""
    for name in ("preview-first-paragraph", "search-hits__hit__preview"):
        for found in hit.xpath(_with_class("*", name)):
            if text := one_line(found):
                return re.sub(r"\s*(?:\.{3}|…)$", "", text)
    return ""


def _address(address: str) -> str:
    """An address at NewsBank without the proxy of a library; '' if there is none."""
    if not address:
        return ""
    if address.startswith("/"):
        return SITE + address
    return re.sub(r"^https?://infoweb[.-]newsbank[.-]com[^/]*", SITE, address, flags=re.I)
