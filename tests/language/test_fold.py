import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language.fold import fold


@settings(max_examples=400)
@given(st.text(max_size=12))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_folding_any_one_character_twice_changes_nothing():
    changed = []
    for point in range(0x110000):
        if unicodedata.category(chr(point)) != "Cn":
            once = fold(chr(point))
            if fold(once) != once:
                changed.append(hex(point))
    assert changed == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KIRKUK", "kirkuk"),
        ("Straße", "STRASSE"),
        ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
        ("Da’esh", "da'esh"),
        ("Da＇esh", "da'esh"),
        ("می\u200cروند", "میروند"),
        ("re\u00adferendum", "referendum"),
        ("e\u0301", "É"),
        ("e\u200d\u0301", "é"),
        ("\ufe8e", "ا"),
        ("ﻼ", "لا"),
    ],
)
def test_spellings_of_one_word_meet(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("resume", "résumé"), ("نەوت", "نەوتی"), ("oil", "oils"), ("ك", "ق")]
)
def test_other_words_stay_apart(one, other):
    assert fold(one) != fold(other)
