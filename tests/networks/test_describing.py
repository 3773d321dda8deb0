"""Nodes, ties and whole networks, against published figures."""

import os
import subprocess
import sys

import networkx as nx
import pandas as pd
import pytest

from toolkit import networks
from toolkit.checks import ToolkitError


def weighted(graph, weight=1.0):
    nx.set_edge_attributes(graph, weight, "weight")
    return graph


def test_the_karate_club():
    """Zachary (1977): 34 members, 78 ties. Betweenness of members 1 and 34 is .4376 and .3041
    (documentation of UCINET and networkx); the best division has modularity .4198 (Brandes and
    others 2008).
    """
    club = weighted(nx.karate_club_graph())
    table = networks.nodes(club).set_index("node")
    assert table.loc["0", "betweenness"] == pytest.approx(0.4376, abs=5e-5)
    assert table.loc["33", "betweenness"] == pytest.approx(0.3041, abs=5e-5)
    assert table.loc["33", "degree"] == 17 and table["degree"].sum() == 2 * 78
    whole = networks.summary(club).iloc[0]
    assert (whole["nodes"], whole["edges"], whole["components"]) == (34, 78, 1)
    assert whole["density"] == pytest.approx(0.139, abs=5e-4)
    assert 0.41 < whole["modularity"] <= 0.4198
    assert whole["communities"] == 4


def test_strong_ties_are_short_ways():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 4), ("b", "c", 4), ("a", "c", 1)])
    assert networks.nodes(graph).set_index("node")["betweenness"].to_dict() == {
        "a": 0.0, "b": 1.0, "c": 0.0,
    }  # fmt: skip
    graph.edges["a", "c"]["weight"] = 4
    assert networks.nodes(graph)["betweenness"].eq(0).all()


def test_ties_below_nothing_are_told_apart(published, in_vocabulary):
    graph = networks.discourse_network(published, agreement="subtract")
    table = networks.nodes(graph)
    assert table[["node", "strength", "opposition"]].values.tolist() == [
        ["A", 1.0, 0.0],
        ["B", 1.0, 3.0],
        ["C", 0.0, 3.0],
    ]
    ties = networks.edges(graph)
    assert ties[["node", "other_node", "tie", "conflict"]].values.tolist() == [
        ["A", "B", 1.0, 1],
        ["A", "C", 0.0, 2],
        ["B", "C", -3.0, 3],
    ]
    for made in (table, ties, networks.summary(graph)):
        in_vocabulary(made)


def test_counts_stand_beside_weights(corpus, quotes, in_vocabulary):
    graph = networks.cooccurrence_network(corpus, ["kirkuk", "oil"], min_docs=1)
    assert networks.edges(graph)[["docs", "total_docs"]].values.tolist() == [[2, 6]]
    assert networks.nodes(graph)[["docs", "total_docs"]].values.tolist() == [[3, 6], [4, 6]]
    two = networks.source_theme_network(quotes)
    assert networks.nodes(two)["community"].eq(-1).all()
    whole = networks.summary(two).iloc[0]
    assert whole["density"] == 3 / 4 and pd.isna(whole["modularity"])
    within = networks.cooccurrence_network(corpus, ["kirkuk", "oil"], within="sentence", min_docs=1)
    for made in (graph, two, within):
        in_vocabulary(networks.nodes(made))
        in_vocabulary(networks.edges(made))


def test_networks_without_ties():
    graph = nx.empty_graph(["a", "b"])
    assert networks.edges(graph).empty and list(networks.edges(graph)) == [
        "node", "other_node", "tie",
    ]  # fmt: skip
    whole = networks.summary(graph).iloc[0]
    assert (whole["density"], whole["components"], whole["communities"]) == (0, 2, 0)
    assert pd.isna(networks.summary(nx.empty_graph(["a"]))["density"].iloc[0])


@pytest.mark.parametrize(
    ("graph", "told"),
    [
        ([("a", "b")], "A network is needed, not list"),
        (nx.DiGraph([("a", "b", {"weight": 1})]), "directed"),
        (nx.MultiGraph([("a", "b", {"weight": 1})]), "of parallel ties"),
        (nx.Graph(), "no nodes"),
        (nx.Graph([("a", "a", {"weight": 1})]), "a tie with itself"),
        (nx.Graph([("a", "b")]), "has weight=None; each tie needs a number"),
        (nx.Graph([("a", "b", {"weight": float("nan")})]), "has weight=nan"),
    ],
)
def test_what_is_no_network_is_refused(graph, told, tmp_path):
    for use in (networks.nodes, networks.edges, networks.summary, networks.strongest):
        with pytest.raises(ToolkitError, match=told):
            use(graph)
    with pytest.raises(ToolkitError, match=told):
        networks.write(graph, tmp_path / "a.gexf")


def test_the_strongest_count_without_their_sign(published):
    graph = networks.discourse_network(published, agreement="subtract")
    assert list(networks.strongest(graph, 2)) == ["B", "C"]
    assert len(graph) == 3


CODE = """
import networkx as nx
from toolkit import networks
graph = nx.relabel_nodes(nx.gnm_random_graph(60, 300, seed=2), lambda n: f"name {n}")
nx.set_edge_attributes(graph, 1.0, "weight")
print(networks.nodes(graph, seed=3).to_csv())
"""


def test_the_same_in_another_process():
    made = {
        subprocess.run(
            [sys.executable, "-c", CODE],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_half_a_character_is_shown_as_a_mark():
    graph = nx.Graph()
    graph.add_edge("a\ud800", "b", weight=1)
    assert set(networks.nodes(graph)["node"]) == {"a?", "b"}
    assert networks.edges(graph).loc[0, ["node", "other_node"]].tolist() == ["a?", "b"]
