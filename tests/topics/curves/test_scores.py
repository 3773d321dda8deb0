"""Scores of documents: unbiased in the mean, linear in the words."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from toolkit.topics.curves.scores import of_words, scores
from toolkit.topics.foldin import fold_in


def drawn(theta, phi, words, seed=0):
    random = np.random.default_rng(seed)
    return csr_array(np.array([random.multinomial(words, share @ phi) for share in theta]))


def test_they_are_weighted_least_squares(planted):
    # By brute force, from the normal equations with numpy's own solver.
    counts = drawn(planted.theta[:40], planted.phi, 50)
    found = of_words(counts, planted.phi)
    part = counts.toarray() / counts.sum(axis=1)[:, None]
    share = np.full(4, 0.25)
    for _ in range(100):
        share = share * (planted.phi @ (part.mean(axis=0) / (share @ planted.phi)))
    root = 1 / np.sqrt(share @ planted.phi)
    expected = np.linalg.lstsq((planted.phi * root).T, (part * root).T, rcond=None)[0].T
    np.testing.assert_allclose(found, expected, atol=1e-8)
    np.testing.assert_allclose(found.sum(axis=1), 1)


@pytest.mark.parametrize("words", [8, 30])
def test_means_of_short_documents_are_right_where_means_of_shares_are_not(planted, words):
    # 4,000 documents of one topic each, nine tenths of them of the first.
    theta = np.eye(4)[np.r_[np.zeros(3600, int), np.arange(400) % 3 + 1]]
    counts = drawn(theta, planted.phi, words)
    found = of_words(counts, planted.phi).mean(axis=0)
    np.testing.assert_allclose(found, theta.mean(axis=0), atol=0.005)
    assert fold_in(counts, planted.phi).mean(axis=0)[0] < 0.89


def test_a_word_or_document_of_no_topic_says_nothing(planted):
    phi = np.hstack([planted.phi, np.zeros((4, 1))])
    counts = drawn(planted.theta[:50], planted.phi, 40).toarray()
    with_other = csr_array(np.hstack([counts, np.full((50, 1), 7)]))
    own = of_words(csr_array(counts), planted.phi)
    np.testing.assert_allclose(of_words(with_other, phi), own)
    nothing = np.zeros((1, counts.shape[1] + 1), int)
    nothing[0, -1] = 3
    more = csr_array(np.vstack([with_other.toarray(), nothing]))
    last = of_words(more, phi)[-1]
    np.testing.assert_allclose(last.sum(), 1)
    np.testing.assert_allclose(last, own.mean(axis=0), atol=0.05)


def test_topics_that_are_the_same_share_evenly(planted):
    counts = drawn(planted.theta[:50], planted.phi, 40)
    twice = of_words(counts, np.vstack([planted.phi, planted.phi[:1]]))
    own = of_words(counts, planted.phi)
    np.testing.assert_allclose(twice.sum(axis=1), 1)
    np.testing.assert_allclose(twice[:, 0], twice[:, 4], atol=1e-9)
    np.testing.assert_allclose(twice[:, 0] + twice[:, 4], own[:, 0], atol=0.02)


def test_a_model_remembers_them_and_clusters_of_embeddings_have_theta(planted):
    model = planted.corpus.topics(4, fits=1, max_share=1.0)
    assert scores(model) is scores(model.label({0: "Oil"}))
    model = planted.corpus.topics(4, fits=1, max_share=1.0)
    model.settings["engine"] = "clusters"
    assert scores(model) is model.theta
