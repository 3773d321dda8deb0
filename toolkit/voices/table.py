"""What is found in some documents, as the columns of a table; made in any process."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

from toolkit.themes import Themes
from toolkit.voices import cues
from toolkit.voices.contract import Attribution, Person, Span

#: Row in the corpus, language, title and text.
Document = tuple[int, str, str, str]
Chunk = list[Document]

TEXTS = ["kind", "source", "cue", "content", "stance", "person", "role", "source_kind", "resolved"]
NUMBERS = ["source_start", "source_end", "cue_start", "cue_end", "start", "end"]
COLUMNS = ["document", *TEXTS, *NUMBERS, "spans"]
_NOWHERE = (-1, -1)


def columns_of(job: tuple[Chunk, list[str], Themes | None]) -> tuple[int, pd.DataFrame]:
    """Number of documents, and the quotations of some kinds in them, by the rules.

    The last of a job are names of one's own, for the persons.
    """
    chunk, kinds, own = job
    rows = [row for one in chunk for row in rows_of(one, kinds, *by_rules(one, own))]
    return len(chunk), table_of(rows)


def by_rules(document: Document, own: Themes | None) -> tuple[list[Attribution], list[Person]]:
    """What the rules find in a document, and whose it is."""
    from toolkit.voices.known import people_in
    from toolkit.voices.languages import SPEECH

    _, code, title, text = document
    found = SPEECH[code].extract(text)
    return found, people_in(code, own)(title, text, found) if found else []


def rows_of(
    document: Document, kinds: list[str], found: list[Attribution], persons: list[Person]
) -> Iterator[tuple[Any, ...]]:
    """A row for each quotation of some kinds."""
    row, code, _, text = document
    for one, person in zip(found, persons, strict=True):
        if one.kind in kinds:
            yield (row, *_texts(code, text, one, person), *_numbers(one), _spans(one.content))


def table_of(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """Rows as a table with the types that it has when it is empty, too."""
    types = dict.fromkeys([*TEXTS, "spans"], "str") | dict.fromkeys(["document", *NUMBERS], "int64")
    return pd.DataFrame(rows, columns=COLUMNS).astype(types)


def _texts(code: str, text: str, one: Attribution, person: Person) -> tuple[str, ...]:
    cue = _cut(text, one.cue)
    return (
        one.kind,
        _cut(text, one.source),
        cue,
        " ".join(text[start:end] for start, end in one.content),
        _stance(code, cue),
        person.name,
        person.role,
        person.kind,
        person.how,
    )


def _numbers(one: Attribution) -> tuple[int, ...]:
    return (
        *(one.source or _NOWHERE),
        *(one.cue or _NOWHERE),
        min(start for start, _ in one.content),
        max(end for _, end in one.content),
    )


def _cut(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _spans(content: tuple[Span, ...]) -> str:
    return " ".join(f"{start}-{end}" for start, end in content)


@lru_cache(maxsize=4096)
def _stance(code: str, cue: str) -> str:
    return cues.read(code).stance(cue) if cue else ""
