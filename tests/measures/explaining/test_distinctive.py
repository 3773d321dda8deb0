import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.measures.explaining.distinctive import g2, log_odds


def test_log_odds_by_hand():
    # 120 of 10,000 and 60 of 10,000, prior 1 of 100: ln(121 / 9979) - ln(61 / 10039) = 0.6909,
    # standard error sqrt(1 / 121 + 1 / 61) = 0.1570.
    found = log_odds([120, 9880], [60, 9940], [1, 99])
    assert found.delta[0] == pytest.approx(0.6909, abs=5e-5)
    assert found.z[0] == pytest.approx(4.400, abs=5e-4)


def test_g2_by_hand():
    # 2 (120 ln(120 / 90) + 60 ln(60 / 90)) = 20.388
    assert g2([120], [60], 10_000, 10_000)[0] == pytest.approx(20.388, abs=5e-4)
    # and 2 (9880 ln(9880 / 9910) + 9940 ln(9940 / 9910)) = 0.182 more
    assert g2([120], [60], 10_000, 10_000, full=True)[0] == pytest.approx(20.570, abs=1e-3)


def test_the_full_table_is_the_ratio_of_scipy():
    from scipy.stats import chi2_contingency

    table = [[37, 8], [5_000 - 37, 9_000 - 8]]
    expected = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert g2([37], [8], 5_000, 9_000, full=True)[0] == pytest.approx(expected)


def test_a_word_that_one_group_lacks():
    # 2 * 10 ln 2, as all ten of twenty thousand words are in one half.
    np.testing.assert_allclose(g2([10, 0], [0, 10], 10_000, 10_000), 20 * np.log(2))
    assert np.isfinite(log_odds([10, 0, 90], [0, 0, 100], [1, 1, 8]).z).all()


def test_equal_frequencies_say_nothing():
    assert g2([30], [60], 1_000, 2_000)[0] == pytest.approx(0, abs=1e-9)
    found = log_odds([30, 970], [30, 970], [1, 99])
    np.testing.assert_allclose(found.z, 0, atol=1e-12)


def test_the_groups_can_be_exchanged():
    a, b, prior = [40, 7, 300], [12, 30, 400], [2, 3, 50]
    np.testing.assert_allclose(log_odds(a, b, prior).z, -log_odds(b, a, prior).z)
    np.testing.assert_allclose(g2(a, b, 347, 442), g2(b, a, 442, 347))


def test_a_larger_prior_draws_rare_words_back():
    rare = [log_odds([3, 997], [0, 1000], [p, 99 * p]).z[0] for p in (0.01, 1, 100)]
    assert rare[0] < rare[1] and rare[2] < rare[1] < 2


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: log_odds([1, 2], [1], [1, 1]), "have 2, 1 and 2 numbers"),
        (lambda: log_odds([1, 2], [1, 2], [1, 0]), "prior holds 0; every word needs"),
        (lambda: log_odds([-1, 2], [1, 2], [1, 1]), "counts_a holds -1; counts are 0 or more"),
        (lambda: g2([1], [np.nan], 5, 5), "counts_b holds nan"),
        (lambda: g2([9], [1], 5, 5), r"size_a=5 must be .*the largest is 9"),
        (lambda: g2([], [], 5, 0), "size_b=0 must be"),
    ],
)
def test_what_cannot_be_used_is_told(call, told):
    with pytest.raises(ToolkitError, match=told):
        call()
