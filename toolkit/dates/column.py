"""Dates of a column: as written, with the offset beside them, or the reason why not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from toolkit.dates.written import (
    FIRST_YEAR,
    LAST_YEAR,
    YEAR_LAST,
    Written,
    read_date,
    split_zone,
)

DIGITS = {ord(d): str(i % 10) for i, d in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
# marks that set the direction of writing, and that are found inside dates of Arabic script
INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\ufeff"))
ISO = (
    r"^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?"
    r"(Z|[+-]\d{2}:?\d{2})?)?$"
)


def parse_dates(values: pd.Series[Any], dayfirst: bool | None = None) -> pd.DataFrame:
    """Read a column of dates; the same input gives the same output on any day and machine.

    Parameters
    ----------
    values
        Dates as found: text in the usual forms, date objects, timestamps, seconds since 1970.
    dayfirst
        How 03/04/2017 is meant. If None, a value such as 16/10/2017 in the column decides for
        all; where none does, such dates are not read.

    Returns
    -------
    DataFrame
        One row per value, same index: `date` local time as written, without zone, NaT if it
        cannot be known; `zone` offset from UTC as '+03:00', '' if not given; `precision` minute
        or day, '' if there is none; `problem` why
        there is no date, '' if there is one. Nothing is guessed: words such as "yesterday",
        a year alone and impossible days are problems.
    """
    keys = pd.Series([_key(value) for value in values], dtype="object")
    codes, unique = pd.factorize(keys)
    days, zones = _iso(pd.Series(unique, dtype="str"))
    problems = np.full(len(unique), "", dtype=object)
    rest = [number for number, day in enumerate(days) if np.isnat(day)]
    order = dayfirst if dayfirst is not None else _order(unique[n] for n in rest)
    for number in rest:
        days[number], zones[number], problems[number] = _row(read_date(unique[number], order))
    timed = np.array([":" in text for text in unique], bool)
    precisions = np.where(np.isnat(days), "", np.where(timed, "minute", "day")).astype(object)
    return pd.DataFrame(
        {
            "date": pd.Series(days[codes], index=values.index),
            "zone": pd.Series(zones[codes], index=values.index, dtype="str"),
            "precision": pd.Series(precisions[codes], index=values.index, dtype="str"),
            "problem": pd.Series(problems[codes], index=values.index, dtype="str"),
        }
    )


def _row(written: Written) -> tuple[np.datetime64, str, str]:
    return np.datetime64(written.date, "us"), written.zone, written.problem


def _key(value: Any) -> str:
    """Any cell as one line of text, with plain digits and single spaces."""
    if isinstance(value, str):
        text = value if value.isascii() else value.translate(DIGITS).translate(INVISIBLE)
        return text if text.isascii() and text.isalnum() else " ".join(text.split())
    if isinstance(value, np.datetime64):
        value = pd.Timestamp(value)
    if isinstance(value, bool | np.bool_) or value is None or value is pd.NaT:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | np.floating):  # a column of numbers with gaps
        return str(int(value)) if np.isfinite(value) and value == int(value) else ""
    if isinstance(value, int | np.integer):
        return str(value)
    return "" if value is pd.NA else " ".join(str(value).split())


def _iso(unique: pd.Series[Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The usual form read all at once; NaT where it is another form or no possible date."""
    parts = unique.str.extract(ISO)
    number = parts[[0, 1, 2, 3, 4, 5]].fillna("0").astype("int64").to_numpy().T
    year, month, day, hour, minute, second = number
    months = (year - 1970) * 12 + month - 1
    first = months.astype("datetime64[M]").astype("datetime64[D]")
    last = (months + 1).astype("datetime64[M]").astype("datetime64[D]") - first
    good = parts[0].notna().to_numpy() & (year >= FIRST_YEAR) & (year <= LAST_YEAR)
    good &= (month >= 1) & (month <= 12) & (day >= 1) & (day <= last.astype(int))
    good &= (hour < 24) & (minute < 60) & (second < 60)
    micro = parts[6].fillna("0").str.slice(0, 6).str.pad(6, "right", "0").astype("int64")
    days = (first + (day - 1)).astype("datetime64[us]")
    days = days + (((hour * 60 + minute) * 60 + second) * 1_000_000 + micro.to_numpy())
    offsets = parts[7].fillna("")
    known = {z: _offset(z) for z in offsets.unique()}
    zones = offsets.map(known).to_numpy(dtype=object)
    good &= zones != "?"
    days[~good] = np.datetime64("NaT")
    return days, zones


def _offset(text: str) -> str:
    """An offset in one way of writing; '?' if there is no such offset."""
    _, zone, problem = split_zone(f"00:00:00{text}")
    return "?" if problem else zone


def _order(texts: Iterable[str]) -> bool | None:
    """Whether the day comes first in the numeric dates of a column; None if nothing shows it."""
    day_first = month_first = False
    for text in texts:
        match = YEAR_LAST.fullmatch(split_zone(text)[0])
        if not match or re.fullmatch(r"1[0-5]\d\d", match["y"]):
            continue
        first, second = int(match["a"]), int(match["b"])
        if len(match["y"]) == 2 and second <= 12:
            continue  # 17/10/16 may begin with the year
        day_first |= 12 < first <= 31 and second <= 12
        month_first |= 12 < second <= 31 and first <= 12
    return None if day_first == month_first else day_first
