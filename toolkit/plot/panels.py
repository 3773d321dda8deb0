"""Several axes of equal size for small multiples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.checks import ToolkitError, whole
from toolkit.plot.direction import balanced, isolated
from toolkit.plot.style import TEXT, TITLE, axes, figure_of, plain, size, wrap
from toolkit.plot.suggested import is_suggested, look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 40  # panels that can still be read, and drawn within seconds


def panels(
    count: int,
    ax: Axes | Sequence[Axes] | None,
    *,
    width: float | str,
    height: float,
    columns: int | None = None,
    by: str = "topic",
    sharey: bool = True,
    least: float = 33.0,
) -> list[Axes]:
    """Return `count` axes: those given, or new ones in rows, each `height` mm high.

    `by` is the column that makes them, for messages.

    Raises
    ------
    ToolkitError
        The number of axes given is not `count`, or a figure would have more than 40.
    """
    import matplotlib.pyplot as plt

    if ax is not None:
        found = list(np.ravel(np.array(ax, dtype=object)))
        if len(found) != count:
            raise ToolkitError(
                f"This figure has {count} panels, ax has {len(found)}. Give as many axes, or "
                "leave ax out and a figure is made."
            )
    else:
        if count > MOST:
            raise ToolkitError(
                f"{count} panels, one for each {by}, cannot be read in one figure; allowed: "
                f"{MOST}. Draw some of them: table[table[{by!r}].isin([...])]."
            )
        if columns is not None:
            columns = whole("columns", columns, 1)
        columns = columns or columns_for(count, size(width, 0)[0], least)
        rows = -(-count // columns)
        figure, grid = plt.subplots(
            rows,
            columns,
            figsize=size(width, rows * height + 8),
            sharex=True,
            sharey=sharey,
            squeeze=False,
            layout="constrained",
        )
        layout: Any = figure.get_layout_engine()
        layout.set(w_pad=0.05, h_pad=0.05, hspace=0.02, wspace=0.02)
        found = list(grid.flat[:count])
        for empty in grid.flat[count:]:
            empty.remove()
        for i, one in enumerate(found):
            one.tick_params(which="both", labelbottom=i + columns >= count)
            one.tick_params(labelleft=i % columns == 0 or not sharey)
    for one in found:
        axes(one)
    return found


def columns_for(count: int, inches: float, least: float) -> int:
    """Columns at least `least` mm wide, few enough that the last row is well filled."""
    most = max(1, min(5, int(inches * 25.4 / least)))
    if count <= min(3, most):
        return count
    fit = range(max(1, min(2, most)), min(4 if count <= 20 else 5, most) + 1)
    return max(fit, key=lambda c: (c if count > 4 else -c) - 1.5 * (-count % c))


def shared_ylabel(found: list[Axes], given: bool, text: str) -> None:
    """Name the y axis once: beside all panels, or on the first of the user's own axes."""
    if given:
        found[0].set_ylabel(plain(text))
        return
    figure = figure_of(found[0])
    figure.draw_without_rendering()
    low, high = found[-1].get_position().y0, found[0].get_position().y1
    points = (high - low) * figure.get_figheight() * 72
    kept = text.replace(" = ", "\u00a0=\u00a0")  # "(n = 99)" is not broken
    words = balanced(wrap(kept, points, TEXT)).replace("\u00a0", " ")
    figure.supylabel(words, y=(low + high) / 2, size=TEXT)


def heading(ax: Axes, label: str, room: float, *, pad: float = 3.0, after: str = "") -> None:
    """Title of a panel; a suggested label, which ends in " ?", is grey and in italics."""
    ax.set_title(
        balanced(wrap((isolated(label) if after else label) + after, room, TEXT * 1.08, 3)),
        loc="left",
        size=TEXT,
        pad=pad,
        weight="normal" if is_suggested(label) else "bold",
        **look(label),
    )


def overall(figure: Any, title: str | None) -> None:
    """Title of a whole figure."""
    if title:
        words = wrap(title, figure.get_figwidth() * 72, TITLE)
        figure.suptitle(words, x=0.01, ha="left", size=TITLE, weight="bold")
