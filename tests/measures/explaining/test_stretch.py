import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.explaining.stretch import Stretch, stretch


@pytest.mark.parametrize(
    ("period", "by", "first", "last"),
    [
        ("2017-10-18", "week", "2017-10-16", "2017-10-22"),
        (pd.Timestamp("2017-10-16"), "week", "2017-10-16", "2017-10-22"),
        (np.datetime64("2017-10-16"), "week", "2017-10-16", "2017-10-22"),
        ("2017-10-18", "day", "2017-10-18", "2017-10-18"),
        ("2017-10-18", "month", "2017-10-01", "2017-10-31"),
        ("2017-10-18", "W-SAT", "2017-10-15", "2017-10-21"),
        ("2017-10-16", "2W", "2017-10-16", "2017-10-29"),
        ("2017-10", "week", "2017-10-01", "2017-10-31"),
        ("2017Q4", "week", "2017-10-01", "2017-12-31"),
        (pd.Period("2017-10-18", "W-SUN"), "day", "2017-10-16", "2017-10-22"),
        (pd.Period("2017-10-18", "D"), "week", "2017-10-18", "2017-10-18"),
        (("2017-10-16", "2017-10-16"), "week", "2017-10-16", "2017-10-16"),
        (("2017-10-13", "2017-10-20"), "week", "2017-10-13", "2017-10-20"),
        (("2017-10-13", None), "week", "2017-10-13", None),
    ],
)
def test_what_a_period_means(period, by, first, last):
    days = stretch(period, by)
    assert days.first == pd.Timestamp(first)
    assert days.last == (None if last is None else pd.Timestamp(last))


@pytest.mark.parametrize("by", ["hour", "h", "fortnight", None])
def test_a_period_that_is_none_is_told(by):
    with pytest.raises(ToolkitError, match=r"by=.* is no period of whole days"):
        stretch("2017-10-16", by)


@pytest.mark.parametrize("period", ["autumn", 2017, None, (None, None), pd.NaT, "2017-10-16 12:00"])
def test_what_is_no_period_is_told(period):
    with pytest.raises(ToolkitError, match=r"period=.* cannot be read"):
        stretch(period, "week")


def test_a_month_that_is_not_wholly_inside_is_on_neither_side():
    dates = ["2017-10-16", "2017-10-02", "October 2017", "September 2017", None, "2017-10-22 23:59"]
    corpus = tk.from_frame(pd.DataFrame({"text": "x", "date": dates, "language": "en"}))
    days = stretch("2017-10-16", "week")
    assert days.inside(corpus).tolist() == [True, False, False, False, False, True]
    assert days.outside(corpus).tolist() == [False, True, False, True, False, False]


def test_how_it_is_written():
    assert str(stretch("2017-10-16", "day")) == "2017-10-16"
    assert str(Stretch(None, pd.Timestamp("2017-10-16"))) == "the beginning to 2017-10-16"
    assert str(Stretch(pd.Timestamp("2017-10-16"), None)) == "2017-10-16 to the end"
