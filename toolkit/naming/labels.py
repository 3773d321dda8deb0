"""Rival names for one referent: which of them each outlet uses, and over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.intervals.contract import need_level
from toolkit.measures.cells import MOST, Cells, cells
from toolkit.measures.once import once
from toolkit.naming.clusters import Grouping, clustered_items, grouping, sureness
from toolkit.naming.families import Families, FamiliesLike, families_of
from toolkit.naming.mentions import Mentions, Said, by_voice, mentions

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

ENOUGH = 30  # mentions of a referent, below which a share of them says little
COUNTS = ["hits", "docs", "family_hits", "family_docs", "share", "low", "high", "effective_hits"]
COLUMNS = ["family", "theme", "name", "voice", *COUNTS, "remark"]

NEVER = "the referent is never named"
FEW = f"fewer than {ENOUGH} mentions of the referent"
UNSURE = "clustering unknown: each cluster counted as one mention"
OVERLAP = "mentions overlap with another name"


class _Laid(NamedTuple):
    """What all families share: the cells, the clusters of documents, and the level."""

    layout: Cells
    grouped: Grouping
    level: float


def labels(
    corpus: Corpus,
    families: FamiliesLike = None,
    *,
    by: str | Sequence[str] | None = "outlet",
    voice: str = "own",
    quoted: str | None = None,
    quotes: pd.DataFrame | None = None,
    overlaps: str = "each",
    copies: str = "all",
    cluster: str = "article",
    level: float = 0.95,
) -> pd.DataFrame:
    """Count the rival names of a referent: which of them each outlet uses, where it names it.

    Names are counted, not judged: which is official, and for whom, is said in the ``why`` of each
    theme. A referent is named where one of its names stands; what refers to it by other words
    ("the fighters", "they") is not known and not counted.

    Parameters
    ----------
    families : optional
        One or several families of the shipped lexicon ``tk.themes("labels")``: "pmf", ["pmf",
        "irgc"]; all of them if None. Or your own: a theme file or Themes of which some have a
        ``family``, or {family: {name: patterns}}.
    by : str, list of str or None
        Cells as in ``corpus.track``: "outlet", ["month", "outlet"]; None for all documents in one.
    voice : {"own", "quoted", "all", "apart"}
        Which mentions count: those that the outlet makes itself, those it quotes, both together,
        or both in rows of their own. A mention is quoted if all of its words are.
    quoted : {"marks", "content"}, optional
        What is quoted: what stands in quotation marks; or the whole content of quotations,
        indirect speech included, whose words the reporter may have chosen. The second if `quotes`
        are given, else the first.
    quotes : DataFrame, optional
        Of ``corpus.quotes()``, all or those that are to count.
    overlaps : {"each", "longest"}
        Where names of one referent overlap, each counts: in "Iranian-backed militias" both
        framings are used. If the names are spellings of which one is part of another, "Kurdish
        Peshmerga forces" and "Peshmerga", take "longest": every stretch of text then counts once,
        under the name that begins first and of these the longest.
    copies : {"all", "distinct", "stories"}
        What is counted once, as in ``corpus.track``.
    cluster : str
        Mentions that say the same in part: those of one ``article``, of one ``copy`` group or
        ``story``, of one ``outlet-day`` or ``day``, or of documents with one value in a column.
    level : float
        Coverage aimed at by the interval.

    Returns
    -------
    DataFrame
        One row per name and cell: ``family``, ``theme`` (the name's theme), ``name`` (its label),
        ``voice``, the columns of `by`, ``hits`` and ``docs`` (mentions under this name, and
        documents with one), ``family_hits`` and ``family_docs`` (the same under any name),
        ``share`` (hits / family_hits: how likely this name is where the referent is named; NaN
        where it never is), ``low``, ``high``, ``effective_hits`` (independent mentions that would
        be as telling) and ``remark``: fewer than 30 mentions, or an interval that takes each
        cluster for one mention because fewer than ten pairs of clusters tell how alike they are.

        Where names overlap, "Iranian-backed Popular Mobilization Forces", each counts, and so do
        shares of a family add up to 1. Which names exclude each other is said by ``blocked_by``
        of the themes.

    Raises
    ------
    ToolkitError
        A family is not known, no theme has one, the table would have more than five million rows,
        or another argument is not one of those allowed.

    See Also
    --------
    label_differences : which outlets use a name more than the others.
    label_contexts : the words around one name against those around another.

    References
    ----------
    Rao, J. N. K. and Scott, A. J. (1992). A simple method for the analysis of clustered binary
    data. Biometrics 48, 577-585.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({
    ...     "text": ["The Hashd left. The Hashd said so.", "Militias, the PMF, came.", "Rain."],
    ...     "outlet": ["A", "B", "C"], "language": "en"})
    >>> own = {"pmf": {"Hashd": ["hashd"], "PMF": ["pmf"], "militia": ["militia*"]}}
    >>> table = tk.from_frame(frame).labels(own, voice="all")
    >>> table[["name", "outlet", "hits", "family_hits", "share"]]
          name outlet  hits  family_hits  share
    0    Hashd      A     2            2    1.0
    1    Hashd      B     0            2    0.0
    2    Hashd      C     0            0    NaN
    3      PMF      A     0            2    0.0
    4      PMF      B     1            2    0.5
    5      PMF      C     0            0    NaN
    6  militia      A     0            2    0.0
    7  militia      B     1            2    0.5
    8  militia      C     0            0    NaN
    """
    level, wanted = need_level(level), families_of(families)
    part = once(corpus, copies)
    flags = Said(voice, quoted, quotes).flags(corpus, part)
    layout = cells(part, by, made=COLUMNS)
    _need_few(len(layout.table) * len(wanted.themes) * (1 + (voice == "apart")), by)
    laid = _Laid(layout, grouping(part, layout, cluster), level)
    tables = [
        table
        for family, found in mentions(part, wanted, flags, overlaps)
        for said, some in by_voice(found, voice)
        for table in _counted(laid, wanted, family, said, some)
    ]
    every = pd.concat(tables, ignore_index=True)
    if voice == "apart":  # both voices of a name together
        place = {name: i for i, name in enumerate(wanted.themes)}
        every = every.sort_values("theme", key=lambda c: c.map(place), kind="stable")
    order = [*COLUMNS[:4], *layout.keys, *COUNTS, "complete", "remark"]
    return every[[c for c in order if c in every]].reset_index(drop=True)


def _counted(
    laid: _Laid, families: Families, family: str, voice: str, found: Mentions
) -> list[pd.DataFrame]:
    """Rows of one family in one voice, a table for each name."""
    layout, size = laid.layout, len(laid.layout.table)
    names = families.members[family]
    clusters = clustered_items(layout, laid.grouped, found.document)
    counts, bounds = sureness(clusters, found.which, len(names), laid.level)
    total = clusters.total.astype(np.int64)
    shared = {"family_hits": total, "family_docs": _docs(layout, found.document, size)}
    of = layout.of[found.document[found.overlapping]]
    twice = np.bincount(of[of >= 0], minlength=size)
    keys = layout.table[[c for c in [*layout.keys, "complete"] if c in layout.table]]
    tables = []
    for i, (name, count, bound) in enumerate(zip(names, counts, bounds, strict=True)):
        told = {"family": family, "theme": name, "name": families.themes[name].label}
        numbers: dict[str, Any] = {
            "hits": count.astype(np.int64),
            "docs": _docs(layout, found.document[found.which == i], size),
            **shared,
            "share": np.where(total > 0, count / np.maximum(total, 1), np.nan),
            "low": bound.low,
            "high": bound.high,
            "effective_hits": bound.effective,
            "remark": _remarks(clusters.total, bound.effective, bound.known, twice),
        }
        words = {k: pd.array([v] * size, "str") for k, v in {**told, "voice": voice}.items()}
        tables.append(keys.assign(**words).assign(**numbers))
    return tables


def _docs(layout: Cells, document: np.ndarray, size: int) -> np.ndarray:
    """Different documents in each cell."""
    of = layout.of[np.unique(document)]
    return np.bincount(of[of >= 0], minlength=size).astype(np.int64)


def _remarks(
    total: np.ndarray, effective: np.ndarray, known: bool, twice: np.ndarray
) -> pd.api.extensions.ExtensionArray:
    """What to know of each cell."""
    unsure = (not known) & (effective < total)
    told = np.select([total == 0, total < ENOUGH], [NEVER, FEW], "").astype(object)
    also = [
        "; ".join(filter(None, [a, UNSURE * bool(b), f"{c} {OVERLAP}" * bool(c)]))
        for a, b, c in zip(told, unsure, twice.tolist(), strict=True)
    ]
    return pd.array(also, dtype="str")


def _need_few(rows: int, by: object) -> None:
    if rows > MOST:
        raise ToolkitError(
            f"by={by!r} would make {rows:,} rows; allowed: {MOST:,}. Take fewer families, "
            "corpus.labels('pmf'), or longer periods."
        )
