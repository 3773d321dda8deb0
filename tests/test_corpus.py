import datetime

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.corpus import Corpus, Info
from toolkit.tokens import Tokens


def ids(corpus):
    return corpus.docs["doc_id"].tolist()


def test_changing_what_it_gives_leaves_the_corpus_alone(tiny):
    docs = tiny.docs
    docs.loc[0, "text"] = "gone"
    docs["outlet"] = "X"
    docs.loc[9] = docs.loc[1]
    history, skipped, events = tiny.history, tiny.skipped, tiny.events
    history.loc[0, "after"] = 99
    skipped["problem"] = "none"
    events["new"] = "x"
    assert tiny.docs["text"][0].startswith("Kirkuk fell")
    assert tiny.docs["outlet"].tolist() == ["Citadel", "Tigris"] * 2
    assert len(tiny.docs) == len(tiny) == 4
    assert tiny.history["after"].tolist() == [4]
    assert tiny.skipped["problem"].tolist() == ["no date"]
    assert "new" not in tiny.events


def test_changing_the_frame_it_was_made_from_leaves_the_corpus_alone(frame):
    corpus = tk.from_frame(frame)
    frame.loc[:, "text"] = "gone"
    frame["date"] = "1999-01-01"
    assert corpus.docs["text"][0].startswith("Kirkuk fell")
    assert corpus.span[0].year == 2017


def test_the_index_cannot_be_written_to(tiny):
    with pytest.raises(ValueError, match="read-only"):
        tiny.tokens.codes[0] = 3


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        ("2017-10-16", ["a1"]),
        ("2017-10", ["a1", "a2", "a3"]),
        ("2017", ["a1", "a2", "a3"]),
        ("2016", []),
        (("2017-10-17", "2017-10-30"), ["a2", "a3"]),
        (["2017-10-17", "2017-10-29"], ["a2"]),
        ((None, "2017-10-16"), ["a1"]),
        (("2017-10-17", None), ["a2", "a3"]),
        ((None, None), ["a1", "a2", "a3"]),
        (datetime.date(2017, 10, 17), ["a2"]),
        (pd.Timestamp("2017-10-17 09:30"), ["a2"]),
        ((pd.Timestamp("2017-10-16"), datetime.datetime(2017, 10, 17, 4)), ["a1", "a2"]),
    ],
)
def test_where_by_date_takes_both_ends_and_no_undated(tiny, date, kept):
    assert ids(tiny.where(date=date)) == kept


def test_where_takes_the_evening_of_the_last_day():
    frame = pd.DataFrame({"text": ["a", "b"], "date": ["2017-10-16T23:59:59", "2017-10-17"]})
    assert len(tk.from_frame(frame, language="en").where(date=(None, "2017-10-16"))) == 1


def test_where_takes_the_span_of_a_corpus(tiny):
    assert ids(tiny.where(date=tiny.span)) == ["a1", "a2", "a3"]


@pytest.mark.parametrize("date", ["soon", "", "NaT", 2017, pd.NaT, ("2017", 5), "2017-02-30"])
def test_where_says_which_date_cannot_be_read(tiny, date):
    with pytest.raises(
        tk.ToolkitError, match=r"cannot be read: .*Write a day '2017-10-16', a month"
    ):
        tiny.where(date=date)


def test_where_refuses_three_dates(tiny):
    with pytest.raises(tk.ToolkitError, match=r"must be one date or a pair \(first, last\)"):
        tiny.where(date=("2017", "2018", "2019"))


def test_where_by_value_list_and_query(tiny):
    assert ids(tiny.where(outlet="Tigris")) == ["a2", "a4"]
    assert ids(tiny.where(doc_id=["a4", "a1"])) == ["a1", "a4"]
    assert ids(tiny.where("outlet == 'Citadel' and text.str.contains('oil')")) == ["a3"]
    assert ids(tiny.where("outlet == 'Tigris'", date="2017", language="en")) == ["a2"]
    assert ids(tiny.where()) == ids(tiny)


