import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.event.event import event

ROWS = [
    (
        "n1",
        "North",
        "2017-10-16",
        "“Kirkuk is safe,” Governor Rakan Saeed said. The Hashd stood by.",
    ),
    ("n2", "North", "2017-10-17", "Kirkuk was retaken, Rakan Saeed told Reuters."),
    ("s1", "South", "2017-10-16", "“Kirkuk was sold,” Omar Aziz claimed. The militias laughed."),
    ("s2", "South", "2017-10-18", "Kirkuk was lost, said Omar Aziz. The militias of Iran came."),
    ("w1", "West", "2017-10-17", "“We lost Kirkuk,” Omar Aziz said. The militias came at night."),
    ("w2", "West", "2017-10-17", "It rained in Erbil."),
    ("w3", "West", "2017-10-25", "Kirkuk is quiet again."),
]
NAMES = {"pmf": {"Hashd": ["hashd"], "militias": ["militias"]}}


@pytest.fixture(scope="module")
def corpus():
    frame = pd.DataFrame(ROWS, columns=["doc_id", "outlet", "date", "text"])
    return tk.from_frame(frame.assign(language="en", title=""))


@pytest.fixture(scope="module")
def told(corpus):
    return corpus.event("2017-10-16", themes=["kirkuk"], families=NAMES, outlets=2)


def test_the_articles_of_five_days_that_name_the_theme(told):
    assert told.documents["doc_id"].tolist() == ["n1", "s1", "n2", "w1", "s2"]
    assert (told.first, told.last) == (pd.Timestamp("2017-10-16"), pd.Timestamp("2017-10-20"))
    assert told.summary == (
        "'kirkuk', 2017-10-16 to 2017-10-20: 5 of 6 articles (83%) of 3 outlets in 'en'"
    )


def test_outlets_are_laid_side_by_side(told):
    table = told.outlets.set_index("outlet")
    assert table["docs"].to_dict() == {"North": 2, "South": 2, "West": 1}
    assert table["total_docs"].to_dict() == {"North": 2, "South": 2, "West": 2}
    assert table.loc["West", "share"] == 0.5
    assert table["quotations"].to_dict() == {"North": 2, "South": 2, "West": 1}
    assert table.loc["North", "direct"] == 0.5
    assert table.loc["South", "distancing"] == 0.5  # claimed
    assert table["cited_outlets"].to_dict() == {"North": 1, "South": 0, "West": 0}


def test_sources_names_and_citations_are_told_by_outlet(told):
    sources = told.sources.set_index(["outlet", "person"])["quotations"]
    assert sources.to_dict() == {
        ("North", "Rakan Saeed"): 2,
        ("South", "Omar Aziz"): 2,
        ("West", "Omar Aziz"): 1,
    }
    names = told.names.set_index(["outlet", "name"])["hits"]
    assert names.to_dict() == {
        ("North", "Hashd"): 1,
        ("South", "militias"): 2,
        ("West", "militias"): 1,
    }
    assert told.citations[["outlet", "cited", "hits"]].to_numpy().tolist() == [
        ["North", "Reuters", 1]
    ]
    assert set(told.words["outlet"]) <= {"North", "South", "West"}


def test_what_is_left_out_names_what_two_others_have(told):
    table = told.left_out[told.left_out["outlet"].eq("North")]
    assert {("source", "Omar Aziz"), ("name", "militias")} <= set(
        zip(table["what"], table["omitted"], strict=True)
    )
    row = table[table["omitted"].eq("Omar Aziz")].iloc[0]
    # Three of five articles name him, none of them among the two of North: 1 of 10 ways.
    assert row["p_value"] == pytest.approx(0.1)
    assert "Rakan Saeed" not in set(told.left_out["omitted"])  # one outlet only has him


def test_it_shows_itself_with_text_escaped(corpus):
    docs = corpus.docs.assign(title="<script>x</script>")
    html = tk.from_frame(docs).event("2017-10-16", themes=["kirkuk"], families=NAMES)._repr_html_()
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert "Who is quoted" in html and "What is left out" in html


def test_an_event_of_the_corpus_stands_for_its_days(shipped, root):
    ids = shipped.events.set_index("id")
    row = ids[ids["date_end"].notna()].iloc[0]
    themes = tk.themes(root / "corpora/kirkuk-2017/themes.toml").only("isis", "pmf")
    told = event(shipped.where(language="en"), row.name, window=("1D", "3D"), themes=themes)
    assert told.first == pd.Timestamp(row["date"]) - pd.Timedelta("1D")
    assert told.last == pd.Timestamp(row["date_end"]) + pd.Timedelta("2D")


