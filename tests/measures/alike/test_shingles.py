import numpy as np
import pytest

from toolkit.measures.alike import shingles
from toolkit.measures.alike.anchors import RUN, WINDOW, holding
from toolkit.measures.alike.shingles import (
    blocks,
    sequences,
    shingled,
    similarities,
    spans_of,
    word_hashes,
)
from toolkit.tokens import Tokens

TEXTS = ["a b c d a b c", "", "A B C D.", "a b", "b a c d a b c", "c d a b c a b"]


@pytest.fixture
def tokens():
    return Tokens.build(TEXTS)


def found(tokens):
    made = [np.zeros(0, np.uint64)]
    for block in blocks(tokens, np.arange(len(TEXTS)), word_hashes(tokens)):
        made.append(sequences(block.words, block.bounds))
    return np.concatenate(made)


@pytest.mark.parametrize("size", [1, 5, 1 << 20])
def test_blocks_of_any_size_give_the_same(tokens, monkeypatch, size):
    whole = found(tokens)
    monkeypatch.setattr(shingles, "BLOCK", size)
    assert found(tokens).tolist() == whole.tolist()
    one, other = np.triu_indices(len(TEXTS), 1)
    alike = similarities(tokens, one, other, word_hashes(tokens))
    # abc bcd cda dab / abc bcd / - / bac acd cda dab abc / cda dab abc bca cab
    pairs = dict(zip(zip(one.tolist(), other.tolist(), strict=True), alike.tolist(), strict=True))
    assert pairs[0, 2] == 2 / 4
    assert pairs[0, 4] == 3 / 6
    assert pairs[0, 5] == 3 / 6
    assert pairs[2, 4] == 1 / 6
    assert pairs[0, 1] == pairs[0, 3] == pairs[1, 3] == 0
    parts = similarities(tokens, one, other, word_hashes(tokens), "containment")
    assert parts[[p == (0, 2) for p in pairs]].tolist() == [1.0]


def test_the_order_of_words_counts_in_a_sequence(tokens):
    numbers = found(tokens)
    assert len(set(numbers.tolist())) == len(TEXTS)
    assert numbers[1] == 0


def test_numbers_do_not_depend_on_the_corpus(tokens):
    other = Tokens.build(["zzz b", *TEXTS[::-1]])
    hashes = dict(zip(other.keys, word_hashes(other).tolist(), strict=True))
    for key, number in zip(tokens.keys, word_hashes(tokens).tolist(), strict=True):
        assert hashes[key] == number


def test_runs_do_not_reach_into_the_next_text(tokens):
    hashes = word_hashes(tokens)
    (block,) = blocks(tokens, np.arange(len(TEXTS)), hashes)
    made, starts = shingled(block)
    assert np.diff(starts).tolist() == [5, 0, 2, 0, 5, 5]
    assert made[:2].tolist() == made[5:7].tolist()
    assert len(made) == 17


def test_stretches_cover_everything():
    assert list(spans_of(np.array([3, 3, 3, 100, 1]), 6)) == [(0, 2), (2, 4), (4, 5)]
    assert list(spans_of(np.array([], int), 6)) == []


def test_texts_with_fifteen_words_in_common_are_candidates():
    rng = np.random.default_rng(2)
    common = [f"c{n}" for n in range(RUN + WINDOW - 1)]
    texts = []
    for n in range(200):
        around = [f"t{n}w{i}" for i in range(60)]
        at = rng.integers(0, 60)
        texts.append(" ".join([*around[:at], *common[: 15 if n < 100 else 7], *around[at:]]))
    tokens = Tokens.build(texts)
    one, other = holding(tokens, np.arange(200), word_hashes(tokens))
    assert set(one.tolist()) | set(other.tolist()) == set(range(100))
