"""Which themes stand together: a heat map of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, one_of
from toolkit.intervals.contract import need_level
from toolkit.plot.style import GREY, INK, SMALL, TEXT, TITLE, axes, caption, figure_of, style, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.cooccurrence(themes)"
#: What each score means at its ends.
SCORES = {
    "npmi": "npmi: \u22121 never together, 0 as often as by chance, 1 only together",
    "pmi": "pmi: doublings beyond chance, 0 as often as by chance",
    "phi": "phi: correlation, \u22121 to 1",
}
MOST, MANY = 25, 14  # themes; names of many stand upright
LEAST = {"npmi": 0.3, "pmi": 1.0, "phi": 0.3}  # ends of the colours: small scores stay pale
NARROWEST = 18  # points that a score needs
BESIDE = 90  # points for names and the colour bar


def cooccurrence(
    table: pd.DataFrame,
    *,
    y: str = "npmi",
    level: float = 0.95,
    unit: str = "articles",
    title: str | None = None,
    ax: Axes | None = None,
    width: float | str = "one-and-half",
) -> Axes:
    r"""Draw how much more or less often than by chance each two themes stand together.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.cooccurrence``: ``theme``, ``other_theme``, ``both``, ``total_docs``, the
        score, and ``pmi_low`` and ``pmi_high`` if known. Each cell has the score and, below it,
        the number of documents with both. Where the interval of pmi includes chance, and where it
        is not known, the text is grey. Where cells are too narrow nothing is written in them.
    y : {"npmi", "pmi", "phi"}
        The score; with ``within`` there is only pmi.
    level : float
        Coverage that the intervals of the table were made for; it is written, not computed.
    unit : str
        What the documents are called.
    title, ax, width
        As in ``trend``.

    Returns
    -------
    Axes
        Red is more often than by chance, blue less often, and the scale is symmetric. Pairs
        without a score are hatched.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty, has several rows for a pair or more than 25
        themes, or no pair has the score.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "theme": ["oil", "oil", "war"], "other_theme": ["war", "vote", "vote"],
    ...     "both": [4, 1, 9], "total_docs": 60, "npmi": [0.2, 0.1, 0.5]})
    >>> ax = cooccurrence(frame)
    >>> [text.get_text() for text in ax.texts]
    ['0.20\n4', '0.10\n1', '0.50\n9']
    """
    from matplotlib.ticker import MaxNLocator

    one_of("y", y, SCORES)
    need_columns(table, ["theme", "other_theme", "both", "total_docs", y], MAKER)
    need_level(level)
    if not len(table):
        raise ToolkitError(f"The table has no rows to draw. Make it by {MAKER}.")
    if table.duplicated(["theme", "other_theme"]).any():
        raise ToolkitError(
            "The table has several rows for one pair of themes. Draw one at a time, "
            "table[table['outlet'] == 'A'], or count without by=."
        )
    themes = list(dict.fromkeys([*table["theme"], *table["other_theme"]]))
    if len(themes) > MOST:
        raise ToolkitError(
            f"{len(themes)} themes cannot be read in one figure; allowed: {MOST}. Take some: "
            "corpus.cooccurrence(themes.only('kirkuk', 'oil'))."
        )
    if table[y].isna().all():
        raise ToolkitError(
            f"No pair has a {y}; see the column remark. Counted with within= there is only pmi: "
            "y='pmi'."
        )
    many = len(themes) > MANY
    with style():
        target = axes(ax, width, max(30, (5 if many else 7.5) * (len(themes) - 1)) + 22)
        figure = figure_of(target)
        room = target.get_window_extent().width / figure.dpi * 72 - BESIDE
        written = room / (len(themes) - 1) >= NARROWEST
        drawn = _cells(target, table, y, themes, written)
        places = range(len(themes) - 1)
        target.set_yticks(places, [wrap(name, 110, TEXT, 1) for name in themes[1:]])
        target.set_xticks(places, [wrap(name, 110, TEXT, 1) for name in themes[:-1]])
        target.tick_params(length=0)
        target.tick_params(axis="x", rotation=90 if many else 35)
        for label in target.get_xticklabels():
            label.set_horizontalalignment("center" if many else "right")
            label.set_rotation_mode("default" if many else "anchor")
        target.spines[["left", "bottom"]].set_visible(False)
        most = drawn.norm.vmax
        marks = [m for m in MaxNLocator(5).tick_values(-most, most) if abs(m) < 0.95 * most]
        bar = figure.colorbar(drawn, ax=target, aspect=36 if many else 18, pad=0.02, ticks=marks)
        bar.set_label(y, size=TEXT)
        bar.ax.tick_params(labelsize=TEXT, width=0.5, length=2)
        bar.outline.set_visible(False)
        known = {"pmi_low", "pmi_high"} <= set(table)
        parts = [
            SCORES[y],
            f"below: {unit} with both (of {int(table['total_docs'].max()):,})" if written else "",
            f"grey: {100 * level:g} % interval includes chance" if written and known else "",
            "hatched: no score" if table[y].isna().any() else "",
        ]
        caption(target, " \u00b7 ".join(filter(None, parts)))
        if title:
            words = wrap(title, figure.get_figwidth() * 72 - 60, TITLE)
            target.set_title(words, loc="left", size=TITLE, weight="bold")
    return target


def _cells(ax: Axes, table: pd.DataFrame, y: str, themes: list[str], written: bool) -> Any:
    """Fill the cells of the lower triangle and write into them; hatch those without a score."""
    from matplotlib.patches import Rectangle

    size = len(themes) - 1
    place = {name: i for i, name in enumerate(themes)}
    scores = np.full((size, size), np.nan)
    for row in table.to_dict("records"):
        first, second = sorted((place[row["theme"]], place[row["other_theme"]]))
        at, score = (first, second - 1), float(row[y])
        scores[at[::-1]] = score
        if np.isnan(score):
            ax.add_patch(
                Rectangle((at[0] - 0.5, at[1] - 0.5), 1, 1, facecolor="#fafafa",
                          edgecolor="#bdbdbd", hatch="//////", lw=0, gid="gap")
            )  # fmt: skip
        if not written:
            continue
        told = f"{score:z.2f}".replace("-", "\u2212") if np.isfinite(score) else ""
        text = "\n".join(filter(None, [told, f"{int(row['both']):,}"]))
        ax.text(*at, text, ha="center", va="center", size=SMALL, linespacing=1.1, gid="score",
                color=INK if _sure(row) else GREY)  # fmt: skip
    top = max(LEAST[y], float(np.nanmax(np.abs(scores))))
    mesh = ax.pcolormesh(
        np.arange(size + 1) - 0.5, np.arange(size + 1) - 0.5, np.ma.masked_invalid(scores),
        cmap="RdBu_r", vmin=-1.6 * top, vmax=1.6 * top, edgecolors="white", linewidth=0.6, zorder=0,
    )  # fmt: skip
    ax.set_ylim(size - 0.5, -0.5)
    return mesh


def _sure(row: Any) -> bool:
    """Whether the interval of pmi leaves chance out; a pair that never meets has no lower bound."""
    if "pmi_low" not in row or "pmi_high" not in row:
        return True
    return bool(row["pmi_low"] > 0 or row["pmi_high"] < 0)
