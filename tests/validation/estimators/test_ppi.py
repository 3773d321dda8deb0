import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.validation.estimators import ESTIMATORS, ppi, ppi_tuned

# data_time of the R package dsl, the year 2003: 300 documents, 225 with the predicted label, 64
# coded, 22 of these with the label (naive share .750, coded .344). PPI .324 (.171 to .477) and
# PPI++ .341 (.226 to .456), as ppi_py has them, leave one cross-table only: 19 and 3 of the 22
# were predicted to have it and not to have it, 30 and 12 of the other 42.
CODED = np.repeat([1, 0, 1, 0], [19, 3, 30, 12]), np.repeat([1, 1, 0, 0], [19, 3, 30, 12])
REST = np.repeat([1, 0], [225 - 49, 75 - 15])


def test_a_published_year_of_a_bad_classifier():
    plain, tuned = ppi(REST, *CODED), ppi_tuned(REST, *CODED)
    assert [round(x, 3) for x in plain[:3]] == [0.324, 0.171, 0.477]
    assert [round(x, 3) for x in tuned[:3]] == [0.341, 0.226, 0.456]


def test_weight_nought_is_the_mean_of_the_codes():
    _, codes = CODED
    found = ppi(REST, *CODED, weight=0)
    assert found.value == pytest.approx(codes.mean())
    assert found.se == pytest.approx((codes.var() / 64) ** 0.5)


def test_the_tuned_weight_is_cut_at_nought_and_one():
    f, y = CODED
    assert ppi_tuned(REST, 1 - f, y).value == pytest.approx(y.mean())  # worse than nothing
    right = ppi_tuned(np.repeat([1, 0], [30_000, 70_000]), y, y)
    assert right.value == pytest.approx(0.3, abs=0.001)  # predictions without error


def test_predictions_may_be_probabilities():
    rng = np.random.default_rng(0)
    chance = rng.random(4000) ** 2
    true = (rng.random(4000) < chance).astype(float)
    found = ppi(chance[400:], chance[:400], true[:400])
    assert found.low < 1 / 3 < found.high
    assert found.se < true[:400].std() / 20


@pytest.mark.parametrize("name", ["ppi", "ppi++"])
@pytest.mark.parametrize(
    ("p", "se", "sp", "n", "total"),
    [(0.3, 0.8, 0.95, 200, 1000), (0.3, 0.7, 0.27, 150, 600), (0.1, 0.9, 0.97, 500, 2500)],
)
def test_the_interval_covers_the_truth(name, p, se, sp, n, total):
    rng = np.random.default_rng(6)
    inside = []
    for _ in range(1000):
        true = rng.random(total) < p
        flags = (rng.random(total) < np.where(true, se, 1 - sp)).astype(float)
        found = ESTIMATORS[name](flags[n:], flags[:n], true[:n].astype(float))
        inside.append(found.low <= p <= found.high)
    assert 0.93 <= np.mean(inside) <= 0.97


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (([0, 1], [0, 1] * 5, [0, 1] * 5), "10 codings are too few .* 20 are needed"),
        (([0, 1], [0, 1] * 15, [0, 1] * 10), "predicted_coded has 30 documents and codes has 20"),
        (([0, np.nan], [0, 1] * 15, [0, 1] * 15), "predicted must be one row of numbers"),
        (([], [0, 1] * 15, [0, 1] * 15), "predicted must be one row of numbers"),
    ],
)
def test_what_does_not_fit_is_told(given, told):
    with pytest.raises(ToolkitError, match=told):
        ppi(*given)
