from itertools import combinations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.model import TopicModel
from toolkit.topics.trust.align import aligned
from toolkit.topics.trust.refits import Refit, refits
from toolkit.topics.trust.stability import of_pairs
from toolkit.topics.vocabulary import Vocabulary


@pytest.fixture
def by_hand():
    """Two topics of six words in four documents, and three refits; the last lacks topic 0."""
    words = np.array(["oil", "gas", "tax", "vote", "rain", "snow"], dtype=object)
    frame = pd.DataFrame({"text": ["oil gas", "oil gas tax", "rain vote", "vote snow"]})
    corpus = tk.from_frame(frame, language="en")

    def phi(*topics):
        made = np.zeros((2, 6))
        for row, topic in zip(made, topics, strict=True):
            for name, weight in zip(topic.split(), (0.6, 0.4), strict=False):
                row[list(words).index(name)] = weight
        return made

    one, other = np.array([0.9, 0.1]), np.array([0.1, 0.9])
    model = TopicModel(
        phi("oil gas", "vote rain"),
        np.array([one, one, other, other]),
        Vocabulary(tuple(words), words),
        corpus.docs["doc_id"].to_numpy(),
        {"engine": "nmf", "k": 2, "seed": 0},
        corpus=corpus,
    )
    both, last = np.array([True, True]), np.array([False, True])
    made = [
        Refit(np.array([0, 2]), phi("oil gas", "vote snow"), np.array([one, other]), both, both),
        Refit(np.array([1, 2]), phi("oil tax", "vote rain"), np.array([other, other]), both, both),
        Refit(np.array([0, 3]), phi("", "vote rain"), np.array([other, other]), last, last),
    ]
    model._kept["refits", 0.8, 0] = [r._replace(cosine=r.cosine.astype(float)) for r in made]
    return model


def test_figures_by_hand(by_hand):
    table = by_hand.stability(3, terms=2)
    # Topic 0: oil gas, oil tax, none; topic 1: vote snow, vote rain, vote rain.
    pairs = np.array([[1 / 3, 0, 0], [1 / 3, 1 / 3, 1]])
    np.testing.assert_allclose(table["jaccard"], pairs.mean(axis=1))
    np.testing.assert_allclose(table["low"], np.quantile(pairs, 0.05, axis=1))
    np.testing.assert_allclose(table["high"], np.quantile(pairs, 0.95, axis=1))
    np.testing.assert_allclose(table["cosine"], [2 / 3, 1])
    np.testing.assert_allclose(table["found"], [2 / 3, 1])
    # Documents 0, 1 and 0 were of topic 0, and 0 stayed once; all of topic 1 stayed.
    np.testing.assert_allclose(table["stays"], [1 / 3, 1])
    assert table["stable"].tolist() == [False, True]
    assert table["coherence"].tolist() == by_hand.coherence(n=2)["coherence"].tolist()


def test_a_topic_of_no_document_has_none_that_stay(by_hand):
    by_hand.theta[:] = [0.9, 0.1]
    assert by_hand.stability(3, terms=2)["stays"].isna().tolist() == [False, True]


def test_counterparts_of_a_pair_need_not_have_one_number(by_hand):
    one, other, _ = by_hand._kept["refits", 0.8, 0]
    by_hand._kept["refits", 0.8, 0] = [one, other._replace(phi=other.phi[::-1])]
    table = by_hand.stability(2, terms=2)
    # Oil gas (0) goes with oil tax (1), vote snow (1) with vote rain (0).
    np.testing.assert_allclose(table["jaccard"], [1 / 3, 1 / 3])
    assert table["found"].tolist() == [0.5, 0.5]


def test_a_topic_that_only_the_refits_have_is_not_stable(by_hand):
    one, other, _ = by_hand._kept["refits", 0.8, 0]
    another = one.phi.copy()
    another[0] = [0, 0, 0.6, 0, 0, 0.4]  # tax snow in both, where the model has oil gas
    by_hand._kept["refits", 0.8, 0] = [r._replace(phi=another) for r in (one, other)]
    table = by_hand.stability(2, terms=2)
    assert table["jaccard"].tolist() == [1, 1] and table["found"].tolist() == [0, 1]
    assert table["stable"].tolist() == [False, True]


def test_a_topic_that_two_refits_lack_is_in_neither(by_hand):
    last = by_hand._kept["refits", 0.8, 0][2]
    by_hand._kept["refits", 0.8, 0] = [last, last]
    assert by_hand.stability(2, terms=2)["jaccard"].tolist() == [0, 1]


def test_counterparts_in_a_circle(by_hand):
    def refit(*topics):
        phi = np.zeros((3, 6))
        for row, (first, second) in zip(phi, topics, strict=True):
            row[first], row[second] = 0.7, 0.3
        every = np.ones(3, bool)
        return Refit(np.arange(4), phi, np.full((4, 3), 1 / 3), every.astype(float), every)

    # 0 of the one goes with 1 of the other, 1 with 2, 2 with 0.
    pair = [refit((0, 1), (2, 3), (4, 5)), refit((4, 0), (0, 1), (2, 5))]
    alike = [1, 1 / 3, 1 / 3]
    found = of_pairs(by_hand, pair, 2)[0]
    np.testing.assert_allclose(
        found, [(alike[0] + alike[2]) / 2, (alike[1] + alike[0]) / 2, (alike[2] + alike[1]) / 2]
    )


def test_planted_topics_are_stable(planted):
    table = planted.corpus.topics(4, max_share=1.0, fits=1).stability(5, terms=30)
    # Each has 30 words of its own; a few rare ones give way to shared ones.
    assert table["jaccard"].gt(0.85).all() and table["low"].gt(0.8).all()
    assert table["stable"].all() and table["found"].eq(1).all() and table["stays"].gt(0.95).all()


def test_noise_is_not_stable():
    draw = np.random.default_rng(0)
    words = [a + b + c for a in "bdfgk" for b in "aeiou" for c in "lmnrstvz"]
    texts = [" ".join(draw.choice(words, 60)) for _ in range(200)]
    model = tk.from_frame(pd.DataFrame({"text": texts}), language="en").topics(5, fits=1)
    table = model.stability(6)
    assert not table["stable"].any() and table["jaccard"].max() < 0.4
    # Cosines would not have told: all topics have much the same common words.
    assert table["cosine"].mean() > 0.5


def test_the_mean_is_that_of_matched_pairs_of_refits(planted):
    model = planted.corpus.topics(7, max_share=1.0, fits=1)
    table, made, values = model.stability(4), refits(model, 4), []
    for one, other in combinations(made, 2):
        tops = []
        for refit in (one, other):
            likely = refit.theta.astype(float).mean(axis=0) @ refit.phi
            score = np.log(refit.phi + 1e-12) - 0.4 * np.log(likely + 1e-12)
            tops.append([set(row[:10]) for row in np.argsort(-score, axis=1)])
        for ours, theirs in enumerate(aligned(one.phi, other.phi).of):
            a, b = tops[0][ours], tops[1][theirs]
            values.append(len(a & b) / len(a | b))
    assert table["jaccard"].mean() == pytest.approx(np.mean(values), abs=1e-12)
    assert 0.2 < np.mean(values) < 0.95  # so that something was there to match


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"terms": 1}, "terms=1 must be a whole number, 2 or more"),
        ({"n": 0}, "n=0 must be a whole number, 2 or more"),
        ({"portion": 2}, "portion=2 must be the part of the documents"),
    ],
)
def test_values_that_cannot_be_used_are_told(by_hand, given, told):
    with pytest.raises(ToolkitError, match=told):
        by_hand.stability(**given)
