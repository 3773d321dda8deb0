"""Moving means of shares: against pandas, by hand, beside gaps and at ends."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from toolkit.change.smooth import smooth
from toolkit.checks import ToolkitError


def tracked(docs, total, freq="7D", theme="oil", **others):
    docs, total = np.array(docs, float), np.array(total, float)
    periods = pd.date_range("2017-05-29", periods=len(docs), freq=freq)
    table = pd.DataFrame({"theme": theme, "period": periods})
    table["docs"], table["total_docs"] = docs.astype(int), total.astype(int)
    table["share"] = np.divide(docs, total, out=np.full(len(docs), np.nan), where=total > 0)
    return table.assign(**others)


def test_the_first_value_is_averaged_as_ngrams_are():
    # Google Books Ngram Viewer, "About": with a smoothing of 3 the leftmost value is the mean of
    # its own and the three after it, divided by 4; inside, seven values are averaged.
    docs = [10, 20, 30, 40, 50, 60, 70, 80, 90]
    got = smooth(tracked(docs, [100] * 9), 7)
    assert got["smoothed"].iloc[0] == pytest.approx((0.1 + 0.2 + 0.3 + 0.4) / 4)
    assert got["smoothed"].iloc[3] == pytest.approx(sum(docs[:7]) / 700)
    assert got["averaged"].tolist() == [4, 5, 6, 7, 7, 7, 6, 5, 4]
    assert set(got["window"]) == {7}


@pytest.mark.parametrize("window", [3, 5, 9, 41])
def test_it_is_the_quotient_of_the_rolling_sums_of_pandas(window):
    rng = np.random.default_rng(3)
    total = rng.integers(1, 40, 30)
    table = tracked(rng.binomial(total, 0.3), total)
    rolled = table[["docs", "total_docs"]].rolling(window, center=True, min_periods=1).sum()
    expected = rolled["docs"] / rolled["total_docs"]
    np.testing.assert_allclose(smooth(table, window)["smoothed"], expected, rtol=1e-12)


def test_large_periods_weigh_more():
    got = smooth(tracked([0, 9, 0], [1, 10, 89]), 3)
    assert got["smoothed"].iloc[1] == pytest.approx(9 / 100)


def test_gaps_are_not_bridged_whether_they_have_a_row_or_not():
    table = tracked([1, 2, 0, 8, 9], [10, 10, 0, 10, 10])
    got = smooth(table, 3)
    assert got["smoothed"].iloc[[0, 1, 3, 4]].tolist() == pytest.approx([0.15, 0.15, 0.85, 0.85])
    assert np.isnan(got["smoothed"].iloc[2]) and got["averaged"].iloc[2] == 0
    dropped = smooth(table.dropna(), 3)
    pd.testing.assert_frame_equal(dropped, got.dropna())


def test_months_and_years_of_different_length_are_neighbours():
    for freq in ("MS", "QS", "YS", "D", "6h"):
        got = smooth(tracked([1] * 7, [2] * 7, freq), 3)
        assert got["averaged"].tolist() == [2, 3, 3, 3, 3, 3, 2], freq


def test_each_theme_and_outlet_is_a_series_of_its_own_in_any_order_of_rows():
    series = [("oil", "A", [1, 2, 3]), ("oil", "B", [9, 9, 9]), ("war", "A", [0, 0, 6])]
    parts = [tracked(docs, [10] * 3, theme=theme, outlet=outlet) for theme, outlet, docs in series]
    table = pd.concat(parts, ignore_index=True)
    got = smooth(table, 3)
    assert got["smoothed"].tolist() == pytest.approx([0.15, 0.2, 0.25, 0.9, 0.9, 0.9, 0, 0.2, 0.3])
    mixed = table.sample(frac=1, random_state=2)
    pd.testing.assert_frame_equal(smooth(mixed, 3), got.loc[mixed.index])
    pd.testing.assert_frame_equal(smooth(table, 3, group="outlet"), got)


def test_added_columns_of_numbers_do_not_pass_for_groups():
    table = pd.concat([tracked([1, 2], [9, 9], outlet=o) for o in "AB"], ignore_index=True)
    table["corrected"], table["remark"] = np.arange(4) / 9, list("wxyz")
    assert smooth(table, 3)["averaged"].tolist() == [2, 2, 2, 2]


def test_the_share_stays_and_the_table_given_too():
    table = tracked([1, 2, 3], [10, 10, 10])
    before = table.copy()
    got = smooth(table, 3)
    pd.testing.assert_frame_equal(table, before)
    pd.testing.assert_frame_equal(got[before.columns], before)
    assert list(got.columns) == [*before.columns, "smoothed", "window", "averaged"]
    pd.testing.assert_frame_equal(smooth(got, 3), got)


def test_no_document_with_a_theme_is_exactly_nothing():
    got = smooth(tracked([5, 0, 0, 0, 0], [7, 9, 11, 13, 3]), 3)
    assert (got["smoothed"].iloc[2:] == 0).all()


def test_refusals_say_what_to_do():
    table = tracked([1, 2], [3, 3])
    with pytest.raises(ToolkitError, match=r"window=4 must be odd.*window=3 or window=5"):
        smooth(table, 4)
    for window in (1, 0, -3, 2.5, True, "3", None):
        with pytest.raises(ToolkitError, match=r"window=.* must be a whole number, 3 or more"):
            smooth(table, window)
    with pytest.raises(ToolkitError, match=r"lacks 'period'; .*corpus\.track"):
        smooth(table.drop(columns="period"), 3)
    with pytest.raises(ToolkitError, match="A row has no period"):
        smooth(table.assign(period=[pd.NaT, table["period"].iloc[1]]), 3)
    with pytest.raises(ToolkitError, match=r"several rows for one theme and period.*none"):
        smooth(pd.concat([table, table]), 3)
    with pytest.raises(ToolkitError, match=r"several rows for one theme and outlet and period"):
        smooth(pd.concat([table, table]).assign(outlet="A"), 3, group="outlet")
    with pytest.raises(ToolkitError, match="lacks 'section'"):
        smooth(table, 3, group="section")
