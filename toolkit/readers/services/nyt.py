"""Read answers of the New York Times: Article Search, Archive, Top Stories, Newswire."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.readers.contract import Batch, Options
from toolkit.readers.services.answers import Service, batches, keys
from toolkit.readers.services.cells import full_text, headline, inner, others, prose, string
from toolkit.readers.services.gather import Item
from toolkit.readers.source import Source

NAME = "nyt"
ABOUT = "New York Times APIs, answers saved as JSON, JSON lines or a table; lead paragraphs"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl", ".csv")

OUTLET = "The New York Times"
MIDNIGHT = re.compile(r"T00:00:00(?:Z|[+-]00:?00)$")  # a day, which is written as a time
FACETS = ("des_facet", "org_facet", "per_facet", "geo_facet")
LEAD = "the text is the lead paragraph; the service gives no more"
NO_LEAD = "no text, the service gives an abstract only (`summary`)"
USED = {
    *("_id", "uri", "web_url", "url", "snippet", "lead_paragraph", "abstract", "headline", "title"),
    *("keywords", "pub_date", "published_date", "document_type", "item_type", "news_desk"),
    *("section_name", "section", "subsection_name", "subsection", "byline", "source"),
    *("word_count", "print_page", "type_of_material", "material_type_facet", "multimedia"),
    *("blog", "slideshow_credits", *FACETS, "full_text", "fulltext", "article_text", "text", "row"),
}


def matches(source: Source) -> bool:
    """Whether articles have the fields that only these services give them."""
    found = keys(source)
    search = found >= {"web_url", "headline"} and bool(found & {"pub_date", "lead_paragraph"})
    return search or found >= {"des_facet", "abstract", "published_date"}


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; the lead paragraph is `text`, abstract or snippet are `summary`."""
    yield from batches(source, SERVICE)


def _is_item(found: Item) -> bool:
    return ("web_url" in found and "headline" in found) or (
        "published_date" in found and "title" in found
    )


def _total(answer: Item) -> Any:
    return inner(answer, "meta", "hits") or inner(answer, "metadata", "hits")


def _record(item: Item, answer: Item) -> Item:
    head = item.get("headline")
    title = inner(head, "main") if isinstance(head, dict) else head or item.get("title")
    full = full_text(item)
    lead = prose(item.get("lead_paragraph"))
    day = string(item.get("pub_date") or item.get("published_date"))
    return others(item, USED) | {
        "doc_id": string(item.get("_id") or item.get("uri")),
        "date": MIDNIGHT.sub("", day),
        "outlet": string(item.get("source")) or OUTLET,
        "title": headline(title) or headline(inner(head, "print_headline")),
        "text": full or lead,
        "summary": prose(item.get("abstract") or item.get("snippet")),
        "author": _author(item.get("byline")),
        "section": string(item.get("section_name") or item.get("section")),
        "url": string(item.get("web_url") or item.get("url")),
        "language": "",
        "kicker": headline(inner(head, "kicker")),
        "print_headline": headline(inner(head, "print_headline")),
        "keywords": _keywords(item),
        "news_desk": string(item.get("news_desk")),
        "subsection": string(item.get("subsection_name") or item.get("subsection")),
        "type": string(item.get("type_of_material") or item.get("material_type_facet")),
        "document_type": string(item.get("document_type") or item.get("item_type")),
        "words": string(item.get("word_count")),
        "page": string(item.get("print_page")),
        "remark": "" if full else LEAD if lead else NO_LEAD,
    }


def _author(byline: Any) -> str:
    """The byline without 'By'; it may be a record, a list, a text or missing."""
    if isinstance(byline, list):
        byline = next((b for b in byline if isinstance(b, dict)), None)
    if isinstance(byline, dict):
        if told := string(byline.get("original")):
            return _author(told)
        return _persons(byline.get("person")) or string(byline.get("organization"))
    return re.sub(r"^By\s+", "", string(byline), flags=re.I)


def _persons(persons: Any) -> str:
    parts = ("firstname", "middlename", "lastname")
    named = [
        " ".join(filter(None, (string(p.get(part)) for part in parts)))
        for p in (persons if isinstance(persons, list) else ())
        if isinstance(p, dict)
    ]
    return ", ".join(filter(None, named))


def _keywords(item: Item) -> str:
    """Keywords of a search, or the four sorts of them that other answers have."""
    lists = [item.get(name) for name in ("keywords", *FACETS)]
    found = [v for values in lists for v in (values if isinstance(values, list) else [values])]
    words = [string(v.get("value") if isinstance(v, dict) else v) for v in found]
    return "; ".join(dict.fromkeys(filter(None, words)))


SERVICE = Service("the New York Times", ("response", "docs", "results"), _is_item, _record, _total)
