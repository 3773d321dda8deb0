"""Batches of articles from records that come one by one, with remarks counted over the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Problem, articles
from toolkit.readers.tables.header import BARE

CHUNK = 5000  # articles given at once

SOMETHING = ("title", "text", "url", "event_date")  # one of these has every record

Item = dict[str, Any]


def gather(
    found: Iterator[tuple[str, Item | str]],
    problems: list[Problem],
    close: Callable[[int], list[Problem]],
) -> Iterator[Batch]:
    """Give records in batches, so that a file of any size is read in little memory.

    Parameters
    ----------
    found
        Places and records, or in place of one the reason why it is none. What a record has under
        `remark` is counted and told once for the file.
    problems
        What goes wrong meanwhile; emptied with every batch.
    close
        What is to be told at the end, for the number of records that were found, or for 0 if
        none of them is an article: then it raises `ReadError`.
    """
    records: list[Item] = []
    remarks: Counter[str] = Counter()
    count = kept = 0
    damage = None
    try:
        for place, record in found:
            count += 1
            if isinstance(record, str) or not any(map(record.get, SOMETHING)):
                problems.append(Problem(place, record if isinstance(record, str) else BARE))
                continue
            kept += 1
            remarks.update(filter(None, [record.pop("remark", "")]))
            records.append({"place": place, **record})
            if len(records) == CHUNK:
                yield articles(records, problems)
                records = []
                problems.clear()
    except ReadError as error:  # what came before it is whole
        damage = error
    if damage and not kept:
        raise damage
    for what, n in remarks.items():
        problems.append(Problem("", f"{n:,} of {kept:,} article(s): {what}", kept=True))
    yield articles(records, [*problems, *close(count if kept else 0)])
    if damage:
        raise damage
