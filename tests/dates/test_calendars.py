"""Dates of other calendars, against days that are known in both."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from toolkit.dates import parse_dates
from toolkit.dates.calendars import GREGORIAN, KURDISH, LUNAR, SOLAR, YEARS, Day, gregorian
from toolkit.dates.letters import plain
from toolkit.dates.names import SOLAR_NAMES
from toolkit.dates.written import read_date


def read(text):
    made = read_date(plain(text))
    return (made.date and made.date.isoformat(" ", "minutes").removesuffix(" 00:00"), made.problem)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (Day(SOLAR, 1304, 1, 1), "1925-03-21"),
        (Day(SOLAR, 1332, 5, 28), "1953-08-19"),  # the fall of Mosaddegh
        (Day(SOLAR, 1357, 11, 22), "1979-02-11"),  # the revolution
        (Day(SOLAR, 1396, 1, 1), "2017-03-21"),
        (Day(SOLAR, 1396, 7, 25), "2017-10-17"),
        (Day(SOLAR, 1399, 12, 30), "2021-03-20"),  # the last day of a leap year
        (Day(SOLAR, 1403, 12, 30), "2025-03-20"),
        (Day(KURDISH, 2717, 7, 24), "2017-10-16"),
        (Day(LUNAR, 1400, 1, 1), "1979-11-20"),
        (Day(LUNAR, 1422, 6, 23), "2001-09-11"),
        (Day(LUNAR, 1438, 10, 1), "2017-06-25"),
        (Day(LUNAR, 1438, 12, 10), "2017-09-01"),
        (Day(LUNAR, 1439, 1, 26), "2017-10-16"),
        (Day(LUNAR, 1332, 9, 4), "1914-07-27"),
        (Day(LUNAR, 1300, 1, 1), "1882-11-12"),
        (Day(SOLAR, 1396), "2017-03-21"),
        (Day(SOLAR, 1396, 7), "2017-09-23"),
        (Day(GREGORIAN, 2017, 10), "2017-10-01"),
    ],
)
def test_days_that_are_known_in_both(day, expected):
    assert str(gregorian(day)) == expected


@pytest.mark.parametrize(
    "day",
    [
        Day(SOLAR, 1402, 12, 30),
        Day(SOLAR, 1396, 7, 31),
        Day(SOLAR, 1396, 13, 1),
        Day(LUNAR, 1439, 13, 1),
        Day(LUNAR, 1439, 1, 31),
        Day(LUNAR, 1320, 2, 30),
        Day(LUNAR, 1342, 12, 30),
    ],
)
def test_days_that_are_none(day):
    with pytest.raises(ValueError):
        gregorian(day)


def test_every_day_of_every_year_that_is_read_is_one_more():
    for calendar in (SOLAR, LUNAR):
        before = None
        for year in YEARS[calendar]:
            for month in range(1, 13):
                first = gregorian(Day(calendar, year, month, 1))
                assert before is None or timedelta(28) <= first - before <= timedelta(31)
                before = first


def test_before_the_table_eleven_lunar_years_in_thirty_have_a_day_more():
    leap = {2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29}
    for year in range(1300, 1342):
        first, last = gregorian(Day(LUNAR, year, 1, 1)), gregorian(Day(LUNAR, year + 1, 1, 1))
        assert (last - first).days == (355 if year % 30 in leap else 354)
        assert gregorian(Day(LUNAR, year, 12, 29)) == last - timedelta(1 + (year % 30 in leap))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1396/07/24", "2017-10-16"),
        ("۱۳۹۶/۷/۲۴", "2017-10-16"),
        ("13960724", "2017-10-16"),
        ("24-07-1396", "2017-10-16"),
        ("۱۳۹۶/۰۷/۲۴ - ۱۰:۱۵", "2017-10-16 10:15"),
        ("۱۰:۱۵ - ۱۳۹۶/۰۷/۲۴", "2017-10-16 10:15"),
        ("۱۳۹۶/۷/۲۴،\u200f ۱۰:۱۵:۰۰ ب.ظ", "2017-10-16 22:15"),
        ("دوشنبه ۲۴ مهرماه ۱۳۹۶ ساعت ۱۰:۱۵", "2017-10-16 10:15"),
        ("دوشنبه، ۲۴ مهر ۱۳۹۶، ساعت ۹ صبح", "2017-10-16 09:00"),
        ("سه‌شنبه ۲۵ مهر ۱۳۹۶", "2017-10-17"),
        ("سه شنبه ۲۵ مهر ماه سال ۱۳۹۶", "2017-10-17"),
        ("تاریخ انتشار: ۲۴ مهر ۱۳۹۶ - ۱۰:۱۵", "2017-10-16 10:15"),
        ("۲۴ مهر ۹۶", "2017-10-16"),
        ("۵ خرداد ۰۲", "2023-05-26"),
        ("24 Mehr 1396", "2017-10-16"),
        ("Mehr 24, 1396 AP", "2017-10-16"),
        ("۲۴ میزان ۱۳۹۶", "2017-10-16"),
        ("24 تله 1396", "2017-10-16"),
        ("1396/7/24 هجری شمسی", "2017-10-16"),
        ("1290/01/05 ه‍.ش", "1911-03-26"),
        ("٢٤ی ڕەزبەری ٢٧١٧", "2017-10-16"),
        ("٢٤ی ڕەزبەری ١٣٩٦", "2017-10-16"),
        ("24 rezber 2717", "2017-10-16"),
        ("2717/07/24 کوردی", "2017-10-16"),
        ("٢٦ محرم ١٤٣٩ هـ", "2017-10-16"),
        ("الاثنين 26 محرم 1439", "2017-10-16"),
        ("٣ شوّال ١٤٣٨", "2017-06-27"),
        ("23 جمادى الآخرة 1422هـ", "2001-09-11"),
        ("23 جمادي الثانية 1422", "2001-09-11"),
        ("۱۰ ذی‌الحجه ۱۴۳۸", "2017-09-01"),
        ("10 ذو الحجة 1438", "2017-09-01"),
        ("1439/1/26 هـ", "2017-10-16"),
        ("26-01-1439هـ", "2017-10-16"),
        ("1396/7/24 هـ.ق", "1976-07-21"),
        ("26 Muharram 1439 AH", "2017-10-16"),
        ("10 Dhu al-Hijjah 1438 AH", "2017-09-01"),
        ("1439-01-26 H", "2017-10-16"),
        ("26 Muharrem 1439", "2017-10-16"),
        ("16/10/2017م", "2017-10-16"),
        ("26 محرم 1439 هـ - 16 أكتوبر 2017 م", "2017-10-16"),
        ("الاثنين 26 محرم 1439 هـ الموافق 16 أكتوبر 2017", "2017-10-16"),
        ("3/2/1448هـ الموافق لـ17/7/2026م", "2026-07-17"),
        ("۲۴ مهر ۱۳۹۶ برابر با ۱۶ اکتبر ۲۰۱۷", "2017-10-16"),
        ("24 مهر 1396 / October 16, 2017, 10:15", "2017-10-16 10:15"),
    ],
)
def test_dates_of_other_calendars(text, expected):
    assert read(text) == (expected, "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1439-01-25", "looks like a lunar Hijri date; it is read if it is marked as one"),
        ("1425/03/12", "looks like a lunar Hijri date"),
        ("1300/01/01", "may be a Solar or lunar Hijri date; it is read if it is marked as one"),
        ("1200/01/01", "has the year 1200, outside 1600 to 2200"),
        ("پنج مهر 1396", "is not a date that can be read"),  # the day is a word
        ("31 مهر 1396", "is not a possible date"),
        ("1396/07/31", "is not a possible date"),
        ("30 صفر 1439", "is not a possible date"),
        ("24 مهر 2017", "has the year 2017, which its month does not go with"),
        ("16 October 1396", "has the year 1396, which its month does not go with"),
        ("16 گوڵان 2017", "has the year 2017, which its month does not go with"),
        ("3 رمضان 38", "is only a part of a date"),
        ("26 محرم 1439 هـ - 20 أكتوبر 2017 م", "holds two dates that are not the same day"),
        ("24 مهر 1396 - 17 October 2017", "holds two dates that are not the same day"),
    ],
)
def test_what_cannot_be_known_of_them_is_told(text, told):
    made, problem = read(text)
    assert made is None and told in problem and len(problem) < 150


def test_the_day_comes_first_in_hijri_dates_unless_the_column_shows_the_other():
    def days(*values):
        return [str(d.date()) for d in parse_dates(pd.Series(values))["date"]]

    assert days("03/04/1396") == ["2017-06-24"]
    assert days("03/04/1396", "07/24/1396") == ["2017-05-25", "2017-10-16"]


def test_a_month_or_year_of_another_calendar_begins_on_its_first_day():
    read = parse_dates(pd.Series(["مهر ۱۳۹۶", "1396/07", "1396", "تابستان ۱۳۹۶", "رمضان 1438"]))
    assert read["precision"].tolist() == ["month", "month", "year", "year", "month"]
    days = [str(d.date()) for d in read["date"]]
    assert days == ["2017-09-23", "2017-09-23", "2017-03-21", "2017-03-21", "2017-05-27"]


PERSIAN = [cell.split(",")[0].strip() for cell in SOLAR_NAMES["fa"].split("|")]


@settings(max_examples=200)
@given(day=st.dates(date(1926, 1, 1), date(2031, 12, 31)), form=st.sampled_from("wdn"))
def test_a_solar_date_comes_back_from_every_form(day, form):
    solar = JalaliDate(day)
    text = {
        "w": f"{solar.day} {PERSIAN[solar.month - 1]} {solar.year}",
        "d": f"{solar.day:02d}/{solar.month:02d}/{solar.year}",
        "n": f"{solar.year}/{solar.month}/{solar.day}",
    }[form]
    assert read_date(text, dayfirst=True).date.date() == day
