"""Who was first: the order in which outlets took up the same stories."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.measures.stories.compared import compared
from toolkit.measures.stories.moments import Moments, moments

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

LEAST_HOURS = 0.1
MINUTE = 1 / 60  # hours: times of day are exact to the minute
COARSE = 0.5  # share of undecided stories above which nothing is said of a pair
COUNTS = ["stories", "earlier", "later", "ties", "undecided"]


def first_published(
    corpus: Corpus,
    stories: pd.DataFrame | None = None,
    *,
    by: str = "outlet",
    least_hours: float = LEAST_HOURS,
) -> pd.DataFrame:
    """Compare, for every two outlets, which of them was first with the stories both had.

    Of each outlet the first article in a story counts. Times are compared in UTC where both have
    an offset from it, otherwise as printed. Where one of two dates has no time of day only the
    days can be compared: another day counts, the same day is undecided.

    Parameters
    ----------
    stories : DataFrame, optional
        Stories of ``corpus.stories()`` or copies of ``corpus.copies()``; the former, with their
        usual settings, if None. Documents that are not in `corpus` any more are left out.
    by : str
        Column that is compared, such as outlet or language. Documents without a value in it are
        left out.
    least_hours : float
        A lead of less is a tie. It is never taken to be below a minute, which is how exact times
        are. Welbers and others (2018) took 0.1 hours for web sites and 6 for print.

    Returns
    -------
    DataFrame
        One row per ordered pair of outlets with a story in common: ``outlet``, ``other_outlet``
        (named after `by`), ``stories`` (in common), ``earlier`` and ``later`` (stories in which
        `outlet` was so), ``ties``, ``undecided``, ``lag_hours`` (median hours by which
        `other_outlet` followed, over stories that are not undecided; negative if it was ahead),
        ``p_value`` (exact two-sided sign test of `earlier` against `later`) and ``remark``. If more
        than half of the stories are undecided, lag_hours and p_value are NaN and the remark says
        so.

    Raises
    ------
    ToolkitError
        `by` is no column or has fewer than two values, `least_hours` is no number from 0 on,
        `stories` is no table of this corpus, no story is in two outlets, or the dates are too
        coarse for every pair.

    References
    ----------
    Welbers, K., van Atteveldt, W., Kleinnijenhuis, J. and Ruigrok, N. (2018). A gatekeeper among
    gatekeepers.

    Dixon, W. J. and Mood, A. M. (1946). The statistical sign test.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({
    ...     "doc_id": ["a", "b"], "language": "en", "outlet": ["North", "South"],
    ...     "date": ["2017-10-16 06:00", "2017-10-16 09:30"], "text": ["Troops took Kirkuk."] * 2})
    >>> table = first_published(tk.from_frame(frame))
    >>> table[["outlet", "other_outlet", "stories", "earlier", "later", "lag_hours", "p_value"]]
      outlet other_outlet  stories  earlier  later  lag_hours  p_value
    0  North        South        1        1      0  3.5  1.0
    1  South        North        1        0      1 -3.5  1.0
    """
    values = compared(corpus, by)
    least = max(_hours(least_hours), MINUTE)
    rows, group = _grouped(corpus, stories)
    times = moments(corpus)
    known = times.dated[rows] & values.notna().to_numpy()[rows]
    firsts = _firsts(rows[known], group[known], values, times)
    lags = _lags(firsts, times, least)
    if lags.empty:
        raise ToolkitError(
            f"No story has dated documents of two values of {by!r}, so there is nothing to "
            "compare. Look at corpus.stories(), or find more: corpus.stories(threshold=0.25)."
        )
    table = _counted(lags).rename(columns={"one": by, "other": f"other_{by}"})
    if table["undecided"].gt(COARSE * table["stories"]).all():
        raise ToolkitError(
            "The dates are too coarse to tell who was first: of every two outlets more than half "
            "of the stories in common are of one day, and no time of day is known. See the column "
            "precision of corpus.docs; dates with times of day are needed."
        )
    return table


def _hours(value: Any) -> float:
    number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not number or not 0 <= float(value) < np.inf:
        raise ToolkitError(
            f"least_hours={value!r} must be a number from 0 on: a lead of fewer hours is a tie. "
            f"Usual are {LEAST_HOURS} for web sites and 6 for print."
        )
    return float(value)


def _grouped(corpus: Corpus, table: pd.DataFrame | None) -> tuple[np.ndarray, np.ndarray]:
    """Documents that are in a story, and the number of the story of each."""
    if table is None:
        from toolkit.measures.stories.stories import stories

        table = stories(corpus)
    key = "copy_group" if "copy_group" in getattr(table, "columns", ()) else "story"
    need_columns(table, [key, "doc_id"], "corpus.stories() or corpus.copies()")
    if table["doc_id"].duplicated().any():
        raise ToolkitError(
            "The table of stories names a document more than once. Give that of "
            "corpus.stories() or corpus.copies(), not one of pairs."
        )
    origin = corpus if corpus._origin is None else corpus._origin
    foreign = table.loc[~table["doc_id"].isin(origin._docs["doc_id"]), "doc_id"]
    if len(foreign):
        raise ToolkitError(
            f"The table of stories names {foreign.iloc[0]!r}, which is no document of this "
            "corpus. Make the table from the same corpus: corpus.stories()."
        )
    rows = pd.Index(corpus._docs["doc_id"]).get_indexer(pd.Index(table["doc_id"]))
    group = pd.factorize(table[key])[0]
    return rows[rows >= 0], group[rows >= 0]


def _firsts(rows: np.ndarray, group: np.ndarray, values: pd.Series, times: Moments) -> pd.DataFrame:
    """The first document of each outlet in each story.

    By days first: of a day, a document without a time of day may have been the first one.
    """
    table = pd.DataFrame({"story": group, "value": values.to_numpy(object)[rows], "row": rows})
    table["time"], table["timed"] = times.sorting[rows], times.timed[rows]
    table = table.sort_values(["time", "timed", "row"], kind="stable")
    return table.drop_duplicates(["story", "value"])[["story", "value", "row"]]


def _lags(firsts: pd.DataFrame, times: Moments, least: float) -> pd.DataFrame:
    """A row per story and ordered pair of outlets: hours, and what they say."""
    pairs = firsts.merge(firsts, on="story", suffixes=("", "_other"))
    pairs = pairs[pairs["row"].ne(pairs["row_other"])]
    one, other = pairs["row"].to_numpy(), pairs["row_other"].to_numpy()
    hours = times.hours(one, other)
    undecided = ~(times.timed[one] & times.timed[other]) & (hours == 0)
    ties = ~undecided & (np.abs(hours) < least)
    decided = ~undecided & ~ties
    return pd.DataFrame(
        {
            "one": pairs["value"].to_numpy(),
            "other": pairs["value_other"].to_numpy(),
            "stories": 1,
            "earlier": decided & (hours > 0),
            "later": decided & (hours < 0),
            "ties": ties,
            "undecided": undecided,
            "lag_hours": np.where(undecided, np.nan, hours),
        }
    )


def _counted(lags: pd.DataFrame) -> pd.DataFrame:
    pairs = lags.groupby(["one", "other"])
    table = pairs[COUNTS].sum().astype(np.int64)
    table["lag_hours"] = pairs["lag_hours"].median()
    table = table.reset_index()
    splits = zip(table["earlier"], table["later"], strict=True)
    table["p_value"] = [_sign_test(*sorted(split)) for split in splits]
    coarse = table["undecided"].gt(COARSE * table["stories"])
    table.loc[coarse, ["lag_hours", "p_value"]] = np.nan
    told = [
        f"{row.undecided} of {row.stories} stories are of one day without times of day"
        for row in table.itertuples()
    ]
    none = np.where(table["earlier"] + table["later"] == 0, "no story was decided", "")
    table["remark"] = pd.array(np.where(coarse, told, none), dtype="str")
    return table


@cache
def _sign_test(fewer: int, more: int) -> float:
    """Two-sided probability of a split as uneven, if both were equally often first."""
    from scipy.stats import binomtest

    return float(binomtest(fewer, fewer + more).pvalue) if more else float("nan")
