"""Numbers of topics compared: stability, coherence, diversity and held-out words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.plot.panels import overall, panels
from toolkit.plot.style import COLOURS, GREY, INK, SMALL, TEXT, caption, figure_of, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.compare_k([5, 10, 20, 30])"
PANELS = {
    "jaccard": "stability",
    "coherence": "coherence",
    "diversity": "diversity",
    "perplexity": "perplexity of unseen documents",
}
ROOM = 10.0  # points that the number of topics needs on its axis


def topic_numbers(
    table: pd.DataFrame,
    *,
    title: str | None = None,
    ax: Sequence[Axes] | None = None,
    width: float | str = "one-and-half",
) -> Any:
    """Draw what speaks for each number of topics, with the suggestion and its reason.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.compare_k``: ``k``, ``jaccard``, ``error``, ``coherence``, ``diversity``,
        ``perplexity``, ``suggested``, ``reason``. A vertical line and full dots mark what is
        suggested. The reason stands below, also where none is suggested.
    title, width
        As in ``trend``.
    ax : sequence of Axes, optional
        Four of them.

    Returns
    -------
    array of Axes
        Stability, coherence, diversity, perplexity; each has an axis of its own, and all the same
        numbers of topics.

    Raises
    ------
    ToolkitError
        Columns are missing, nothing is there to draw, or `ax` are not four.

    Examples
    --------
    >>> table = pd.DataFrame({"k": [3, 5, 9], "jaccard": [0.5, 0.8, 0.6], "error": 0.03,
    ...     "coherence": [0.1, 0.2, 0.2], "diversity": [1.0, 1.0, 0.9],
    ...     "perplexity": [900.0, 700.0, 690.0], "suggested": [False, True, False],
    ...     "reason": ["", "most stable", ""]})
    >>> topic_numbers(table)[0].figure.get_supxlabel()[:27]
    'suggested: k=5, most stable'
    """
    need_columns(table, ["k", *PANELS, "error", "suggested", "reason"], MAKER)
    known = table[table["jaccard"].notna()].sort_values("k", kind="stable")
    if not len(known):
        raise ToolkitError(
            "The table has no number of topics that could be computed; see its column remark. Make "
            f"it by {MAKER}."
        )
    with style():
        found = panels(
            len(PANELS), ax, width=width, height=36, by="measure", sharey=False, least=50
        )
        for one, (name, head) in zip(found, PANELS.items(), strict=True):
            _panel(one, known, name)
            one.set_title(head, loc="left", size=TEXT, weight="bold", pad=4)
        figure: Any = figure_of(found[0])
        for one in _lowest(found, ax is not None):
            one.set_xlabel("number of topics")
        caption(figure if ax is None else found[-1], _note(table, known))
        if ax is None:
            overall(figure, title)
        figure.draw_without_rendering()
        _numbers(found, known["k"].to_numpy(int))
    return np.array(found, dtype=object)


def _panel(ax: Axes, known: pd.DataFrame, name: str) -> None:
    from matplotlib.ticker import MaxNLocator

    k, value = known["k"].to_numpy(int), known[name].to_numpy(float)
    taken = known["suggested"].to_numpy(bool)
    ax.plot(k, value, "-", color=COLOURS[0], lw=0.9, gid="line")
    if name == "jaccard":
        error = known["error"].to_numpy(float)
        ax.vlines(k, value - error, value + error, color=COLOURS[0], lw=1.3, alpha=0.6, gid="error")
    ax.plot(k, value, "o", ms=3.6, mfc="white", mec=COLOURS[0], mew=0.9, gid="value")
    ax.plot(k[taken], value[taken], "o", ms=5, color=COLOURS[1], zorder=3, gid="suggested")
    for x in k[taken]:
        ax.axvline(x, color=COLOURS[1], lw=0.7, zorder=0.5)
    if not np.isfinite(value).any():
        ax.text(0.5, 0.5, "not computed", transform=ax.transAxes, ha="center", size=SMALL,
                color=GREY, gid="unknown")  # fmt: skip
        ax.set_yticks([])
        return
    ax.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    ax.margins(y=0.12)


def _lowest(found: list[Axes], given: bool) -> list[Axes]:
    """Axes with nothing below; all that the user gives."""
    return found if given else [one for one in found if one.xaxis.get_tick_params()["labelbottom"]]


def _numbers(found: list[Axes], k: Any) -> None:
    """Mark the numbers of topics that have room, the smallest and largest surely."""
    for one in found:
        low, high = float(k.min()), float(k.max())
        edge = max(0.05 * (high - low), 0.5)
        one.set_xlim(low - edge, high + edge)
        points = one.get_window_extent().width * 72 / figure_of(one).dpi / (high - low + 2 * edge)
        kept = [int(k[-1])]
        for number in k[-2::-1]:
            first = number != k[0] and (number - k[0]) * points < ROOM
            if (kept[-1] - number) * points >= ROOM and not first:
                kept.append(int(number))
        one.set_xticks(kept[::-1], [str(number) for number in kept[::-1]], color=INK)


def _note(table: pd.DataFrame, known: pd.DataFrame) -> str:
    told = table.loc[table["reason"].fillna("").ne(""), ["k", "suggested", "reason"]]
    parts = [
        f"suggested: k={row.k}, {row.reason}" if row.suggested else str(row.reason)
        for row in told.itertuples()
    ]
    lost = table.loc[~table["k"].isin(known["k"]), "k"].astype(str)
    parts += [
        "stability: mean Jaccard of the first terms of matched topics in refits to parts of the "
        "documents; line: one standard error",
        "perplexity: smaller is better",
        f"not computed: k={', '.join(lost)}" if len(lost) else "",
    ]
    return " \u00b7 ".join(filter(None, parts))
