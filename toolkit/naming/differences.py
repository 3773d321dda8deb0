"""Rival names that one outlet uses more than the others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, one_of
from toolkit.intervals.clustered import design_effect
from toolkit.intervals.contract import need_level
from toolkit.intervals.wilson import wilson
from toolkit.measures.cells import Cells, cells
from toolkit.measures.once import once
from toolkit.naming.clusters import clustered_items, common_correlation, grouping
from toolkit.naming.families import FamiliesLike, families_of
from toolkit.naming.mentions import Said, by_voice, mentions

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
ENOUGH = 30
COUNTS = ["hits", "family_hits", "share", "other_hits", "other_family_hits", "other_share"]
RATIO = ["log_ratio", "log_ratio_low", "log_ratio_high"]
VOICE = ("own", "quoted", "all")


def label_differences(
    corpus: Corpus,
    families: FamiliesLike = None,
    *,
    of: str = "outlet",
    voice: str = "own",
    quoted: str | None = None,
    quotes: pd.DataFrame | None = None,
    overlaps: str = "each",
    copies: str = "all",
    cluster: str = "article",
    level: float = 0.95,
) -> pd.DataFrame:
    """Compare the names that each outlet uses for a referent with those of all the others.

    Outlets are compared with the others of their language only: another language has other names.

    Parameters
    ----------
    of : str
        Column whose values are compared, each with all others.
    voice : {"own", "quoted", "all"}
        Whose mentions count.
    families, quoted, quotes, overlaps, copies, cluster, level
        As in ``corpus.labels``.

    Returns
    -------
    DataFrame
        One row per name, language and value of `of` that names the referent: ``family``,
        ``theme``, ``name``, ``language``, the column `of`, ``hits``, ``family_hits`` and ``share``
        (as in ``labels``), ``other_hits``, ``other_family_hits`` and ``other_share`` (the same of
        all others), ``log_ratio`` (of the shares, to base 2: 1 is twice as often), with ``_low``
        and ``_high``, and ``remark``. Names that nobody uses are left out; where one side never
        uses a name the log ratio has one bound only.

        The interval is square-and-add of the logarithms of the clustered intervals of both shares.
        Many rows are compared at once: at level 0.95 one of twenty differs by chance. For
        intervals that all hold at once divide what is left by the rows (Bonferroni):
        ``level=1 - 0.05 / len(table)``.

    Raises
    ------
    ToolkitError
        `of` is no column, is the language, or has one value only; or as in ``labels``.

    References
    ----------
    Zou, G. Y. and Donner, A. (2008). Construction of confidence limits about effect measures: a
    general approach. Statistics in Medicine 27, 1693-1702.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["the Hashd"] * 9 + ["the PMF"] * 3 + ["the PMF"] * 9,
    ...                       "outlet": ["A"] * 12 + ["B"] * 9, "language": "en"})
    >>> own = {"pmf": {"Hashd": ["hashd"], "PMF": ["pmf"]}}
    >>> table = label_differences(tk.from_frame(frame), own, voice="all")
    >>> table = table[table["name"] == "PMF"]
    >>> table[["outlet", "share", "other_share", "log_ratio", "log_ratio_high"]].round(2)
      outlet  share  other_share  log_ratio  log_ratio_high
    2      A   0.25         1.00       -2.0           -0.80
    3      B   1.00         0.25        2.0            3.49
    """
    level, wanted = need_level(level), families_of(families)
    one_of("voice", voice, VOICE)
    if of == "language":
        raise ToolkitError(
            "of='language' compares names of different languages, which differ anyway. Compare "
            "within one: corpus.where(language='en').label_differences(of='outlet')."
        )
    part = once(corpus, copies)
    flags = Said(voice, quoted, quotes).flags(corpus, part)
    layout = cells(part, [of, "language"], made=["family", "name", "voice", *COUNTS, *RATIO])
    if "period" in layout.keys:
        raise ToolkitError(f"of={of!r} must be a column such as 'outlet', not a period.")
    if layout.table[of].nunique(dropna=False) < 2:
        raise ToolkitError(
            f"There is one {of} only, {layout.table[of].iloc[0]!r}, so nothing to compare it with. "
            "Take a column with several values, or more documents."
        )
    grouped = grouping(part, layout, cluster)
    tables = []
    for family, all_found in mentions(part, wanted, flags, overlaps):
        _, found = next(by_voice(all_found, voice))
        names = wanted.members[family]
        clusters = clustered_items(layout, grouped, found.document)
        units = [clusters.hits(found.which == i) for i in range(len(names))]
        rho = common_correlation(clusters, units)
        cell = layout.of[found.document]
        squares = _rest_squares(layout, cell, grouped.cluster[found.document])
        sides = _sides(layout, clusters.total, clusters.mean_size, squares)
        for name, hits in zip(names, units, strict=True):
            table = _compared(layout, sides, clusters.summed(hits), rho, level)
            words = {"family": family, "theme": name, "name": wanted.themes[name].label}
            tables.append(
                table.assign(**{k: pd.array([v] * len(table), "str") for k, v in words.items()})
            )
    every = pd.concat(tables, ignore_index=True)
    return every[["family", "theme", "name", "language", of, *COUNTS, *RATIO, "remark"]]


class _Side:
    """Mentions of each cell, and their mean number in the cluster of a mention."""

    def __init__(self, total: Floats, squares: Floats) -> None:
        self.total = total
        with np.errstate(invalid="ignore", divide="ignore"):
            self.mean_size = np.where(total > 0, squares / total, 1.0)


def _rest(layout: Cells, values: Floats) -> Floats:
    """Sum over the other cells of the same language."""
    language = pd.factorize(layout.table["language"], use_na_sentinel=False)[0]
    return np.bincount(language, values)[language] - values


def _rest_squares(layout: Cells, cell: Ints, cluster: Ints) -> Floats:
    """Squared sizes of the clusters of all other cells of the language, summed.

    A cluster such as a day or a story may lie in several cells, and is one among the others.
    """
    language = pd.factorize(layout.table["language"], use_na_sentinel=False)[0]
    inside = np.flatnonzero(cell >= 0)
    pairs = pd.DataFrame({"cell": cell[inside], "cluster": cluster[inside]})
    pairs = pairs.groupby(["cell", "cluster"], as_index=False).size()
    pairs["language"] = language[pairs["cell"]]
    of = ["language", "cluster"]
    every = pairs.groupby(of)["size"].transform("sum").to_numpy(float)
    size, own, size_of = len(layout.table), pairs["cell"].to_numpy(), pairs["size"].to_numpy(float)
    # (M - m)^2 of clusters with M mentions, m of them here: those with m = 0 have M^2.
    squares = pairs.groupby(of)["size"].sum().pow(2).groupby(level="language").sum()
    whole = squares.reindex(language, fill_value=0).to_numpy(float)
    return whole + np.bincount(own, size_of**2 - 2 * size_of * every, size)


def _sides(
    layout: Cells, total: Floats, mean_size: Floats, rest_squares: Floats
) -> tuple[_Side, _Side]:
    squares = np.nan_to_num(mean_size) * total
    return _Side(total, squares), _Side(_rest(layout, total), rest_squares)


def _compared(
    layout: Cells, sides: tuple[_Side, _Side], hits: Floats, rho: float, level: float
) -> pd.DataFrame:
    """One name in each cell against the rest."""
    counts = hits, _rest(layout, hits)
    shares, bounds = [], []
    for count, side in zip(counts, sides, strict=True):
        deff = design_effect(side.mean_size, 1.0 if np.isnan(rho) else rho)
        bounds.append(wilson(count / deff, side.total / deff, level))
        shares.append(np.where(side.total > 0, count / np.maximum(side.total, 1), np.nan))
    ratio, low, high = log_ratio(shares[0], bounds[0], shares[1], bounds[1])
    table = layout.table[layout.keys].assign(
        hits=counts[0].astype(np.int64),
        family_hits=sides[0].total.astype(np.int64),
        share=shares[0],
        other_hits=counts[1].astype(np.int64),
        other_family_hits=sides[1].total.astype(np.int64),
        other_share=shares[1],
        log_ratio=ratio,
        log_ratio_low=low,
        log_ratio_high=high,
    )
    several = (sides[0].mean_size > 1) | (sides[1].mean_size > 1)
    table["remark"] = _remarks(table, several & np.isnan(rho))
    used = (table["family_hits"] > 0) & (table["hits"] + table["other_hits"] > 0)
    return table[used]


def log_ratio(
    share: Floats,
    bounds: tuple[Floats, Floats],
    other: Floats,
    other_bounds: tuple[Floats, Floats],
) -> tuple[Floats, Floats, Floats]:
    """Logarithm to base 2 of the ratio of two shares, with its bounds by square-and-add.

    Where a share is 0 there is no ratio and one bound only: that at the ends of both intervals.

    Examples
    --------
    >>> one, two = np.array([0.5, 0.0]), np.array([0.25, 0.25])
    >>> ends = np.array([0.25, 0.0]), np.array([0.75, 0.125])
    >>> log_ratio(one, ends, two, (np.array([0.125, 0.125]), np.array([0.5, 0.5])))[0].tolist()
    [1.0, nan]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        p, low, high = np.log2(share), np.log2(bounds[0]), np.log2(bounds[1])
        q, other_low, other_high = (
            np.log2(other),
            np.log2(other_bounds[0]),
            np.log2(other_bounds[1]),
        )
        ratio = p - q
        down = ratio - np.hypot(p - low, other_high - q)
        up = ratio + np.hypot(high - p, q - other_low)
        down = np.where(np.isinf(q), low - other_high, down)
        up = np.where(np.isinf(p), high - other_low, up)
    known = [np.where(np.isfinite(each), each, np.nan) for each in (ratio, down, up)]
    return known[0], known[1], known[2]


def _remarks(
    table: pd.DataFrame, unknown: npt.NDArray[np.bool_]
) -> pd.api.extensions.ExtensionArray:
    told = []
    columns = ["hits", "family_hits", "other_hits", "other_family_hits"]
    counts = table[columns].to_numpy().tolist()
    for (hits, total, other, other_total), unsure in zip(counts, unknown.tolist(), strict=True):
        parts = [
            "nobody else names the referent" if not other_total else "",
            "never: no lower bound" if not hits and other_total else "",
            "nobody else: no upper bound" if not other and other_total else "",
            f"fewer than {ENOUGH} mentions" if min(total, other_total) < ENOUGH else "",
            "clustering unknown: each cluster counted as one mention" if unsure else "",
        ]
        told.append("; ".join(filter(None, parts)))
    return pd.array(told, dtype="str")
