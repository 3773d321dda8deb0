import unicodedata

import pytest

from toolkit.language import LANGUAGES, UNDETERMINED

EVERY = list(LANGUAGES.values())
SAMPLES = {"en": "oil", "fa": "نفت", "ar": "نفط", "ckb": "نەوت", "kmr": "neft", "tr": "petrol"}
COMMON = {"en": "the", "fa": "از", "ar": "في", "ckb": "کە", "tr": "ve"}


@pytest.fixture(params=EVERY, ids=lambda language: language.code)
def language(request):
    return request.param


def test_it_stands_under_its_code(language):
    assert LANGUAGES[language.code] is language
    assert language.name and language.code != UNDETERMINED
    assert language.code.isalpha() and language.code.islower() and len(language.code) in (2, 3)


def test_its_direction_is_that_of_its_script(language):
    kinds = {unicodedata.bidirectional(letter) for letter in SAMPLES[language.code]}
    assert language.direction == {"L": "ltr", "AL": "rtl"}[kinds.pop()]
    assert not kinds


def test_its_stop_words_are_a_set_of_words(language):
    stop = language.stopwords()
    assert isinstance(stop, frozenset)
    assert all(isinstance(word, str) and word.strip() == word != "" for word in stop)
    assert language.stopwords() == stop


@pytest.mark.parametrize("code", COMMON)
def test_its_stop_words_are_of_that_language(code):
    stop = LANGUAGES[code].stopwords()
    assert COMMON[code] in stop
    assert SAMPLES[code] not in stop


def test_english_keeps_words_of_the_news_and_drops_pieces():
    stop = LANGUAGES["en"].stopwords()
    assert {"fire", "front", "side", "move", "bill"}.isdisjoint(stop)
    assert {"'s", "said", "don't"} <= stop
