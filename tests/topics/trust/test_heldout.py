import numpy as np
import pytest
from scipy.sparse import csr_array

from toolkit.checks import ToolkitError
from toolkit.topics.foldin import fold_in
from toolkit.topics.trust import heldout
from toolkit.topics.trust.heldout import completion, halves

PHI = np.array([[0.9, 0.1], [0.2, 0.8]])


def test_a_sum_by_hand():
    # Documents of one word each: it does not matter which of its mentions are seen.
    train, test = csr_array([[7, 1]]), csr_array([[5, 0], [0, 2], [1, 0]])
    theta = fold_in(csr_array([[3, 0], [0, 1], [1, 0]]), PHI)  # the odd one is seen
    share = np.array([8, 2]) / 10  # one more of each, so that none is 0
    first = np.log(0.99 * theta[0] @ PHI[:, 0] + 0.01 * share[0])
    second = np.log(0.99 * theta[1] @ PHI[:, 1] + 0.01 * share[1])
    expected = np.exp(-(2 * first + second) / 3)
    assert completion(PHI, train, test) == pytest.approx(expected)


def test_halves_are_halves():
    draw = np.random.default_rng(0)
    counts = csr_array(draw.poisson(0.7, (50, 30)))
    one, other = halves(counts, 4)
    np.testing.assert_array_equal((one + other).toarray(), counts.toarray())
    lengths = counts.sum(axis=1)
    np.testing.assert_array_equal(other.sum(axis=1), lengths // 2)
    assert (halves(counts, 4)[0] != one).nnz == 0
    assert (halves(counts, 5)[0] != one).nnz > 0


def test_the_truth_foretells_better_than_other_topics(planted):
    draw = np.random.default_rng(1)
    counts = csr_array(np.stack([draw.multinomial(80, t @ planted.phi) for t in planted.theta]))
    train, test = counts[:200], counts[200:]
    truth = completion(planted.phi, train, test)
    other = draw.dirichlet(np.full(planted.phi.shape[1], 0.2), 4)
    flat = np.full_like(planted.phi, 1 / planted.phi.shape[1])
    assert truth < 0.6 * completion(flat, train, test) < 0.6 * completion(other, train, test)
    assert completion(flat, train, test) == pytest.approx(planted.phi.shape[1], rel=0.01)


def test_a_word_that_no_topic_has_costs_much_and_not_everything():
    phi, train = np.array([[1.0, 0.0], [1.0, 0.0]]), csr_array([[9, 0]])
    worse = completion(phi, train, csr_array([[0, 2]]))
    assert 100 < worse < np.inf
    assert completion(phi, train, csr_array([[2, 0]])) < 1.01


@pytest.mark.parametrize("batch", [1, 3])
def test_batches_do_not_change_the_sum(monkeypatch, batch):
    counts = csr_array(np.random.default_rng(0).poisson(1, (9, 2)))
    whole = completion(PHI, counts, counts, 2)
    monkeypatch.setattr(heldout, "BATCH", batch)
    assert completion(PHI, counts, counts, 2) == pytest.approx(whole)


def test_documents_too_short_to_be_split_are_told():
    with pytest.raises(ToolkitError, match="No held-out document has two words"):
        completion(PHI, csr_array([[1, 1]]), csr_array([[1, 0], [0, 1]]))
