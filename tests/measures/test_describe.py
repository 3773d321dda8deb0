import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.describe import card, card_html


def test_eight_documents_by_outlet(eight):
    table = eight.describe()
    assert table["outlet"].tolist() == ["North", "South", "all"]
    assert table["total_docs"].tolist() == [4, 4, 8]
    assert table["total_tokens"].tolist() == [14, 15, 29]
    assert table["median_tokens"].tolist() == [3.5, 4.5, 3.5]
    assert table["undated"].tolist() == [0, 1, 1]
    assert table["empty"].tolist() == [0, 1, 1]
    assert table["first"].dt.day.tolist() == [16, 17, 16]
    assert table["last"].dt.strftime("%m-%d").tolist() == ["11-01", "11-05", "11-05"]
    assert [set(codes.split()) for codes in table["languages"]] == [
        {"en", "ckb"},
        {"en", "fa"},
        {"en", "fa", "ckb"},
    ]


@pytest.mark.parametrize(("by", "values"), [("language", ["ckb", "en", "fa", "all"])])
def test_by_another_column(eight, by, values):
    table = eight.describe(by=by)
    assert table[by].tolist() == values
    assert table["total_docs"].tolist() == [1, 6, 1, 8]
    assert table["languages"].tolist()[:3] == values[:3]


@pytest.mark.parametrize("by", ["week", "outlt", "text", "date", None])
def test_what_is_not_a_column_to_describe_by_is_told(eight, by):
    with pytest.raises(ToolkitError, match=f"by={by!r} is not a column to describe by"):
        eight.describe(by=by)


def test_an_empty_corpus_is_described(eight):
    none = eight.where("outlet == 'none'")
    table = none.describe()
    assert table["outlet"].tolist() == ["all"] and table["total_docs"].tolist() == [0]
    assert table["median_tokens"].isna().all()
    assert card(none) == "0 documents, no dates, no outlet, und"


def test_documents_without_a_value_have_a_row():
    frame = pd.DataFrame({"text": "oil", "language": "en", "ward": ["x", None, "x"]})
    corpus = tk.from_frame(frame.assign(score=[2, None, 1], outlet=["", "A", "A"]))
    assert corpus.describe("ward")[["ward", "total_docs"]].values.tolist() == [
        ["unknown", 1],
        ["x", 2],
        ["all", 3],
    ]
    scores = corpus.describe("score")
    assert scores["score"].tolist()[:2] == [1, 2] and pd.isna(scores["score"][2])
    assert scores["total_docs"].tolist() == [1, 1, 1, 3]
    assert corpus.describe()["outlet"].tolist() == ["", "A", "all"]


def test_the_card_in_a_line(eight):
    assert card(eight) == (
        "8 documents (1 undated), 2017-10-16 to 2017-11-05, 2 outlets, en fa ckb"
    )
    one = tk.from_frame(pd.DataFrame({"text": ["oil"], "date": ["2017-10-16"], "language": "en"}))
    assert card(one) == "1 document, 2017-10-16, no outlet, en"


def test_many_languages_are_cut_short():
    codes = ["en", "fa", "ar", "tr", "de", "fr", "es", "it"]
    corpus = tk.from_frame(pd.DataFrame({"text": "x", "language": codes}))
    assert card(corpus).endswith("en fa ar tr de fr and 2 more")


def test_the_card_in_a_notebook(eight):
    html = card_html(eight)
    for told in ("North 4, South 4", "en 6", "16 Oct 2017 to 05 Nov 2017; 1 undated", "<svg"):
        assert told in html
    assert "documents per month, 2017-10 to 2017-11, at most 5" in html
    # Full height for October's five, two fifths of it for November's two.
    assert "height='40.0'" in html or "height='40'" in html
    assert "height='16.0'" in html


def test_a_long_span_is_drawn_by_year():
    frame = pd.DataFrame({"text": "x", "date": ["2001-01-01", "2012-05-01"], "language": "en"})
    html = card_html(tk.from_frame(frame))
    assert "documents per year, 2001 to 2012" in html
    assert html.count("<rect") == 12


@pytest.mark.parametrize("column", ["outlet", "language"])
def test_nothing_from_the_data_is_markup(column):
    hostile = "<script>alert('x')</script>&"
    frame = pd.DataFrame({"text": ["oil"], "outlet": ["A"], "language": ["en"]})
    frame[column] = hostile
    for name in ("frame", hostile):
        html = card_html(tk.from_frame(frame, name=name))
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_what_was_not_read_is_counted(write):
    write("in/a.csv", "text,date\noil,2017-10-16\n")
    path = write("in/b.csv", "")
    corpus = tk.load(path.parent, language="en", quiet=True)
    assert "1 (see .skipped)" in card_html(corpus)


def test_months_and_years_alone_are_dated_and_do_not_stretch_the_span():
    frame = pd.DataFrame({"text": "a", "outlet": [*"ABBC"], "language": "en"})
    corpus = tk.from_frame(frame.assign(date=["2017-10-16", "2017", "2017-10-17", "October 2017"]))
    table = corpus.describe().set_index("outlet")
    assert table["undated"].eq(0).all()
    days = {o: (f"{r['first']:%F}", f"{r['last']:%F}") for o, r in table.iterrows()}
    assert days["B"] == ("2017-10-17", "2017-10-17")
    assert days["C"] == ("2017-10-01", "2017-10-31")
    assert days["all"] == ("2017-10-16", "2017-10-17")
    assert "2017-10-16 to 2017-10-17" in repr(corpus)
    assert "2017-10: 3" in corpus._repr_html_() and "2017-01" not in corpus._repr_html_()
    year = corpus.where(outlet="B").where("precision == 'year'")
    assert "documents per year, 2017 to 2017" in year._repr_html_()
