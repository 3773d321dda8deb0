"""Tables of a network: its nodes, its ties, and what it is as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.networks.graphs import label_of, need_graph, text_of, two_mode
from toolkit.networks.positions import betweenness, groups, positive

if TYPE_CHECKING:
    from networkx import Graph

#: Counts of nodes and of ties that become columns where every node, or tie, has them.
OF_NODES = ["docs", "total_docs", "share", "quotes", "total_quotes"]
OF_NODES += ["statements", "agreeing", "disagreeing"]
OF_TIES = ["docs", "total_docs", "sentences", "total_sentences", "expected", "lift", "npmi"]
OF_TIES += ["quotes", "total_quotes", "statements", "agreeing", "disagreeing"]
OF_TIES += ["congruence", "conflict", "concepts", "actors"]
NUMBERS = {"share", "expected", "lift", "npmi"}


def nodes(graph: Graph, *, seed: int = 0) -> pd.DataFrame:
    """Describe the nodes of a network, the strongest first.

    Parameters
    ----------
    graph : networkx.Graph
        Undirected, with ``weight`` on every tie.
    seed : int
        Of the search for communities and, in networks of more than 500 nodes, of the draw of
        nodes from which betweenness is estimated.

    Returns
    -------
    DataFrame
        ``node``, ``node_label``, ``node_kind``; counts such as ``docs`` and ``total_docs`` where
        the network has them; ``degree`` (ties), ``strength`` (sum of weights above 0),
        ``opposition`` (sum of weights below 0, without their sign), ``betweenness`` (0 to 1) and
        ``community`` (numbered from 0, the largest first; -1 in networks of two kinds).

        Betweenness and communities know ties above 0 only. The way along a tie is 1 / weight
        long, so that strong ties are short. Communities are found by the Louvain method for ties
        within one kind of nodes; its model of chance does not fit ties between two kinds, which
        are to be made into ties within one first.

    Raises
    ------
    ToolkitError
        It is no undirected network, or a tie has no weight.

    References
    ----------
    Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical
    Sociology 25, 163-177.

    Blondel, V. D., Guillaume, J.-L., Lambiotte, R. and Lefebvre, E. (2008). Fast unfolding of
    communities in large networks. Journal of Statistical Mechanics, P10008.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("oil", "kirkuk", 3), ("kirkuk", "iran", 1)])
    >>> nodes(graph)[["node", "degree", "strength", "betweenness"]]
         node  degree  strength  betweenness
    0  kirkuk       2       4.0          1.0
    1     oil       1       3.0          0.0
    2    iran       1       1.0          0.0
    """
    graph = need_graph(graph)
    seed = whole("seed", seed)
    plain, names = positive(graph)
    between = betweenness(plain, seed)
    group = groups(graph, plain, seed)
    rows = []
    for number, name in enumerate(names):
        data = graph.nodes[name]
        weights = [float(data["weight"]) for _, _, data in graph.edges(name, data=True)]
        rows.append(
            {
                "node": text_of(name),
                "node_label": label_of(graph, name),
                "node_kind": text_of(data.get("kind", "")),
                **{column: data.get(column) for column in OF_NODES},
                "degree": len(weights),
                "strength": float(sum(w for w in weights if w > 0)),
                "opposition": -sum(w for w in weights if w < 0) + 0.0,
                "betweenness": between[number],
                "community": group[number],
            }
        )
    table = _typed(pd.DataFrame(rows), OF_NODES)
    return table.sort_values(["strength", "node"], ascending=[False, True], ignore_index=True)


def edges(graph: Graph) -> pd.DataFrame:
    """Describe the ties of a network, the strongest first.

    Returns
    -------
    DataFrame
        ``node`` and ``other_node`` (in the order of the network), ``tie`` (the weight), and the
        counts that it rests on where every tie has them: ``docs`` and ``total_docs``, ``quotes``,
        ``statements``, ``congruence``, ``conflict`` and so on. Ties below 0 stand last.

    Raises
    ------
    ToolkitError
        It is no undirected network, or a tie has no weight.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("oil", "kirkuk", 3), ("kirkuk", "iran", 5)])
    >>> edges(graph)
         node other_node  tie
    0  kirkuk       iran  5.0
    1     oil     kirkuk  3.0
    """
    graph = need_graph(graph)
    rows = [
        {
            "node": text_of(one),
            "other_node": text_of(other),
            "tie": float(data["weight"]),
            **{column: data.get(column) for column in OF_TIES},
        }
        for one, other, data in graph.edges(data=True)
    ]
    table = pd.DataFrame(rows, columns=["node", "other_node", "tie", *OF_TIES])
    table = table.astype({"node": "str", "other_node": "str", "tie": "float64"})
    table = _typed(table, OF_TIES)
    order = ["tie", "node", "other_node"]
    return table.sort_values(order, ascending=[False, True, True], ignore_index=True)


def summary(graph: Graph, *, seed: int = 0) -> pd.DataFrame:
    """Describe a network as a whole, in one row.

    Returns
    -------
    DataFrame
        ``nodes``, ``edges`` (number of ties), ``density`` (ties / those that could be; between two
        kinds of nodes, those that could be between the kinds), ``components`` (parts without a
        tie between them), ``communities`` and ``modularity`` (of ties above 0; NaN in networks of
        two kinds and where there is no such tie).

    Raises
    ------
    ToolkitError
        It is no undirected network, or a tie has no weight.

    References
    ----------
    Newman, M. E. J. (2004). Analysis of weighted networks. Physical Review E 70, 056131.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("a", "b", 1), ("b", "c", 1), ("d", "e", 1)])
    >>> summary(graph)[["nodes", "edges", "density", "components"]]
       nodes  edges  density  components
    0      5      3      0.3           2
    """
    import networkx as nx

    graph = need_graph(graph)
    plain, _ = positive(graph)
    group = groups(graph, plain, whole("seed", seed))
    size, ties = graph.number_of_nodes(), graph.number_of_edges()
    possible = size * (size - 1) / 2
    if two_mode(graph):
        kinds = [str(kind) for _, kind in graph.nodes(data="kind")]
        possible = float(kinds.count(kinds[0]) * (size - kinds.count(kinds[0])))
    found = sorted({number for number in group if number >= 0})
    known = bool(found) and plain.number_of_edges() > 0
    sets = [{i for i, number in enumerate(group) if number == each} for each in found]
    modularity = nx.community.modularity(plain, sets) if known else float("nan")
    row = {
        "nodes": size,
        "edges": ties,
        "density": ties / possible if possible else float("nan"),
        "components": nx.number_connected_components(graph),
        "communities": len(found),
        "modularity": modularity,
    }
    return pd.DataFrame([row])


def _typed(table: pd.DataFrame, optional: list[str]) -> pd.DataFrame:
    """The table without the columns that a row has nothing in, the others as numbers."""
    kept = [name for name in table if name not in optional or table[name].notna().all()]
    made = table[kept] if len(table) else table.drop(columns=optional)
    numbers = [name for name in made if name in optional]
    kinds = {name: "float64" if name in NUMBERS else "int64" for name in numbers}
    try:
        return made.astype(kinds)
    except (TypeError, ValueError) as error:
        raise ToolkitError(f"A count of the network is no number: {error}.") from None
