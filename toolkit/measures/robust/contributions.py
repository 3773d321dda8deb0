"""What each pattern adds to its theme, and what the theme is without it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.intervals.contract import need_level
from toolkit.matching.variants import patterns, without
from toolkit.measures.cells import Cells, cells
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.measures.once import once
from toolkit.measures.robust.lexicons import Counter
from toolkit.validation.coded import final_codes
from toolkit.validation.limits import rate

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
DOMINANT = 0.8  # of the hits: the theme is then the pattern
COLUMNS = (
    "pattern pattern_language hits docs only_docs portion dominant theme_docs docs_without "
    "total_docs theme_share share_without"
).split()
CODED = "coded_docs precision precision_low precision_high recall_lost".split()


def contributions(
    corpus: Corpus,
    themes: ThemesLike,
    by: str | Sequence[str] | None = None,
    *,
    copies: str = "all",
    coded: pd.DataFrame | None = None,
    level: float = 0.95,
) -> pd.DataFrame:
    """Count what each pattern finds, and look for the theme again without it.

    Hits are those of ``corpus.lookup``: where patterns overlap the stretch counts for the longest.
    Without that pattern it may count for another, so every theme is settled anew for each
    of its patterns: overlaps, context, anaphors and what the theme takes from its parts.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
    by : str or list of str, optional
        Cells as in ``corpus.track``: ``"outlet"``, ``"language"``, ``["outlet", "month"]``.
    copies : {"all", "distinct", "stories"}
        What is counted once, as in ``corpus.track``.
    coded : DataFrame, optional
        From ``corpus.validation_sample``, coded: how right each pattern is.
    level : float
        Coverage of the interval of precision.

    Returns
    -------
    DataFrame
        One row per theme, cell and pattern, those of most hits in the corpus first; a pattern
        that is never found has a row. ``theme``, the columns of `by`, ``pattern`` (as written;
        also those of themes that are part of it), ``pattern_language`` (codes for which it is
        meant, empty if for all), ``hits``, ``docs`` with one, ``only_docs`` (documents that the
        theme loses without the pattern), ``portion`` (share of the theme's hits, NaN if it has
        none), ``dominant`` (portion above 0.8), ``theme_docs`` (documents of the theme with all
        patterns), ``docs_without`` (without this one), ``total_docs``, ``theme_share`` and
        ``share_without`` (of total_docs).

        With `coded` also ``coded_docs`` (coded documents that the pattern flags), ``precision``
        with ``_low`` and ``_high`` (share of the documents it flags that have the theme, each
        coded one standing for ``1 / probability``; Wilson with the effective number), and
        ``recall_lost``: by how much the recall of the theme falls without the pattern. This is
        NaN where no coded document has the theme or none without a flag was coded.

    Raises
    ------
    ToolkitError
        No theme was given, `by` cannot be used, or the coded sample is of another corpus or lacks
        a theme.

    References
    ----------
    King, G., Lam, P. and Roberts, M. E. (2017). Computer-assisted keyword and document set
    discovery from unstructured text. American Journal of Political Science 61, 971-988.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["Revolutionary Guard Corps", "the guard corps", "guard", "rain"]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    >>> table = contributions(corpus, {"irgc": ["guard", "guard corps", "revolutionary guard"]})
    >>> table[["pattern", "hits", "docs", "only_docs", "docs_without"]]
                   pattern  hits  docs  only_docs  docs_without
    0                guard     1     1          1             2
    1          guard corps     1     1          0             3
    2  revolutionary guard     1     1          0             3
    """
    level = need_level(level)
    wanted = some_themes(themes)
    codes = None if coded is None else _codes(corpus, coded, list(wanted))
    corpus = once(corpus, copies)
    layout = cells(corpus, by, made=["theme", *COLUMNS, *CODED])
    counter, given = Counter(corpus), wanted.every
    parts = []
    for name in wanted:
        spans, pattern = counter.found(corpus.tokens, given, name)
        document = corpus.tokens.document_of(spans.first)
        theme = _per_document(corpus, document)
        rows = []
        for text, languages in _by_hits(patterns(given, name), pattern):
            rest = counter.found(corpus.tokens, without(given, name, text), name).spans
            left = _per_document(corpus, corpus.tokens.document_of(rest.first)) > 0
            hits = _per_document(corpus, document[pattern == text])
            row = _counted(layout, hits, theme, left)
            if codes is not None:
                these = codes[codes["theme"].eq(name)]
                row = row.join(_right(layout, these, corpus, hits > 0, theme > 0, left, level))
            words = {"theme": name, "pattern": text, "pattern_language": " ".join(languages)}
            rows.append(
                row.assign(**{k: pd.array([v] * len(row), "str") for k, v in words.items()})
            )
        # Of each cell all patterns, those of most hits in the corpus first.
        parts.append(pd.concat(rows).sort_index(kind="stable"))
    table = pd.concat(parts, ignore_index=True)
    return table[["theme", *layout.keys, *COLUMNS, *(CODED if codes is not None else [])]]


def _per_document(corpus: Corpus, document: Ints) -> Ints:
    return np.bincount(document, minlength=len(corpus)).astype(np.int64)


def _by_hits(written: dict[str, list[str]], found: Any) -> list[tuple[str, list[str]]]:
    """Patterns and their languages, those of most hits first; the others as written."""
    counts = pd.Series(found, dtype=object).value_counts()
    return sorted(written.items(), key=lambda one: -int(counts.get(one[0], 0)))


def _summed(layout: Cells, values: Any) -> Any:
    known = layout.of >= 0
    return np.bincount(layout.of[known], values[known], len(layout.table))


def _counted(layout: Cells, hits: Ints, theme: Ints, left: Flags) -> pd.DataFrame:
    """What a pattern counts for in each cell."""
    table = layout.table[[*layout.keys, "total_docs"]].copy()
    counts = {"hits": hits, "docs": hits > 0, "only_docs": (theme > 0) & ~left}
    counts |= {"theme_docs": theme > 0, "docs_without": left}
    for name, values in counts.items():
        table[name] = _summed(layout, values).astype(np.int64)
    every_hit = _summed(layout, theme)
    table["portion"] = table["hits"] / np.where(every_hit > 0, every_hit, np.nan)
    table["dominant"] = table["portion"].gt(DOMINANT)
    total = table["total_docs"].where(table["total_docs"].gt(0))
    table["theme_share"] = table["theme_docs"] / total
    table["share_without"] = table["docs_without"] / total
    return table


def _codes(corpus: Corpus, coded: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    units = final_codes(coded, names)
    foreign = units.loc[~units["doc_id"].isin(corpus._docs["doc_id"]), "doc_id"]
    if len(foreign):
        raise ToolkitError(
            f"The coded sample names {len(foreign)} documents that are not in this corpus, such as "
            f"{foreign.iloc[0]!r}. Give the corpus that the sample was drawn from, or the rows of "
            "its documents: coded[coded['doc_id'].isin(corpus.docs['doc_id'])]."
        )
    return units[units["code"].notna()]


def _right(
    layout: Cells,
    units: pd.DataFrame,
    corpus: Corpus,
    flagged: Flags,
    theme: Flags,
    left: Flags,
    level: float,
) -> pd.DataFrame:
    """How right a pattern is in each cell, by the coded documents."""
    row = pd.Index(corpus._docs["doc_id"]).get_indexer(units["doc_id"])
    units, row = units[row >= 0], row[row >= 0]
    code, weight, cell = units["code"].to_numpy(), units["design_weight"].to_numpy(), layout.of[row]
    misses = _summed(layout, ~theme) > 0
    found = []
    for number in range(len(layout.table)):
        here = cell == number
        mine = here & flagged[row]
        precision = rate(code[mine], weight[mine], level, finite=True)
        right = code * weight * here
        lost = np.nan
        if right.any() and (not misses[number] or (here & ~theme[row]).any()):
            lost = float((right * (theme & ~left)[row]).sum() / right.sum())
        found.append((int(mine.sum()), precision.value, precision.low, precision.high, lost))
    return pd.DataFrame(found, layout.table.index, CODED)
