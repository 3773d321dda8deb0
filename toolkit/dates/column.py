"""Dates of a column: as written, with the offset beside them, or the reason why not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.dates.calendars import GREGORIAN, YEARS
from toolkit.dates.letters import plain
from toolkit.dates.precision import LONG
from toolkit.dates.written import Written, read_date
from toolkit.dates.zones import zone_at

ISO = (
    r"^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?"
    r"(Z|[+-]\d{2}:?\d{2})?)?$"
)
OPEN = ("open", "likely")


def parse_dates(
    values: pd.Series[Any], dayfirst: bool | None = None, file: pd.Series[Any] | None = None
) -> pd.DataFrame:
    """Read a column of dates; the same input gives the same output on any day and machine.

    Parameters
    ----------
    values
        Dates as found: text in any form and language that is known, date objects, timestamps,
        seconds since 1970.
    dayfirst
        How 03/04/2017 is meant. If None, a value such as 16/10/2017 in the column decides for
        all; where none does, such dates are not read. With points the day comes first
        (03.04.2017), unless 10.16.2017 stands in the column.
    file
        Where each value comes from, if not all are of one make: the values of one file decide
        for this file.

    Returns
    -------
    DataFrame
        One row per value, same index: `date` local time as written, without zone, the first day
        of a month or year, NaT if it cannot be known; `zone` offset from UTC as '+03:00', '' if
        not given; `precision` minute if a time of day is given, day, month or year, '' if there is
        no date; `problem` why there is no date, '' if there is one. Timestamps that are all
        midnight are days. Nothing is guessed: words such as "yesterday" and impossible days are
        problems.
    """
    stamps = np.fromiter((_is_stamp(value) for value in values), bool, len(values))
    keys = pd.Series([_key(value) for value in values], dtype="object")
    codes, unique = pd.factorize(keys)
    read = _read(unique, dayfirst)
    groups = pd.factorize(file)[0] if file is not None else np.zeros(len(values), np.int64)
    rows = read.iloc[codes].reset_index(drop=True)
    if dayfirst is None:
        rows = _decide(rows, codes, unique, groups)
    _days_of_stamps(rows, stamps, groups)
    return rows[["date", "zone", "precision", "problem"]].set_axis(values.index)


def parse_days(values: pd.Series[Any], dayfirst: bool | None = None) -> pd.DataFrame:
    """Read a column of days; as `parse_dates`, but a month or a year alone is a problem."""
    read = parse_dates(values, dayfirst)
    rough = read["precision"].isin([*LONG])
    told = [f"{_key(value)!r} is only a year or month" for value in values[rough]]
    read.loc[rough, "problem"] = told
    read.loc[rough, "precision"] = ""
    read.loc[rough, "date"] = pd.NaT
    return read


def _is_stamp(value: Any) -> bool:
    return isinstance(value, datetime | np.datetime64) and bool(value == value)  # not NaT


def _key(value: Any) -> str:
    """Any cell as one line of text, with plain digits and single spaces."""
    if isinstance(value, str):
        return value if value.isascii() and value.isalnum() else plain(value)
    if isinstance(value, np.datetime64):
        value = pd.Timestamp(value)
    if isinstance(value, bool | np.bool_) or value is None or value is pd.NaT or value is pd.NA:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | np.floating):  # a column of numbers with gaps
        if not np.isfinite(value):
            return ""
        return str(int(value)) if value == int(value) else str(value)
    return plain(str(value))


def _read(unique: Any, dayfirst: bool | None) -> pd.DataFrame:
    """Each value by itself; `order` says what it shows of the order of day and month."""
    table = _iso(pd.Series(unique, dtype="str"))
    rest = np.flatnonzero(table["date"].isna())
    read = [read_date(unique[number], dayfirst) for number in rest]
    return _filled(table, rest, read)


def _filled(table: pd.DataFrame, rows: npt.NDArray[Any], read: list[Written]) -> pd.DataFrame:
    """A table with what was read put into some of its rows."""
    dates = table["date"].to_numpy(copy=True)
    dates[rows] = [np.datetime64(one.date, "us") for one in read]
    columns: dict[str, Any] = {"date": dates}
    for number, name in enumerate(Written._fields[1:], 1):
        column = table[name].to_numpy(dtype=object, copy=True)
        column[rows] = [one[number] for one in read]
        columns[name] = pd.Series(column, dtype="str")
    return pd.DataFrame(columns)


def _iso(unique: pd.Series[Any]) -> pd.DataFrame:
    """The usual form read all at once; NaT where it is another form or no possible date."""
    parts = unique.str.extract(ISO)
    number = parts[[0, 1, 2, 3, 4, 5]].fillna("0").astype("int64").to_numpy().T
    year, month, day, hour, minute, second = number
    months = (year - 1970) * 12 + month - 1
    first = months.astype("datetime64[M]").astype("datetime64[D]")
    last = (months + 1).astype("datetime64[M]").astype("datetime64[D]") - first
    years = YEARS[GREGORIAN]
    good = parts[0].notna().to_numpy() & (year >= years.start) & (year < years.stop)
    good &= (month >= 1) & (month <= 12) & (day >= 1) & (day <= last.astype(int))
    good &= (hour < 24) & (minute < 60) & (second < 60)
    micro = parts[6].fillna("0").str.slice(0, 6).str.pad(6, "right", "0").astype("int64")
    days = (first + (day - 1)).astype("datetime64[us]")
    days = days + (((hour * 60 + minute) * 60 + second) * 1_000_000 + micro.to_numpy())
    offsets = parts[7].fillna("")
    known = {text: zone_at(text, 0) for text in offsets.unique()}
    good &= ~offsets.map({text: wrong for text, (_, _, wrong) in known.items()}).to_numpy(bool)
    days[~good] = np.datetime64("NaT")
    zones = offsets.map({text: zone for text, (zone, _, _) in known.items()})
    exact = np.where(parts[3].notna(), "minute", "day")
    return pd.DataFrame(
        {
            "date": days,
            "zone": np.where(good, zones, ""),
            "precision": np.where(good, exact, ""),
            "problem": "",
            "order": "",
        }
    )


def _decide(
    rows: pd.DataFrame, codes: npt.NDArray[Any], unique: Any, groups: npt.NDArray[Any]
) -> pd.DataFrame:
    """Read the dates whose order is open as the others of their group show it."""
    shown = {
        order: np.isin(groups, groups[rows["order"].eq(order).to_numpy()])
        for order in ("day", "month", "year")
    }
    likely = rows["order"].eq("likely").to_numpy() & ~np.any([*shown.values()], axis=0)
    wanted = rows["order"].isin(OPEN).to_numpy() & rows["date"].isna().to_numpy()
    wanted &= (shown["day"] != shown["month"]) | likely
    places = np.flatnonzero(wanted)
    first = shown["day"] | likely
    read = [read_date(unique[codes[place]], bool(first[place])) for place in places]
    return _filled(rows, places, read) if read else rows


def _days_of_stamps(
    rows: pd.DataFrame, stamps: npt.NDArray[np.bool_], groups: npt.NDArray[Any]
) -> None:
    """Timestamps of a group that are all midnight are days."""
    stamps = stamps & rows["date"].notna().to_numpy()
    timed = stamps & rows["date"].ne(rows["date"].dt.normalize()).to_numpy()
    days = stamps & ~np.isin(groups, groups[timed])
    rows.loc[days, "precision"] = "day"
