"""The corpus: a table of documents, an index of their words, and what was done to both."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit import store
from toolkit.checks import ToolkitError, whole
from toolkit.dates.precision import bounds
from toolkit.measures.describe import card
from toolkit.tokens import Tokens
from toolkit.verbs import Verbs
from toolkit.where import Span, dated, period, queried, uncopied, valued, within

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
    inside it. `about` holds the fields of ``corpus.toml`` as they stand (title, licence ...),
    to be read only.
    """

    name: str = "corpus"
    about: Mapping[str, Any] = field(default_factory=dict)
    span: Span | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "about", MappingProxyType(deepcopy(dict(self.about))))


class Corpus(Verbs):
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
        self._info = info or Info()
        self._summary = summary
        self._origin: Corpus | None = None  # what this is a part of

    @cached_property
    def _docs(self) -> pd.DataFrame:
        return self._source() if callable(self._source) else self._source

    @property
    def docs(self) -> pd.DataFrame:
        """Documents, one row each; a copy, so that the corpus stays as it is."""
        return self._docs.copy(deep=False)

    @property
    def info(self) -> Info:
        """What is said about the corpus beside its documents; a copy."""
        return replace(self._info)

    @property
    def summary(self) -> str:
        """Line about a saved corpus, so that it need not be read to be named; else empty."""
        return self._summary

    @property
    def name(self) -> str:
        """Short name of the corpus."""
        return self._info.name

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
    def span(self) -> Span | None:
        """First and last day, as collected if that is known, else of the dated documents.

        Dates that are only a month or a year count if there are no others.
        """
        if self._info.span:
            return self._info.span
        if not self._docs["date"].notna().any():
            return None
        first, last = bounds(self._docs)
        return first.normalize(), last.normalize()

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

    @cached_property
    def titles(self) -> Tokens:
        """The token index of the headlines, in the order of `docs`; made when first needed."""
        return Tokens.build(self._docs["title"].fillna(""))

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
        copies: str | pd.DataFrame | None = None,
        **columns: Any,
    ) -> Corpus:
        """Keep some documents; the index is sliced, never built again.

        Parameters
        ----------
        query : str, optional
            A pandas query over the columns of `docs`.
        date : str, date or (start, end), optional
            A day, month, quarter or year (``"2017-10-16"``, ``"2017-10"``, ``"2017Q4"``,
            ``"2017"``), or first and last, both included; either may be None. Of a date with
            a time of day the day is taken; text with one is refused. Undated documents are
            left out, and so are those whose month or year is not wholly inside. Only `date`
            cuts the `span`.
        copies : {"first", "all"} or DataFrame, optional
            ``"first"`` keeps, of what the other filters keep, the earliest of each group that
            ``corpus.copies()`` finds in it, and what has no copy. A table of `copies` says the
            groups itself. ``"all"`` keeps all.
        **columns
            Column = value, or a list of values. A text that the corpus, before any filter,
            does not have is refused.

        Returns
        -------
        Corpus
            A new corpus whose `history` has a row more.

        Raises
        ------
        ToolkitError
            A column or a text in it does not exist, a date cannot be read, the query is not
            valid, or `copies` is none of these or a table of another corpus.
        """
        docs = self._docs
        keep = np.ones(len(docs), bool)
        told = []
        span = self.span
        origin = self if self._origin is None else self._origin
        if query is not None:
            keep &= queried(docs, query)
            told.append(query)
        if date is not None:
            first, last = period(date)
            keep &= dated(docs, first, last)
            told.append(f"date={date!r}")
            span = within(span, first, last)
        for name, value in columns.items():
            keep &= valued(docs, name, value, origin._docs)
            told.append(f"{name}={value!r}")
        rows = np.flatnonzero(keep)
        if copies is not None:
            rows, said = uncopied(self, rows, copies)
            told.append(said)
        return self._take(rows, f"where {', '.join(told) or 'all'}", span)

    def sample(self, n: int, *, seed: int = 0) -> Corpus:
        """Draw `n` documents without replacement, kept in their order; same seed, same draw.

        Raises
        ------
        ToolkitError
            `n` is not between 0 and the number of documents, or `seed` no whole number.
        """
        n, seed = whole("n", n), whole("seed", seed)
        if n > len(self):
            raise ToolkitError(f"n={n} documents cannot be drawn; allowed: 0 to {len(self)}.")
        rows = np.sort(np.random.default_rng(seed).choice(len(self), n, replace=False))
        return self._take(rows, f"sample n={n} seed={seed}", self.span)

    def save(self, folder: str | Path) -> Path:
        """Save as a folder that `toolkit.load` opens at once; see ``docs/corpus-folder.md``.

        An older corpus there is replaced only when the new one is complete.
        """
        return store.save(self, Path(folder))

    def _take(self, rows: npt.NDArray[np.int64], step: str, span: Span | None) -> Corpus:
        docs = self._docs.iloc[rows].reset_index(drop=True)
        return self._made(docs, step, span, lambda: self.tokens.take(rows))

    def _made(self, docs: pd.DataFrame, step: str, span: Span | None, tokens: Any = None) -> Corpus:
        """A corpus of documents made from those of this one by a step; indexed anew if need be."""
        made = Corpus(
            docs,
            len(docs),
            tokens=tokens,
            history=(*self._history, Step(step, len(self), len(docs))),
            skipped=self._skipped,
            events=self._events,
            info=replace(self._info, span=span),
        )
        made._origin = self if self._origin is None else self._origin
        return made
