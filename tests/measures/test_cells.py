import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.cells import cells
from toolkit.measures.periods import PERIODS, starts


def corpus_of(dates, span=None, **columns):
    frame = pd.DataFrame({"date": dates, **columns})
    return tk.from_frame(frame.assign(text="oil gas", language="en"), span=span)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("day", "2017-11-05"),
        ("week", "2017-10-30"),
        ("month", "2017-11-01"),
        ("quarter", "2017-10-01"),
        ("year", "2017-01-01"),
    ],
)
def test_the_first_day_of_a_period(by, expected):
    sunday = pd.Series(pd.to_datetime(["2017-11-05 23:59:59", None]))
    found = starts(sunday, by)
    assert found[0] == pd.Timestamp(expected)
    assert pd.isna(found[1])


@pytest.mark.parametrize("by", PERIODS)
def test_every_period_of_the_span_has_a_row(by):
    layout = cells(corpus_of(["2017-03-01"], span=("2016-12-30", "2018-01-02")), by)
    days = pd.Series(pd.date_range("2016-12-30", "2018-01-02"))
    assert layout.table["period"].tolist() == starts(days, by).drop_duplicates().tolist()
    assert layout.table["total_docs"].sum() == 1
    assert layout.keys == ["period"]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        # Monday 16 to Sunday 29 October: both weeks whole.
        (("2017-10-16", "2017-10-29"), [True, True]),
        (("2017-10-17", "2017-10-29"), [False, True]),
        (("2017-10-16", "2017-10-28"), [True, False]),
        (("2017-10-15", "2017-10-30"), [False, True, True, False]),
    ],
)
def test_a_week_is_complete_only_inside_the_span(span, expected):
    layout = cells(corpus_of(["2017-10-18 12:00", "2017-10-25 23:30"], span=span), "week")
    assert layout.table["complete"].tolist() == expected


def test_without_a_span_the_documents_are_it():
    whole = cells(corpus_of(["2017-10-16 23:00", "2017-10-22 01:00"]), "week").table
    assert whole["complete"].tolist() == [True]
    part = cells(corpus_of(["2017-10-16", "2017-10-21 23:59"]), "week").table
    assert part["complete"].tolist() == [False]


def test_documents_outside_the_declared_span_keep_their_cell():
    layout = cells(corpus_of(["2017-10-02", "2017-10-18"], ("2017-10-16", "2017-10-22")), "week")
    assert layout.table["total_docs"].tolist() == [1, 0, 1]
    assert layout.table["complete"].tolist() == [False, False, True]


def test_eight_documents_by_week(eight):
    layout = cells(eight, "week")
    assert layout.table["total_docs"].tolist() == [4, 0, 3]
    assert layout.table["total_tokens"].tolist() == [19, 0, 7]
    assert layout.of.tolist() == [0, 0, 0, 2, 2, -1, 0, 2]


def test_eight_documents_by_outlet_and_week(eight):
    layout = cells(eight, ["week", "outlet"])
    assert layout.keys == ["outlet", "period"]
    assert layout.table["outlet"].tolist() == ["North"] * 3 + ["South"] * 3
    assert layout.table["total_docs"].tolist() == [2, 0, 2, 2, 0, 1]
    assert layout.table["total_tokens"].tolist() == [7, 0, 7, 12, 0, 0]
    assert layout.of.tolist() == [0, 3, 0, 2, 5, -1, 3, 2]


def test_without_a_period_the_undated_count(eight):
    layout = cells(eight, "outlet")
    assert layout.table.values.tolist() == [["North", 4, 14], ["South", 4, 15]]


def test_documents_without_a_value_have_a_cell():
    layout = cells(corpus_of(["2017-10-16"] * 3, ward=["x", None, "x"]), "ward")
    assert layout.table.values.tolist() == [["unknown", 1, 2], ["x", 2, 4]]
    np.testing.assert_array_equal(layout.of, [1, 0, 1])


