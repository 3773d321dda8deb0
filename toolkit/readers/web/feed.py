"""Read saved feeds: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.markup import html_text, one_line, paragraphs, xml_root
from toolkit.readers.source import Source
from toolkit.readers.web.feed_names import bare, parts, plain, prepared

NAME = "feed"
ABOUT = "Saved RSS, RDF or Atom feed; full text if it has it, else the summary"
SUFFIXES: tuple[str, ...] = (".xml", ".rss", ".rdf", ".atom")

# nothing in it is tried twice, or a page of comments would take for ever
PROLOG = r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+"
ROOT = re.compile(PROLOG + r"<(?:\w+:)?(rss|feed|rdf)\b", re.IGNORECASE | re.DOTALL)
FULL = ("content:encoded", "content", "xhtml:body", "body", "yandex:full-text", "fulltext")
SUMMARY = ("description", "summary", "xhtml:div", "dc:description", "itunes:summary", "tagline")
DATES = (
    *("pubdate", "published", "issued", "dc:date", "dc:issued", "dc:created", "created"),
    *("prism:publicationdate", "date", "updated", "dc:modified", "modified"),
)
ABOUT_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
LINKS = ("feedburner:origlink", "link", "atom:link")
MAIL = re.compile(r"<?[\w.+-]+@[\w.-]+>?")
ENTITY = re.compile(r"&(?:amp|quot|apos|nbsp|#\d{1,6}|#x[\da-f]{1,6});", re.IGNORECASE)

Fields = dict[str, list[Any]]


def matches(source: Source) -> bool:
    """Whether the first element is that of a feed."""
    return bool(ROOT.match(source.start))


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every entry; dates stay as written, with their zone. Nothing is fetched."""
    if not matches(source):
        raise ReadError(f"{source.name}: not a feed; its first element is not rss, rdf or feed")
    root, broken = xml_root(prepared(source.text), source.name)
    problems, records = noted(source), []
    if broken:
        told = f"not well-formed XML, read as far as it goes ({broken})"
        problems.append(Problem("", told, kept=True))
    channel = _channel(root)
    entries = [one for one in root.iter() if plain(one) in ("item", "entry")]
    summaries = 0
    for number, element in enumerate(entries, 1):
        fields = _fields(element)
        record = _record(fields, channel)
        record["guid"] = record["guid"] or element.get(ABOUT_ITEM) or ""
        if record["title"] or record["text"]:
            records.append(record | {"place": f"item {number}"})
            summaries += bool(record["text"]) and not any(_body(fields, FULL))
        else:
            problems.append(Problem(f"item {number}", "neither title nor text"))
    if not records:
        raise ReadError(f"{source.name}: a feed without entries")
    if summaries:
        told = f"{summaries:,} of {len(records):,} entries hold a description, mostly a summary"
        problems.append(Problem("", f"{told}, and no full text", kept=True))
    yield articles(records, problems)


def _fields(element: Any) -> Fields:
    """The elements in an entry by their names."""
    fields: Fields = defaultdict(list)
    for name, one in parts(element):
        fields[name].append(one)
    return fields


def _channel(root: Any) -> Fields:
    """The elements that describe the feed."""
    found = next((one for one in root.iter() if plain(one) == "channel"), root)
    fields = _fields(found)
    fields["language"] += fields.pop("dc:language", [])
    fields["atom"] = [root] if plain(root) == "feed" else []
    return fields


def _record(fields: Fields, channel: Fields) -> dict[str, str]:
    """One entry in our columns."""
    full, short = _body(fields, FULL), _body(fields, SUMMARY)
    pictured = [] if full or short else [_text(one) for one in _deep(fields, "media:description")]
    text = max(full, key=len, default="") or next(iter([*short, *pictured]), "")
    sources = fields.get("source", [])
    named = [one for source in sources for name, one in parts(source) if name == "title"]
    return {
        "date": _line([one for name in DATES for one in fields.get(name, [])]),
        "outlet": _line(named or sources) or _line(channel.get("title", [])),
        "title": _line([*fields.get("title", []), *fields.get("dc:title", [])]),
        "text": text,
        "url": _url(fields),
        "author": ", ".join(_authors(fields) or _authors(channel if channel["atom"] else {})),
        "section": ", ".join(_sections(fields)),
        "language": _language(fields, channel),
        "guid": _line([*fields.get("guid", []), *fields.get("id", [])]),
        "description": short[0] if full and short else "",
    }


def _body(fields: Fields, names: Sequence[str]) -> list[str]:
    """The texts under some names, empty ones left out."""
    found = (one for name in names for one in fields.get(name, []))
    return [text for one in found if (text := _text(one))]


def _text(element: Any) -> str:
    """The text of an element that holds HTML, escaped once or twice or not at all."""
    if (element.get("type") or "").startswith(("image/", "video/", "audio/")):
        return ""
    if any(isinstance(one.tag, str) for one in element):
        return paragraphs(bare(element))
    return html_text(element.text or "")


def _line(elements: Sequence[Any]) -> str:
    """The first of some elements that has text, on one line."""
    for one in elements:
        held = any(isinstance(child.tag, str) for child in one)
        if line := one_line(one if held else (one.text or "")):
            return one_line(line) if ENTITY.search(line) else line
    return ""


def _deep(fields: Fields, name: str) -> list[Any]:
    """Elements with a name, also in groups of media."""
    groups = [*fields.get("media:group", []), *fields.get("media:content", [])]
    inner = [one for group in groups for one in group.iter() if plain(one) == name]
    return [*fields.get(name, []), *inner]


def _url(fields: Fields) -> str:
    """The address of the article, not of its comments or of the feed."""
    links = [one for name in LINKS for one in fields.get(name, [])]
    for one in links:
        address = one.get("href") or one.text or ""
        if one.get("rel", "alternate") == "alternate" and address.strip():
            return address.strip().replace("&amp;", "&")
    for one in fields.get("guid", []):
        if (one.text or "").strip().startswith("http") and one.get("isPermaLink") != "false":
            return one.text.strip().replace("&amp;", "&")
    return ""


def _authors(fields: Fields) -> list[str]:
    """Names of authors; of 'mail@paper (Name)' the name."""
    found = []
    for one in fields.get("author", []):
        names = [part for name, part in parts(one) if name in ("name", "dc:creator")]
        found += [_line([name]) for name in names] if names else [_line([one])]
    creators = [_line([one]) for one in fields.get("dc:creator", [])]
    found = creators if any(creators) else found or [_line(fields.get("itunes:author", []))]
    return list(dict.fromkeys(name for author in found if (name := _name(author))))


def _name(author: str) -> str:
    if not MAIL.search(author):
        return author
    return MAIL.sub("", author).strip(" ()<>,;\"'") or author


def _sections(fields: Fields) -> list[str]:
    """Categories; only without any the section of a magazine."""
    found = [
        one.get("label") or one.get("term") or one_line(one.text or "")
        for name in ("category", "dc:subject")
        for one in fields.get(name, [])
    ]
    named = list(dict.fromkeys(filter(None, map(one_line, found))))
    return named or [line for line in [_line(fields.get("prism:section", []))] if line]


def _language(fields: Fields, channel: Fields) -> str:
    named = _line([*fields.get("dc:language", []), *channel.get("language", [])])
    around = [one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in channel["atom"]]
    return named or next(filter(None, around), "")
