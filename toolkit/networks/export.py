"""Networks for other programs: GraphML, GEXF, and tables for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.networks.describing import edges, nodes
from toolkit.networks.graphs import label_of, need_graph
from toolkit.spreadsheet import escaped
from toolkit.written import written

if TYPE_CHECKING:
    from networkx import Graph

BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for something else
SUFFIXES = (".graphml", ".gexf")
#: Characters that XML 1.0 has no way to write.
_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Names of our columns as Gephi and others look for them.
NODE_NAMES = {"node": "Id", "node_label": "Label"}
EDGE_NAMES = {"node": "Source", "other_node": "Target", "tie": "Weight"}
#: Attributes that GEXF takes for something of its own.
_OWN = {"id", "start", "end", "pid", "viz", "key", "slices", "spells", "parents", "networkx_key"}


class Written(NamedTuple):
    """A file: its `path`, what it holds, and the `characters` left out that XML forbids."""

    path: Path
    nodes: int
    edges: int
    characters: int


def write(graph: Graph, path: str | Path, *, overwrite: bool = False) -> Written:
    """Write a network as GraphML or GEXF, as the ending says.

    Parameters
    ----------
    graph : networkx.Graph
        Undirected, with ``weight`` on every tie.
    path : path
        A new file, ``.graphml`` (for igraph, yEd, visone, Cytoscape) or ``.gexf`` (for Gephi).
    overwrite : bool
        Whether to replace a file that is there; it is refused otherwise.

    Returns
    -------
    Written
        ``path``, ``nodes``, ``edges`` and ``characters``: how many characters were left out of
        names and attributes, as XML has no way to write them. The same network gives the same
        bytes. Nodes are named n0, n1 and so on; ``label`` holds what they are called. Ties below
        0 keep their weight, which Gephi does not draw, and all have ``sign``.

    Raises
    ------
    ToolkitError
        It is no undirected network, a tie has no weight, the ending is another one, or the file
        is there.

    Examples
    --------
    >>> import networkx as nx, pathlib, tempfile
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("oil & gas", "kirkuk", 3)])
    >>> write(graph, pathlib.Path(tempfile.mkdtemp()) / "net.graphml").nodes
    2
    """
    import networkx as nx

    plain, lost = _plain(need_graph(graph))
    with written(path, SUFFIXES, overwrite, packed=False) as stream:
        if Path(path).suffix.lower() == ".gexf":
            stream.write(_gexf(plain))
        else:
            held = io.BytesIO()
            nx.write_graphml_xml(plain, held, named_key_ids=True)
            stream.write(held.getvalue())
    return Written(Path(path), len(plain), plain.number_of_edges(), lost)


def write_tables(
    graph: Graph, folder: str | Path, *, seed: int = 0, overwrite: bool = False
) -> list[Path]:
    """Write a network as two tables, ``nodes.csv`` and ``edges.csv``.

    Parameters
    ----------
    graph : networkx.Graph
    folder : path
        Made if it is not there.
    seed : int
        As for `nodes`.
    overwrite : bool
        Whether to replace tables that are there; they are refused otherwise.

    Returns
    -------
    list of Path
        The two files, in UTF-8 with a byte order mark: the columns of `nodes` and `edges`, of
        which the first are called ``Id`` and ``Label``, and ``Source``, ``Target``, ``Weight``,
        ``Type``, as Gephi and others look for them. An apostrophe is put before text that a
        spreadsheet would run as a formula.
    """
    place = Path(folder)
    if place.is_file():
        raise ToolkitError(f"folder={str(folder)!r} is a file; choose a new name.")
    tables = {
        "nodes.csv": nodes(graph, seed=seed).rename(columns=NODE_NAMES),
        "edges.csv": edges(graph).rename(columns=EDGE_NAMES).assign(Type="Undirected"),
    }
    there = [name for name in tables if (place / name).exists()]
    if there and not overwrite:
        raise ToolkitError(
            f"{str(place / there[0])!r} is there already; it was left alone. Type overwrite=True "
            "to replace it, or choose a new folder."
        )
    for name, table in tables.items():
        with written(place / name, (".csv",), overwrite, packed=False) as stream:
            stream.write(BOM + _csv(table))
    return [place / name for name in tables]


def _csv(table: pd.DataFrame) -> bytes:
    cells = table.astype(object).map(escaped)
    text = cells.to_csv(index=False, quoting=csv.QUOTE_ALL, lineterminator="\n")
    return text.replace("\0", "").encode("utf-8", "replace")


def _plain(graph: Graph) -> tuple[Graph, int]:
    """The network with plain values and text that XML can hold, and what was left out of it."""
    import networkx as nx

    made: Graph = nx.Graph()
    lost = 0
    name, dropped = _clean(str(graph.graph.get("name", "")))
    lost += dropped
    made.graph["name"] = name
    number = {node: f"n{i}" for i, node in enumerate(graph)}
    for node, key in number.items():
        label, dropped = _clean(label_of(graph, node))
        values, more = _values({k: v for k, v in graph.nodes[node].items() if k != "label"})
        made.add_node(key, label=label, **values)
        lost += dropped + more
    for one, other, data in graph.edges(data=True):
        values, more = _values({k: v for k, v in data.items() if k != "weight"})
        weight = float(data["weight"])
        sign = (weight > 0) - (weight < 0)
        made.add_edge(number[one], number[other], weight=weight, **(values | {"sign": sign}))
        lost += more
    return made, lost


def _values(data: dict[Any, Any]) -> tuple[dict[str, Any], int]:
    """Attributes as text, whole numbers, numbers and flags; those without a value are left out."""
    kept: dict[str, Any] = {}
    lost = 0
    for key, value in data.items():
        plain = value.item() if hasattr(value, "item") else value
        if plain is None or plain is pd.NA or plain != plain:
            continue
        if not isinstance(plain, bool | int | float):
            plain, dropped = _clean(str(plain))
            lost += dropped
        name, dropped = _clean(str(key))
        lost += dropped
        kept[f"{name}_" if name in _OWN else name] = plain
    return kept, lost


def _clean(text: str) -> tuple[str, int]:
    return _NEVER.subn("", text)


def _gexf(graph: Graph) -> bytes:
    """The network as GEXF, without the day and the version of the library that wrote it."""
    from xml.etree import ElementTree

    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    meta = writer.xml.find("meta")
    if meta is not None:
        meta.attrib.pop("lastmodifieddate", None)
        for creator in meta.findall("creator"):
            creator.text = "media-discourse-toolkit"
    writer.indent(writer.xml)
    return bytes(ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True)) + b"\n"
