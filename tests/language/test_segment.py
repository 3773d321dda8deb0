import unicodedata

import numpy as np
import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.language.segment import HIDDEN_CHARACTERS, TOKEN_PATTERN, token_spans

PATTERN = regex.compile(TOKEN_PATTERN)
#: Letters of five scripts, marks, digits, and everything that the rule treats in its own way.
ALPHABET = (
    "aSs.zÉßıİşğ کیگەآىةçЖΣ漢\u0301\u064e\u0640\u064b12۳٤½,\u066b\u066c'’‘-_#@\n\t\ud800\udc00😀"
    + HIDDEN_CHARACTERS
)


def words(text):
    _, starts, ends = token_spans(text)
    return [text[a:b] for a, b in zip(starts, ends, strict=True)]


def same_as_the_expression(text):
    _, starts, ends = token_spans(text)
    found = [m.span() for m in PATTERN.finditer(text)]
    assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == found


@settings(max_examples=800)
@given(st.text(ALPHABET, max_size=30))
@example("X's\u200cy")
@example("a's's")
@example("x.y's")
@example("a's'a")
@example("a's.b")
@example("a\u200cb.c")
def test_the_arrays_follow_the_expression(text):
    same_as_the_expression(text)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from([*"aS'.,1s \u200c\u0301"]), max_size=9).map("".join))
def test_the_arrays_follow_the_expression_where_joiners_meet(text):
    same_as_the_expression(text)


def test_every_character_is_classed_as_in_the_expression():
    # What Python's tables do not know yet may be a letter in those of the module regex.
    known = [chr(p) for p in range(0x110000) if unicodedata.category(chr(p)) != "Cn"]
    same_as_the_expression("\n".join(known))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n.,'", []),
        ("Kirkuk fell.", ["Kirkuk", "fell"]),
        ("Kirkuk's oil", ["Kirkuk", "'s", "oil"]),
        ("KIRKUK’S OIL", ["KIRKUK", "’S", "OIL"]),
        ("soldiers' pay", ["soldiers", "pay"]),
        ("Da'esh and Ba'ath's", ["Da'esh", "and", "Ba'ath", "'s"]),
        ("it'sy X's\u200cy", ["it'sy", "X's\u200cy"]),
        ("the U.S. and U.S said", ["the", "U.S", "and", "U.S", "said"]),
        ("'U.S. troops' the city's.A", ["U.S", "troops", "the", "city", "'s", "A"]),
        ("e.g. end.Next", ["e.g", "end", "Next"]),
        ("2,861,471 or 92.73%, 3,", ["2,861,471", "or", "92.73", "3"]),
        ("۹۲٫۷۳ و ١٬٠٠٠", ["۹۲٫۷۳", "و", "١٬٠٠٠"]),
        ("F-16s, IRGC-affiliated", ["F", "16s", "IRGC", "affiliated"]),
        ("می\u200cروند کتاب\u200c ها", ["می\u200cروند", "کتاب", "ها"]),
        ("كَتَبَ مُـحَـمَّد", ["كَتَبَ", "مُـحَـمَّد"]),
        ("کەرکووک، نەوت؟", ["کەرکووک", "نەوت"]),
        ("re\u00adfer\u00adendum", ["re\u00adfer\u00adendum"]),
        ("oil😀gas 👍🏽", ["oil", "gas"]),
        ("oil\ud800gas", ["oil", "gas"]),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


def test_offsets_count_characters_beyond_the_basic_plane():
    points, starts, ends = token_spans("😀😀 oil")
    assert points.dtype == np.uint32 and len(points) == 6
    assert (starts.tolist(), ends.tolist()) == ([3], [6])
