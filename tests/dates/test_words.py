"""Dates with the month in words, in every language and form in which exports print them."""

import pytest

from toolkit.dates.letters import plain
from toolkit.dates.written import read_date


def read(text):
    made = read_date(plain(text))
    assert not made.problem, made.problem
    return made.date.isoformat(" ", "minutes").removesuffix(" 00:00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("October 16, 2017 Monday", "2017-10-16"),
        ("October 16, 2017, Sunday", "2017-10-16"),  # it was a Monday
        ("December 30, 2008 Tuesday 6:10 PM  EST", "2008-12-30 18:10"),
        ("16th of October 2017", "2017-10-16"),
        ("Monday, October 16th, 2017", "2017-10-16"),
        ("OCT. 16, 2017", "2017-10-16"),
        ("Sept 16 2017", "2017-09-16"),
        ("2017 October 16", "2017-10-16"),
        ("16-Oct-2017", "2017-10-16"),
        ("16-Oct-17", "2017-10-16"),
        ("16/Oct/2017", "2017-10-16"),
        ("Nov 18, 2019 @ 5:19 pm", "2019-11-18 17:19"),
        ("3:27 am PST, Wednesday, November 20, 2019", "2019-11-20 03:27"),
        ("Mittwoch 31. August 2011", "2011-08-31"),
        ("Mi., 31. Aug. 2011", "2011-08-31"),
        ("1. Jänner 2017", "2017-01-01"),
        ("3. MÄRZ 2017", "2017-03-03"),
        ("mardi 14 mars 2006", "2006-03-14"),
        ("mar. 16 mai 2017", "2017-05-16"),
        ("mar 16 2017", "2017-03-16"),
        ("1er mars 2017", "2017-03-01"),
        ("le 2 août 2017", "2017-08-02"),
        ("3 julio 2018 martes", "2018-07-03"),
        ("16 de octubre de 2017", "2017-10-16"),
        ("16 ago 2017", "2017-08-16"),
        ("3 Julho 2018 Terça-feira 10:27 AM GMT", "2018-07-03 10:27"),
        ("1º de março de 2017", "2017-03-01"),
        ("segunda-feira, 16 de outubro de 2017 às 10h27", "2017-10-16 10:27"),
        ("woensdag 30 november 2011", "2011-11-30"),
        ("16 mrt. 2017", "2017-03-16"),
        ("понедельник, 16 октября 2017 г., 10:15", "2017-10-16 10:15"),
        ("16 мая 2017 года", "2017-05-16"),
        ("lunedì 16 ottobre 2017", "2017-10-16"),
        ("16 EKİM 2017 Pazartesi", "2017-10-16"),
        ("3 MAYIS 2017", "2017-05-03"),
        ("13 Ağu 2017", "2017-08-13"),
        ("۱۶ ژوئیهٔ ۲۰۱۷", "2017-07-16"),
        ("۱۶ مه ۲۰۱۷", "2017-05-16"),
        ("16 كانون الثاني 2017", "2017-01-16"),
        ("16 تشرين الأول/أكتوبر 2017", "2017-10-16"),
        ("16 أكتوبر (تشرين الأول) 2017", "2017-10-16"),
        ("16 ابريل 2017", "2017-04-16"),
        ("16 جانفي 2017", "2017-01-16"),
        ("الاثنين، 16 تشرين الأول 2017 الساعة 10:15 م", "2017-10-16 22:15"),
        ("١٦ی تشرینی یەکەمی ٢٠١٧", "2017-10-16"),
        ("16ی ئۆکتۆبەری 2017", "2017-10-16"),
        ("2017 کانونی دووەم 16", "2017-01-16"),
        ("16 Rêbendan 2017", "2017-01-16"),
        ("16'ê cotmeha 2017'an", "2017-10-16"),
        ("دوو شەممە 16ی ئایاری 2017", "2017-05-16"),
        ("16\u00a0octobre\u202f2017", "2017-10-16"),
        ("\u200f16 أكتوبر\u200f 2017\u200e", "2017-10-16"),
        ("१६ October २०१७", "2017-10-16"),
    ],
)
def test_dates_in_words(text, expected):
    assert read(text) == expected


def test_two_names_of_one_month_are_one_and_of_two_a_range():
    assert read_date("تموز/يوليو 2017").precision == "month"
    assert read_date("July/August 2017").precision == "year"
    assert read_date("28 July - 3 August 2017").precision == "year"
    assert read_date("July & August 2017").precision == "year"
    assert read_date("16 and 17 July 2017").precision == "month"


def test_a_wrong_weekday_does_not_stop_the_date_but_an_unknown_word_does():
    assert read("Friday 16 October 2017") == "2017-10-16"
    assert "cannot" not in read_date("Doomsday 16 October 2017").problem
    assert read_date("Doomsday 16 October 2017").date is None
