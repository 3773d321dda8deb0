"""The corpus: a table of documents, an index of their words, and what was done to both."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit import store
from toolkit.checks import ToolkitError, listed
from toolkit.measures.coverage import coverage
from toolkit.measures.describe import card, describe
from toolkit.measures.frequencies import frequencies
from toolkit.measures.kwic import kwic
from toolkit.measures.lookup import lookup
from toolkit.measures.track import track
from toolkit.tokens import Tokens
from toolkit.topics import topics

EVENT_COLUMNS = ["id", "date", "date_end", "label", "themes", "certainty", "note"]
PROBLEM_COLUMNS = ["file", "place", "problem", "kept"]


class Step(NamedTuple):
    """One line of a corpus's history."""

    step: str
    before: int
    after: int


@dataclass(frozen=True)
class Info:
    """What is said about a corpus beside its documents.

    `span` is the first and last day that were collected, if known; a period is complete only
    inside it. `about` holds the fields of ``corpus.toml`` as they stand (title, licence ...).
    """

    name: str = "corpus"
    about: Mapping[str, Any] = field(default_factory=dict)
    span: tuple[pd.Timestamp, pd.Timestamp] | None = None


class Corpus:
    """Documents, their words and their history; nothing in it changes once it is made.

    Made by `toolkit.load` and `toolkit.from_frame`. Every verb returns a plain DataFrame.

    Parameters
    ----------
    docs : DataFrame or callable returning one
        Documents with the columns of ``toolkit.schema.DOCUMENT`` and any others.
    size : int
        Number of documents.
    tokens : callable returning Tokens, optional
        Where to get the index; built from the texts when first needed if not given.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(
    ...     pd.DataFrame({"text": ["Kirkuk fell.", "Erbil waits."], "outlet": ["A", "B"],
    ...                   "date": ["2017-10-16", "2017-10-17"], "language": "en"}))
    >>> corpus
    <Corpus 'frame': 2 documents, 2017-10-16 to 2017-10-17, 2 outlets, en>
    >>> len(corpus.where(outlet="A"))
    1
    """

    def __init__(
        self,
        docs: pd.DataFrame | Callable[[], pd.DataFrame],
        size: int,
        *,
        tokens: Callable[[], Tokens] | None = None,
        history: Iterable[Step] = (),
        skipped: pd.DataFrame | None = None,
        events: pd.DataFrame | None = None,
        info: Info | None = None,
        summary: str = "",
    ) -> None:
        self._source = docs
        self._size = size
        self._make_tokens = tokens
        self._history = tuple(history)
        self._skipped = pd.DataFrame(columns=PROBLEM_COLUMNS) if skipped is None else skipped
        self._events = pd.DataFrame(columns=EVENT_COLUMNS) if events is None else events
        self.info = info or Info()
        self.summary = summary  # of a saved corpus, so that it need not be read to be named

    kwic = kwic
    frequencies = frequencies
    coverage = coverage
    lookup = lookup
    track = track
    topics = topics
    describe = describe

    @cached_property
    def _docs(self) -> pd.DataFrame:
        return self._source() if callable(self._source) else self._source

    @property
    def docs(self) -> pd.DataFrame:
        """Documents, one row each; a copy, so that the corpus stays as it is."""
        return self._docs.copy(deep=False)

    @property
    def name(self) -> str:
        """Short name of the corpus."""
        return self.info.name

    @property
    def skipped(self) -> pd.DataFrame:
        """Table of what was not read, or kept with a defect (file, place, problem, kept)."""
        return self._skipped.copy(deep=False)

    @property
    def events(self) -> pd.DataFrame:
        """Dated events that came with the corpus (``events.csv``), for marking figures."""
        return self._events.copy(deep=False)

    @property
    def history(self) -> pd.DataFrame:
        """Steps that led here, with the number of documents before and after each."""
        return pd.DataFrame(self._history, columns=list(Step._fields))

    @property
    def span(self) -> tuple[pd.Timestamp, pd.Timestamp] | None:
        """First and last day, as collected if that is known, else of the dated documents."""
        if self.info.span:
            return self.info.span
        dates = self._docs["date"].dropna()
        if dates.empty:
            return None
        return dates.min().normalize(), dates.max().normalize()

    @cached_property
    def tokens(self) -> Tokens:
        """The token index of the texts, in the order of `docs`."""
        if self._make_tokens:
            return self._make_tokens()
        from tqdm import tqdm

        texts = self._docs["text"]
        # Small corpora are indexed before a bar could be read.
        with tqdm(total=len(texts), desc="indexing", delay=1.0, leave=False) as bar:
            return Tokens.build(texts, bar.update)  # one text at a time, no list of all

    def __len__(self) -> int:
        return self._size

    def __repr__(self) -> str:
        return f"<Corpus {self.name!r}: {card(self)}>"

    def _repr_html_(self) -> str:
        from toolkit.measures.describe import card_html

        return card_html(self)

    def where(
        self,
        query: str | None = None,
        *,
        date: str | datetime.date | tuple[Any, Any] | None = None,
        **columns: Any,
    ) -> Corpus:
        """Keep some documents; the index is sliced, never built again.

        Parameters
        ----------
        query : str, optional
            A pandas query over the columns of `docs`.
        date : str, date or (start, end), optional
            A day, month or year (``"2017-10"``), or first and last day, both included;
            either may be None. Undated documents are left out.
        **columns
            Column = value, or a list of values.

        Returns
        -------
        Corpus
            A new corpus whose `history` has a row more.

        Raises
        ------
        ToolkitError
            A column does not exist, a date cannot be read, or the query is not valid.
        """
        docs = self._docs
        keep = np.ones(len(docs), bool)
        told = []
        span = self.info.span
        if query is not None:
            keep &= _queried(docs, query)
            told.append(query)
        if date is not None:
            first, last = _period(date)
            keep &= docs["date"].ge(first).to_numpy() & docs["date"].lt(last).to_numpy()
            told.append(f"date={date!r}")
            span = _within(self.span, first, last)
        for name, value in columns.items():
            if name not in docs.columns:
                raise ToolkitError(f"There is no column {name!r}. There are {listed(docs)}.")
            values = [value] if isinstance(value, str) or not isinstance(value, Iterable) else value
            keep &= docs[name].isin(list(values)).to_numpy()
            told.append(f"{name}={value!r}")
        return self._take(np.flatnonzero(keep), f"where {', '.join(told) or 'all'}", span)

    def sample(self, n: int, *, seed: int = 0) -> Corpus:
        """Draw `n` documents without replacement, kept in their order; same seed, same draw.

        Raises
        ------
        ToolkitError
            `n` is not between 0 and the number of documents.
        """
        if not isinstance(n, int) or not 0 <= n <= len(self):
            raise ToolkitError(f"n={n} documents cannot be drawn; allowed: 0 to {len(self)}.")
        rows = np.sort(np.random.default_rng(seed).choice(len(self), n, replace=False))
        return self._take(rows, f"sample n={n} seed={seed}", self.info.span)

    def save(self, folder: str | Path) -> Path:
        """Save as a folder that `toolkit.load` opens at once; see ``docs/corpus-folder.md``.

        An older corpus there is replaced only when the new one is complete.
        """
        return store.save(self, Path(folder))

    def _take(self, rows: npt.NDArray[np.int64], step: str, span: Any) -> Corpus:
        return Corpus(
            self._docs.iloc[rows].reset_index(drop=True),
            len(rows),
            tokens=lambda: self.tokens.take(rows),
            history=(*self._history, Step(step, len(self), len(rows))),
            skipped=self._skipped,
            events=self._events,
            info=Info(self.info.name, self.info.about, span),
        )


