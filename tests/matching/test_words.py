import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language import LANGUAGES
from toolkit.language.fold import fold, loosen
from toolkit.matching.patterns import Pattern, find
from toolkit.matching.words import Word
from toolkit.tokens import Tokens

WORDS = "kirkuk Kirkuk KERKÛK kerkuk كركوك کرکوک بكركوك شیر شێر گۆڕان گوران oil oils Öl U.S 2017"


def types(text, words=WORDS, glob=True, case=False, language=None, first=True, last=True):
    tokens = Tokens.build([words])
    found = Word(text, glob, case, language, first, last).types(tokens)
    assert found.tolist() == sorted(set(found.tolist()))
    return [tokens.types[t] for t in found]


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("kirkuk", {}, ["kirkuk", "Kirkuk"]),
        ("KİRKUK", {}, ["kirkuk", "Kirkuk"]),
        ("kerkuk", {}, ["KERKÛK", "kerkuk"]),
        ("kerkûk", {}, ["KERKÛK", "kerkuk"]),
        ("Kirkuk", {"case": True}, ["Kirkuk"]),
        ("Kerkûk", {"case": True}, []),
        ("K*", {"case": True}, ["Kirkuk", "KERKÛK"]),
        ("k?rk?k", {}, ["kirkuk", "Kirkuk", "KERKÛK", "kerkuk"]),
        ("k?rk?k", {"glob": False}, []),
        ("oil*", {}, ["oil", "oils"]),
        ("oil?", {}, ["oils"]),
        ("öl", {}, ["Öl"]),
        ("ol", {}, ["Öl"]),
        ("u.s", {}, ["U.S"]),
        ("201?", {}, ["2017"]),
        ("كركوك", {}, ["كركوك", "کرکوک"]),
        ("کرکوک", {"language": "ar"}, ["كركوك", "کرکوک", "بكركوك"]),
        ("کرکوک", {"language": "ar", "first": False}, ["كركوك", "کرکوک"]),
        ("gas", {}, []),
        ("gas*", {}, []),
    ],
)
def test_the_types_that_a_word_stands_for(text, options, expected):
    assert types(text, **options) == expected


def test_a_word_without_the_signs_of_sorani_matches_none_with_them():
    assert types("شیر") == ["شیر"]
    assert types("شی*") == ["شیر"]
    # With the signs it matches those without, which are often left out.
    assert types("شێر") == ["شیر", "شێر"]
    assert types("شێ*") == ["شیر", "شێر"]
    assert types("شیر", language="ckb") == ["شیر", "شێر"]
    assert types("گوران") == ["گوران"]
    assert types("گۆڕان") == ["گۆڕان", "گوران"]


def test_a_star_takes_in_whatever_endings_there_are():
    assert Word("*كركوك", True, False, "ar", True, True).ends == (False, True)
    assert Word("كركوك*", True, False, "ar", True, True).ends == (True, False)
    assert Word("كركوك", True, False, "ar", False, True).ends == (False, True)
    assert types("kerkûk", "Kerkûkê Kerkûk", language="kmr") == ["Kerkûkê", "Kerkûk"]
    assert types("kerkû?", "Kerkûkê Kerkûk", language="kmr") == ["Kerkûkê", "Kerkûk"]


@pytest.mark.parametrize("language", [None, *LANGUAGES])
def test_the_word_itself_is_among_its_forms_and_each_is_once(language):
    for text in ("kirkuk", "كركوك", "نەوت", "ئوەنپخ", "ab"):
        forms = Word(text, True, False, language, True, True).forms
        assert loosen(fold(text)) in forms
        assert len(forms) == len(set(forms))
        assert all(loosen(form) == form for form in forms)


# A part of the clitics of Arabic, written down apart from the language file.
BEFORE, AFTER = (
    ["", "و", "ف", "ب", "وب", "ال", "وال", "بال", "لل", "س", "الب"],
    ["", "ي", "ية", "ت"],
)
ARABIC = re.compile("(?:[وف]?[بلك]?|[وف]?[بك]?ال|[وف]?لل)كركوك(?:ي|ية)?")
STEMS = ["كركوك", "كركو"]
ARABIC_WORDS = st.builds(
    "".join, st.tuples(*map(st.sampled_from, (BEFORE, STEMS, AFTER)))
) | st.sampled_from(["بغداد", "في"])


