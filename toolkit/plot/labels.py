"""Names at the ends of lines, moved apart where they would touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.plot.direction import balanced, isolated
from toolkit.plot.place import spread
from toolkit.plot.style import TEXT, figure_of, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def end_labels(ax: Axes) -> list[Any]:
    """Name each line beside its last point, to the right of the axes; place them afterwards."""
    made = []
    for line in _lines(ax):
        x, y = (np.asarray(a, float) for a in line.get_data())
        known = np.isfinite(y)
        last = (x[known][-1], y[known][-1]) if known.any() else (ax.get_xlim()[1], 0.0)
        text = str(line.get_label()).replace(r"\$", "$")
        text = text if known.any() else f"{isolated(text)} (no data)"
        made.append(
            ax.annotate(
                balanced(wrap(text, 90, TEXT, 2)),
                xy=last,
                xytext=(1.015, last[1]),
                textcoords=("axes fraction", "data"),
                color=line.get_color(),
                size=TEXT,
                va="center",
                annotation_clip=False,
                arrowprops=None
                if not known.any()
                else {
                    "arrowstyle": "-",
                    "color": line.get_color(),
                    "lw": 0.5,
                    "alpha": 0.6,
                    "shrinkA": 1,
                    "shrinkB": 3,
                    "relpos": (0, 0.5),
                },
                gid="end label",
            )
        )
    return made


def settle(ax: Axes, made: list[Any]) -> None:
    """Move the labels apart once the size of the axes is known; a legend if they cannot fit."""
    renderer: Any = figure_of(ax).canvas
    box = ax.get_window_extent()
    boxes = [text.get_window_extent(renderer.get_renderer()) for text in made]
    gap = 0.04 * figure_of(ax).dpi
    heights = [b.height + gap for b in boxes]
    figure = figure_of(ax).bbox
    others = [a.get_window_extent() for a in figure_of(ax).axes if a is not ax]
    outside = any(b.x1 > figure.x1 or any(b.overlaps(o) for o in others) for b in boxes)
    if outside or sum(heights) > box.height:
        for text in made:
            text.remove()
        lines = _lines(ax)
        ax.legend(handles=lines, loc="best", frameon=False, fontsize=TEXT, handlelength=3)
        return
    to_data, to_screen = ax.transData.inverted(), ax.transData
    wanted = [to_screen.transform((0, text.xyann[1]))[1] for text in made]
    placed = spread(wanted, heights, box.y0 - 0.3 * heights[0], box.y1)
    for text, y in zip(made, placed, strict=True):
        text.xyann = (text.xyann[0], to_data.transform((0, y))[1])


def _lines(ax: Axes) -> list[Any]:
    """Lines that have names: those drawn, and thin ones behind them."""
    return [line for line in ax.lines if line.get_gid() in ("line", "raw")]
