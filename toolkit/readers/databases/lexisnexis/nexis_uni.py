"""Read exports of Nexis Uni and Nexis as Word or RTF file, or the same lines as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, articles, noted
from toolkit.readers.databases.lexisnexis.nexis_lines import END, Line, articles_of
from toolkit.readers.databases.lexisnexis.values import entry, nothing
from toolkit.readers.documents.word_paragraphs import is_word, word_paragraphs
from toolkit.readers.rtf import is_rtf, rtf_text
from toolkit.readers.source import Source

NAME = "nexis_uni"
ABOUT = "Nexis Uni export as Word or RTF file, articles that close with 'End of Document'"
SUFFIXES: tuple[str, ...] = (".docx", ".rtf")

MARK = re.compile(rf"(?:^|[\s}}]){END.pattern}\b", re.IGNORECASE)
LABEL = re.compile(
    r"\b(?:load-date|length|länge|l\\'e4nge|longueur|longitud|lengte|byline|section|rubrik"
    r"|publication-type)(?:\s*:|\\|\})",
    re.IGNORECASE,
)


def matches(source: Source) -> bool:
    """Whether an article ends as there, and has a label such as 'Load-Date:'."""
    if is_word(source):
        try:
            text = "\n".join(one.text for one in _word_lines(source))
        except ReadError:
            return False
    elif is_rtf(source.start[:64]):
        text = source.data.decode("latin-1")
    elif source.is_markup:
        return False
    else:
        text = source.start
    if "ocument" not in text and "okument" not in text:
        return False
    return MARK.search(text) is not None and LABEL.search(text) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; the cover with the list of results is left out."""
    if is_word(source):
        lines, problems = _word_lines(source), []
    else:
        text = rtf_text(source) if is_rtf(source.start[:64]) else source.text
        lines, problems = [Line(one) for one in text.split("\n")], noted(source)
    records = []
    for number, (found, told) in enumerate(articles_of(lines), 1):
        record, problem = entry(found, f"article {number}", told)
        records += [record] if record else []
        problems += [problem] if problem else []
    if not records:
        raise ReadError(f"{source.name}: {nothing(problems)}")
    yield articles(records, problems)


def _word_lines(source: Source) -> list[Line]:
    """The lines of a Word file; a line break in a paragraph begins another."""
    lines = []
    for one in word_paragraphs(source):
        pieces = [piece for piece in one.text.split("\n") if piece.strip()]
        bold = (one.text if one.style.startswith("heading") else one.bold).strip()
        mark = next((m for m in one.marks if m.startswith(("Body", "Classification"))), "")
        for piece in pieces:
            lines.append(Line(piece, bold, one.section, mark, one.link))
            bold = bold.removeprefix(piece.strip()).strip() if bold else ""
    return lines
