from itertools import pairwise

import numpy as np
import pytest

from toolkit.topics.trust import windows
from toolkit.topics.trust.windows import count

A, B, C, NONE = 0, 1, 2, -1


def brute(top, documents, window):
    """Every window made and looked into."""
    seen = [[c for c in d if c >= 0] for d in documents]
    if window is None:
        made = [set(d) for d in seen]
    else:
        made = [set(d[s : s + window]) for d in seen for s in range(max(1, len(d) - window + 1))]
    single = [[sum(a in w for w in made) for a in row] for row in top]
    pair = [[[sum(a in w and b in w for w in made) for b in row] for a in row] for row in top]
    return np.array(single), np.array(pair), len(made)


def flat(documents):
    codes = np.array([c for d in documents for c in d], np.int32)
    return codes, np.concatenate([[0], np.cumsum([len(d) for d in documents])]).astype(np.int64)


def same(top, documents, window):
    top = np.array(top)
    found, expected = count(top, *flat(documents), window), brute(top, documents, window)
    np.testing.assert_array_equal(found.single, expected[0])
    np.testing.assert_array_equal(found.pair, expected[1])
    assert found.windows == expected[2]
    return found


def test_windows_by_hand():
    # Windows of two: AB, BC, CA; the short document is one window.
    found = same([[A, B, C]], [[A, B, C, A], [B]], 2)
    assert found.windows == 4
    assert found.single.tolist() == [[2, 3, 2]]
    assert found.pair[0].tolist() == [[2, 1, 1], [1, 3, 1], [1, 1, 2]]


def test_a_word_twice_in_a_window_counts_once_and_stays_while_one_is_inside():
    # Windows of three: ABA, BAC, ACC. A leaves the first one and is still in the second.
    found = same([[A, B, C]], [[A, B, A, C, C]], 3)
    assert found.single.tolist() == [[3, 2, 2]]
    assert found.pair[0, 0].tolist() == [3, 2, 2]


def test_words_that_the_model_does_not_see_are_taken_out_first():
    codes, bounds = flat([[A, NONE, NONE, NONE, B]])
    assert count(np.array([[A, B]]), codes, bounds, 2).pair[0, 0, 1] == 1


def test_no_window_reaches_into_the_next_document():
    assert same([[A, B]], [[C, A], [B, C]], 2).pair[0, 0, 1] == 0


@pytest.mark.parametrize("window", [None, 1, 2, 5, 10, 40])
def test_equal_to_windows_made_one_by_one(window):
    draw = np.random.default_rng(3)
    for _ in range(20):
        # Few words, so that they repeat; empty documents; terms that are in none (12, 13) or -1.
        sizes = draw.integers(0, 30, draw.integers(1, 15))
        documents = [draw.integers(-1, 12, n).tolist() for n in sizes]
        top = np.stack([draw.permutation(14)[:5] for _ in range(3)])
        top[0, 2] = -1
        same(top, documents, window)


def test_nothing_to_count():
    assert same([[A, B]], [], 10).windows == 0
    assert same([[A, B]], [[], [NONE]], 10).windows == 2
    assert same([[NONE, NONE]], [[A, B]], 10).single.tolist() == [[0, 0]]


@pytest.mark.parametrize("batch", [1, 2, 7])
def test_batches_do_not_change_the_counts(monkeypatch, batch):
    monkeypatch.setattr(windows, "BATCH", batch)
    draw = np.random.default_rng(5)
    same([[0, 1, 2, 3], [3, 4, 5, 6]], [draw.integers(-1, 8, 40).tolist() for _ in range(4)], 4)


def test_an_array_that_cannot_be_written_is_taken():
    codes, bounds = flat([[A, B], [B, C]])
    codes.flags.writeable = bounds.flags.writeable = False
    assert count(np.array([[A, B]]), codes, bounds, 10).windows == 2
    assert all(a < b for a, b in pairwise(bounds))
