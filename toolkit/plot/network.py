"""A network as circles and lines."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError, whole
from toolkit.networks.graphs import kinds_of, label_of, need_graph, weighted
from toolkit.networks.layout import layout, moved_apart
from toolkit.plot.callouts import GAP, callouts
from toolkit.plot.direction import balanced, isolated
from toolkit.plot.style import (
    COLOURS,
    GREY,
    INK,
    SMALL,
    TITLE,
    axes,
    caption,
    figure_of,
    style,
    wrap,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from networkx import Graph

Floats = npt.NDArray[np.float64]
MOST, MANY = 80, 30  # nodes; of many the circles are smaller and the figure is taller
RADIUS = {False: 12.0, True: 9.0}  # points, of the largest circle
LEAST = 2.2  # points, of the smallest
NAME = {False: 86.0, True: 68.0}  # points that a line of a name may take
EDGE = 16.0  # points around everything
WIDEST = 4.0  # points, of the strongest tie
FEW, SPARED = 15, 24  # nodes up to which names avoid lines, and how many lines they avoid
FAR = GAP + 1  # points from a circle, beyond which a line leads to its name
MARKS = "os^D"  # of the kinds of nodes
SHAPES = ("circles", "squares", "triangles", "diamonds")
POSITIVE, NEGATIVE = "#8c8c8c", "#a1342a"
#: What counts of nodes and weights of ties are called.
SIZES = {"docs": "documents", "statements": "statements", "quotes": "quotations"}
WEIGHTS = {
    "docs": "documents with both",
    "quotes": "quotations",
    "npmi": "npmi, how much more often together than by chance",
    "lift": "lift, how much more often together than by chance",
}


def network(
    graph: Graph,
    *,
    size: str | None = None,
    ties: int = 150,
    seed: int = 0,
    title: str | None = None,
    ax: Axes | None = None,
    width: float | str = "double",
) -> Axes:
    """Draw a network: nodes with strong ties near each other, and a name for each.

    Parameters
    ----------
    graph : networkx.Graph
        From ``tk.networks``: undirected, with ``weight`` on every tie; 80 nodes at most. Nodes may
        have ``label`` and ``kind``; kinds have shapes of their own.
    size : str, optional
        Attribute of the nodes that the areas show; ``docs``, ``statements`` or ``quotes`` if not
        given, or the sum of the weights where nodes have none of these.
    ties : int
        Ties that are drawn, the strongest; the strongest of each node is drawn in any case. What
        is left out is said below.
    seed : int
        Of one of two beginnings of the layout.
    title, ax, width
        As in ``trend``.

    Returns
    -------
    Axes
        Without ticks: only nearness means something, and that about. Wider lines are stronger
        ties; ties below 0 are dashed, ties of 0 dotted.

    Raises
    ------
    ToolkitError
        It is no undirected network, a tie has no weight, there are more than 80 nodes, or a node
        lacks `size`.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("oil", "kirkuk", 3), ("kirkuk", "iran", 1)])
    >>> sorted(text.get_text() for text in network(graph).texts)
    ['iran', 'kirkuk', 'oil']
    """
    graph, ties = need_graph(graph), whole("ties", ties, 1)
    if len(graph) > MOST:
        raise ToolkitError(
            f"{len(graph)} nodes cannot be read in one figure; allowed: {MOST}. Draw the "
            "strongest: tk.plot.network(tk.networks.strongest(graph, 60))."
        )
    values, called = _values(graph, size)
    drawn, hidden = _strongest(graph, ties)
    many = len(graph) > MANY
    with style():
        target = axes(ax, width, 150 if many else 115)
        target.set_xticks([])
        target.set_yticks([])
        target.spines[:].set_visible(False)
        if title:
            words = wrap(title, figure_of(target).get_figwidth() * 72 - 60, TITLE)
            target.set_title(words, loc="left", size=TITLE, weight="bold")
        said = _said(graph, drawn, hidden, called)
        caption(target, " \u00b7 ".join(said))
        lost = _draw(target, graph, drawn, values, whole("seed", seed))
        if lost:
            target.set_xlabel("")
            caption(target, " \u00b7 ".join([*said, f"no room for the names of {lost}"]))
    return target


def _values(graph: Graph, size: str | None) -> tuple[Floats, str]:
    """What the areas show of each node, and what that is called."""
    known = [name for name in SIZES if all(name in data for _, data in graph.nodes(data=True))]
    if size is not None and not isinstance(size, str):
        raise ToolkitError(f"size={size!r:.60} must be the name of an attribute: size='docs'.")
    name = size or next(iter(known), "")
    if not name:
        sums = [sum(abs(d["weight"]) for *_, d in graph.edges(n, data=True)) for n in graph]
        return np.array(sums, float), "sum of weights"
    missing = [n for n in graph if not isinstance(graph.nodes[n].get(name), int | float)]
    if missing:
        raise ToolkitError(
            f"size={name!r} is no number of {len(missing)} nodes, such as {missing[0]!r}. Numbers "
            "that all nodes have: "
            f"{', '.join(map(repr, known)) or 'none'}."
        )
    return np.array([graph.nodes[n][name] for n in graph], float), SIZES.get(name, name)


def _strongest(graph: Graph, ties: int) -> tuple[list[tuple[Any, Any, float]], int]:
    """The ties to draw, the strongest last, and how many are left out."""
    every = sorted(weighted(graph), key=lambda e: (-abs(e[2]), str(e[0]), str(e[1])))
    seen: set[Any] = set()
    kept = []
    for place, (one, other, weight) in enumerate(every):
        if place < ties or one not in seen or other not in seen:
            kept.append((one, other, float(weight)))
        seen |= {one, other}
    return kept[::-1], len(every) - len(kept)


def _said(graph: Graph, drawn: list[Any], hidden: int, called: str) -> list[str]:
    """What the marks mean, and what is not drawn."""
    kinds = kinds_of(graph)
    shapes = [f"{SHAPES[i % 4]}: {kind}" for i, kind in enumerate(kinds)] if kinds[1:] else []
    weight = WEIGHTS.get(str(graph.graph.get("measure", "")), "weight of the tie")
    if graph.graph.get("name") == "discourse":
        parts = [str(graph.graph.get(name)) for name in ("agreement", "normalisation")]
        weight = f"weight of the tie ({', '.join(p for p in parts if p != 'none')})"
    below = [weight for *_, weight in drawn if weight < 0]
    return [
        *shapes,
        f"area: {called}",
        f"width of lines: {weight}" if drawn else "no ties",
        *(["dashed: below 0, more conflict than congruence"] if below else []),
        *(["dotted: 0"] if any(weight == 0 for *_, weight in drawn) else []),
        *(["nodes with strong ties are near each other, about"] if drawn else []),
        *([f"{len(drawn)} strongest of {len(drawn) + hidden:,} ties"] if hidden else []),
    ]


def _draw(ax: Axes, graph: Graph, drawn: list[Any], values: Floats, seed: int) -> str:
    """Lines, circles and names; the names that found no room."""
    figure = figure_of(ax)
    figure.draw_without_rendering()  # so that the axes have the size that they will have
    dots = figure.dpi / 72
    box = ax.get_window_extent()
    room = (box.width / dots, box.height / dots)
    many = len(graph) > MANY
    top = float(values.max()) if values.max() > 0 else 1.0
    radii = np.maximum(LEAST, RADIUS[many] * np.sqrt(np.maximum(values, 0) / top))
    points = _fitted(layout(graph, room[0] / room[1], seed=seed), room, float(radii.max()))
    points = moved_apart(points, radii, 2.0, room)
    ax.set_xlim(0, room[0])
    ax.set_ylim(0, room[1])
    number = {name: i for i, name in enumerate(graph)}
    _lines(ax, [(points[number[a]], points[number[b]], w) for a, b, w in drawn])
    kinds = kinds_of(graph)
    of = np.array([kinds.index(str(graph.nodes[n].get("kind", ""))) for n in graph])
    for kind in range(len(kinds)):
        own = of == kind
        ax.scatter(
            points[own, 0], points[own, 1], s=4 * radii[own] ** 2 * (0.8 if kind % 4 else 1),
            marker=MARKS[kind % 4], color=COLOURS[kind % 4], edgecolors="white", linewidths=0.7,
            zorder=3, gid="node",
        )  # fmt: skip
    order = np.lexsort((np.arange(len(values)), -values)).tolist()
    names = [_shown(label_of(graph, name)) for name in graph]
    busy = [(points[number[a]], points[number[b]]) for a, b, _ in drawn[-SPARED:]]
    spots = _spots(busy, radii) if len(graph) <= FEW else np.zeros((0, 2))
    return _names(ax, names, points, radii, order, room, NAME[many], spots)


def _shown(name: str) -> str:
    """A name without control characters, for which no font has a letter."""
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in name)


def _fitted(places: Floats, room: tuple[float, float], radius: float) -> Floats:
    """Places in points, at the same scale in both directions, in the middle of the room."""
    low, size = places.min(axis=0), np.ptp(places, axis=0)
    inside = np.maximum(np.array(room) - 2 * (radius + EDGE), 10.0)
    scale = float((inside / np.maximum(size, 1e-9)).min())
    scale = min(scale, 90.0)  # a few nodes need not fill the page
    return np.asarray((places - low - size / 2) * scale + np.array(room) / 2)


def _lines(ax: Axes, drawn: list[tuple[Floats, Floats, float]]) -> None:
    """A line for each tie; the strong ones above the weak ones."""
    from matplotlib.collections import LineCollection

    most = max((abs(weight) for *_, weight in drawn), default=1.0) or 1.0
    for sign, colour, dashes in ((0, GREY, (0, (0.8, 2.0))), (-1, NEGATIVE, (0, (3.5, 1.6))),
                                 (1, POSITIVE, "-")):  # fmt: skip
        own = [(a, b, abs(w)) for a, b, w in drawn if np.sign(w) == sign]
        widths = [0.5 if not w else 0.35 + (WIDEST - 0.35) * w / most for *_, w in own]
        shades = [0.9 if sign < 1 else 0.35 + 0.5 * w / most for *_, w in own]
        made = LineCollection(
            [[a, b] for a, b, _ in own], linewidths=widths, colors=colour, linestyles=[dashes],
            alpha=shades or None, capstyle="round" if sign > 0 else "butt", zorder=1,
            gid={0: "zero", -1: "negative", 1: "tie"}[sign],
        )  # fmt: skip
        ax.add_collection(made, autolim=False)


def _spots(lines: list[tuple[Floats, Floats]], radii: Floats) -> Floats:
    """Points on lines beside their ends, where names would be put."""
    spots = []
    for start, end in lines:
        length = float(np.linalg.norm(end - start))
        for away in (float(radii.max()) + 6, float(radii.max()) + 18):
            part = min(away / max(length, 1e-9), 0.5)
            spots += [start + part * (end - start), end + part * (start - end)]
    return np.array(spots).reshape(-1, 2)


def _names(
    ax: Axes,
    names: list[str],
    points: Floats,
    radii: Floats,
    order: list[int],
    room: tuple[float, float],
    widest: float,
    spots: Floats,
) -> str:
    """Put a name beside each node, or where there is room, with a line to it."""
    paper = {"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.4}
    made = [
        ax.text(
            0, 0, balanced(wrap(isolated(name), widest, SMALL, 2)), size=SMALL, ha="center",
            va="center", linespacing=1.05, color=INK, bbox=paper, zorder=5, gid="name",
        )
        for name in names
    ]  # fmt: skip
    figure: Any = figure_of(ax)
    renderer, dots = figure.canvas.get_renderer(), figure.dpi / 72
    extents = [text.get_window_extent(renderer) for text in made]
    sizes = np.array([[e.width / dots, e.height / dots] for e in extents])
    # Lines near their ends are obstacles like circles, so that names go where there is none.
    around, none = np.vstack([points, spots]), np.zeros((len(spots), 2))
    reach = np.concatenate([radii, np.ones(len(spots))])
    found = callouts(around, reach, np.vstack([sizes, none]), order, room)
    lost = []
    for i, text in enumerate(made):
        text.set_in_layout(False)
        if np.isnan(found[i, 0]):
            lost.append(names[i])
            text.remove()
            continue
        text.set_position(tuple(found[i]))
        end = np.clip(points[i], found[i] - sizes[i] / 2, found[i] + sizes[i] / 2)
        way = float(np.linalg.norm(end - points[i]))
        if way > radii[i] + FAR:
            start = points[i] + (end - points[i]) * radii[i] / way
            ax.plot(*zip(start, end, strict=True), color=INK, lw=0.4, zorder=4, gid="leader")
    return ", ".join(map(isolated, lost))
