"""Read exports of ProQuest as HTML, saved or sent by e-mail."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.databases.common.mail import is_mail, parts
from toolkit.readers.databases.proquest import text as proquest_text
from toolkit.readers.databases.proquest.fields import (
    article,
    body,
    same_spellings,
    without_text,
)
from toolkit.readers.databases.proquest.labels import BETWEEN, TELLING, field_of
from toolkit.readers.markup import html_text, paragraphs
from toolkit.readers.source import Source

NAME = "proquest_html"
ABOUT = "ProQuest export as HTML, saved or sent by e-mail (also forwarded)"
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".eml", ".mht")

ANCHOR = re.compile(
    r"""<a\s[^<>]{0,200}?\b(?:name|id)\s*=\s*["']?([\w.:-]{0,60}?(?:DocID_|MSTAR_)[\w-]{1,60})""",
    re.I,
)
FRAME = re.compile(r"<div\b[^<>]{0,200}border-bottom:\s*2px solid #ccc[^<>]{0,200}>", re.I)
END = re.compile(
    r"""<a\s[^<>]{0,200}?\bname\s*=\s*["']?[\w.:-]{0,60}?Bibliography"""
    r"""|<div\b[^<>]{0,300}\bclass\s*=\s*["']?copyright\b""",
    re.I,
)
STRONG = re.compile(
    r"<(?:strong|b)\b[^<>]{0,300}>\s*+(?:<(?:span|font|a)\b[^<>]{0,300}>\s*+){0,4}+"
    r"([^<>:\s][^<>:]{1,59}?)(?:\s|&nbsp;|&#160;){0,9}:",
    re.I,
)
OPENING = re.compile(r"<Text\b([^<>]{0,200})>", re.I)
CLOSING = re.compile(r"</Text\s*>", re.I)
# Pages within pages, which no parser expects; now and then the first bracket is lost.
PAGES = re.compile(
    r"</?(?:html|head|body|meta|title|!doctype|text)\b[^<>]{0,500}>|\bhtml(?:&gt;|>)(?=\s*<head)",
    re.I,
)
NUMBER = re.compile(r"(?:document|documento|dokument)\s+\d+\s+\w+\s+\d+", re.I)
BEFORE_OUTLET = BETWEEN | {"title", "alternate_title", "author"}
LINK = re.compile(r"""<a\b[^<>]{0,200}?\bhref\s*=\s*["']?([^"'\s<>]+)""", re.I)


def matches(source: Source) -> bool:
    """Whether it has the labels of ProQuest in HTML, or is a mail with a part that has."""
    if is_mail(source):
        return any(_is_export(part) for part in parts(source, whole=False))
    return _is_page(source.start)


def _is_export(part: Source) -> bool:
    return _is_page(part.start) or proquest_text.matches(part)


