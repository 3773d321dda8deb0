"""How many breaks each penalty leads to, and the number that is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.change.apart import candidates
from toolkit.checks import ToolkitError, need_columns
from toolkit.plot.direction import isolated
from toolkit.plot.panels import heading, overall, panels, shared_ylabel
from toolkit.plot.style import COLOURS, SMALL, caption, figure_of, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "tk.change.penalty_path(trend)"
NEEDED = ["theme", "penalty", "breaks", "chosen"]
MADE = {*NEEDED, "cost", "topic"}


def penalty_path(
    table: pd.DataFrame,
    *,
    title: str | None = None,
    ax: Axes | Sequence[Axes] | None = None,
    width: float | str = "one-and-half",
) -> Any:
    """Draw the number of breaks over the penalty, with the stretch of the number taken.

    A long level stretch says that the number of breaks hardly depends on the penalty; a
    staircase says that it is the penalty that makes them.

    Parameters
    ----------
    table : DataFrame
        From ``tk.change.penalty_path``: ``theme``, ``penalty``, ``breaks``, ``chosen``, and the
        group if there is one.
    title, ax, width
        As in ``trend``.

    Returns
    -------
    array of Axes
        One panel per series.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty, the number of `ax` is wrong, or there would be
        more than 40 panels.

    Examples
    --------
    >>> table = pd.DataFrame({"theme": "oil", "penalty": [3.0, 6.0, 12.0], "breaks": [2, 1, 1],
    ...                       "chosen": [False, True, True]})
    >>> axes = penalty_path(table)
    >>> axes[0].get_xlabel()[:38]
    'penalty for a break, in units of the v'
    """
    need_columns(table, NEEDED, MAKER)
    if table.empty:
        raise ToolkitError(f"The table has no rows to draw. Make it by {MAKER}.")
    keys = ["theme", *(c for c in table if c == "topic" or (c in _groups(table)))]
    parts = list(table.groupby(keys, sort=False, dropna=False, observed=True))
    with style():
        found = panels(len(parts), ax, width=width, height=38, by="theme", least=40)
        for one, (key, part) in zip(found, parts, strict=True):
            _panel(one, part.sort_values("penalty", kind="stable"), int(table["breaks"].max()))
            name = ", ".join(isolated(k) for k, c in zip(key, keys, strict=True) if c != "topic")
            room = one.get_window_extent().width * 72 / figure_of(one).dpi
            heading(one, name, room)
        if ax is None:
            overall(figure_of(found[0]), title)
        below: Any = figure_of(found[0]) if ax is None and len(found) > 1 else found[-1]
        caption(below, "penalty for a break, in units of the variance of the noise")
        caption(below, "shaded: penalties that lead to the number of breaks that is taken")
        shared_ylabel(found, ax is not None, "number of breaks")
    return np.array(found, dtype=object)


def _groups(table: pd.DataFrame) -> list[str]:
    return [name for name in candidates(table) if name not in MADE]


def _panel(ax: Axes, part: pd.DataFrame, most: int) -> None:
    from matplotlib.ticker import LogLocator, MaxNLocator, NullFormatter, ScalarFormatter

    penalty, number = part["penalty"].to_numpy(float), part["breaks"].to_numpy(int)
    taken = part["chosen"].to_numpy(bool)
    ax.set_xscale("log")
    ax.plot(penalty, number, drawstyle="steps-mid", color=COLOURS[0], lw=1.1, gid="path")
    ax.plot(penalty, number, "o", ms=2.2, color=COLOURS[0])
    if taken.any():
        # A step ends half way, on the scale drawn, between two penalties.
        edge = np.sqrt(penalty[1:] * penalty[:-1])
        low, high = np.r_[penalty[0], edge][taken].min(), np.r_[edge, penalty[-1]][taken].max()
        ax.axvspan(low, high, color=COLOURS[0], alpha=0.12, lw=0, zorder=0, gid="chosen")
    ax.set_ylim(-0.15, max(most, 1) + 0.4)
    ax.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    ax.xaxis.set_major_locator(LogLocator(subs=(1, 1.5, 2, 3, 5, 7)))
    ax.xaxis.set_major_formatter(ScalarFormatter())
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.tick_params(labelsize=SMALL)
