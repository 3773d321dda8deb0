import numpy as np
import pandas as pd
import pytest

from toolkit.intervals.wilson import wilson
from toolkit.validation.cell_lines import LINES, from_lines, mix_of, uninformative
from toolkit.validation.limits import Rate
from toolkit.validation.rates import Rates, error_rates

WEEKS = 12
CHANGING = np.column_stack([np.linspace(300, 60, WEEKS), np.linspace(60, 300, WEEKS)]).astype(int)
FLAT = np.full((WEEKS, 2), 0.3)
WAVE = np.column_stack([0.1 + 0.5 * np.exp(-((np.arange(WEEKS) - 6) ** 2) / 4)] * 2)


def table(cell, flags):
    found, total = np.bincount(cell, flags, WEEKS), np.bincount(cell, minlength=WEEKS)
    made = pd.DataFrame({"docs": found, "total_docs": total, "effective_docs": total.astype(float)})
    made["share"] = made["docs"] / made["total_docs"].where(made["total_docs"].gt(0))
    made["low"], made["high"] = wilson(made["docs"], made["total_docs"])
    return made


def simulated(prevalence, sensitivity, specificity, method, runs=150):
    """Share of runs in which the interval of each week holds the truth, and the mean error."""
    rng = np.random.default_rng(3)
    cell = np.repeat(np.arange(WEEKS * 2) // 2, CHANGING.ravel())
    group = np.repeat(np.arange(WEEKS * 2) % 2, CHANGING.ravel())
    truth = (prevalence * CHANGING).sum(axis=1) / CHANGING.sum(axis=1)
    inside, error = np.zeros(WEEKS), np.zeros(WEEKS)
    for _ in range(runs):
        true = rng.random(len(cell)) < prevalence[cell, group]
        chance = np.where(true, np.array(sensitivity)[group], 1 - np.array(specificity)[group])
        flags = rng.random(len(cell)) < chance
        rows, weights = [], []
        for stratum in range(4):
            members = np.flatnonzero(2 * group + flags == stratum)
            rows.append(rng.choice(members, 60, replace=False))
            weights.append(np.full(60, len(members) / 60))
        row = np.concatenate(rows)
        units = pd.DataFrame(
            {"code": true[row].astype(float), "design_weight": np.concatenate(weights)}
        ).assign(flagged=flags[row])
        rates = error_rates(units, group, flags, row, 0.95)
        mix = mix_of(cell, group, flags, WEEKS)
        value, low, high = from_lines(table(cell, flags), mix, rates, method, 0.95)
        inside += (low <= truth) & (truth <= high)
        error += value - truth
    return inside / runs, error / runs


@pytest.mark.parametrize("method", LINES)
def test_intervals_cover_the_truth_while_the_mix_changes(method):
    inside, error = simulated(FLAT, [0.9, 0.4], [0.97, 0.99], method)
    assert 0.93 <= inside.mean() <= 0.97
    assert np.abs(error).max() < 0.015


def test_a_wave_is_followed_by_rogan_gladen_and_flattened_by_tenenbein():
    inside, error = simulated(WAVE, [0.9, 0.6], [0.97, 0.98], "rogan_gladen")
    assert 0.93 <= inside.mean() <= 0.98
    assert np.abs(error).max() < 0.015
    inside, error = simulated(WAVE, [0.9, 0.6], [0.97, 0.98], "tenenbein")
    assert inside.mean() < 0.6
    assert error[6] < -0.1 and error[0] > 0.03


def some_rates(ppv=(0.8, 0.9), misses=(0.1, 0.05), flagged=(0.3, 0.2), of=(0, 1)):
    sides = [[Rate(v, v - 0.03, v + 0.04, 50, 50.0) for v in side] for side in (ppv, misses)]
    return Rates(*sides, np.array(flagged), np.array(of))


def test_both_lines_meet_where_the_rates_were_estimated():
    # At the share flagged of the source both give the share with the theme there.
    rates = some_rates()
    ppv, fo = np.array([0.8, 0.9]), np.array([0.1, 0.05])
    for line in LINES.values():
        intercept, slope = line(ppv, fo, rates.flagged)
        made = intercept + slope * rates.flagged
        assert made == pytest.approx(rates.flagged * ppv + (1 - rates.flagged) * fo)


def test_a_cell_is_the_sum_of_its_outlets():
    cell, group = np.array([0] * 40 + [1] * 20 + [-1] * 3), np.array([0, 1] * 31 + [0])
    flags = np.arange(63) % 3 == 0
    rates = some_rates()
    mix = mix_of(cell, group, flags, WEEKS)
    inside = cell >= 0
    value, low, high = from_lines(table(cell[inside], flags[inside]), mix, rates, "tenenbein", 0.95)
    expected = [
        np.where(flags, np.array([0.8, 0.9])[group], np.array([0.1, 0.05])[group])[cell == c].mean()
        for c in (0, 1)
    ]
    assert value[:2] == pytest.approx(expected)
    assert ((low < value) & (value < high))[:2].all()
    assert np.isnan([value[2:], low[2:], high[2:]]).all()


def test_fewer_independent_documents_widen_the_interval():
    cell, group = np.repeat(np.arange(WEEKS), 60), np.tile([0, 1], 360)
    flags = np.arange(720) % 4 == 0
    mix, shares = mix_of(cell, group, flags, WEEKS), table(cell, flags)
    plain = from_lines(shares, mix, some_rates(), "rogan_gladen", 0.95)
    clustered = from_lines(
        shares.assign(effective_docs=15.0), mix, some_rates(), "rogan_gladen", 0.95
    )
    assert clustered[0] == pytest.approx(plain[0])
    assert (clustered[2] - clustered[1] > 1.3 * (plain[2] - plain[1])).all()
    narrow = from_lines(shares, mix, some_rates(), "rogan_gladen", 0.5)
    assert (narrow[2] - narrow[1] < plain[2] - plain[1]).all()


def test_a_source_that_tells_nothing_is_found():
    rates = some_rates(ppv=(0.8, 0.2, 0.15), misses=(0.1, 0.18, 0.2), flagged=(0.3,) * 3)
    assert uninformative(rates).tolist() == [False, True, True]
