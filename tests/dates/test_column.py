import datetime as dt
import os
import subprocess
import sys
import time

import numpy as np
import pandas as pd
import pytest

from toolkit.dates import parse_dates, parse_days


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
        ("20171016T080506Z", "2017-10-16T08:05:06", "+00:00"),
        (1508140800, "2017-10-16T08:00:00", "+00:00"),
        ("1508140800123", "2017-10-16T08:00:00.123000", "+00:00"),
        (1508140800.25, "2017-10-16T08:00:00.250000", "+00:00"),
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
        ("2017-10-16+03:00", "2017-10-16T00:00:00", "+03:00"),
        ("2017年10月16日 10:15", "2017-10-16T10:15:00", ""),
        ("2017년 10월 16일", "2017-10-16T00:00:00", ""),
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
        (True, "no date"),
        ("2017-02-30", "not a possible date"),
        ("2017-02-29T10:00:00Z", "not a possible date"),
        ("30 February 2017", "not a possible date"),
        ("31/02/2017", "not a possible date"),
        ("0/0/2017", "not a possible date"),
        ("2017-00-00", "not a possible date"),
        ("2017-10-16T25:00:00", "not a possible date"),
        ("0:15 PM, 16 Oct 2017", "not a possible time"),
        ("2017-10-16T08:05:06+25:00", "impossible offset"),
        ("16 October", "only a part of a date"),
        ("October", "only a part of a date"),
        ("Monday", "only a part of a date"),
        ("12.10", "only a part of a date"),
        ("10:30", "only a part of a date"),
        ("10:30, October 2017", "only a part of a date"),
        ("Summer", "only a part of a date"),
        ("2 hours ago", "relative to a day"),
        ("yesterday", "relative to a day"),
        ("hier à 10h15", "relative to a day"),
        ("il y a 2 heures", "relative to a day"),
        ("vor 3 Stunden", "relative to a day"),
        ("دیروز", "relative to a day"),
        ("منذ 3 ساعات", "relative to a day"),
        ("now", "relative to a day"),
        ("9999-01-01", "outside 1600 to 2200"),
        ("2017101612", "may be seconds since 1970 or a date with an hour"),
        ("12345", "not a date that can be read"),
        ("soon", "not a date that can be read"),
        ("Room 5, May 2017", "not a date that can be read"),
        ("Winter 2008/2009", "not a date that can be read"),
        ("16/10/2017 - 17/10/2017", "not a date that can be read"),
        ("16.10/2017", "not a date that can be read"),
        ("July 20-14, 2017", "not a date that can be read"),
        ("July 14, 20, 2017", "not a date that can be read"),
        ("Oct 16, 17", "not a date that can be read"),
        ("16 October 2017 {}", "not a date that can be read"),
        ("2017:10:16 10:15:00", "not a date that can be read"),
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

    def days(*values, file=None):
        read = parse_dates(pd.Series(values), file=None if file is None else pd.Series([*file]))
        return [str(d.date()) for d in read["date"]]

    assert days("03/04/2017", "16/10/2017") == ["2017-04-03", "2017-10-16"]
    assert days("03-04-2017", "10-16-2017") == ["2017-03-04", "2017-10-16"]
    assert days("3/4/2017", "16/10/2017", "10/16/2017") == ["NaT", "2017-10-16", "2017-10-16"]
    assert days("1/2/17", "10/16/17") == ["2017-01-02", "2017-10-16"]
    assert days("Mon, 3/4/2017 10:15", "Tue, ١٧/١٠/٢٠١٧") == ["2017-04-03", "2017-10-17"]
    assert days("31/12/99", "1/2/99") == ["1999-12-31", "1999-02-01"]
    assert days("03/04/2017", "16/10/2017", "03/04/2017", "10/16/2017", file="aabb")[::2] == [
        "2017-04-03",
        "2017-03-04",
    ]


def test_with_points_the_day_comes_first_unless_the_column_shows_the_other():
    def days(*values):
        return [str(d.date()) for d in parse_dates(pd.Series(values))["date"]]

    assert days("03.04.2017") == ["2017-04-03"]
    assert days("03.04.2017", "10.16.2017") == ["2017-03-04", "2017-10-16"]
    assert days("03.04.2017", "10.16.2017", "16.10.2017")[0] == "NaT"
    assert days("03.04.17") == ["2017-04-03"]
    assert days("16.10.17", "31.12.17", "03.04.17 08:30")[::2] == ["2017-10-16", "2017-04-03"]
    assert days("03.04.17", "10.16.17") == ["2017-03-04", "2017-10-16"]
    assert days("98.07.24", "01.07.24") == ["NaT", "NaT"]  # the year comes first
    assert days("00.07.24", "24.17.01") == ["NaT", "NaT"]


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


