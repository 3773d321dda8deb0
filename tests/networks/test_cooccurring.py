"""Networks of themes: counts by hand, the table they rest on, and what is refused."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit import networks
from toolkit.checks import ToolkitError
from toolkit.networks.sentences import sentence_pairs

THREE = ["kirkuk", "oil", "rain"]


def test_ties_are_documents_with_both(corpus):
    graph = networks.cooccurrence_network(corpus, THREE, min_docs=1)
    assert dict(graph.nodes(data="docs")) == {"kirkuk": 3, "oil": 4, "rain": 3}
    assert set(dict(graph.nodes(data="total_docs")).values()) == {6}
    ties = {frozenset((a, b)): w for a, b, w in graph.edges(data="weight")}
    expected = {("kirkuk", "oil"): 2, ("kirkuk", "rain"): 1, ("oil", "rain"): 1}
    assert ties == {frozenset(pair): n for pair, n in expected.items()}
    assert graph.edges["kirkuk", "oil"]["total_docs"] == 6
    assert graph.graph["total_docs"] == 6 and graph.graph["within"] == "article"


def test_ties_in_few_documents_are_left_out(corpus):
    assert list(networks.cooccurrence_network(corpus, THREE).edges) == [("kirkuk", "oil")]


@pytest.mark.parametrize("measure", ["npmi", "lift"])
def test_scores_are_those_of_the_table(corpus, measure):
    table = corpus.cooccurrence(THREE)
    graph = networks.cooccurrence_network(corpus, THREE, measure=measure, min_docs=1)
    for row in table.to_dict("records"):
        tie = graph.edges[row["theme"], row["other_theme"]]
        assert tie["weight"] == row[measure] and tie["docs"] == row["both"]
    same = networks.cooccurrence_network(table, measure=measure, min_docs=1)
    assert dict(same.edges) == dict(graph.edges)


def test_within_sentences(corpus):
    graph = networks.cooccurrence_network(
        corpus, THREE, within="sentence", measure="npmi", min_docs=1
    )
    # 9 sentences: kirkuk in 3, oil in 4, rain in 3; kirkuk and oil once, kirkuk and rain once.
    tie = graph.edges["kirkuk", "oil"]
    assert (tie["sentences"], tie["total_sentences"], tie["docs"]) == (1, 9, 1)
    assert tie["weight"] == pytest.approx(np.log(9 / 12) / -np.log(1 / 9))
    assert not graph.has_edge("oil", "rain")  # in one article, in two sentences
    assert dict(graph.nodes(data="docs")) == {"kirkuk": 3, "oil": 4, "rain": 3}


def test_within_tokens(corpus):
    near = networks.cooccurrence_network(corpus, ["kirkuk", "oil"], within=2, min_docs=1)
    assert near.edges["kirkuk", "oil"]["docs"] == 1
    assert near.graph["within"] == "2"
    with pytest.raises(ToolkitError, match="npmi' is not known within tokens"):
        networks.cooccurrence_network(corpus, THREE, within=2, measure="npmi")


def test_parts_and_absent_themes_are_told(corpus):
    themes = tk.themes(
        {"wet": ["rain", "oil"], "rain": {"patterns": ["rain"], "part_of": "wet"}, "snow": ["snow"]}
    )
    graph = networks.cooccurrence_network(corpus, themes, min_docs=1)
    assert list(graph.edges) == []
    told = graph.graph["left_out"]
    assert told == "snow: in no document; wet and rain: one is part of the other"
    within = networks.cooccurrence_network(corpus, themes, within="sentence", min_docs=1)
    assert list(within.edges) == [] and within.graph["left_out"] == told


def test_labels_are_those_of_the_themes(corpus):
    themes = {"k": {"patterns": ["kirkuk"], "label": "Kirkuk city"}, "oil": ["oil"]}
    graph = networks.cooccurrence_network(corpus, themes)
    assert graph.nodes["k"]["label"] == "Kirkuk city"


def test_what_has_no_denominator_is_refused(corpus):
    with pytest.raises(ToolkitError, match="has no documents, so that nothing can be a share"):
        networks.cooccurrence_network(corpus.where("outlet == 'Z'"), THREE)
    table = corpus.cooccurrence(THREE)
    with pytest.raises(ToolkitError, match=r"lacks 'total_docs'.*made by corpus\.cooccurrence"):
        networks.cooccurrence_network(table.drop(columns="total_docs"))
    with pytest.raises(ToolkitError, match="total_docs is 0; a network needs one number above 0"):
        networks.cooccurrence_network(table.assign(total_docs=0))
    with pytest.raises(ToolkitError, match="several rows for one pair of themes"):
        networks.cooccurrence_network(corpus.cooccurrence(THREE, by="outlet"))
    by_outlet = corpus.cooccurrence(THREE, by="outlet")
    one = by_outlet[by_outlet["outlet"] == "A"]
    assert networks.cooccurrence_network(one, min_docs=1).graph["total_docs"] == 3


def test_other_arguments_are_checked(corpus):
    with pytest.raises(ToolkitError, match="Two themes are needed for a network"):
        networks.cooccurrence_network(corpus, ["oil"])
    with pytest.raises(ToolkitError, match="Which themes"):
        networks.cooccurrence_network(corpus)
    with pytest.raises(ToolkitError, match="within='paragraph' is not known"):
        networks.cooccurrence_network(corpus, THREE, within="paragraph")
    with pytest.raises(ToolkitError, match=r"measure='pmi' is not known.*Did you mean 'npmi'"):
        networks.cooccurrence_network(corpus, THREE, measure="pmi")
    with pytest.raises(ToolkitError, match="No theme is in any document"):
        networks.cooccurrence_network(corpus, ["snow", "hail"])


def test_sentences_by_brute_force():
    """Random sentences of a few words, counted again with sets."""
    rng = np.random.default_rng(3)
    words = ["oil", "rain", "kirkuk", "vote", "snow", "word"]
    texts = [
        " ".join(
            " ".join(rng.choice(words, rng.integers(1, 5))).capitalize() + "."
            for _ in range(rng.integers(1, 6))
        )
        for _ in range(80)
    ]
    import pandas as pd

    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    graph = networks.cooccurrence_network(
        corpus, words[:4], within="sentence", measure="lift", min_docs=1
    )
    sentences = [
        (d, set(s.lower().split())) for d, t in enumerate(texts) for s in t.split(".") if s
    ]
    for one, other, tie in graph.edges(data=True):
        both = [d for d, has in sentences if {one, other} <= has]
        a, b = (sum(name in has for _, has in sentences) for name in (one, other))
        assert (tie["sentences"], tie["docs"]) == (len(both), len(set(both)))
        assert tie["weight"] == pytest.approx(len(both) * len(sentences) / (a * b))
        assert tie["total_sentences"] == len(sentences)
    assert graph.number_of_edges() == 6


@pytest.mark.parametrize("given", [None, "kirkuk.csv", 5])
def test_what_is_no_corpus_is_refused(given):
    with pytest.raises(ToolkitError, match=r"A corpus, or a table of corpus\.cooccurrence"):
        networks.cooccurrence_network(given, ["kirkuk", "oil"])


def test_a_theme_in_every_sentence_says_nothing_of_another():
    corpus = tk.from_frame(
        pd.DataFrame({"text": ["Oil here. Oil and vote.", "Oil."]}), language="en"
    )
    table = sentence_pairs(corpus, tk.themes({"oil": ["oil"], "vote": ["vote"]}))
    assert table[["sentences", "total_sentences"]].to_numpy().tolist() == [[1, 3]]
    assert table[["lift", "npmi"]].isna().all(axis=None)
