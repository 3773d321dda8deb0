"""Read one article per RTF file."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.readers.contract import Batch, Options, noted
from toolkit.readers.documents.one_article import one_article
from toolkit.readers.rtf import is_rtf, rtf_text
from toolkit.readers.source import Source

NAME = "rtf"
ABOUT = "RTF file with one article; its title is a short first line"
SUFFIXES: tuple[str, ...] = (".rtf",)


def matches(source: Source) -> bool:
    """Whether the content begins as RTF does."""
    return is_rtf(source.start[:64])


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read one article; every line of an RTF file is a paragraph."""
    lines = [" ".join(one.split()) for one in rtf_text(source).split("\n")]
    text = "\n\n".join(filter(None, lines))
    yield from one_article(source, options, text, "", noted(source))
