import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest
from scipy.sparse import csr_array

from toolkit.topics.engines import ENGINES

# Two groups of words in forty documents, a common word, and a document of one word.
MADE = """
import hashlib
import numpy as np
from scipy.sparse import csr_array
from toolkit.topics.engines import ENGINES
draw = np.random.default_rng(5)
dense = np.zeros((41, 13), np.int32)
dense[:20, :6] = draw.poisson(2, (20, 6)) + 1
dense[20:40, 6:12] = draw.poisson(2, (20, 6)) + 1
dense[:40, 12] = 1
dense[40, 0] = 3
counts = csr_array(dense)
"""
PRINT = """
factors = ENGINES[{name!r}].fit(counts, 3, seed=11)
print(hashlib.sha256(factors.phi.tobytes() + factors.theta.tobytes()).hexdigest())
"""


@pytest.fixture(scope="module")
def counts() -> csr_array:
    names: dict = {}
    exec(MADE, names)
    return names["counts"]


@pytest.fixture(params=list(ENGINES))
def engine(request):
    return ENGINES[request.param]


def test_it_stands_under_its_name(engine):
    assert ENGINES[engine.NAME] is engine
    assert engine.ABOUT


@pytest.mark.parametrize("k", [2, 3, 6])
def test_shapes_and_sums(engine, counts, k):
    phi, theta, _ = engine.fit(counts, k, seed=0)
    assert (phi.shape, theta.shape) == ((k, 13), (41, k))
    for factor in (phi, theta):
        assert factor.dtype == np.float64 and (factor >= 0).all()
        np.testing.assert_allclose(factor.sum(axis=1), 1, rtol=0, atol=1e-12)


def test_the_counts_are_left_alone(engine, counts):
    before = counts.copy()
    engine.fit(counts, 2, seed=0)
    assert (counts != before).nnz == 0 and counts.dtype == before.dtype


def test_two_groups_of_words_are_told_apart(engine, counts):
    phi, theta, _ = engine.fit(counts, 2, seed=0)
    mass = np.stack([phi[:, :6].sum(axis=1), phi[:, 6:12].sum(axis=1)])
    assert sorted(mass.argmax(axis=0)) == [0, 1]
    first = mass[0].argmax()
    assert (theta[:20, first] > 0.5).all() and (theta[20:40, first] < 0.5).all()
    assert theta[40, first] > 0.5


def test_same_seed_same_bytes_also_in_another_process(engine, counts):
    def digest(seed):
        factors = engine.fit(counts, 3, seed=seed)
        return hashlib.sha256(factors.phi.tobytes() + factors.theta.tobytes()).hexdigest()

    here = digest(11)
    assert digest(11) == here != digest(12)
    there = subprocess.run(
        [sys.executable, "-c", MADE + PRINT.format(name=engine.NAME)],
        env={**os.environ, "PYTHONHASHSEED": "77", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert there.stdout.strip() == here


def test_the_global_generator_plays_no_part(engine, counts):
    made = []
    for state in (1, 2):
        np.random.seed(state)
        made.append(engine.fit(counts, 2, seed=4).phi)
    np.testing.assert_array_equal(*made)
