from collections import Counter

import numpy as np
import pytest

from toolkit import totals
from toolkit.tokens import Tokens
from toolkit.words.tallies import document_frequency

TEXTS = ["Oil oil OIL Ḱ", "", "oil and rain", "AND and And Rain", "Kirkuk's z"]


@pytest.fixture
def tokens():
    return Tokens.build(TEXTS)


def by_hand(tokens):
    words = [
        [tokens.keys[k] for k in tokens.key_of[tokens.codes[a:b]]]
        for a, b in zip(tokens.bounds[:-1], tokens.bounds[1:], strict=True)
    ]
    return Counter(w for ws in words for w in ws), Counter(w for ws in words for w in set(ws))


@pytest.mark.parametrize("inverted", [False, True])
def test_words_and_documents_are_those_counted_one_by_one(tokens, inverted):
    if inverted:
        assert len(tokens.order) == len(tokens)
    hits, docs = by_hand(tokens)
    assert totals.key_counts(tokens).tolist() == [hits[key] for key in tokens.keys]
    assert document_frequency(tokens).tolist() == [docs[key] for key in tokens.keys]
    counts = Counter(tokens.types[c] for c in tokens.codes)
    assert totals.type_counts(tokens).tolist() == [counts[t] for t in tokens.types]


def test_the_spelling_most_often_seen_is_shown_the_first_of_equals(tokens):
    assert totals.terms(tokens).to_pylist()[0] == "oil"
    arabic = Tokens.build(["كركوك کرکوک", "کرکوک"])
    assert totals.terms(arabic).to_pylist() == ["کرکوک"]
    equals = Tokens.build(["کرکوک", "كركوك"])
    assert totals.terms(equals).to_pylist() == ["کرکوک"]
    assert totals.terms(equals.take([1])).to_pylist() == ["كركوك"]  # as this part writes it


def test_the_alphabet_is_that_of_code_points(tokens):
    shown = totals.terms(tokens).to_pylist()
    order = np.argsort(totals.alphabet(tokens)).tolist()
    assert [shown[k] for k in order] == sorted(shown)


def test_what_is_kept_is_counted_once_is_not_written_to_and_is_not_handed_on(tokens):
    counts = totals.key_counts(tokens)
    assert totals.key_counts(tokens) is counts
    with pytest.raises(ValueError, match="read-only"):
        counts[0] = 7
    part = tokens.take([2])
    assert part.kept == {}
    assert totals.key_counts(part).sum() == 3
    assert document_frequency(part).max() == 1


def test_an_index_without_words_adds_up_to_nothing():
    empty = Tokens.build(["", ""])
    for count in (totals.type_counts, totals.key_counts, totals.terms, totals.alphabet):
        assert len(count(empty)) == 0
    assert len(document_frequency(empty)) == 0
