import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from toolkit.validation.hits import pieces
from toolkit.validation.page import article_html, direction, readable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kirkuk fell", "ltr"),
        ("کرکوک سقوط کرد", "rtl"),
        ("BBC فارسی: کرکوک سقوط کرد", "rtl"),
        ("The paper writes «کرکوک» in its headline", "ltr"),
        ("کەرکووک", "rtl"),
        ("עברית", "rtl"),
        ("Kerkûk", "ltr"),
        ("", "ltr"),
        ("2017", "ltr"),
    ],
)
def test_the_direction_is_that_of_most_letters(text, expected):
    assert direction(text) == expected


texts = st.text(st.one_of(st.sampled_from("<>&\"'\r\n\0\u2028کر"), st.characters()), max_size=60)


@given(texts, texts, texts, st.data())
def test_a_page_holds_the_text_and_no_element_of_it(title, text, language, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    found = list(zip(cuts[::2], cuts[1::2], strict=False))
    page = html.fromstring(article_html(title, text, language, found))
    head, body = page
    assert {e.tag for e in page.iter()} <= {"div", "mark"}
    assert len(body) == len(found)
    if not set("\r\x85\u2028\u2029") & set(text):  # a page has one kind of line end
        assert body.text_content() == readable(text)
        assert [m.text_content() for m in body] == [readable(text[a:b]) for a, b in found]
    assert head.text_content().split() == readable(title).split()


@given(texts, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=5))
def test_pieces_make_up_the_text_however_matches_lie(text, starts):
    found = [(a, min(a + n, len(text))) for a, n in starts if a <= len(text)]
    assert "".join(piece for piece, _ in pieces(text, found)) == text
