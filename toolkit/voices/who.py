"""A table of quotations made ready to count who speaks: cells, articles, and labels."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, one_of
from toolkit.intervals.contract import need_level
from toolkit.measures.cells import Cells, cells

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Ints = npt.NDArray[np.int64]
NEEDED = ["doc_id", "person", "role", "source_kind", "resolved"]
#: What may be counted, and the column of quotations that has it.
COLUMNS = {"source": "person", "kind": "source_kind", "resolved": "resolved"}
#: Joins the names of two who speak together.
TOGETHER = "; "


class Voices(NamedTuple):
    """Quotations of a corpus by cell.

    `layout` has the cells. `table` has a row per quotation, `row` numbers it, `cell` and `doc` are
    its cell and document, `per_doc` the quotations of that document. For each cell, `total` is the
    number of quotations, `squares` the sum of the squares of those of each document, and `voiced`
    the number of documents that have one. `level` is the coverage asked for.
    """

    layout: Cells
    table: pd.DataFrame
    total: Ints
    squares: Ints
    voiced: Ints
    level: float


def voices(
    corpus: Corpus,
    quotes: pd.DataFrame | None,
    by: str | Sequence[str] | None,
    *,
    what: str,
    allowed: Collection[str],
    level: float,
    made: Collection[str],
) -> Voices:
    """Lay out quotations, those of ``corpus.quotes()`` if none are given, and check what is asked.

    Parameters
    ----------
    what, allowed : str, collection of str
        What is to be counted, and what of `COLUMNS` can be.
    level : float
        Coverage of intervals.
    made : collection of str
        Columns that the table is to be given.

    Raises
    ------
    ToolkitError
        `what` or `level` is not one of those allowed, columns are missing, a quotation is of a
        document that the corpus does not have, or `by` is not as in ``corpus.track``.
    """
    one_of("what", what, allowed)
    level = need_level(level)
    docs = corpus._docs
    if quotes is None:
        quotes = corpus.quotes()
    need_columns(quotes, NEEDED, "corpus.quotes()")
    layout = cells(corpus, by, made=made, lengths=np.zeros(len(docs), np.int64))
    place = pd.Index(docs["doc_id"]).get_indexer(quotes["doc_id"])
    if (place < 0).any():
        unknown = quotes["doc_id"].to_numpy()[place < 0][0]
        raise ToolkitError(
            f"The quotations have doc_id={unknown!r}, which the corpus has not. Give those of "
            "this corpus: corpus.sources(corpus.quotes())."
        )
    told = quotes[NEEDED[1:]].astype(object)
    table = told.where(told.notna(), "").astype("str").reset_index(drop=True)
    table["row"], table["doc"], table["cell"] = np.arange(len(table)), place, layout.of[place]
    table["outlet"] = docs["outlet"].to_numpy()[place]
    table = table[table["cell"] >= 0]
    size = len(layout.table)
    total = np.bincount(table["cell"], minlength=size)
    each = table.groupby(["cell", "doc"], sort=False).size()
    of = each.index.get_level_values("cell").to_numpy()
    squares = np.bincount(of, each.to_numpy() ** 2, size).astype(np.int64)
    voiced = np.bincount(of, minlength=size)
    table = table.assign(per_doc=table.groupby(["cell", "doc"])["row"].transform("size"))
    return Voices(layout, table, total, squares, voiced, level)


def split(table: pd.DataFrame) -> pd.DataFrame:
    """A row for each of several who speak together; a role without its article and capitals."""
    name = table["person"].str.split(TOGETHER, regex=False)
    table = table.assign(person=name).explode("person", ignore_index=True)
    table = table.drop_duplicates(["row", "person"], ignore_index=True)
    role = table["role"].str.lower().str.replace(r"^(?:an?|the)\s+", "", regex=True)
    return table.assign(unnamed=role.where(table["person"].eq(""), ""))
