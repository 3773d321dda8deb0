"""Read exports of ProQuest saved as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.databases.common.lines import joined, rejoined, split_at, width_of
from toolkit.readers.databases.proquest.fields import (
    article,
    begins_note,
    body,
    same_spellings,
    without_text,
)
from toolkit.readers.databases.proquest.labels import (
    BETWEEN,
    HEAD,
    LABEL,
    TELLING,
    labelled,
)
from toolkit.readers.source import Source

NAME = "proquest_text"
ABOUT = "ProQuest export saved as text, records between lines of underscores"
SUFFIXES: tuple[str, ...] = (".txt",)

RULE = re.compile(r"\s*_{40,}\s*")
NUMBER = re.compile(r"\s*(?:document|documento|dokument)\s+\d+\s+\w+\s+\d+\s*", re.I)
LISTS = re.compile(
    r"\s*(?:bibliogra\w+|works cited|references|citation style\b.*|table of contents|contents"
    r"|tabla de contenido|table des matières|inhaltsverzeichnis|search strategy)\s*:?\s*",
    re.I,
)
FOOT = re.compile(r"\s*(?:contact us at\s*:|(?:database )?copyright © \d{4} proquest\b).*", re.I)
CLOSING = ("outlet", "doc_id", "url", "database")
WRAPPED = 40  # a shorter line was not broken by wrapping
STEP_BACK = 12  # lines in which the fields after an article without a second title must follow


def matches(source: Source) -> bool:
    """Whether there are lines of underscores and the labels of ProQuest."""
    start = source.start
    if "____________________" not in start or start.lstrip()[:1] in ("<", "{"):
        return False
    seen: set[str] = set()
    ruled = False
    for line in start.split("\n"):
        ruled = ruled or bool(RULE.fullmatch(line))
        seen.add(labelled(line)[0])
        if ruled and len(seen & TELLING) > 2:
            return "proquest" in start.lower().replace(" ", "")
    return False


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every record; lists, contact lines and the links of the library are passed over."""
    records, problems = found_in(source)
    if not records:
        raise ReadError(f"{source.name}: no record of ProQuest in it")
    several = len(records) > 1
    for number, record in enumerate(records, 1):
        record["place"] = f"article {number}" if several else ""
    same_spellings(records)
    yield articles(records, [*noted(source), *problems, *without_text(records)])


def found_in(source: Source) -> tuple[list[dict[str, str]], list[Problem]]:
    """The articles of a file, without their places, and what was left out or is cut off."""
    lines = [line.rstrip() for line in source.text.split("\n")]
    width = width_of(lines)
    found, problems = _records(lines)
    records = []
    for number, record in enumerate(found, 1):
        made, whole = _article(record, width=width)
        records.append(made)
        if not whole:
            told = "cut off: no title of a publication and no document ID after the text"
            problems.append(Problem(f"article {number}", told, kept=True))
    return records, problems


class Label(NamedTuple):
    """A line that begins with a label: its number, our name for the label, what follows it."""

    line: int
    field: str
    rest: str


class Record(NamedTuple):
    """The lines of one record and which of them begin with a label."""

    lines: list[str]
    labels: list[Label]


def _labels(lines: Sequence[str]) -> list[Label]:
    found = (Label(number, *labelled(line)) for number, line in enumerate(lines))
    return [label for label in found if label.field]


def _records(lines: list[str]) -> tuple[list[Record], list[Problem]]:
    """The records between the rules, and pieces that are none."""
    records: list[Record] = []
    problems = []
    for start, piece in split_at(lines, RULE):
        labels = _labels(piece)
        if any(label.field in ("info", "text", "summary") for label in labels):
            records.append(Record(piece, labels))
        elif not any(piece) or _furniture(piece, labels):
            continue
        elif records and not _closed(records[-1]):
            held, known = records[-1]  # a line of underscores within the text
            known += [label._replace(line=label.line + len(held) + 1) for label in labels]
            held += ["", *piece]
        elif start:
            words = " ".join(" ".join(piece).split())[:60]
            told = f"no labels of ProQuest in this piece, which is left out: {words!r}"
            problems.append(Problem(f"line {start + 1}", told))
    return records, problems


def _closed(record: Record) -> bool:
    return any(label.field in CLOSING for label in record.labels)


def _furniture(piece: Sequence[str], labels: Sequence[Label]) -> bool:
    """Whether a piece is a list of contents or of sources, or tells how to reach ProQuest."""
    if any(label.field in CLOSING for label in labels):
        return False
    filled = [line for line in piece if line]
    short = len(filled) < 12 and "proquest" in " ".join(filled).lower().replace(" ", "")
    return short or bool(LISTS.fullmatch(filled[0]))


