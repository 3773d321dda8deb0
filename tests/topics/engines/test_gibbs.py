import sys
import warnings

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.engines import gibbs

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import tomotopy

# The first term is first mentioned in the last document, and one is mentioned once.
COUNTS = csr_array(
    np.array([[0, 3, 0, 1], [0, 0, 4, 0], [0, 2, 1, 0], [0, 1, 3, 0], [5, 0, 2, 0]], np.int32)
)


def spelled(counts):
    rows = [np.repeat(np.arange(counts.shape[1]), row) for row in counts.toarray()]
    return [[f"term{term}" for term in row] for row in rows]


def test_it_is_the_mean_of_the_last_sweeps_of_tomotopy_in_our_order():
    model = tomotopy.LDAModel(k=2, seed=3)
    for words in spelled(COUNTS):
        model.add_doc(words)
    phi, theta = np.zeros((2, 4)), np.zeros((5, 2))
    for sweeps in (40, 10):  # of fifty, the looks after forty and fifty
        model.train(sweeps, workers=1)
        for topic in range(2):
            by_word = dict(zip(model.used_vocabs, model.get_topic_word_dist(topic), strict=True))
            phi[topic] += [by_word[f"term{term}"] / 2 for term in range(4)]
        theta += [np.array(document.get_topic_dist()) / 2 for document in model.docs]
    found = gibbs.fit(COUNTS, 2, seed=3, sweeps=50)
    np.testing.assert_allclose(found.phi, phi, rtol=1e-6)
    np.testing.assert_allclose(found.theta, theta, rtol=1e-6)


def test_a_rare_word_is_kept_and_a_word_counts_as_often_as_it_stands():
    phi = gibbs.fit(COUNTS, 2, seed=0, sweeps=30).phi
    # Every mention is given one topic, so some topic has about the words that were there.
    assert (phi > 0).all()
    assert (phi[:, 3].max() < phi.max(axis=0)[[0, 1, 2]]).all()


def test_every_seed_that_is_allowed_is_another_one():
    first = [gibbs.fit(COUNTS, 2, seed=s, sweeps=5).phi for s in (0, 1, 2**31, 2**32 - 1)]
    assert len({phi.tobytes() for phi in first}) == 4


@pytest.mark.parametrize("sweeps", [1, 9, 11, 60])
def test_any_number_of_sweeps_gives_shares(sweeps):
    found = gibbs.fit(COUNTS, 3, seed=0, sweeps=sweeps)
    np.testing.assert_allclose(found.theta.sum(axis=1), 1)
    np.testing.assert_allclose(found.phi.sum(axis=1), 1)


def titles():
    """Titles of three to five words, from two subjects of ten words each."""
    draw = np.random.default_rng(4)
    words = np.array([f"{a}{b}{b}" for a in "gh" for b in "abcdefijkl"]).reshape(2, 10)
    of = np.arange(200) % 2
    texts = [" ".join(draw.choice(words[s], draw.integers(3, 6))) for s in of]
    return tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})), of


def test_titles_of_two_subjects_are_told_apart():
    corpus, of = titles()
    model = corpus.topics(2, engine="gibbs", sweeps=100)
    likely = model.theta.argmax(axis=1)
    assert max((likely == of).mean(), (likely != of).mean()) > 0.98
    assert model.settings["sweeps"] == 100
    assert "engine='gibbs'" not in repr(model)
    assert "engine='gibbs'" in repr(corpus.topics(2))


def test_the_argument_chooses_the_engine():
    assert titles()[0].topics(2, sweeps=20).settings["engine"] == "gibbs"


def test_without_tomotopy_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "tomotopy", None)
    told = (
        r"engine='gibbs' needs the package tomotopy.*pip install media-discourse-toolkit\[topics\]"
    )
    with pytest.raises(ToolkitError, match=told):
        gibbs.fit(COUNTS, 2, seed=0)