def test_where_names_the_columns_there_are(tiny):
    message = r"There is no column 'newspaper'. There are 'doc_id', 'date', .*'outlet'"
    with pytest.raises(tk.ToolkitError, match=message):
        tiny.where(newspaper="Citadel")


@pytest.mark.parametrize("query", ["outlt == 'A'", "outlet = 'A'", "outlet ==", "1 + 1", "outlet"])
def test_where_says_which_query_cannot_be_used(tiny, query):
    with pytest.raises(tk.ToolkitError, match=r"cannot be used: .*There are the columns 'doc_id'"):
        tiny.where(query)


def test_where_slices_the_index_and_never_builds_it_again(tiny, monkeypatch):
    whole = tiny.tokens
    monkeypatch.setattr(Tokens, "build", None)
    part = tiny.where(outlet="Tigris")
    assert part.tokens.types is whole.types
    assert np.diff(part.tokens.bounds).tolist() == [8, 4]
    assert part.kwic("kirkuk")["doc_id"].tolist() == ["a2", "a4"]


def test_history_has_a_line_for_each_step(tiny):
    part = tiny.where(outlet="Citadel").where("date > '2017-10-20'").sample(1, seed=3)
    assert part.history.to_dict("list") == {
        "step": [
            "from_frame",
            "where outlet='Citadel'",
            "where date > '2017-10-20'",
            "sample n=1 seed=3",
        ],
        "before": [4, 4, 2, 1],
        "after": [4, 2, 1, 1],
    }
    assert len(tiny.history) == 1


def test_a_sample_is_the_same_for_a_seed_and_in_order(shipped):
    drawn = shipped.sample(20, seed=1)
    assert ids(drawn) == ids(shipped.sample(20, seed=1))
    assert ids(drawn) != ids(shipped.sample(20, seed=2))
    places = shipped.docs["doc_id"].isin(ids(drawn))
    assert ids(drawn) == shipped.docs.loc[places, "doc_id"].tolist()
    assert len(set(ids(drawn))) == 20
    assert drawn.kwic("kirkuk")["doc_id"].isin(ids(drawn)).all()


@pytest.mark.parametrize("n", [-1, 1.5, "2", True, None])
def test_a_sample_of_no_whole_number_is_refused(tiny, n):
    with pytest.raises(tk.ToolkitError, match=rf"n={n!r} must be a whole number, 0 or more"):
        tiny.sample(n)


def test_a_sample_of_more_than_there_are_is_refused(tiny):
    with pytest.raises(tk.ToolkitError, match=r"n=5 documents cannot be drawn; allowed: 0 to 4\."):
        tiny.sample(5)


@pytest.mark.parametrize("seed", [None, -1, True, 0.5])
def test_a_seed_that_gives_no_fixed_draw_is_refused(tiny, seed):
    with pytest.raises(tk.ToolkitError, match=rf"seed={seed!r} must be a whole number"):
        tiny.sample(2, seed=seed)


def test_numbers_of_numpy_are_numbers(tiny):
    assert ids(tiny.sample(np.int64(2), seed=np.uint8(3))) == ids(tiny.sample(2, seed=3))


def test_span_is_of_the_documents_or_as_collected(tiny, frame):
    assert [f"{d:%F}" for d in tiny.span] == ["2017-10-16", "2017-10-30"]
    corpus = tk.from_frame(frame, span=("2017-10-01", "2017-10-31"))
    assert [f"{d:%F}" for d in corpus.span] == ["2017-10-01", "2017-10-31"]
    assert corpus.where(outlet="Citadel").span == corpus.span
    assert corpus.sample(2).span == corpus.span


