import numpy as np
import pytest

from toolkit.measures.alike import lines as module
from toolkit.measures.alike.lines import lines_of
from toolkit.tokens import Tokens


def numbers(*texts):
    return lines_of(Tokens.build(texts), list(texts))


def same(*texts):
    found = numbers(*texts)
    assert len(found.number) == len(texts)
    return len(set(found.number.tolist())) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("© 2017 Citadel Daily", "© 2018 CITADEL DAILY.", "(2019)  citadel - daily"),
        ("© 2017", "© 2018"),
        ("16.10.2017", "3.11.2017"),
        ("Monday, 16 October 2017", "3 Nov 2017", "October 16th, 2017"),
        ("Published: 16 Oct 2017, 09:30", "Published: 2017-10-16 21:05"),
        ("Page 3 of 12", "Page 11 of 12"),
        ("نشر في ١٦ أكتوبر ٢٠١٧", "نشر في 3 نوفمبر 2017"),
        ("منتشر شد: ۲۴ مهر ۱۳۹۶", "منتشر شد: ۱ آبان ۱۳۹۶"),
        ("Read more »", "READ MORE", "Read  more..."),
    ],
)
def test_lines_that_differ_in_dates_and_marks_are_the_same(texts):
    assert same(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("Read more", "Read more news"),
        ("You may read", "You march read"),
        ("Page 3", "Page three"),
        ("© 2017", "+964 2017"),
        ("© 2017 Citadel", "Citadel 2017"),
        ("Oil 50, wheat 12, rice 3, tea 9", "Oil 51, wheat 12, rice 3, tea 9"),
        ("It fell in May.", "It fell in June."),
    ],
)
def test_lines_that_differ_in_words_are_not(texts):
    assert not same(*texts)


def test_places_and_lines_without_words():
    text = "  One two \n\n***\n3.\n2-1\r\nThree\n\n  "
    found = numbers(text, "", "\n \n", "Three")
    spans = zip(found.document.tolist(), found.start.tolist(), found.end.tolist(), strict=True)
    texts = [text, "", "\n \n", "Three"]
    assert [(d, texts[d][a:b]) for d, a, b in spans] == [(0, "One two"), (0, "Three"), (3, "Three")]
    assert found.words.tolist() == [2, 1, 1]
    assert found.number[1] == found.number[2]


def test_no_text_and_blocks_of_any_size(monkeypatch):
    assert len(lines_of(Tokens.build([]), []).number) == 0
    texts = ["One 2017\nTwo", "", "Two\n\nOne 2018", "Two"]
    whole = numbers(*texts)
    monkeypatch.setattr(module, "BLOCK", 1)
    for column, again in zip(whole, numbers(*texts), strict=True):
        np.testing.assert_array_equal(column, again)
    assert whole.number[0] == whole.number[3]
