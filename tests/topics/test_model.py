import re

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.model import TopicModel
from toolkit.topics.vocabulary import Vocabulary

PHI = np.array([[0.5, 0.4, 0.1, 0.0], [0.5, 0.0, 0.1, 0.4]])
THETA = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.3, 0.7]])
VOCABULARY = np.array(["said", "oil", "gas", "vote"], dtype=object)
WORDS = Vocabulary(tuple(VOCABULARY), VOCABULARY)


@pytest.fixture
def corpus():
    frame = pd.DataFrame(
        {
            "doc_id": ["a", "b", "c", "d"],
            "text": ["said oil", "said vote", "oil", "vote"],
            "title": ["A", "B", "C", "D"],
            "outlet": ["N", "N", "S", "S"],
            "date": ["2017-10-16", "2017-10-17", "2017-10-30", None],
        }
    )
    return tk.from_frame(frame, language="en")


@pytest.fixture
def model(corpus):
    settings = {"engine": "nmf", "k": 2, "seed": 0, "documents": 4, "terms": 4}
    ids = corpus.docs["doc_id"].to_numpy()
    return TopicModel(PHI, THETA, WORDS, ids, settings, corpus=corpus)


def test_terms_are_ranked_by_relevance_with_their_plain_weight(model):
    table = model.terms(2)
    assert list(table)[:5] == ["topic", "label", "rank", "term", "weight"]
    # By probability alone "said" would be first in both.
    overall = THETA.mean(axis=0) @ PHI
    for topic in (0, 1):
        score = np.log(PHI[topic] + 1e-12) - 0.4 * np.log(overall + 1e-12)
        part = table[table["topic"].eq(topic)]
        assert part["term"].tolist() == VOCABULARY[np.argsort(-score)[:2]].tolist()
        assert part["rank"].tolist() == [1, 2]
    assert table["term"].tolist() == ["oil", "said", "vote", "said"]
    assert table["weight"].tolist() == [0.4, 0.5, 0.4, 0.5]
    assert model.terms(99)["rank"].max() == 4
    np.testing.assert_allclose(model.terms(99).groupby("topic")["weight"].sum(), 1)


def test_labels_are_suggestions_until_named(model):
    assert model.labels == ["oil, said, gas ?", "vote, said, gas ?"]
    named = model.label({1: "Elections"})
    assert named.labels == ["oil, said, gas ?", "Elections"]
    assert model.labels[1] == "vote, said, gas ?"
    assert named.label({0: "Energy"}).labels == ["Energy", "Elections"]
    assert set(named.terms()["label"]) == set(named.documents()["label"]) == set(named.labels)


@pytest.mark.parametrize("topic", [2, -1, True, 1.0, "1"])
@pytest.mark.parametrize("call", [lambda m, t: m.label({t: "x"}), lambda m, t: m.documents(t)])
def test_a_topic_that_is_not_there_is_told(model, call, topic):
    with pytest.raises(ToolkitError, match=rf"There is no topic {topic!r}; topics are 0 to 1"):
        call(model, topic)


@pytest.mark.parametrize("n", [-1, True, 2.0, None])
@pytest.mark.parametrize("call", [lambda m, n: m.terms(n), lambda m, n: m.documents(n=n)])
def test_a_number_of_rows_that_is_none_is_told(model, call, n):
    with pytest.raises(ToolkitError, match=rf"n={n!r} must be a whole number, 0 or more"):
        call(model, n)


def test_no_row_and_whole_numbers_of_numpy(model):
    assert len(model.terms(0)) == len(model.documents(n=0)) == 0
    assert model.documents(np.int64(1), np.int64(1))["doc_id"].tolist() == ["b"]
    assert model.label({np.int64(1): "Votes"}).labels[1] == "Votes"


