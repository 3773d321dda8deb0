import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.inter_rater import cohens_kappa

from toolkit.validation.coefficients.cohen import value, why_not
from toolkit.validation.coefficients.contract import Ratings


def pairs(table):
    """Codes of two coders from their cross-table."""
    cells = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return Ratings(np.array(cells), np.arange(len(table)))


def kappa(ratings):
    return value(ratings, np.ones((1, len(ratings.codes))))[0]


def test_the_textbook_table():
    # 20, 5, 10, 15: observed .7, by chance .5; the example of Wikipedia.
    assert kappa(pairs([[20, 5], [10, 15]])) == pytest.approx(0.4)


def test_the_table_of_cohen_1960():
    # Table 1 of the paper as counts of 200: kappa .492.
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    assert round(kappa(pairs(table)), 3) == 0.492


@pytest.mark.parametrize("seed", range(3))
def test_random_tables_agree_with_statsmodels(seed):
    table = np.random.default_rng(seed).integers(0, 30, (4, 4))
    assert kappa(pairs(table.tolist())) == pytest.approx(cohens_kappa(table).kappa, abs=1e-12)


def test_units_of_one_coder_do_not_count():
    ratings = pairs([[20, 5], [10, 15]])
    more = np.vstack([ratings.codes, [[0, -1]] * 30, [[-1, 1]] * 4])
    assert kappa(Ratings(more, ratings.values)) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("codes", "level", "told"),
    [
        ([[0, 1, 0], [1, 1, 0]], "nominal", "of two coders, here are 3"),
        ([[0, 0], [0, 0]], "nominal", "all codes are the same"),
        ([[0, -1], [-1, 1]], "nominal", "no unit was coded by two"),
        ([[0, 1], [1, 1]], "ordinal", "no account of the ordinal level"),
    ],
)
def test_what_it_is_not_for(codes, level, told):
    assert told in why_not(Ratings(np.array(codes), pd.Index([0, 1]).to_numpy(), level))
