"""Words that two sides use unequally: how much, how surely, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, one_of, whole
from toolkit.intervals.contract import need_level
from toolkit.plot.direction import isolated
from toolkit.plot.panels import heading, overall, panels
from toolkit.plot.style import COLOURS, GREY, PALE, SMALL, caption, figure_of, style, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.keyness({'outlet': 'A'}, {'outlet': 'B'})"
#: Scores that can be drawn: what they mean.
SCORES = {
    "log_ratio": "log ratio: how many times the rate doubles",
    "log_odds_z": "log odds ratio in standard errors",
}
MOSTLY = 0.5  # part of the hits of one text from which a marker is hollow
MOST_ROWS = 80
ROW = 3.5  # mm
BEYOND = 1.15  # of the largest score: where the axis ends


def keyness(
    table: pd.DataFrame,
    *,
    y: str = "log_ratio",
    n: int = 12,
    names: tuple[str, str] = ("target", "reference"),
    level: float = 0.95,
    columns: int | None = None,
    title: str | None = None,
    ax: Axes | Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    r"""Draw the first terms of a comparison in both directions, with their counts.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.keyness``: ``rank``, ``term``, ``direction``, ``n_target``, ``n_reference``,
        the score, and ``log_ratio_low`` and ``_high`` and ``largest_part`` if known. The terms are
        those that the table has first, in its order. With columns before ``rank``, from ``by=`` or
        ``languages="each"``, there is a panel for each of their values.
    y : {"log_ratio", "log_odds_z"}
        The score.
    n : int
        Terms of each direction at most.
    names : (str, str)
        What the two sides are called; with ``by=`` the group and all others.
    level : float
        Coverage that the limits of the table were made for; it is written, not computed.
    columns : int, optional
        Panels in a row.
    title, width
        As in ``trend``.
    ax : Axes or sequence of Axes, optional
        One for each panel.

    Returns
    -------
    array of Axes
        Blue to the right is what the target uses more, red to the left what it uses less. Counts
        stand behind the terms, target first. Hollow markers: one document has more than half of
        the hits. A limit beyond the axis, such as an infinite one, runs to the edge.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty or has too many panels or rows.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "rank": [1, 1], "term": ["oil", "rain"], "direction": ["more", "less"],
    ...     "n_target": [30, 2], "n_reference": [3, 20], "log_ratio": [3.1, -3.4]})
    >>> [text.get_text() for text in keyness(frame)[0].get_yticklabels()]
    ['oil  30 : 3', 'rain  2 : 20']
    """
    one_of("y", y, SCORES)
    need_columns(table, ["rank", "term", "direction", "n_target", "n_reference", y], MAKER)
    need_level(level)
    kept = table[table["rank"].le(whole("n", n, 1)) & table["direction"].isin(["more", "less"])]
    if not len(kept):
        raise ToolkitError(f"The table has no terms to draw. Make it by {MAKER}.")
    keys = list(table.columns[: list(table.columns).index("rank")])
    groups = list(kept.groupby(keys, sort=False, dropna=False)) if keys else [("", kept)]
    rows = max(len(part) for _, part in groups)
    if rows > MOST_ROWS:
        raise ToolkitError(
            f"{rows} terms cannot be read in one panel; allowed: {MOST_ROWS}. Take fewer: n=20."
        )
    with style():
        found = panels(
            len(groups), ax, width=width, height=ROW * (rows + 1) + 9, columns=columns,
            by=" and ".join(map(str, keys)) or "table", sharey=False, least=58,
        )  # fmt: skip
        figure: Any = figure_of(found[0])
        edge = BEYOND * max(float(np.nanmax(np.abs(_finite(kept[y])))), 1.0)
        for one, (_, part) in zip(found, groups, strict=True):
            _panel(one, part, y, edge, rows)
        figure.draw_without_rendering()
        for one, (values, part) in zip(found, groups, strict=True):
            _sides(one, part, names, bool(keys))
            if keys:
                room = one.get_window_extent().width * 72 / figure.dpi + 40
                both = part["direction"].eq("less").any()
                heading(one, _named(values), room, pad=12 if both else 3)
        lows = y == "log_ratio" and {"log_ratio_low", "log_ratio_high"} <= set(table)
        hollow = "largest_part" in kept and kept["largest_part"].gt(MOSTLY).any()
        parts = [
            SCORES[y],
            f"line: {100 * level:g} % limits" if lows else "",
            f"counts: {isolated(names[0])} : {isolated(names[1])}",
            "hollow marker: one document has more than half of the hits" if hollow else "",
        ]
        caption(figure if ax is None else found[-1], " · ".join(filter(None, parts)))
        if ax is None:
            overall(figure, title)
    return np.array(found, dtype=object)


def _panel(ax: Axes, part: pd.DataFrame, y: str, edge: float, rows: int) -> None:
    """Bars, limits and markers of one comparison; what is used more stands above."""
    part = part.sort_values("direction", ascending=False, kind="stable")  # more, then less
    more = part["direction"].eq("more").to_numpy()
    place = np.arange(len(part)) + np.where(more | (not more.any()), 0, 0.6)
    score = np.clip(_finite(part[y]), -edge, edge)
    colour = np.where(more, COLOURS[0], COLOURS[1])
    ax.barh(place, score, height=0.62, color=colour, alpha=0.28, lw=0, zorder=1)
    if y == "log_ratio" and {"log_ratio_low", "log_ratio_high"} <= set(part):
        low, high = (np.clip(_finite(part[f"{y}_{end}"]), -edge, edge) for end in ("low", "high"))
        ax.hlines(place, low, high, color=colour, lw=0.8, zorder=2)
    one_text = (
        part["largest_part"].gt(MOSTLY).to_numpy() if "largest_part" in part else ~more & more
    )
    ax.scatter(
        score, place, s=11, marker="o", lw=0.8, edgecolors=colour.tolist(), zorder=3,
        facecolors=np.where(one_text, "white", colour), gid="score",
    )  # fmt: skip
    ax.axvline(0, color=GREY, lw=0.5, zorder=0)
    ax.grid(axis="x", color=PALE, lw=0.4, zorder=-1)
    ax.set_axisbelow(True)
    ax.set_xlim(-edge if not more.all() else min(0.0, -0.12 * edge), edge if more.any() else 0)
    ax.set_ylim(rows + 0.2, -0.7)
    counts = zip(part["term"], part["n_target"], part["n_reference"], strict=True)
    ax.set_yticks(place, [f"{_shown(term)}  {a:,} : {b:,}" for term, a, b in counts])
    ax.tick_params(axis="y", length=0, labelsize=SMALL)
    ax.spines["left"].set_visible(False)


def _sides(ax: Axes, part: pd.DataFrame, names: tuple[str, str], groups: bool) -> None:
    """Say above the bars which way is which side."""
    ways = {"more": ("right", 1.0, f"more in {isolated(names[0])} \u2192", COLOURS[0])}
    ways["less"] = ("left", 0.0, f"\u2190 more in {isolated(names[1])}", COLOURS[1])
    for way, (side, x, words, colour) in ways.items():
        if part["direction"].eq(way).any() and not (groups and way == "more"):
            ax.text(
                x, 1.0, wrap(words, 130, SMALL, 1), transform=ax.transAxes, ha=side, va="bottom",
                size=SMALL, color=colour, gid="side",
            )  # fmt: skip


def _shown(term: object) -> str:
    return wrap(isolated(term), 90, SMALL, 1)


def _named(values: Any) -> str:
    texts = []
    for value in values if isinstance(values, tuple) else (values,):
        date = isinstance(value, pd.Timestamp)
        texts.append(isolated(f"{value:%Y-%m-%d}" if date else value))
    return ", ".join(texts)


def _finite(values: pd.Series) -> Any:
    """Numbers, infinite ones as very large ones."""
    return np.nan_to_num(values.to_numpy(float), nan=np.nan, posinf=1e9, neginf=-1e9)
