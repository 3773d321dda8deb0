"""Formulas of keyness against tables that their authors and other programs print."""

import numpy as np
import pytest

from toolkit.words import keyness_of_counts


def scored(a, b, measures, sizes, **options):
    return keyness_of_counts(a, b, *sizes, measures, **options)


def one(a, b, measure, sizes, **options):
    return scored(a, b, measure, sizes, **options)[measure].iloc[0]


#: Dunning (1993), table of bigrams in Swiss banking news: -2 log lambda, and the four cells.
DUNNING = [
    (270.72, 110, 2442, 111, 29114),
    (263.90, 29, 13, 123, 31612),
    (256.84, 31, 23, 139, 31584),
    (167.23, 10, 0, 3, 31764),
    (157.21, 76, 104, 2476, 29121),
    (157.03, 16, 16, 51, 31694),
    (146.80, 9, 0, 5, 31763),
    (115.02, 16, 0, 865, 30896),
    (104.53, 10, 9, 41, 31717),
    (100.96, 8, 2, 27, 31740),
    (98.72, 12, 111, 14, 31640),
    (95.29, 8, 5, 24, 31740),
    (94.50, 10, 93, 6, 31668),
]


@pytest.mark.parametrize("row", DUNNING)
def test_log_likelihood_of_dunnings_table(row):
    g2, both, first, second, neither = row
    found = one(both, first, "g2_four_term", (both + second, first + neither))
    assert found == pytest.approx(g2, abs=0.005)


def test_simple_maths_as_its_author_and_sketch_engine_print_it():
    # The manual of Sketch Engine: 35 in 112,289,776 words and 263 in 1,559,716,979.
    manual = one(35, 263, "simple_maths", (112_289_776, 1_559_716_979))
    assert manual == pytest.approx(1.1224, abs=5e-5)
    # Kilgarriff (2009): a rare, a middling and a common word, so many in a million.
    focus, reference = [10, 200, 12_000], [0, 100, 10_000]
    for k, printed in {
        1: (11, 1.99, 1.20),
        100: (1.10, 1.50, 1.20),
        1000: (1.01, 1.09, 1.18),
    }.items():
        found = scored(focus, reference, "simple_maths", (10**6, 10**6), k=k)["simple_maths"]
        assert found.tolist() == pytest.approx(printed, abs=0.005)


def test_critical_values_of_the_calculator_of_ucrel():
    # It prints 3.84, 6.63, 10.83 and 15.13 for 5, 1, 0.1 and 0.01 %; and those of three groups.
    from toolkit.words.significance import p_values

    p = p_values("g2_two_term", np.array([3.84, 6.63, 10.83, 15.13]))
    assert p == pytest.approx([0.05, 0.01, 0.001, 0.0001], rel=0.01)
    assert p_values("g2_two_term", np.array([5.99, 9.21]), 2) == pytest.approx(
        [0.05, 0.01], rel=0.01
    )


def test_an_exact_probability_far_out_is_no_zero():
    # All of 200 hits in one of two equal halves of 200,000 words: a product of 200 fractions.
    expected = np.prod([(1e5 - i) / (2e5 - i) for i in range(200)])
    assert one(200, 0, "fisher_more_p", (1e5, 1e5)) == pytest.approx(expected, rel=1e-8)
