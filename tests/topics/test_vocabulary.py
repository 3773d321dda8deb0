import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.language import LANGUAGES
from toolkit.topics.vocabulary import Vocabulary, chosen

TEXTS = [
    "The oil price of Kirkuk rose; U2 sang in Tal Afar",
    "The oil price fell in Kirkuk, covid19 or not, in Tal Afar",
    "The oil fields of Kirkuk, well-known, near Tal Afar",
    "The vote, the oil",
    "",
]


def corpus_of(texts=TEXTS, language="en"):
    return tk.from_frame(pd.DataFrame({"text": texts, "language": language}))


def rules_of(table):
    return table.set_index("rule")


def test_the_rules_take_their_turn_and_account_for_every_token():
    corpus = corpus_of()
    words, table = chosen(corpus, min_docs=2, max_share=0.7)
    assert list(table) == ["rule", "terms", "hits", "portion", "examples"]
    assert sorted(words.terms) == ["afar", "kirkuk", "price", "tal"]
    rows = rules_of(table)
    assert rows.index.tolist() == [
        "stop word",
        "has a digit",
        "under 3 letters",
        "in fewer than 2 documents",
        "in more than 70% of the documents",
        "kept",
    ]
    assert rows.loc["has a digit", "examples"] == "covid19, u2"
    assert rows.loc["in more than 70% of the documents", "examples"] == "oil"
    assert rows.loc["kept", "examples"] == "afar, kirkuk, tal, price"
    assert rows.loc["kept", "hits"] == 11
    assert table["hits"].sum() == len(corpus.tokens)
    assert table["portion"].sum() == pytest.approx(1)
    assert table["terms"].sum() == len(set(corpus.tokens.keys))


def test_every_rule_against_a_count_by_hand():
    # Each word is asked in turn, as a reader of the rules would.
    corpus = corpus_of()
    _, table = chosen(corpus, min_docs=2, max_share=0.7)
    stop = set(LANGUAGES["en"].stopwords())
    lower = [text.lower().replace(";", " ").replace(",", " ").replace("-", " ") for text in TEXTS]
    split = [text.split() for text in lower]
    told: dict[str, set[str]] = {}
    for word in {w for words in split for w in words}:
        docs = sum(word in words for words in split)
        if word in stop:
            rule = "stop word"
        elif any(c.isdigit() for c in word):
            rule = "has a digit"
        elif len(word) < 3:
            rule = "under 3 letters"
        elif docs < 2:
            rule = "in fewer than 2 documents"
        elif docs > 0.7 * 5:
            rule = "in more than 70% of the documents"
        else:
            rule = "kept"
        told.setdefault(rule, set()).add(word)
    for row in table.itertuples():
        mine = told.get(row.rule, set())
        hits = sum(words.count(w) for words in split for w in mine)
        assert (row.terms, row.hits) == (len(mine), hits), row.rule


def test_joined_words_are_accounted_for_too():
    corpus = corpus_of()
    words, table = chosen(corpus, min_docs=2, max_share=0.7, phrases=0.3)
    assert sorted(words.keys) == ["kirkuk", "oil", "oil price", "tal afar"]
    rows = rules_of(table)
    assert rows.index[0] == "second word of a phrase"
    assert rows.loc["second word of a phrase", ["terms", "hits"]].tolist() == [0, 5]
    assert table["hits"].sum() == len(corpus.tokens)
    assert table["portion"].sum() == pytest.approx(1)
    assert words.counts(corpus.tokens).sum() == rows.loc["kept", "hits"]
    # What is left of a word outside its phrases must be in enough documents by itself.
    assert "price" not in words.keys and "tal" not in words.keys


def test_what_is_shown_is_how_it_is_mostly_written():
    texts = ["Da\u2019esh in Kerkûk", "DA'ESH in Kerkûk", "da\u2019esh in KERKÛK"]
    words, _ = chosen(corpus_of(texts, "kmr"), min_docs=2, max_share=1.0, phrases=0.0)
    assert "da\u2019esh" in words.terms
    assert words.terms[words.keys.index("kerkûk")] == "kerkûk"


def test_a_letter_that_is_several_words_is_one_term():
    # U+FDFB is one letter; folded it is "جل جلاله", with a blank, as phrases have.
    corpus = corpus_of(["\ufdfb كتاب"] * 3 + ["كتاب"] * 3, "ar")
    words, _ = chosen(corpus, min_docs=2, max_share=0.9)
    (key,) = words.keys
    assert key.count(" ") == 1
    assert words.counts(corpus.tokens).toarray().ravel().tolist() == [1, 1, 1, 0, 0, 0]


def test_codes_of_an_empty_corpus():
    words = Vocabulary(("oil", "tal afar"), np.array(["oil", "tal afar"], dtype=object))
    for texts in ([], [""], ["rain"], ["tal"]):
        tokens = tk.tokens.Tokens.build(texts)
        assert (words.codes(tokens) == -1).all()
        assert words.counts(tokens).shape == (len(texts), 2)
    assert words.codes(tk.tokens.Tokens.build(["Tal Afar oil"])).tolist() == [1, -1, 0]


def test_a_language_without_stop_words_is_told():
    corpus = corpus_of(["oil price barrel"] * 6 + ["vote ballot count"] * 6, "de")
    model = corpus.topics(2, fits=1)
    assert model.settings["stopwords"] == 0
    assert "No stop words are known for 'de'; only max_share keeps common words out." in model.notes
    assert rules_of(model.pruning).loc["stop word", "terms"] == 0


@pytest.mark.parametrize(
    ("texts", "given", "told"),
    [
        (["the and of"] * 9, {}, r"none of 3 .* Left out: stop word 3 \(and, of, the\)\. Use more"),
        (["oil"] * 9, {}, r"in more than 50% of the documents 1 \(oil\)\..* or a larger max_share"),
        (["oil", "vote"], {}, r"in fewer than 5 documents 2 \(oil, vote\)\. .* a smaller min_docs"),
        (["", ""], {}, r"There is no text to fit: the corpus has 2 documents, all of them empty\."),
        (["Tal Afar"] * 9, {"phrases": True}, r"50% of the documents 1 \(tal afar\)"),
    ],
)
def test_an_empty_vocabulary_is_told_with_the_reasons(texts, given, told):
    with pytest.raises(ToolkitError, match=f"No word is left: {told}" if told[0] == "n" else told):
        corpus_of(texts).topics(2, **given)
