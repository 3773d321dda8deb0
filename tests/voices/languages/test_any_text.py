"""Any text at all: places are those of the text, and nothing is found outside it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.voices.languages import SPEECH

CODES = ("fa", "ar", "ckb", "kmr", "tr")
PIECES = st.sampled_from(
    [
        *"«»“”\"'‘’‹›:،,.؟!؛\n-ـ[](",
        *"\u200c\u200f\u202b\u064b\u0651\u064fﻻﷲ\ufeff\u0130ß3٣",
        *(" ", "\n\n", " و", "و«", ':" ', ".\n»", "أن ", "إن ", "که ", "ku ", "کە "),
        *("قال ", "أعلن ", "بحسب ", "كما ", "الذي ", "الوزير ", "مريم ", "طالب ", "كانت "),
        *("گفت ", "به گفته ", "را ", "اعلام کرد ", "این در حالی است که ", "دکتر رضا "),
        *("گوتی ", "بە وتەی ", "got ", "Li gorî ", "Wezareta ", "Dara ", "dedi ", "göre "),
        *("açıldığını ", "söyledi ", "Okan'a ", "Newsweek ", "كتاب ", "ﺍﻟﻮﺯﻳﺮ ﻗﺎﻝ "),
    ]
)


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=120, deadline=None)
@given(pieces=st.lists(PIECES, max_size=40))
def test_places_are_in_the_text_and_hold_words(code: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    found = SPEECH[code].extract(text)
    assert len(SPEECH[code].people("", text, found)) == len(found)
    assert found == sorted(found, key=lambda one: (one.content, one.cue or (0, 0)))
    for one in found:
        for span in (one.source, one.cue, *one.content):
            if span is None:
                continue
            start, end = span
            assert 0 <= start < end <= len(text)
            assert not text[start].isspace() and not text[end - 1].isspace()
            assert unicodedata.category(text[start]) != "Mn"
        assert any(c.isalnum() for start, end in one.content for c in text[start:end])


@pytest.mark.parametrize("code", CODES)
def test_marks_without_words_say_nothing(code: str) -> None:
    for text in ("", "«»", "\n", "«" * 300, "»«" * 300, '""""', "ـــ", "\u200c", "ًٌٍ", ":::", "،،"):
        assert SPEECH[code].extract(text) == []


def test_long_lines_are_read_near_each_word() -> None:
    """No word looks at the whole of a sentence: as many steps for each, however long it is."""
    from toolkit.voices.languages import fa
    from toolkit.voices.languages.shared import REACH, Page
    from toolkit.voices.languages.sov import Reader

    class Counting(Page):
        asked = 0

        def gap(self, i: int) -> str:
            Counting.asked += 1
            return super().gap(i)

    asked = []
    for size in (2, 4):
        Counting.asked = 0
        Reader(fa.GRAMMAR, Counting("گفت و رفت " * size * REACH)).read()
        asked.append(Counting.asked)
    assert asked[1] < 2.5 * asked[0]