def _queried(docs: pd.DataFrame, query: str) -> npt.NDArray[np.bool_]:
    try:
        kept = docs.query(query)
        if not isinstance(kept, pd.DataFrame):
            raise ValueError("it gives no rows")
    except Exception as error:  # pandas raises many kinds for one cause
        raise ToolkitError(
            f"The query {query!r} cannot be used: {error}. There are the columns {listed(docs)}; "
            "text stands in quotes: \"outlet == 'Citadel Daily'\"."
        ) from None
    return docs.index.isin(kept.index)


def _period(date: Any) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First moment in, first moment out."""
    ends = tuple(date) if isinstance(date, list | tuple) else (date, date)
    if len(ends) != 2:
        raise ToolkitError(f"date={date!r} must be one date or a pair (first, last).")
    try:
        first, last = (_bin(e) if e is not None else None for e in ends)
    except (ValueError, TypeError) as error:
        raise ToolkitError(
            f"date={date!r} cannot be read: {error}. Write '2017-10-16', '2017-10' or "
            "('2017-10-16', '2017-10-22')."
        ) from None
    begin = first.start_time if first is not None else pd.Timestamp.min
    end = (last + 1).start_time if last is not None else pd.Timestamp.max
    return begin, end


def _bin(date: Any) -> pd.Period:
    """The day, month or year that a text names; the day of a date, as of ``corpus.span``."""
    if isinstance(date, str | datetime.date):
        period: Any = pd.Period(date, None if isinstance(date, str) else "D")
        if period is not pd.NaT:
            return period
    raise ValueError("it is no date")


def _within(span: Any, first: pd.Timestamp, last: pd.Timestamp) -> Any:
    if span is None:
        return None
    day = pd.Timedelta(days=1)
    end = span[1] if last == pd.Timestamp.max else min(span[1], (last - day).normalize())
    start = max(span[0], first)
    return (start, end) if start <= end else None
