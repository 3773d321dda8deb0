"""Several axes of equal size for small multiples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.checks import ToolkitError
from toolkit.plot.style import dress, figure_of, size

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def panels(
    count: int,
    ax: Axes | Sequence[Axes] | None,
    *,
    width: float | str,
    height: float,
    columns: int | None = None,
    sharey: bool = True,
) -> list[Axes]:
    """Return `count` axes: those given, or new ones in rows, each `height` mm high.

    Raises
    ------
    ToolkitError
        The number of axes given is not `count`.
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
        columns = columns or columns_for(count, size(width, 0)[0])
        rows = -(-count // columns)
        figure, grid = plt.subplots(
            rows,
            columns,
            figsize=size(width, rows * height + 10),
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
        dress(one)
    return found


def columns_for(count: int, inches: float) -> int:
    """Columns at least 33 mm wide, few enough that the last row is well filled."""
    most = max(1, min(5, int(inches * 25.4 / 33)))
    if count <= min(3, most):
        return count
    fit = range(max(1, min(2, most)), min(4 if count <= 20 else 5, most) + 1)
    return max(fit, key=lambda c: (c if count > 4 else -c) - 1.5 * (-count % c))


def shared_ylabel(found: list[Axes], given: bool, text: str) -> None:
    """Name the y axis once: beside the figure, or on the first of the user's own axes."""
    if given:
        found[0].set_ylabel(text)
    else:
        figure_of(found[0]).supylabel(text, size="medium")
