"""What the notes below a figure over time say: how values were made, what the marks mean."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from toolkit.plot.dates import Timeline
from toolkit.plot.direction import isolated
from toolkit.plot.measured import How
from toolkit.plot.scales import own_denominators

ROUNDING = 1e-9


def notes(table: pd.DataFrame, how: How, time: Timeline, by: str | None = None) -> str:
    """Say what hollow markers, hatching, bands, lines and bars mean, if the figure has them.

    `by` is the column that makes panels.
    """
    seen = table[table[how.y].notna() & table["total_docs"].gt(0)]
    parts = [*_made(table, how), *_smoothed(seen, how, time), *_marks(seen, how)]
    if how.bounds and len(seen):
        each = f" of the single {several(time)}" if how.smoothed(seen) else ""
        parts.append(f"band: {100 * how.level:g} % interval{each}{band_of(seen, how)}")
    if how.y == "docs" and not own_denominators(table, how):
        parts.append(f"grey bars: all {how.unit}")
    return " · ".join([*parts, *_unknown(table, how, time, by)])


def several(time: Timeline, n: str = "") -> str:
    """'3 weeks'; '3 periods' where each has several weeks of its own."""
    unit = f"{time.unit}s" if time.unit.isalpha() else f"periods of {time.unit}"
    return f"{n} {unit}".strip()


def _made(table: pd.DataFrame, how: How) -> Iterator[str]:
    """How corrected, standardised and expected values were made."""
    if "formula" in table:
        yield f"regression on {table['formula'].iloc[0]}, not observed; covariates not shown held"
        drawn = table.loc[table["total_docs"].gt(0), how.y]
        if (drawn.lt(-ROUNDING) | drawn.gt(1 + ROUNDING)).any():
            yield "below 0 or above 1: the regression knows no bounds"
    if how.y == "corrected":
        yield f"corrected by a coded sample (n coded = {_coded(table)})"
    if how.y == "standardised":
        yield "standardised: mix of outlets held fixed"
    if how.measured.behind:
        yield f"thin grey line: {how.measured.behind} share"


def _coded(table: pd.DataFrame) -> str:
    coded = table.groupby("theme", sort=False)["coded_docs"].sum().astype(int)
    if coded.nunique() == 1:
        return f"{coded.iloc[0]:,}"
    return ", ".join(f"{n:,} {isolated(name)}" for name, n in coded.items())


def _smoothed(seen: pd.DataFrame, how: How, time: Timeline) -> Iterator[str]:
    """The window of a moving mean; it is never left unsaid."""
    if not how.smoothed(seen) or not len(seen):
        return
    windows = " or ".join(str(w) for w in sorted(seen["window"].dropna().astype(int).unique()))
    fewer = seen["averaged"].lt(seen["window"]).any()
    yield f"line: mean of {several(time, windows)}" + (" (fewer at ends and gaps)" if fewer else "")
    yield f"dots: single {several(time)}"


def _marks(seen: pd.DataFrame, how: How) -> Iterator[str]:
    """What makes a marker hollow."""
    thin = [
        "incomplete period" if not seen["complete"].eq(True).all() else "",
        f"fewer than {how.min_n} {how.unit}" if seen["total_docs"].lt(how.min_n).any() else "",
    ]
    if how.y == "standardised" and seen["missing"].fillna("").ne("").any():
        thin.append("outlets of the mix missing")
    thin = list(filter(None, thin))
    if thin:
        yield "hollow marker: " + " or ".join(filter(None, [", ".join(thin[:-1]), thin[-1]]))


def _unknown(table: pd.DataFrame, how: How, time: Timeline, by: str | None) -> Iterator[str]:
    """Where there is no value, and why."""
    value = table["share" if how.measured.behind else how.y]
    nothing = table["total_docs"].eq(0) | value.isna()
    panels = [by] if by else []
    every = nothing.groupby([table[c] for c in ["period", *panels]]).agg(["all", "any"])
    present = table.groupby(panels)["period"].nunique() if by else table["period"].nunique()
    marks = ["hatched"] if every["all"].any() or np.any(present < len(time.start)) else []
    marks += ["no point"] if (every["any"] & ~every["all"]).any() else []
    if marks:
        yield f"{' or '.join(marks)}: no {how.unit}, unknown"
    if (table[how.y].isna() & ~nothing).any():
        yield "no marker: no estimate"
    if how.y == "corrected" and "remark" in table:
        said = table["remark"].fillna("").ne("")
        if said.any():
            yield f"see column remark of {said.sum()} of {len(table)} rows"


def band_of(seen: pd.DataFrame, how: How) -> str:
    """Which uncertainty a band shows: that of the lexicon, or ordinary variation alone."""
    if how.y == "corrected":
        return ", errors of the lexicon and ordinary variation"
    if how.y == "standardised":
        return " of the standardised share, days drawn again within outlets"
    right = "topics" if "topic" in seen else "lexicon"
    if "formula" in seen:
        return f" of the expected share, {right} taken as right"
    if "effective_docs" not in seen:
        return f", {right} taken as right" if right == "topics" else ""
    known = seen["effective_docs"].notna()
    alike = known & ~np.isclose(seen["effective_docs"].astype("float64"), seen["total_docs"])
    if alike.any():
        told = f"{how.unit} of one cluster (such as outlet and day) counted as alike"
    elif known.any():  # set so, or estimated so: the table has the same numbers
        told = f"no {how.unit} found or taken to be alike"
    else:
        told = f"{how.unit} taken as independent, as how alike they are cannot be told"
    return f", {told}, {right} taken as right"
