"""Keys are stable, and what is found is cut from the text as it was published."""

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.language.fold import fold, loosen
from toolkit.language.segment import token_spans
from toolkit.tokens import Tokens

#: Letters of Arabic, Persian and Kurdish keyboards, printed shapes, marks, joiners, digits.
ARABIC = (
    "ابتكکڪيىیےهةەھہۀوؤۆرڕلڵنێئءآأإٱٲٳپچژگڤ"
    "ﻻﺍﻛﻙﮎﯾﷲﷺ\u064b\u064e\u0651\u0653\u0654\u0655\u0670\u0640\u200c\u200d\u200f\u061c\u00ad ٣۳"
)
LATIN = "abiİıIêîûşçğöüÊÎÛŞÇĞÖÜ\u0301\u0302\u0307\u0327'’ʼ`´ßſﬁ\u200c\u00ad "


@settings(max_examples=1500)
@given(st.text(ARABIC + LATIN, max_size=10))
@example("وو\u064eو")
@example("ا\u0654\u0653")
@example("i\u0307\u0301")
def test_folding_and_loosening_twice_change_nothing(text):
    key = fold(text)
    assert fold(key) == key
    loose = loosen(key)
    assert loosen(loose) == loose
    assert loosen(fold(loose)) == loose


@settings(max_examples=800)
@given(st.text(ARABIC + LATIN, max_size=14))
def test_no_word_has_an_empty_key(text):
    tokens = Tokens.build([text])
    assert "" not in tokens.keys


@settings(max_examples=800)
@given(st.text(ARABIC, max_size=20))
def test_words_are_cut_from_the_text_as_it_stands(text):
    tokens = Tokens.build([text])
    _, starts, ends = token_spans(text)
    cut = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    assert cut == [tokens.types[code] for code in tokens.codes]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("كركوك ـ بريد", ["كركوك", "بريد"]),
        ("كركوك ــ جيهان", ["كركوك", "جيهان"]),
        ("ـَ ـّـ َ", []),
        ("16ـی ئۆکتۆبەر", ["16ـی", "ئۆکتۆبەر"]),
        ("سنة 2017ـ هنا", ["سنة", "2017", "هنا"]),
        ("هـ كَـٰفِر", ["هـ", "كَـٰفِر"]),
        ("كركـــوك", ["كركـــوك"]),
        ("نفط❤️غاز", ["نفط", "غاز"]),
    ],
)
def test_a_tatweel_that_touches_no_letter_parts_words(text, words):
    tokens = Tokens.build([text])
    assert [tokens.types[code] for code in tokens.codes] == words


@pytest.mark.parametrize(
    ("language", "pattern", "text", "node"),
    [
        ("ar", "كركوك", "دخلت القوات وكركـــوكُ هادئة", "وكركـــوكُ"),
        ("ar", "النفط", "سعر بالنِّفط اليوم", "بالنِّفط"),
        ("ar", "الحشد الشعبي", "قال ـ للحَـشْدِ الشّعبى ـ إنه", "للحَـشْدِ الشّعبى"),
        ("fa", "پیشمرگه", "گفت پيشمرگه‌هاي كرد رفتند", "پيشمرگه‌هاي"),
        ("fa", "حزب الله", "رهبر حزب‌الله گفت", "حزب‌الله"),
        ("ckb", "کەرکووک", "لە كه‌ركوكيشه‌وه هات", "كه‌ركوكيشه‌وه"),
        ("kmr", "Kerkûk", "li KERKÛK'Ê man", "KERKÛK'Ê"),
        ("tr", "İran", "dün İran'ın sözü", "İran'ın"),
    ],
)
def test_lines_and_hits_show_the_text_as_published(language, pattern, text, node):
    corpus = tk.from_frame(pd.DataFrame({"text": [text], "language": language}))
    theme = {"x": {"patterns": [pattern]}}
    hit = corpus.lookup(theme).iloc[0]
    assert text[hit["start"] : hit["end"]] == node
    line = corpus.kwic(tk.themes(theme)).iloc[0]
    assert line["keyword"] == node
    assert text[line["start"] : line["end"]] == node
