"""Read the XML of Factiva, as its web interface and its services give it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.databases.factiva.fields import record_of
from toolkit.readers.markup import one_line, xml_root
from toolkit.readers.source import Source

NAME = "factiva_xml"
ABOUT = "Articles saved from Factiva as XML"
SUFFIXES: tuple[str, ...] = (".xml",)

ROOT = re.compile(r"<(?:\w+:)?(?:PPSResponse|ppsArticleResponse|ppsarticleResultSet)\b")
DOCUMENT = re.compile(r"<\?xml\b[^<>]*\?>|(?<=</PPSResponse>)")  # where a file pasted in begins
NAMED = re.compile(r"&nbsp;?")  # not known to XML, and found in it all the same

#: Element to code of the field; several elements of one are joined.
ELEMENTS = {
    **{"columnName": "CLM", "sectionName": "SE", "headline": "HD", "byline": "BY"},
    **{"credit": "CR", "wordCount": "WC", "sourceName": "SN", "sourceCode": "SC"},
    **{"edition": "ED", "volume": "VOL", "baseLanguage": "LA", "copyright": "CY"},
    **{"corrections": "CX", "correction": "CX", "dateLine": "DLN", "artWork": "ART"},
    **{"art": "ART", "contact": "CT", "notes": "RF", "publisherName": "PUB"},
    **{"accessionNo": "AN"},
}
BODY = {"leadParagraph": "LP", "tailParagraphs": "TD"}
INDEXED_BY = {"company": "CO", "industry": "IN", "newsSubject": "NS", "region": "RE"}


def matches(source: Source) -> bool:
    """Whether one of the outer elements of Factiva's answers begins it."""
    return ROOT.search(source.start[:8192]) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; a number of them that the file gives wrongly is told."""
    records: list[dict[str, str]] = []
    problems: list[Problem] = noted(source)
    number = 0
    for part in _parts(source.text):
        root, broken = xml_root(part, source.name)
        if broken:
            told = f"not well-formed XML, read as far as it goes ({broken})"
            problems.append(Problem("", told, kept=True))
        found = [element for element in _named(root.iter(), "article") if len(element)]
        for element in found:
            number += 1
            place = f"article {number}"
            record = record_of(_fields(element))
            if record["title"] or record["text"]:
                records.append({"place": place, **record})
            else:
                problems.append(Problem(place, "neither headline nor text"))
        problems += _miscounted(root, len(found))
    if not records:
        raise ReadError(f"{source.name}: XML of Factiva without an article")
    yield articles(records, problems)


def _parts(text: str) -> list[str]:
    """The file, or the files that were pasted into it one after another."""
    text = NAMED.sub("&#160;", text.replace("\ufeff", ""))
    return [part for part in DOCUMENT.split(text) if "<" in part] or [text]


def _miscounted(root: Any, found: int) -> list[Problem]:
    """A remark if the file says that it holds another number of articles."""
    counts = [e.get("count") or "" for e in _named(root.iter(), "ppsarticleResultSet")]
    said = sum(int(count) for count in counts if count.isdecimal() and len(count) < 9)
    if not said or said == found:
        return []
    return [Problem("", f"it says that it holds {said:,} articles, and holds {found:,}", kept=True)]


def _fields(article: Any) -> dict[str, str]:
    """Codes of fields to the text of an article's elements."""
    fields: dict[str, str] = {}
    for child in article:
        name = _local(child)
        if code := ELEMENTS.get(name):
            fields[code] = f"{fields.get(code, '')} {' '.join(_pieces(child))}".strip()
        elif code := BODY.get(name):
            fields[code] = "\n\n".join(_pieces(child))
        elif name == "pages":
            fields["PG"] = ", ".join(filter(None, map(one_line, child))) or one_line(child)
        elif name == "publicationDate":
            fields["PD"] = _date(child)
        elif name == "descField":
            code = "IPD" if child.get("code") == "ipd" else "IPC"
            fields[code] = f"{fields.get(code, '')} | {one_line(child)}"
        elif code := INDEXED_BY.get(name):
            value = " : ".join(filter(None, (child.get("code"), one_line(child))))
            fields[code] = f"{fields.get(code, '')} | {value}"
    return fields


def _pieces(element: Any) -> list[str]:
    """The paragraphs of an element, or all that it holds if it has none."""
    found = list(_named(element.iter(), "paragraph")) or [element]
    return [piece for piece in map(one_line, found) if piece]


def _date(element: Any) -> str:
    """The time of publication if it is given, else the day."""
    parts = {_local(child): one_line(child) for child in element}
    day = f"{parts.get('date', '')} {parts.get('time', '')}".strip()
    return parts.get("dateTime") or day or one_line(element)


def _named(elements: Iterable[Any], name: str) -> Iterator[Any]:
    return (element for element in elements if _local(element) == name)


def _local(element: Any) -> str:
    """The name of an element without its name space, of which there are several."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
