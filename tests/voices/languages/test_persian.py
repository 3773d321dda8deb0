"""Constructions of Persian, each in a sentence written for it."""

from __future__ import annotations

import pytest

from tests.voices.languages.saying import said

ONE = [
    (
        "سخنگوی شهرداری به خبرنگاران گفت: «پل فردا باز می‌شود و کسی منتظر نماند.»",
        ("direct", "سخنگوی شهرداری", "گفت", "«پل فردا باز می‌شود و کسی منتظر نماند.»"),
    ),
    (
        "نرگس صادقی که بیست سال نانوا بوده است، تأکید کرد که آرد تا عید می‌رسد.",
        ("indirect", "نرگس صادقی", "تأکید کرد", "آرد تا عید می‌رسد"),
    ),
    (
        "به گفته این کشاورز، چاه‌های روستا از بهار خشک شده است.",
        ("indirect", "این کشاورز", "به گفته", "چاه‌های روستا از بهار خشک شده است"),
    ),
    (
        "«ما نه وام می‌خواهیم نه وعده»، یکی از بافنده‌ها گفت.",
        ("direct", "یکی از بافنده‌ها", "گفت", "«ما نه وام می‌خواهیم نه وعده»"),
    ),
    (
        "در این اطلاعیه آمده است: مدرسه‌ها تا دوشنبه تعطیل می‌ماند.",
        ("indirect", "این اطلاعیه", "آمده است", "مدرسه‌ها تا دوشنبه تعطیل می‌ماند"),
    ),
    (
        "روز شنبه استاندار خبر داد که جاده دوباره باز است.",
        ("indirect", "استاندار", "خبر داد", "جاده دوباره باز است"),
    ),
    (
        "به گزارش خبرگزاری ساحل، باران سه روز ادامه دارد.",
        ("indirect", "خبرگزاری ساحل", "به گزارش", "باران سه روز ادامه دارد"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_construction(text: str, expected: tuple[str, ...]) -> None:
    assert said("fa", text) == [expected]


def test_while_saying_that_and_the_verb_have_one_subject() -> None:
    text = "مدیر سد با بیان اینکه آب کم است، افزود: تا پاییز سهمیه‌بندی می‌کنیم."
    assert said("fa", text) == [
        ("indirect", "مدیر سد", "با بیان اینکه", "آب کم است"),
        ("indirect", "مدیر سد", "افزود", "تا پاییز سهمیه‌بندی می‌کنیم"),
    ]


def test_what_is_said_ends_at_the_comma_near_the_next_verb() -> None:
    text = "مدیر سد با بیان اینکه آب کم است، در پایان افزود: باران می‌آید و سد پر می‌شود."
    assert [content for *_, content in said("fa", text)] == [
        "آب کم است",
        "باران می‌آید و سد پر می‌شود",
    ]


def test_a_quotation_inside_another_is_part_of_it() -> None:
    text = 'مینا راد گفت: «پدرم می‌گفت "نان را نشمار" و من هم نمی‌شمارم.»'
    ((kind, _, _, content),) = said("fa", text)
    assert (kind, content) == ("direct", text[text.index("«") :])


def test_a_report_gives_way_to_who_speaks_in_it() -> None:
    text = "به گزارش خبرگزاری ساحل، وزیر نیرو گفت: برق تا شب وصل می‌شود."
    assert said("fa", text) == [("indirect", "وزیر نیرو", "گفت", "برق تا شب وصل می‌شود")]


def test_a_subject_left_out_is_that_of_the_sentence_before() -> None:
    text = "رها مرادی، بیست‌ساله، کنار نرده ایستاد. به روزنامه گفت: «بلیتم هنوز در جیبم است.»"
    assert said("fa", text) == [("direct", "رها مرادی", "گفت", "«بلیتم هنوز در جیبم است.»")]


def test_a_quotation_after_one_goes_on_with_its_speaker() -> None:
    text = "لیلا امینی می‌گوید مشتری کم شده است. «صبح تا شب فقط چای می‌خورم.»"
    assert said("fa", text) == [
        ("indirect", "لیلا امینی", "می‌گوید", "مشتری کم شده است"),
        ("direct", None, None, "«صبح تا شب فقط چای می‌خورم.»"),
    ]


def test_a_quotation_in_a_clause_makes_it_mixed() -> None:
    text = "وزیر گفت که این قانون «برای هیچ‌کس نان نمی‌شود» و باید عوض شود."
    assert [kind for kind, *_ in said("fa", text)] == ["mixed"]


@pytest.mark.parametrize(
    "text",
    [
        "گفت‌وگوی دو کشور درباره آب ادامه دارد.",
        "به نظر می‌رسد زمستان زود می‌آید.",
        "روزنامه «صبح امروز شهر ما» بسته شد.",
        "می‌توان گفت که باران کم بود.",
        "او دروغ گفت.",
    ],
)
def test_what_only_looks_like_speech(text: str) -> None:
    assert said("fa", text) == []


def test_a_closing_mark_on_the_next_line_still_closes() -> None:
    text = "او گفت: «پل بسته است و راهی نداریم.\n»مردم برگشتند و شب آمد."
    (_, _, _, content), *rest = said("fa", text)
    assert content == "«پل بسته است و راهی نداریم.\n»"
    assert rest == []
