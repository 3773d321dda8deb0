"""Which themes stand in one document, or near each other, more often than chance would have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.intervals import interval
from toolkit.intervals.contract import need_level
from toolkit.matching.spans import untouched
from toolkit.matching.variants import parts
from toolkit.measures.cells import Cells, cells
from toolkit.measures.clusters import clusters_of
from toolkit.measures.lookup import ThemesLike, matches, some_themes
from toolkit.measures.once import once
from toolkit.measures.together.association import Pair, associated
from toolkit.measures.together.nearness import chance, near
from toolkit.themes import Themes

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

COLUMNS = (
    "docs other_docs both overlapping total_docs expected lift pmi pmi_low pmi_high npmi phi remark"
).split()
PART = "one is part of the other: not compared"


def cooccurrence(
    corpus: Corpus,
    themes: ThemesLike,
    within: int | None = None,
    by: str | Sequence[str] | None = None,
    *,
    copies: str = "all",
    cluster: str = "outlet-day",
    level: float = 0.95,
) -> pd.DataFrame:
    """Count how often two themes stand together, and how often chance would put them there.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
        Two or more.
    within : int, optional
        How many tokens they may be apart, 1 for neighbours; anywhere in the document if None.
        A match inside another is not near it.
    by : str or list of str, optional
        Cells as in ``corpus.track``: ``"outlet"``, ``"month"``.
    copies : {"all", "distinct", "stories"}
        What is counted once, as in ``corpus.track``.
    cluster : str
        Documents that may say the same in part, as in ``corpus.track``.
    level : float
        Coverage aimed at by the interval.

    Returns
    -------
    DataFrame
        One row per pair, in the order of the themes, and cell: ``theme``, ``other_theme``, the
        columns of `by`, ``docs`` and ``other_docs`` (documents with the one and the other),
        ``both`` (with both or, with `within`, with both so near), ``overlapping`` (of these, with
        a stretch of text that counts for both, as "Kirkuk oil" does for kirkuk and for "kirkuk
        oil": they cannot but stand together), ``total_docs``, ``expected`` (documents in which
        chance would put them together), ``lift`` (both / expected), ``pmi`` (its binary
        logarithm) with ``_low`` and ``_high``, ``npmi`` (pmi / -log2(both / total_docs), -1 to 1),
        ``phi`` (correlation of the two, -1 to 1) and ``remark``.

        Chance is that a document has the one theme whether or not it has the other: docs x
        other_docs / total_docs. With `within` also that the hits of the other theme stand
        anywhere in its documents; npmi and phi are NaN then.

        The interval is square-and-add of three clustered intervals: of the share of the theme, and
        of the share of the other one in the documents with the theme and in those without it.
        Themes that never stand together have lift 0, no pmi, no pmi_low (it is minus infinity),
        npmi -1 and a finite pmi_high. Themes that are in no document or in every one, and those
        of which one is part of the other, are not compared.

    Raises
    ------
    ToolkitError
        There are fewer than two themes, or another argument is not one of those allowed.

    References
    ----------
    Church, K. W. and Hanks, P. (1990). Word association norms, mutual information, and
    lexicography. Computational Linguistics 16, 22-29.

    Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction.

    Newcombe, R. G. (2011). Propagating imprecision: combining confidence intervals from
    independent sources.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["Kirkuk oil", "oil in Kirkuk", "Kirkuk", "rain", "rain", "rain", "rain", "oil"]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    >>> table = cooccurrence(corpus, ["kirkuk", "oil"])
    >>> table[["docs", "other_docs", "both", "total_docs", "expected", "pmi"]].round(3)
       docs  other_docs  both  total_docs  expected    pmi
    0     3           3     2           8     1.125  0.83
    """
    level, wanted = need_level(level), some_themes(themes)
    if within is not None:
        within = whole("within", within, 1)
    if len(wanted) < 2:
        raise ToolkitError(
            f"Two themes are needed to stand together; there is {next(iter(wanted))!r} only. Give "
            "several: corpus.cooccurrence(['kirkuk', 'oil'])."
        )
    corpus = once(corpus, copies)
    layout = cells(corpus, by, made=["theme", "other_theme", *COLUMNS])
    tokens, size = corpus.tokens, len(layout.table)
    found = {name: hits.spans for name, hits in matches(corpus, wanted)}
    of = {name: tokens.document_of(spans.first) for name, spans in found.items()}
    counts = {name: np.bincount(document, minlength=len(corpus)) for name, document in of.items()}
    related = set(_related(wanted))
    whole_cells = clusters_of(corpus, layout, cluster)
    tables, last = [], None
    for one, other in combinations(wanted, 2):
        has, others = counts[one] > 0, counts[other] > 0
        if one != last:
            # The documents with the theme and those without it are cells of their own.
            split = _split(layout, has)
            clusters, last = clusters_of(corpus, split, cluster), one
            share = interval("clustered", whole_cells, has, level=level)
        together, nearby = has & others, np.ones(size)
        if within is not None:
            close = near(found[one], found[other], tokens.bounds, within)
            together = np.bincount(of[one][close], minlength=len(corpus)) > 0
            nearby = chance(found[one], found[other], layout, tokens, within)
        touched = ~untouched(found[one], found[other])
        overlap = np.bincount(of[one][touched], minlength=len(corpus)) > 0
        pair = Pair(has, others, together, nearby)
        table = associated(layout, clusters, pair, share, level, exact=within is None)
        table["overlapping"] = np.bincount(layout.of[(layout.of >= 0) & overlap], minlength=size)
        if (one, other) in related:
            scores = [c for c in COLUMNS[5:] if c != "remark"]
            table[scores], table["remark"] = np.nan, PART
        names = {"theme": one, "other_theme": other}
        table = table.assign(**{k: pd.array([v] * size, "str") for k, v in names.items()})
        tables.append(table)
    every_pair = pd.concat(tables, ignore_index=True)
    return every_pair[["theme", "other_theme", *layout.keys, *COLUMNS]]


def _split(layout: Cells, has: Any) -> Cells:
    """Each cell in two: the documents without the theme, then those with it."""
    table = layout.table.loc[layout.table.index.repeat(2)].reset_index(drop=True)
    table["_has"] = np.tile([False, True], len(layout.table))
    of = np.where(layout.of >= 0, 2 * layout.of + has, -1)
    return Cells(table, of, [*layout.keys, "_has"])


def _related(themes: Themes) -> Iterator[tuple[str, str]]:
    """Themes of which one is part of the other, both ways round."""
    for name in themes:
        for part in parts(themes.every, name):
            yield from ((name, part), (part, name))
