"""Who is quoted how often: by source, by kind of source, and how many could not be told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole
from toolkit.voices.people.roles import KINDS
from toolkit.voices.shares import clustered_share
from toolkit.voices.who import COLUMNS, Voices, split, voices

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

RESOLVED = ("name", "alias", "pronoun", "carried", "role", "none")
MADE = (
    "person role source_kind resolved quotations named docs outlets total_quotations quoted_share "
    "low high".split()
)


def sources(
    corpus: Corpus,
    quotes: pd.DataFrame | None = None,
    *,
    by: str | Sequence[str] | None = None,
    what: str = "source",
    n: int | None = None,
    level: float = 0.95,
) -> pd.DataFrame:
    """Count who is quoted.

    Parameters
    ----------
    quotes : DataFrame, optional
        From ``corpus.quotes()``, or some of its rows; found anew if not given.
    by : str or list of str, optional
        A period, columns of the documents, or both, as in ``corpus.track``.
    what : {"source", "kind", "resolved"}
        Count each source; or kinds of source, such as officials; or how sources were found, which
        says for what part of the quotations nobody was.
    n : int, optional
        With ``what="source"`` alone: the `n` quoted most in all cells together, and these in
        every cell.
    level : float
        Coverage aimed at by the interval.

    Returns
    -------
    DataFrame
        The columns of `by`; then ``person`` and, for those without a name, ``role`` (small
        letters, no article) with the commonest ``source_kind``; or ``source_kind`` alone; or
        ``resolved``. ``quotations`` by that source; of these ``named``, with a name (not for
        single sources); ``docs`` and ``outlets`` that have one; ``total_quotations`` of the
        cell; ``quoted_share`` = quotations / total_quotations with ``low`` and ``high``, which
        take the quotations of an article together; NaN in a cell without quotations. Sources by
        how often they are quoted in all cells, kinds in a fixed order. The row with neither
        person nor role, the last of a cell, are the quotations whose source is not known; `n`
        leaves it out.

        Where two speak together the quotation counts for both.

    Raises
    ------
    ToolkitError
        The quotations lack a column or are of another corpus, or an argument is not one of those
        allowed.

    References
    ----------
    See `toolkit.voices.shares.clustered_share` for the interval.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"doc_id": ["a", "b"], "text": ["x", "y"]}))
    >>> said = pd.DataFrame({
    ...     "doc_id": ["a", "a", "b"], "person": ["Ali Aziz", "", "Ali Aziz"],
    ...     "role": ["mayor", "Two residents", ""], "resolved": ["name", "role", "name"],
    ...     "source_kind": ["official", "civilian", "official"]})
    >>> corpus.sources(said)[["person", "role", "quotations", "docs", "total_quotations"]]
         person           role  quotations  docs  total_quotations
    0  Ali Aziz          mayor           2     2                 3
    1            two residents           1     1                 3
    """
    if n is not None:
        n = whole("n", n, 1)
        if what in COLUMNS and what != "source":
            raise ToolkitError(
                f"n={n} is for single sources; what={what!r} has a row for each of a few. Leave "
                "n out, or take what='source'."
            )
    found = voices(corpus, quotes, by, what=what, allowed=COLUMNS, level=level, made=MADE)
    if what == "source":
        return _each(found, n)
    return _groups(found, COLUMNS[what], [*KINDS, ""] if what == "kind" else list(RESOLVED))


def _groups(found: Voices, column: str, order: list[str]) -> pd.DataFrame:
    """A row for every cell and value of a column."""
    for value in found.table[column].unique():
        one_of(column, value, order)
    of = found.table[column].map({value: i for i, value in enumerate(order)}).to_numpy(np.int64)
    named = found.table["person"].ne("").to_numpy()
    size = len(found.layout.table)
    cell = np.repeat(np.arange(size), len(order))
    label = np.tile(np.arange(len(order)), size)
    counts = _counted(found, found.table, of, len(order), named).reindex(
        pd.MultiIndex.from_arrays([cell, label]), fill_value=0
    )
    table = found.layout.table[found.layout.keys].iloc[cell].reset_index(drop=True)
    table[column] = np.array(order, object)[label]
    return _finished(table, counts, found, cell, named=True)


def _each(found: Voices, n: int | None) -> pd.DataFrame:
    """A row for every source of a cell."""
    rows = split(found.table)
    of = rows.groupby(["person", "unnamed"], sort=True).ngroup().to_numpy()
    size = int(of.max(initial=-1)) + 1
    total = np.bincount(of, minlength=size)
    rank = np.argsort(-total, kind="stable")  # numbers are in alphabetical order
    first = rows.groupby(of)[["person", "unnamed"]].first()
    told = (first["person"].ne("") | first["unnamed"].ne("")).to_numpy()[rank]
    # Sources that are not known come last, and are none of the n.
    rank = np.concatenate([rank[told], rank[~told]]) if n is None else rank[told][:n]
    counts = _counted(found, rows, of, size, np.zeros(len(rows), bool))
    if n is None:
        counts = counts[counts["quotations"] > 0]
    else:
        cells = np.arange(len(found.layout.table))
        every = pd.MultiIndex.from_product([cells, rank])
        counts = counts.reindex(every, fill_value=0)
    place = np.full(size, -1)
    place[rank] = np.arange(len(rank))
    cell, source = (counts.index.get_level_values(i).to_numpy() for i in (0, 1))
    order = np.lexsort((place[source], cell))
    cell, source, counts = cell[order], source[order], counts.iloc[order]
    table = found.layout.table[found.layout.keys].iloc[cell].reset_index(drop=True)
    table["person"] = first["person"].reindex(source).to_numpy(object)
    named = first["person"].ne("")
    role = _commonest(rows, of, "role").where(named, first["unnamed"])
    table["role"] = role.reindex(source).to_numpy(object)
    table["source_kind"] = _commonest(rows, of, "source_kind").reindex(source).to_numpy(object)
    return _finished(table, counts, found, cell, named=False)


def _commonest(rows: pd.DataFrame, of: np.ndarray, column: str) -> pd.Series:
    """Commonest value that is not empty, of each source; the first in the alphabet of several."""
    told = rows[column].ne("")
    counted = rows[told].groupby([of[told], column]).size().reset_index(name="times")
    best = counted.sort_values(["times", column], ascending=[False, True], kind="stable")
    best = best.drop_duplicates("level_0").set_index("level_0")
    return best[column].reindex(range(int(of.max(initial=-1)) + 1), fill_value="")


def _counted(
    found: Voices, rows: pd.DataFrame, of: np.ndarray, size: int, named: np.ndarray
) -> pd.DataFrame:
    """What is known of each cell and label: the sums that shares and intervals are made of."""
    keys = {"cell": rows["cell"].to_numpy(), "label": of, "doc": rows["doc"].to_numpy()}
    frame = pd.DataFrame(
        {**keys, "k": 1, "named": named.astype(np.int64), "m": rows["per_doc"].to_numpy()}
    )
    frame["outlet"] = pd.factorize(rows["outlet"])[0]
    in_doc = frame.groupby(["cell", "label", "doc"], sort=False).agg(
        k=("k", "sum"), named=("named", "sum"), m=("m", "first"), outlet=("outlet", "first")
    )
    in_doc["squares"], in_doc["products"] = in_doc["k"] ** 2, in_doc["k"] * in_doc["m"]
    return in_doc.groupby(["cell", "label"]).agg(
        quotations=("k", "sum"),
        named=("named", "sum"),
        docs=("k", "size"),
        outlets=("outlet", "nunique"),
        squares=("squares", "sum"),
        products=("products", "sum"),
    )


def _finished(
    table: pd.DataFrame,
    counts: pd.DataFrame,
    found: Voices,
    cell: np.ndarray,
    *,
    named: bool,
) -> pd.DataFrame:
    for name in ("quotations", *(["named"] if named else []), "docs", "outlets"):
        table[name] = counts[name].to_numpy(np.int64)
    total = found.total[cell].astype(np.int64)
    table["total_quotations"] = total
    k = counts["quotations"].to_numpy(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        table["quoted_share"] = k / total
    table["low"], table["high"] = clustered_share(
        k,
        total,
        counts["squares"].to_numpy(),
        counts["products"].to_numpy(),
        found.squares[cell],
        found.voiced[cell],
        found.level,
    )
    return table
