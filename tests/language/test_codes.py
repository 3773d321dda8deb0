import pytest

from toolkit.checks import ToolkitError
from toolkit.language.codes import code_of_name, known_code, language_code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        *(("EN", "en"), ("en-GB", "en"), ("zh_Hant", "zh"), (" English ", "en"), ("ger", "de")),
        *(("Farsi", "fa"), ("prs", "fa"), ("ku", "ku"), ("kur", "ku"), ("ckb", "ckb")),
        *(("Sorani", "ckb"), ("kmr", "kmr"), ("Português (Brasil)", "pt"), ("und", "und")),
        *(("dut", "nl"), ("fre", "fr"), ("spa", "es"), ("rus", "ru"), ("ita", "it")),
        *(("iw", "he"), ("swe", "sv"), ("gre", "el"), ("per", "fa"), ("ara", "ar")),
        *(("Central Kurdish", "ckb"), ("Chinese (Simplified)", "zh"), ("Chinese-Simplified", "zh")),
        *(("ENGLISH (US)", "en"), ("US English", None), ("xyz", "xyz")),
        *(("", None), ("Klingonish", None), ("en, fr", None), ("e", None), ("12", None)),
    ],
)
def test_codes_and_names_become_one_code(given, code):
    assert known_code(given) == code
    if code:
        assert language_code(given) == code


@pytest.mark.parametrize(
    "name",
    [
        *("Anglais", "ENGLISCH", "inglés", "Engels", "Inglese", "İngilizce", "ingilizce"),
        *("английский", "انگلیسی", "الإنجليزية", "ئینگلیزی", "英语", "英文"),
    ],
)
def test_names_are_known_in_the_languages_of_interfaces(name):
    assert known_code(name) == "en"


def test_a_language_named_twice_is_one_and_two_languages_are_none():
    assert known_code("ENGLISH; ANGLAIS") == "en"
    assert known_code("DEUTSCH/German") == "de"
    assert known_code("English; French") is None
    assert known_code(";") is None
    assert known_code("English;") == "en"
    assert known_code("English" + " " * 100_000 + ";") is None


@pytest.mark.parametrize("given", ["", " ", "Klingonish", 5, ["en"], "english french"])
def test_a_chosen_language_that_cannot_be_used_is_refused(given):
    with pytest.raises(ToolkitError, match=r"^read=.* is no language\. Allowed: a code of two or"):
        language_code(given, "read")
    assert language_code(None) is None


@pytest.mark.parametrize(("given", "code"), [("Pershian", "fa"), ("Kurmanj", "kmr")])
def test_a_name_that_is_nearly_known_gets_a_hint(given, code):
    with pytest.raises(ToolkitError, match=rf"Did you mean '{code}'\?$"):
        language_code(given)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("ENGLISH", "en"), ("Anglais", "en"), ("Englisch", "en"), ("Inglés", "en")),
        *(("inglese", "en"), ("Engels", "en"), ("英語", "en"), ("английский", "en")),
        *(("Chinese (Simplified)", "zh"), ("Chinois - traditionnel", "zh"), ("Duits", "de")),
        *(("en", ""), ("WWO", ""), ("Late City", ""), ("", ""), ("x" * 1000, "")),
    ],
)
def test_a_name_is_told_from_a_code_and_from_other_words(name, code):
    assert code_of_name(name) == code
