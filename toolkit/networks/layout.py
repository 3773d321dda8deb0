"""Places for the nodes of a network on a plane; the same network and seed, the same places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from toolkit.networks.graphs import need_graph, weighted

if TYPE_CHECKING:
    from networkx import Graph

Floats = npt.NDArray[np.float64]
FARTHEST = 4.0  # length of the weakest tie, of the strongest 1; ties below 0 are as long
MARGIN = 0.7  # around each part of a network, where 1 is about the distance of neighbours
ROUNDS = 200  # in which circles that touch are moved apart


def layout(graph: Graph, aspect: float = 1.4, *, seed: int = 0) -> Floats:
    """Places so that nodes with strong ties are near each other, parts without a tie apart.

    Each part is laid out by the method of Kamada and Kawai (1989) from two beginnings, on a circle
    and, by `seed`, at random; the better one is kept and turned so that it is wide.

    Parameters
    ----------
    aspect : float
        Width of the room, where its height is 1.

    Returns
    -------
    ndarray of shape (n, 2)
        In the order of the nodes.

    References
    ----------
    Kamada, T. and Kawai, S. (1989). An algorithm for drawing general undirected graphs.
    Information Processing Letters 31, 7-15.
    """
    import networkx as nx

    graph = need_graph(graph)
    names = list(graph)
    number = {name: i for i, name in enumerate(names)}
    plain: Graph = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    weights = [abs(weight) for _, _, weight in weighted(graph)]
    most = max(weights, default=1.0) or 1.0
    for one, other, weight in weighted(graph):
        way = FARTHEST if weight <= 0 else min(FARTHEST, float(np.sqrt(most / weight)))
        plain.add_edge(number[one], number[other], way=way)
    parts = sorted((sorted(part) for part in nx.connected_components(plain)), key=_size)
    rng = np.random.default_rng(seed)
    placed = [_part(plain.subgraph(part), part, rng) for part in parts]
    corners = _packed([np.ptp(places, axis=0) + 2 * MARGIN for places in placed], aspect)
    found = np.zeros((len(names), 2))
    for part, places, corner in zip(parts, placed, corners, strict=True):
        found[part] = places - places.min(axis=0) + corner + MARGIN
    return found


def _size(part: list[int]) -> tuple[int, int]:
    return -len(part), part[0]


def _part(graph: Any, members: list[int], rng: np.random.Generator) -> Floats:
    """Places of nodes that are all tied with each other, some over others."""
    import networkx as nx

    n = len(members)
    if n == 1:
        return np.zeros((1, 2))
    if n == 2:
        return np.array([[0.0, 0.0], [1.0, 0.0]])
    lengths = dict(nx.all_pairs_dijkstra_path_length(graph, weight="way"))
    wanted = np.array([[lengths[i][j] for j in members] for i in members])
    angle = 2 * np.pi * np.arange(n) / n
    starts = [np.column_stack([np.cos(angle), np.sin(angle)]), rng.uniform(-1, 1, (n, 2))]
    best, least = starts[0], np.inf
    for start in starts:
        begin = dict(zip(members, start, strict=True))
        found = nx.kamada_kawai_layout(graph, dist=lengths, pos=begin, weight=None)
        places = np.array([found[i] for i in members], float)
        stress = _stress(places, wanted)
        if stress < least - 1e-9:
            best, least = places, stress
    # Numbers of the last digits differ between machines; places on paper need not.
    return np.round(_turned(best) * np.sqrt(n) * 0.62, 6)


def _stress(places: Floats, wanted: Floats) -> float:
    """How far distances are from those wanted, at the best scale."""
    apart = np.linalg.norm(places[:, None] - places, axis=2)
    above = np.triu_indices(len(places), 1)
    d, w = apart[above], wanted[above]
    scale = (d / w).sum() / max(float(((d / w) ** 2).sum()), 1e-12)
    return float(((scale * d / w - 1) ** 2).sum())


def _turned(places: Floats) -> Floats:
    """Places turned so that they spread along the first axis, at a spread of about 1."""
    centred = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    for column in range(2):  # which of two mirror images is left open by the axes
        side = np.argmax(np.abs(turned[:, column]))
        turned[:, column] *= np.sign(turned[side, column]) or 1.0
    spread = float(np.sqrt((turned**2).sum(axis=1).mean()))
    return np.asarray(turned / max(spread, 1e-9))


def _packed(sizes: list[Floats], aspect: float) -> list[Floats]:
    """Lower left corners of boxes in rows, so that all together are about `aspect` wide."""
    widest = max(size[0] for size in sizes)
    best: tuple[float, list[Floats]] | None = None
    for width in widest * np.linspace(1, 3, 41):
        corners, x, y, tall = [], 0.0, 0.0, 0.0
        for size in sizes:
            if x and x + size[0] > width + 1e-9:
                x, y, tall = 0.0, y + tall, 0.0
            corners.append(np.array([x, -(y + size[1])]))
            x, tall = x + size[0], max(tall, float(size[1]))
        height = y + tall
        used = max(c[0] + s[0] for c, s in zip(corners, sizes, strict=True))
        # The scale at which everything fits decides; the larger the better.
        cost = max(used / aspect, height)
        if best is None or cost < best[0] - 1e-9:
            best = cost, corners
    assert best is not None  # there is at least one width
    return best[1]


def moved_apart(points: Floats, radii: Floats, gap: float, room: tuple[float, float]) -> Floats:
    """Points moved as little as need be so that circles around them do not touch.

    Examples
    --------
    >>> both = moved_apart(np.array([[5.0, 5], [5, 6]]), np.array([2.0, 2]), 1.0, (20, 20))
    >>> bool(np.linalg.norm(both[0] - both[1]) >= 4.99)
    True
    """
    made = points.astype(float).copy()
    n = len(made)
    need = radii[:, None] + radii + gap
    lean = np.column_stack([np.cos(np.arange(n)), np.sin(np.arange(n))])  # of points on one place
    for _ in range(ROUNDS):
        way = made[:, None] - made
        apart = np.linalg.norm(way, axis=2)
        np.fill_diagonal(apart, np.inf)
        short = np.maximum(need - apart, 0)
        if not (short > 1e-6).any():
            break
        same = apart < 1e-9
        way[same] = (lean[:, None] - lean)[same]
        apart = np.where(same, 1.0, apart)
        made += 0.5 * ((short / apart)[:, :, None] * way).sum(axis=1)
        low = radii[:, None] + gap
        made = np.clip(made, low, np.maximum(np.array(room) - low, low))
    return made
