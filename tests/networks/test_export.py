"""Files for other programs: read back, escaped, and the same bytes each time."""

import csv

import networkx as nx
import pytest

from toolkit import networks
from toolkit.checks import ToolkitError

HOSTILE = "<b>\"&'</b>\x01 کرکوک"


@pytest.fixture
def graph():
    made = nx.Graph(name="A & B")
    made.add_node(HOSTILE, label=HOSTILE, docs=3, total_docs=9, start="2017", note=float("nan"))
    made.add_node("=1+1", label="=1+1", docs=2, total_docs=9)
    made.add_edge(HOSTILE, "=1+1", weight=-0.5, docs=1, total_docs=9, why="a\x0bb")
    return made


@pytest.mark.parametrize(
    ("name", "read"), [("n.graphml", nx.read_graphml), ("n.gexf", nx.read_gexf)]
)
def test_what_was_written_comes_back(graph, tmp_path, name, read):
    made = networks.write(graph, tmp_path / name)
    assert (made.nodes, made.edges, made.characters) == (2, 1, 2)
    back = read(made.path)
    clean = HOSTILE.replace("\x01", "")
    labels = nx.get_node_attributes(back, "label")
    assert labels == {"n0": clean, "n1": "=1+1"}
    assert back.nodes["n0"]["docs"] == 3 and back.nodes["n0"]["start_"] == "2017"
    assert "note" not in back.nodes["n0"]
    tie = back.edges["n0", "n1"]
    assert (tie["weight"], tie["sign"], tie["why"]) == (-0.5, -1, "ab")
    text = made.path.read_text("utf-8")
    assert "<b>" not in text and "&lt;b&gt;" in text


@pytest.mark.parametrize("name", ["n.graphml", "n.gexf"])
def test_the_same_bytes_on_another_day(graph, tmp_path, name, monkeypatch):
    first = networks.write(graph, tmp_path / f"1{name}").path.read_bytes()
    monkeypatch.setattr("time.strftime", lambda *a: "1999-01-01")
    assert networks.write(graph, tmp_path / f"2{name}").path.read_bytes() == first
    assert b"1999" not in first and b"lastmodified" not in first


def test_attributes_of_numpy_are_plain_numbers(corpus, tmp_path):
    graph = networks.cooccurrence_network(corpus, ["kirkuk", "oil"], measure="npmi", min_docs=1)
    back = nx.read_gexf(networks.write(graph, tmp_path / "n.gexf").path)
    tie = graph.edges["kirkuk", "oil"]
    assert back.edges["n0", "n1"]["npmi"] == tie["npmi"]
    assert back.nodes["n0"]["docs"] == 3


def test_tables_run_nothing(graph, tmp_path):
    paths = networks.write_tables(graph, tmp_path / "net")
    assert [path.name for path in paths] == ["nodes.csv", "edges.csv"]
    with paths[0].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Id"] for row in rows] == [HOSTILE, "'=1+1"]
    with paths[1].open(encoding="utf-8-sig", newline="") as file:
        [tie] = csv.DictReader(file)
    assert (tie["Source"], tie["Target"], tie["Weight"]) == (HOSTILE, "'=1+1", "-0.5")
    assert tie["Type"] == "Undirected" and tie["total_docs"] == "9"
    with pytest.raises(ToolkitError, match=r"nodes\.csv' is there already"):
        networks.write_tables(graph, tmp_path / "net")
    assert networks.write_tables(graph, tmp_path / "net", overwrite=True) == paths


def test_files_are_not_overwritten_and_not_left_half_written(graph, tmp_path, monkeypatch):
    path = tmp_path / "n.gexf"
    networks.write(graph, path)
    with pytest.raises(ToolkitError, match="is there already; it was left alone"):
        networks.write(graph, path)
    with pytest.raises(ToolkitError, match=r"must end in '\.graphml' or '\.gexf'"):
        networks.write(graph, tmp_path / "n.xml")
    before = path.read_bytes()
    monkeypatch.setattr("toolkit.networks.export._gexf", lambda graph: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        networks.write(graph, path, overwrite=True)
    assert path.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == ["n.gexf"]
