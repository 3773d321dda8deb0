"""A claim: the share of a theme in some documents is above, or below, that in others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.measures.periods import bins
from toolkit.where import dated, period

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Flags = npt.NDArray[np.bool_]
FilterLike = Mapping[str, Any] | Sequence[Mapping[str, Any]]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_TYPE = "Write what corpus.where takes: target={'date': ('2017-10-16', '2017-10-22')}."


class Window(NamedTuple):
    """The documents of each filter of a claim; `clash`: some are in two, `cut`: a week of it
    reaches beyond the span of the corpus.
    """

    week_start: str
    inside: list[Flags]
    clash: bool
    cut: bool


class Claim(NamedTuple):
    """The filters of both sides: which documents their columns keep, and from when to when.

    `weights` are those of the shares in the difference: they sum to 1 on the side of the target
    and to -1 on the other.
    """

    columns: list[Flags]
    dates: list[tuple[Any, Any]]
    weights: list[float]


def claim(corpus: Corpus, target: FilterLike, reference: FilterLike) -> Claim:
    """Read the two sides of a claim.

    Raises
    ------
    ToolkitError
        A side is no filter, says how to treat copies, or cannot be used by ``corpus.where``.
    """
    made = Claim([], [], [])
    ids = corpus._docs["doc_id"]
    for name, side, sign in (("target", target, 1), ("reference", reference, -1)):
        filters: Any = [side] if isinstance(side, Mapping) else side
        if not isinstance(filters, list | tuple) or not filters:
            raise ToolkitError(f"{name}={side!r} is no filter. {_TYPE}")
        for one in filters:
            if not isinstance(one, Mapping) or not one:
                raise ToolkitError(f"{name}={side!r} is no filter. {_TYPE}")
            if "copies" in one:
                raise ToolkitError(
                    f"{name}={side!r} treats copies on one side only. Leave it out; copies=[...] "
                    "says how both sides are counted."
                )
            kept = corpus.where(**{key: value for key, value in one.items() if key != "date"})
            made.columns.append(ids.isin(kept._docs["doc_id"]).to_numpy(bool))
            made.dates.append((None, None) if one.get("date") is None else period(one["date"]))
            made.weights.append(sign / len(filters))
    return made


def windows(corpus: Corpus, given: Claim, weeks: str | Iterable[str]) -> list[Window]:
    """The documents of a claim for each start of the week; one window if no date is a week.

    A date is one if it is seven days, or several times seven, and begins as one of `weeks` does.
    It is moved to the week of the other start that has most days in common with it.

    Raises
    ------
    ToolkitError
        One of `weeks` is no week, or a document is in two of the filters.
    """
    names = [weeks] if isinstance(weeks, str) else list(weeks)
    begins = list(dict.fromkeys(_begin(name) for name in names))
    weekly = [_is_week(ends, begins) for ends in given.dates]
    made = [_window(corpus, given, weekly, None)]
    if (double := _double(made[0].inside)).any():
        raise ToolkitError(
            f"{int(double.sum()):,} documents are in more than one of the filters of the claim, "
            f"such as {corpus._docs['doc_id'][double].iloc[0]!r}. A share is compared with that "
            "of other documents: make target and reference exclude each other."
        )
    if not any(weekly):
        return made
    return [_window(corpus, given, weekly, begin) for begin in begins]


def _window(corpus: Corpus, given: Claim, weekly: list[bool], begin: int | None) -> Window:
    inside, cut, span = [], False, corpus.span
    for columns, ends, week in zip(given.columns, given.dates, weekly, strict=True):
        first, last = ends
        if week and begin is not None:
            step = pd.Timedelta(days=(begin - first.weekday() + 3) % 7 - 3)
            first, last = first + step, last + step
        # Without a date the undated documents are counted too.
        bounded = first is not None or last is not None
        inside.append(columns & dated(corpus._docs, first, last) if bounded else columns)
        if week and span:
            cut |= bool(first < span[0] or last - pd.Timedelta(days=1) > span[1])
    start = "" if begin is None else DAYS[begin]
    return Window(start, inside, bool(_double(inside).any()), cut)


def _double(inside: list[Flags]) -> Flags:
    double: Flags = np.sum(inside, axis=0) > 1
    return double


def _is_week(ends: tuple[Any, Any], begins: list[int]) -> bool:
    first, last = ends
    whole = first is not None and last is not None and (last - first).days % 7 == 0
    return bool(whole and first.weekday() in begins)


def _begin(name: Any) -> int:
    """Number of the day on which such a week begins; Monday is 0."""
    found = bins(name)
    if found is None or found.n != 1 or not found.freq.startswith("W-"):
        raise ToolkitError(
            f"weeks={name!r} is no week. Allowed: 'week' (from Monday), 'W-SAT' (that ends on "
            "Saturday, so from Sunday), 'W-FRI' (from Saturday) and so on."
        )
    return ("MON TUE WED THU FRI SAT SUN".split().index(found.freq[2:]) + 1) % 7
