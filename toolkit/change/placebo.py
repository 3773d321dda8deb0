"""How often a random date lies as close to a break or a peak as the nearest event does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.change.columns import KINDS
from toolkit.checks import ToolkitError, listed, need_columns, whole
from toolkit.measures.periods import PERIODS, bins

Days = npt.NDArray[np.int64]
FOUND = "tk.change.breaks(trend), tk.change.peaks(trend) or tk.change.bursts(trend)"
EVENTS = "corpus.events (events.csv with date and label)"
CELLS = 2_000_000  # distances that are held in memory at once


def placebo(
    found: pd.DataFrame,
    events: pd.DataFrame,
    span: tuple[Any, Any] | pd.DataFrame,
    *,
    by: str = "week",
    event_themes: str | Sequence[str] | None = None,
    draws: int = 10_000,
    seed: int = 0,
) -> pd.DataFrame:
    """Ask whether events lie closer to breaks, peaks or bursts than random dates do.

    With enough events there is one near every date. As many dates as there are events are
    drawn, each day of the span as likely as any other; events that last keep their length.

    Parameters
    ----------
    found : DataFrame
        From `breaks` or `peaks` (``period``) or `bursts` (``first``).
    events : DataFrame
        ``date``, ``label`` and, if there are, ``date_end`` and ``themes``, as in
        ``corpus.events``. Choose them before you look at the curve.
    span : (first, last) or DataFrame
        Days in which an event could have been: ``corpus.span``, or the table of
        ``corpus.track``. Events outside are not compared.
    by : str
        What a period of `found` is, as in ``corpus.track``: "day", "week", "month", "quarter",
        "year", or an offset such as "2W".
    event_themes : str or list of str, optional
        Only events that have one of these among their ``themes``.
    draws : int
        How often dates are drawn.
    seed : int
        Of the draws.

    Returns
    -------
    DataFrame
        The keys of `found` (``theme``, the group, ``rank`` ...), ``period``, ``event_date``
        and ``event`` (of the nearest event; of several as near the one that begins nearest),
        ``days`` (between the event and the period; 0 if they overlap), ``periods`` (the same in
        whole periods), ``events`` (how many were compared), ``p_value`` (of the drawn sets of
        dates, how many have one as near: (1 + m) / (draws + 1)), ``mean_days`` (mean of ``days``
        over all rows) and ``p_mean`` (how many sets have a mean as small). The last two are the
        same in each row: they are of the table as a whole.

    Raises
    ------
    ToolkitError
        Columns are missing, there is nothing to compare, or `span`, `by` or `draws` is no such
        thing.

    Examples
    --------
    >>> found = pd.DataFrame({"theme": "oil", "period": [pd.Timestamp("2017-10-16")]})
    >>> events = pd.DataFrame({"date": [pd.Timestamp("2017-10-15")], "label": ["Advance"]})
    >>> table = placebo(found, events, ("2017-06-01", "2017-12-31"))
    >>> table[["period", "event", "days", "periods", "events"]]
          period    event  days  periods  events
    0 2017-10-16  Advance     1        1       1
    >>> print(f"{table['p_value'].iloc[0]:.2f}")  # 9 of the 214 days are as close
    0.04
    """
    draws, seed = whole("draws", draws, 1), whole("seed", seed)
    freq, n = _whole_days(by)
    at = "first" if "first" in getattr(found, "columns", ()) else "period"
    need_columns(found, ["theme", at], FOUND)
    if found.empty:
        raise ToolkitError(f"The table has no break, peak or burst to compare. See {FOUND}.")
    first, last = _span(span, freq, n)
    kept = _kept(events, event_themes, first, last)
    periods = pd.PeriodIndex(pd.to_datetime(found[at]), freq=freq)
    begin, end = _day(found[at]), _day(pd.Series((periods + (n - 1)).end_time))
    lengths = (kept["until"] - kept["day"]).to_numpy()
    distance = _apart(begin, end, kept["day"].to_numpy(), lengths)
    starts = _apart(begin, end, kept["day"].to_numpy(), 0 * lengths)
    # Of events that overlap the period the one that begins nearest, then the earlier.
    nearest = np.array([np.lexsort(pair)[0] for pair in zip(starts, distance, strict=True)])
    days = distance.min(axis=1)
    least = _random(begin, end, lengths, (first, last), draws, np.random.default_rng(seed))
    told = KINDS.keys() - {"rank", "level"}
    table = found[[c for c in found if c not in told]].reset_index(drop=True)
    table["period"] = pd.to_datetime(found[at]).to_numpy()
    table["event_date"] = kept["date"].to_numpy()[nearest]
    table["event"] = kept["label"].to_numpy()[nearest]
    table["days"] = days
    table["periods"] = _whole_periods(periods, kept.iloc[nearest], n)
    table["events"] = len(kept)
    table["p_value"] = (1 + (least <= days).sum(axis=0)) / (draws + 1)
    table["mean_days"] = days.mean()
    # Means of whole numbers over as many rows: compared as sums, without rounding.
    table["p_mean"] = (1 + int((least.sum(axis=1) <= days.sum()).sum())) / (draws + 1)
    return table


def _day(dates: pd.Series) -> Days:
    """Days since 1970."""
    return dates.to_numpy().astype("datetime64[D]").astype(np.int64)


def _span(span: tuple[Any, Any] | pd.DataFrame, freq: str, n: int) -> tuple[int, int]:
    if isinstance(span, pd.DataFrame):
        need_columns(span, ["period"], "corpus.track(themes, by='week')")
        known = pd.to_datetime(span["period"].dropna())
        last = pd.PeriodIndex(known, freq=freq) + (n - 1)
        span = (known.min(), last.max().end_time if len(last) else None)
    try:
        ends = pd.to_datetime(list(span), format="ISO8601")
        if len(ends) != 2 or not ends[0] <= ends[1]:
            raise ValueError
    except (TypeError, ValueError):
        raise ToolkitError(
            f"span={span!r} must be the first and the last day, ('2017-06-01', '2017-12-31'), "
            "corpus.span, or the table of corpus.track."
        ) from None
    begin, end = _day(pd.Series(ends))
    return int(begin), int(end)


def _kept(
    events: pd.DataFrame, themes: str | Sequence[str] | None, first: int, last: int
) -> pd.DataFrame:
    """Events inside the span by date, with `day` and `until` in days."""
    need_columns(events, ["date", "label"], EVENTS)
    kept = events.assign(date=pd.to_datetime(events["date"])).dropna(subset="date")
    if themes is not None:
        need_columns(events, ["themes"], "corpus.events (events.csv with themes)")
        wanted = {themes} if isinstance(themes, str) else set(themes)
        words = [set(str(given).split()) for given in kept["themes"]]
        if not any(wanted & own for own in words):
            raise ToolkitError(
                f"No event has the theme {listed(sorted(wanted))}. The events have "
                f"{listed(sorted(set().union(*words)))}."
            )
        kept = kept[[bool(wanted & own) for own in words]]
    ends = pd.to_datetime(kept["date_end"]) if "date_end" in kept else kept["date"]
    kept = kept.assign(day=_day(kept["date"]))
    kept["until"] = np.maximum(kept["day"], _day(ends.fillna(kept["date"])))
    inside = kept["day"].between(first, last)
    if not inside.any():
        raise ToolkitError(
            f"None of the {len(events)} events is dated within the span, so there is none to "
            f"compare. Events come from {EVENTS}."
        )
    return kept[inside].sort_values("day", kind="stable").reset_index(drop=True)


def _apart(begin: Days, end: Days, day: Days, length: Days) -> Days:
    """Days between each period and each event: 0 where they overlap; the last axes are these."""
    after = day[..., None, :] - end[:, None]
    before = begin[:, None] - (day + length)[..., None, :]
    apart: Days = np.maximum(np.maximum(after, before), 0)
    return apart


def _random(
    begin: Days,
    end: Days,
    lengths: Days,
    span: tuple[int, int],
    draws: int,
    rng: np.random.Generator,
) -> Days:
    """Days from each period to the nearest date of each set drawn."""
    step = max(1, CELLS // (len(begin) * len(lengths)))
    parts = []
    for done in range(0, draws, step):
        size = (min(step, draws - done), len(lengths))
        days = rng.integers(span[0], span[1], size, endpoint=True)
        parts.append(_apart(begin, end, days, lengths).min(axis=2))
    return np.concatenate(parts)


def _whole_periods(periods: pd.PeriodIndex, nearest: pd.DataFrame, n: int) -> Days:
    own = periods.asi8
    first, last = (
        pd.PeriodIndex(pd.to_datetime(nearest[name], unit="D"), freq=periods.freq).asi8
        for name in ("day", "until")
    )
    apart: Days = np.maximum(np.maximum(first - (own + n - 1), own - last), 0)
    return -(-apart // n)


def _whole_days(by: str) -> tuple[str, int]:
    found = bins(by)
    if found is None or found.freq == "h":
        raise ToolkitError(
            f"by={by!r} is no period of whole days. Allowed: {listed(PERIODS)}, and offsets such "
            "as '2W' or '14D'."
        )
    return found.freq, found.n
