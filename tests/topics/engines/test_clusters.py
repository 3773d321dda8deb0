import math

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.engines import clusters
from toolkit.topics.model import TopicModel
from toolkit.topics.reading.terms import c_tf_idf
from toolkit.topics.vocabulary import Vocabulary

SETTINGS = {"engine": "clusters", "seed": 0, "documents": 12, "terms": 3}


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def case(planted):
    """Counts, true shares, and embeddings in which a document lies between its topics."""
    model = planted.corpus.topics(4, max_share=1.0, fits=1)
    draw = np.random.default_rng(0)
    middles = unit(draw.normal(size=(4, 32)))
    noise = draw.normal(scale=0.05, size=(300, 32))
    return model.counts, planted.theta, unit(planted.theta @ middles + noise)


def test_terms_are_class_based_tf_idf_by_the_published_formula():
    """W = tf(t, c) x log(1 + A / tf(t)), written out: Grootendorst (2022), equation 2."""
    words = np.array([[4.0, 1.0, 0.0], [1.0, 1.0, 5.0]])
    average = (5 + 7) / 2
    weights = [
        [words[c, t] / words[c].sum() * math.log(1 + average / words[:, t].sum()) for t in range(3)]
        for c in range(2)
    ]
    phi = words / words.sum(axis=1, keepdims=True)
    theta = np.repeat(np.eye(2), [5, 7], axis=0)  # a document for each word: prevalence by words
    ids = np.arange(12).astype(str)
    model = TopicModel(phi, theta, Vocabulary(tuple("abc"), np.array([*"abc"])), ids, SETTINGS)
    np.testing.assert_allclose(c_tf_idf(model), weights)
    assert model.terms(3, "c_tf_idf")["rank"].tolist() == [1, 2, 3] * 2
    assert model.terms(1, "c_tf_idf")["term"].tolist() == ["a", "c"]
    best = np.argsort(-np.array(weights), axis=1).ravel()
    assert model.terms(3, "c_tf_idf")["term"].tolist() == [*np.array([*"abc"])[best]]


def test_shares_are_those_of_the_mixture():
    cosines = np.array([[0.9, 0.4, -0.2]])
    odds = np.exp(7 * np.array([0.9, 0.4, -0.2]))
    np.testing.assert_allclose(clusters._shares(7, cosines)[0], odds / odds.sum())
    assert clusters._shares(1e6, cosines).tolist() == [[1, 0, 0]]


def test_planted_clusters_and_shares_are_found(case):
    counts, truth, embeddings = case
    _, theta, _ = clusters.fit(counts, 4, seed=0, embeddings=embeddings)
    order = [int(np.argmax(np.corrcoef(truth[:, t], theta.T)[0, 1:])) for t in range(4)]
    assert sorted(order) == [0, 1, 2, 3]
    soft = np.abs(theta[:, order] - truth).mean()
    hard = np.abs(np.eye(4)[theta.argmax(axis=1)][:, order] - truth).mean()
    assert soft < 0.08 and soft < hard


def test_the_concentration_is_that_of_the_least_error_nearly(case):
    """It sees the words only; the error is that of the true shares."""
    counts, truth, embeddings = case
    chosen = clusters.fit(counts, 4, seed=0, embeddings=embeddings)
    of = chosen.theta.argmax(axis=1)
    middles = unit(np.stack([embeddings[of == c].sum(axis=0) for c in range(4)]))
    order = [int(np.argmax(np.corrcoef(truth[:, t], chosen.theta.T)[0, 1:])) for t in range(4)]
    errors = [
        np.abs(clusters._shares(value, embeddings @ middles.T)[:, order] - truth).mean()
        for value in clusters.CONCENTRATIONS
    ]
    assert np.abs(chosen.theta[:, order] - truth).mean() < 1.25 * min(errors)
    assert 1 < chosen.details["concentration"][0] < 100


def test_embeddings_that_say_nothing_of_the_words_give_nearly_equal_shares(case):
    counts, _, _ = case
    noise = unit(np.random.default_rng(1).normal(size=(300, 16)))
    found = clusters.fit(counts, 4, seed=0, embeddings=noise)
    assert found.details["concentration"][0] < 3
    assert found.theta.max() < 0.8


def test_a_document_does_not_vouch_for_itself():
    """Every document has a word of its own; told by its own count it would be all of a cluster."""
    counts = csr_array(np.eye(40, dtype=np.int32) * 5)
    draw = np.random.default_rng(2)
    embeddings = unit(draw.normal(size=(40, 8)))
    assert clusters.fit(counts, 3, seed=0, embeddings=embeddings).details["concentration"][0] < 3


def test_more_clusters_than_directions_are_told():
    counts = csr_array(np.ones((6, 4), np.int32))
    two = unit(np.array([[1.0, 0.0], [0.0, 1.0]] * 3))
    with pytest.raises(ToolkitError, match=r"k=3 clusters are too many: .* only 2 different"):
        clusters.fit(counts, 3, seed=0, embeddings=two)


def test_a_document_without_words_takes_its_embedding_with_it():
    texts = ["oil price barrel", "", "vote ballot count"] * 6
    frame = pd.DataFrame({"text": texts, "language": "en"})
    corpus = tk.from_frame(frame)
    table = np.array([[1.0, 0.1, 0.0], [-1.0, -1.0, 5.0], [0.1, 1.0, 0.0]] * 6)
    table += np.random.default_rng(0).normal(scale=0.01, size=table.shape)
    model = corpus.topics(2, embeddings=table)
    assert model.settings["engine"] == "clusters"
    assert len(model.theta) == 12 and model.options["embeddings"].shape == (12, 3)
    np.testing.assert_array_equal(np.diff(model.theta.argmax(axis=1)) != 0, True)
    # The same, by doc_id and in another order.
    named = pd.DataFrame(table, index=corpus.docs["doc_id"]).iloc[::-1]
    np.testing.assert_array_equal(corpus.topics(2, embeddings=named).theta, model.theta)


def test_embeddings_in_another_order_are_noted(planted, case):
    _, _, embeddings = case
    told = "tell next to nothing of the words"
    assert told not in repr(planted.corpus.topics(4, embeddings=embeddings))
    mixed = np.random.default_rng(0).permutation(embeddings)
    assert told in repr(planted.corpus.topics(4, embeddings=mixed))
