"""Breaks: the Nile, planted levels, peaks that are none, calibration, refusals."""

import numpy as np
import pandas as pd
import pytest

from toolkit.change import breaks, penalty_path
from toolkit.checks import ToolkitError


@pytest.fixture(scope="module")
def nile():
    """Yearly flow of the Nile at Aswan, 1871 to 1970, as statsmodels ships it."""
    from statsmodels.datasets import nile

    table = nile.load_pandas().data
    years = pd.to_datetime(table["year"].astype(int).astype(str) + "-01-01")
    return pd.DataFrame({"theme": "Nile", "period": years, "volume": table["volume"]})


def test_the_nile_has_one_break_after_1898(nile):
    # Cobb (1978) and many after him; the means are those of the data.
    found = breaks(nile, y="volume", draws=199)
    assert len(found) == 1
    row = found.iloc[0]
    assert row["period"] == pd.Timestamp("1899-01-01")
    assert (round(row["before"], 2), round(row["after"], 2)) == (1097.75, 849.97)
    assert (row["periods_before"], row["periods_after"]) == (28, 72)
    assert row["p_value"] == 1 / 200 and row["stability"] == 1
    assert row["null"] == "one level, normal, constant variance, 199 draws"


def test_planted_levels_are_found_with_their_denominators(noise):
    share = np.repeat([0.1, 0.3, 0.15], 14)
    table = noise(1, 42, 400, share, 0.005)
    found = breaks(table, draws=199)
    assert ((found["period"] - table["period"][0]).dt.days // 7).tolist() == [14, 28]
    first = found.iloc[0]
    before, after = table.iloc[:14], table.iloc[14:28]
    assert first["docs_before"] == before["docs"].sum()
    assert first["total_after"] == after["total_docs"].sum() == 14 * 400
    assert first["before"] == before["docs"].sum() / (14 * 400)
    assert first["change"] == pytest.approx(first["after"] - first["before"])
    assert found["p_value"].tolist() == [1 / 200] * 2
    assert found["before"][1] == found["after"][0]


@pytest.mark.parametrize("wide", [1, 2])
def test_a_leap_of_a_week_or_two_is_a_peak_and_no_break(noise, wide):
    share = np.full(30, 0.1)
    share[12 : 12 + wide] = 0.8
    table = noise(20, 30, 60, share, 0.01, seed=wide)
    found = breaks(table, draws=99)
    assert found.query("p_value <= 0.05")["theme"].nunique() <= 3
    lasting = np.full(30, 0.1)
    lasting[12:] = 0.8
    found = breaks(noise(20, 30, 60, lasting, 0.01), draws=99)
    assert found.query("p_value <= 0.05")["theme"].nunique() == 20


def test_noise_has_no_breaks_by_their_p_value(noise):
    from scipy.stats import binom

    for rho in (0.0, 1 / 21):
        found = breaks(noise(100, 30, 100, 0.1, rho), draws=99)
        false = found.loc[found["p_value"] <= 0.05, "theme"].nunique()
        assert binom.sf(false - 1, 100, 0.05) > 1e-3


def test_a_steady_drift_is_told_from_a_break(noise):
    drift = breaks(noise(20, 30, 100, np.linspace(0.05, 0.25, 30), 0.01), draws=99)
    assert drift.query("p_value <= 0.05")["theme"].nunique() >= 16
    assert drift.query("p_drift <= 0.05")["theme"].nunique() <= 4
    level = breaks(noise(20, 30, 100, np.repeat([0.1, 0.4], 15), 0.01), draws=99)
    assert level.query("p_drift <= 0.05")["theme"].nunique() >= 16


def test_thinner_weeks_are_no_other_level_of_a_rare_theme(weeks):
    # On the angular scale 0 of 4 lies far above 0 of 80.
    table = weeks([0, 1, 0, 1, 2, 0, 1, 0, 1, 1] + [0] * 10, [80] * 10 + [4] * 10)
    assert breaks(table, draws=0).empty


def test_gaps_and_incomplete_periods_are_left_out_and_counted(weeks):
    docs = np.array([10, 11, 9, 10, 12, 9, 0, 10, 40, 41, 38, 42, 39, 41, 40, 38])
    total = np.array([100] * 6 + [0] + [100] * 9)
    table = weeks(docs, total)
    table.loc[15, "complete"] = False
    found = breaks(table, draws=99)
    assert found["period"].tolist() == [table["period"][8]]
    assert found["left_out"].tolist() == [2]
    assert (found["periods_before"].tolist(), found["periods_after"].tolist()) == ([7], [7])
    without = breaks(table[table["total_docs"] > 0], draws=99)
    assert without.equals(found)


def test_groups_are_judged_one_by_one_and_repeatably(noise):
    table = noise(2, 24, 100, np.repeat([0.1, 0.4], 12), 1 / 21)
    table = table.assign(theme="oil", outlet=np.repeat(["A", "B"], 24))
    found = breaks(table, draws=99)
    assert found["outlet"].tolist() == ["A", "B"]
    only = table[table["outlet"] == "B"]
    alone = breaks(only, group="outlet", draws=99)
    assert alone.equals(found[found["outlet"] == "B"].reset_index(drop=True))


def test_no_break_makes_an_empty_table_with_its_columns(weeks):
    found = breaks(weeks([10, 11] * 8, 100))
    assert found.empty and found["period"].dtype.kind == "M"
    full = breaks(weeks([10, 11] * 6 + [60] * 6, 100), draws=9)
    assert list(found) == list(full) and len(full) == 1
    for docs in ([0] * 14, [100] * 14):
        assert breaks(weeks(docs, 100)).empty


def test_medians_find_the_level_too(noise):
    table = noise(1, 24, 200, np.repeat([0.1, 0.4], 12), 0.01)
    found = breaks(table, model="l1", draws=9)
    assert found["period"].tolist() == [table["period"][12]]
    assert found["p_value"].tolist() == [0.1]


def test_the_path_and_the_number_taken(noise):
    table = noise(2, 30, 100, np.repeat([0.1, 0.4], 15), 0.01)
    path = penalty_path(table)
    assert list(path) == ["theme", "penalty", "breaks", "cost", "chosen"]
    assert path["theme"].tolist() == ["s0"] * 25 + ["s1"] * 25
    one = path[path["theme"] == "s0"]
    assert one["penalty"].iloc[[0, -1]].tolist() == pytest.approx([np.log(30), 4 * np.log(30)])
    assert one["breaks"].is_monotonic_decreasing
    assert one["cost"].round(9).is_monotonic_increasing
    taken = one.loc[one["chosen"], "breaks"].unique()
    assert taken.tolist() == [one["breaks"].mode()[0]] == [1]
    found = breaks(table, draws=0)
    assert found["theme"].tolist() == ["s0", "s1"]
    near = penalty_path(table, penalties=[1000, 2000, 3000])
    assert near["breaks"].tolist() == [0] * 6 and near["chosen"].all()


def test_stability_is_the_part_of_the_penalties_at_which_the_break_stands(noise):
    table = noise(1, 30, 100, np.repeat([0.1, 0.3], 15), 0.01)
    path = penalty_path(table, penalties=[5, 6, 7, 1e6])
    assert path["breaks"].tolist() == [1, 1, 1, 0]
    assert breaks(table, penalties=[5, 6, 7, 1e6], draws=0)["stability"].tolist() == [0.75]


def test_refusals_say_what_to_do(weeks):
    table = weeks([10, 30] * 8, 100)
    with pytest.raises(ToolkitError, match=r"has 11 periods .*a break needs 12 or more.*by='day'"):
        breaks(table.head(11))
    with pytest.raises(ToolkitError, match=r"a break needs 20 or more"):
        breaks(table, min_size=10)
    with pytest.raises(ToolkitError, match=r"model='l3' is not known"):
        breaks(table, model="l3")
    with pytest.raises(ToolkitError, match=r"noise='poisson' is not known"):
        breaks(table, noise="poisson")
    with pytest.raises(ToolkitError, match=r"is that of a share of documents, not of y='docs'"):
        breaks(table, y="docs", noise="beta-binomial")
    for wrong in ([1, 2], [0, 1, 2], "abc", 5, [1, 2, np.inf]):
        with pytest.raises(ToolkitError, match=r"must be three or more different numbers above 0"):
            breaks(table, penalties=wrong)
    with pytest.raises(ToolkitError, match=r"lacks 'rate'"):
        breaks(table, y="rate")
    with pytest.raises(ToolkitError, match=r"is not docs / total_docs.*noise='normal'"):
        breaks(table.assign(share=0.5))
    with pytest.raises(ToolkitError, match=r"stays the same from most periods to the next"):
        breaks(table.assign(rate=3.0), y="rate")
    with pytest.raises(ToolkitError, match=r"A table is needed"):
        breaks([1, 2, 3])


@pytest.mark.parametrize("draws", [0, 99])
def test_steps_without_any_noise_are_the_breaks(draws):
    # 20 times 0, 30 times 3, 10 times 0, as in the documentation of ruptures: [20, 50, 60].
    days = pd.date_range("2017-01-02", periods=60, freq="7D")
    values = [0.0] * 20 + [3.0] * 30 + [0.0] * 10
    table = pd.DataFrame({"theme": "t", "period": days, "rate": values})
    found = breaks(table.assign(docs=1, total_docs=50), y="rate", draws=draws)
    assert found["period"].tolist() == [days[20], days[50]]
    assert found[["before", "after"]].values.tolist() == [[0, 3], [3, 0]]


def test_a_column_of_text_cannot_be_followed():
    days = pd.date_range("2017-01-02", periods=20, freq="7D")
    table = pd.DataFrame({"theme": "t", "period": days, "docs": 1, "total_docs": 5})
    with pytest.raises(ToolkitError, match="The column 'theme' holds no numbers"):
        breaks(table, y="theme")
