"""What one outlet leaves out of an event that others tell."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.checks import need_columns

COLUMNS = [
    *("outlet", "language", "what", "omitted", "other_outlets", "other_docs", "other_total_docs"),
    *("total_docs", "p_value"),
]


def left_out(present: pd.DataFrame, documents: pd.DataFrame, *, outlets: int = 2) -> pd.DataFrame:
    """What at least some other outlets have, and an outlet has in none of its articles.

    An outlet with one article leaves out nearly everything. So each row says how likely it would
    be to miss so much if the articles that have it fell on outlets by chance.

    Parameters
    ----------
    present : DataFrame
        ``doc_id``, ``what`` (source, cited outlet, actor ...) and ``omitted``: a row for each thing
        that a document has; more than one of a kind in a document count once.
    documents : DataFrame
        ``doc_id``, ``outlet`` and ``language`` of all documents of the event. An outlet is
        compared with outlets of its language, as names are written otherwise in others.
    outlets : int
        How many other outlets must have it.

    Returns
    -------
    DataFrame
        ``outlet``, ``language``, ``what``, ``omitted``, ``other_outlets`` (that have it),
        ``other_docs`` and ``other_total_docs`` (documents of the others that have it, and all),
        ``total_docs`` (of the outlet) and ``p_value``: the share of ways to give these documents
        to outlets in which the outlet gets none (Fisher's exact test, one-sided). The least
        likely first.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc_id": list("abcde"), "outlet": ["N", "N", "S", "T", "T"],
    ...                           "language": "en"})
    >>> present = pd.DataFrame({"doc_id": ["c", "d", "e"], "what": "source", "omitted": "Governor"})
    >>> left_out(present, documents)[["outlet", "omitted", "other_docs", "total_docs", "p_value"]]
      outlet   omitted  other_docs  total_docs  p_value
    0      N  Governor           3           2      0.1
    """
    from scipy.stats import hypergeom

    need_columns(present, ["doc_id", "what", "omitted"], "a table of what each document has")
    need_columns(documents, ["doc_id", "outlet", "language"], "corpus.docs")
    keys = ["language", "outlet"]
    totals = documents.groupby(keys, observed=True).size().rename("total_docs").reset_index()
    had = present[["doc_id", "what", "omitted"]].drop_duplicates()
    had = had.merge(documents[["doc_id", *keys]], on="doc_id")
    thing = ["language", "what", "omitted"]
    own = had.groupby([*thing, "outlet"], observed=True).size().rename("docs").reset_index()
    every = own.groupby(thing, observed=True).agg(
        other_docs=("docs", "sum"), other_outlets=("outlet", "size")
    )
    every = every[every["other_outlets"] >= outlets].reset_index()
    sizes = totals.groupby("language", observed=True)["total_docs"].transform("sum")
    totals["other_total_docs"] = sizes - totals["total_docs"]
    table = every.merge(totals, on="language").merge(own, how="left", on=[*thing, "outlet"])
    table = table[table["docs"].isna()].drop(columns="docs")
    table["p_value"] = hypergeom.pmf(
        0,
        table["total_docs"] + table["other_total_docs"],
        table["other_docs"],
        table["total_docs"],
    ).astype(np.float64)
    order = ["p_value", "other_docs", "outlet", "what", "omitted"]
    table = table.sort_values(order, ascending=[True, False, True, True, True], ignore_index=True)
    return table[COLUMNS]