@pytest.mark.parametrize(
    ("ward", "values", "counts"),
    [
        ([2.0, None, 1.0], [1, 2, None], [1, 1, 1]),
        (pd.array([2, None, 1], "Int64"), [1, 2, None], [1, 1, 1]),
        ([True, None, False], [False, True, None], [1, 1, 1]),
        ([True, False, True], [False, True], [1, 2]),
        (
            pd.Categorical(["low", None, "high"], ["low", "high"]),
            ["low", "high", "unknown"],
            [1] * 3,
        ),
        (pd.Categorical([2, None, 1]), [1, 2, None], [1, 1, 1]),
        (pd.to_datetime(["2017-02-01", None, "2017-01-01"]), "dates", [1, 1, 1]),
        ([None, None, None], ["unknown"], [3]),
        (["", "x", None], ["", "unknown", "x"], [1, 1, 1]),
        (["unknown", "x", None], ["unknown", "x"], [2, 1]),
        ([1, "a", pd.Timestamp("2017")], [1, "a", pd.Timestamp("2017")], [1, 1, 1]),
    ],
)
def test_every_document_is_counted_whatever_the_column_holds(ward, values, counts):
    table = cells(corpus_of(["2017-10-16"] * 3, ward=ward), "ward").table
    found = [None if pd.isna(v) else v for v in table["ward"]]
    dates = [pd.Timestamp("2017-01-01"), pd.Timestamp("2017-02-01"), None]
    assert found == (dates if values == "dates" else values)
    assert table["total_docs"].tolist() == counts
    weekly = cells(corpus_of(["2017-10-16"] * 3, ward=ward), ["week", "ward"]).table
    assert weekly["total_docs"].tolist() == counts


def test_documents_without_an_outlet_are_counted_beside_the_others():
    table = corpus_of(["2017-10-16"] * 3, outlet=["", "A", None]).coverage(["outlet", "week"])
    assert table[["outlet", "total_docs"]].values.tolist() == [["", 2], ["A", 1]]


def test_lists_cannot_be_grouped_by():
    corpus = corpus_of(["2017-10-16"] * 2, tags=[["a"], ["b"]])
    for verb in (corpus.coverage, corpus.describe, lambda by: corpus.track(["oil"], by)):
        with pytest.raises(ToolkitError, match=r"column 'tags' holds list values such as \['a'\]"):
            verb("tags")


def test_a_column_named_like_a_period_is_not_passed_over():
    corpus = corpus_of(["2017-10-16"] * 2, year=["first", "second"])
    with pytest.raises(ToolkitError, match=r"by='year' means the year of the date.*'my_year'"):
        cells(corpus, "year")
    renamed = tk.from_frame(corpus.docs.rename(columns={"year": "my_year"}))
    assert len(cells(renamed, "my_year").table) == 2
    assert len(cells(renamed, "year").table) == 1


def test_a_table_that_would_fill_the_memory_is_refused():
    frame = pd.DataFrame({"text": "x", "date": "1900-01-01", "ward": range(130), "language": "en"})
    corpus = tk.from_frame(frame, span=("1900-01-01", "2017-12-31"))
    with pytest.raises(ToolkitError, match=r"5,602,\d+ cells \(130 of ward x .* a longer period"):
        corpus.track(["oil"], by=["ward", "day"])
    assert len(cells(corpus, ["ward", "year"]).table) == 130 * 118


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("weak", "by='weak' is neither a period nor a column .* 'week'.*columns: 'doc_id'"),
        ("text", "by='text' is neither"),
        (["week", "month"], "must name one period"),
        ([], "must name one period"),
        ([["week"]], r"by=\['week'\] is neither"),
        ("theme", r"by='theme' would stand in one table .* Rename the column: .*'my_theme'"),
    ],
)
def test_what_cannot_be_grouped_by_is_told(by, told):
    corpus = corpus_of(["2017-10-16"], theme=["a"])
    with pytest.raises(ToolkitError, match=told):
        cells(corpus, by)


def test_no_date_no_period():
    with pytest.raises(ToolkitError, match=r"No document has a date, .* follow by week"):
        cells(corpus_of([None, None]), "week")


