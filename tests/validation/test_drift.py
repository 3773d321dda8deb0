import numpy as np
import pandas as pd
import pytest

from toolkit.validation.drift import OTHER, SURE, drift


def drawn(rng, prevalence, likely):
    """Documents of twelve cells, two hundred of each flag coded; `likely` makes flags and truth."""
    cell = np.repeat(np.arange(12), 150)
    flags, true = likely(prevalence[cell], rng)
    rows = [rng.choice(np.flatnonzero(flags == flag), 200, replace=False) for flag in (True, False)]
    weights = [np.full(200, (flags == flag).sum() / 200) for flag in (True, False)]
    row = np.concatenate(rows)
    units = pd.DataFrame(
        {"code": true[row].astype(float), "design_weight": np.concatenate(weights)}
    )
    return units, row, np.zeros(len(cell), np.int64), cell, flags


def same_sensitivity(share, rng):
    true = rng.random(len(share)) < share
    return rng.random(len(share)) < np.where(true, 0.8, 0.04), true


def same_precision(share, rng):
    flags = rng.random(len(share)) < (share - 0.05) / 0.8
    return flags, rng.random(len(share)) < np.where(flags, 0.85, 0.05)


WAVE = 0.1 + 0.5 * np.exp(-((np.arange(12) - 6) ** 2) / 4)


@pytest.mark.parametrize(
    ("likely", "holds", "broken"),
    [
        (same_sensitivity, "rogan_gladen", "tenenbein"),
        (same_precision, "tenenbein", "rogan_gladen"),
    ],
)
def test_the_broken_assumption_is_found_and_the_other_is_not_accused(likely, holds, broken):
    rng = np.random.default_rng(0)
    found = {holds: [], broken: []}
    for _ in range(150):
        case = drawn(rng, WAVE, likely)
        for method, values in found.items():
            values.append(drift(*case, method))
    assert np.mean(np.abs(found[holds]) > SURE) <= 0.04
    assert np.std(found[holds]) == pytest.approx(1, abs=0.25)
    assert np.mean(np.array(found[broken]) > SURE) > 0.45


def test_few_cells_prove_nothing():
    units, row, source, cell, flags = drawn(np.random.default_rng(1), WAVE, same_precision)
    for few in (np.zeros_like(cell), np.full_like(cell, -1), cell % 4):
        for method in OTHER:
            assert drift(units, row, source, few, flags, method) == 0


def test_a_document_does_not_testify_for_itself():
    # Cells of ten documents whose shares differ by chance alone: with its own flag in the share
    # of its cell every document would lean to it.
    rng, found = np.random.default_rng(2), []
    cell = np.repeat(np.arange(60), 10)
    for _ in range(100):
        true = rng.random(600) < 0.4
        flags = rng.random(600) < np.where(true, 0.8, 0.1)
        row = rng.choice(600, 300, replace=False)
        units = pd.DataFrame({"code": true[row].astype(float), "design_weight": 2.0})
        case = units, row, np.zeros(600, np.int64), cell, flags
        found.append(drift(*case, "rogan_gladen"))
    assert abs(np.mean(found)) < 0.4
