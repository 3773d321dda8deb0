"""However a text is typed, the same is found, at its own characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voices.languages.saying import said
from toolkit.voices.languages import SPEECH
from toolkit.voices.languages.shared import key

OTHERS = ["fa", "ar", "ckb", "kmr", "tr"]
PERSIAN = "سخنگوی کمیته می‌گوید که نامه‌ای نرسیده است."
ARABIC = "وأكّد المسؤول أنّ الطريق سالكة."
VARIANTS = [
    ("fa", PERSIAN, PERSIAN.translate({0x6CC: 0x64A, 0x6A9: 0x643})),
    ("fa", PERSIAN, PERSIAN.replace("\u200c", "")),
    ("fa", PERSIAN, PERSIAN.replace("\u200c", " ")),
    ("ar", ARABIC, ARABIC.replace("أ", "ا").replace("ّ", "")),
    ("ar", ARABIC, "وأكـــد المسـؤول أَنَّ الطريقَ سالكةٌ."),
    ("ar", "وحكى الراعي أن القطيع عاد.", "وحكي الراعى أن القطيع عاد."),
    ("ckb", "بەرپرسێک گوتی کە ئاوەکە دەگات.", "به‌رپرسێك گوتي كه‌ ئاوه‌كه‌ ده‌گات."),
    ("ckb", "وەزیر ڕایگەیاند کە بەندەکە ساغە.", "وەزیر رایگەیاند کە بەندەکە ساغە."),
    ("kmr", "Şofêrekî nivîsî ku rê girtî ye.", "Soferekî nivisi ku re girti ye."),
    ("tr", "Müdür, yolun açıldığını söyledi.", "Mudur, yolun acildigini soyledi."),
]


def letters(words: str | None) -> str:
    """The letters of words as the rules compare them."""
    assert words
    return key(words).replace(" ", "")


@pytest.mark.parametrize(("code", "text", "other"), VARIANTS)
def test_a_spelling_changes_nothing(code: str, text: str, other: str) -> None:
    (first,), (second,) = said(code, text), said(code, other)
    assert second[0] == first[0]
    for one, two in zip(first[1:], second[1:], strict=True):
        assert letters(two) == letters(one)
        assert two in other


def test_the_words_given_are_those_of_the_text() -> None:
    text = "قال الوزيرُ إنّ السدَّ سليمٌ."
    assert said("ar", text) == [("indirect", "الوزيرُ", "قال", "السدَّ سليمٌ")]


def test_marks_of_direction_and_latin_words_do_not_move_anything() -> None:
    text = "\u200fکارشناس Reuters\u200f گفت: \u202b«بازار OPEC+ آرام است، نه GDP.»\u202c"
    assert said("fa", text) == [
        ("direct", "کارشناس Reuters", "گفت", "«بازار OPEC+ آرام است، نه GDP.»")
    ]


def test_printed_shapes_of_letters_are_read() -> None:
    text = "ﻗﺎﻝ اﻟﻮزﻳﺮ إن اﻟﺴﺪ ﺳﻠﻴﻢ."
    assert [cue for _, _, cue, _ in said("ar", text)] == ["ﻗﺎﻝ"]


def test_one_character_that_stands_for_two_keeps_the_places() -> None:
    text = "ﻻ بأس. قال الوزير إن السد سليم."
    assert said("ar", text) == [("indirect", "الوزير", "قال", "السد سليم")]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Rêveber got: “Av kêm e û em li bendê ne.\n\n“Heta payîzê em ê bisekinin.”"
    (one,) = SPEECH["kmr"].extract(text)
    assert [text[slice(*span)] for span in one.content] == [
        "“Av kêm e û em li bendê ne.",
        "“Heta payîzê em ê bisekinin.”",
    ]


PIECES = st.sampled_from(
    [
        *"«»“”‘’\"'،,.؛;:؟?!\n\u200c\u200f\u202bـ َﻻİıß\ua640\ud800",
        *"گفت که وزیر «نه» قال إن وقال بحسب كما گوتی کە بە وتەی".split(),
        *"got ku Li gorî dedi göre diyen".split(),
        *"به گزارش به گفته با بیان اینکه آمده است نقلت عن قوله hate gotin söyledi olduğunu".split(),
        " ",
        "  ",
        "\n\n",
    ]
)


@pytest.mark.parametrize("code", OTHERS)
@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join))
)
def test_no_text_is_too_odd(code: str, text: str) -> None:
    found = SPEECH[code].extract(text)
    for one in found:
        assert one.kind in ("direct", "indirect", "mixed")
        assert one.content
        spans = [span for span in (one.source, one.cue, *one.content) if span]
        assert all(0 <= start < end <= len(text) for start, end in spans)
    assert found == sorted(found, key=lambda one: one.content)
    persons = SPEECH[code].people("", text, found)
    assert len(persons) == len(found)
