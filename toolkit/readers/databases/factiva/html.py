"""Read pages of articles saved from Factiva, with field codes or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.databases.factiva.fields import CODES, TAIL, record_of
from toolkit.readers.databases.factiva.head import head_fields, is_name
from toolkit.readers.markup import html_tree, paragraphs
from toolkit.readers.source import Source

NAME = "factiva_html"
ABOUT = "Articles saved from Factiva as a web page, with field codes or without"
SUFFIXES: tuple[str, ...] = (".html", ".htm")

ARTICLE = re.compile(
    r"""<(?i:div|p)\b[^<>]*\b(?i:class)=["']?(?:article [a-z]{2,4}Article\b"""
    r"""|articleParagraph [a-z]{2,4}articleParagraph\b)"""
)
FRAME = re.compile(r"<(?i:title)>\s*(?:Dow Jones )?Factiva")  # the first article may come late
LANGUAGE = re.compile(r"\b([a-z]{2})[a-z]{0,2}(?:Article|articleParagraph|Headline)\b")
HEADLINE = re.compile(r"\b[a-z]{2,4}Headline\b")
FIELD = re.compile(r"[A-Z]{2,3}")
BLOCKS = ("div", "p", "table", "pre", "ul", "ol", "section", "article", "form", "center")
HOLDERS = ("div", "section", "article", "form", "center", "span")
UNSEEN = ("script", "style", "br", "img")
CELLS = ("td", "th")
BOLD = "descendant::text()[ancestor::b or ancestor::strong]"


