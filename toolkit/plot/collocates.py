"""Words that stand near a node: how closely they belong to it, and how often they are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns, one_of, whole
from toolkit.intervals.contract import need_level
from toolkit.plot.direction import isolated
from toolkit.plot.panels import heading, overall, panels
from toolkit.plot.style import COLOURS, GREY, PALE, SMALL, caption, figure_of, style, wrap
from toolkit.words.associations import ASSOCIATIONS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.collocates('oil', by='outlet')"
#: Scores that can be drawn, with what is worth knowing of them.
SCORES = {name: name for name, measure in ASSOCIATIONS.items() if measure.kind != "p"}
SCORES |= {
    "log_dice": "logDice, at most 14",
    "mi": "MI: log2 of hits by expected hits",
    "log_ratio": "log ratio: how many times the rate doubles near the node",
    "delta_p_term": "delta P of the term, given the node",
    "delta_p_node": "delta P of the node, given the term",
}
NEEDED = ["rank", "term", "hits", "docs", "n_node", "n_term"]
MOST_ROWS = 80
ROW = 3.5  # mm
SMALLEST, LARGEST = 7.0, 60.0  # points squared of the markers


def collocates(
    table: pd.DataFrame,
    *,
    y: str | None = None,
    n: int = 20,
    level: float = 0.95,
    columns: int | None = None,
    title: str | None = None,
    ax: Axes | Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    r"""Draw the first collocates of a node with their counts, groups side by side.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.collocates``: ``rank``, ``term``, ``hits``, ``docs``, ``n_node``, ``n_term``
        and the score. With columns before ``rank``, from ``by=``, there is a panel for each of
        their values, and a term stands in the same row of all.
    y : str, optional
        The measure to draw, the first one of the table if None; not one that is a probability.
    n : int
        Terms of each group at most: those that the table has first.
    level : float
        Coverage that the limits of ``log_ratio`` were made for; it is written, not computed.
    columns : int, optional
        Panels in a row.
    title, width
        As in ``trend``.
    ax : Axes or sequence of Axes, optional
        One for each panel.

    Returns
    -------
    array of Axes
        Terms stand in the order that they have in the first group, then those that it lacks. To
        the right are the hits near the node and, after a stroke, all hits of the term. The area
        of a marker grows with the hits; hollow markers: all hits are in one document. A dash: the
        table has no such row; the term is near the node less often than was asked for, or stands
        further down than the table goes.

    Raises
    ------
    ToolkitError
        Columns are missing, the measure cannot be drawn, the table is empty or has too many panels
        or rows.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "rank": [1, 2], "term": ["crude", "price"], "hits": [30, 12], "docs": [9, 4],
    ...     "n_node": 90, "n_term": [35, 80], "log_dice": [12.9, 11.2]})
    >>> [text.get_text() for text in collocates(frame)[0].get_yticklabels()]
    ['crude', 'price']
    """
    need_columns(table, NEEDED, MAKER)
    known = [name for name in table if name in SCORES]
    if not known:
        raise ToolkitError(f"The table has no score to draw. Ask for one of {listed(SCORES)}.")
    y = known[0] if y is None else y
    one_of("y", y, SCORES)
    need_columns(table, [y], MAKER)
    need_level(level)
    keys = list(table.columns[: list(table.columns).index("rank")])
    kept = table[table["rank"].le(whole("n", n, 1))]
    if not len(kept):
        raise ToolkitError(f"The table has no terms to draw. Make it by {MAKER}.")
    terms = list(dict.fromkeys(kept["term"]))  # in the order of the first group, then the others
    if len(terms) > MOST_ROWS:
        raise ToolkitError(
            f"{len(terms)} terms cannot be read in one figure; allowed: {MOST_ROWS}. Take fewer: "
            "n=10, or fewer groups."
        )
    drawn = table[table["term"].isin(terms)]  # also where a group has them further down
    groups = list(drawn.groupby(keys, sort=False, dropna=False)) if keys else [("", drawn)]
    with style():
        found = panels(
            len(groups), ax, width=width, height=ROW * (len(terms) + 1) + 9, columns=columns,
            by=" and ".join(map(str, keys)) or "table", sharey=ax is None, least=56,
        )  # fmt: skip
        figure: Any = figure_of(found[0])
        limits = y == "log_ratio" and {"log_ratio_low", "log_ratio_high"} <= set(table)
        ends = _ends(drawn, y, limits)
        most = float(drawn["hits"].max())
        for one, (_, part) in zip(found, groups, strict=True):
            _panel(one, part.set_index("term").reindex(terms), y, ends, most, limits)
        figure.draw_without_rendering()
        for one, (values, part) in zip(found, groups, strict=True):
            if keys:
                room = one.get_window_extent().width * 72 / figure.dpi + 40
                heading(one, _named(values), room, pad=9, after=f" ({_nodes(part)})")
        parts = [
            SCORES[y],
            f"line: {100 * level:g} % limits" if limits else "",
            "" if keys else f"node: {_nodes(drawn)}",
            "numbers: hits near the node / all hits",
            "area of a marker: hits",
            "hollow: all in one document" if drawn["docs"].eq(1).any() else "",
            "\u2013: not in the table" if len(drawn) < len(groups) * len(terms) else "",
        ]
        caption(figure if ax is None else found[-1], " · ".join(filter(None, parts)))
        if ax is None:
            overall(figure, title)
    return np.array(found, dtype=object)


def _panel(
    ax: Axes, part: pd.DataFrame, y: str, ends: tuple[float, float], most: float, limits: bool
) -> None:
    """Markers and counts of one group; rows that it has not are NaN."""
    place, has = np.arange(len(part)), part["hits"].notna().to_numpy()
    score = np.clip(_numbers(part[y]), *ends)
    if not limits:
        ax.hlines(place[has], ends[0], score[has], color=PALE, lw=0.6, zorder=1)
    else:
        low, high = (np.clip(_numbers(part[f"{y}_{end}"]), *ends) for end in ("low", "high"))
        ax.hlines(place[has], low[has], high[has], color=COLOURS[0], lw=0.8, zorder=2)
    areas = SMALLEST + (LARGEST - SMALLEST) * part["hits"].to_numpy(float)[has] / most
    one_text = part["docs"].eq(1).to_numpy()[has]
    ax.scatter(
        score[has], place[has], s=areas, lw=0.8, edgecolors=COLOURS[0], zorder=3, clip_on=False,
        facecolors=np.where(one_text, "white", COLOURS[0]), gid="score",
    )  # fmt: skip
    for at, hits, every in zip(place, part["hits"], part["n_term"], strict=True):
        told = "\u2013" if np.isnan(hits) else f"{int(hits):,} / {int(every):,}"
        ax.text(
            1.03, float(at), told, transform=ax.get_yaxis_transform(), va="center", size=SMALL,
            color=GREY, gid="counts",
        )  # fmt: skip
    if ends[0] < 0 < ends[1]:
        ax.axvline(0, color=GREY, lw=0.5, zorder=0)
    ax.grid(axis="x", color=PALE, lw=0.4, zorder=-1)
    ax.set_axisbelow(True)
    ax.set_xlim(*ends)
    ax.set_ylim(len(part) - 0.3, -0.7)
    ax.set_yticks(place, [wrap(isolated(term), 90, SMALL, 1) for term in part.index])
    ax.tick_params(axis="y", length=0, labelsize=SMALL)
    ax.spines["left"].set_visible(False)


def _ends(drawn: pd.DataFrame, y: str, limits: bool) -> tuple[float, float]:
    """Where the axis begins and ends: a little beyond what is drawn; infinite limits run there."""
    names = [y, *([f"{y}_low", f"{y}_high"] if limits else [])]
    values = drawn[names].to_numpy(float)
    values = values[np.isfinite(values)]
    if not len(values):
        raise ToolkitError(f"{y} of these terms is no number. Draw another measure.")
    low, high = float(values.min()), float(values.max())
    room = 0.06 * (high - low) or 0.5
    return low - room, high + room


def _numbers(values: pd.Series) -> Any:
    """Numbers, infinite ones as very large ones."""
    return np.nan_to_num(values.to_numpy(float), nan=np.nan, posinf=1e9, neginf=-1e9)


def _nodes(part: pd.DataFrame) -> str:
    return f"n = {int(part['n_node'].iloc[0]):,}"


def _named(values: Any) -> str:
    texts = []
    for value in values if isinstance(values, tuple) else (values,):
        date = isinstance(value, pd.Timestamp)
        texts.append(f"{value:%Y-%m-%d}" if date else str(value))
    return ", ".join(texts)
