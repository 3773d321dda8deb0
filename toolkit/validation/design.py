"""The design of a validation sample: how many documents each stratum has, and how many drawn."""

from __future__ import annotations

import pandas as pd

from toolkit.checks import need_columns
from toolkit.measures.cells import grouped

NEEDED = ["doc_id", "theme", "flagged", "stratum_docs", "probability", "code"]
MAKER = "corpus.validation_sample(themes)"
CODED = ["doc_id", "theme", "unit", "coder", "code", "note"]


def as_sample(sample: pd.DataFrame) -> pd.DataFrame:
    """A copy of a sample with text as text, where a file in between made empty text missing."""
    need_columns(sample, CODED, MAKER)
    made = sample.copy()
    for name in ("doc_id", "theme", "unit", "coder", "note"):
        made[name] = made[name].astype(object).where(made[name].notna(), "").astype("str")
    return made


def stratum_columns(sample: pd.DataFrame) -> list[str]:
    """Columns by which a sample is stratified: those between ``theme`` and ``flagged``."""
    need_columns(sample, NEEDED, MAKER)
    names = list(sample.columns)
    return names[names.index("theme") + 1 : names.index("flagged")]


def sample_design(sample: pd.DataFrame) -> pd.DataFrame:
    """Count documents, drawn documents and coded documents of each stratum.

    Parameters
    ----------
    sample : DataFrame
        From ``corpus.validation_sample``, with its columns in their order.

    Returns
    -------
    DataFrame
        One row per theme, cell and flag, strata without documents too: ``theme``, the columns
        of the strata, ``flagged``, ``stratum_docs`` (documents), ``sampled_docs`` (those drawn),
        ``coded_docs`` (those with a code of any coder) and ``probability``, which is NaN where
        there are no documents.

    Raises
    ------
    ToolkitError
        A column is missing.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["oil"] * 4 + ["rain"] * 16,
    ...                                      "outlet": ["A"] * 10 + ["B"] * 10,
    ...                                      "language": "en"}))
    >>> from toolkit.validation.sample import validation_sample
    >>> table = sample_design(validation_sample(corpus, ["oil"], n=8))
    >>> table[["outlet", "flagged", "stratum_docs", "sampled_docs", "probability"]]
      outlet  flagged  stratum_docs  sampled_docs  probability
    0      A     True             4             4     1.000000
    1      A    False             6             2     0.333333
    2      B     True             0             0          NaN
    3      B    False            10             2     0.200000
    """
    by = stratum_columns(sample)
    keys = ["theme", *by, "flagged"]
    coded = sample[sample["code"].notna()].drop_duplicates(["theme", "doc_id"])
    units = sample.drop_duplicates(["theme", "doc_id"])
    found = units.groupby(keys, dropna=False, observed=True).agg(
        stratum_docs=("stratum_docs", "first"),
        sampled_docs=("doc_id", "size"),
        probability=("probability", "first"),
    )
    found["coded_docs"] = coded.groupby(keys, dropna=False, observed=True).size()
    # A cell in which nothing was flagged is not in the sample, yet it is part of the design.
    cells = units[["theme", *by]].drop_duplicates().reset_index(drop=True)
    order = {name: grouped(cells, name)[0] for name in by}
    ranks = pd.DataFrame({"theme": pd.factorize(cells["theme"])[0], **order})
    cells = cells.loc[ranks.sort_values(["theme", *by], kind="stable").index]
    grid = cells.merge(pd.DataFrame({"flagged": [True, False]}), how="cross")
    table = grid.merge(found.reset_index(), on=keys, how="left")
    counts = ["stratum_docs", "sampled_docs", "coded_docs"]
    table[counts] = table[counts].fillna(0).astype("int64")
    return table[[*keys, *counts, "probability"]]
