import warnings

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array

from toolkit.checks import ToolkitError
from toolkit.topics.engines import over_time
from toolkit.topics.engines.nmf import factorised
from toolkit.topics.engines.weighting import tf_idf
from toolkit.topics.factoring import factor
from toolkit.topics.foldin import fold_in

PERIODS, TOPICS, OWN, SHARED = 6, 5, 60, 30
APPEARS, DISAPPEARS, SPLITS = 3, 4, 0


def cosines(one, other):
    unit = [m / np.linalg.norm(m, axis=1, keepdims=True) for m in (one, other)]
    return unit[0] @ unit[1].T


class Drift:
    """Topics with 12 words that stay and 15 of 48 that move on by seven in each of 6 periods.

    One appears in the fourth, one is gone from the fourth on, and one then splits in two.
    """

    def __init__(self, seed, documents=60, length=80):
        draw = np.random.default_rng(seed)
        terms = (TOPICS + 1) * OWN + SHARED
        stay, move = draw.dirichlet(np.full(12, 2.0), 6), draw.dirichlet(np.ones(48), 6)
        self.phi = np.zeros((PERIODS, TOPICS + 1, terms))
        alive = np.ones((PERIODS, TOPICS + 1), bool)
        alive[:3, [APPEARS, TOPICS]], alive[3:, DISAPPEARS] = False, False
        for period in range(PERIODS):
            for topic in range(TOPICS + 1):
                own = self.phi[period, topic, topic * OWN : (topic + 1) * OWN]
                some = np.arange(period * 7, period * 7 + 13)
                own[:12] = 0.4 * stay[topic]
                own[12 + some] = 0.4 * move[topic, some] / move[topic, some].sum()
            self.phi[period, :, -SHARED:] = 0.2 / SHARED
        # Before it splits the topic has the words of both; the sixth is its other half.
        self.phi[:3, SPLITS] = (self.phi[:3, SPLITS] + self.phi[:3, TOPICS]) / 2
        self.of = np.repeat(np.arange(PERIODS), documents)
        self.alive, theta, rows = alive, np.zeros((len(self.of), TOPICS + 1)), []
        for number, period in enumerate(self.of):
            there = np.flatnonzero(alive[period])
            theta[number, there] = draw.dirichlet(np.full(len(there), 0.15))
            rows.append(draw.multinomial(length, theta[number] @ self.phi[period]))
        self.counts = csr_array(np.array(rows, np.int32))
        self.theta = theta[:, :TOPICS].copy()
        self.theta[:, SPLITS] += theta[:, TOPICS]
        self.slices = np.datetime64("2017-06-01", "s") + self.of * np.timedelta64(1, "D")

    def truth(self, period, topic):
        both = period >= 3 and topic == SPLITS
        return self.phi[period, [topic, TOPICS] if both else [topic]].mean(axis=0)


@pytest.fixture(scope="module", params=[0, 1, 2])
def drift(request):
    return Drift(request.param)


@pytest.fixture(scope="module")
def found(drift):
    return over_time.fit(drift.counts, TOPICS, seed=0, slices=drift.slices)


@pytest.fixture(scope="module")
def match(drift, found):
    """Number of the topic found for each planted one."""
    mean = [
        np.mean([drift.truth(p, t) for p in range(PERIODS) if drift.alive[p, t]], axis=0)
        for t in range(TOPICS)
    ]
    return linear_sum_assignment(-cosines(np.array(mean), found.phi))[1]


def test_window_topics_are_linked_as_planted(drift, found, match):
    # Simulation with known topics: over 8 seeds 0.99 of the links are right.
    right = []
    for number, period in enumerate(found.details["window_slice"]):
        p = int((period - drift.slices[0]) / np.timedelta64(1, "D"))
        row = cosines(found.details["window_phi"][[number]], drift.phi[p])[0]
        planted = np.where(drift.alive[p], row, -1).argmax()
        planted = SPLITS if planted == TOPICS else planted
        right.append(found.details["window_topic"][number] == match[planted])
    assert np.mean(right) > 0.95


def test_a_topic_is_found_while_it_is_there(drift, found, match):
    at = (found.details["window_slice"] - drift.slices[0]) / np.timedelta64(1, "D")
    when = {t: set(at[found.details["window_topic"] == match[t]].astype(int)) for t in range(5)}
    assert when[APPEARS] == {3, 4, 5}
    assert when[DISAPPEARS] >= {0, 1, 2} and not when[DISAPPEARS] & {4, 5}
    assert when[1] == when[2] == set(range(6))


