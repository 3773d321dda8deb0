"""Periods against pandas (date ranges and resampling by the same offsets) and plain loops."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.measures.periods import PERIODS, Bins, bins, grid, placed, starts

DAYS = "MON TUE WED THU FRI SAT SUN".split()
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("day", ("D", 1)),
        ("week", ("W-SUN", 1)),
        ("month", ("M", 1)),
        ("quarter", ("Q-DEC", 1)),
        ("year", ("Y-DEC", 1)),
        ("D", ("D", 1)),
        ("h", ("h", 1)),
        ("6h", ("h", 6)),
        ("14D", ("D", 14)),
        ("W", ("W-SUN", 1)),
        ("W-SAT", ("W-SAT", 1)),
        ("3W-MON", ("W-MON", 3)),
        ("M", ("M", 1)),
        ("ME", ("M", 1)),
        ("2MS", ("M", 2)),
        ("Q", ("Q-DEC", 1)),
        ("QE", ("Q-DEC", 1)),
        ("QS", ("Q-DEC", 1)),
        ("QE-NOV", ("Q-NOV", 1)),
        ("2Q-JAN", ("Q-JAN", 2)),
        ("Y", ("Y-DEC", 1)),
        ("YS", ("Y-DEC", 1)),
        ("10YE-JUN", ("Y-JUN", 10)),
    ],
)
def test_names_and_offsets(by, expected):
    assert bins(by) == Bins(*expected)


@pytest.mark.parametrize(
    "by",
    [
        *"0D 00W -1D 1.5D D2 Week weeks days H min s B 2B W-XXX W-sun QE-XXX QS-NOV".split(),
        *("2week", "MS-JAN", "DD", "W-SAT2", "", " W", "W ", "2 W", None, 2, 2.0, ("week",), ["W"]),
    ],
)
def test_what_is_no_period(by):
    assert bins(by) is None


@pytest.mark.parametrize("day", DAYS)
def test_a_week_begins_after_the_day_that_it_ends_on(day):
    dates = pd.Series(pd.date_range("2017-10-01", "2017-10-31 12:00", freq="36h"))
    found = starts(dates, f"W-{day}")
    # pandas names a week by its last day.
    last = dates.dt.normalize() + pd.offsets.Week(0, weekday=DAYS.index(day))
    assert found.tolist() == (last - pd.Timedelta(days=6)).tolist()


def dates_of(days):
    return pd.Series(pd.Timestamp("2016-12-20") + pd.to_timedelta(days, unit="D"))


RANDOM = st.lists(st.integers(0, 500), min_size=1, max_size=30).map(dates_of)
#: Offsets of pandas that name a period by its first day.
BEGIN = {"D": "D", "W": "W-MON", "W-SAT": "W-SUN", "W-WED": "W-THU", "M": "MS", "Q": "QS-JAN"}
BEGIN |= {"QE-NOV": "QS-DEC", "QE-JAN": "QS-FEB", "Y": "YS-JAN", "YE-JUN": "YS-JUL"}


@given(RANDOM, st.sampled_from([*BEGIN]), st.integers(1, 5))
def test_the_grid_is_a_plain_loop_over_date_range(dates, offset, n):
    by = f"{n}{offset}"
    first, last = dates.min(), dates.max()
    code = BEGIN[offset]
    # The first beginning of a period on or before the first day, then every n-th.
    back = pd.date_range(first - pd.Timedelta(days=400), first, freq=code)[-1]
    edges = pd.date_range(back, last + pd.Timedelta(days=3000), freq=code)[::n]
    expected = []
    for date in dates:
        number = 0
        while date >= edges[number + 1]:
            number += 1
        expected.append(number)
    # `grid` takes the first day of the single period that each date is in.
    number, begins, ends = grid(starts(dates, by), by, first, last)
    assert number.tolist() == expected
    assert begins.tolist() == edges[: max(expected) + 1].tolist()
    assert ends.normalize().tolist() == [
        e - pd.Timedelta(days=1) for e in edges[1 : max(expected) + 2]
    ]


@settings(max_examples=25)
@given(RANDOM, st.sampled_from([("3D", "3D"), ("14D", "14D"), ("2W", "14D"), ("W", "7D")]))
def test_the_counts_are_those_of_resample(dates, pair):
    by, offset = pair
    frame = pd.DataFrame({"date": dates, "text": "oil", "language": "en"})
    table = tk.from_frame(frame).track(["oil"], by=by)
    first = dates.min()
    origin = first - pd.Timedelta(days=first.weekday()) if "W" in by else first
    plain = frame.set_index("date").resample(offset, origin=origin)["text"].count()
    assert table["period"].tolist() == plain.index.tolist()
    assert table["total_docs"].tolist() == plain.tolist() == table["docs"].tolist()


@settings(max_examples=25)
@given(RANDOM, st.sampled_from(["W-SAT", "W-TUE", "ME", "QE-NOV", "YE"]))
def test_the_counts_are_those_of_resample_named_by_the_last_day(dates, by):
    frame = pd.DataFrame({"date": dates, "text": "oil", "language": "en"})
    table = tk.from_frame(frame).track(["oil"], by=by)
    plain = frame.set_index("date").resample(by)["text"].count()
    assert table["total_docs"].tolist() == plain.tolist()
    nexts = [*table["period"].iloc[1:], plain.index[-1] + pd.Timedelta(days=1)]
    assert [p - pd.Timedelta(days=1) for p in nexts] == plain.index.tolist()


@settings(max_examples=25)
@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=20),
    st.sampled_from(["h", "2h", "6h", "24h", "18h", "7h"]),
)
def test_hours_are_those_of_resample_from_the_first_midnight(hours, by):
    dates = pd.Timestamp("2017-10-16 00:20") + pd.to_timedelta(hours, unit="h")
    frame = pd.DataFrame({"date": dates.strftime("%Y-%m-%d %H:%M"), "text": "oil"})
    table = tk.from_frame(frame.assign(language="en")).track(["oil"], by=by)
    midnight = dates.min().normalize()
    plain = frame.set_index(dates).resample(by, origin=midnight)["text"].count()
    found = table.set_index("period")["total_docs"]
    assert found[found > 0].to_dict() == plain[plain > 0].to_dict()
    assert found.index[0] == midnight  # silent hours have rows as well
    assert (
        found.index.to_series().diff().dropna() == pd.Timedelta(by if by != "h" else "1h")
    ).all()


def test_a_gap_and_the_ends_of_several_weeks():
    frame = pd.DataFrame({"date": ["2017-10-18", "2017-11-28"], "text": "oil", "language": "en"})
    corpus = tk.from_frame(frame, span=("2017-10-16", "2017-12-03"))
    table = corpus.track(["oil"], by="2W")
    assert table["period"].dt.strftime("%m-%d").tolist() == ["10-16", "10-30", "11-13", "11-27"]
    assert table["total_docs"].tolist() == [1, 0, 0, 1]
    # The last fortnight would end on 10 December.
    assert table["complete"].tolist() == [True, True, True, False]
    corpus = tk.from_frame(frame, span=("2017-10-17", "2017-12-10"))
    assert corpus.track(["oil"], by="2W")["complete"].tolist() == [False, True, True, True]


@pytest.mark.parametrize(
    ("by", "span", "expected"),
    [
        ("14D", ("2017-10-18", "2017-11-28"), [True, True, True]),
        ("14D", ("2017-10-18", "2017-11-27"), [True, True, False]),
        ("2MS", ("2017-10-01", "2017-11-30"), [True]),
        ("2MS", ("2017-10-01", "2017-12-01"), [True, False]),
        ("2MS", ("2017-10-02", "2017-12-31"), [False, False]),
        ("QE-NOV", ("2017-09-01", "2017-11-30"), [True]),
        ("QE-NOV", ("2017-09-01", "2017-12-01"), [True, False]),
    ],
)
def test_a_period_is_complete_if_all_its_days_are_in_the_span(by, span, expected):
    frame = pd.DataFrame({"date": ["2017-10-18", "2017-11-27"], "text": "oil", "language": "en"})
    table = tk.from_frame(frame, span=span).track(["oil"], by=by)
    assert table["complete"].tolist() == expected


def docs(*rows):
    return pd.DataFrame(rows, columns=["date", "precision"]).assign(
        date=lambda d: pd.to_datetime(d["date"], format="ISO8601")
    )


def test_a_date_is_placed_only_where_it_lies_in_one_period():
    table = docs(
        ("2017-10-16 09:30", "minute"),
        ("2017-10-16", "day"),
        ("2017-10-01", "month"),
        ("2017-01-01", "year"),
        ("2017-09-23", "month"),  # a month of another calendar
        (None, ""),
    )
    expected = {
        "day": ["2017-10-16", "2017-10-16", None, None, None, None],
        "week": ["2017-10-16", "2017-10-16", None, None, None, None],
        "month": ["2017-10-01", "2017-10-01", "2017-10-01", None, None, None],
        "quarter": ["2017-10-01", "2017-10-01", "2017-10-01", None, None, None],
        "year": ["2017-01-01"] * 5 + [None],
        "h": ["2017-10-16 09:00", None, None, None, None, None],
        "QE-NOV": ["2017-09-01"] * 3 + [None, "2017-09-01", None],
    }
    for by, days in expected.items():
        found = placed(table, by)
        pd.testing.assert_series_equal(
            found,
            pd.to_datetime(pd.Series(days), format="ISO8601").astype(found.dtype),
            check_names=False,
        )


def test_without_a_precision_every_date_is_taken():
    table = docs(("2017-10-16 09:30", "")).drop(columns="precision")
    assert placed(table, "h").tolist() == [pd.Timestamp("2017-10-16 09:00")]
    assert placed(table, "week").tolist() == [pd.Timestamp("2017-10-16")]


def test_a_date_outside_the_grid_has_no_bin():
    first, last = pd.Timestamp("2017-10-16"), pd.Timestamp("2017-10-29")
    dates = pd.Series(pd.to_datetime(["2017-10-09", "2017-10-16", "2017-10-23", None]))
    number, begins, ends = grid(dates, "week", first, last)
    assert number.tolist() == [-1, 0, 1, -1] and number.dtype == np.int64
    assert begins.tolist() == [pd.Timestamp("2017-10-16"), pd.Timestamp("2017-10-23")]
    assert ends.normalize().tolist() == [pd.Timestamp("2017-10-22"), last]
    assert grid(dates, "2W", first, last)[0].tolist() == [-1, 0, 0, -1]


@given(RANDOM, st.sampled_from([*PERIODS, "2W", "W-SAT", "14D"]))
def test_every_document_lies_in_its_period(dates, by):
    number, begins, ends = grid(starts(dates, by), by, dates.min(), dates.max())
    for date, n in zip(dates, number, strict=True):
        assert begins[n] <= date <= ends[n]
    assert (begins[1:] > ends[:-1]).all()
