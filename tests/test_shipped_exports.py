"""The folder of exports that is shipped: every article comes out as it went in."""

import pandas as pd
import pytest

import toolkit as tk

#: Articles by kind of file, as the README of the folder says.
COUNTS = {
    "lexisnexis": 12,
    "factiva_html": 10,
    "proquest_text": 8,
    "nexis_uni": 7,
    "newsapi": 7,
    "feed": 6,
    "web_page": 5,
    "excel": 3,
    "csv": 2,
    "json_lines": 2,
    "text": 2,
}
LETTER = (
    "\n\nThe morning letter of Citadel Daily reaches you at six. Write to the desk to receive it."
)


@pytest.fixture(scope="module")
def corpus(root):
    return tk.load(root / "corpora/exports-2017", quiet=True)


@pytest.fixture(scope="module")
def beside(corpus, shipped):
    """Each English article with the one of the teaching corpus that it was made from."""
    english = corpus.docs[corpus.docs["language"].eq("en")]
    return english.merge(shipped.docs, on="title", suffixes=("", "_true"), validate="many_to_one")


def test_every_file_is_read_as_what_it_is(corpus):
    assert corpus.docs["format"].value_counts().to_dict() == COUNTS
    assert corpus.docs["date"].notna().all()


def test_every_article_is_as_it_was_written(beside):
    assert len(beside) == 57
    whole = beside[beside["format"].ne("newsapi")]
    text = whole["text"].where(
        whole["format"].ne("proquest_text"), whole["text"].str[: -len(LETTER)]
    )
    assert (text == whole["text_true"]).all()
    assert (beside["date"].dt.normalize() == beside["date_true"]).all()
    assert (beside["author"] == beside["author_true"]).all()
    section = whole["section"].str.replace(r"; Pg\. \d+$", "", regex=True)
    assert (section == whole["section_true"]).all()
    assert (beside["outlet"] == beside["outlet_true"]).all()


def test_the_service_cuts_its_texts_and_it_is_told(beside, corpus):
    cut = beside[beside["format"].eq("newsapi")]
    assert [t.startswith(c) for c, t in zip(cut["text"], cut["text_true"], strict=True)] == [
        True
    ] * 7
    told = corpus.skipped[corpus.skipped["file"].str.endswith("newsapi_kirkuk.json")]
    assert told["problem"].str.contains("7 of 7 article.s.: the text is only its beginning").any()


def test_other_calendars_and_languages(corpus):
    other = corpus.docs[corpus.docs["language"].ne("en")].set_index("title")
    assert other["language"].value_counts().to_dict() == {"fa": 3, "ar": 2, "ckb": 1, "kmr": 1}
    days = other["date"].dt.strftime("%d %b").to_dict()
    assert days["نیروهای عراقی وارد کرکوک شدند"] == "16 Oct"
    assert days["کاسبان مرزی چشم به راه گذرگاه"] == "25 Oct"
    assert days["چرا همه از کرکوک حرف می‌زنند؟"] == "19 Oct"
    assert days["عمال الحقول ينتظرون التعليمات"] == "19 Oct"
    assert days["Hêzên Iraqê ketin Kerkûkê"] == "17 Oct"


def test_names_of_outlets_are_put_together_and_kept(corpus):
    names = corpus.docs.groupby("outlet")["outlet_as_found"].agg(set)
    assert names["The Potomac Ledger"] == {"The Potomac Ledger", "potomacledger.example"}
    assert names["Citadel Daily"] == {"Citadel Daily", "Citadel Daily (Online)"}
    assert corpus.docs["outlet"].nunique() == 11


def test_what_cannot_be_read_is_listed(corpus):
    lost = corpus.skipped[~corpus.skipped["kept"].astype(bool)]
    assert lost["file"].str.removeprefix("exports/").tolist() == [
        "empty.csv",
        "half-a-download.jsonl.gz",
        "half-a-download.jsonl.gz",
        "screenshot.png",
    ]


def test_what_stands_twice_is_found(corpus):
    copies = corpus.copies()
    assert copies["kind"].value_counts().to_dict() == {"exact": 16, "near": 6}
    reprint = copies[copies["title"].str.startswith("Federal forces secure")]
    assert reprint["copy_group"].iloc[0].startswith("NORTHW")
    assert len(corpus.where(copies="first")) == 51


def test_the_letter_to_readers_is_found_and_cut(corpus):
    found = corpus.boilerplate()
    assert found[["outlet", "docs", "part"]].values.tolist() == [["Citadel Daily", 8, "end"]]
    clean = corpus.without_boilerplate(found)
    assert not clean.docs["text"].str.contains("reaches you at six").any()
    assert isinstance(clean.docs, pd.DataFrame) and len(clean) == len(corpus)
