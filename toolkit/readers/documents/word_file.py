"""Read one article per Word file."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.readers.contract import Batch, Options
from toolkit.readers.documents.one_article import one_article
from toolkit.readers.documents.word_paragraphs import is_word, word_paragraphs
from toolkit.readers.source import Source

NAME = "word"
ABOUT = "Word file with one article; its title is the first heading or a short first line"
SUFFIXES: tuple[str, ...] = (".docx", ".docm")

FIRST = 5  # paragraphs in which the heading stands; one further down is that of a part


def matches(source: Source) -> bool:
    """Whether the content is a zip archive that holds a Word document."""
    return is_word(source)


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read one article; notes, comments, headers and footers are left out."""
    found = [one for one in word_paragraphs(source) if one.text.strip()]
    headings = (
        number
        for style in ("title", "heading")
        for number, one in enumerate(found[:FIRST])
        if one.style.startswith(style)
    )
    title = ""
    if (number := next(headings, None)) is not None:
        title = " ".join(found.pop(number).text.split())
    text = "\n\n".join(one.text.strip() for one in found)
    yield from one_article(source, options, text, title, [])
