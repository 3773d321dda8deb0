import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.track import track
from toolkit.validation.correct import corrected
from toolkit.validation.sample import validation_sample

ADDED = ["corrected", "corrected_low", "corrected_high", "coded_docs", "remark"]
CELLS = ["rogan_gladen", "tenenbein"]
LATER = np.linspace(0.85, 0.15, 10)  # share of the articles that are of the first outlet


def press(prevalence=0.35, recall=(0.9, 0.4), docs=300, false=0.02, seed=5):
    """Ten weeks of two outlets whose mix turns round, and which articles are on oil."""
    rng = np.random.default_rng(seed)
    week = np.repeat(np.arange(10), docs)
    second = rng.random(len(week)) >= LATER[week]
    true = rng.random(len(week)) < np.broadcast_to(prevalence, 10)[week]
    found = rng.random(len(week)) < np.where(true, np.array(recall)[second.astype(int)], false)
    frame = pd.DataFrame(
        {
            "doc_id": [f"d{i:05}" for i in range(len(week))],
            "date": (pd.Timestamp("2017-10-02") + pd.to_timedelta(7 * week, "D")).astype(str),
            "outlet": np.where(second, "Gulf", "Citadel"),
            "text": np.where(found, "They spoke of oil.", "They spoke of black gold."),
            "language": "en",
        }
    )
    return tk.from_frame(frame), pd.Series(true.astype(float), frame["doc_id"])


def code(corpus, true, n=800, **how):
    sample = validation_sample(corpus, ["oil"], n=n, **{"seed": 1, **how})
    return sample.assign(code=true[sample["doc_id"]].to_numpy())


@pytest.fixture(scope="module")
def turned():
    corpus, true = press()
    return corpus, true, code(corpus, true)


@pytest.mark.parametrize("method", CELLS)
def test_a_curve_faked_by_the_recall_of_one_outlet_is_repaired(turned, method):
    corpus, true, coded = turned
    table = corrected(corpus, ["oil"], coded, method=method)
    raw = track(corpus, ["oil"])
    pd.testing.assert_frame_equal(table[list(raw)], raw)
    assert list(table) == [*raw, *ADDED]
    # Nothing happened, yet the raw share falls by a third as the attentive outlet shrinks.
    assert table["share"].iloc[0] - table["share"].iloc[-1] > 0.1
    assert (table["share"] < table["corrected_low"]).sum() >= 4
    line = np.polyfit(np.arange(10), table["corrected"], 1)
    assert abs(line[0] * 9) < 0.07
    # All weeks share the error of the rates, so that they are right or wrong together.
    assert ((table["corrected_low"] <= 0.36) & (table["corrected_high"] >= 0.34)).all()
    assert table["corrected"].mean() == pytest.approx(true.mean(), abs=0.03)
    assert table["remark"].tolist() == [""] * 10
    assert table["coded_docs"].sum() == 800


def test_without_outlets_the_curve_stays_faked(turned):
    corpus, _, coded = turned
    table = corrected(corpus, ["oil"], coded, within=None)
    assert table["corrected"].iloc[0] - table["corrected"].iloc[-1] > 0.15


def test_a_peak_is_kept_by_rogan_gladen_and_flattening_is_told():
    wave = 0.1 + 0.6 * np.exp(-((np.arange(10) - 5) ** 2) / 2)
    corpus, true = press(wave, recall=(0.9, 0.6))
    coded = code(corpus, true, n=1200)
    good = corrected(corpus, ["oil"], coded, method="rogan_gladen")
    flat = corrected(corpus, ["oil"], coded, method="tenenbein")
    assert ((good["corrected_low"] <= wave) & (wave <= good["corrected_high"])).sum() >= 9
    assert flat["corrected"].iloc[5] < wave[5] - 0.05
    assert good["remark"].tolist() == [""] * 10
    assert flat["remark"].str.contains(r"error rates change .*method='rogan_gladen' fits").all()


