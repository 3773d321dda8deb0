import pandas as pd

import toolkit as tk


def test_every_outlet_has_a_row_for_every_month(eight):
    table = eight.coverage()
    assert list(table) == ["outlet", "period", "total_docs", "total_tokens", "complete", "gap"]
    assert table["outlet"].tolist() == ["North", "North", "South", "South"]
    assert table["period"].dt.strftime("%m").tolist() == ["10", "11"] * 2
    assert table["total_docs"].tolist() == [3, 1, 2, 1]
    assert table["total_tokens"].tolist() == [10, 4, 12, 0]
    assert not table["gap"].any() and not table["complete"].any()


def test_a_gap_is_a_cell_without_documents_not_without_words(eight):
    table = eight.coverage(by=["outlet", "week"])
    assert table["gap"].tolist() == [False, True, False] * 2
    assert table.loc[table["gap"], "total_docs"].tolist() == [0, 0]


def test_without_a_period_nothing_is_complete(eight):
    table = eight.coverage(by="language")
    assert list(table) == ["language", "total_docs", "total_tokens", "gap"]
    assert table.values.tolist() == [
        ["ckb", 1, 4, False],
        ["en", 6, 19, False],
        ["fa", 1, 6, False],
    ]


def test_the_known_gap_of_the_shipped_corpus(shipped):
    table = shipped.coverage(by=["outlet", "week"])
    silent = table[table["gap"] & table["outlet"].eq("Tigris Courier")]
    assert {pd.Timestamp("2017-10-30"), pd.Timestamp("2017-11-06")} <= set(silent["period"])
    assert table["total_docs"].sum() == len(shipped) - 2


def test_a_complete_month_inside_a_span():
    frame = pd.DataFrame({"text": ["a"], "date": ["2017-10-09"], "outlet": "A", "language": "en"})
    table = tk.from_frame(frame, span=("2017-10-01", "2017-11-29")).coverage()
    assert table["complete"].tolist() == [True, False]
    assert table["gap"].tolist() == [False, True]


def test_a_date_that_is_only_a_month_is_counted_by_month_and_not_by_day():
    frame = pd.DataFrame({"text": "a", "date": ["2017-10-01", "October 2017"], "language": "en"})
    corpus = tk.from_frame(frame)
    assert corpus.coverage(by="month")["total_docs"].tolist() == [2]
    assert corpus.coverage(by="day")["total_docs"].tolist() == [1]