@given(st.lists(st.lists(ARABIC_WORDS, max_size=6), max_size=4))
def test_clitics_of_arabic_are_those_of_a_regular_expression(documents):
    tokens = Tokens.build([" ".join(words) for words in documents])
    first, length = find(tokens, Pattern("كركوك", language="ar"))
    expected = [w for n, w in enumerate(w for d in documents for w in d) if ARABIC.fullmatch(w)]
    assert [tokens.types[t] for t in tokens.codes[first]] == expected
    assert (length == 1).all()


LATIN = st.lists(st.sampled_from("oil OIL ôil oils gas oil'ê oila Oilê".split()), max_size=6)


@given(
    st.lists(LATIN, max_size=4),
    st.lists(
        st.sampled_from(["oil", "gas", "o*l", "oil*", "*", "o?l", "ga?"]), min_size=1, max_size=3
    ),
    st.sampled_from([None, "kmr", "tr", "en"]),
)
def test_the_index_finds_what_a_walk_over_the_words_finds(documents, parts, language):
    tokens = Tokens.build([" ".join(words) for words in documents])
    words = [
        Word(p, True, False, language, n == 0, n == len(parts) - 1) for n, p in enumerate(parts)
    ]

    def fits(word, text):
        key = loosen(fold(text))
        if not word.wild:
            return key in word.forms
        written = [re.escape(f) for f in word.forms]
        stars = [f.replace("\ua840", ".*").replace("\ua841", ".") for f in written]
        return any(re.fullmatch(s, key) for s in stars)

    expected, at = [], 0
    for document in documents:
        for i in range(len(document) - len(parts) + 1):
            if all(fits(w, t) for w, t in zip(words, document[i:], strict=False)):
                expected.append(at + i)
        at += len(document)
    first, length = find(tokens, Pattern(" ".join(parts), language=language))
    assert first.tolist() == expected
    assert (length == len(parts)).all()


@given(st.lists(LATIN, min_size=1, max_size=5), st.data())
def test_taking_documents_keeps_their_matches(documents, data):
    tokens = Tokens.build([" ".join(words) for words in documents])
    assert len(tokens.loose) <= len(tokens.keys)  # made before and shared
    rows = data.draw(st.lists(st.sampled_from(range(len(documents))), unique=True))
    for text in ("oil", "oil*", "oil gas", "* oil"):
        pattern = Pattern(text, language=data.draw(st.sampled_from([None, "kmr"])))
        first, length = find(tokens, pattern)
        document = tokens.document_of(first)
        expected = [
            (new, f - tokens.bounds[old], n)
            for new, old in enumerate(rows)
            for f, n in zip(first[document == old], length[document == old], strict=True)
        ]
        part = tokens.take(rows)
        first, length = find(part, pattern)
        document = part.document_of(first)
        found = zip(document, first - part.bounds[document], length, strict=True)
        assert list(found) == expected


def test_a_point_in_a_word_with_endings_is_a_point():
    assert len(Word("?.s", True, False, "tr", True, True).forms) > 1
    assert types("?.s", "U.S UxS U.S.", language="tr") == ["U.S"]


def test_the_printed_shapes_of_signed_letters_are_signed():
    assert types("گ\ufbd9ران", "گۆران گوران") == types("گۆران", "گۆران گوران") == ["گۆران", "گوران"]


@pytest.mark.parametrize(
    ("text", "language", "forms"),
    [
        ("oil*", "kmr", 1),
        ("oil*", "tr", 1),
        ("*كركوك*", "ar", 1),
        ("oil", None, 1),
        ("o*l", None, 1),
    ],
)
def test_endings_that_a_star_takes_in_are_no_forms_of_their_own(text, language, forms):
    assert len(Word(text, True, False, language, True, True).forms) == forms


def test_clitics_at_an_end_without_a_star_stay():
    every = "كركوك بكركوك كركوكي الكركوكية"
    for text in ("كرك*", "*كوك", "ك*ك"):
        assert types(text, every, language="ar") == every.split()
    assert types("كرك*", every) == ["كركوك", "كركوكي"]
    assert types("*كوك", every) == ["كركوك", "بكركوك"]


def test_a_part_of_the_index_shares_what_is_known_of_its_words():
    tokens = Tokens.build(["oil gas", "rain"])
    known = tokens.loose, tokens.arrow_loose, tokens.arrow_types
    part = tokens.take([1])
    assert all(
        a is b for a, b in zip(known, (part.loose, part.arrow_loose, part.arrow_types), strict=True)
    )
