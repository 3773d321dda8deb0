"""Each group of a corpus compared with all others, and all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.measures.cells import cells
from toolkit.tokens import Tokens
from toolkit.words.comparison import How, Sides, compared, left_out
from toolkit.words.distinct import first_of_each
from toolkit.words.keynesses import KEYNESSES
from toolkit.words.keynesses.contract import part as ratio_part
from toolkit.words.languages import by_language, languages_of, need_one_language
from toolkit.words.sides import Part
from toolkit.words.significance import p_values
from toolkit.words.tallies import Tally, tally
from toolkit.words.terms import spelled

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Int64 = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MOST = 1_000_000  # rows
KEPT = 10_000_000  # numbers that are kept instead of counted twice
MADE = (
    "language rank term direction n_target n_reference tokens_target tokens_reference rate_target "
    "rate_reference docs_target docs_reference g2_overall df p_overall p_value p_holm p_bonferroni "
    "largest_part remark"
).split() + [column for measure in KEYNESSES.values() for column in measure.columns]


def between(corpus: Corpus, by: str | Sequence[str], how: How) -> pd.DataFrame:
    """The tables of each group against all others; see `toolkit.words.keyness`."""
    layout = cells(corpus, by, made=MADE)
    languages = languages_of(Part(corpus, np.flatnonzero(layout.of >= 0)))
    of = first_of_each(corpus, layout.of, how.copies)
    names = layout.table[layout.keys]

    def table(of: Int64) -> pd.DataFrame | None:
        tokens = corpus.tokens if how.runs is None else how.runs
        return _groups(tokens, of, names, left_out(tokens.keys, languages, how), how)

    if not how.each or len(languages) < 2:
        need_one_language(languages, "keyness")
        found = table(of)
        if found is None:
            raise ToolkitError(f"by={by!r} makes fewer than two groups with words to compare.")
        return found
    spoken = corpus._docs["language"].to_numpy(object)
    tables = {code: table(np.where(spoken == code, of, -1)) for code in languages}
    return by_language({code: t for code, t in tables.items() if t is not None})


def _groups(
    tokens: Tokens, of: Int64, names: pd.DataFrame, apart: Flags, how: How
) -> pd.DataFrame | None:
    """Each group against the others, one after another; None if there are not two."""
    order = np.argsort(of, kind="stable")
    bounds = np.searchsorted(of[order], np.arange(len(names) + 1))
    lengths = np.bincount(of[of >= 0], np.diff(tokens.bounds)[of >= 0], len(names))
    groups = np.flatnonzero(lengths).tolist()
    if len(groups) < 2:
        return None

    def tallies() -> Iterator[Tally]:
        from tqdm import tqdm

        for group in tqdm(groups, desc="keyness", delay=1.0, leave=False):
            rows = order[bounds[group] : bounds[group + 1]]
            yield tally(tokens, rows, None if how.text is None else how.text[rows])

    few = 3 * len(tokens.keys) * len(groups) <= KEPT
    kept = list(tallies()) if few else None
    every = _Every.of(kept or tallies(), len(tokens.keys))
    used = (every.hits >= how.min_count) & ~apart
    _need_few(len(groups) * len(how.directions), int(used.sum()), how.n)
    written = partial(spelled, tokens)
    overall, tables, keys = np.zeros(len(used)), [], []
    for at, one in enumerate(kept or tallies()):
        expected = every.hits.astype(float) * (one.total / every.total)
        overall += ratio_part(one.hits.astype(float), expected)
        rest = every.without(at, one)
        table, shown = compared(Sides(one, rest, rest.total, written), apart, how)
        row = names.iloc[np.full(len(table), groups[at])].reset_index(drop=True)
        tables.append(pd.concat([row, table], axis=1))
        keys.append(shown)
    found = pd.concat(tables, ignore_index=True)
    score = np.maximum(2 * overall, 0)[np.concatenate(keys)]
    p = p_values("g2_two_term", score, len(groups) - 1)
    test: dict[str, Any] = {"g2_overall": score, "df": len(groups) - 1, "p_overall": p}
    last = ["largest_part", "remark"]
    return found.assign(**test)[[*found.columns.drop(last), *test, *last]]


class _Every(NamedTuple):
    """All groups together; `first` and `second`, the most of one text, are of two groups."""

    hits: Int64
    docs: Int64
    first: Int64
    holder: Int64
    second: Int64

    @classmethod
    def of(cls, tallies: Iterable[Tally], kinds: int) -> _Every:
        """Add up the tallies."""
        hits, docs, first, second = np.zeros((4, kinds), np.int64)
        holder = np.full(kinds, -1)
        for at, one in enumerate(tallies):
            hits, docs = hits + one.hits, docs + one.docs
            best = one.largest > first
            second = np.where(best, first, np.maximum(second, one.largest))
            first, holder = np.where(best, one.largest, first), np.where(best, at, holder)
        return cls(hits, docs, first, holder, second)

    @property
    def total(self) -> int:
        """All tokens."""
        return int(self.hits.sum())

    def without(self, at: int, one: Tally) -> Tally:
        """All other groups."""
        most = np.where(self.holder == at, self.second, self.first)
        return Tally(self.hits - one.hits, self.docs - one.docs, most)


def _need_few(tables: int, terms: int, n: int | None) -> None:
    rows = tables * min(terms, n or terms)
    if rows > MOST:
        raise ToolkitError(
            f"The table would have up to {rows:,} rows; allowed: {MOST:,}. Ask for the first of "
            "each group, n=50, or for terms that are more frequent, min_count=20."
        )
