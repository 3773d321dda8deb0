"""Peaks: by hand, beside scipy, beside gaps, and in the shipped corpus."""

import numpy as np
import pandas as pd
import pytest
from scipy.signal import find_peaks, peak_prominences

from toolkit.change import peaks
from toolkit.checks import ToolkitError


def test_peaks_by_hand(weeks):
    table = weeks([2, 6, 4, 18, 3, 6, 1], 20)
    found = peaks(table)
    columns = ["rank", "docs", "total_docs", "share"]
    assert found[columns].values.tolist() == [[1, 18, 20, 0.9], [2, 6, 20, 0.3], [3, 6, 20, 0.3]]
    assert found["period"].tolist() == [table["period"][i] for i in (3, 5, 1)]
    np.testing.assert_allclose(found["prominence"], [0.9 - 0.1, 0.3 - 0.15, 0.3 - 0.2])
    # Three periods on each side taken together: 2 + 6 + 4 + 3 + 6 + 1 of 120.
    assert found["around"][0] == pytest.approx(22 / 120)
    assert found["distinct"].tolist() == [True, False, False]
    assert found["left_out"].tolist() == [0, 0, 0]


def test_prominences_are_those_of_scipy(weeks):
    docs = np.random.default_rng(0).binomial(100, 0.3, 60)
    table = weeks(docs, 100)
    found = peaks(table, 99)
    places, _ = find_peaks(docs / 100)
    expected = dict(
        zip(table["period"][places], peak_prominences(docs / 100, places)[0], strict=True)
    )
    assert dict(zip(found["period"], found["prominence"], strict=True)) == expected
    assert found["prominence"].round(9).is_monotonic_decreasing
    assert found["rank"].tolist() == list(range(1, len(found) + 1))


def test_a_gap_breaks_the_series(weeks):
    docs, total = [1, 9, 0, 2, 8, 1, 1], [20, 20, 0, 20, 20, 20, 20]
    found = peaks(weeks(docs, total))
    # 9 of 20 stands beside a week of which nothing is known.
    assert found["docs"].tolist() == [8]
    assert found["prominence"][0] == pytest.approx(0.4 - 0.1)
    assert found["around"][0] == pytest.approx(4 / 60)
    assert found["left_out"].tolist() == [1]
    dropped = peaks(weeks(docs, total).query("total_docs > 0"))
    assert dropped.equals(found)


def test_thin_and_incomplete_periods_are_no_evidence(weeks):
    table = weeks([1, 2, 1, 18, 1, 2, 1], [20, 4, 20, 20, 20, 20, 20])
    assert peaks(table)["docs"].tolist() == [18, 2]
    assert peaks(table)["left_out"].tolist() == [1, 1]
    assert peaks(table, min_docs=4)["docs"].tolist() == [18, 2, 2]
    table.loc[3, "complete"] = False
    with pytest.raises(ToolkitError, match="three periods in a row that are complete"):
        peaks(table.head(6))


def test_ends_are_no_peaks_and_of_a_flat_top_the_middle_is_taken(weeks):
    table = weeks([9, 1, 5, 5, 5, 1, 9], 20)
    found = peaks(table)
    assert found["period"].tolist() == [table["period"][3]]
    assert peaks(weeks([5] * 9, 20)).empty
    assert peaks(weeks([1, 2, 3, 4, 5], 20)).empty
    assert list(peaks(weeks([5] * 9, 20))) == list(found)


def test_a_peak_is_not_distinct_if_its_interval_reaches_the_level_around(weeks):
    table = weeks([30, 30, 30, 40, 30, 30, 30], 100)
    assert peaks(table.assign(low=0.31))["distinct"].tolist() == [True]
    assert peaks(table.assign(low=0.30))["distinct"].tolist() == [False]
    # With one period on each side what is around is another level.
    slope = weeks([10, 20, 30, 40, 30, 20, 10], 100).assign(low=0.25)
    assert peaks(slope)["distinct"].tolist() == [True]
    assert peaks(slope, beside=1)["distinct"].tolist() == [False]


def test_each_theme_and_outlet_has_its_own_peaks(weeks):
    north = weeks([1, 9, 1, 1, 1], 20).assign(outlet="North")
    south = weeks([1, 1, 1, 9, 1], 20).assign(outlet="South")
    found = peaks(pd.concat([north, south]), 1)
    assert found[["outlet", "rank"]].values.tolist() == [["North", 1], ["South", 1]]
    assert found["period"].tolist() == [north["period"][1], north["period"][3]]


def test_equal_prominences_rank_by_time(weeks):
    found = peaks(weeks([1, 7, 1, 7, 1, 7, 1], 20))
    assert found["period"].is_monotonic_increasing


def test_kirkuk_peaks_in_the_week_in_which_it_was_taken(shipped):
    table = shipped.track(["kirkuk"])
    first = peaks(table, 1).iloc[0]
    assert first["period"] == pd.Timestamp("2017-10-16")
    assert first["distinct"]


def test_refusals_say_what_to_do(weeks):
    table = weeks([1, 9, 1], 20)
    with pytest.raises(ToolkitError, match=r"lacks 'low', 'high'"):
        peaks(table.drop(columns=["low", "high"]))
    with pytest.raises(ToolkitError, match=r"n=0 must be a whole number, 1 or more"):
        peaks(table, 0)
    with pytest.raises(ToolkitError, match=r"min_docs=0 must be a whole number, 1 or more"):
        peaks(table, min_docs=0)
    with pytest.raises(ToolkitError, match=r"have 21 documents"):
        peaks(table, min_docs=21)
