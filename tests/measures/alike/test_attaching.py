import numpy as np
import pytest
from scipy.sparse import csr_array

from toolkit.measures.alike import attaching
from toolkit.measures.alike.attaching import attached


def one_by_one(cosines, times, threshold, near, life):
    """The rule, written down plainly."""
    first = list(range(len(times)))
    to = [-1] * len(times)
    for i in range(len(times)):
        best = -1.0
        for j in range(i):
            fits = times[i] - times[j] <= near and times[i] - times[first[j]] <= life
            if fits and cosines[i, j] >= threshold and cosines[i, j] > best:
                best, to[i] = cosines[i, j], j
        if to[i] >= 0:
            first[i] = first[to[i]]
    return to, first


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("tile", [1, 7, 1024])
def test_joining_in_tiles_is_joining_one_by_one(monkeypatch, seed, tile):
    monkeypatch.setattr(attaching, "TILE", tile)
    rng = np.random.default_rng(seed)
    dense = rng.random((60, 8)) * (rng.random((60, 8)) < 0.4) + 1e-3
    dense[40] = dense[10] = dense[11]  # equals: the first of them is joined
    dense = (dense / np.linalg.norm(dense, axis=1, keepdims=True)).astype(np.float32)
    times = np.sort(rng.integers(0, 40, 60))
    cosines = np.round((dense @ dense.T).astype(float), 6)
    vectors = csr_array(dense)
    found = attached(
        lambda start, end: vectors[start:end],
        np.searchsorted(times, times - 4),
        0.8,
        lambda one, other: times[other] - times[one] <= 4,
        lambda one, other: times[other] - times[one] <= 6,
    )
    to, first = one_by_one(cosines, times, 0.8, 4, 6)
    assert found.to.tolist() == to
    assert found.first.tolist() == first
    assert 10 < (found.to >= 0).sum() < 60
    joined = found.to >= 0
    np.testing.assert_allclose(
        found.similarity[joined], np.minimum(cosines[joined, found.to[joined]], 1), atol=2e-6
    )
    assert np.isnan(found.similarity[~joined]).all()


def test_nothing_gives_nothing():
    found = attached(lambda start, end: csr_array((0, 3)), np.zeros(0, int), 0.4, None, None)
    assert len(found.to) == len(found.first) == 0
