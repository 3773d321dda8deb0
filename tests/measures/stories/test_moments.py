import numpy as np
import pandas as pd

import toolkit as tk
from toolkit.measures.stories.moments import moments


def times(*dates):
    return moments(tk.from_frame(pd.DataFrame({"text": "x", "date": dates, "language": "en"})))


def hours(found, one, other):
    return found.hours(np.array([one]), np.array([other]))[0]


def test_hours_between_times_of_day():
    found = times("2017-10-16 06:00", "2017-10-16 09:30")
    assert hours(found, 0, 1) == 3.5
    assert hours(found, 1, 0) == -3.5


def test_offsets_count_only_if_both_have_one():
    # 00:00 in Baghdad on 16 October is 21:00 UTC of the day before.
    found = times("2017-10-16T00:00+03:00", "2017-10-15T21:30+00:00", "2017-10-16 00:00")
    assert hours(found, 0, 1) == 0.5
    found = times("2017-10-16T00:00+03:00", "2017-10-16 01:00")
    assert hours(found, 0, 1) == 1
    found = times("2017-10-16T12:00-04:30", "2017-10-16T16:30+00:00")
    assert hours(found, 0, 1) == 0


def test_without_a_time_of_day_days_are_counted():
    found = times("2017-10-16 23:00", "2017-10-17", "2017-10-18")
    assert hours(found, 0, 1) == 24
    assert hours(found, 1, 2) == 24
    assert hours(found, 2, 0) == -48


def test_the_order_is_that_of_utc_if_all_have_an_offset():
    found = times("2017-10-16T01:00+03:00", "2017-10-15T23:30+00:00", "2017-10-15T20:00+00:00")
    assert found.order.tolist() == [2, 0, 1]
    found = times("2017-10-16T01:00+03:00", "2017-10-16 00:30", "2017-10-15T20:00+00:00")
    assert found.order.tolist() == [2, 1, 0]


def test_dates_of_a_month_and_none_are_left_out_of_the_order():
    found = times("2017-10-17", "October 2017", None, "2017-10-16")
    assert found.order.tolist() == [3, 0]
    assert found.dated.tolist() == [True, False, False, True]
    assert not found.timed.any()
