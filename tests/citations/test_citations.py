"""The table of citations: columns, places, outlets of one's own and of the corpus, links."""

import pandas as pd
import pytest

import toolkit as tk
from toolkit.citations import citations as module
from toolkit.citations.cues import CUES, RELATIONS
from toolkit.citations.extract import LONGEST
from toolkit.citations.names import all_names
from toolkit.outlets import aliases

PAGE = """Rivers of the region
The second test of the plan is on the Tigris, and the dam is losing.

newsweek reported that “the wall of the dam looks to be on the verge of collapse”, and that
nobody had asked the engineers.

At first the ministry said nothing, but, as reported in defensenews, it then sent divers.
Yahoo correctly highlighted the cost. As reported in the washingtonpost, the minister asked
for patience. The nypost went further and warned that the whole valley “is about to drown”.

foreignpolicy, addressing the question in a long paper on water, concluded that the wall
should be built again.
"""
SIX = ["Newsweek", "Defense News", "Yahoo News", "The Washington Post", "New York Post"]
SIX += ["Foreign Policy"]
COLUMNS = "doc_id date outlet cited cited_as relation cue own listed start end sentence".split()


def test_a_page_of_an_aggregator_cites_six_outlets(corpus):
    table = corpus(PAGE).citations()
    assert table["cited"].tolist() == SIX
    assert table["cited_as"].tolist()[:2] == ["newsweek", "defensenews"]


def test_columns_and_places(corpus, in_vocabulary):
    made = corpus(PAGE, "Rain.", "He told Reuters so.", outlet=["A", "B", "reuters.com"])
    table = made.citations()
    assert list(table) == COLUMNS
    in_vocabulary(table)
    texts = made.docs.set_index("doc_id")["text"]
    for row in table.itertuples():
        text = texts[row.doc_id]
        assert text[row.start : row.end] == row.cited_as
        assert row.sentence in text and row.cited_as in row.sentence
        assert row.cue in row.sentence and row.relation in RELATIONS
    assert table["own"].tolist() == [False] * 6 + [True]
    assert made.citations(own=False)["cited"].tolist() == SIX
    pd.testing.assert_frame_equal(table, made.citations())


def test_no_citation_gives_the_same_columns(corpus, in_vocabulary):
    for made in (corpus("Rain."), corpus("Rain.").where("outlet == 'Z'")):
        table = made.citations()
        assert list(table) == COLUMNS and len(table) == 0
        in_vocabulary(table)


def test_the_size_of_a_batch_changes_nothing(corpus, monkeypatch):
    made = corpus(*[f"Reuters reported that {n} were held." for n in range(7)], PAGE)
    table = made.citations()
    monkeypatch.setattr(module, "BATCH", 3)
    pd.testing.assert_frame_equal(table, made.citations())


def test_outlets_of_the_corpus_are_looked_for(corpus):
    texts = ["ERBIL (Salt Road News) - Rain.", "He told the Salt Road News so."]
    table = corpus(*texts, outlet=["Citadel", "Salt Road News"]).citations()
    assert table[["cited", "own", "listed"]].values.tolist() == [
        ["Salt Road News", False, False],
        ["Salt Road News", True, False],
    ]


def test_outlets_of_your_own_come_before_the_list(corpus, cited, tmp_path):
    text = "Reuters reported it. He told the Lamp so. He told a lamp."
    own = {"The Wire": ["Reuters"], "The Lamp": ["The Lamp?", "lamp.example"]}
    assert cited(text, outlets=own) == [["The Wire reported", "The Lamp told"]]
    file = tmp_path / "mine.toml"
    file.write_text('"The Wire" = ["Reuters"]\n"The Lamp" = ["The Lamp?"]\n', "utf-8")
    assert cited(text, outlets=file) == cited(text, outlets=own)
    assert cited(text, outlets=False) == [[]]
    with pytest.raises(tk.ToolkitError, match="outlets=True says nothing here"):
        corpus(text).citations(True)
    with pytest.raises(tk.ToolkitError, match="outlets=5 cannot be used"):
        corpus(text).citations(5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://www.reuters.com/world/x?y=1 for more.", "Reuters link"),
        ("See [the story](http://edition.cnn.com/2017/x).", "CNN link"),
        ('See <a href="https://rudaw.net/x">the story</a>.', "Rudaw link"),
        ("As [Reuters](https://reuters.com/x) reported, it rained.", "Reuters reported"),
        ('As <a href="https://rudaw.net/x">Rudaw</a> reported, it rained.', "Rudaw reported"),
        ("See https://reuters.example.org/x for more.", None),
        ("Write to someone@reuters.com for more.", None),
    ],
)
def test_links_lead_to_outlets(cited, text, found):
    assert cited(text) == [[found] if found else []]


