"""Read answers of the Guardian's Content API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.readers.contract import Batch, Options
from toolkit.readers.markup import html_text, paragraphs
from toolkit.readers.services.answers import Service, batches, keys
from toolkit.readers.services.cells import full_text, headline, inner, others, prose, string
from toolkit.readers.services.gather import Item
from toolkit.readers.source import Source

NAME = "guardian"
ABOUT = "Guardian Content API, answers saved as JSON, JSON lines or a table"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl", ".csv")

OUTLET = "The Guardian"
SITE = "theguardian.com"
ASIDE = ("figure", "aside", "gu-atom", "iframe", "time")  # pictures, links to others, embeds
USED = {
    *("id", "webPublicationDate", "webTitle", "webUrl", "sectionName", "sectionId", "apiUrl"),
    *("fields", "blocks", "tags", "isHosted", "references", "row", "text", "full_text", "type"),
    *("pillarName", "pillarId", "fulltext", "article_text"),
}
NO_TEXT = "no text; ask for it with show-fields=body,byline,trailText"


def matches(source: Source) -> bool:
    """Whether articles have the fields that only this service gives them."""
    return keys(source) >= {"webTitle", "webPublicationDate"}


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; the text is there if it was asked for."""
    yield from batches(source, SERVICE)


def _is_item(found: Item) -> bool:
    return "webTitle" in found and "webPublicationDate" in found


def _total(answer: Item) -> Any:
    return answer.get("total")


def _record(item: Item, answer: Item) -> Item:
    given = item.get("fields")
    fields: Item = given if isinstance(given, dict) else {}
    publication = string(fields.get("publication"))
    tags = [tag for tag in item.get("tags") or () if isinstance(tag, dict)]
    text = _text(item, fields)
    title = headline(item.get("webTitle"))
    named = headline(fields.get("headline"))
    return others(item, USED) | {
        "doc_id": string(item.get("id")),
        "date": string(item.get("webPublicationDate")),
        "outlet": publication if publication not in ("", SITE) else OUTLET,
        "title": title or named,
        "headline": named if named != title else "",
        "text": text,
        "summary": prose(fields.get("trailText") or fields.get("standfirst")),
        "author": headline(fields.get("byline")) or _titles(tags, "contributor", ", "),
        "section": string(item.get("sectionName")),
        "url": string(item.get("webUrl")),
        "language": string(fields.get("lang")),
        "keywords": _titles(tags, "keyword", "; "),
        "type": string(item.get("type")),
        "pillar": string(item.get("pillarName")),
        "words": string(fields.get("wordcount")),
        "production_office": string(fields.get("productionOffice")),
        "page": string(fields.get("newspaperPageNumber")),
        "remark": "" if text else NO_TEXT,
    }


def _titles(tags: list[Item], kind: str, joint: str) -> str:
    return joint.join(string(t.get("webTitle")) for t in tags if t.get("type") == kind)


def _text(item: Item, fields: Item) -> str:
    """The body: as HTML, which has paragraphs, failing that as plain text."""
    if body := string(fields.get("body")) and str(fields["body"]):
        return _plain(body)
    if fields.get("bodyText"):
        return prose(fields["bodyText"])
    blocks = inner(item, "blocks", "body")
    parts = [b for b in blocks if isinstance(b, dict)] if isinstance(blocks, list) else []
    texts = [_plain(str(b.get("bodyHtml") or "")) or prose(b.get("bodyTextSummary")) for b in parts]
    return "\n\n".join(filter(None, texts)) or full_text(item)


def _plain(body: str) -> str:
    """The paragraphs of a body without pictures and links to other articles."""
    from lxml import etree, html

    try:
        root = html.fragment_fromstring(body, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return html_text(body)
    etree.strip_elements(root, *ASIDE, with_tail=False)
    return paragraphs(root)


SERVICE = Service("the Guardian", ("response", "results", "content"), _is_item, _record, _total)
