"""Codes of several coders, from a long or a wide table."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.schema import COLUMNS
from toolkit.validation.coefficients import Ratings
from toolkit.validation.coefficients.contract import Ints

#: Coder whose codes are the decision after discussion, not codes of their own.
FINAL = "final"
EXAMPLE = (
    "Give a row per unit and coder with the columns doc_id (or unit), coder and code, or a row "
    "per unit and a column per coder."
)
#: Columns that describe a unit and are no coder in a wide table.
DESCRIBE = {*COLUMNS, "unit", "flagged", "probability", "stratum_docs", "note"}


class Codes(NamedTuple):
    """`table` has a row per code: ``unit`` and ``cluster`` (numbers), ``coder``, ``code`` and
    the columns to group by; `keys` are the columns that name a unit.
    """

    table: pd.DataFrame
    keys: list[str]


def long_codes(codes: pd.DataFrame, by: list[str], level: str) -> Codes:
    """One row per code, without missing codes and without decisions after discussion.

    Raises
    ------
    ToolkitError
        It is no such table, a coder coded a unit twice, or the codes do not fit the level.
    """
    if not isinstance(codes, pd.DataFrame):
        raise ToolkitError(f"Codes are a table, not {type(codes).__name__}. {EXAMPLE}")
    if missing := [name for name in by if name not in codes]:
        raise ToolkitError(
            f"by={missing[0]!r} is no column of the codes; they have {listed(codes.columns)}."
        )
    value = next((name for name in ("code", "value") if name in codes), None)
    if value and "coder" not in codes:
        raise ToolkitError(f"The codes have no column 'coder', so nothing can agree. {EXAMPLE}")
    table = _melted(codes, by) if value is None or "coder" not in codes else codes
    table = table.rename(columns={value: "code"}) if value else table
    keys = ["unit"] if "unit" in table else [k for k in ("doc_id", "theme") if k in table]
    if "unit" not in keys and "doc_id" not in keys:
        raise ToolkitError(f"The codes have no column doc_id or unit. {EXAMPLE}")
    table = table[~table["coder"].eq(FINAL)].copy()
    table["code"] = _codes(table["code"], level)
    table = table[table["code"].notna()]
    if table.empty:
        raise ToolkitError("Nothing is coded yet: every code is empty.")
    need_once(table, keys)
    table["unit_number"] = table.groupby(keys, sort=False, dropna=False).ngroup()
    cluster = "doc_id" if "doc_id" in table else keys[0]
    table["cluster"] = table.groupby(cluster, sort=False, dropna=False).ngroup()
    return Codes(table, keys)


def ratings(table: pd.DataFrame, level: str) -> tuple[Ratings, Ints]:
    """Units x coders of (part of) a table of `long_codes`, and the cluster of each unit.

    Units with one code are left out, as there is nothing for it to agree with.
    """
    table = table[table.groupby("unit_number")["unit_number"].transform("size").gt(1)]
    unit, units = pd.factorize(table["unit_number"])
    coder, coders = pd.factorize(table["coder"], sort=True)
    try:
        code, values = pd.factorize(table["code"], sort=True)
    except TypeError:  # text and numbers in one column have no order
        code, values = pd.factorize(table["code"])
    made = np.full((len(units), len(coders)), -1, np.int64)
    made[unit, coder] = code
    clusters = np.zeros(len(units), np.int64)
    clusters[unit] = table["cluster"].to_numpy()
    return Ratings(made, np.asarray(values), level), clusters


def _melted(codes: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """A wide table as a long one; its rows are the units."""
    kept = [name for name in codes if name in DESCRIBE or name in by]
    coders = [name for name in codes if name not in kept]
    if len(coders) < 2:
        raise ToolkitError(
            f"The codes have {len(coders)} columns of coders ({listed(coders)}); two are needed. "
            f"{EXAMPLE}"
        )
    table = codes[kept].copy()
    if not {"unit", "doc_id"} & set(kept):
        table["unit"] = np.arange(len(codes))
    parts = [table.assign(coder=str(name), code=codes[name].astype(object)) for name in coders]
    return pd.concat(parts, ignore_index=True)


def _codes(column: pd.Series, level: str) -> pd.Series:
    """Codes as numbers if all are; missing where empty."""
    text = column.astype(object).where(column.notna(), None)
    text = text.map(lambda v: None if isinstance(v, str) and not v.strip() else v)
    given = text[text.notna()]
    numbers = pd.to_numeric(given, errors="coerce")
    if numbers.notna().all():
        found = numbers.astype(float).reindex(column.index)
    elif level == "nominal":
        return text.map(lambda v: v.strip() if isinstance(v, str) else v)
    else:
        raise ToolkitError(
            f"level={level!r} needs numbers, but there is the code "
            f"{given[numbers.isna()].iloc[0]!r}. Give each code its number: "
            "codes['code'].map({'low': 1, 'high': 2}), or level='nominal'."
        )
    if level == "ratio" and found.lt(0).any():
        raise ToolkitError(
            f"level='ratio' needs codes from 0 on, but there is {found.min():g}. Take "
            "level='interval'."
        )
    return found


def need_once(table: pd.DataFrame, keys: list[str]) -> None:
    """Raise if a coder coded a unit twice."""
    twice = table.duplicated([*keys, "coder"])
    if twice.any():
        row = table[twice].iloc[0]
        unit = ", ".join(f"{key} {row[key]!r}" for key in keys)
        columns = [*keys, "coder"] if table["coder"].astype(bool).any() else keys
        raise ToolkitError(
            f"{int(twice.sum())} codes are given twice by one coder, the first by "
            f"{row['coder']!r} for {unit}. Keep one: codes.drop_duplicates("
            f"{columns!r}, keep='last')."
        )
