import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.topics.model import TopicModel
from toolkit.topics.trust.correlation import clr, correlated
from toolkit.topics.vocabulary import Vocabulary

WORDS = np.array([*"abcd"], dtype=object)


def model(theta, fitted=None):
    k = theta.shape[1]
    phi = np.eye(k, 4) * 0.9 + 0.1 / 4
    phi /= phi.sum(axis=1, keepdims=True)
    words, ids = Vocabulary(tuple(WORDS), WORDS), np.arange(len(theta)).astype(str)
    return TopicModel(phi, theta, words, ids, {"engine": "nmf"}, fitted=fitted)


def softmax(logs):
    shares = np.exp(logs)
    return shares / shares.sum(axis=1, keepdims=True)


def test_correlation_of_log_ratios_by_numpy():
    theta = softmax(np.random.default_rng(0).normal(size=(50, 4)))
    table = model(theta).correlation()
    logs = np.log(theta)
    expected = np.corrcoef((logs - logs.mean(axis=1, keepdims=True)).T)
    assert len(table) == 6
    for row in table.itertuples():
        assert row.correlation == pytest.approx(expected[row.topic, row.other_topic])
        assert row.topic < row.other_topic and row.low < row.correlation < row.high
        assert row.label != row.other_label
    assert table["correlation"].is_monotonic_decreasing


def test_unrelated_topics_come_to_what_is_said_of_them():
    draw = np.random.default_rng(1)
    values = model(softmax(draw.normal(size=(20_000, 4)))).correlation()["correlation"]
    np.testing.assert_allclose(values, -1 / 3, atol=0.03)
    two = model(softmax(draw.normal(size=(100, 2)))).correlation().iloc[0]
    assert two[["correlation", "low", "high"]].tolist() == pytest.approx([-1, -1, -1])


def test_topics_that_go_together_are_found():
    draw = np.random.default_rng(2)
    logs = draw.normal(size=(400, 4))
    logs[:, 1] = logs[:, 0] + 0.3 * draw.normal(size=400)
    first = model(softmax(logs)).correlation().iloc[0]
    assert (first["topic"], first["other_topic"]) == (0, 1) and first["low"] > 0.5


@pytest.mark.parametrize("heavy", [False, True])
def test_the_interval_holds_the_truth(heavy):
    # Of 4,000 draws with heavy tails Fisher's interval for normal data held it in 85 %.
    draw, held, truth = np.random.default_rng(3), 0, 0.5
    for _ in range(300):
        z = draw.normal(size=(400, 2)) @ np.linalg.cholesky([[1, truth], [truth, 1]]).T
        if heavy:
            z *= np.sqrt(6 / draw.chisquare(6, 400))[:, None]
        _, low, high = correlated(z)
        held += low[0, 1] <= truth <= high[0, 1]
    assert 0.90 <= held / 300 <= 0.98


def test_only_documents_that_were_fitted_count():
    theta = softmax(np.random.default_rng(4).normal(size=(30, 3)))
    rows = np.arange(0, 30, 2)
    part = model(theta, fitted=rows).correlation()["correlation"].tolist()
    assert part == model(theta[rows]).correlation()["correlation"].tolist()


def test_no_spread_and_shares_of_zero():
    flat = model(np.full((5, 3), 1 / 3)).correlation()
    assert flat[["correlation", "low", "high"]].isna().all(axis=None)
    hard = model(np.eye(3)[[0, 0, 1, 1, 2, 2]]).correlation()
    np.testing.assert_allclose(hard["correlation"], -0.5)
    np.testing.assert_allclose(clr(np.array([[0.25, 0.75]])).sum(), 0, atol=1e-12)


def test_a_level_that_is_none_is_told():
    with pytest.raises(ToolkitError, match=r"level=95 must be a number between 0 and 1"):
        model(np.full((5, 3), 1 / 3)).correlation(level=95)