def test_only_a_date_cuts_a_span_that_was_not_declared(tiny):
    whole = tiny.coverage(by=["week", "outlet"])
    for part in (tiny.where(outlet="Tigris"), tiny.where("outlet == 'Tigris'"), tiny.sample(1)):
        assert part.span == tiny.span
    weeks = tiny.where(outlet="Tigris").coverage("week")
    same = whole[whole["outlet"].eq("Tigris")]
    for name in ("period", "total_docs", "complete"):
        assert weeks[name].tolist() == same[name].tolist()
    cut = tiny.where(date=("2017-10-16", "2017-10-22"))
    assert [f"{d:%F}" for d in cut.span] == ["2017-10-16", "2017-10-22"]
    assert cut.where(outlet="Tigris").span == cut.span


def test_what_is_said_about_it_cannot_be_written_to(tiny):
    about = {"outlets": {"A": "a"}}
    corpus = Corpus(tiny.docs, 4, info=Info("x", about), summary="four")
    about["outlets"]["A"] = "changed"
    corpus.info.about["outlets"]["B"] = "b"
    assert corpus.info.about == {"outlets": {"A": "a"}}
    with pytest.raises(TypeError, match="item assignment"):
        corpus.info.about["title"] = "new"
    for name in ("summary", "info"):
        with pytest.raises(AttributeError):
            setattr(corpus, name, "new")


def test_span_after_where_is_cut_to_the_dates_asked_for(frame):
    corpus = tk.from_frame(frame, span=("2017-10-01", "2017-10-31"))

    def span(date):
        return [f"{d:%F}" for d in corpus.where(date=date).span]

    assert span(("2017-10-16", "2017-10-22")) == ["2017-10-16", "2017-10-22"]
    assert span((None, "2017-10-22")) == ["2017-10-01", "2017-10-22"]
    assert span(("2017-10-16", None)) == ["2017-10-16", "2017-10-31"]
    assert span("2017") == ["2017-10-01", "2017-10-31"]
    part = corpus.where(date=("2017-10-16", "2017-10-22"))
    weeks = part.coverage("week")
    assert weeks["complete"].tolist() == [True]
    assert corpus.where(date="2016").span is None


def test_repr_says_documents_dates_outlets_languages(tiny):
    first = "4 documents (1 undated), 2017-10-16 to 2017-10-30, 2 outlets, en"
    assert repr(tiny) == f"<Corpus 'frame': {first}>"
    assert repr(tiny.where(doc_id="a1")) == "<Corpus 'frame': 1 document, 2017-10-16, 1 outlet, en>"
    assert repr(tiny.where(doc_id="a4")) == "<Corpus 'frame': 1 document, no dates, 1 outlet, en>"


def test_the_card_escapes_what_comes_from_the_data(frame):
    frame["outlet"] = "<script>alert(1)</script>"
    frame["language"] = "<b>"
    page = tk.from_frame(frame, name="<i>name</i>")._repr_html_()
    assert "<script" not in page and "<b>" not in page and "<i>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 4" in page
    assert "&lt;i&gt;name" in page and "&lt;b&gt; 4" in page


def test_the_card_counts_documents_dates_and_what_was_not_read(tiny):
    page = tiny._repr_html_()
    assert "16 Oct 2017 to 30 Oct 2017; 1 undated" in page
    assert "Citadel 2, Tigris 2" in page
    assert "<title>2017-10: 3</title>" in page
    lost = pd.DataFrame([("a.pdf", "", "unknown", False)], columns=tiny.skipped.columns)
    assert "1 (see .skipped)" in Corpus(tiny.docs, 4, skipped=lost)._repr_html_()


def test_the_card_draws_years_when_there_are_many_months():
    frame = pd.DataFrame({"text": ["a", "b"], "date": ["1991-05-01", "2017-10-16"]})
    page = tk.from_frame(frame, language="en")._repr_html_()
    assert "documents per year, 1991 to 2017, at most 1" in page
    assert page.count("<rect") == 27


def test_describe_by_any_column_but_not_by_a_period(tiny):
    table = tiny.describe("language")
    assert table[["language", "total_docs"]].values.tolist() == [["en", 4], ["all", 4]]
    for by in ("week", "text", "paper", ["outlet"]):
        with pytest.raises(tk.ToolkitError, match="is not a column to describe by; columns: 'doc"):
            tiny.describe(by)
