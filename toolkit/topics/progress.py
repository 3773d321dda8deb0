"""A bar for engines that say nothing while they fit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Watched:
    """Documents that move a bar each time they are read; otherwise the list that they are."""

    def __init__(self, documents: list[Any], bar: Any) -> None:
        self._documents, self._bar = documents, bar

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[Any]:
        for document in self._documents:
            self._bar.update()
            yield document


@contextmanager
def watched(documents: list[Any], times: int) -> Iterator[Watched]:
    """Documents that will be read `times` times, with a bar if that takes more than a second."""
    from tqdm import tqdm

    with tqdm(
        total=times * len(documents), desc="fitting topics", unit="doc", delay=1.0, leave=False
    ) as bar:
        yield Watched(documents, bar)
