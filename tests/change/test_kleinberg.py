"""Batched bursts: published and recomputed values, gaps, calibration by simulation."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.change import bursts
from toolkit.checks import ToolkitError

DOCS = [2, 3, 2, 4, 3, 15, 18, 20, 16, 4, 3, 2, 3, 2]
TOTAL = [100, 90, 110, 100, 95, 100, 105, 98, 102, 100, 97, 100, 100, 100]


@pytest.mark.parametrize(
    ("s", "gamma", "weight"), [(2, 1, 21.772), (1.5, 1, 15.202), (2, 3, 21.772)]
)
def test_the_burst_of_periods_six_to_nine(weeks, s, gamma, weight):
    # Computed apart from this code, by an independent implementation of the paper.
    table = weeks(DOCS, TOTAL)
    found = bursts(table, s=s, gamma=gamma, draws=0)
    assert len(found) == 1
    row = found.iloc[0]
    assert (row["first"], row["last"]) == (table["period"][5], table["period"][8])
    assert (row["periods"], row["docs"], row["total_docs"]) == (4, 69, 405)
    assert row["share"] == 69 / 405
    assert row["base"] == pytest.approx(0.06943, abs=5e-6)
    assert row["weight"] == pytest.approx(weight, abs=5e-4)
    assert np.isnan(row["p_value"]) and row["null"] == ""


def test_the_example_of_burst_detection_by_a_true_search(weeks):
    # README of the Python package burst_detection: its own path, 0000101100, is greedy; the
    # path of least cost is 0001101100.
    docs, total = [0, 2, 1, 6, 7, 2, 8, 7, 2, 1], [9, 11, 12, 10, 10, 8, 12, 10, 13, 11]
    found = bursts(weeks(docs, total), draws=0)
    assert found["base"].round(4).tolist() == [0.3396, 0.3396]
    at = (found["first"] - pd.Timestamp("2017-01-02")).dt.days // 7
    assert at.tolist() == [3, 6] and found["periods"].tolist() == [2, 2]
    assert found["weight"].round(3).tolist() == [3.956, 5.342]


def test_weight_is_the_likelihood_ratio_with_its_binomial_coefficients(weeks):
    from scipy.stats import binom

    row = bursts(weeks(DOCS, TOTAL), draws=0).iloc[0]
    r, d, p = np.array(DOCS[5:9]), np.array(TOTAL[5:9]), row["base"]
    expected = (binom.logpmf(r, d, 2 * p) - binom.logpmf(r, d, p)).sum()
    assert row["weight"] == pytest.approx(expected)


def test_noise_that_plain_bursts_are_found_in_is_no_burst_by_its_p_value(noise):
    # 30 periods of 100 documents, share .1, independent and with a correlation of 1/21 within
    # periods. Plain bursts stand in 11.3 % and 99.8 % of such series (40,000 were drawn).
    for rho, plain, series in ((0.0, 0.113, 300), (1 / 21, 0.998, 100)):
        table = noise(series, 30, 100, 0.1, rho)
        found = bursts(table, draws=99)
        part = found["theme"].nunique() / series
        assert part == pytest.approx(plain, abs=3.5 * np.sqrt(plain * (1 - plain) / series) + 1e-3)
        false = found.loc[found["p_value"] <= 0.05, "theme"].nunique()
        # The chance of as many or more, if 5 % are right, is below one in a thousand.
        from scipy.stats import binom

        assert binom.sf(false - 1, series, 0.05) > 1e-3
        assert found["dispersion"].median() == pytest.approx(1 + 99 * rho, rel=0.35)


def test_a_burst_that_was_planted_is_found(noise):
    share = np.full(30, 0.1)
    share[12:16] = 0.5
    table = noise(40, 30, 100, share, 1 / 21)
    found = bursts(table, draws=99).query("p_value <= 0.05")
    middle = table["period"].unique()[13]
    held = found[found["first"].le(middle) & found["last"].ge(middle)]
    assert held["theme"].nunique() >= 38


def test_a_slow_rise_is_no_burst_of_its_high_end(noise):
    table = noise(40, 30, 100, np.linspace(0.05, 0.25, 30), 1 / 21)
    found = bursts(table, draws=99)
    assert found["theme"].nunique() > 30
    assert found.query("p_value <= 0.05")["theme"].nunique() <= 6


def test_periods_without_documents_are_no_evidence(weeks):
    whole = bursts(weeks(DOCS, TOTAL), draws=0)
    docs, total = [*DOCS[:7], 0, 0, *DOCS[7:]], [*TOTAL[:7], 0, 0, *TOTAL[7:]]
    for table in (weeks(docs, total), weeks(docs, total).query("total_docs > 0")):
        gapped = bursts(table, draws=0)
        assert gapped[["docs", "weight", "base"]].equals(whole[["docs", "weight", "base"]])
        assert gapped["periods"].tolist() == [4] and gapped["left_out"].tolist() == [2]
        assert gapped["last"].iloc[0] - gapped["first"].iloc[0] == pd.Timedelta(days=35)


def test_incomplete_and_thin_periods_are_left_out(weeks):
    table = weeks(DOCS, TOTAL)
    table.loc[8, "complete"] = False
    assert bursts(table, draws=0)["periods"].tolist() == [3]
    thin = weeks(DOCS, [*TOTAL[:8], 30, *TOTAL[9:]])
    assert bursts(thin, min_docs=31, draws=0)["periods"].tolist() == [3]
    assert bursts(thin, draws=0)["periods"].tolist() == [4]


def test_bursts_within_bursts(weeks):
    docs = [2, 2, 3, 2, 10, 10, 40, 42, 11, 10, 2, 3, 2, 2]
    found = bursts(weeks(docs, 100), states=3, p0=0.04, draws=99)
    assert found["level"].tolist() == [1, 2]
    assert found["periods"].tolist() == [6, 2]
    outer, inner = found.iloc[0], found.iloc[1]
    assert outer["first"] <= inner["first"] and inner["last"] <= outer["last"]
    assert found["base"].tolist() == [0.04, 0.04]


def test_each_theme_and_group_is_judged_by_itself(weeks):
    one, two = weeks(DOCS, TOTAL), weeks(DOCS[::-1], TOTAL[::-1])
    both = pd.concat([one.assign(outlet="A"), two.assign(outlet="B")], ignore_index=True)
    found = bursts(both)
    assert list(found)[:2] == ["theme", "outlet"] and found["outlet"].tolist() == ["A", "B"]
    alone = bursts(one)
    columns = [c for c in alone if c != "outlet"]
    assert found.loc[[0], columns].equals(alone[columns])


def test_the_same_seed_gives_the_same_table(noise):
    table = noise(3, 30, 100, 0.1, 1 / 21)
    found = bursts(table, draws=99)
    assert bursts(table, draws=99).equals(found)
    assert not bursts(table, draws=99, seed=1)["dispersion"].equals(found["dispersion"])


def test_no_burst_makes_an_empty_table_with_its_columns(weeks):
    for docs in ([5] * 14, [0] * 14, [100] * 14):
        found = bursts(weeks(docs, 100))
        assert found.empty
        assert list(found) == list(bursts(weeks(DOCS, TOTAL), draws=0))
        assert found["first"].dtype.kind == "M" and found["docs"].dtype == np.int64


def test_refusals_say_what_to_do(weeks):
    table = weeks(DOCS, TOTAL)
    with pytest.raises(ToolkitError, match=r"lacks 'total_docs'; .*corpus\.track"):
        bursts(table.drop(columns="total_docs"))
    with pytest.raises(ToolkitError, match=r"no rows with a period"):
        bursts(table.head(0))
    with pytest.raises(ToolkitError, match=r"theme 'oil' has 7 periods .*a burst needs 8 or more"):
        bursts(table.head(7))
    with pytest.raises(ToolkitError, match=r"usual share of 0\.60.* Give an s below 1\.66"):
        bursts(weeks([60] * 9 + [61], 100))
    with pytest.raises(ToolkitError, match=r"s=1 must be a number above 1\."):
        bursts(table, s=1)
    with pytest.raises(ToolkitError, match=r"gamma=0 must be a number above 0\."):
        bursts(table, gamma=0)
    with pytest.raises(ToolkitError, match=r"p0=1\.5 must lie between 0 and 1"):
        bursts(table, p0=1.5)
    with pytest.raises(ToolkitError, match=r"states=1 must be a whole number, 2 or more"):
        bursts(table, states=1)
    with pytest.raises(ToolkitError, match=r"several rows for one theme and period"):
        bursts(pd.concat([table, table]))
    with pytest.raises(ToolkitError, match=r"share of theme 'oil' is not docs / total_docs"):
        bursts(table.assign(share=0.1))
    with pytest.raises(ToolkitError, match=r"must be whole numbers, 0 <= docs <= total_docs"):
        bursts(table.assign(docs=1000))


def test_a_table_of_a_corpus(shipped):
    found = bursts(shipped.track(["kirkuk"]), s=1.5, draws=99)
    held = found["first"].le("2017-10-16") & found["last"].ge("2017-10-16")
    assert held.any()
    assert tk.change.bursts is bursts