def alike(phi):
    """A model whose topics have the same first three terms."""
    words = np.array([*"abcdefg"], dtype=object)
    settings = {"engine": "nmf", "k": len(phi), "seed": 0, "documents": 0, "terms": 7}
    phi = np.array(phi) / np.sum(phi, axis=1, keepdims=True)
    theta = np.full((1, len(phi)), 1 / len(phi))
    return TopicModel(phi, theta, Vocabulary(tuple(words), words), np.array(["x"]), settings)


def test_suggestions_differ():
    one, other = [90, 80, 70, 9, 2, 1, 1], [90, 80, 70, 2, 9, 1, 1]
    labels = alike([one, other, [1, 1, 1, 1, 1, 90, 80]]).labels
    assert labels[:2] != labels[2:] and len(set(labels)) == 3
    assert [len(label.split(", ")) for label in labels] == [4, 4, 3]
    assert all(label.endswith(" ?") for label in labels)
    assert alike([one, one]).labels == ["a, b, c, d, e, f (0) ?", "a, b, c, d, e, f (1) ?"]


def test_a_suggestion_differs_from_a_name():
    model = alike([[90, 80, 70, 9, 2, 1, 1], [1, 1, 1, 1, 1, 90, 80]])
    taken = model.labels[0]
    # A model that was applied holds the suggestions of its source as labels.
    assert model._called({1: taken}).labels == [taken.replace(" ?", ", d ?"), taken]


@pytest.mark.parametrize("name", ["oil, gas ?", "oil, gas ? ", "oil, gas  ?"])
def test_a_name_that_looks_like_a_suggestion_is_refused(model, name):
    told = (
        rf"The name '{name}' of topic 1 ends in ' ?', which marks a suggestion. Type it without: "
        "model.label({1: 'oil, gas'}); topics left out keep their suggestion."
    )
    with pytest.raises(ToolkitError, match=f"^{re.escape(told)}$"):
        model.label({1: name})
    with pytest.raises(ToolkitError, match="which marks a suggestion"):
        model.label(dict(enumerate(model.labels)))
    with pytest.raises(ToolkitError, match=re.escape("model.label({0: 'Aid'})")):
        model.label({0: "?"})
    assert model.label({1: "Who pays?"}).labels[1] == "Who pays?"


def test_a_name_given_twice_is_told(model):
    told = r"The topics 0, 1 would all be called 'Aid'. Give each .* such as 'Aid 2'"
    with pytest.raises(ToolkitError, match=told):
        model.label({0: "Aid", 1: "Aid"})
    with pytest.raises(ToolkitError, match=told):
        model.label({0: "Aid"}).label({1: "Aid"})
    assert model.label({0: "Aid", 1: "Oil"}).label({0: "Oil", 1: "Aid"}).labels == ["Oil", "Aid"]


@pytest.mark.parametrize("name", ["", " ", None, 3])
def test_a_name_that_is_no_text_is_told(model, name):
    with pytest.raises(ToolkitError, match=rf"The name {name!r} of topic 0 must be a text"):
        model.label({0: name})
    with pytest.raises(ToolkitError, match=r"must give names to numbers: \{3: 'Aid'\}"):
        model.label(["Aid"])


def test_documents_to_read(model):
    table = model.documents(n=2)
    assert table["doc_id"].tolist() == ["a", "c", "b", "d"]
    assert table["share"].tolist() == [0.9, 0.6, 0.8, 0.7]
    assert table["rank"].tolist() == [1, 2, 1, 2]
    assert table["topic"].tolist() == [0, 0, 1, 1]
    assert table["text"].tolist() == ["said oil", "oil", "said vote", "vote"]
    assert model.documents(topic=1, n=1)["doc_id"].tolist() == ["b"]


def test_shares_of_every_document(model):
    table = model.shares()
    assert table["doc_id"].tolist() == [*"aabbccdd"]
    assert table["topic"].tolist() == [0, 1] * 4
    np.testing.assert_array_equal(table["share"].to_numpy().reshape(4, 2), THETA)