@pytest.mark.parametrize(
    ("value", "date", "precision"),
    [
        ("2017-10-16 00:00", "2017-10-16", "minute"),
        ("2017-10-16T08:05Z", "2017-10-16 08:05", "minute"),
        ("16 October 2017, 5 PM", "2017-10-16 17:00", "minute"),
        ("16 October 2017", "2017-10-16", "day"),
        (dt.date(2017, 10, 16), "2017-10-16", "day"),
        ("October 2017", "2017-10-01", "month"),
        ("2017-10", "2017-10-01", "month"),
        ("10/2017", "2017-10-01", "month"),
        ("16./17. Oktober 2017", "2017-10-01", "month"),
        ("July 14-20, 2017", "2017-07-01", "month"),
        ("2017", "2017-01-01", "year"),
        (2017.0, "2017-01-01", "year"),
        ("Summer, 2008", "2008-01-01", "year"),
        ("Q3 2008", "2008-01-01", "year"),
        ("été 2008", "2008-01-01", "year"),
        ("July/August 2009", "2009-01-01", "year"),
        ("soon", "NaT", ""),
        ("", "NaT", ""),
    ],
)
def test_a_date_is_as_exact_as_it_is_printed(value, date, precision):
    row = parse_dates(pd.Series([value], dtype="object")).iloc[0]
    assert str(row["date"]) == str(pd.Timestamp(date))
    assert row["precision"] == precision
    assert bool(row["problem"]) == (date == "NaT")


def test_timestamps_that_are_all_midnight_are_days():
    midnight = pd.to_datetime(["2017-10-16", "2017-10-17", None])
    assert parse_dates(pd.Series(midnight))["precision"].tolist() == ["day", "day", ""]
    zoned = pd.Series(midnight).dt.tz_localize("Asia/Baghdad")
    assert parse_dates(zoned)[["zone", "precision"]].values.tolist()[0] == ["+03:00", "day"]
    timed = pd.Series(pd.to_datetime(["2017-10-16 00:00", "2017-10-17 08:00"]))
    assert parse_dates(timed)["precision"].tolist() == ["minute", "minute"]
    both = pd.concat([pd.Series(midnight[:2]), timed], ignore_index=True)
    read = parse_dates(both, file=pd.Series(list("aabb")))
    assert read["precision"].tolist() == ["day", "day", "minute", "minute"]
    mixed = pd.Series([pd.Timestamp("2017-10-16"), "2017-10-16T00:00:00"], dtype="object")
    assert parse_dates(mixed)["precision"].tolist() == ["day", "minute"]


def test_where_a_day_is_asked_for_a_month_is_none():
    read = parse_days(pd.Series(["2017-10", "16.10.2017", "1396"]))
    assert read["date"].notna().tolist() == [False, True, False]
    assert read["problem"].tolist() == [
        "'2017-10' is only a year or month",
        "",
        "'1396' is only a year or month",
    ]


VALUES = ["16 Oct 2017 10:05", "1508140800", "Oct 16", "tomorrow", "3 mars 2017", "۲۴ مهر ۱۳۹۶"]


def test_neither_clock_nor_time_zone_of_the_machine_matters(monkeypatch):
    values = pd.Series(VALUES)
    before = parse_dates(values)
    try:
        monkeypatch.setitem(os.environ, "TZ", "Pacific/Kiritimati")
        time.tzset()
        pd.testing.assert_frame_equal(parse_dates(values), before)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_language_of_the_machine_does_not_matter(root):
    code = (
        "import locale, pandas as pd; from toolkit.dates import parse_dates\n"
        "try: locale.setlocale(locale.LC_ALL, '')\n"
        "except locale.Error: pass\n"
        f"print(ascii(parse_dates(pd.Series({VALUES!a})).to_csv()))"
    )
    asked = dict.fromkeys(("LC_ALL", "LANGUAGE"), "tr_TR.UTF-8")
    asked |= {"TZ": "Asia/Tehran", "PYTHONHASHSEED": "random"}
    told = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **asked}, cwd=root, capture_output=True
    )
    assert told.stdout.decode().strip() == ascii(parse_dates(pd.Series(VALUES)).to_csv())


def test_a_long_column_is_read():
    values = pd.date_range("1990-01-01", periods=100_000, freq="37min").strftime("%FT%TZ")
    made = parse_dates(pd.Series(values))
    assert made["date"].notna().all()
    assert made["date"].iloc[-1].strftime("%FT%TZ") == values[-1]
