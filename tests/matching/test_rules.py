import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language import LANGUAGES
from toolkit.matching.patterns import Pattern
from toolkit.matching.rules import ANAPHOR, Languages, Rule, negators, once, within
from toolkit.matching.spans import Spans
from toolkit.tokens import Tokens


def found(rule, texts, languages=None):
    """Documents and words of the matches of a rule."""
    tokens = Tokens.build(texts)
    known = None if languages is None else Languages.from_values(languages)
    first, length = within(tokens, rule, known)
    words = [
        " ".join(tokens.types[c] for c in tokens.codes[f : f + n])
        for f, n in zip(first, length, strict=True)
    ]
    return list(zip(tokens.document_of(first).tolist(), words, strict=True))


CODES = ["en", "und", "ku", None, "ckb", "", "de", float("nan")]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", [0, 1, 3, 5, 7]),
        ("ckb", [1, 2, 3, 4, 5, 7]),
        ("kmr", [1, 2, 3, 5, 7]),  # Kurdish that does not say which
        ("fa", [1, 3, 5, 7]),
    ],
)
def test_documents_of_unknown_language_may_be_in_any(code, expected):
    languages = Languages.from_values(CODES)
    assert np.flatnonzero(languages.among(code, np.arange(len(CODES)))).tolist() == expected
    assert languages.among(code, np.array([0, 1])).tolist() == [0 in expected, True]


@pytest.mark.parametrize(
    ("values", "code", "expected"),
    [
        (["en"], "en", True),
        (["en"], "fa", False),
        (["und"], "fa", True),
        ([""], "fa", True),
        ([None], "fa", True),
        (["en", float("nan")], "fa", True),
        (["ku"], "kmr", True),
        (["ku"], "ckb", True),
        (["ku"], "tr", False),
        ([], "fa", False),
    ],
)
def test_what_a_corpus_may_hold(values, code, expected):
    assert Languages.from_values(values).may_be(code) is expected


def test_a_rule_of_a_language_holds_for_its_documents():
    rule = Rule(Pattern("oil"), "en")
    assert found(rule, ["oil"] * 5, ["en", "fa", "und", "ku", "en"]) == [
        (0, "oil"),
        (2, "oil"),
        (4, "oil"),
    ]
    # Without known languages it holds for all.
    assert found(rule, ["oil", "gas"]) == [(0, "oil")]


CLITICS = ["بكركوك", "كركوك"]


@pytest.mark.parametrize(
    ("rule", "languages", "expected"),
    [
        (Rule(Pattern("كركوك"), "ar"), ["ar", "ar"], CLITICS),
        (Rule(Pattern("كركوك"), "ar"), None, CLITICS),
        (Rule(Pattern("كركوك")), ["ar", "ar"], CLITICS),
        (Rule(Pattern("كركوك")), ["und", "ar"], CLITICS),
        # The document's language says which endings there are.
        (Rule(Pattern("كركوك")), ["fa", "fa"], ["كركوك"]),
        (Rule(Pattern("كركوك")), ["de", "de"], ["كركوك"]),
        (Rule(Pattern("كركوك")), None, ["كركوك"]),
        (Rule(Pattern("كركوك"), "ar", inflected=False), ["ar", "ar"], ["كركوك"]),
        (Rule(Pattern("كركوك"), inflected=False), ["ar", "ar"], ["كركوك"]),
        (Rule(Pattern("كركوك", case=True), "ar"), ["ar", "ar"], ["كركوك"]),
        (Rule(Pattern("^كركوك$", "regex"), "ar"), ["ar", "ar"], ["كركوك"]),
        (Rule(Pattern("كركوك", "fixed"), "ar"), ["ar", "ar"], CLITICS),
    ],
)
def test_clitics_are_those_of_the_language(rule, languages, expected):
    assert [word for _, word in found(rule, CLITICS, languages)] == expected


def test_endings_of_a_common_pattern_are_those_of_each_document():
    texts = ["Kerkûkek", "Kerkûk'te", "Kerkûkek", "Kerkûk'te"]
    rule = Rule(Pattern("kerkûk"))
    assert found(rule, texts, ["kmr", "tr", "tr", "en"]) == [(0, "Kerkûkek"), (1, "Kerkûk'te")]
    assert found(rule, texts, ["ku", "en", "und", "und"]) == [
        (0, "Kerkûkek"),
        (2, "Kerkûkek"),
        (3, "Kerkûk'te"),
    ]


@pytest.mark.parametrize("text", ["êîş", "şêx"])
def test_letters_with_marks_are_latin(text):
    assert found(Rule(Pattern(text)), [text + "an"], ["kmr"]) == [(0, text + "an")]


def test_a_common_pattern_with_signs_to_come_is_read_as_sorani():
    rule = Rule(Pattern("شی*"))
    assert found(rule, ["شێر", "شێر", "شیر"], ["ckb", "fa", "en"]) == [(0, "شێر"), (2, "شیر")]


def test_a_rigid_rule_stands_for_its_own_spellings():
    assert not Rule(Pattern("oil")).rigid and not Rule(Pattern("oil"), kind=ANAPHOR).rigid
    assert Rule(Pattern("oil"), inflected=False).rigid
    assert Rule(Pattern("oil", "regex")).rigid and Rule(Pattern("OIL", case=True)).rigid


def denied(texts, languages=None):
    tokens = Tokens.build(texts)
    first, _ = negators(tokens, None if languages is None else Languages.from_values(languages))
    return [tokens.types[c] for c in tokens.codes[first]]


def test_words_that_deny_are_those_of_the_language():
    assert denied(["no not without oil", "لا oil", "بدون"], ["en", "ar", "fa"]) == [
        "no",
        "not",
        "without",
        "لا",
        "بدون",
    ]
    assert denied(["no", "لا"], ["ar", "en"]) == []
    assert denied(["no", "لا"], ["und", ""]) == denied(["no", "لا"]) == ["no", "لا"]
    assert denied(["no"], ["de"]) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_denies_with_the_words_of_its_list(code):
    words = sorted(LANGUAGES[code].negators)
    assert words
    tokens = Tokens.build(words)
    first, _ = negators(tokens, Languages.from_values([code] * len(words)))
    assert set(tokens.document_of(first)) == set(range(len(words)))


PLACES = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3)), max_size=6)


@given(st.lists(PLACES, min_size=1, max_size=4))
def test_several_searches_give_each_match_once_in_order(several):
    searches = [
        Spans(*(np.array([p[i] for p in sorted(set(s))], np.int64) for i in (0, 1)))
        for s in several
    ]
    first, length = once(searches)
    pairs = list(zip(first.tolist(), length.tolist(), strict=True))
    assert pairs == sorted({p for places in several for p in places})
