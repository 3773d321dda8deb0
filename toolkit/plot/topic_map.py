"""Topics as circles on a plane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.plot.callouts import GAP, callouts
from toolkit.plot.direction import balanced, isolated
from toolkit.plot.style import (
    COLOURS,
    GREY,
    SMALL,
    TITLE,
    axes,
    caption,
    figure_of,
    style,
    wrap,
)
from toolkit.plot.suggested import is_suggested, look, unbroken

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "model.layout()"
FILLED = {False: 0.16, True: 0.1}  # part of the map that the circles fill together, few or many
MANY = 30  # topics from which names are shorter and circles smaller
NAME = {False: 95.0, True: 64.0}  # points that a line of a name may take
EDGE = 14.0  # points around the circles
CORE = 5.0  # half the size of the number in a circle
FAR = GAP + 1  # points from a circle, beyond which a line leads to its name


def topic_map(
    table: pd.DataFrame,
    *,
    title: str | None = None,
    ax: Axes | None = None,
    width: float | str = "double",
) -> Axes:
    """Draw topics as circles, near each other if their words are alike.

    Parameters
    ----------
    table : DataFrame
        From ``model.layout()``: ``topic``, ``label``, ``share``, ``x``, ``y``, ``stress``. The
        area of a circle is the share. Names stand beside, with the number of the topic, or where
        there is room, and a line leads to them; suggested ones, which end in " ?", are grey and in
        italics. The stress is written below, as places
        only approximate distances.
    title, ax, width
        As in ``trend``.

    Returns
    -------
    Axes
        Without ticks: directions and places as such mean nothing.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty, or a topic has two rows or no place.

    Examples
    --------
    >>> frame = pd.DataFrame({"topic": [0, 1], "label": ["Oil", "Polls"],
    ...     "share": [0.7, 0.3], "x": [-0.5, 0.5], "y": [0.0, 0.1], "stress": 0.0})
    >>> [text.get_text() for text in topic_map(frame).texts]
    ['0', '1', '0: Oil', '1: Polls']
    """
    need_columns(table, ["topic", "label", "share", "x", "y", "stress"], MAKER)
    if not len(table):
        raise ToolkitError(f"The table has no topics to draw. Make it by {MAKER}.")
    if table["topic"].duplicated().any() or table[["share", "x", "y"]].isna().any(axis=None):
        raise ToolkitError(f"Each topic needs one row with a place. Make the table by {MAKER}.")
    with style():
        target = axes(ax, width, 130)
        target.set_xticks([])
        target.set_yticks([])
        target.spines[:].set_visible(True)
        target.spines[:].set(linewidth=0.5, color=GREY)
        places = table[["x", "y"]].to_numpy(float)
        if title:
            words = wrap(title, figure_of(target).get_figwidth() * 72 - 60, TITLE)
            target.set_title(words, loc="left", size=TITLE, weight="bold")
        said = [
            "area: mean share of the topic",
            "places approximate the Jensen\u2013Shannon distance of the words: stress "
            f"{table['stress'].iloc[0]:.2f} (0 is exact)",
        ]
        if table["label"].map(is_suggested).any():
            said.append("grey italics: suggested label, not yet named")
        lost = _draw(target, table, places)
        if lost:
            said.append(f"no room for the names of {lost}")
        caption(target, " \u00b7 ".join(said))
    return target


def _draw(ax: Axes, table: pd.DataFrame, places: Any) -> str:
    """Circles, numbers and names; numbers of the topics that found no room for theirs."""
    figure = figure_of(ax)
    caption(ax, "two lines\nof text")  # so that the axes have the size that they will have
    figure.draw_without_rendering()
    ax.set_xlabel("")
    dots = figure.dpi / 72
    box = ax.get_window_extent()
    room = (box.width / dots, box.height / dots)
    share = np.maximum(table["share"].to_numpy(float), 1e-4)
    radii = np.sqrt(share / share.sum() * FILLED[len(table) > MANY] * room[0] * room[1] / np.pi)
    _equal(ax, places, room, float(radii.max()) + EDGE)
    ax.scatter(
        places[:, 0], places[:, 1], s=4 * radii**2, color=COLOURS[0], alpha=0.3,
        edgecolors=COLOURS[0], linewidths=0.6, zorder=1, gid="topic",
    )  # fmt: skip
    points = (ax.transData.transform(places) - [box.x0, box.y0]) / dots
    order = np.argsort(-share, kind="stable").tolist()
    _numbers(ax, table, points, order)
    made = [_name(ax, t, str(label), len(table) > MANY) for t, label in _named(table)]
    renderer: Any = figure.canvas
    extents = [text.get_window_extent(renderer.get_renderer()) for text in made]
    sizes = np.array([[e.width / dots, e.height / dots] for e in extents])
    found = callouts(points, radii, sizes, order, room, CORE)
    for i in range(len(made)):
        _put(ax, made[i], found[i], sizes[i], points[i], radii[i])
    return ", ".join(str(t) for t, x in zip(table["topic"], found[:, 0], strict=True) if x != x)


def _equal(ax: Axes, places: Any, room: tuple[float, float], edge: float) -> None:
    """Show all places with the same scale in both directions, `edge` points from the sides."""
    middle, half = (places.max(axis=0) + places.min(axis=0)) / 2, np.ptp(places, axis=0) / 2
    inside = np.maximum(np.array(room) / 2 - edge, 10.0)
    unit = max(*(half / inside), 1e-9) * np.array(room) / 2
    ax.set_xlim(middle[0] - unit[0], middle[0] + unit[0])
    ax.set_ylim(middle[1] - unit[1], middle[1] + unit[1])


def _named(table: pd.DataFrame) -> list[tuple[Any, Any]]:
    return list(zip(table["topic"], table["label"], strict=True))


def _numbers(ax: Axes, table: pd.DataFrame, points: Any, order: list[int]) -> None:
    """Number of each topic in its circle, but not where a larger topic has its own."""
    taken: list[int] = []
    for i in order:
        if all(np.abs(points[i] - points[j]).max() > 2 * CORE for j in taken):
            taken.append(i)
            ax.annotate(
                str(table["topic"].iloc[i]), points[i], xycoords="axes points", size=SMALL,
                ha="center", va="center", weight="bold", color=COLOURS[0], gid="number",
            ).set_in_layout(False)  # fmt: skip


def _name(ax: Axes, topic: int, label: str, many: bool) -> Any:
    """A name that is not yet in its place."""
    words = f"{topic}: {isolated(unbroken(label))}"
    made = ax.annotate(
        balanced(wrap(words, NAME[many], SMALL, 2)), (0, 0), xycoords="axes points", size=SMALL,
        ha="center", va="center", linespacing=1.05, gid="name", **look(label),
    )  # fmt: skip
    made.set_in_layout(False)
    return made


def _put(ax: Axes, text: Any, centre: Any, size: Any, point: Any, radius: float) -> None:
    """Move a name to its place, with a line to its circle if that is far; or take it away."""
    if np.isnan(centre[0]):
        text.remove()
        return
    text.set_position(tuple(centre))
    end = np.clip(point, centre - size / 2, centre + size / 2)
    way = float(np.linalg.norm(end - point))
    if way > radius + FAR:
        start = point + (end - point) * radius / way
        ax.annotate(
            "", start, end, xycoords="axes points", textcoords="axes points",
            arrowprops={"arrowstyle": "-", "color": GREY, "lw": 0.4, "shrinkA": 0, "shrinkB": 0},
            gid="leader",
        ).set_in_layout(False)  # fmt: skip
