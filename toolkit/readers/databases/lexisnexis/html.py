"""Read exports of LexisNexis as HTML, as the older Nexis and Academic gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, articles, noted
from toolkit.readers.databases.lexisnexis.blocks import Block
from toolkit.readers.databases.lexisnexis.labels import field_of
from toolkit.readers.databases.lexisnexis.layout import article
from toolkit.readers.databases.lexisnexis.page import Style, blocks_of
from toolkit.readers.databases.lexisnexis.text import MARK
from toolkit.readers.databases.lexisnexis.values import entry, nothing
from toolkit.readers.source import Source

NAME = "lexisnexis_html"
ABOUT = "LexisNexis export as HTML, articles between anchors such as DOC_ID_0_1"
SUFFIXES: tuple[str, ...] = (".html", ".htm")

ANCHOR = re.compile(r"<a\s[^<>]{0,80}?\bname\s*=\s*[\"']?DOC_ID_\d", re.IGNORECASE)
MARKER = re.compile(rf"\s*{MARK}\s*", re.IGNORECASE)
IN_TAGS = re.compile(rf">\s*{MARK}\s*<", re.IGNORECASE)
LABEL = re.compile(r">\s*([^\W\d_a-z][^\W\d_a-z-]{2,30}) ?:")


def matches(source: Source) -> bool:
    """Whether there are its anchors or article markers, and labels in capitals."""
    start = source.start
    if "DOC_ID_" not in start and "LXNComment" not in start and "ocument" not in source.lowered:
        return False
    if not ANCHOR.search(start) and not IN_TAGS.search(start):
        return False
    return any(field_of(name) for name in LABEL.findall(start))


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; what is only the sentence of an error is listed."""
    text = source.text
    starts = [found.start() for found in ANCHOR.finditer(text)]
    style = Style(text[: starts[0]] if starts else text)
    records, problems = [], noted(source)
    number = 0
    for start, end in zip(starts or [0], [*starts[1:], len(text)], strict=True):
        for blocks in _parts(blocks_of(text[start:end], style), anchored=bool(starts)):
            number += 1
            told = " ".join(one for block in blocks for one in block.lines)
            record, problem = entry(article(blocks, wrapped=False), f"article {number}", told)
            records += [record] if record else []
            problems += [problem] if problem else []
    if not records:
        raise ReadError(f"{source.name}: {nothing(problems)}")
    yield articles(records, problems)


def _parts(blocks: list[Block], *, anchored: bool) -> Iterator[list[Block]]:
    """Blocks behind each marker; those behind the anchor too if they have none."""
    part: list[Block] | None = [] if anchored else None
    for block in blocks:
        if len(block.lines) == 1 and MARKER.fullmatch(block.lines[0]):
            if part:
                yield part
            part = []
        elif part is not None:
            part.append(block)
    if part is not None and (part or anchored):
        yield part
