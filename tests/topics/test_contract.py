import hashlib
import inspect
import os
import subprocess
import sys
from functools import partial

import numpy as np
import pytest
from scipy.sparse import csr_array

from toolkit.topics import factoring
from toolkit.topics.engines import ENGINES
from toolkit.topics.given import GIVEN

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
months = np.resize(np.array(["2017-09", "2017-10"], "datetime64[ns]"), 41)
near = np.stack([dense[:, :6].sum(axis=1), dense[:, 6:12].sum(axis=1), draw.random(41)], axis=1)
anchors = np.zeros((2, 13))
anchors[[0, 1], [1, 7]] = 1.0
OPTIONS = {
    "over_time": {"slices": months},
    "seeded": {"anchors": anchors},
    "clusters": {"embeddings": (near / np.linalg.norm(near, axis=1)[:, None]).astype(np.float32)},
}
"""
PRINT = """
factors = ENGINES[{name!r}].fit(counts, 3, seed=11, **OPTIONS.get({name!r}, {{}}))
print(hashlib.sha256(factors.phi.tobytes() + factors.theta.tobytes()).hexdigest())
"""


@pytest.fixture(scope="module")
def made() -> dict:
    names: dict = {}
    exec(MADE, names)
    return names


@pytest.fixture(scope="module")
def counts(made) -> csr_array:
    return made["counts"]


@pytest.fixture(params=list(ENGINES))
def engine(request):
    return ENGINES[request.param]


@pytest.fixture
def fit(engine, made):
    return partial(engine.fit, **made["OPTIONS"].get(engine.NAME, {}))


def test_it_stands_under_its_name(engine):
    assert ENGINES[engine.NAME] is engine
    assert engine.ABOUT


def test_options_are_named_once_and_taken(engine, made):
    named = [*engine.BY_DOCUMENT, *engine.BY_TERM, *engine.PLAIN]
    taken = [*inspect.signature(engine.fit).parameters][3:]  # after counts, k and seed
    assert len(set(named)) == len(named) and set(taken) <= set(named)
    needed = {g.engine: name for name, g in GIVEN.items() if g.needed}
    assert (engine.NAME in needed) == (engine.NAME in made["OPTIONS"])


@pytest.mark.parametrize("k", [2, 3, 6])
def test_shapes_and_sums(fit, counts, k):
    phi, theta, _ = fit(counts, k, seed=0)
    assert (phi.shape, theta.shape) == ((k, 13), (41, k))
    for factor in (phi, theta):
        assert factor.dtype == np.float64 and (factor >= 0).all()
        np.testing.assert_allclose(factor.sum(axis=1), 1, rtol=0, atol=1e-12)


def test_the_counts_are_left_alone(fit, counts):
    before = counts.copy()
    fit(counts, 2, seed=0)
    assert (counts != before).nnz == 0 and counts.dtype == before.dtype


def test_two_groups_of_words_are_told_apart(fit, counts):
    phi, theta, _ = fit(counts, 2, seed=0)
    mass = np.stack([phi[:, :6].sum(axis=1), phi[:, 6:12].sum(axis=1)])
    assert sorted(mass.argmax(axis=0)) == [0, 1]
    first = mass[0].argmax()
    assert (theta[:20, first] > 0.5).all() and (theta[20:40, first] < 0.5).all()
    assert theta[40, first] > 0.5


def test_same_seed_same_bytes_also_in_another_process(engine, fit, counts):
    def digest(seed):
        factors = fit(counts, 3, seed=seed)
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


def test_the_global_generator_plays_no_part(fit, counts):
    made = []
    for state in (1, 2):
        np.random.seed(state)
        made.append(fit(counts, 2, seed=4).phi)
    np.testing.assert_array_equal(*made)


def test_a_part_of_the_documents_takes_its_part_of_the_options(engine, made, counts):
    rows = np.r_[0:10, 20:30]
    options = made["OPTIONS"].get(engine.NAME, {})
    name = engine.NAME
    found = factoring.factor(counts, 2, engine=name, seed=0, options=options, rows=rows)
    assert found.phi.shape == (2, 13) and found.theta.shape == (20, 2)
    cut = {n: options[n][rows] for n in engine.BY_DOCUMENT if n in options}
    alone = factoring.factor(counts[rows], 2, engine=name, seed=0, options={**options, **cut})
    np.testing.assert_array_equal(found.phi, alone.phi)
    np.testing.assert_array_equal(found.theta, alone.theta)
