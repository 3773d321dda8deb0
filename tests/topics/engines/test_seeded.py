import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.engines import seeded


def unit(rows):
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def drawn():
    """400 documents of 60 words of 8 topics, and where the probabilities are."""
    draw = np.random.default_rng(8)
    phi = draw.dirichlet(np.full(240, 0.05), 8)
    theta = draw.dirichlet(np.full(8, 0.15), 400)
    counts = np.stack([draw.multinomial(60, share @ phi) for share in theta]).astype(np.int32)
    seen = counts.any(axis=0)
    return csr_array(counts[:, seen]), phi[:, seen], theta


def anchors_of(phi, topics):
    """One word for each: the likeliest of the topic among those that are its own."""
    made = np.zeros((len(topics), phi.shape[1]))
    for row, topic in zip(made, topics, strict=True):
        others = np.delete(phi, topic, axis=0).max(axis=0)
        row[np.argmax(phi[topic] * (others < 0.1 * phi[topic]))] = 1.0
    return made


@pytest.mark.parametrize("topics", [[5, 2], [2, 5], [7], [0, 1, 6]])
def test_a_word_picks_its_planted_topic_although_k_is_small(drawn, topics):
    counts, phi, theta = drawn
    found = seeded.fit(counts, len(topics) + 1, seed=0, anchors=anchors_of(phi, topics))
    cosines = unit(found.phi[: len(topics)]) @ unit(phi).T
    assert cosines.argmax(axis=1).tolist() == topics
    for n, topic in enumerate(topics):
        assert np.corrcoef(found.theta[:, n], theta[:, topic])[0, 1] > 0.75


def test_the_free_topics_are_the_others(drawn):
    counts, phi, theta = drawn
    found = seeded.fit(counts, 8, seed=0, anchors=anchors_of(phi, [3, 4]))
    cosines = unit(found.phi) @ unit(phi).T
    matched = cosines.argmax(axis=1).tolist()
    assert matched[:2] == [3, 4] and sorted(matched) == list(range(8))
    # Half of an anchored topic is its one word.
    assert cosines[:2].max(axis=1).min() > 0.75 and cosines[2:].max(axis=1).min() > 0.9
    assert np.abs(found.theta - theta[:, matched]).mean() < 0.04


def test_a_free_topic_has_of_a_word_what_no_theme_claims(drawn):
    """The word is of two planted topics, so that a free one would have it."""
    counts, phi, _ = drawn
    shared = int(np.argmax(np.sort(phi, axis=0)[-2]))
    anchors = anchors_of(phi, [int(phi[:, shared].argmax())])
    weights = []
    for claim in (1.0, 0.5, 0.0):
        anchors[0, shared] = claim
        found = seeded.fit(counts, 8, seed=0, anchors=anchors)
        weights.append(found.phi[1:, shared].max())
    assert weights[0] == 0 < weights[1] < weights[2] / 2
    assert weights[2] > 0.05


def test_themes_alone_are_enough(drawn):
    counts, phi, _ = drawn
    found = seeded.fit(counts, 2, seed=0, anchors=anchors_of(phi, [3, 4]))
    assert found.phi.shape == (2, counts.shape[1])


def test_a_theme_without_a_word_here_becomes_what_the_data_say(drawn):
    """In a part of the documents the words of a theme may all be missing."""
    counts, phi, _ = drawn
    anchors = np.vstack([anchors_of(phi, [3]), np.zeros((1, phi.shape[1]))])
    found = seeded.fit(counts, 4, seed=0, anchors=anchors)
    np.testing.assert_allclose(found.phi.sum(axis=1), 1)
    assert (unit(found.phi) @ unit(phi).T)[0].argmax() == 3


def test_fewer_topics_than_themes_are_told(drawn):
    counts, phi, _ = drawn
    with pytest.raises(ToolkitError, match=r"k=2 topics are too few for 3 themes.* larger k"):
        seeded.fit(counts, 2, seed=0, anchors=anchors_of(phi, [1, 2, 3]))


def test_topics_that_were_asked_for_come_first_with_their_names():
    parts = ["oil price barrel crude", "vote ballot count poll", "rain snow storm wind"]
    corpus = tk.from_frame(pd.DataFrame({"text": parts * 8, "language": "en"}))
    model = corpus.topics(3, themes={"Weather": ["storm*"], "Elections": ["ballot"]})
    assert model.settings["engine"] == "seeded"
    assert model.settings["themes"] == model.labels[:2] == ["Weather", "Elections"]
    assert model.labels[2].endswith("?")
    first = model.terms(4).groupby("topic")["term"].agg(set)
    assert first.tolist() == [set(parts[n].split()) for n in (2, 1, 0)]
    np.testing.assert_array_equal(model.theta.argmax(axis=1), [2, 1, 0] * 8)


def test_what_the_topics_are_asked_for_by_is_in_the_model_of_a_named_list():
    texts = ["oil price", "vote ballot", "rain snow"] * 6
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    assert corpus.topics(2, themes=["rain"]).labels[0] == "rain"
