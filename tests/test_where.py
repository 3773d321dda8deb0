import datetime

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.where import period


def ids(corpus):
    return corpus.docs["doc_id"].tolist()


def days(date):
    return [end and f"{end:%F}" for end in period(date)]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2017", ["2017-01-01", "2018-01-01"]),
        ("2017-10", ["2017-10-01", "2017-11-01"]),
        (" 2017-10-16", ["2017-10-16", "2017-10-17"]),
        ("2017Q4", ["2017-10-01", "2018-01-01"]),
        ("2017-q4", ["2017-10-01", "2018-01-01"]),
        (datetime.date(2017, 10, 16), ["2017-10-16", "2017-10-17"]),
        (pd.Timestamp("2017-10-16 23:30", tz="Asia/Baghdad"), ["2017-10-16", "2017-10-17"]),
        (np.datetime64("2017-10-16T09:00"), ["2017-10-16", "2017-10-17"]),
        (np.datetime64("2017-10"), ["2017-10-01", "2017-11-01"]),
        (("2017-10", "2017-10-16"), ["2017-10-01", "2017-10-17"]),
        (("2017-10-16", None), ["2017-10-16", None]),
    ],
)
def test_dates_that_can_mean_one_thing_only(date, expected):
    assert days(date) == expected


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("10/11/2017", "is not written as 2017-10-16 is"),
        ("October", "is not written as 2017-10-16 is"),
        ("2017-1", "is not written"),
        ("20171016", "is not written"),
        ("2017-10-16 09:30", "holds a time of day"),
        ("2017-10-16T09:30:00+03:00", "holds a time of day"),
        ("2017-13", "month must be in 1..12"),
        ("0000", "out of range"),
        (np.datetime64("NaT"), "is not written"),
        ({"2017"}, "it is no date"),
    ],
)
def test_dates_that_are_refused(date, told):
    with pytest.raises(tk.ToolkitError, match=rf"cannot be read: .*{told}.*a quarter '2017Q4'"):
        period(date)


def test_a_pair_the_wrong_way_round_is_turned_in_the_message(tiny):
    told = r"ends before it begins. .*date=\('2017-10-16', '2017-10-22'\)"
    with pytest.raises(tk.ToolkitError, match=told):
        tiny.where(date=("2017-10-22", "2017-10-16"))


@pytest.mark.parametrize("date", ["1500", "9999", (None, "1500")])
def test_years_far_away_are_years(tiny, date):
    assert len(tiny.where(date=date)) == 0


@pytest.mark.parametrize("value", ["Tigirs", ["Citadel", "Tigirs"]])
def test_a_value_that_does_not_occur_is_told_with_the_nearest(tiny, value):
    told = r"no outlet 'Tigirs'. Did you mean 'Tigris'\? There are 'Citadel', 'Tigris'\.$"
    with pytest.raises(tk.ToolkitError, match=told):
        tiny.where(outlet=value)


def test_few_values_are_named_of_many():
    frame = pd.DataFrame({"text": "x", "outlet": [f"Outlet {i}" for i in range(30)]})
    with pytest.raises(tk.ToolkitError, match=r"'Outlet 9' and 20 more\.$"):
        tk.from_frame(frame, language="en").where(outlet="zzz")


def test_an_outlet_that_an_earlier_filter_left_out_is_no_mistake(tiny):
    assert ids(tiny.where(date="2017-10-30").where(outlet="Tigris")) == []
    assert ids(tiny.where(date="2016").where(outlet="nobody")) == []
    with pytest.raises(tk.ToolkitError, match="no outlet 'Tigirs'"):
        tiny.where(date="2017-10-30").where(outlet="Tigirs")


def test_numbers_and_missing_values_are_compared_as_they_are(frame):
    corpus = tk.from_frame(frame.assign(ward=[1, 2, 2, 3], mood=["a", None, "a", "b"]))
    assert ids(corpus.where(ward=2)) == ["a2", "a3"]
    assert ids(corpus.where(ward=range(1, 3))) == ["a1", "a2", "a3"]
    assert ids(corpus.where(ward=9)) == []
    assert ids(corpus.where(mood=None)) == ["a2"]
    with pytest.raises(tk.ToolkitError, match="There is no ward '2'"):
        corpus.where(ward="2")
    with pytest.raises(tk.ToolkitError, match="is no single value"):
        corpus.where(ward=[[1, 2]])


def test_a_column_of_lists_is_refused(frame):
    corpus = tk.from_frame(frame.assign(tags=[["a"], ["b"], [], ["a"]]))
    with pytest.raises(tk.ToolkitError, match=r"column 'tags' holds list values.*str.join") as told:
        corpus.where(tags="a")
    made = eval(
        str(told.value).split("Make it text: ")[1].rstrip("."), {"tk": tk, "corpus": corpus}
    )
    assert ids(made.where(tags="a")) == ["a1", "a4"]


@pytest.mark.parametrize(
    "query", ["", "outlet ==", "outlet == 'x", "nope == 1", "(((", "@x == 1", "a;b", "`a", "1 + 1"]
)
def test_every_way_to_write_a_query_wrong_is_one_error(query):
    corpus = tk.from_frame(pd.DataFrame({"text": ["a"], "outlet": ["A"], "language": "en"}))
    with pytest.raises(tk.ToolkitError, match="cannot be used"):
        corpus.where(query)


def test_of_a_month_or_year_all_of_it_must_be_inside():
    frame = pd.DataFrame({"text": "a", "language": "en", "doc_id": ["day", "month", "year"]})
    corpus = tk.from_frame(frame.assign(date=["2017-10-01", "October 2017", "2017"]))
    assert ids(corpus.where(date="2017-10-01")) == ["day"]
    assert ids(corpus.where(date=("2017-10-01", "2017-10-30"))) == ["day"]
    assert ids(corpus.where(date="2017-10")) == ["day", "month"]
    assert ids(corpus.where(date=("2017-10-01", None))) == ["day", "month"]
    assert ids(corpus.where(date=(None, "2017-10-31"))) == ["day", "month"]
    assert ids(corpus.where(date="2017")) == ["day", "month", "year"]