def test_links_can_be_left_out(corpus):
    made = corpus("See https://www.reuters.com/world for more. AP reported it.")
    assert made.citations()["cited_as"].tolist() == ["reuters.com", "AP"]
    assert made.citations(links=False)["cited"].tolist() == ["Associated Press"]


def test_markup_and_formulas_are_only_text(corpus):
    text = "=HYPERLINK() <script>alert(1)</script> told CNN that {0} \\1 (?P<x> was so."
    (row,) = corpus(text).citations().to_dict("records")
    assert row["sentence"] == text


def test_marks_of_direction_are_nothing(cited):
    assert cited("\u200fCNN\u200f reported it. \u202aReuters\u202c\u200e said so.") == [
        ["CNN reported", "Reuters reported"]
    ]


def test_a_text_without_sentences_gives_no_more_than_some_lines_of_it(corpus):
    """Or the table would hold as many copies of the whole text as it has citations."""
    table = corpus("CNN reported rain, and " * 500).citations()
    assert len(table) == 500
    assert table["sentence"].str.len().max() <= 2 * LONGEST
    assert all(a in b for a, b in zip(table["cited_as"], table["sentence"], strict=True))


def test_texts_of_signs_alone_and_long_ones(cited):
    rows = ["", ".", "(" * 5000, "“" * 5000, "CNN, " * 500, "newspaper " * 500, "منبع: " * 500]
    assert cited(*rows) == [[]] * len(rows)


def test_the_list_holds_more_than_300_outlets_in_five_scripts_and_languages():
    names, _ = all_names(None, [])
    assert len({name.outlet for name in names if name.listed and name.outlet}) > 900
    arabic = {name.outlet for name in names if not name.latin}
    for outlet in ("Reuters", "Rudaw", "Fars News Agency", "Al Arabiya", "Haaretz", "CNN"):
        assert outlet in arabic


def test_marks_are_taken_off():
    names = {(n.written, n.outlet): n for n in all_names(None, [])[0]}
    time = names["Time", "Time"]
    assert time.weak and time.everyday
    hill = names["Hill", "The Hill"]
    assert hill.weak and hill.article and not hill.everyday
    assert not names["Meet the Press", "NBC News"].weak
    assert not any(set("?~") & set(n.written) for n in names.values())
    assert all(isinstance(several, list) for several in aliases(None).values())


@pytest.mark.parametrize("code", list(CUES))
def test_every_rule_names_its_cue_and_a_relation(code):
    for rules in CUES[code].rules:
        for rule in rules:
            assert rule.relation in RELATIONS and 0 <= rule.sure <= 2
            assert rule.words.count("«") == rule.words.count("»") == 1


def test_the_shipped_corpus(root):
    corpus = tk.load(root / "corpora" / "kirkuk-2017", quiet=True)
    table = corpus.citations()
    others = table[~table["own"]]
    # Eight reprints with a credit line, and two articles that quote what the agency was told.
    assert set(others["cited"]) == {"Northway News Agency"}
    assert others["relation"].value_counts().to_dict() == {"credit": 8, "told": 2}
    assert others["outlet"].value_counts().to_dict() == {
        "Citadel Daily": 4,
        "Gulf Horizon": 3,
        "Tigris Courier": 2,
        "Alborz Dispatch": 1,
    }
    assert table["own"].sum() == 22
