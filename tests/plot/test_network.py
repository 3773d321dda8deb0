"""The figure of a network: names apart, sizes and widths as counted, signs and kinds told apart."""

import networkx as nx
import numpy as np
import pytest
from matplotlib import pyplot as plt

from toolkit.checks import ToolkitError
from toolkit.plot.network import network

NAMES = ["Ministry of Oil", "پیشمرگه", "$5 oil", "Kurdistan Democratic Party"]


def made(n, seed=0):
    rng = np.random.default_rng(seed)
    graph = nx.Graph()
    for i in range(n):
        docs = int(rng.integers(1, 40))
        graph.add_node(i, label=f"{NAMES[i % 4]} {i}", kind="theme", docs=docs, total_docs=99)
    for i in range(n - 2):
        graph.add_edge(i, (i + 1) % (n - 2), weight=int(rng.integers(1, 9)))
        graph.add_edge(i, int(rng.integers(i + 1, n - 1)), weight=int(rng.integers(1, 9)))
    return graph


def of(ax, gid):
    return [artist for artist in ax.collections if artist.get_gid() == gid]


def named(ax):
    return [text for text in ax.texts if text.get_gid() == "name"]


@pytest.mark.parametrize("n", [2, 8, 25, 45])
def test_names_do_not_overlap(n, clean):
    graph = made(max(n, 4)) if n > 2 else nx.Graph([("a", "b", {"weight": 1})])
    ax = network(graph, title="Network")
    clean(ax)
    assert len(named(ax)) == len(graph)


def test_areas_and_widths_are_those_of_the_counts():
    graph = made(8)
    ax = network(graph)
    [dots] = of(ax, "node")
    docs = np.array([d for _, d in graph.nodes(data="docs")])
    large = docs > docs.max() / 10
    np.testing.assert_allclose(
        (dots.get_sizes() / docs)[large], dots.get_sizes().max() / docs.max()
    )
    [lines] = of(ax, "tie")
    weights = np.sort([w for *_, w in graph.edges(data="weight")])
    widths = np.array(lines.get_linewidths())
    np.testing.assert_allclose(widths, 0.35 + 3.65 * weights / weights.max())
    assert "area: documents" in ax.get_xlabel()


def test_circles_lie_inside_and_do_not_touch():
    graph = nx.lollipop_graph(16, 10)  # a crowd at the end of a long row, on a narrow figure
    nx.set_edge_attributes(graph, 1, "weight")
    nx.set_node_attributes(graph, 5, "docs")
    ax = network(graph, width="single", ties=1)
    [dots] = of(ax, "node")
    points, radii = dots.get_offsets().data, np.sqrt(dots.get_sizes()) / 2
    apart = np.linalg.norm(points[:, None] - points, axis=2) - radii[:, None] - radii
    assert apart[np.triu_indices(26, 1)].min() > 1.5
    assert (points - radii[:, None] >= 0).all()
    assert (points + radii[:, None] <= [ax.get_xlim()[1], ax.get_ylim()[1]]).all()


def test_ties_below_nothing_are_dashed_and_told():
    graph = nx.Graph(name="discourse", agreement="subtract", normalisation="average")
    graph.add_weighted_edges_from([("a", "b", 2), ("b", "c", -1), ("a", "c", 0)])
    ax = network(graph)
    [positive], [negative], [zero] = (of(ax, gid) for gid in ("tie", "negative", "zero"))
    assert positive.get_linestyles()[0][1] is None
    assert negative.get_linestyles()[0][1] and zero.get_linestyles()[0][1]
    told = ax.get_xlabel().replace("\n", " ")
    assert "weight of the tie (subtract, average)" in told
    assert "dashed: below 0, more conflict than congruence" in told and "dotted: 0" in told
    assert "dashed" not in network(made(4)).get_xlabel()


def test_two_kinds_have_two_shapes():
    graph = nx.Graph()
    graph.add_node("Ann", kind="person", statements=2)
    graph.add_node("oil", kind="concept", statements=2)
    graph.add_edge("Ann", "oil", weight=2)
    ax = network(graph)
    first, second = of(ax, "node")
    assert len(first.get_paths()[0].vertices) != len(second.get_paths()[0].vertices)
    assert "circles: person \u00b7 squares: concept \u00b7 area: statements" in ax.get_xlabel()


def test_arabic_names_are_isolated_and_dollars_are_no_formula():
    texts = [text.get_text() for text in named(network(made(4)))]
    assert "\u2068پیشمرگه 1\u2069" in texts and r"\$5 oil 2" in texts


def test_many_ties_are_thinned_and_it_is_said():
    graph = nx.complete_graph(12)
    for i, (a, b) in enumerate(graph.edges):
        graph.edges[a, b]["weight"] = i + 1
    ax = network(graph, ties=5)
    [lines] = of(ax, "tie")
    ends = {tuple(p) for s in lines.get_segments() for p in np.round(s, 3)}
    assert len(ends) == 12  # no node loses its strongest tie
    assert f"{len(lines.get_segments())} strongest of 66 ties" in ax.get_xlabel().replace("\n", " ")


def test_the_same_seed_the_same_picture():
    one, other = (of(network(made(6), seed=s), "node")[0].get_offsets() for s in (1, 1))
    np.testing.assert_array_equal(one, other)


def test_it_draws_on_given_axes_and_without_ties():
    _, axes = plt.subplots()
    graph = nx.Graph()
    graph.add_nodes_from(["a", "b"], docs=0)
    assert network(graph, ax=axes) is axes
    assert "no ties" in axes.get_xlabel()


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ToolkitError, match=r"81 nodes cannot be read.*strongest\(graph, 60\)"):
        network(nx.empty_graph(81))
    with pytest.raises(ToolkitError, match="A network is needed"):
        network([1])
    with pytest.raises(ToolkitError, match=r"size='share' is no number of 4 nodes.*'docs'"):
        network(made(4), size="share")
    with pytest.raises(ToolkitError, match="ties=0 must be a whole number"):
        network(made(4), ties=0)


def test_what_names_no_attribute_is_refused():
    with pytest.raises(ToolkitError, match=r"size=\[None\] must be the name of an attribute"):
        network(made(4), size=[None])


def test_a_control_character_has_no_letter_to_show():
    graph = nx.Graph()
    graph.add_edge("a\0b\x0bc", "d", weight=1)
    assert "a b c" in {
        text.get_text().strip("\u2066\u2067\u2068\u2069") for text in network(graph).texts
    }
