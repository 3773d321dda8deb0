"""Read pages of articles saved from Europresse (Eureka), old and new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.databases.europresse.new import new_fields
from toolkit.readers.databases.europresse.old import old_fields
from toolkit.readers.source import Source

NAME = "europresse"
ABOUT = "Articles saved from Europresse or Eureka as a web page"
SUFFIXES: tuple[str, ...] = (".html", ".htm")

OUTLET = re.compile(
    r"""<(?:span|div)\b[^<>]*\bclass=["']?(?:rdp__)?DocPublicationName\b[^<>]*>""", re.I
)
NEW = re.compile(r"<article\b[^<>]*>", re.I)
TITLED = re.compile(r"""class=["']?(?:DocHeader|TitreArticleVisu)""", re.I)
ONE = re.compile(r"documentText\s*=\s*(`)(.*?)(?:`|\Z)", re.DOTALL)  # page of a single article
ESCAPED = "DocPublicationName&quot;"


def matches(source: Source) -> bool:
    """Whether an element has the class in which Europresse names the outlet."""
    start = source.start
    if "docpublicationname" not in source.lowered:
        return False
    return OUTLET.search(start) is not None or (ESCAPED in start and "documentText" in start)


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; certificates and the rights of Europresse are left out."""
    text = source.text
    if (one := ONE.search(text)) and not OUTLET.search(text[: one.start()]):
        text = unescape(unescape(one[2]))
    records, problems = [], noted(source)
    for number, record in enumerate(_records(text), 1):
        place = f"article {number}"
        if record["title"] or record["text"]:
            records.append({"place": place, **record})
        else:
            problems.append(Problem(place, "neither headline nor text"))
    if not records:
        raise ReadError(f"{source.name}: a page of Europresse without an article")
    yield articles(records, problems)


def _records(text: str) -> Iterator[dict[str, str]]:
    """Every article by itself: mark-up that one leaves open does not reach the next."""
    starts = [match.start() for match in NEW.finditer(text)]
    if starts:
        for start, end in pairwise([*starts, len(text)]):
            closed = text.rfind("</article>", start, end)
            yield new_fields(text[start : closed if closed >= 0 else end])
        return
    starts = [match.start() for match in OUTLET.finditer(text)]
    piece = ""
    for start, end in pairwise([*starts, len(text)]):
        one = text[start:end]
        piece += one  # a name may be in two elements
        if TITLED.search(one):
            yield old_fields(piece)
            piece = ""
    if piece:
        yield old_fields(piece)
