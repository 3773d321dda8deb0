"""The house style: colours, type sizes, print widths, captions and files."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.checks import ToolkitError, listed, one_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Print widths in mm; SMALL, TEXT and TITLE are type sizes in points.
WIDTHS = {"single": 90.0, "one-and-half": 140.0, "double": 180.0}
NARROWEST, WIDEST = 20, 1000  # mm that can be laid out
SMALL, TEXT, TITLE = 6.0, 7.0, 8.0
INK, GREY, PALE = "#222222", "#6b6b6b", "#d9d9d9"

#: Twelve colours for the colour-blind: Okabe and Ito (2008), then Tol's "muted".
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#AA4499", "#E69F00", "#56B4E9"]
COLOURS += ["#332288", "#882255", "#999933", "#117733", "#CC79A7", "#661100"]
#: Colour, dashes and marker of each series, so that grey prints can be read too.
DASHES: list[Any] = ["-", (0, (5, 1.5)), (0, (1.5, 1)), (0, (5, 1.2, 1.2, 1.2))]
LOOKS = [(c, DASHES[i % 4], "os^DvPX<>ph*"[i]) for i, c in enumerate(COLOURS)]

HOUSE = {
    "font.family": ["DejaVu Sans"],  # shapes the Arabic script; has every Kurdish letter
    "font.size": TEXT,
    "text.color": INK,
    "hatch.linewidth": 0.4,
    "svg.fonttype": "path",
    "svg.hashsalt": "media-discourse-toolkit",
}


@contextmanager
def style() -> Iterator[None]:
    """Draw in the house style, whatever the user's own settings; these come back afterwards."""
    import matplotlib as mpl
    import matplotlib.style

    with matplotlib.style.context(["default", HOUSE]):
        try:
            yield
        finally:
            interactive = mpl.is_interactive()
    # A notebook's backend turns interactive when it makes its first figure; the context would
    # undo that at its end, and no later figure would be shown.
    mpl.interactive(interactive)


def plain(text: object) -> str:
    """Text that matplotlib shows as it is: a dollar sign does not start a formula."""
    return str(text).replace("$", r"\$")


def wrap(text: object, points: float, size: float, lines: int | None = None) -> str:
    """Plain text broken to a width in points, at most `lines` long."""
    width = max(6, int(points / (0.57 * size)))
    how: dict[str, Any] = {"max_lines": lines, "placeholder": " …", "break_on_hyphens": False}
    return plain("\n".join(textwrap.fill(p, width, **how) for p in str(text).split("\n")))


def axes(ax: Axes | None = None, width: float | str = "double", height: float = 70.0) -> Axes:
    """Return `ax`, or the axes of a new figure `width` by `height` mm, in the house style."""
    import matplotlib.pyplot as plt

    if ax is None:
        _, ax = plt.subplots(figsize=size(width, height), layout="constrained")
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set(linewidth=0.5, color=GREY)
    ax.tick_params(which="both", width=0.5, length=2.5, color=GREY, labelsize=TEXT, pad=2)
    return ax


def size(width: float | str, height: float) -> tuple[float, float]:
    """Inches from mm or the name of a print width."""
    if isinstance(width, str):
        one_of("width", width, WIDTHS)
        width = WIDTHS[width]
    given: Any = width
    if not isinstance(given, Real) or not NARROWEST <= float(given) <= WIDEST:
        raise ToolkitError(
            f"width={width!r} must be {NARROWEST} to {WIDEST} mm, or one of {listed(WIDTHS)}."
        )
    return width / 25.4, height / 25.4


def figure_of(drawn: Axes | Figure | Any) -> Figure:
    """The figure of axes, of an array of axes, or itself."""
    first = np.ravel(np.array(drawn, dtype=object))[0]
    return first.figure.figure if hasattr(first, "axes") and hasattr(first, "figure") else first


def caption(drawn: Axes | Figure | Any, text: str) -> None:
    """Add a small line below axes, or below the whole figure: corpus, span, n, notes."""
    figure = figure_of(drawn)
    points = figure.get_figwidth() * 72
    with style():
        if hasattr(drawn, "set_xlabel"):
            axis: Any = drawn
            line = wrap(text, points - 60, SMALL)
            both = "\n".join(filter(None, [axis.get_xlabel(), line]))
            axis.set_xlabel(both, loc="left", size=SMALL, color=GREY, labelpad=4)
        else:
            both = "\n".join(filter(None, [figure.get_supxlabel(), wrap(text, points, SMALL)]))
            figure.supxlabel(both, x=0.01, ha="left", size=SMALL, color=GREY)


def save(figure: Axes | Figure | Any, path: str | Path, *, alt: str = "") -> list[Path]:
    """Write a figure as `path`.png (200 dpi) and `path`.svg; the same input, the same bytes.

    `figure` may be axes as the plots return them; `alt` describes it for those who cannot see
    it. Returns the two paths.
    """
    figure = figure_of(figure)
    files = [Path(f"{path}.png"), Path(f"{path}.svg")]
    files[0].parent.mkdir(parents=True, exist_ok=True)
    about = {"Description": alt} if alt else {}
    with style():
        figure.savefig(files[0], dpi=200, metadata={"Software": None, **about})
        figure.savefig(files[1], metadata={"Date": None, **about})
    return files