@pytest.mark.parametrize("method", ["dsl", "ppi", "ppi++"])
def test_codes_in_the_cell_put_it_right(turned, method):
    corpus, true, _ = turned
    coded = code(corpus, true, n=1000, allocation="proportional")
    table = corrected(corpus, ["oil"], coded, method=method)
    assert ((table["corrected_low"] <= 0.35) & (table["corrected_high"] >= 0.35)).sum() >= 9
    assert table["corrected"].to_numpy() == pytest.approx(np.full(10, 0.35), abs=0.15)
    assert (table["coded_docs"] >= 60).all()


def test_dsl_knows_unequal_probabilities_and_ppi_refuses_them(turned):
    corpus, true, coded = turned
    table = corrected(corpus, ["oil"], coded, by="year", method="dsl").iloc[0]
    assert table["corrected_low"] <= true.mean() <= table["corrected_high"]
    with pytest.raises(ToolkitError, match=r"equally likely to be drawn; .*Take method='dsl'"):
        corrected(corpus, ["oil"], coded, by="year", method="ppi")


def test_cells_with_few_codes_are_missing_with_the_reason(turned):
    corpus, _, coded = turned
    early = coded[coded["date"].lt("2017-10-12")]
    table = corrected(corpus, ["oil"], early, method="dsl")
    assert table["corrected"].notna().tolist() == [True, True, *[False] * 8]
    assert set(table["remark"][2:]) == {"0 coded documents in the cell, 20 are needed"}
    with pytest.raises(ToolkitError, match=r"the cell with most has 19\. Take longer periods"):
        few = early.groupby("date").head(19)
        corrected(corpus, ["oil"], few, method="dsl")


def test_a_week_without_articles_stays_unknown(turned):
    corpus, _, coded = turned
    docs = corpus.docs
    part = tk.from_frame(docs[docs["date"].ne("2017-10-16")])
    kept = coded[coded["doc_id"].isin(part.docs["doc_id"])]
    row = corrected(part, ["oil"], kept).iloc[2]
    assert row[["share", "corrected", "corrected_low", "corrected_high"]].isna().all()
    assert (row["total_docs"], row["coded_docs"], row["remark"]) == (0, 0, "")


def test_outlets_with_few_codes_take_the_rates_of_all_and_are_named(turned):
    corpus, true, _ = turned
    docs = corpus.docs
    small = np.flatnonzero(docs["outlet"].eq("Gulf"))[:40]
    docs.loc[small, "outlet"] = "Marsh"
    mixed = tk.from_frame(docs)
    coded = code(mixed, true)
    table = corrected(mixed, ["oil"], coded, by=["outlet"])
    remarks = table.set_index("outlet")["remark"]
    assert remarks.to_dict() == {
        "Citadel": "",
        "Gulf": "",
        "Marsh": "Marsh: fewer than 10 coded a side, rates of all",
    }
    weekly = corrected(mixed, ["oil"], coded)
    assert weekly["remark"].str.startswith("Marsh").any()


def test_by_outlet_the_two_are_alike_after_correction(turned):
    corpus, _, coded = turned
    table = corrected(corpus, ["oil"], coded, by="outlet")
    assert table["share"].iloc[0] > 2 * table["share"].iloc[1]
    assert table["corrected"].to_numpy() == pytest.approx([0.35, 0.35], abs=0.06)


def test_several_themes_are_corrected_each_by_its_own_codes(turned):
    corpus, true, _ = turned
    sample = validation_sample(corpus, ["oil", "gold"], n=600)
    truth = true[sample["doc_id"]].to_numpy()
    sample["code"] = np.where(sample["theme"].eq("oil"), truth, 1 - truth)
    table = corrected(corpus, ["oil", "gold"], sample, by="year").set_index("theme")
    assert table["corrected"].to_dict() == pytest.approx(
        {"oil": true.mean(), "gold": 1 - true.mean()}, abs=0.06
    )
    one = corrected(corpus, ["gold"], sample, by="year")
    assert one["corrected"].tolist() == [table["corrected"]["gold"]]


