import numpy as np
import pytest

from toolkit.measures.alike.meeting import CROWD, NEXT, distinct, meeting
from toolkit.measures.alike.minhash import LEAST_ROWS, RECALL, bands_for, candidates
from toolkit.measures.alike.shingles import word_hashes
from toolkit.tokens import Tokens


@pytest.mark.parametrize("threshold", np.linspace(0.3, 1, 71).tolist())
def test_the_bands_find_what_is_at_the_threshold_and_hardly_what_is_not(threshold):
    bands = bands_for(threshold)
    assert bands.recall(threshold) >= RECALL
    assert bands.rows >= LEAST_ROWS
    assert bands.bands * bands.rows <= 800
    assert bands.recall(0.01) < 0.0003


def test_the_formula_holds_for_real_pairs():
    # 3,000 pairs with a similarity of exactly 1/3, one band of two values: (1/3)**2 are found.
    rng = np.random.default_rng(1)
    texts = []
    for n in range(3000):
        words = [f"{n}-{word}".replace("-", "x") for word in range(62)]
        other = words[:32] + [f"y{rng.integers(1e12)}" for _ in range(30)]
        texts += [" ".join(words), " ".join(other)]
    tokens = Tokens.build(texts)
    from toolkit.measures.alike.minhash import Bands

    bands = Bands(1, 2)
    one, other = candidates(tokens, np.arange(6000), word_hashes(tokens), bands, seed=0)
    assert set((other - one).tolist()) == {1}
    assert abs(len(one) / 3000 - bands.recall(1 / 3)) < 0.02  # four standard errors


def test_few_share_a_key_and_all_meet():
    keys = np.array([7, 5, 7, 7, 5, 9], np.uint64)
    one, other = distinct([meeting(keys, np.arange(6))], 6)
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == [(0, 2), (0, 3), (1, 4), (2, 3)]


def test_a_crowd_meets_the_first_and_the_next():
    size = CROWD + 30
    one, other = meeting(np.zeros(size, np.uint64), np.arange(size))
    assert len(one) < size * (NEXT + 2)
    pairs = set(zip(one.tolist(), other.tolist(), strict=True))
    assert {(0, n) for n in range(1, size)} <= pairs
    assert {(n, n + NEXT) for n in range(size - NEXT)} <= pairs
    assert (10, 11 + NEXT) not in pairs
    one, other = meeting(np.zeros(CROWD, np.uint64), np.arange(CROWD))
    assert len(one) == CROWD * (CROWD - 1) // 2


def test_no_text():
    tokens = Tokens.build([])
    none = candidates(tokens, np.zeros(0, np.int64), word_hashes(tokens), bands_for(0.5), seed=0)
    assert [len(places) for places in none] == [0, 0]
