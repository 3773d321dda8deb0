"""What is found in some documents, as the columns of a table; made in any process."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

from toolkit.voices import cues
from toolkit.voices.contract import Attribution, Person, Span

#: Row in the corpus, language, title and text of each document.
Chunk = list[tuple[int, str, str, str]]

TEXTS = ["kind", "source", "cue", "content", "stance", "person", "role", "source_kind", "resolved"]
NUMBERS = ["source_start", "source_end", "cue_start", "cue_end", "start", "end"]
COLUMNS = ["document", *TEXTS, *NUMBERS, "spans"]
_NOWHERE = (-1, -1)


def columns_of(job: tuple[Chunk, list[str]]) -> tuple[int, pd.DataFrame]:
    """Number of documents, and the quotations of some kinds in them."""
    chunk, kinds = job
    rows = [row for document in chunk for row in _rows(document, kinds)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    types = dict.fromkeys([*TEXTS, "spans"], "str") | dict.fromkeys(["document", *NUMBERS], "int64")
    return len(chunk), table.astype(types)


def _rows(document: tuple[int, str, str, str], kinds: list[str]) -> Iterator[tuple[Any, ...]]:
    from toolkit.voices.languages import SPEECH

    row, code, title, text = document
    speech = SPEECH[code]
    found = speech.extract(text)
    if not found:
        return
    for one, person in zip(found, speech.people(title, text, found), strict=True):
        if one.kind in kinds:
            yield (row, *_texts(code, text, one, person), *_numbers(one), _spans(one.content))


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
