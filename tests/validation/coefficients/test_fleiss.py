import numpy as np
import pytest
from statsmodels.stats.inter_rater import fleiss_kappa

from toolkit.validation.coefficients.contract import Ratings
from toolkit.validation.coefficients.fleiss import value, why_not

# Ten subjects, five categories, fourteen raters; kappa .210 (the example of Wikipedia).
COUNTS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]


def rated(counts):
    codes = [np.repeat(np.arange(len(row)), row) for row in counts]
    return Ratings(np.array(codes), np.arange(len(counts[0])))


def kappa(ratings):
    return value(ratings, np.ones((1, len(ratings.codes))))[0]


def test_ten_subjects_of_fourteen_raters():
    assert round(kappa(rated(COUNTS)), 3) == 0.210
    assert kappa(rated(COUNTS)) == pytest.approx(fleiss_kappa(np.array(COUNTS)), abs=1e-12)


def test_random_codes_agree_with_statsmodels():
    counts = np.random.default_rng(1).multinomial(5, [0.5, 0.3, 0.2], 60)
    assert kappa(rated(counts.tolist())) == pytest.approx(fleiss_kappa(counts), abs=1e-12)


def test_unequal_numbers_of_codes_are_refused():
    codes = np.array([[0, 1, 1], [0, 0, -1], [1, 1, 1]])
    assert "here are 2 to 3" in why_not(Ratings(codes, np.arange(2)))


def test_units_with_one_code_are_left_aside():
    ratings = rated(COUNTS)
    alone = np.full((3, 14), -1)
    alone[:, 0] = 2
    more = Ratings(np.vstack([ratings.codes, alone]), ratings.values)
    assert why_not(more) == ""
    assert kappa(more) == pytest.approx(kappa(ratings), abs=1e-12)
