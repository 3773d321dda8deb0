"""Read exports of LexisNexis as plain text, as the older Nexis and Academic gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from textwrap import dedent

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, articles, noted
from toolkit.readers.databases.lexisnexis.blocks import Block, label_of
from toolkit.readers.databases.lexisnexis.layout import article
from toolkit.readers.databases.lexisnexis.values import entry, nothing
from toolkit.readers.databases.proquest import text as proquest_text
from toolkit.readers.documents.word_paragraphs import is_word, word_paragraphs
from toolkit.readers.rtf import is_rtf, rtf_text
from toolkit.readers.source import Source

NAME = "lexisnexis"
ABOUT = "LexisNexis export as text or Word file, with lines such as '1 of 10 DOCUMENTS'"
SUFFIXES: tuple[str, ...] = (".txt", ".rtf", ".docx")

# '1 of 10 DOCUMENTS', 'FOCUS - 1 of 1 DOCUMENT', 'Dokument 234 von 456', 'Document 3 de 9'
MARK = (
    r"(?:FOCUS - )?(?:\d[\d.,]* [^\W\d]{1,4} \d[\d.,]* (?:DOC|DOK)[^\W\d]{3,12}"
    r"|(?:DOC|DOK)[^\W\d]{3,12} \d[\d.,]* [^\W\d]{1,4} \d[\d.,]*)"
)
MARKER = re.compile(rf"^[^\S\n]*{MARK}[^\S\n]*$", re.MULTILINE | re.IGNORECASE)
QUOTED = re.compile(rf"^(?:> ?)+[^\S\n]*{MARK}[^\S\n]*$", re.MULTILINE | re.IGNORECASE)
QUOTE = re.compile(r"^(?:> ?)+", re.MULTILINE)
# A cover says what was asked for and below it when: 'Time Of Request: ... 2018  16:51:31'
COVER = re.compile(
    r"^[^\W\d_][^\n:]{3,40}:[^\n]*\n+[^\W\d_][^\n:]{3,40}:(?=[^\n]*\b20\d\d\b)[^\n]*"
    r"\b\d\d?:\d\d(?::\d\d)?\b[^\n]*$",
    re.MULTILINE,
)


def matches(source: Source) -> bool:
    """Whether there is an article marker and a label in capitals after it."""
    start = source.start
    named = "ocument" in source.lowered or "dok" in source.lowered
    if not is_word(source) and (source.is_markup or not named):
        return False
    try:
        text = _text(source) if is_word(source) or is_rtf(start[:64]) else _unquoted(start)
    except ReadError:
        return False
    found = MARKER.search(text)
    if found is None or not _is_labelled(text[found.end() :]):
        return False
    return not proquest_text.matches(source)  # it counts its documents alike


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every article; covers, also of further downloads in the same file, are left out."""
    records, problems = [], [] if is_word(source) else noted(source)
    whole = "\n".join(map(str.rstrip, _unquoted(_text(source)).split("\n")))
    for number, text in enumerate(_parts(whole), 1):
        place = f"article {number}"
        record, problem = entry(article(_blocks(text)), place, text)
        records += [record] if record else []
        problems += [problem] if problem else []
    if not records:
        raise ReadError(f"{source.name}: {nothing(problems)}")
    yield articles(records, problems)


def _text(source: Source) -> str:
    """The lines of the file; of a Word or RTF file its paragraphs, with blank lines between."""
    if is_word(source):
        found = word_paragraphs(source)
        return "\n\n".join("    " * one.centred + one.text.strip() for one in found)
    if is_rtf(source.start[:64]):
        return rtf_text(source).replace("\n", "\n\n")
    return source.text.replace("\ufeff", "")  # one stands before each file that was put in


def _unquoted(text: str) -> str:
    """The text of a mail that was forwarded without the signs before its lines."""
    return QUOTE.sub("", text) if ">" in text and QUOTED.search(text) else text


def _is_labelled(text: str) -> bool:
    return any((label := label_of(one.strip(), None)) and label.field for one in text.split("\n"))


def _parts(text: str) -> Iterator[str]:
    """What follows each marker, up to the next one or to the cover of another download."""
    marks = [found.span() for found in MARKER.finditer(text)]
    for (_, start), (end, _) in pairwise([*marks, (len(text), 0)]):
        part = text[start:end]
        covers = [found.start() for found in COVER.finditer(part)]
        if covers:  # what an article has of the kind stands above its labels
            last = max((at for at, one in _lines(part) if _is_labelled(one)), default=-1)
            part = part[: next((at for at in covers if at > last), len(part))]
        yield part


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for one in text.split("\n"):
        yield at, one
        at += len(one) + 1


def _blocks(text: str) -> list[Block]:
    """Runs of lines; those set off from the margin are centred, the first may fill its line."""
    lines = [one for one in text.split("\n") if one]
    if all(one[0].isspace() for one in lines):
        text = dedent(text)
    found = []
    for run in text.split("\n\n"):
        if lines := [one for one in run.split("\n") if one]:
            centred = lines[0][:2].isspace() or lines[-1][:8].isspace()
            found.append(Block([one.strip() for one in lines], centred))
    return found