@pytest.mark.parametrize(
    "window", ["5h", 0, "week", None, -1, True, ("0D", "0D"), "1D 3h", 10**9, "5"]
)
def test_a_window_of_no_whole_days_is_refused(corpus, window):
    with pytest.raises(
        tk.ToolkitError, match=r"is no number of whole days, [01] to 36,525\. Write"
    ):
        corpus.event("2017-10-16", window=window)


@pytest.mark.parametrize(
    "day", ["soon", None, 16, True, "today", "05/10/2017", "16.10.2017", pd.NaT]
)
def test_what_is_no_day_is_refused(corpus, day):
    with pytest.raises(tk.ToolkitError, match=r"is no day\. Write the first day: '2017-10-16'"):
        corpus.event(day)


def test_one_outlet_alone_is_no_comparison(corpus):
    with pytest.raises(
        tk.ToolkitError, match=r"1 article about 'rained' of .*, all of 'West'\. Two"
    ):
        corpus.event("2017-10-16", themes=["rained"])
    with pytest.raises(
        tk.ToolkitError, match=r"no article of 2018-10-16 to 2018-10-20 .* 0 of them"
    ):
        corpus.event("2018-10-16")


def test_same_input_same_tables(corpus, told):
    again = corpus.event("2017-10-16", themes=["kirkuk"], families=NAMES)
    for name in ("documents", "outlets", "sources", "names", "words", "citations", "left_out"):
        pd.testing.assert_frame_equal(getattr(told, name), getattr(again, name))


def test_a_month_is_no_day(corpus):
    with pytest.raises(tk.ToolkitError, match=r"'2017-10' is no day, but 31 .* window=31"):
        corpus.event("2017-10")


def test_both_ends_of_the_window_are_in_to_the_last_minute():
    dates = ["2017-10-15 23:59", "2017-10-16 00:00", "2017-10-17 23:59", "2017-10-18 00:00"]
    frame = pd.DataFrame({"text": "Kirkuk.", "outlet": list("ABAB"), "date": dates})
    corpus = tk.from_frame(frame, language="en")
    days = corpus.event("2017-10-16", window=np.int64(2)).documents["date"]
    assert days.tolist() == [pd.Timestamp(dates[1]), pd.Timestamp(dates[2])]
    earlier = corpus.event("2017-10-16", window=("1D", 1)).documents["date"]
    assert earlier.tolist() == [pd.Timestamp(dates[0]), pd.Timestamp(dates[1])]


def test_the_day_is_that_of_the_moment_where_it_is_told():
    frame = pd.DataFrame({"text": "Kirkuk.", "outlet": ["A", "B"], "date": "2017-10-16"})
    corpus = tk.from_frame(frame, language="en")
    moment = pd.Timestamp("2017-10-16 01:30", tz="Asia/Baghdad")  # the 15th in UTC
    assert len(corpus.event(moment, window=1).documents) == 2


def test_what_cannot_be_placed_is_counted_and_left_out():
    dates = ["2017-10-16", "2017-10-16", None, "2017-10", "2017-09", "2017-10-16", None]
    frame = pd.DataFrame({"outlet": ["A", "B", "A", "B", "A", "", "A"], "date": dates})
    frame["text"] = ["Kirkuk."] * 6 + ["Rain."]
    told = tk.from_frame(frame, language="en").event("2017-10-16", themes=["kirkuk"])
    assert told.outlets["outlet"].tolist() == ["A", "B"]
    assert told.summary.endswith(
        "2 of 3 articles (67%) of 2 outlets in 'en'; not counted: 2 without an exact date that may "
        "be of these days, 1 without an outlet"
    )


def test_an_outlet_that_cites_itself_cites_no_other():
    texts = ["Kirkuk fell, Reuters reported.", "Kirkuk is quiet, CNN reported."]
    frame = pd.DataFrame({"text": texts, "outlet": ["Reuters", "Gazette"], "date": "2017-10-16"})
    told = tk.from_frame(frame, language="en").event("2017-10-16", themes=["kirkuk"])
    assert told.citations[["outlet", "cited"]].to_numpy().tolist() == [["Gazette", "CNN"]]
    assert told.outlets.set_index("outlet")["cited_outlets"].to_dict() == {
        "Gazette": 1,
        "Reuters": 0,
    }


def test_an_article_may_have_to_name_the_theme_more_often():
    texts = ["Kirkuk, Kirkuk.", "Kirkuk and Kirkuk.", "Kirkuk once."]
    frame = pd.DataFrame({"text": texts, "outlet": list("ABC"), "date": "2017-10-16"})
    told = tk.from_frame(frame, language="en").event("2017-10-16", themes=["kirkuk"], about=2)
    assert told.documents[["outlet", "hits"]].to_numpy().tolist() == [["A", 2], ["B", 2]]
