"""Rival names of one referent: their shares by outlet, and over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns, one_of, whole
from toolkit.intervals.contract import need_level
from toolkit.plot.naming_bars import lying, standing
from toolkit.plot.naming_dots import dots
from toolkit.plot.naming_rows import Given, Names
from toolkit.plot.style import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.labels('pmf', by='outlet')"
KNOWN = (
    "family theme name voice hits docs family_hits family_docs share low high effective_hits "
    "complete remark period"
).split()
KINDS = ("bars", "dots")
MOST = 12  # names that can be told apart by colour


def naming(
    table: pd.DataFrame,
    *,
    family: str | None = None,
    kind: str = "bars",
    min_n: int = 30,
    level: float = 0.95,
    title: str | None = None,
    ax: Axes | Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    """Draw which of its rival names a referent has: outlet by outlet, and over time.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.labels``: ``family``, ``name``, ``voice``, ``hits``, ``family_hits``,
        ``share``, ``low``, ``high``, and the columns that it was counted by. Without a period
        there is a row for each outlet (or whatever it was counted by), with one there are
        columns over time, in a panel for each outlet. Two voices stand in panels of their own.
        Names without any mention are left out.
    family : str, optional
        Which family is drawn; needed if the table has several.
    kind : {"bars", "dots"}
        Bars that add up to 1; or a panel for each name with the shares as dots and their
        intervals as lines, for tables without a period.
    min_n : int
        Bars and dots of fewer mentions are pale.
    level : float
        Coverage that the intervals of the table were made for; it is written, not computed.
    title, ax, width
        As in ``trend``.

    Returns
    -------
    Axes, or array of Axes
        An array where there are panels.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty, has several families and none is named, more than
        twelve names, rows that cannot be told apart, or both a period and two voices.

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "family": "pmf", "theme": ["h", "h", "p", "p"], "name": ["Hashd"] * 2 + ["PMF"] * 2,
    ...     "voice": "all", "outlet": ["A", "B"] * 2, "hits": [30, 10, 10, 30],
    ...     "family_hits": 40, "share": [0.75, 0.25, 0.25, 0.75], "low": 0.2, "high": 0.8})
    >>> ax = naming(table)
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['Hashd', 'PMF']
    """
    one_of("kind", kind, KINDS)
    need_level(level)
    needed = ["family", "theme", "name", "voice", "hits", "family_hits", "share", "low", "high"]
    need_columns(table, needed, MAKER)
    part = _one_family(table, family)
    drawn = _names(part, whole("min_n", min_n))
    if kind == "dots" and "period" in part:
        raise ToolkitError("kind='dots' is for tables without a period; draw kind='bars'.")
    how = Given(title, ax, width)
    with style():
        if kind == "dots":
            return dots(drawn, how, level)
        return standing(drawn, how) if "period" in part else lying(drawn, how)


def _one_family(table: pd.DataFrame, family: str | None) -> pd.DataFrame:
    families = list(dict.fromkeys(table["family"]))
    if family is not None:
        one_of("family", family, families)
    elif len(families) > 1:
        raise ToolkitError(
            f"The table has several families, {listed(families)}, whose shares add up to 1 each. "
            f"Draw one: family={families[0]!r}."
        )
    part = table if family is None else table[table["family"] == family]
    if not part["hits"].sum() > 0:
        raise ToolkitError(
            "No name of this family is in the table, so there is nothing to draw. See the columns "
            "hits and family_hits, or count voice='all'."
        )
    return part


def _names(part: pd.DataFrame, min_n: int) -> Names:
    """The rows to draw, with what tells them apart."""
    extra = [str(c) for c in part if c not in KNOWN]
    keys = [*extra, *(c for c in ("period", "voice") if c in part)]
    if part.duplicated(["theme", *keys]).any():
        raise ToolkitError(
            f"The table has several rows for one name and {' and '.join(keys)}. Draw one at a "
            f"time, or make the table anew by {MAKER}."
        )
    voices = list(dict.fromkeys(part["voice"]))
    if "period" in part and len(voices) > 1:
        raise ToolkitError(
            f"The table has a period and {len(voices)} voices, {listed(voices)}, too much for one "
            "figure. Draw one: table[table['voice'] == 'own']."
        )
    used = part.groupby("theme", sort=False)["hits"].sum()
    themes = [str(theme) for theme, hits in used.items() if hits > 0]
    if len(themes) > MOST:
        raise ToolkitError(
            f"{len(themes)} names cannot be told apart by colour; allowed: {MOST}. Draw some of "
            "them: table[table['theme'].isin([...])]."
        )
    label = dict(zip(part["theme"], part["name"], strict=True))
    return Names(part, themes, [str(label[theme]) for theme in themes], extra, voices, min_n)