def test_a_lexicon_no_better_than_chance_is_refused(turned):
    corpus, _, coded = turned
    rng = np.random.default_rng(0)
    blind = coded.assign(code=rng.integers(0, 2, len(coded)))
    with pytest.raises(ToolkitError, match=r"hardly better than chance .*method='dsl'"):
        corrected(corpus, ["oil"], blind)
    # In one outlet only: its cells are missing, and it is named.
    half = coded.assign(code=blind["code"].where(coded["outlet"].eq("Gulf"), coded["code"]))
    table = corrected(corpus, ["oil"], half, by="outlet").set_index("outlet")
    assert table["corrected"].isna().to_dict() == {"Citadel": False, "Gulf": True}
    assert "Gulf: lexicon hardly better than chance, not corrected" in table["remark"]["Gulf"]


def test_a_changed_lexicon_is_found(turned):
    corpus, _, coded = turned
    with pytest.raises(ToolkitError, match=r"flags \d+ of 800 documents .* draw again"):
        corrected(corpus, {"oil": ["oil", "gold"]}, coded)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"method": "rogan"}, "method='rogan' is not known. Allowed: 'tenenbein', 'rogan_gladen'"),
        ({"within": "desk"}, "within='desk' is no column to estimate error rates in"),
        ({"level": 95}, "level=95 must be a number between 0 and 1"),
        ({"by": "remark"}, "by='remark' would stand in one table"),
        ({"by": "weak"}, "by='weak' is neither a period"),
        ({"themes": ["oil", "rain"]}, "lacks the themes 'rain'"),
    ],
)
def test_what_cannot_be_asked_is_told(turned, more, told):
    corpus, _, coded = turned
    with pytest.raises(ToolkitError, match=told):
        corrected(**({"corpus": corpus, "themes": ["oil"], "coded": coded} | more))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda c: c.assign(code=np.nan), "No document of the theme 'oil' is coded yet"),
        (lambda c: c[c["flagged"]], "No document that is not flagged was coded"),
        (lambda c: c[~c["flagged"]], "No document flagged was coded"),
        (lambda c: pd.concat([c[c["flagged"]], c[~c["flagged"]][:9]]), "9 codings of documents"),
        (lambda c: c.replace({"doc_id": {c["doc_id"].iloc[0]: "x"}}), "not in the corpus .*'x'"),
    ],
)
def test_a_sample_that_says_too_little_is_refused(turned, change, told):
    corpus, _, coded = turned
    with pytest.raises(ToolkitError, match=told):
        corrected(corpus, ["oil"], change(coded))


def test_the_same_sample_gives_the_same_table(turned):
    corpus, _, coded = turned
    once, again = (corrected(corpus, ["oil"], c) for c in (coded, coded.iloc[::-1]))
    pd.testing.assert_frame_equal(once, again, check_exact=False, atol=1e-12)


def test_the_level_widens_both_intervals(turned):
    corpus, _, coded = turned
    wide, narrow = (corrected(corpus, ["oil"], coded, level=level) for level in (0.99, 0.8))
    for low, high in (("low", "high"), ("corrected_low", "corrected_high")):
        assert (wide[high] - wide[low] > narrow[high] - narrow[low]).all()


def test_flags_are_those_that_track_counts(shipped, root):
    # So that the corrected share is that of the share beside it.
    themes = tk.themes(root / "corpora/kirkuk-2017/themes.toml").only("kirkuk")
    coded = validation_sample(shipped, themes, n=100, by=())
    coded["code"] = coded["flagged"].astype(float)  # a lexicon that never errs
    table = corrected(shipped, themes, coded, by="month", within=None)
    known = table["share"].notna()
    assert table["corrected"][known].tolist() == pytest.approx(table["share"][known].tolist())


def test_a_week_that_the_error_rates_cannot_explain_is_not_corrected():
    # False hits in nine weeks, none in the last, which has no hit at all.
    corpus, true = press(prevalence=[0.3] * 9 + [0.0], recall=(0.9, 0.9), false=0.2)
    docs = corpus.docs
    last = docs["date"].eq(docs["date"].max())
    docs.loc[last, "text"] = "They spoke of black gold."
    corpus = tk.from_frame(docs)
    table = corrected(corpus, ["oil"], code(corpus, true), within=None)
    row = table.iloc[-1]
    assert row["share"] == 0 and row[["corrected", "corrected_low", "corrected_high"]].isna().all()
    assert "share flagged outside what the error rates allow" in row["remark"]
    assert table["corrected"].iloc[:-1].notna().all()