def matches(source: Source) -> bool:
    """Whether it has the classes of Factiva's articles, or the frame of its pages."""
    start = source.start
    if "activa" not in start and "articleParagraph" not in start:
        return False
    framed = FRAME.search(start) is not None and "PageBaseForm" in start
    return framed or ARTICLE.search(start) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article with its fields; what stands around the articles is left."""
    units = list(_units(html_tree(source)))
    records, problems = [], noted(source)
    for number, unit in enumerate(units, 1):
        place = f"article {number}"
        found = LANGUAGE.findall(" ".join(e.get("class") or "" for e in unit.iter("div", "p")))
        _set_off(unit)
        fields = _labelled(unit) or _unlabelled(unit)
        record = record_of(fields, found[-1] if found else "")
        if record["title"] or record["text"]:
            records.append({"place": place, **record})
        else:
            problems.append(Problem(place, "neither headline nor text"))
    if not records:
        raise ReadError(
            f"{source.name}: a page of Factiva without an article; it is to be saved as "
            "'Article Format' or 'Full Article'"
        )
    yield articles(records, problems)


def _units(tree: Any) -> Iterator[Any]:
    """The elements of articles: some interfaces put each into another of the same class."""
    inner: dict[Any, list[Any]] = {}
    for element in tree.iter("div"):
        if "article" in (element.get("class") or "").split():
            outer = next((a for a in element.iterancestors("div") if a in inner), None)
            inner[element] = []
            if outer is not None:
                inner[outer].append(element)
    nested = {element for within in inner.values() for element in within}
    for element in inner:
        if element not in nested:
            yield from _innermost(element, inner)


def _innermost(element: Any, inner: dict[Any, list[Any]]) -> list[Any]:
    """The element itself, or the articles within it if there are several."""
    found, todo = [], [element]
    while todo:
        one = todo.pop()
        todo += reversed(inner[one])
        found += [] if inner[one] else [one]
    return found if len(found) > 1 else [element]


def _set_off(unit: Any) -> None:
    """Put blanks between the cells of tables, which nothing else keeps apart."""
    for cell in unit.iter(*CELLS):
        cell.tail = f" {cell.tail or ''}"


def _labelled(unit: Any) -> dict[str, str]:
    """Fields from the rows of a table that have their code in front; none if there are none."""
    fields: dict[str, str] = {}
    code = ""
    seen: set[Any] = set()  # rows of tables within a value
    for row in unit.iter("tr"):
        cells = [cell for cell in row if cell.tag in CELLS]
        if row in seen or len(cells) < 2:
            continue
        label = " ".join("".join(cells[0].itertext()).split())
        if label and not FIELD.fullmatch(label):
            continue
        code = label or code
        if code:
            seen.update(inside for cell in cells for inside in cell.iter("tr"))
            value = "\n\n".join(filter(None, map(paragraphs, cells[1:])))
            fields[code] = f"{fields[code]}\n\n{value}" if code in fields else value
    return fields if len(CODES.keys() & fields.keys()) > 2 else {}


def _unlabelled(unit: Any) -> dict[str, str]:
    """Fields by what they are and where they stand."""
    leaves = [*_leaves(unit), *_left_outside(unit)]
    body = [n for n, leaf in enumerate(leaves) if _is_text(leaf)] or _plain_body(leaves)
    first, last = (body[0], body[-1]) if body else (len(leaves), len(leaves) - 1)
    title = next((n for n, leaf in enumerate(leaves[:first]) if _is_title(leaf)), -1)
    fields: dict[str, str] = {"HD": paragraphs(leaves[title]) if title >= 0 else ""}
    above = list(filter(None, map(paragraphs, leaves[: max(title, 0)])))
    fields["CLM"], fields["SE"] = "; ".join(above[:-1]), "".join(above[-1:])
    lines, notes, text = [], [], []
    for number, leaf in enumerate(leaves[title + 1 :], title + 1):
        words = paragraphs(leaf)
        if not words:
            continue
        if "author" in (leaf.get("class") or "").split() and number < first:
            fields["BY"] = f"{fields['BY']}; {words}" if "BY" in fields else words
        elif leaf.tag == "div" and number < first:
            lines.append(" ".join(words.split()))
        elif first <= number <= last or leaf.tag not in ("p", "div"):
            text.append(words)
        else:
            notes.append(" ".join(words.split()))
    return fields | head_fields(lines) | {"TD": "\n\n".join(text)} | _foot(notes)


def _leaves(unit: Any) -> Iterator[Any]:
    """Elements that hold no other blocks, and tables, in their order."""
    todo = list(reversed(unit))
    while todo:
        element = todo.pop()
        holds = element.tag in HOLDERS and any(child.tag in BLOCKS for child in element)
        if holds and element.get("id") != "hd":
            todo.extend(reversed(element))
        elif isinstance(element.tag, str) and element.tag not in UNSEEN:
            yield element


def _left_outside(unit: Any) -> list[Any]:
    """Paragraphs behind an article that has none, where broken mark-up closed it too early."""
    if any(map(_is_text, unit.iter("p"))):
        return []
    run = list(takewhile(lambda element: element.tag in ("p", "table", "pre"), unit.itersiblings()))
    return run if any(map(_is_text, run)) else []


def _is_text(leaf: Any) -> bool:
    return "articleParagraph" in (leaf.get("class") or "")


def _is_title(leaf: Any) -> bool:
    if leaf.get("id") == "hd":
        return True
    if any(HEADLINE.search(e.get("class") or "") for e in leaf.iter()):
        return True
    words = "".join(leaf.itertext()).strip()
    return bool(words) and words == "".join(leaf.xpath(BOLD)).strip()


def _plain_body(leaves: list[Any]) -> list[int]:
    """Paragraphs of an article that does not mark them: all but publisher and number."""
    plain = [n for n, leaf in enumerate(leaves) if leaf.tag == "p" and paragraphs(leaf)]
    if plain and TAIL.fullmatch(" ".join(paragraphs(leaves[plain[-1]]).split())):
        plain.pop()
        if plain and is_name(paragraphs(leaves[plain[-1]])):
            plain.pop()
    return plain


def _foot(notes: list[str]) -> dict[str, str]:
    """Fields after the text: notes, the publisher, and the number."""
    found: dict[str, str] = {}
    if notes and TAIL.fullmatch(notes[-1]):
        found["AN"] = notes.pop()
        found["PUB"] = notes.pop() if notes else ""
    found["RF"] = "; ".join(notes)
    return found
