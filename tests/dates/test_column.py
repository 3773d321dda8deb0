import datetime as dt
import os
import time

import numpy as np
import pandas as pd
import pytest

from toolkit.dates import parse_dates


def one(value, dayfirst=None):
    row = parse_dates(pd.Series([value], dtype="object"), dayfirst).iloc[0]
    return ("" if pd.isna(row["date"]) else row["date"].isoformat()), row["zone"], row["problem"]


@pytest.mark.parametrize(
    ("value", "date", "zone"),
    [
        ("2017-10-16", "2017-10-16T00:00:00", ""),
        ("2017-10-16T08:05:06Z", "2017-10-16T08:05:06", "+00:00"),
        ("2017-10-16 08:05:06.123456+0330", "2017-10-16T08:05:06.123456", "+03:30"),
        ("2017-10-16 8:05 PM", "2017-10-16T20:05:00", ""),
        ("2017-10-16 12:05 PM", "2017-10-16T12:05:00", ""),
        ("2017-10-16 12:05 am", "2017-10-16T00:05:00", ""),
        ("2017-10-16T08:05:06.5Z", "2017-10-16T08:05:06.500000", "+00:00"),
        ("2017/10/16", "2017-10-16T00:00:00", ""),
        ("20171016", "2017-10-16T00:00:00", ""),
        (20171016.0, "2017-10-16T00:00:00", ""),
        ("20171016080506", "2017-10-16T08:05:06", ""),
        (1508140800, "2017-10-16T08:00:00", "+00:00"),
        ("1508140800123", "2017-10-16T08:00:00.123000", "+00:00"),
        ("Wed, 31 Jan 2018 07:26:05 GMT", "2018-01-31T07:26:05", "+00:00"),
        ("Tue, 03 Oct 2017 10:00:00 EST", "2017-10-03T10:00:00", "-05:00"),
        ("Tue, 03 Oct 2017 10:00:00 -0000", "2017-10-03T10:00:00", ""),
        ("Thu,28 Jul 2022 4:35:5 GMT+9", "2022-07-28T04:35:05", "+09:00"),
        ("Seg, 24 Set 2018 19:42:40 -0300", "2018-09-24T19:42:40", "-03:00"),
        ("Mon Oct 16 10:05:00 +0000 2017", "2017-10-16T10:05:00", "+00:00"),
        ("Oct 16, 2017 at 10:05 AM EDT", "2017-10-16T10:05:00", "-04:00"),
        ("16. Oktober 2017, 14:30 Uhr", "2017-10-16T14:30:00", ""),
        ("16 octobre 2017", "2017-10-16T00:00:00", ""),
        ("16 Ekim 2017", "2017-10-16T00:00:00", ""),
        ("۱۶ اکتبر ۲۰۱۷", "2017-10-16T00:00:00", ""),
        ("١٦ أكتوبر ٢٠١٧", "2017-10-16T00:00:00", ""),
        ("16 تشرين الأول 2017", "2017-10-16T00:00:00", ""),
        ("16 تشرين الثاني/نوفمبر 2017", "2017-11-16T00:00:00", ""),
        ("\u200f2017-10-16\u200e", "2017-10-16T00:00:00", ""),
        (dt.date(2017, 10, 16), "2017-10-16T00:00:00", ""),
        (pd.Timestamp("2017-10-16 05:00", tz="Asia/Baghdad"), "2017-10-16T05:00:00", "+03:00"),
        (np.datetime64("2017-10-16"), "2017-10-16T00:00:00", ""),
        ("Mon 16/10/2017 10:05 +03", "2017-10-16T10:05:00", "+03:00"),
        ("05.05.2017", "2017-05-05T00:00:00", ""),
        ("2016-02-29", "2016-02-29T00:00:00", ""),
        ("2017-10-16T08:05:06-00:30", "2017-10-16T08:05:06", "-00:30"),
    ],
)
def test_the_time_stays_as_written_with_the_offset_beside_it(value, date, zone):
    assert one(value) == (date, zone, "")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "no date"),
        (None, "no date"),
        (float("nan"), "no date"),
        (pd.NaT, "no date"),
        ("2017-02-30", "not a possible date"),
        ("2017-02-29T10:00:00Z", "not a possible date"),
        ("30 February 2017", "not a date that can be read"),
        ("31/02/2017", "not a possible date"),
        ("2017-10-16T25:00:00", "not a possible date"),
        ("2017-10-16T08:05:06+25:00", "impossible offset"),
        ("2017", "only a year or month"),
        ("2017-10", "only a year or month"),
        ("October 2017", "only a part of a date"),
        ("16 October", "only a part of a date"),
        ("10:30", "only a part of a date"),
        ("2 hours ago", "relative to a day"),
        ("yesterday", "relative to a day"),
        ("دیروز", "relative to a day"),
        ("now", "relative to a day"),
        ("1399/05/01", "Solar Hijri"),
        ("۲۴ مهر ۱۳۹۶", "Solar Hijri"),
        ("۱۳/۰۸/۱۳۹۸", "Solar Hijri"),
        ("1439-01-25", "lunar Hijri"),
        ("9999-01-01", "outside 1600 to 2200"),
        ("2017101612", "may be seconds since 1970 or a date with an hour"),
        ("12345", "not a date that can be read"),
        ("soon", "not a date that can be read"),
        ("a" * 5000, "too long for a date"),
        ("17/10/16", "two digits"),
    ],
)
def test_what_is_no_date_says_why(value, reason):
    date, zone, problem = one(value)
    assert (date, zone) == ("", "")
    assert reason in problem
    assert len(problem) < 150


