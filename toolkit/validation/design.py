"""The design of a validation sample: how many documents each stratum has, and how many drawn."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pandas as pd

from toolkit.checks import need_columns
from toolkit.measures.cells import grouped

NEEDED = ["doc_id", "theme", "flagged", "stratum_docs", "probability", "code"]
MAKER = "corpus.validation_sample(themes)"
CODED = ["doc_id", "theme", "unit", "coder", "code", "note"]
ASKED = ["unit", "coder", "code", "note"]
ASKER = "model.word_intrusion(), model.topic_intrusion() or model.label_test()"
#: What the columns of a sheet of questions begin with that hold what can be chosen.
CHOICE = "choice_"


def as_sample(sample: pd.DataFrame) -> pd.DataFrame:
    """A copy of a sample with text as text, where a file in between made empty text missing."""
    asked = isinstance(sample, pd.DataFrame) and bool(choices_of(sample))
    need_columns(sample, ASKED if asked else CODED, ASKER if asked else MAKER)
    made = sample.copy()
    for name in [*(ASKED if asked else CODED), *choices_of(sample)]:
        if name != "code":
            made[name] = made[name].astype(object).where(made[name].notna(), "").astype("str")
    return made


def choices_of(sample: pd.DataFrame) -> list[str]:
    """The columns that hold what can be chosen, first to last; none if the codes are 1 and 0."""
    places = (f"{CHOICE}{n}" for n in range(1, 10))
    return list(itertools.takewhile(lambda name: name in sample, places))


def need_questions(sheet: pd.DataFrame) -> pd.DataFrame:
    """The table, if it holds questions with a choice of answers; raise otherwise."""
    need_columns(sheet, [*ASKED, "question", f"{CHOICE}1", f"{CHOICE}2"], ASKER)
    return sheet


def codes_of(sample: pd.DataFrame) -> tuple[int, ...]:
    """The codes that can be given: 1 and 0, or the numbers of the choices."""
    return tuple(range(1, len(choices_of(sample)) + 1)) or (1, 0)


def codes_told(allowed: Sequence[int]) -> str:
    """What a code that is not among them is, for messages."""
    if 0 in allowed:
        return "neither 1 nor 0 nor empty"
    return f"neither a number from 1 to {max(allowed)} nor empty"


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
