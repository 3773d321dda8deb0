"""The hand coding that is shipped fits its corpus, and shows what a first lexicon misses."""

from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk

FOLDER = Path(__file__).parents[1] / "corpora" / "kirkuk-2017"
CODING = FOLDER / "coding"
THEMES = ["irgc", "pmf"]


@pytest.fixture(scope="module")
def corpus():
    return tk.load(FOLDER, quiet=True)


@pytest.fixture(scope="module")
def naive():
    return tk.themes(CODING / "naive.toml")


@pytest.fixture(scope="module")
def sheets(corpus, naive):
    sample = corpus.validation_sample(
        naive, 150, by="outlet", coders=["A", "B"], double=0.3, seed=2017
    )
    return tk.validation.read_sheet([CODING / "sheet_A.csv", CODING / "sheet_B.csv"], sample)


@pytest.fixture(scope="module")
def final():
    return pd.read_csv(CODING / "final.csv")


@pytest.fixture(scope="module")
def coded(sheets, final):
    return pd.concat([sheets, final], ignore_index=True)


@pytest.fixture(scope="module")
def known(corpus):
    """Truth of each document, by its id."""
    truth = pd.read_csv(FOLDER / "truth" / "articles.csv", keep_default_na=False)
    docs = corpus.docs.assign(file=corpus.docs["file"].str.rsplit("/").str[-1])
    return docs.merge(truth, on="file", validate="one_to_one").set_index("doc_id")


def right(known, table):
    return pd.Series([known.at[d, t] for d, t in zip(table["doc_id"], table["theme"], strict=True)])


def test_every_unit_of_the_sample_is_coded_and_a_share_of_them_twice(sheets):
    assert sheets["code"].isin([0, 1]).all()
    counts = sheets.groupby(["theme", "coder"])["unit"].nunique()
    assert counts.to_dict() == {(t, c): n for t in THEMES for c, n in (("A", 150), ("B", 45))}


def test_the_sheets_show_neither_flag_nor_outlet_and_the_texts_of_the_corpus(corpus):
    text = corpus.docs["text"].str.split().str.join(" ")
    for coder in "AB":
        sheet = pd.read_csv(CODING / f"sheet_{coder}.csv", keep_default_na=False)
        told = "unit coder theme definition code note title text"
        assert list(sheet) == told.split()
        assert sheet["coder"].eq(coder).all()
        assert set(sheet["text"].str.split().str.join(" ")) <= set(text)


def test_each_coder_errs_in_five_to_eight_of_a_hundred_codes_and_not_in_the_same(sheets, known):
    wrong = sheets["code"].ne(right(known, sheets))
    share = wrong.groupby([sheets["theme"], sheets["coder"]]).mean()
    assert share.between(0.05, 0.08).all()
    assert not sheets[wrong].duplicated(["theme", "doc_id"]).any()


def test_the_coders_agree_well_enough_for_tentative_conclusions(sheets):
    table = tk.agreement(sheets, by="theme").set_index(["theme", "coefficient"])["value"]
    assert table.loc[[(t, "percent") for t in THEMES]].tolist() == pytest.approx([40 / 45] * 2)
    alpha = table.xs("krippendorff_alpha", level="coefficient")
    assert alpha["irgc"] == pytest.approx(0.726, abs=5e-4)
    assert alpha["pmf"] == pytest.approx(0.773, abs=5e-4)


def test_the_final_codes_decide_all_disagreements_and_nothing_else(sheets, final, known):
    codes = sheets.pivot(index="unit", columns="coder", values="code")
    differ = codes[codes["B"].notna() & codes["A"].ne(codes["B"])]
    assert sorted(final["unit"]) == sorted(differ.index)
    assert final["coder"].eq("final").all()
    assert final["code"].eq(right(known, final)).all()
    units = sheets.drop_duplicates("unit").set_index("unit")["doc_id"]
    assert final["doc_id"].tolist() == units[final["unit"]].tolist()


def test_the_first_lexicon_misses_what_outlets_call_otherwise(coded, known, corpus, naive):
    table = tk.validation.accuracy(coded, by=["theme", "language"]).set_index(["theme", "language"])
    assert table.loc[[("irgc", "en"), ("pmf", "en")], "recall"].lt(0.6).all()
    outlets = tk.validation.accuracy(coded[coded["theme"].eq("irgc")], by="outlet")
    recall = outlets.set_index("outlet")["recall"]
    assert recall["Alborz Dispatch"] < 0.4 < 0.9 < recall["The Potomac Ledger"]
    # By the truth of all articles, not of the sample.
    hits = known.index.isin(corpus.lookup(naive.only("irgc"))["doc_id"])
    by_outlet = pd.Series(hits, known.index)[known["irgc"].eq(1)].groupby(known["outlet"]).mean()
    assert by_outlet["Alborz Dispatch"] < 0.4
    assert by_outlet["The Potomac Ledger"] == 1


def test_recall_and_precision_of_the_sample_hold_those_of_the_corpus(coded, known, corpus, naive):
    table = tk.validation.accuracy(coded).set_index("theme")
    for name in THEMES:
        hit = pd.Series(known.index.isin(corpus.lookup(naive.only(name))["doc_id"]), known.index)
        true = known[name].eq(1)
        assert table.loc[name, "precision"] == pytest.approx(true[hit].mean(), abs=0.1)
        assert table.loc[name, "recall_low"] <= hit[true].mean() <= table.loc[name, "recall_high"]


def test_the_correction_takes_back_a_difference_that_the_lexicon_made(corpus, naive, coded, known):
    press = pd.Series(corpus.info.about["outlets"]).str.extract("(Tehran|Gulf)")[0]
    docs = corpus.docs.assign(press=corpus.docs["outlet"].map(press.fillna("elsewhere")))
    table = tk.from_frame(docs).corrected(naive.only("irgc"), coded, "press", method="dsl")
    table = table.set_index("press")
    truth = known["irgc"].groupby(docs.set_index("doc_id")["press"]).mean()
    assert table.loc["Gulf", "share"] - table.loc["Tehran", "share"] > 0.1
    assert abs(truth["Gulf"] - truth["Tehran"]) < 0.05
    assert abs(table.loc["Gulf", "corrected"] - table.loc["Tehran", "corrected"]) < 0.05
    assert (table["corrected_low"] <= truth).all()
    assert (truth <= table["corrected_high"]).all()


def test_a_changed_first_lexicon_is_not_corrected_with_these_codes(corpus, coded):
    other = tk.themes({"irgc": ["irgc"]})
    with pytest.raises(tk.ToolkitError, match="It has changed since"):
        corpus.corrected(other, coded, "month")