def _article(record: Record, *, width: int) -> tuple[dict[str, str], bool]:
    """One record under our names, and whether it has its end."""
    lines, labels = record
    first = _first_label(record)
    title = " ".join(line for line in lines[:first] if line and not NUMBER.fullmatch(line))
    text = next((label for label in labels if label.field == "text" and label.line >= first), None)
    heads = [label for label in labels if label.line >= first and label.field in HEAD]
    last = text or (heads[-1] if heads else Label(first, "", ""))
    block = _block(record, last.line, "".join(title.split()))
    fields: dict[str, str] = {}
    ends = [*(label.line for label in heads[1:]), block]
    for label, end in zip(heads, ends, strict=False):
        if label.line <= last.line:
            value = [label.rest, *lines[label.line + 1 : min(end, block)]]
            fields.setdefault(label.field, joined(value, wrapped=True))
    content = [text.rest, *lines[text.line + 1 : block]] if text else []
    if width:  # captions and credits begin paragraphs
        content = [
            part for line in content for part in (["", line] if begins_note(line) else [line])
        ]
    paragraphs = rejoined(content, width).split("\n\n")
    fields |= _fields(lines[block:])
    fields.pop("text", None)
    return article(title, fields, body(paragraphs)), block < len(lines)


def _first_label(record: Record) -> int:
    """Where the head of a record begins: a first line that looks like a label may be the title."""
    heads = [label for label in record.labels if label.field in HEAD]
    begin = next((number for number, line in enumerate(record.lines) if line), 0)
    if len(heads) > 1 and heads[0].line == begin:
        again = any(label.field == heads[0].field for label in heads[1:3])
        return heads[1].line if again else begin
    return heads[0].line if heads else begin


def _block(record: Record, after: int, title: str) -> int:
    """The line at which the fields below the text begin.

    They stand last, from the second title on; before it a few may stand. Labels in the text,
    as in a letter that is quoted, are not taken for them.
    """
    lines, labels = record
    later = [label for label in labels if label.line > after]
    titles = [n for n, label in enumerate(later) if label.field == "title"]
    same = [n for n in titles if _same("".join(later[n].rest.split()), title)]
    near = [n for n in titles if any(label.field in CLOSING for label in later[n + 1 : n + 5])]
    chosen = same or near
    if chosen:
        anchor = chosen[-1]
    else:
        anchor = next((n for n in range(len(later)) if _begins_fields(later, n)), -1)
    if anchor < 0:
        return len(lines)
    spaced = "" in lines[after:]
    seen: set[str] = set()
    while anchor and _stands_before(lines, later[anchor - 1], later[anchor], seen, spaced):
        anchor -= 1
        seen.add(later[anchor].field)
    return later[anchor].line


def _same(line: str, title: str) -> bool:
    """Whether a line is the title or, if that is long, its beginning; both without blanks."""
    return bool(line) and (line[:40] == title[:40] or (len(line) > 15 and title.startswith(line)))


def _begins_fields(labels: Sequence[Label], number: int) -> bool:
    here = labels[number]
    near = {label.field for label in labels[number:] if label.line < here.line + STEP_BACK}
    return here.field not in BETWEEN and len(near - BETWEEN) > 2


def _stands_before(
    lines: Sequence[str], label: Label, following: Label, seen: set[str], spaced: bool
) -> bool:
    """Whether a label belongs to the fields that begin below it."""
    if label.field not in BETWEEN or label.field in seen:
        return False
    if spaced and label.line and lines[label.line - 1]:
        return False
    blank = False
    for number in range(label.line + 1, following.line):
        if lines[number] and (blank or len(lines[number - 1]) < WRAPPED):
            return False
        blank = blank or not lines[number]
    return True


def _fields(lines: Sequence[str]) -> dict[str, str]:
    """The fields of a block of labelled lines; those we have no name for are kept together."""
    fields: dict[str, str] = {}
    current = ""
    for number, line in enumerate(lines):
        if FOOT.fullmatch(line):
            break
        field, rest = labelled(line)
        if not field and LABEL.match(line) and (not number or not lines[number - 1]):
            field, rest = "other_fields", line
        if field:
            current = field
            fields[field] = f"{fields[field]}; {rest}" if field in fields else rest
        elif line and current:
            fields[current] += ("" if current == "url" else " ") + line.strip()
    return fields