def test_the_wording_follows_the_truth(drift, found, match):
    details, moved, still = found.details, [], []
    for period in range(PERIODS):
        for topic in (1, 2):
            its = details["window_slice"] == drift.slices[0] + period * np.timedelta64(1, "D")
            its &= details["window_topic"] == match[topic]
            weight = details["window_share"][its]
            worded = weight @ details["window_phi"][its] / weight.sum()
            truth = drift.truth(period, topic)[None]
            moved.append(cosines(worded[None], truth)[0, 0])
            still.append(cosines(found.phi[[match[topic]]], truth)[0, 0])
    assert np.mean(moved) > 0.9 > 0.85 > np.mean(still)


def test_shares_are_found(drift, found, match):
    assert np.abs(found.theta[:, match] - drift.theta).mean() < 0.04


def test_window_topics_are_those_of_the_period_alone():
    drift = Drift(3)
    details = over_time.fit(drift.counts, TOPICS, seed=5, slices=drift.slices).details
    weighted, idf = tf_idf(drift.counts)
    rows = np.flatnonzero(drift.of == 2)
    seen = np.flatnonzero(weighted[rows].sum(axis=0) > 0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # not yet converged
        alone = factorised(weighted[rows][:, seen], TOPICS, 5)[0] / idf[seen]
    alone /= alone.sum(axis=1, keepdims=True)
    its = details["window_slice"] == drift.slices[rows[0]]
    np.testing.assert_allclose(details["window_phi"][its][:, seen], alone, rtol=1e-6)
    shares = fold_in(drift.counts[rows], details["window_phi"][its]).mean(axis=0)
    np.testing.assert_allclose(details["window_share"][its], shares)
    assert details["window_number"][its].tolist() == list(range(TOPICS))
    assert (details["window_likeness"] > 0.2).all() and (
        details["window_likeness"] <= 1 + 1e-9
    ).all()


def test_a_row_belongs_to_the_topic_that_explains_most_of_it():
    draw = np.random.default_rng(7)
    topics = draw.dirichlet(np.full(40, 0.2), 3) * [[1], [50], [0.01]]  # lengths play no part
    unit = topics / np.linalg.norm(topics, axis=1, keepdims=True)
    parts = draw.dirichlet(np.full(3, 0.4), 30)
    assert (over_time._explaining(parts @ unit, topics) == parts.argmax(axis=1)).all()


def test_number_of_window_topics():
    drift = Drift(4, documents=12)
    for wanted, each in ((None, 4), (2, 2), (9, 6), (50, 6)):  # two documents for each at least
        details = over_time.fit(
            drift.counts, 4, seed=0, slices=drift.slices, per_period=wanted
        ).details
        assert np.unique(details["window_slice"], return_counts=True)[1].tolist() == [each] * 6


def test_a_period_of_one_document_and_undated_ones_have_no_window_topics():
    drift = Drift(5, documents=20)
    slices = drift.slices.copy()
    slices[:20], slices[20:30] = np.datetime64("NaT"), np.datetime64("2017-05-01")
    slices[30] = np.datetime64("2017-05-02")
    found = over_time.fit(drift.counts, 4, seed=0, slices=slices)
    periods = set(found.details["window_slice"])
    assert not np.isnat(found.details["window_slice"]).any()
    assert np.datetime64("2017-05-01") in periods and np.datetime64("2017-05-02") not in periods
    np.testing.assert_allclose(found.theta, fold_in(drift.counts, found.phi))
    # The undated ones play no part in the topics.
    dated = np.flatnonzero(~np.isnat(slices))
    alone = over_time.fit(drift.counts[dated], 4, seed=0, slices=slices[dated])
    np.testing.assert_array_equal(alone.phi, found.phi)


def test_too_few_window_topics_are_told():
    drift = Drift(6, documents=3)
    told = r"k=7 topics are too many for 6 periods whose documents carry 6 window topics in all\."
    with pytest.raises(ToolkitError, match=told):
        over_time.fit(drift.counts, 7, seed=0, slices=drift.slices)


def test_terms_that_the_documents_lack_have_their_place():
    drift = Drift(8, documents=20)
    wide = csr_array(np.insert(drift.counts.toarray(), [0, 100], 0, axis=1))
    options = {"slices": drift.slices, "by": "day"}
    found = factor(wide, 3, engine="over_time", seed=0, options=options)
    assert found.details["window_phi"].shape[1] == found.phi.shape[1] == wide.shape[1]
    assert (found.details["window_phi"][:, [0, 101]] == 0).all()
    np.testing.assert_allclose(found.details["window_phi"].sum(axis=1), 1)
    half = factor(wide, 3, engine="over_time", seed=0, options=options, rows=np.arange(0, 120, 2))
    assert half.theta.shape == (60, 3)
