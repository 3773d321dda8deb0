"""What every reader takes and gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import pandas as pd

from toolkit.readers.source import Source


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
        """Whether the file is of this kind, by its content; never raises."""

    def read(self, source: Source, options: Options) -> Iterator[Batch]:
        """Read the file in one batch or several; `ReadError` if nothing of it can be read."""


def articles(records: Iterable[Mapping[str, Any]], problems: Iterable[Problem] = ()) -> Batch:
    """Articles with the names of our columns as a batch.

    Parameters
    ----------
    records
        One per article: `place`, what is known of `doc_id`, `date`, `collected`, `outlet`,
        `title`, `text`, `language`, `url`, `author`, `section`, and any others. What is missing
        or None is ''.
    problems
        What was left out or kept with a defect.
    """
    rows = list(records)
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [_plain(row.get(name)) for row in rows] for name in names}
    return Batch(pd.DataFrame(columns, dtype="str"), list(problems))


def _plain(value: Any) -> str:
    missing = value is None or value != value  # NaN is not equal to itself
    return value if isinstance(value, str) else "" if missing else str(value)


def noted(source: Source) -> list[Problem]:
    """The remark that the text of a file was not plain UTF-8, if so."""
    note = source.decoded.note
    return [Problem("", note, kept=True)] if note else []
