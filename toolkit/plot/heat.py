"""The parts of a heat map over time: cells, silent cells, counts, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.plot.dates import Timeline
from toolkit.plot.style import GREY, INK, SMALL, TEXT, figure_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def cells(ax: Axes, values: npt.NDArray[np.float64], time: Timeline) -> Any:
    """Fill the known cells by count, on a square-root scale; hatch the others."""
    import matplotlib as mpl
    from matplotlib.collections import PatchCollection
    from matplotlib.colors import ListedColormap, PowerNorm
    from matplotlib.patches import Rectangle

    shades = ListedColormap(mpl.colormaps["Blues"](np.linspace(0.16, 0.95, 256)))
    edges = np.append(time.low, time.high[-1])
    top = np.nanmax(values) if np.isfinite(values).any() else 1
    mesh = ax.pcolormesh(
        edges,
        np.arange(len(values) + 1) - 0.5,
        np.ma.masked_invalid(values),
        cmap=shades,
        norm=PowerNorm(0.5, 0, max(1, top)),
        edgecolors="white",
        linewidth=0.6,
    )
    silent = [
        Rectangle((edges[c], r - 0.5), edges[c + 1] - edges[c], 1)
        for r, c in zip(*np.nonzero(~np.isfinite(values)), strict=True)
    ]
    ax.add_collection(
        PatchCollection(
            silent, facecolor="#fafafa", edgecolor="#bdbdbd", hatch="//////", lw=0, gid="gap"
        )
    )
    ax.set_ylim(len(values) - 0.5, -0.5)
    ax.spines[["left", "bottom"]].set_visible(False)
    return mesh


def counts(ax: Axes, values: npt.NDArray[np.float64], time: Timeline, mesh: Any) -> bool:
    """Print the counts if all fit at five points or more; otherwise nothing, and say so."""
    canvas: Any = figure_of(ax).canvas
    box, (first, last) = ax.get_window_extent(), ax.get_xlim()
    room = np.min(time.high - time.low) / (last - first) * box.width * 0.92
    if not np.isfinite(values).any():
        return True
    for size in (SMALL, 5.5, 5.0):
        longest = ax.text(0, 0, f"{int(np.nanmax(values)):,}", size=size)
        extent = longest.get_window_extent(canvas.get_renderer())
        longest.remove()
        if extent.width <= room and extent.height <= box.height / len(values):
            break
    else:
        return False
    for r, c in zip(*np.nonzero(np.isfinite(values)), strict=True):
        dark = mesh.norm(values[r, c]) > 0.62
        ax.text(
            time.mid[c],
            r,
            f"{int(values[r, c]):,}",
            ha="center",
            va="center_baseline",
            size=size,
            color="white" if dark else INK,
            gid="count",
        )
    return True


def beside(ax: Axes, totals: pd.Series) -> None:
    """Row totals at the right."""
    over: dict[str, Any] = {"textcoords": "offset points", "annotation_clip": False}
    mixed = ax.get_yaxis_transform()
    for row, n in enumerate(totals):
        at: dict[str, Any] = {"xy": (1, row), "xytext": (4, 0), "xycoords": mixed}
        ax.annotate(f"{int(n):,}", **at, va="center", size=TEXT, gid="total", **over)
    at = {"xy": (1, 1), "xytext": (4, 3), "xycoords": "axes fraction"}
    ax.annotate("total", **at, size=SMALL, color=GREY, **over)


def incomplete(ax: Axes, where: npt.NDArray[np.float64]) -> None:
    """A small circle above the columns of incomplete periods."""
    from matplotlib.transforms import ScaledTranslation

    if len(where):
        up = ScaledTranslation(0, 5 / 72, figure_of(ax).dpi_scale_trans)
        over: dict[str, Any] = {"mfc": "white", "mec": GREY, "mew": 0.8, "clip_on": False}
        over["transform"] = ax.get_xaxis_transform() + up
        ax.plot(where, np.ones(len(where)), "o", ms=3.4, gid="hollow", **over)