ROUGH = ["2017-10-16", "October 2017", "2017", "مهر ۱۳۹۶", "دی ۱۳۹۶", "1396", None]


@pytest.mark.parametrize(
    ("by", "of"),
    [
        ("day", [0]),
        ("week", [0]),
        ("month", [0, 1]),
        ("quarter", [0, 1]),
        ("year", [0, 1, 2, 3]),  # Mehr lies in September and October, Dey and 1396 in two years
    ],
)
def test_a_date_that_may_mean_several_periods_is_in_none(by, of):
    corpus = corpus_of(ROUGH)
    layout = cells(corpus, by)
    assert np.flatnonzero(layout.of >= 0).tolist() == of
    assert layout.table["total_docs"].sum() == len(of)
    assert len(layout.table) == 1  # nor do such dates add empty periods
    assert corpus.describe()["undated"].tolist() == [1, 1]


def test_months_alone_can_be_followed_by_month_and_not_by_week():
    corpus = corpus_of(["October 2017", "December 2017"])
    layout = cells(corpus, "month")
    assert layout.table["total_docs"].tolist() == [1, 0, 1]
    assert layout.table["complete"].tolist() == [True] * 3
    with pytest.raises(
        ToolkitError, match=r"as exact as by='week' needs; .*by='month' or by='year'"
    ):
        cells(corpus, "week")


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("W-SAT", ["2017-10-08", "2017-10-15", "2017-10-22"]),
        ("2W", ["2017-10-09", "2017-10-23"]),
        ("10D", ["2017-10-12", "2017-10-22"]),
        ("ME", ["2017-10-01"]),
        ("2MS", ["2017-10-01"]),
        ("QE-NOV", ["2017-09-01"]),
        ("YE", ["2017-01-01"]),
    ],
)
def test_an_offset_of_pandas_makes_the_periods(by, expected):
    made = cells(corpus_of(["2017-10-12", "2017-10-27 08:00", "2017-10-15"]), by)
    assert made.table["period"].dt.strftime("%Y-%m-%d").tolist() == expected
    assert made.table["total_docs"].sum() == 3


def test_bins_of_several_periods_are_counted_from_the_first_day_of_the_span():
    corpus = corpus_of(
        ["2017-10-12", "2017-10-16", "2017-10-23"], span=("2017-10-02", "2017-10-29")
    )
    table = cells(corpus, "2W").table
    assert table["total_docs"].tolist() == [1, 2]
    assert table["complete"].tolist() == [True, True]
    assert cells(corpus, "3W").table["complete"].tolist() == [True, False]


def test_hours_take_only_documents_whose_time_is_known():
    corpus = corpus_of(["2017-10-16 05:10", "2017-10-16", "2017-10-16 07:59"])
    table = cells(corpus, "h").table
    assert table["total_docs"].tolist() == [0] * 5 + [1, 0, 1] + [0] * 16
    assert cells(corpus, "6h").table["total_docs"].tolist() == [1, 1, 0, 0]


@pytest.mark.parametrize("by", ["fortnight", "0W", "W-XXX", "B", "10min", "-2W", "2 W"])
def test_what_is_no_offset_is_refused(by):
    with pytest.raises(ToolkitError, match="neither a period nor a column"):
        cells(corpus_of(["2017-10-12"]), by)


def test_a_column_with_the_name_of_an_offset_is_the_column():
    made = cells(corpus_of(["2017-10-12", "2017-10-13"], D=["a", "b"]), "D")
    assert made.table["D"].tolist() == ["a", "b"]


def test_no_grouping_is_one_cell_of_all_documents():
    corpus = corpus_of(["2017-10-16", None, "October 2017"])
    made = cells(corpus, None)
    assert made.table.to_dict("list") == {"total_docs": [3], "total_tokens": [6]}
    assert (made.of.tolist(), made.keys) == ([0, 0, 0], [])
    row = corpus.track(["oil"], by=None)
    assert row[["docs", "total_docs"]].values.tolist() == [[3, 3]] and "period" not in row
