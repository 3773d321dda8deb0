"""The series of a table over time: one per theme and group, with every period in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.change.apart import apart
from toolkit.checks import ToolkitError, need_columns, whole

Floats = npt.NDArray[np.float64]
MAKER = "corpus.track(themes, by='week')"


class Series(NamedTuple):
    """One theme, in one group, over every period from the first to the last.

    `used` marks the periods that can be judged: complete, and with enough documents.
    """

    key: dict[str, Any]
    period: pd.DatetimeIndex
    docs: Floats
    total: Floats
    table: pd.DataFrame
    used: npt.NDArray[np.bool_]

    @property
    def left_out(self) -> int:
        """Number of periods that cannot be judged."""
        return int((~self.used).sum())

    @property
    def at(self) -> Floats:
        """Place in time of the periods that are used, counted in periods."""
        return np.flatnonzero(self.used).astype(np.float64)

    @property
    def name(self) -> str:
        """The keys for a message: 'theme 'oil', outlet 'North''."""
        return ", ".join(f"{k} {v!r}" for k, v in self.key.items())

    @property
    def others(self) -> str:
        """What to type to leave this series out, where its last key is its own."""
        key, value = list(self.key.items())[-1]
        return f"table[table[{key!r}] != {value!r}]"

    def counts(self) -> tuple[Floats, Floats]:
        """Documents with the theme and all documents of the periods that are used."""
        return self.docs[self.used], self.total[self.used]


def every_series(
    trend: pd.DataFrame,
    group: str | Sequence[str] | None,
    *,
    min_docs: int,
    needed: Sequence[str] = ("docs", "total_docs"),
) -> list[Series]:
    """Split a table into its series, in the order in which they stand in it.

    A period that the table lacks is put back as one that cannot be judged.

    Raises
    ------
    ToolkitError
        Columns are missing, there is no row, or several rows are of one theme and period.
    """
    min_docs = whole("min_docs", min_docs, 1)
    need_columns(trend, ["theme", "period", *needed], MAKER)
    frame = trend[trend["period"].notna()]
    if frame.empty:
        raise ToolkitError(f"The table has no rows with a period. Make it by {MAKER}.")
    frame = frame.assign(period=pd.to_datetime(frame["period"]))
    keys = apart(frame, group, MAKER)
    full = _periods(frame["period"])
    return [_series(key, part, full, min_docs) for key, part in _parts(frame, keys)]


def numbers(table: pd.DataFrame, name: str) -> Floats:
    """A column as floats; NaN throughout if there is none."""
    if name not in table:
        return np.full(len(table), np.nan)
    try:
        return np.asarray(table[name].astype("float64"), np.float64)
    except (TypeError, ValueError) as error:
        raise ToolkitError(
            f"The column {name!r} holds no numbers: {error}. Take one that does: y='share'."
        ) from None


def need_counts(series: Series) -> None:
    """Raise unless docs and total_docs are counts of which the shares are the quotient.

    Raises
    ------
    ToolkitError
        They are not, as with topics and with corrected shares.
    """
    docs, total = series.counts()
    if np.any(docs % 1) or np.any(total % 1) or np.any(docs > total) or np.any(docs < 0):
        raise ToolkitError(
            f"docs and total_docs of {series.name} must be whole numbers, 0 <= docs <= "
            f"total_docs. Such a table is made by {MAKER}."
        )
    if "share" in series.table:
        share = numbers(series.table, "share")[series.used]
        if not np.allclose(share, docs / total, atol=1e-6):
            raise ToolkitError(
                f"share of {series.name} is not docs / total_docs, so it is no count of "
                "documents: topics have mean shares, corrected shares are estimates. Use "
                "tk.change.breaks(table, noise='normal') or tk.change.peaks(table)."
            )


def need_periods(series: Series, least: int, what: str) -> None:
    """Raise unless at least `least` periods can be judged.

    Raises
    ------
    ToolkitError
        There are fewer.
    """
    found = int(series.used.sum())
    if found < least:
        raise ToolkitError(
            f"{series.name} has {found} periods that can be judged ({series.left_out} are "
            f"incomplete or have too few documents); {what} needs {least} or more. Take shorter "
            "periods, by='week' or by='day', or more of the corpus; or leave it out: "
            f"{series.others}."
        )


def _parts(frame: pd.DataFrame, keys: list[str]) -> Iterator[tuple[dict[str, Any], pd.DataFrame]]:
    for values, part in frame.groupby(keys, sort=False, dropna=False, observed=True):
        yield dict(zip(keys, values, strict=True)), part


def _periods(period: pd.Series) -> pd.DatetimeIndex:
    found = pd.DatetimeIndex(np.sort(period.unique()))
    if len(found) < 2:
        return found
    step = (found[1:] - found[:-1]).min()
    months = round(step / pd.Timedelta(days=30.4))
    freq = f"{months}MS" if step >= pd.Timedelta(days=28) else step
    full = pd.date_range(found[0], found[-1], freq=freq)
    return full if found.isin(full).all() else found


def _series(
    key: dict[str, Any], part: pd.DataFrame, full: pd.DatetimeIndex, min_docs: int
) -> Series:
    table = part.set_index("period").reindex(full)
    present = full.isin(pd.DatetimeIndex(part["period"]))
    docs, total = (numbers(table, name) for name in ("docs", "total_docs"))
    used = present.copy()
    if "total_docs" in table:
        used &= np.nan_to_num(total) >= min_docs
    if "docs" in table:
        used &= np.isfinite(docs)
    if "complete" in table:
        used &= table["complete"].eq(True).to_numpy(bool)
    return Series(key, full, docs, total, table, used)
