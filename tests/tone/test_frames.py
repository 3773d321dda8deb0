"""Frames: their counts, the main frame, and when there is none."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError

DOMAIN = ["sovereignty", "sectarian", "meddling", "humanitarian", "oil"]
CODEBOOK = [
    *("economic", "capacity", "morality", "fairness", "legality", "policy", "crime", "security"),
    *("health", "quality", "identity", "opinion", "political", "reputation"),
]
OWN = {"war": {"patterns": ["war", "army"]}, "money": ["money", "bank"], "law": ["law", "court"]}


def corpus(texts, **columns):
    return tk.from_frame(pd.DataFrame({"text": texts, "language": "en", **columns}))


def test_the_shipped_lexicon_has_the_dimensions_of_the_codebook_but_other():
    themes = tk.themes("frames")
    families = pd.Series({name: theme.family for name, theme in themes.items()})
    assert list(families[families == "policy"].index) == CODEBOOK
    assert list(families[families == "domain"].index) == DOMAIN
    table = themes.frame()
    sizes = table[~table["excluded"]].groupby(["theme", "language"]).size().unstack()
    assert set(sizes.columns) == {"en", "fa", "ar", "ckb", "kmr"}
    assert sizes["en"].between(25, 60).all()
    assert sizes.drop(columns="en").min(axis=None) >= 10


def test_a_main_frame_needs_hits_and_a_lead(in_vocabulary):
    texts = ["war war war army money", "war war money money law", "war", "rain", ""]
    table = corpus(texts).frames(OWN, margin=0.2)
    in_vocabulary(table)
    assert table["frame"].tolist() == ["war", "", "", "", ""]
    assert table["hits"].tolist() == [4, 2, 1, 0, 0]
    assert table["frame_hits"].tolist() == [5, 5, 1, 0, 0]
    np.testing.assert_allclose(table["portion"], [0.8, 0.4, 1, np.nan, np.nan])
    np.testing.assert_allclose(table["margin"], [0.6, 0, 1, np.nan, np.nan])
    assert table["next_frame"].tolist() == ["money", "money", "", "", ""]
    assert table["remark"].tolist() == [
        "",
        "fewer than 3 hits of any frame",
        "fewer than 3 hits of any frame",
        "no word of a frame",
        "no word of a frame",
    ]
    nearer = corpus(["war war war money money law"]).frames(OWN, margin=0.2)
    assert nearer["remark"].tolist() == ["the two first frames are nearer than 0.2"]


@pytest.mark.parametrize(("margin", "frame"), [(0.0, "war"), (0.1, "war"), (0.11, ""), (1.0, "")])
def test_the_margin_is_a_part_of_all_hits(margin, frame):
    """Four hits against three of ten: a lead of exactly a tenth."""
    text = "war " * 4 + "money " * 3 + "law " * 3
    assert corpus([text]).frames(OWN, margin=margin)["frame"].tolist() == [frame]


def test_equal_frames_are_no_main_frame_whatever_the_margin():
    assert corpus(["war war war money money money"]).frames(OWN, margin=0)["frame"].tolist() == [""]


def test_by_sentence_a_frame_counts_once_in_each(in_vocabulary):
    texts = ["War, war and army. A bank. War on a bank. Rain.", "", "Rain."]
    words = corpus(texts).frames(OWN, least=1)
    lines = corpus(texts).frames(OWN, least=1, unit="sentence")
    in_vocabulary(lines)
    assert (words["hits"].tolist(), lines["hits"].tolist()) == ([4, 0, 0], [2, 0, 0])
    assert words["frame_hits"].tolist() == [6, 0, 0] and lines["frame_hits"].tolist() == [4, 0, 0]
    assert lines["total_sentences"].tolist() == [4, 0, 1]
    table = corpus(texts).frames(OWN, least=1, unit="sentence", by="language")
    in_vocabulary(table)
    assert table.set_index("theme")["sentence_share"].to_dict() == {
        "war": 0.4,
        "money": 0.4,
        "law": 0,
    }


def test_shares_of_main_frames_and_of_the_undecided_add_up(in_vocabulary):
    texts = ["war war war", "army war war", "money money money", "rain", "war war war"]
    part = corpus(texts, outlet=["A", "A", "A", "A", "B"], date="2017-10-16")
    table = part.frames(OWN, by=["month", "outlet"])
    in_vocabulary(table)
    a = table[table["outlet"] == "A"].set_index("theme")
    assert a["main_docs"].to_dict() == {"war": 2, "money": 1, "law": 0}
    assert set(a["undecided_docs"]) == {1} and set(a["total_docs"]) == {4}
    assert a["main_share"].sum() + 1 / 4 == pytest.approx(1)
    assert a["docs"].tolist() == [2, 1, 0] and a["hits"].tolist() == [6, 3, 0]
    np.testing.assert_allclose(a["portion"], [6 / 9, 3 / 9, 0])
    assert (a["low"] <= a["main_share"]).all() and (a["main_share"] <= a["high"]).all()


def test_docs_and_hits_are_those_of_track(shipped):
    """corpus.track says the same of any mention; frames add the main one."""
    themes = tk.themes("frames")
    english = shipped.where(language="en")
    names = [name for name, theme in themes.items() if theme.family == "policy"]
    here = english.frames(by="outlet")
    there = english.track(themes.only(*names), by="outlet")
    for column in ("docs", "hits", "total_docs", "total_tokens"):
        assert here[column].tolist() == there[column].tolist()
    each = english.frames()
    assert here.groupby("theme")["main_docs"].sum().to_dict() == {
        name: int((each["frame"] == name).sum()) for name in names
    }
    assert here.drop_duplicates("outlet")["undecided_docs"].sum() == (each["frame"] == "").sum()


def test_oil_reports_of_the_shipped_corpus_are_about_oil_or_money(shipped, root):
    """By reading: ``main_theme`` of its truth."""
    truth = pd.read_csv(root / "corpora/kirkuk-2017/truth/articles.csv")
    files = truth.loc[truth["main_theme"] == "oil-economy", "file"]
    english = shipped.where(language="en")
    place = english.docs["file"].str.rsplit("/", n=1).str[-1]
    rows = place.isin(files).to_numpy()
    assert rows.sum() >= 10
    assert english.frames(family="domain", least=1).loc[rows, "frame"].eq("oil").mean() > 0.6
    assert english.frames(least=1).loc[rows, "frame"].eq("economic").mean() > 0.5


def test_articles_in_a_language_without_words_are_not_undecided_but_unknown():
    part = tk.from_frame(pd.DataFrame({"text": ["Petrol fiyatlari", "oil price"],
                                       "language": ["tr", "en"], "outlet": "A"}))  # fmt: skip
    each = part.frames()
    assert each["remark"].iloc[0] == "the lexicon has no words of this language"
    assert set(part.frames(by="outlet")["total_docs"]) == {1}


def test_each_text_once_if_asked():
    text = "war war war with an army that came from afar over the old bridge at the end of May"
    part = corpus([text, text, "money money money"], outlet=["A", "B", "A"],
                  date=["2017-10-16", "2017-10-17", "2017-10-18"])  # fmt: skip
    assert len(part.frames(OWN, copies="distinct")) == 2


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"unit": "words"}, "unit='words' is not known. Allowed: 'docs', 'sentence'"),
        ({"margin": 20}, "margin=20 must be a number from 0 to 1"),
        ({"least": 0}, "least=0 must be a whole number, 1 or more"),
        ({"family": "moods"}, "family='moods' is not known. Allowed: 'policy', 'domain'"),
        ({"interval": "exact"}, "interval='exact' is not known"),
        ({"lexicon": ["oil"]}, "A main frame is chosen among several; there is 'oil' only"),
    ],
)
def test_other_arguments_are_refused(given, message):
    with pytest.raises(ToolkitError, match=message):
        corpus(["war"]).frames(**given)
