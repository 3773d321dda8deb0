"""Read sitemaps for news, which list the headlines of a paper's last days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.markup import one_line, xml_tree
from toolkit.readers.source import Source

NAME = "news_sitemap"
ABOUT = "Sitemap for news: headlines with address, date and outlet, no text"
SUFFIXES: tuple[str, ...] = (".xml",)

# nothing in it is tried twice
PROLOG = r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+"
ROOT = re.compile(PROLOG + r"<(?:\w+:)?(urlset|sitemapindex)\b", re.IGNORECASE | re.DOTALL)
FIELDS = {
    "publication_date": "date",
    "title": "title",
    "name": "outlet",
    "language": "language",
    "keywords": "keywords",
    "genres": "genres",
    "stock_tickers": "stock_tickers",
}


def matches(source: Source) -> bool:
    """Whether the first element is that of a sitemap."""
    start = source.start
    return ("urlset" in start or "sitemapindex" in start) and ROOT.match(start) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every address with a headline; the date of its last change is not its date."""
    root, broken = xml_tree(source)
    if _name(root) == "sitemapindex":
        raise ReadError(
            f"{source.name}: an index of sitemaps, which holds no headlines. Load the sitemaps "
            "that it lists"
        )
    records, problems = [], noted(source)
    if broken:
        told = f"not well-formed XML, read as far as it goes ({broken})"
        problems.append(Problem("", told, kept=True))
    without = 0
    for number, element in enumerate((one for one in root if _name(one) == "url"), 1):
        record = _record(element)
        if record["title"]:
            records.append(record | {"place": f"item {number}"})
        else:
            without += 1
    if not records:
        raise ReadError(
            f"{source.name}: a sitemap without headlines; {without:,} address(es) alone are no "
            "articles. Load the pages they lead to"
        )
    if without:
        told = f"{without:,} address(es) without a headline are no articles and were left out"
        problems.append(Problem("", told))
    yield articles(records, problems)


def _name(element: Any) -> str:
    """The name of an element without its vocabulary, which is not always declared."""
    if not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower()


def _record(element: Any) -> dict[str, str]:
    """One address in our columns."""
    record = {"url": "", "author": "", "section": "", "text": ""}
    record |= dict.fromkeys(FIELDS.values(), "")
    for one in element:
        if _name(one) == "loc":
            record["url"] = one_line(one)
        if _name(one) == "news":
            for part in one.iter():
                if (field := FIELDS.get(_name(part))) and not record[field]:
                    record[field] = one_line(part)
    return record
