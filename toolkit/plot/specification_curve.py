"""The differences of a claim under all choices, in order, and below them the choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.plot.panels import panels
from toolkit.plot.style import (
    COLOURS,
    GREY,
    INK,
    PALE,
    TEXT,
    TITLE,
    axes,
    caption,
    figure_of,
    size,
    style,
    wrap,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.specification_curve(themes, target, reference)"
CHOICES = {"lexicon": "lexicon", "about": "about", "copies": "copies", "week_start": "week from"}
MOST = 12  # lexicons with a row each; more are one row
ABOVE, BELOW, ELSE = COLOURS[0], COLOURS[1], "#a9a9a9"  # all above 0, all below 0, neither


def specification_curve(
    table: pd.DataFrame,
    *,
    title: str | None = None,
    ax: Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    """Draw every specification of one claim: its difference with interval, and its choices.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.specification_curve``, one theme: ``theme``, ``lexicon``, ``about``,
        ``copies``, ``threshold``, ``week_start``, ``given``, ``difference``, ``low``, ``high``.
        Specifications are sorted by their difference, in points (hundredths). Intervals that
        do not hold 0 are coloured, and the specification that is given has a diamond. A mark
        below says which choice a specification has made; a choice that all have in common
        has no row. With more than twelve lexicons all but the given one share a row. What could
        not be computed is not drawn and counted in the note.
    title : str, optional
        Of the figure.
    ax : sequence of two Axes, optional
        For the differences and for the choices. A new figure if None.
    width : float or {"single", "one-and-half", "double"}
        Width of a new figure in mm, or a journal's 90, 140 and 180 mm.

    Returns
    -------
    array of two Axes

    Raises
    ------
    ToolkitError
        Columns are missing, there are several themes or no difference to draw, or `ax` are not
        two.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "theme": "oil", "lexicon": "as given", "about": ["any", "title", "any", "title"],
    ...     "copies": ["all", "all", "distinct", "distinct"], "threshold": [None, None, 0.5, 0.5],
    ...     "week_start": "", "given": [True, False, False, False],
    ...     "difference": [0.2, 0.3, 0.1, 0.4], "low": [0.1, 0.1, -0.1, 0.2],
    ...     "high": [0.3, 0.5, 0.3, 0.6]})
    >>> top, below = specification_curve(frame)
    >>> [text.get_text() for text in below.get_yticklabels()]
    ['about', 'any', 'title', 'copies', 'all', 'distinct ≥ 0.5']
    """
    needed = ["theme", *CHOICES, "threshold", "given", "difference", "low", "high"]
    need_columns(table, needed, MAKER)
    themes = table["theme"].unique()
    if len(themes) > 1:
        raise ToolkitError(
            f"The table has the themes {listed(themes)}. Draw one at a time: "
            f"table[table['theme'] == {str(themes[0])!r}]."
        )
    known = table[table["difference"].notna()]
    if known.empty:
        raise ToolkitError(
            "No specification of the table has a difference to draw; see its column remark. Make "
            f"it by {MAKER}."
        )
    known = known.sort_values("difference", kind="stable", ignore_index=True)
    rows = _rows(known, table)
    with style():
        height = 3.6 * len(rows) + 3
        top, below = _axes(ax, width, height)
        _differences(top, known)
        _choices(below, rows, len(known))
        caption(below, _note(known, len(table)))
        if title:
            words = wrap(title, figure_of(top).get_figwidth() * 72 - 60, TITLE)
            top.set_title(words, loc="left", size=TITLE, weight="bold", pad=5)
    return np.array([top, below], dtype=object)


def _axes(ax: Any, width: float | str, height: float) -> list[Any]:
    if ax is not None:
        return panels(2, ax, width=width, height=0)
    import matplotlib.pyplot as plt

    _, made = plt.subplots(
        2,
        1,
        figsize=size(width, 55 + height),
        sharex=True,
        height_ratios=[48, max(height, 4)],
        layout="constrained",
    )
    return [axes(one) for one in made]


def _differences(ax: Axes, known: pd.DataFrame) -> None:
    from matplotlib.ticker import FuncFormatter

    x = np.arange(len(known))
    above, under = known["low"].gt(0).to_numpy(), known["high"].lt(0).to_numpy()
    colours = np.where(above, ABOVE, np.where(under, BELOW, ELSE))
    points = 100 * known[["difference", "low", "high"]].to_numpy()
    room = _room(ax, len(known))
    thick, alpha = float(np.clip(0.45 * room, 0.15, 1.6)), 0.55 if room > 1.5 else 0.35
    ax.axhline(0, color=INK, linewidth=0.6, zorder=1)
    ax.vlines(x, points[:, 1], points[:, 2], colors=list(colours), linewidth=thick, alpha=alpha)
    dots = ax.scatter(x, points[:, 0], s=float(np.clip(900 / len(known), 1.5, 16)), c=colours)
    dots.set(zorder=3, linewidth=0, gid="difference")
    for place in np.flatnonzero(known["given"].eq(True)):
        look: dict[str, Any] = {
            "marker": "D",
            "s": 26,
            "facecolor": "white",
            "edgecolor": INK,
            "linewidth": 1,
        }
        ax.scatter([place], points[place, :1], zorder=4, gid="given", **look)
    ax.set_xlim(-0.8, len(known) - 0.2)
    ax.tick_params(axis="x", length=0, labelbottom=False)
    ax.yaxis.set_major_formatter(
        FuncFormatter(lambda v, _: f"{v:+.3g}".replace("-", "−") if v else "0")
    )
    ax.set_ylabel("difference of shares, points", size=TEXT)


def _room(ax: Axes, count: int) -> float:
    """Points of width for each specification."""
    return figure_of(ax).get_figwidth() * 72 * 0.8 / count


def _choices(ax: Axes, rows: list[tuple[str, Any]], count: int) -> None:
    """One row per choice, with a mark where it was made, below the name of what is chosen."""
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_yticks(range(len(rows)), [wrap(name, 130, TEXT, 1) for name, _ in rows])
    ax.tick_params(axis="both", length=0)
    ax.set_xticks([])
    ax.spines[["left", "bottom"]].set_visible(False)
    wide = float(np.clip(0.7 * _room(ax, count), 0.2, 3.0))
    for y, (label, made) in enumerate(rows):
        if made is None:
            text = ax.get_yticklabels()[y]
            text.set(color=GREY, style="italic")
            continue
        ax.axhline(y, color=PALE, linewidth=0.4, zorder=0)
        x = np.flatnonzero(made)
        ax.vlines(x, y - 0.32, y + 0.32, colors=INK, linewidth=wide, gid=label)


def _rows(known: pd.DataFrame, table: pd.DataFrame) -> list[tuple[str, Any]]:
    """What is chosen, and below it each choice, as in the table, and who has made it."""
    rows: list[tuple[str, Any]] = []
    for column, name in CHOICES.items():
        labels = _labels(known, column)
        each = [label for label in _labels(table, column).unique() if labels.eq(label).any()]
        if len(each) > 1:
            rows.append((name, None))
            rows += [(label, labels.eq(label).to_numpy(bool)) for label in each]
    return rows


def _labels(known: pd.DataFrame, column: str) -> pd.Series:
    labels = known[column].astype(str)
    if column == "about":
        return labels.map(lambda a: f"{a} mentions or more" if a.isdecimal() and a != "1" else a)
    if column == "copies":
        levels = known["threshold"].map(lambda t: "" if pd.isna(t) else f" ≥ {t:g}")
        return labels + levels
    given = known.loc[known["given"].eq(True), "lexicon"].unique()
    if column == "lexicon" and labels.nunique() > MOST:
        others = labels.nunique() - len(given)
        return labels.where(labels.isin(given), f"one of {others} others")
    return labels


def _note(known: pd.DataFrame, count: int) -> str:
    signs, lost = np.sign(known["difference"]), count - len(known)
    many = f"{len(known):,} specification{'s' if len(known) > 1 else ''}"
    counts = f"{many}: {signs.gt(0).sum()} above 0, {signs.lt(0).sum()} below"
    parts = [
        counts + (f", {lost} more not computed" if lost else ""),
        "lines: intervals, grey if they hold 0",
        "diamond: the claim as given" if known["given"].any() else "",
    ]
    return " · ".join(filter(None, parts))
