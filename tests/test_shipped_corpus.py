"""The corpus that is shipped: what its documentation promises, and what was designed into it."""

import re
from collections import Counter
from itertools import combinations

import pandas as pd
import pytest

import toolkit as tk
from toolkit import store
from toolkit.language.detect import detect

THEMES = ["kirkuk", "irgc", "peshmerga", "referendum", "pmf", "isis", "oil"]
#: Outlets in file names, where the alphabet or the letters differ.
SLUGS = {
    "بیرق صبح": "beyraq-e-sobh",
    "ترازوی تهران": "tarazu-ye-tehran",
    "رادیو لنگرگاه": "radio-langargah",
    "بريد القشلة": "barid-al-qishla",
    "الضفاف السبع": "al-dhifaf-al-sab",
    "مقياس الروضة": "miqyas-al-rawda",
    "هەواڵنامەی قەرەچووغ": "hewalnamey-qerechux",
    "دەفتەری شارەزوور": "defteri-sharezur",
    "Nûçenameya Zawîte": "nucenameya-zawite",
    "Hêlîna Dûr": "helina-dur",
}
#: Articles in which a theme is found though it was not designed in: a lexicon finds words.
FALSE = {
    "referendum": {
        "2017-06-22_gulf-horizon_abadi-between-neighbours.md",
        "2017-12-19_citadel-daily_sulaymaniyah-salaries.md",
        "2017-10-02_al-dhifaf-al-sab_barcelona-sunday.md",
    },
}


@pytest.fixture(scope="module")
def folder(root):
    return root / "corpora/kirkuk-2017"


@pytest.fixture(scope="module")
def truth(folder):
    return pd.read_csv(folder / "truth/articles.csv", keep_default_na=False)


@pytest.fixture(scope="module")
def articles(shipped):
    """Documents with the name of their file, as in the truth."""
    docs = shipped.docs
    return docs.assign(name=docs["file"].str.rsplit("/").str[-1]).set_index("name")


@pytest.fixture(scope="module")
def themes(folder):
    return tk.themes(folder / "themes.toml")


@pytest.fixture(scope="module")
def shingles(articles):
    """Runs of five words of each article."""

    def runs(text):
        words = text.lower().split()
        return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}

    return {name: runs(text) for name, text in articles["text"].items()}


def test_the_checksums_hold(folder):
    sums = store._checksums(folder)
    assert sorted(sums) == store.files_of(folder)
    assert [n for n, value in sums.items() if store.sha256(folder / n) != value] == []


def test_it_loads_with_nothing_lost(shipped):
    assert shipped.skipped["kept"].all()
    assert shipped.skipped["problem"].tolist() == ["no date", "no date"]
    assert len(shipped.docs) >= 60
    assert shipped.docs["doc_id"].is_unique
    for column in ("title", "text", "outlet", "section"):
        assert shipped.docs[column].ne("").all(), column


def test_the_articles_are_of_120_to_300_words(articles):
    words = articles["text"].str.split().str.len()
    assert words[~words.between(120, 300)].empty


def test_every_outlet_has_a_profile_and_one_language(shipped, articles):
    counts = articles["outlet"].value_counts()
    assert len(counts) == 16 and counts.min() >= 7
    assert set(shipped.info.about["outlets"]) == set(counts.index)
    assert articles.groupby("outlet")["language"].nunique().eq(1).all()
    outlets = articles.groupby("language")["outlet"].nunique()
    assert outlets.to_dict() == {"en": 6, "fa": 3, "ar": 3, "ckb": 2, "kmr": 2}


@pytest.mark.parametrize(
    ("language", "least"), [("en", 120), ("fa", 25), ("ar", 25), ("ckb", 12), ("kmr", 8)]
)
def test_every_language_has_its_articles(articles, language, least):
    assert articles["language"].eq(language).sum() >= least
    # The language that the detector tells from the text is the one that is written down.
    texts = articles.loc[articles["language"].eq(language), "text"].head(12)
    assert {detect(text).language for text in texts} == {language}


def test_the_descriptions_tell_the_right_numbers(shipped, folder, articles):
    assert shipped.info.about["description"].strip().startswith(f"{len(shipped)} articles")
    readme = (folder / "README.md").read_text("utf-8")
    assert f"{len(shipped)} short articles" in readme
    for outlet, number in articles["outlet"].value_counts().items():
        assert re.search(rf"\| {re.escape(outlet)} \|.*\| {number} \|", readme), outlet


def test_it_runs_from_june_to_december_2017(shipped, articles):
    first, last = shipped.span
    assert (str(first.date()), str(last.date())) == ("2017-06-01", "2017-12-31")
    dates = articles["date"].dropna()
    assert dates.between(first, last).all()
    months = dates.dt.to_period("M").unique()
    assert sorted(map(str, months)) == [f"2017-{m:02}" for m in range(6, 13)]


