"""Where nodes stand in a network: ways through them, and the groups that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.networks.graphs import two_mode, weighted

if TYPE_CHECKING:
    from networkx import Graph

PIVOTS = 500  # nodes from which betweenness is estimated by so many


def positive(graph: Graph) -> tuple[Graph, list[Any]]:
    """The ties above 0 of nodes by number (text is hashed anew in every process), and the names."""
    import networkx as nx

    names = list(graph)
    number = {name: i for i, name in enumerate(names)}
    plain: Graph = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    for one, other, weight in weighted(graph):
        if weight > 0:
            plain.add_edge(number[one], number[other], weight=float(weight), way=1 / weight)
    return plain, names


def betweenness(plain: Graph, seed: int) -> list[float]:
    """Part of the shortest ways between others that lead through each node."""
    import networkx as nx

    pivots = PIVOTS if len(plain) > PIVOTS else None
    found = nx.betweenness_centrality(plain, k=pivots, weight="way", seed=seed)
    return [float(found[i]) for i in range(len(plain))]


def groups(graph: Graph, plain: Graph, seed: int) -> list[int]:
    """Number of the community of each node, the largest first; -1 where they have no meaning."""
    import networkx as nx

    if two_mode(graph) or not plain.number_of_edges():
        return [-1] * len(plain)
    found = nx.community.louvain_communities(plain, weight="weight", seed=seed)
    ordered = sorted(found, key=lambda members: (-len(members), min(members)))
    number = {member: i for i, members in enumerate(ordered) for member in members}
    return [number[i] for i in range(len(plain))]
