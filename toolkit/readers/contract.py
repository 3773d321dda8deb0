"""What every reader takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

import pandas as pd


@dataclass(frozen=True)
class Source:
    """One file to read: `name` is its path relative to what was loaded, `data` its bytes,
    already decompressed; `suffix` its extension without compression, as ``.html``.
    """

    path: Path
    name: str
    suffix: str
    data: bytes


@dataclass(frozen=True)
class Options:
    """Choices of the user: `columns` maps a column of ours to the name in the file;
    `filename` is a pattern such as ``{date}_{outlet}_{title}`` for files without a header.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    filename: str | None = None


class Problem(NamedTuple):
    """One thing that went wrong: `place` in the file, what, and whether the document is kept."""

    place: str
    problem: str
    kept: bool = False


class Batch(NamedTuple):
    """What was read: any columns, values as found; `place` says where each row stood."""

    table: pd.DataFrame
    problems: list[Problem]


class Reader(Protocol):
    """A module of this package: what it reads, how to recognise it, and how to read it."""

    NAME: str
    ABOUT: str
    SUFFIXES: tuple[str, ...]

    def matches(self, source: Source) -> bool:
        """Whether the content is of this kind; asked of files with one of the suffixes."""

    def read(self, source: Source, options: Options) -> Batch:
        """Read the file; raise `ReadError` if nothing of it can be read."""
