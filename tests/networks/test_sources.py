"""Who is quoted on what, counted by hand."""

import pytest

from toolkit import networks
from toolkit.checks import ToolkitError
from toolkit.networks.graphs import two_mode


def test_quotations_tie_sources_and_themes(quotes):
    graph = networks.source_theme_network(quotes)
    assert {(a, b): d["quotes"] for a, b, d in graph.edges(data=True)} == {
        ("Ann Ray", "kirkuk"): 1,
        ("Ann Ray", "oil"): 2,
        ("Ben Salo", "kirkuk"): 1,
    }
    assert graph.nodes["Ann Ray"] == {
        "label": "Ann Ray", "kind": "person", "quotes": 2, "docs": 2, "total_quotes": 4,
    }  # fmt: skip
    assert graph.nodes["kirkuk"]["quotes"] == 2
    assert graph.graph["unresolved"] == 1 and graph.graph["without_theme"] == 1
    assert two_mode(graph)


def test_documents_and_outlets(quotes):
    twice = quotes.iloc[[0, 0, 1]]
    graph = networks.source_theme_network(twice, source="outlet", weight="docs")
    assert graph.edges["A", "oil"] == {"weight": 1, "quotes": 2, "docs": 1, "total_quotes": 3}
    few = networks.source_theme_network(twice, source="outlet", min_quotes=2)
    assert sorted(few) == ["A", "kirkuk", "oil"]


def test_a_source_may_be_called_as_a_theme(quotes):
    graph = networks.source_theme_network(quotes.assign(person="oil"))
    assert graph.nodes["oil (theme)"]["label"] == "oil"
    assert graph.edges["oil", "oil (theme)"]["quotes"] == 2


def test_what_cannot_be_tied_is_refused(quotes):
    with pytest.raises(ToolkitError, match=r"lacks 'themes'.*corpus\.quotes\(themes=themes\)"):
        networks.source_theme_network(quotes.drop(columns="themes"))
    with pytest.raises(ToolkitError, match=r"theme and a name in 'person' \(5 quotations, 4 with"):
        networks.source_theme_network(quotes.assign(themes=""))
    with pytest.raises(ToolkitError, match="source='name' is not known"):
        networks.source_theme_network(quotes, source="name")
