"""Corrected and standardised shares: the line, the raw share behind it, what is said below."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot import trend


def drawn(ax, gid):
    return [a for a in ax.get_children() if a.get_gid() == gid]


def corrected(table, coded=3):
    """A table as corpus.corrected makes it."""
    table = table.assign(corrected=table["share"] * 0.8 + 0.05)
    table["corrected_low"] = table["corrected"] - 0.05
    table["corrected_high"] = table["corrected"] + 0.1
    return table.assign(coded_docs=coded, remark="")


def standardised(table):
    """A table as corpus.standardise makes it; an outlet is silent in the fourth period."""
    table = table.assign(standardised=table["share"] * 0.9 + 0.02, outlets=2, covered=1.0)
    table["missing"] = np.where(np.arange(len(table)) == 3, "Tigris", "")
    return table


def test_a_corrected_share_has_the_raw_one_behind_it(tracked, clean):
    table = corrected(tracked(["Kirkuk"], 8, gaps=()))
    ax = trend(table, y="corrected")
    line, raw = drawn(ax, "line")[0], drawn(ax, "raw")[0]
    np.testing.assert_allclose(line.get_ydata(), table["corrected"])
    np.testing.assert_allclose(raw.get_ydata(), table["share"])
    assert raw.get_zorder() < line.get_zorder() and raw.get_linewidth() < line.get_linewidth()
    band = drawn(ax, "band")[0].get_paths()[0].get_extents()
    assert band.y1 == pytest.approx(table["corrected_high"].max())
    labels = {t.get_text() for t in drawn(ax, "end label")}
    assert labels == {"Kirkuk, corrected", "Kirkuk, raw"}
    assert ax.get_ylabel() == f"corrected share of articles (n = {table['total_docs'].sum()})"
    told = ax.get_xlabel().replace("\n", " ")
    assert "corrected by a coded sample (n coded = 24)" in told
    assert "thin grey line: raw share" in told
    assert "band: 95 % interval, errors of the lexicon and ordinary variation" in told
    assert "remark" not in told
    clean(ax)


def test_coded_documents_are_told_for_each_theme_if_they_differ(tracked):
    table = corrected(tracked(["Kirkuk", "نفط"], 8, gaps=()))
    table.loc[table["theme"].eq("نفط"), "coded_docs"] = 5
    told = trend(table, y="corrected").get_xlabel().replace("\n", " ")
    assert "(n coded = 24 Kirkuk, 40 \u2068نفط\u2069)" in told


def test_a_period_without_an_estimate_is_no_gap(tracked):
    table = corrected(tracked(["Kirkuk"], 8, gaps=(5,)))
    table.loc[2, ["corrected", "corrected_low", "corrected_high"]] = np.nan
    table.loc[2, "remark"] = "fewer than 20 coded documents in the cell"
    ax = trend(table, y="corrected")
    assert [z.get_x() for z in drawn(ax, "gap")] == [drawn(ax, "line")[0].get_xdata()[5] - 3.5]
    assert np.isnan(drawn(ax, "line")[0].get_ydata()[[2, 5]]).all()
    assert np.isfinite(drawn(ax, "raw")[0].get_ydata()[2])
    told = ax.get_xlabel().replace("\n", " ")
    assert "hatched: no articles, unknown" in told and "no marker: no estimate" in told
    assert "see column remark of 1 of 8 rows" in told


def test_a_corrected_share_below_nothing_is_not_cut_off(tracked):
    table = corrected(tracked(["Kirkuk"], 8, gaps=()))
    assert trend(table, y="corrected").get_ylim()[0] == 0 or table["corrected_low"].min() < 0
    table.loc[1, "corrected_low"] = -0.2
    assert trend(table, y="corrected").get_ylim()[0] < -0.2


def test_panels_have_a_key_to_both_lines(tracked, clean):
    axes = trend(corrected(tracked(["Kirkuk"], 8, outlets=["A", "B"])), y="corrected")
    texts = [t.get_text() for t in axes[0].figure.legends[0].get_texts()]
    assert sorted(texts) == ["corrected", "raw"]
    label = axes[0].figure.get_supylabel().replace("\n", " ")
    assert label == "Kirkuk: corrected share of articles"
    assert len(drawn(axes[1], "raw")) == len(drawn(axes[1], "line")) == 1
    clean(axes)
    three = trend(corrected(tracked(["Kirkuk", "Oil", "ISIS"], 8)), y="corrected", title="Three")
    assert len(three) == 3
    clean(three)


def test_standardised_periods_without_an_outlet_of_the_mix_are_hollow(tracked, clean):
    table = standardised(tracked(["Kirkuk"], 8, gaps=()))
    ax = trend(table, y="standardised", min_n=0)
    x = drawn(ax, "line")[0].get_xdata()
    assert drawn(ax, "hollow")[0].get_xdata().tolist() == [x[3], x[7]]
    np.testing.assert_allclose(drawn(ax, "line")[0].get_ydata(), table["standardised"])
    told = ax.get_xlabel().replace("\n", " ")
    assert "hollow marker: incomplete period or outlets of the mix missing" in told
    assert "standardised: mix of outlets held fixed" in told
    assert "thin grey line: crude share" in told and "interval of the standardised share" in told
    labels = {t.get_text() for t in drawn(ax, "end label")}
    assert labels == {"Kirkuk, standardised", "Kirkuk, crude"}
    clean(ax)


def test_the_band_of_a_standardised_share_is_not_drawn_around_the_crude_one(tracked):
    table = standardised(tracked(["Kirkuk"], 8))
    with pytest.raises(
        ToolkitError, match=r"interval of the column standardised.*y='standardised'"
    ):
        trend(table)
    assert not drawn(trend(table, band=False), "band")


def test_missing_columns_are_named_with_the_verb_that_makes_them(tracked):
    table = tracked(["Kirkuk"])
    with pytest.raises(
        ToolkitError, match=r"lacks 'corrected', .*corpus\.corrected\(themes, coded"
    ):
        trend(table, y="corrected")
    with pytest.raises(ToolkitError, match=r"lacks 'standardised', .*corpus\.standardise\(themes"):
        trend(table, y="standardised")
    with pytest.raises(ToolkitError, match=r"y='correct' is not known.*Did you mean 'corrected'"):
        trend(table, y="correct")


def test_the_band_says_what_it_takes_for_granted(tracked):
    table = tracked(["Kirkuk"], 8, gaps=())

    def told(effective, **others):
        ax = trend(table.assign(effective_docs=effective), **others)
        return ax.get_xlabel().replace("\n", " ")

    alike = told(table["total_docs"] / 1.5)
    assert (
        "band: 95 % interval, articles of one cluster (such as outlet and day) counted as alike"
        in alike
    )
    unknown = "articles taken as independent, as how alike they are cannot be told, lexicon taken"
    assert unknown in told(np.nan)
    # Asked for single documents, or found that none are alike: the table is the same.
    none = told(table["total_docs"].astype(float))
    assert "no articles found or taken to be alike, lexicon taken as right" in none
    assert "independent" not in none
    assert "band: 90 % interval" in told(np.nan, level=0.9)
    assert "band" not in told(np.nan, band=False)
    assert trend(table).get_xlabel().endswith("band: 95 % interval")
    with pytest.raises(ToolkitError, match="level=95 must be a number between 0 and 1"):
        trend(table, level=95)


def test_tables_of_a_corpus_are_drawn_as_they_come():
    import toolkit as tk

    frame = pd.DataFrame(
        {
            "text": ["oil", "rain"] * 40,
            "outlet": (["A"] * 4 + ["B"] * 4) * 10,
            "language": "en",
            "date": pd.date_range("2017-10-02", periods=80, freq="12h").astype(str),
        }
    )
    corpus = tk.from_frame(frame)
    coded = corpus.validation_sample(["oil"], n=80)
    coded["code"] = coded["flagged"].astype(int)
    fixed = trend(corpus.standardise(["oil"]), y="standardised")
    right = trend(corpus.corrected(["oil"], coded, within=None), y="corrected")
    assert all(len(drawn(ax, "line")) == len(drawn(ax, "raw")) == 1 for ax in (fixed, right))
    assert "(n coded = 80)" in right.get_xlabel()
