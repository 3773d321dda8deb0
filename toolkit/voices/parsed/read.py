"""The quotations of some documents, by the rules and a pipeline of the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from functools import partial
from typing import Any

import pandas as pd

from toolkit.themes import Themes
from toolkit.voices.known import people_in
from toolkit.voices.languages import SPEECH
from toolkit.voices.parsed.clauses import attributions
from toolkit.voices.parsed.entities import persons
from toolkit.voices.parsed.merge import merged
from toolkit.voices.table import Chunk, by_rules, rows_of, table_of

BATCH = 16  # documents that a pipeline takes at once, and holds in memory


def columns_of(
    chunk: Chunk, kinds: list[str], own: Themes | None, pipelines: Mapping[str, Any]
) -> tuple[int, pd.DataFrame]:
    """As `toolkit.voices.table.columns_of`, with a pipeline for some languages.

    Documents that are too long for their pipeline are read by the rules alone.
    """
    rows: list[tuple[Any, ...]] = []
    parsed: dict[str, Chunk] = {code: [] for code in pipelines}
    for one in chunk:
        _, code, _, text = one
        if code in pipelines and len(text) <= pipelines[code].max_length:
            parsed[code].append(one)
        else:
            rows += rows_of(one, kinds, *by_rules(one, own))
    for code, documents in parsed.items():
        nlp = pipelines[code]
        zone = getattr(nlp, "memory_zone", nullcontext)  # so that it forgets the words afterwards
        with zone():
            docs = nlp.pipe((text for *_, text in documents), batch_size=BATCH)
            for one, doc in zip(documents, docs, strict=True):
                _, _, title, text = one
                found = merged(SPEECH[code].extract(text), attributions(doc, code))
                who = partial(people_in(code, own), title, text)
                rows += rows_of(one, kinds, found, persons(doc, found, who) if found else [])
    return len(chunk), table_of(sorted(rows, key=lambda row: row[0]))
