import numpy as np
import pandas as pd
import pytest
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import interval_distance

from toolkit.validation.coefficients.contract import Ratings
from toolkit.validation.coefficients.krippendorff import value, why_not

N = np.nan
# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": data of example A and C.
BINARY = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
# Documentation of the package fast-krippendorff, also the example of Wikipedia.
THREE = [
    [N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3],
    [1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N],
    [N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4],
]


def rated(by_coder, level="nominal"):
    table = np.array(by_coder, dtype=float).T
    codes, values = pd.factorize(table.ravel(), sort=True)
    return Ratings(codes.reshape(table.shape), np.asarray(values), level)


def alpha(ratings):
    return value(ratings, np.ones((1, len(ratings.codes))))[0]


@pytest.mark.parametrize(
    ("data", "level", "published"),
    [
        (BINARY, "nominal", 0.095),
        (FOUR, "nominal", 0.743),
        (FOUR, "ordinal", 0.815),
        (FOUR, "interval", 0.849),
        (FOUR, "ratio", 0.797),
    ],
)
def test_values_of_krippendorff_2011(data, level, published):
    assert round(alpha(rated(data, level)), 3) == published


@pytest.mark.parametrize(("level", "published"), [("nominal", 0.691358), ("interval", 0.810845)])
def test_values_in_the_documentation_of_fast_krippendorff(level, published):
    assert round(alpha(rated(THREE, level)), 6) == published


@pytest.mark.parametrize("level", ["nominal", "interval"])
def test_random_codes_with_gaps_agree_with_nltk(level):
    rng = np.random.default_rng(3)
    codes = rng.integers(1, 6, (80, 4)).astype(float)
    codes[:, 1:] = np.where(rng.random((80, 3)) < 0.6, codes[:, [0]], codes[:, 1:])
    codes[rng.random((80, 4)) < 0.3] = np.nan
    codes = codes[np.isfinite(codes).sum(axis=1) > 1]
    triples = [
        (f"c{coder}", f"u{unit}", codes[unit, coder])
        for unit, coder in np.argwhere(np.isfinite(codes))
    ]
    distance = {"distance": interval_distance} if level == "interval" else {}
    other = AnnotationTask(triples, **distance).alpha()
    assert alpha(rated(codes.T, level)) == pytest.approx(other, abs=1e-12)


def brute(ratings):
    """The coincidence matrix as the paper has it, and the ordinal distance as a sum."""
    counts, values = ratings.counts[ratings.coders > 1], ratings.values
    size = len(values)
    coincidences = np.zeros((size, size))
    for unit in counts:
        for c in range(size):
            for k in range(size):
                pairs = unit[c] * (unit[k] - (c == k))
                coincidences[c, k] += pairs / (unit.sum() - 1)
    n = coincidences.sum(axis=1)

    def distance(c, k):
        low, high = min(c, k), max(c, k)
        if ratings.level == "ordinal":
            return (n[low : high + 1].sum() - (n[c] + n[k]) / 2) ** 2
        return ((values[c] - values[k]) / (values[c] + values[k])) ** 2

    d = np.array([[distance(c, k) if c != k else 0 for k in range(size)] for c in range(size)])
    return 1 - (n.sum() - 1) * (coincidences * d).sum() / (np.outer(n, n) * d).sum()


@pytest.mark.parametrize("level", ["ordinal", "ratio"])
@pytest.mark.parametrize("seed", range(4))
def test_random_codes_agree_with_the_coincidences_counted_one_by_one(level, seed):
    rng = np.random.default_rng(seed)
    codes = rng.integers(1, 7, (40, 3)).astype(float)
    codes[rng.random((40, 3)) < 0.25] = np.nan
    ratings = rated(codes.T, level)
    assert alpha(ratings) == pytest.approx(brute(ratings), abs=1e-12)


def test_a_unit_in_a_sample_twice_counts_as_two_units():
    ratings = rated(FOUR, "ordinal")
    drawn = np.array([0, 0, 3, 5, 5, 5, 6, 8, 9, 10, 1, 2])
    weights = np.bincount(drawn, minlength=12)[None, :].astype(float)
    again = Ratings(ratings.codes[drawn], ratings.values, "ordinal")
    assert value(ratings, weights)[0] == pytest.approx(alpha(again), abs=1e-12)


def test_years_lose_no_digits():
    near, far = rated(FOUR, "interval"), rated((np.array(FOUR) + 1e7).tolist(), "interval")
    assert alpha(far) == pytest.approx(alpha(near), abs=1e-9)


def test_constant_codes_have_no_alpha():
    same = rated([[0.1, 0.1, 0.1], [0.1, 0.1, 0.1]], "interval")
    assert "agreement by chance is certain" in why_not(same)
    assert np.isnan(alpha(same))
    assert "no unit was coded by two" in why_not(rated([[1, N, 2], [N, 1, N]]))
