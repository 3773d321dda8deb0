"""Which outlet cites which: a heat map per 1,000 articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.plot.style import GREY, INK, SMALL, TEXT, TITLE, axes, caption, figure_of, style, wrap
from toolkit.plot.tables import named

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.citation_matrix()"
MOST = 60  # rows or columns that can be read
NARROWEST = 15  # points that a number needs


def citations(
    table: pd.DataFrame,
    *,
    most: int = 20,
    unit: str = "articles",
    title: str | None = None,
    ax: Axes | None = None,
    width: float | str = "double",
) -> Axes:
    """Draw how often each outlet cites which, per 1,000 of its articles.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.citation_matrix()``: ``outlet``, ``cited``, ``citations``, ``total_docs`` and
        ``per_1000``. Rows cite, columns are cited; the most cited come first, and so do the
        outlets that cite most. Outlets without articles are hatched: unknown, not zero.
    most : int
        How many of the outlets that are cited are shown, and how many of those that cite.
    unit : str
        What the documents are called.
    title, ax, width
        As in ``trend``.

    Returns
    -------
    Axes
        Numbers are written where they fit; a pair without a citation is left white.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty or has several rows for a pair, or `most` is not
        1 to 60.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "outlet": ["A", "A", "B", "B"], "cited": ["CNN", "AFP", "CNN", "AFP"],
    ...     "citations": [9, 1, 3, 0], "total_docs": [60, 60, 20, 20],
    ...     "per_1000": [150.0, 50 / 3, 150.0, 0.0]})
    >>> ax = citations(frame)
    >>> [label.get_text() for label in ax.get_xticklabels()]
    ['CNN', 'AFP']
    """
    need_columns(table, ["outlet", "cited", "citations", "total_docs", "per_1000"], MAKER)
    if type(most) is bool or not isinstance(most, int) or not 1 <= most <= MOST:
        raise ToolkitError(f"most={most!r} must be a whole number, 1 to {MOST}.")
    if not len(table):
        raise ToolkitError(
            f"The table has no rows to draw: nothing is cited. Such a table is made by {MAKER}."
        )
    if table.duplicated(["outlet", "cited"]).any():
        raise ToolkitError(
            "The table has several rows for one pair of outlets. Draw one period at a time, "
            "table[table['period'] == '2017-10-01'], or count without it: by='outlet'."
        )
    table = named(table, "outlet")
    rows, columns, told = _shown(table, most)
    wide = table.pivot(index="outlet", columns="cited", values="per_1000").loc[rows, columns]
    totals = table.groupby("outlet")["total_docs"].max().loc[rows]
    with style():
        slanted = 1.0 * max(len(wrap(name, 150, TEXT, 1)) for name in columns)  # mm of their names
        target = axes(ax, width, max(32, 5.2 * len(rows)) + slanted + 14)
        mesh = _cells(target, wide.to_numpy(float))
        names = [f"{wrap(name, 150, TEXT, 1)} ({n:,})" for name, n in totals.items()]
        target.set_yticks(np.arange(len(rows)), names)
        target.set_xticks(np.arange(len(columns)), [wrap(c, 150, TEXT, 1) for c in columns])
        target.tick_params(length=0)
        target.tick_params(axis="x", rotation=45)
        for label in target.get_xticklabels():
            label.set_horizontalalignment("right")
            label.set_rotation_mode("anchor")
        target.spines[["left", "bottom"]].set_visible(False)
        target.set_ylabel("cites", size=TEXT, color=GREY)
        figure = figure_of(target)
        bar = figure.colorbar(mesh, ax=target, aspect=18, pad=0.02, format="{x:,.0f}")
        bar.set_label(f"per 1,000 {unit}", size=TEXT)
        bar.ax.tick_params(labelsize=TEXT, width=0.5, length=2)
        bar.outline.set_visible(False)
        caption(
            target,
            " · ".join(
                [
                    f"citations per 1,000 {unit}: rows cite, columns are cited; brackets: {unit}",
                    *told,
                ]
            ),
        )
        if title:
            words = wrap(title, figure.get_figwidth() * 72 - 60, TITLE)
            target.set_title(words, loc="left", size=TITLE, weight="bold")
        figure.draw_without_rendering()
        _numbers(target, wide.to_numpy(float), mesh)
    return target


def _shown(table: pd.DataFrame, most: int) -> tuple[list[Any], list[Any], list[str]]:
    """Outlets that cite and that are cited, the largest first, and what is left out."""
    told = []
    picked = []
    for column, verb in (("outlet", "cite"), ("cited", "are cited")):
        size = table.groupby(column, sort=False)["citations"].sum()
        order = sorted(size.index, key=lambda name: (-size[name], str(name)))
        picked.append(order[:most])
        left = size[order[most:]]
        if len(left):
            told.append(f"{len(left):,} more {verb} ({int(left.sum()):,} citations)")
    kept = table[table["outlet"].isin(picked[0]) & table["cited"].isin(picked[1])]
    told.insert(0, f"n = {int(kept['citations'].sum()):,} citations")
    unknown = table["total_docs"].eq(0) & table["outlet"].isin(picked[0])
    told += ["hatched: nothing collected, unknown"] if unknown.any() else []
    return picked[0], picked[1], told


def _cells(ax: Axes, values: np.ndarray) -> Any:
    """Fill the cells on a square-root scale; hatch the unknown ones; zero stays white."""
    import matplotlib as mpl
    from matplotlib.colors import ListedColormap, PowerNorm
    from matplotlib.patches import Rectangle

    shades = ListedColormap(mpl.colormaps["Blues"](np.linspace(0.10, 0.95, 256)))
    top = np.nanmax(values) if np.isfinite(values).any() else 1
    mesh = ax.pcolormesh(
        np.arange(values.shape[1] + 1) - 0.5,
        np.arange(values.shape[0] + 1) - 0.5,
        np.ma.masked_where(~(values > 0), values),
        cmap=shades,
        norm=PowerNorm(0.5, 0, max(1, top)),
        edgecolors="white",
        linewidth=0.6,
    )
    for row, column in zip(*np.nonzero(~np.isfinite(values)), strict=True):
        ax.add_patch(
            Rectangle((column - 0.5, row - 0.5), 1, 1, facecolor="#fafafa", edgecolor="#bdbdbd",
                      hatch="//////", lw=0, gid="gap")
        )  # fmt: skip
    ax.set_xlim(-0.5, values.shape[1] - 0.5)
    ax.set_ylim(values.shape[0] - 0.5, -0.5)
    return mesh


def _numbers(ax: Axes, values: np.ndarray, mesh: Any) -> None:
    """Write the numbers where the cells are wide enough."""
    box = ax.get_window_extent()
    room = box.width / figure_of(ax).dpi * 72 / values.shape[1]
    longest = len(f"{np.nanmax(values, initial=0):,.0f}")
    if room < max(NARROWEST * 0.6, longest * SMALL * 0.62):
        return
    for row, column in zip(*np.nonzero(values > 0), strict=True):
        value = values[row, column]
        ax.text(column, row, f"{value:,.0f}" if value >= 1 else "<1", ha="center", va="center",
                size=SMALL, gid="number",
                color="white" if mesh.norm(value) > 0.62 else INK)  # fmt: skip
