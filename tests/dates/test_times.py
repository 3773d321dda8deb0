"""The time of day, in the ways in which it stands before and behind a date."""

import pytest

from toolkit.dates.letters import fold, plain
from toolkit.dates.times import Cut, cut_time

DAY = "16.10.2017"


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("@, 10:15", 10, 15),
        ("@ | 10:15 Uhr", 10, 15),
        ("@, 10.15 Uhr", 10, 15),
        ("@ um 10.15", 10, 15),
        ("@, 10 Uhr", 10, 0),
        ("@ à 10h15", 10, 15),
        ("@, 10 h 15", 10, 15),
        ("@ 14 h 05 min 00 s", 14, 5),
        ("@ 10H", 10, 0),
        ("@ om 10.15 uur", 10, 15),
        ("@ 10.15", 10, 15),
        ("@, 8.05", 8, 5),
        ("@ 10.15 BST", 10, 15),
        ("2017-10-16 / @ Pazartesi, 10.15", 10, 15),
        ("@ ore 10.15", 10, 15),
        ("@ alle 10:15", 10, 15),
        ("@, 10:15 hs.", 10, 15),
        ("@ a las 10:15 p. m.", 22, 15),
        ("@ 10:15 P.M.", 22, 15),
        ("@ 10 pm", 22, 0),
        ("@ 12 am", 0, 0),
        ("@ 12:30 PM", 12, 30),
        ("@ 17:19 PM", 17, 19),
        ("10:15 - @", 10, 15),
        ("@ saat 10.15", 10, 15),
        ("@ ساعت ۱۰:۱۵", 10, 15),
        ("@ ساعت ۱۰", 10, 0),
        ("@ ساعت ۳:۱۵ بعدازظهر", 15, 15),
        ("@ ۱۰:۱۵ ق.ظ", 10, 15),
        ("@ ۱۰:۱۵ ب.ظ", 22, 15),
        ("@ الساعة 10:15", 10, 15),
        ("@ 10:15 ص", 10, 15),
        ("@ 10:15 م", 22, 15),
        ("@ 10:15 مساءً", 22, 15),
        ("@ 10:15 صباحاً", 10, 15),
        ("@ کاتژمێر 10:15 د.ن", 22, 15),
        ("@ 10:15 ب.ن", 10, 15),
        ("@ 10:15 دوای نیوەڕۆ", 22, 15),
        ("@ 10:15 PN", 22, 15),
        ("@ в 10:15", 10, 15),
        ("@：10：15", 10, 15),
    ],
)
def test_times(text, hour, minute):
    cut = cut_time(fold(plain(text.replace("@", DAY))))
    assert cut.problem == ""
    assert cut.time == (hour, minute, 0, 0)
    assert DAY in cut.rest


@pytest.mark.parametrize("text", ["16.10.2017", "2017 10.15", "10.15", "16.10.2017 10.15.20"])
def test_points_are_no_time_where_the_day_is_not_complete_before_them(text):
    assert cut_time(text) == Cut(text)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("10:15 GMT", "+00:00"),
        ("10:15Z", "+00:00"),
        ("10:15 UTC", "+00:00"),
        ("10:15 (IRST)", "+03:30"),
        ("10:15 MESZ", "+02:00"),
        ("10:15 PM EDT", "-04:00"),
        ("10:15 GMT+3", "+03:00"),
        ("10:15 (GMT+03:30)", "+03:30"),
        ("10:15 UTC +3", "+03:00"),
        ("10:15+0430", "+04:30"),
        ("10:15 -03:00", "-03:00"),
        ("10:15 −03:00", "-03:00"),
        ("10:15 +03", "+03:00"),
        ("10:15:00 GMT+0300 (Arabia Standard Time)", "+03:00"),
        ("10:15:00 GMT+0300 (+03)", "+03:00"),
        ("10:15:00 +0000 UTC", "+00:00"),
        ("10:15 Greenwich Mean Time", "+00:00"),
        ("10:15 بتوقيت غرينتش", "+00:00"),
        ("10:15 بتوقيت بغداد", ""),
        ("10:15 به وقت تهران", ""),
        ("10:15 -0000", ""),
        ("10:15 IST", ""),
        ("10:15 Eastern Time", ""),
        ("10:15", ""),
    ],
)
def test_offsets(text, zone):
    cut = cut_time(fold(plain(text)))
    assert (cut.zone, cut.rest.strip(), cut.problem) == (zone, "", "")


@pytest.mark.parametrize(
    "text", ["16.10.2017", "16. Oktober 2017", "1439 H", "16 محرم 1439", "16-10-17 م", "12.10"]
)
def test_what_is_no_time(text):
    assert cut_time(fold(plain(text))) == (fold(plain(text)), None, "", "")


def test_a_day_behind_a_time_is_no_offset():
    assert cut_time("10:15 -16/10/2017").zone == ""
    assert cut_time("10:15 -16 October 2017").zone == ""
    assert cut_time("10:15 OCT 16 2017").rest.split() == ["OCT", "16", "2017"]
