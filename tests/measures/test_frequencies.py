import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.language.fold import fold
from toolkit.measures.frequencies import display_terms, document_frequency, stopwords_of


def corpus_of(*texts, language="en"):
    return tk.from_frame(pd.DataFrame({"text": texts, "language": language}))


def test_eight_documents_counted_by_hand(eight):
    table = eight.frequencies()
    assert list(table) == ["rank", "term", "hits", "docs", "rate"]
    top = table.head(3)
    assert top["term"].tolist() == ["kirkuk", "oil", "کرکوک"]
    assert top["hits"].tolist() == [6, 4, 2]
    assert top["docs"].tolist() == [4, 3, 1]
    assert len(table) == 20 and set(table["hits"][3:]) == set(table["docs"][3:]) == {1}
    assert table["hits"].sum() == 29
    assert table["rank"].tolist() == list(range(1, 21))
    assert table["rate"][0] == 10_000 * 6 / 29
    rest = table["term"][3:].tolist()
    assert rest == sorted(rest)
    assert {"'s", "می‌ماند", "نەوتی"} <= set(rest)


def test_the_first_n(eight):
    assert eight.frequencies(2)["term"].tolist() == ["kirkuk", "oil"]
    assert len(eight.frequencies(99)) == 20


def test_stop_words_of_all_languages_leave_and_denominators_stay(eight):
    full, table = eight.frequencies(), eight.frequencies(drop_stopwords=True)
    gone = set(full["term"]) - set(table["term"])
    assert {"and", "'s", "no", "in", "they", "said", "به", "و"} <= gone
    assert table["term"].tolist()[:3] == ["kirkuk", "oil", "کرکوک"]
    assert table["rate"][0] == 10_000 * 6 / 29
    assert table["rank"].tolist() == list(range(1, len(table) + 1))


def test_the_spelling_seen_most_is_shown():
    corpus = corpus_of("Da’esh Da'esh da’esh DA’ESH", "re\u00adfer referendum")
    assert set(corpus.frequencies()["term"]) == {"da’esh", "re\u00adfer", "referendum"}
    assert corpus.frequencies(1)["hits"].tolist() == [4]
    corpus = corpus_of("می\u200cروند میروند میروند")
    assert corpus.frequencies()["term"].tolist() == ["میروند"]


def test_a_part_counts_its_own_words(eight):
    table = eight.where(outlet="South").frequencies()
    assert table.set_index("term")["hits"].to_dict()["oil"] == 2
    assert table["hits"].sum() == 15
    assert "rain" not in set(table["term"])


def test_document_frequency_counts_documents_once():
    tokens = corpus_of("oil Oil gas", "oil", "").tokens
    assert dict(zip(tokens.keys, document_frequency(tokens), strict=True)) == {"oil": 2, "gas": 1}
    assert display_terms(tokens).tolist() == ["oil", "gas"]


def test_nothing_to_count():
    assert corpus_of("", "...").frequencies().empty


def test_stop_words_are_folded_and_of_known_languages():
    stop = stopwords_of(corpus_of("x", language="en"))
    assert "the" in stop and "’s" not in stop and "'s" in stop
    assert stopwords_of(corpus_of("x", language="xx")) == frozenset()


def test_every_stop_word_can_be_met_by_a_key():
    stop = stopwords_of(corpus_of(*"xyz", language=["ar", "fa", "tr"]))
    assert len(stop) > 1000
    assert {word for word in stop if fold(word) != word} == set()


@pytest.mark.parametrize("n", [-1, 2.5, True, "2"])
def test_what_is_no_number_of_words_is_refused(eight, n):
    with pytest.raises(ToolkitError, match=f"n={n!r} must be a whole number, 0 or more"):
        eight.frequencies(n)
