"""A network cut down to what can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.checks import whole
from toolkit.networks.graphs import need_graph

if TYPE_CHECKING:
    from networkx import Graph


def strongest(graph: Graph, n: int = 60) -> Graph:
    """The nodes with the largest sums of weights, and the ties between them.

    Parameters
    ----------
    n : int
        Nodes to keep; weights below 0 count without their sign. Among equals the first by name.

    Returns
    -------
    networkx.Graph
        A copy.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("oil", "kirkuk", 3), ("kirkuk", "iran", 1)])
    >>> list(strongest(graph, 2))
    ['oil', 'kirkuk']
    """
    graph, n = need_graph(graph), whole("n", n, 1)
    sums = {
        name: sum(abs(data["weight"]) for _, _, data in graph.edges(name, data=True))
        for name in graph
    }
    kept = set(sorted(graph, key=lambda name: (-sums[name], str(name)))[:n])
    made = graph.copy()
    made.remove_nodes_from([name for name in graph if name not in kept])
    return made
