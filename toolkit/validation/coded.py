"""A coded sample: one final code per document and theme, and how many documents it stands for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.validation.ratings import FINAL, need_once

NEEDED = ["doc_id", "theme", "code", "flagged", "probability"]
MAKER = "corpus.validation_sample(themes), its column code filled in"
YES_NO = {True: True, False: False, "true": True, "false": False, "1": True, "0": False}
UNIT = ["doc_id", "theme"]


def final_codes(coded: pd.DataFrame, themes: Sequence[str] | None = None) -> pd.DataFrame:
    """Reduce the codes of several coders to one per document and theme.

    The code of the coder ``final`` counts if there is one, else that of most coders.

    Parameters
    ----------
    coded : DataFrame
        From ``corpus.validation_sample``, coded: ``doc_id``, ``theme``, ``code`` (1, 0 or
        empty), ``flagged``, ``probability`` and, with several coders, ``coder``.
    themes : list of str, optional
        Only these; all if None.

    Returns
    -------
    DataFrame
        One row per document and theme, in the order of the sample: its columns but ``coder``,
        ``note`` and ``unit``, ``code`` being 1, 0 or, if nobody coded it, NaN, and
        ``design_weight``: documents that a coded document stands for, ``1 / probability``. Where
        some of a stratum are not coded the others stand for them too.

    Raises
    ------
    ToolkitError
        A column or theme is missing, a code is neither 1 nor 0, a probability not above 0 and
        at most 1, a coder coded a document twice, or as many coders say 1 as 0.

    Examples
    --------
    >>> coded = pd.DataFrame({"doc_id": ["a", "a", "b"], "theme": "oil", "code": [1, 1, None],
    ...                       "coder": ["Ana", "Ben", "Ana"], "flagged": True,
    ...                       "probability": 0.5})
    >>> final_codes(coded)
      doc_id theme  code  flagged  probability  design_weight
    0      a   oil   1.0     True          0.5            4.0
    1      b   oil   NaN     True          0.5            NaN
    """
    need_columns(coded, NEEDED, MAKER)
    if themes is not None:
        if missing := [name for name in themes if not coded["theme"].eq(name).any()]:
            raise ToolkitError(
                f"The coded sample lacks the themes {listed(missing)}; it has "
                f"{listed(coded['theme'].unique())}. Ask for these only, or code a sample of "
                "the others: corpus.validation_sample(themes)."
            )
        coded = coded[coded["theme"].isin(themes)]
    table = coded.reset_index(drop=True)
    table["code"] = _codes(table["code"])
    coders = table["coder"] if "coder" in table else pd.Series("", table.index)
    need_once(table.assign(coder=coders), UNIT)
    units = table.drop(columns=["coder", "note", "unit", "code"], errors="ignore")
    # A row added by hand for the final code may have nothing but document, theme and code.
    units = units.groupby(UNIT, sort=False, dropna=False).first().reset_index()
    units["flagged"] = _flags(units["flagged"])
    units["probability"] = _probabilities(table, units)
    units["code"] = _decided(table, coders).reindex(pd.MultiIndex.from_frame(units[UNIT])).values
    units["design_weight"] = _weights(units)
    first = [*UNIT, "code"]
    return units[[*first, *(name for name in units if name not in first)]]


def _codes(column: pd.Series) -> pd.Series:
    text = column.map(lambda v: None if isinstance(v, str) and not v.strip() else v)
    numbers = pd.to_numeric(text.astype(object), errors="coerce").astype(float)
    wrong = text.notna() & ~numbers.isin([0, 1])
    if wrong.any():
        raise ToolkitError(
            f"code {_first(text, wrong)!r} is neither 1 (the document has the theme) nor 0 nor "
            f"empty ({int(wrong.sum())} such codes). Replace it: coded['code'].replace({{...}})."
        )
    return numbers


def _first(column: pd.Series, wrong: pd.Series) -> object:
    """First wrong value as it is typed."""
    value = column[wrong].iloc[0]
    return value.item() if isinstance(value, np.generic) else value


def _flags(column: pd.Series) -> pd.Series:
    read = [YES_NO.get(v.strip().lower() if isinstance(v, str) else v) for v in column]
    if None in read:
        raise ToolkitError(
            f"flagged={column.iloc[read.index(None)]!r} must be True or False: whether the lexicon "
            "found the theme. Keep the column as corpus.validation_sample wrote it."
        )
    return pd.Series(read, column.index, dtype=bool)


def _probabilities(table: pd.DataFrame, units: pd.DataFrame) -> pd.Series:
    numbers = pd.to_numeric(units["probability"], errors="coerce").astype(float)
    wrong = ~(numbers.gt(0) & numbers.le(1))
    if wrong.any():
        raise ToolkitError(
            f"probability={_first(units['probability'], wrong)!r} of document "
            f"{units['doc_id'][wrong].iloc[0]!r} must be above 0 and at most 1: how likely the "
            f"document was to be drawn ({int(wrong.sum())} such documents). Without it nothing can "
            "be said of the corpus; draw with corpus.validation_sample(themes)."
        )
    several = table.groupby(UNIT, sort=False)["probability"].nunique().gt(1)
    if several.any():
        raise ToolkitError(
            f"Document and theme {several.index[several.to_numpy()][0]!r} have more than one "
            "probability. Two samples cannot be put together; take one of them."
        )
    return numbers


def _decided(table: pd.DataFrame, coders: pd.Series) -> pd.Series:
    given = table[table["code"].notna()]
    votes = given[~coders[given.index].eq(FINAL)].groupby(UNIT, sort=False)["code"].mean()
    final = given[coders[given.index].eq(FINAL)].set_index(UNIT)["code"]
    tied = votes[votes.eq(0.5) & ~votes.index.isin(final.index)]
    if len(tied):
        ids, themes = zip(*tied.index, strict=True)
        raise ToolkitError(
            f"As many coders say 1 as 0 on {len(tied)} documents: {listed(ids[:5])}. Decide on "
            "each and add the decisions: coded = pd.concat([coded, pd.DataFrame({'doc_id': "
            f"{list(ids[:5])!r}, 'theme': {list(themes[:5])!r}, 'coder': 'final', 'code': "
            f"[...]}})]). All of them: see agreement, or coded.groupby({UNIT!r})['code'].mean()."
        )
    return final.combine_first(votes.gt(0.5).astype(float))


def _weights(units: pd.DataFrame) -> pd.Series:
    """Documents that each stands for; what is not coded of a stratum is taken as missing at random.

    Documents of one theme, flag and probability are equally likely to be drawn.
    """
    strata = units.groupby(["theme", "flagged", "probability"])["code"]
    share = strata.transform("count") / strata.transform("size")
    return (1 / (units["probability"] * share.where(share.gt(0)))).where(
        units["code"].notna(), np.nan
    )