def _is_page(start: str) -> bool:
    if "<" not in start or "proquest" not in start.lower():
        return False
    fields = {field_of(found[1]) for found in STRONG.finditer(start)}
    return len(fields & TELLING) > 2 or ("DocID_" in start and bool(fields & TELLING))


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; what stands around them and the links of the library is passed over."""
    pages = parts(source, whole=True) if is_mail(source) else [source]
    records: list[dict[str, str]] = []
    problems: list[Problem] = []
    for page in pages:
        in_text = proquest_text.matches(page)
        found, told = proquest_text.found_in(page) if in_text else _found_in(page)
        records += found
        problems += [*noted(page), *told] if found else []
    if not records:
        raise ReadError(f"{source.name}: no article of ProQuest in it")
    several = len(records) > 1
    for number, record in enumerate(records, 1):
        record["place"] = f"article {number}" if several else ""
    same_spellings(records)
    yield articles(records, [*problems, *without_text(records)])


def _found_in(page: Source) -> tuple[list[dict[str, str]], list[Problem]]:
    """The articles of a page; of anchors without one it is told."""
    records = []
    empty: dict[str, None] = {}
    whole: set[str] = set()
    for name, block in _blocks(page.text):
        if record := _article(block):
            records.append(record)
            whole.add(name)
        elif name:
            empty[name] = None
    told = "no labels of ProQuest after this anchor, so no article"
    return records, [Problem(f"anchor {name}", told) for name in empty if name not in whole]


def _blocks(page: str) -> Iterator[tuple[str, str]]:
    """The HTML of each article from its anchor on, or from its frame where there are none."""
    starts = list(ANCHOR.finditer(page)) or list(FRAME.finditer(page))
    ends = [found.start() for found in END.finditer(page)]
    stops = [*(found.start() for found in starts[1:]), len(page)]
    for found, stop in zip(starts, stops, strict=False):
        number = bisect(ends, found.start())
        end = min(ends[number], stop) if number < len(ends) else stop
        yield (found[1] if found.re is ANCHOR else ""), page[found.start() : end]


class Label(NamedTuple):
    """A label in bold: where it begins, where its value does, our name for it, its words."""

    start: int
    end: int
    field: str
    words: str


def _article(block: str) -> dict[str, str] | None:
    """One article under our names, None if the block is none."""
    opening = OPENING.search(block)
    closing = CLOSING.search(block, opening.end()) if opening else None
    inside = range(opening.end(), closing.start()) if opening and closing else range(0)
    labels = _labels(block, inside)
    if not any(label.field in TELLING for label in labels):
        return None
    fields: dict[str, str] = {}
    content = ""
    for label, stop in zip(
        labels, [*(label.start for label in labels[1:]), len(block)], strict=True
    ):
        value = PAGES.sub("", block[label.end : stop])
        if label.field == "text":
            content = value
        else:
            told = fields.setdefault(label.field, text := _field(label, value))
            if text not in told:  # authors stand above the text and below it
                fields[label.field] = f"{told}; {text}"
    if inside:
        content = PAGES.sub("", block[inside.start : inside.stop])
    head = html_text(PAGES.sub("", block[: labels[0].start])).split("\n\n")
    title = " ".join(piece for piece in head if not NUMBER.fullmatch(piece))
    record = article(title, fields, body(_paragraphs(content)))
    if opening and (words := re.search(r"WordCount\W+(\d+)", opening[1], re.I)):
        record["words"] = words[1]
    if "doc_id" not in record and (number := re.search(r"(?:DocID_|MSTAR_)+(\d+)", block[:400])):
        record["doc_id"] = number[1]
    return record


def _labels(block: str, inside: range) -> list[Label]:
    """The labels of a block; bold words of its title and text are none."""
    labels = [
        Label(found.start(), found.end(), field_of(found[1]) or "other_fields", found[1].strip())
        for found in STRONG.finditer(block)
        if found.start() not in inside
    ]
    text = next((n for n, label in enumerate(labels) if label.field == "text"), -1)
    head = [label for label in labels[: text + 1] if label.field != "other_fields"]
    rest = labels[text + 1 :]
    begin = next((n for n, label in enumerate(rest) if label.field in TELLING), len(rest))
    while begin and (inside or rest[begin - 1].field in BEFORE_OUTLET):
        begin -= 1
    return head + rest[begin:]


def _field(label: Label, value: str) -> str:
    """The value of a field as text."""
    if label.field == "links":
        return " ".join(LINK.findall(value))
    if label.field == "summary":
        return html_text(value)
    text = html_text(value).partition("\n\n")[0]
    if label.field == "info" and (link := LINK.search(value)):
        text += f"\n{link[1]}"
    return f"{label.words}: {text}" if label.field == "other_fields" else text


def _paragraphs(content: str) -> list[str]:
    """Paragraphs of a full text, the captions under its pictures last."""
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(content, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return html_text(content).split("\n\n")
    captions = []
    for picture in tree.xpath(".//div[contains(@class, 'Illustration_content')]"):
        captions.append("Caption: " + paragraphs(picture).removeprefix("Caption:").strip())
        picture.drop_tree()
    found = paragraphs(tree).split("\n\n")
    return [piece for piece in found if piece != "Illustration"] + captions
