"""Read the JSON lines that ``corpus.to_jsonl`` writes, as they were; nothing in them is guessed."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem
from toolkit.readers.source import Source
from toolkit.readers.tables.json_lines import blocks
from toolkit.schema import DOCUMENT, are_documents

NAME = "corpus_jsonl"
ABOUT = "JSON lines written by corpus.to_jsonl; load as the documents that were written"
SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson")

BEGIN = 64 * 1024  # bytes in which the names of the first record stand: its text comes last


def matches(source: Source) -> bool:
    """Whether the first record begins with our columns."""
    start = source.head[:BEGIN]
    return start.startswith(b'{"doc_id": ') and all(f'"{n}": '.encode() in start for n in DOCUMENT)


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every line; those that are broken or lack a column of ours are listed."""
    problems: list[Problem] = []
    empty = True
    for found in blocks(source, problems):
        records = []
        for place, item in found:
            if isinstance(item, dict) and are_documents(item):
                records.append(item)
            else:
                problems.append(Problem(place, "not a record with all columns of a document"))
        if records:
            yield Batch(pd.DataFrame(records), list(problems))
            problems.clear()
            empty = False
    if empty:
        raise ReadError(f"{source.name}: no line holds a document written by corpus.to_jsonl")
    if problems:
        yield Batch(pd.DataFrame(), problems)
