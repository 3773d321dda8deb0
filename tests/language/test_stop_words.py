"""Stop words say nothing about the subject; words that do are none."""

import pandas as pd
import pytest

import toolkit as tk
from toolkit.language import LANGUAGES
from toolkit.language.fold import fold

#: Words of reports that the lists at hand hold, or that a careless list would.
CONTENT = {
    "ar": "زيارة قوة وقف لقاء شرع نفط حرب كردستان مايو ايار استفتاء انقلب عامة",
    "fa": "مردم جناح حق خدمات امور شدید جریان جنگ نفت کردستان دولت",
    "ckb": "ناو کرد لەرێ نەوت شەڕ هێرش ئەنجام ساڵ هەفتەی ملیۆن سەرەکی",
    "kmr": "encam giştî gel neft şer artêş hikûmet navê sal hefte",
    "tr": "kaynak iş petrol savaş halk",
    "en": "fire front side move bill oil war",
}
FUNCTION = {
    "ar": "في من على التي ان كان و",
    "fa": "از در به که این است را و",
    "ckb": "لە بۆ کە ئەو بوو هەیە وتی ڕایگەیاند بەڵام",
    "kmr": "li di û ku ji bi ew bû got ragihand",
    "tr": "ve bir için bu ile",
    "en": "the of and said",
}


def folded(code):
    return {fold(word) for word in LANGUAGES[code].stopwords()}


@pytest.mark.parametrize("code", CONTENT)
def test_words_that_carry_content_are_kept(code):
    assert {fold(w) for w in CONTENT[code].split()} & folded(code) == set()


@pytest.mark.parametrize("code", FUNCTION)
def test_words_that_carry_none_are_dropped(code):
    assert {fold(w) for w in FUNCTION[code].split()} - folded(code) == set()


@pytest.mark.parametrize("code", ["ar", "fa", "ckb", "tr"])
def test_what_is_taken_out_of_a_list_stands_in_it(code):
    from importlib import import_module

    import stopwordsiso

    listed = stopwordsiso.stopwords({"ckb": "ku"}.get(code, code))
    assert listed | {"سبحان"} >= import_module(f"toolkit.language.{code}").CONTENT


@pytest.mark.parametrize(
    ("code", "text", "left"),
    [
        ("ckb", "له‌ كه‌ركوك ئه‌و وتي", {"كه‌ركوك"}),
        ("fa", "اين نفت از كركوك است", {"نفت", "كركوك"}),
        ("kmr", "Ew li Kerkûkê bû û got", {"kerkûkê"}),
    ],
)
def test_stop_words_are_known_on_any_keyboard(code, text, left):
    corpus = tk.from_frame(pd.DataFrame({"text": [text], "language": code}))
    terms = corpus.frequencies(drop_stopwords=True)["term"]
    assert {fold(t) for t in terms} == {fold(word) for word in left}


@pytest.mark.parametrize(("code", "share"), [("ckb", 0.3), ("kmr", 0.4), ("ar", 0.25), ("fa", 0.3)])
def test_they_are_a_good_part_of_the_shipped_texts(shipped, code, share):
    part = shipped.where(language=code)
    whole = part.frequencies()["hits"].sum()
    assert 1 - part.frequencies(drop_stopwords=True)["hits"].sum() / whole > share
