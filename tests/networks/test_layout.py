"""Places on paper: near where ties are strong, apart where there are none, always the same."""

import networkx as nx
import numpy as np
import pytest

from toolkit.networks.layout import FARTHEST, layout, moved_apart


def test_strong_ties_are_short():
    graph = nx.Graph()
    graph.add_weighted_edges_from(
        [("a", "b", 16), ("c", "d", 16), ("a", "c", 1), ("b", "d", 1), ("a", "d", 1), ("b", "c", 1)]
    )
    a, b, c, _ = layout(graph)
    # The length of a tie is wanted as the root of 16 / weight, at most 4.
    assert np.linalg.norm(a - c) / np.linalg.norm(a - b) == pytest.approx(FARTHEST, rel=0.1)


def test_conflict_is_far():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 1), ("b", "c", 1), ("a", "c", -1)])
    a, b, c = layout(graph)
    assert np.linalg.norm(a - c) > 1.5 * np.linalg.norm(a - b)


def test_parts_do_not_overlap():
    graph = nx.Graph()
    for part in range(5):
        members = [f"{part}{i}" for i in range(4 + part)]
        graph.add_weighted_edges_from([(x, y, 1) for x in members for y in members if x < y])
    graph.add_nodes_from(["alone", "lonely"])
    places = layout(graph)
    boxes = []
    for members in nx.connected_components(graph):
        own = places[[i for i, n in enumerate(graph) if n in members]]
        boxes.append((own.min(axis=0), own.max(axis=0)))
    for i, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[:i]:
            assert (low > other_high + 1).any() or (other_low > high + 1).any()


def test_the_same_seed_gives_the_same_places():
    graph = nx.gnm_random_graph(20, 40, seed=1)
    nx.set_edge_attributes(graph, 1.0, "weight")
    assert np.array_equal(layout(graph, seed=4), layout(graph, seed=4))


def test_circles_do_not_touch():
    rng = np.random.default_rng(0)
    radii = rng.uniform(2, 12, 40)
    points = moved_apart(rng.uniform(0, 100, (40, 2)), radii, 2.0, (400, 300))
    apart = np.linalg.norm(points[:, None] - points, axis=2) - radii[:, None] - radii
    assert apart[np.triu_indices(40, 1)].min() > 1.9
    assert (points >= radii[:, None]).all() and (points <= [400, 300] - radii[:, None]).all()
    on_one_place = moved_apart(np.full((3, 2), 50.0), np.full(3, 4.0), 1.0, (100, 100))
    assert len({tuple(p) for p in on_one_place.round(3)}) == 3