def test_the_file_names_agree_with_the_dates_and_outlets(articles):
    for name, row in articles.iterrows():
        day, outlet, _ = name.split("_")
        assert day == (f"{row.date:%F}" if pd.notna(row.date) else "undated"), name
        plain = row.outlet.lower().removeprefix("the ").removesuffix(" news agency")
        assert outlet == SLUGS.get(row.outlet, plain.replace(" ", "-")), name


def test_one_outlet_is_silent_for_two_weeks(shipped):
    weeks = shipped.coverage(["outlet", "week"])
    autumn = weeks[weeks["period"].between("2017-10-23", "2017-11-13")]
    counts = autumn.pivot(index="outlet", columns="period", values="total_docs")
    silent = counts.loc["Tigris Courier"]
    assert silent.iloc[1:3].tolist() == [0, 0] and silent.iloc[[0, 3]].gt(0).all()
    assert shipped.where(outlet="Tigris Courier", date=("2017-10-30", "2017-11-12")).docs.empty
    assert counts.drop("Tigris Courier").iloc[:, 1:3].sum().gt(0).all()


def test_two_articles_are_undated(articles):
    undated = articles.index[articles["date"].isna()]
    assert len(undated) == 2 and undated.str.startswith("undated_").all()


def test_every_row_of_the_truth_is_an_article_and_the_reverse(truth, articles):
    assert truth["file"].is_unique
    assert set(truth["file"]) == set(articles.index)
    assert truth[THEMES].isin([0, 1]).all().all()
    reprints = truth.loc[truth["reprint_of"].ne(""), "reprint_of"]
    assert set(reprints) <= set(truth["file"])


@pytest.mark.parametrize("theme", THEMES)
def test_the_lexicon_finds_what_was_designed(shipped, articles, truth, themes, theme):
    hits = shipped.lookup(themes.only(theme))
    found = set(articles.index[articles["doc_id"].isin(hits["doc_id"])])
    meant = set(truth.loc[truth[theme].eq(1), "file"])
    assert len(meant) >= 10
    assert meant - found == set()
    assert found - meant == FALSE.get(theme, set())
    assert len(found & meant) / len(found) >= 0.95


def test_the_themes_are_those_of_the_truth(themes):
    assert list(themes) == THEMES


def test_reprints_share_most_words_with_their_original(truth, articles):
    pairs = truth.loc[truth["reprint_of"].ne(""), ["file", "reprint_of"]].values.tolist()
    assert len(pairs) >= 5
    for copy, original in pairs:
        new, old = (Counter(articles.loc[n, "text"].lower().split()) for n in (copy, original))
        shared = (new & old).total() / new.total()
        assert shared >= 0.85, (copy, shared)
        assert articles.loc[copy, "outlet"] != articles.loc[original, "outlet"]


def test_nothing_else_is_alike(truth, shingles):
    family = {row.file: row.reprint_of or row.file for row in truth.itertuples()}
    for one, two in combinations(shingles, 2):
        if family[one] != family[two]:
            a, b = shingles[one], shingles[two]
            assert len(a & b) / min(len(a), len(b)) < 0.1, (one, two)


def test_reprints_are_alike(truth, shingles):
    for row in truth[truth["reprint_of"].ne("")].itertuples():
        a, b = shingles[row.file], shingles[row.reprint_of]
        assert len(a & b) / min(len(a), len(b)) > 0.5, row.file


def test_no_two_articles_have_the_same_text_or_title(articles):
    assert articles["text"].is_unique
    assert articles["title"].is_unique


def test_every_quotation_is_in_its_article(folder, articles):
    quotations = pd.read_csv(folder / "truth/quotations.csv", keep_default_na=False)
    assert set(quotations["file"]) <= set(articles.index)
    assert len(quotations) >= 100
    assert set(quotations["kind"]) == {"direct", "indirect"}
    for row in quotations.itertuples():
        body = articles.loc[row.file, "text"]
        for part in (row.source, row.cue, row.content):
            assert part and part in body, (row.file, part)


def test_kirkuk_is_highest_in_the_week_in_which_it_was_taken(shipped, themes):
    trend = shipped.track(themes.only("kirkuk"), by="week")
    solid = trend[trend["complete"] & trend["total_docs"].ge(5)]
    peak = solid.loc[solid["share"].idxmax()]
    assert str(peak["period"].date()) == "2017-10-16"
    assert trend.loc[trend["docs"].idxmax(), "period"] == peak["period"]


def test_the_events_are_dated_named_and_in_the_span(shipped):
    events = shipped.events
    assert len(events) >= 10
    assert events["id"].is_unique and events["label"].ne("").all()
    assert events["date"].between(*shipped.span).all()
    assert events["date_end"].dropna().ge(events.loc[events["date_end"].notna(), "date"]).all()


def test_no_article_names_a_machine_or_an_address(articles):
    assert not articles["text"].str.contains(r"https?://|www\.|/home/|C:\\", regex=True).any()
