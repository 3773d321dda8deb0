import numpy as np
import pytest

from toolkit.validation.coefficients import COEFFICIENTS
from toolkit.validation.coefficients.contract import Ratings


def test_pairs_that_agree_are_counted_by_hand():
    # Three coders: 3 of 3 pairs; 1 of 3; two coders: 0 of 1; one code: no pair. 4 of 7.
    codes = np.array([[0, 0, 0], [0, 0, 1], [1, 0, -1], [1, -1, -1]])
    percent = COEFFICIENTS["percent"]
    found = percent.value(Ratings(codes, np.arange(2)), np.ones((1, 4)))
    assert found == pytest.approx([4 / 7])
    assert "no unit" in percent.why_not(Ratings(codes[3:], np.arange(2)))


@pytest.mark.parametrize("name", COEFFICIENTS)
def test_every_coefficient_is_one_for_full_agreement_and_has_a_line_about_it(name):
    codes = np.array([[0, 0], [1, 1], [2, 2], [1, 1]])
    found = COEFFICIENTS[name].value(Ratings(codes, np.arange(3)), np.ones((1, 4)))
    assert found == pytest.approx([1])
    assert COEFFICIENTS[name].about
