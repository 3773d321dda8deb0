import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.validation.estimators import dsl, ppi
from toolkit.validation.estimators.dsl import pseudo_outcomes


def test_pseudo_outcomes_by_hand():
    made = pseudo_outcomes([0.8, 0.8, 0.1], [1, np.nan, 1], [0.5, np.nan, 0.25])
    assert made == pytest.approx([0.8 + 0.2 / 0.5, 0.8, 0.1 + 0.9 / 0.25])


def test_everything_coded_is_the_mean_of_the_codes():
    codes = np.repeat([1.0, 0.0], [12, 28])
    found = dsl(np.full(40, 0.7), codes, np.ones(40))
    assert found.value == pytest.approx(0.3)
    assert found.se == pytest.approx(codes.std(ddof=1) / 40**0.5)


def test_equal_probabilities_are_ppi_over_all_documents():
    # mean(f) over all, and the mean residual of a coded tenth: PPI with N for all documents.
    rng = np.random.default_rng(2)
    true = rng.random(1000) < 0.3
    flags = (rng.random(1000) < np.where(true, 0.8, 0.1)).astype(float)
    codes = np.where(np.arange(1000) < 100, true, np.nan)
    found = dsl(flags, codes, np.full(1000, 0.1))
    other = ppi(flags, flags[:100], true[:100].astype(float))
    assert found.value == pytest.approx(other.value)
    assert found.se == pytest.approx(other.se, rel=0.15)


@pytest.mark.parametrize(
    ("p", "se", "sp", "chances"),
    [
        (0.3, 0.8, 0.95, (0.5, 0.1)),  # flagged documents five times as likely to be coded
        (0.3, 0.7, 0.27, (0.1, 0.3)),  # a classifier worse than chance
        (0.1, 0.9, 0.97, (0.8, 0.15)),
    ],
)
@pytest.mark.parametrize("predicted", ["flags", "rates"])
def test_the_interval_covers_the_truth_with_unequal_probabilities(p, se, sp, chances, predicted):
    rng = np.random.default_rng(8)
    inside, total, values = [], 1500, []
    for _ in range(1000):
        true = rng.random(total) < p
        flags = rng.random(total) < np.where(true, se, 1 - sp)
        chance = np.where(flags, *chances)
        codes = np.where(rng.random(total) < chance, true, np.nan)
        g = flags.astype(float) if predicted == "flags" else np.where(flags, 0.8, 0.1)
        found = dsl(g, codes, chance)
        values.append(found.value)
        inside.append(found.low <= p <= found.high)
    assert 0.93 <= np.mean(inside) <= 0.97
    assert np.mean(values) == pytest.approx(p, abs=4 * np.std(values) / 1000**0.5)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"probabilities": np.zeros(40)}, r"probabilities\[0\]=0.0 must be above 0 and at most 1"),
        ({"probabilities": np.full(40, np.nan)}, r"probabilities\[0\]=nan must be above 0"),
        ({"probabilities": np.full(40, 1.5)}, r"probabilities\[0\]=1.5 must be above 0"),
        ({"probabilities": np.ones(39)}, "have 40, 40 and 39 documents"),
        (
            {"codes": np.r_[np.ones(19), np.full(21, np.nan)], "probabilities": np.full(40, 0.5)},
            "19 codings are too few",
        ),
        (
            {"codes": np.r_[np.ones(39), np.nan]},
            r"probabilities\[39\]=1 and the document has no code: what is sure to be drawn",
        ),
        ({"codes": np.full(40, 7.0)}, "codes must be one row of numbers from 0 to 1, at least"),
        ({"predicted": ["a"] * 40}, "predicted must be numbers from 0 to 1, not"),
        ({"predicted": np.full(40, np.nan)}, "predicted must be one row of numbers"),
    ],
)
def test_what_does_not_fit_is_told(changed, told):
    given = {"predicted": np.ones(40), "codes": np.ones(40), "probabilities": np.ones(40)}
    with pytest.raises(ToolkitError, match=told):
        dsl(**(given | changed))