def test_numeric_dates_are_read_only_if_the_column_or_the_user_decides():
    doubt = "'03/04/2017' may be 3 April or 4 March; say dayfirst=True or dayfirst=False"
    assert one("03/04/2017") == ("", "", doubt)
    assert one("03/04/2017", True)[0] == "2017-04-03T00:00:00"
    assert one("03/04/2017", False)[0] == "2017-03-04T00:00:00"
    assert one("3/4/17", False)[0] == "2017-03-04T00:00:00"

    def days(*values):
        return [str(d.date()) for d in parse_dates(pd.Series(values))["date"]]

    assert days("03/04/2017", "16/10/2017") == ["2017-04-03", "2017-10-16"]
    assert days("03-04-2017", "10-16-2017") == ["2017-03-04", "2017-10-16"]
    assert days("3/4/2017", "16/10/2017", "10/16/2017") == ["NaT", "2017-10-16", "2017-10-16"]
    assert days("1/2/17", "10/16/17") == ["2017-01-02", "2017-10-16"]


def test_columns_of_real_dates_keep_index_and_wall_clock():
    naive = pd.Series(pd.to_datetime(["2017-10-16 03:00", None]), index=[7, 9])
    made = parse_dates(naive)
    assert made.index.tolist() == [7, 9]
    assert made["date"].dtype == "datetime64[us]"
    assert made["date"].iloc[0] == pd.Timestamp("2017-10-16 03:00")
    assert made["problem"].tolist() == ["", "no date"]
    berlin = pd.Series(pd.to_datetime(["2017-07-16 03:00", "2017-12-16 03:00"])).dt.tz_localize(
        "Europe/Berlin"
    )
    assert parse_dates(berlin)["zone"].tolist() == ["+02:00", "+01:00"]
    assert parse_dates(berlin)["date"].dt.hour.tolist() == [3, 3]
    empty = parse_dates(pd.Series([], dtype="object"))
    assert [*empty] == ["date", "zone", "precision", "problem"]
    assert empty["date"].dtype == "datetime64[us]"


def test_neither_clock_nor_time_zone_of_the_machine_matters(monkeypatch):
    values = pd.Series(["16 Oct 2017 10:05", "1508140800", "Oct 16", "tomorrow", "3 mars 2017"])
    before = parse_dates(values)
    try:
        monkeypatch.setitem(os.environ, "TZ", "Pacific/Kiritimati")
        time.tzset()
        pd.testing.assert_frame_equal(parse_dates(values), before)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_long_column_is_fast():
    values = pd.date_range("1990-01-01", periods=100_000, freq="37min").strftime("%FT%TZ")
    start = time.perf_counter()
    made = parse_dates(pd.Series(values))
    assert time.perf_counter() - start < 10
    assert made["date"].notna().all()
    assert made["date"].iloc[-1].strftime("%FT%TZ") == values[-1]
