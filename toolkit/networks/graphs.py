"""What a network is here: an undirected graph of networkx whose ties have a weight."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from numbers import Real
from typing import TYPE_CHECKING, Any

from toolkit.checks import ToolkitError

if TYPE_CHECKING:
    from networkx import Graph

MAKER = "tk.networks.cooccurrence_network(corpus, themes)"


def need_graph(graph: Any) -> Graph:
    """The graph, if it is a network; raise otherwise.

    Raises
    ------
    ToolkitError
        It is no graph of networkx, is directed, has parallel ties, ties of a node with itself, or
        no nodes; or a tie has no weight.
    """
    import networkx as nx

    if not isinstance(graph, nx.Graph):
        raise ToolkitError(
            f"A network is needed, not {type(graph).__name__}. Such a network is made by {MAKER}."
        )
    if graph.is_directed() or graph.is_multigraph():
        kind = "directed" if graph.is_directed() else "of parallel ties"
        raise ToolkitError(
            f"The network is {kind}; what is computed here has a meaning only where a tie is the "
            "same both ways and there is one between two nodes. Add up the weights and make it "
            "plain: nx.Graph(...)."
        )
    if not len(graph):
        raise ToolkitError(f"The network has no nodes. Such a network is made by {MAKER}.")
    for one, other, weight in weighted(graph):
        if one == other:
            raise ToolkitError(
                f"{one!r} has a tie with itself, which nothing here has a meaning for. Take it "
                f"out: graph.remove_edge({one!r}, {one!r})."
            )
        number = isinstance(weight, Real) and math.isfinite(float(weight))
        if not number:
            raise ToolkitError(
                f"The tie of {one!r} and {other!r} has weight={weight!r}; each tie needs a number: "
                f"graph.edges[{one!r}, {other!r}]['weight'] = 1."
            )
    return graph


def weighted(graph: Graph) -> Iterator[tuple[Any, Any, Any]]:
    """Both ends and the weight of every tie, None where it has none."""
    return ((one, other, data.get("weight")) for one, other, data in graph.edges(data=True))


def label_of(graph: Graph, node: Any) -> str:
    """What a node is called."""
    return text_of(graph.nodes[node].get("label") or node)


def text_of(value: Any) -> str:
    """A name as text that tables can hold: half a character of UTF-16 is none."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def kinds_of(graph: Graph) -> list[str]:
    """Kinds of nodes, in their order; the first is drawn as circles."""
    return list(dict.fromkeys(str(data.get("kind", "")) for _, data in graph.nodes(data=True)))


def two_mode(graph: Graph) -> bool:
    """Whether there are two kinds of nodes, and ties only between them."""
    if len(kinds_of(graph)) != 2:
        return False
    kind = dict(graph.nodes(data="kind"))
    return all(kind[one] != kind[other] for one, other in graph.edges())


def apart(name: str, kind: str, taken: Collection[Any]) -> str:
    """A name for a node that no other has: a source may be called what a theme is called."""
    while name in taken:
        name = f"{name} ({kind})"
    return name
