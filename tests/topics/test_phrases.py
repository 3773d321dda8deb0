from pathlib import Path

import gensim
import numpy as np
import pandas as pd
import pytest
from gensim.models.phrases import Phrases

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.tokens import Tokens
from toolkit.topics.phrases import adjacent, places_of, scored, threshold

LEE = Path(gensim.__file__).parent / "test/test_data/lee_background.cor"


@pytest.fixture(scope="module")
def tokens():
    return Tokens.build(LEE.read_text("utf-8").splitlines()[:150])


def sentences(tokens):
    """The words between which there is more than one character, as gensim takes them."""
    keys = [tokens.keys[k] for k in tokens.key_of[tokens.codes]]
    ends = [*(np.flatnonzero(~adjacent(tokens)) + 1).tolist(), len(keys)]
    return [keys[a:b] for a, b in zip([0, *ends], ends, strict=False)]


def by_gensim(tokens, least, min_count):
    return Phrases(
        sentences(tokens),
        min_count=min_count,
        threshold=least,
        scoring="npmi",
        delimiter=" ",
        connector_words=frozenset(),
    )


def of_ours(tokens, least, min_docs):
    table = scored(tokens, np.ones(len(tokens.keys), bool), min_docs=min_docs, least=least)
    names = [f"{tokens.keys[a]} {tokens.keys[b]}" for a, b in table[["first", "second"]].to_numpy()]
    return table.set_index(pd.Index(names))


def test_words_with_one_character_between_them_are_adjacent():
    text = "New York-based men, of (Iraq) said. It  was"
    tokens = Tokens.build([text, "", "Tal Afar"])
    words = [tokens.types[c] for c in tokens.codes]
    near = [f"{a} {b}" for a, b, n in zip(words, words[1:], adjacent(tokens), strict=False) if n]
    assert near == ["New York", "York based", "based men", "Tal Afar"]


def test_the_last_word_of_a_document_is_not_beside_the_first_of_the_next():
    tokens = Tokens.build(["ab", "   cd", "", " ef gh"])  # cd begins one after the end of ab
    assert adjacent(tokens).tolist() == [False, False, True]


@pytest.mark.parametrize("texts", [[], [""], ["one"], ["", "one", ""], ["one", "two"]])
def test_nothing_to_join(texts):
    tokens = Tokens.build(texts)
    assert not adjacent(tokens).any()
    assert not len(of_ours(tokens, 0.0, 1))
    assert [len(found) for found in places_of(tokens, [], [])] == [0, 0]


@pytest.mark.parametrize("least", [0.3, 0.5, 0.8])
def test_scores_are_those_of_gensim(tokens, least):
    # Every phrase that gensim 4.4 finds, with its NPMI; it counts hits and no documents.
    theirs = by_gensim(tokens, least, 5).export_phrases()
    ours = of_ours(tokens, least, 1)
    ours = ours[ours["hits"] >= 5]
    assert len(theirs) > 20 and set(ours.index) == set(theirs)
    np.testing.assert_allclose(ours["npmi"], [theirs[name] for name in ours.index], rtol=1e-12)


def test_phrases_stand_where_gensim_puts_them(tokens):
    model = by_gensim(tokens, 0.3, 5)
    theirs = [word for sentence in sentences(tokens) for word in model[sentence]]
    table = of_ours(tokens, 0.3, 1)
    table = table[table["hits"] >= 5]
    at, which = places_of(tokens, table["first"], table["second"])
    words = [tokens.keys[k] for k in tokens.key_of[tokens.codes]]
    for place, number in zip(at.tolist(), which.tolist(), strict=True):
        words[place], words[place + 1] = table.index[number], None
    assert [word for word in words if word is not None] == theirs
    assert len(at) > 200


def test_documents_and_hits_by_hand():
    tokens = Tokens.build(["red sea red sea", "red sea. Sea red", "blue", "red, sea"])
    row = of_ours(tokens, 0.0, 1).loc["red sea"]
    assert (row["hits"], row["docs"]) == (3, 2)
    # 11 words, red 5 times, sea 5 times.
    assert row["npmi"] == pytest.approx(np.log(3 * 11 / 25) / -np.log(3 / 11))
    assert "red sea" in of_ours(tokens, 0.0, 2).index
    assert "red sea" not in of_ours(tokens, 0.0, 3).index


def test_of_three_words_in_a_row_the_first_two_are_joined():
    tokens = Tokens.build(["a b c", "b c", "b c a b a b c"])
    number = {key: n for n, key in enumerate(tokens.keys)}
    pairs = [number["a"], number["b"]], [number["b"], number["c"]]
    at, which = places_of(tokens, *pairs)
    assert list(zip(at.tolist(), which.tolist(), strict=True)) == [
        (0, 0),
        (3, 1),
        (5, 1),
        (7, 0),
        (9, 0),
    ]


@pytest.mark.parametrize(
    ("given", "least"),
    [(True, 0.5), (np.True_, 0.5), (False, None), (None, None), (0.25, 0.25), (0, 0.0)],
)
def test_what_is_asked_for(given, least):
    assert threshold(given) == least


@pytest.mark.parametrize("given", [1, 1.0, -0.1, "yes", float("nan"), [0.5]])
def test_what_is_no_threshold_is_told(given):
    with pytest.raises(ToolkitError, match=r"phrases=.* must be True, False, or the NPMI above"):
        threshold(given)


# A phrase, and what it is among other words, in every language of the toolkit.
EXAMPLES = {
    "en": ("Islamic State", "islamic state", "islamic state"),
    "fa": ("قوه‌ی قضاییه", "قوهی قضاییه", "قوه‌ی قضاییه"),
    "ar": ("كركوك الجديدة", "کرکوک الجدیده", "كركوك الجديدة"),
    "ckb": ("هەرێمی کوردستان", None, "هەرێمی کوردستان"),
    "kmr": ("Herêma Kurdistanê", "herêma kurdistanê", "herêma kurdistanê"),
}


@pytest.mark.parametrize("language", EXAMPLES)
def test_phrases_of_every_language(language):
    written, key, shown = EXAMPLES[language]
    key = key or " ".join(map(tk.language.fold.fold, written.split(" ")))
    fillers = ["qalam", "barrel", "vote", "count", "river", "stone"]
    texts = [f"{written} {fillers[n % 6]}, {fillers[n // 6]}. {written}!" for n in range(36)]
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": language}))
    model = corpus.topics(2, phrases=True, max_share=1.0, fits=1)
    at = model.words.keys.index(key)
    assert model.vocabulary[at] == shown
    assert model.counts[:, [at]].toarray().ravel().tolist() == [2] * 36
    assert not set(key.split(" ")) & set(model.words.keys)  # never apart, so only together


def test_a_phrase_neither_begins_nor_ends_with_a_stop_word_or_a_number(tokens):
    text = "state of emergency in the west bank on 11 september at Tal Afar x y"
    texts = [text, text + "; river"] * 6
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    model = corpus.topics(2, phrases=0.0, max_share=1.0, fits=1)
    assert {k for k in model.words.keys if " " in k} == {"west bank", "tal afar"}
    assert model.settings["phrases"] == 0.0


def test_other_documents_are_read_with_the_same_phrases():
    texts = ["the Islamic State fell. oil price", "Islamic; State; vote; count"] * 10
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    model = corpus.topics(2, phrases=0.1, max_share=1.0, fits=1)
    other = tk.from_frame(
        pd.DataFrame({"text": ["Islamic State, islamic-state; state Islamic"], "language": "en"})
    )
    codes = model.words.codes(other.tokens)
    names = [model.words.keys[c] if c >= 0 else None for c in codes]
    assert names == ["islamic state", None, "islamic state", None, "state", "islamic"]
    assert model.apply(other).counts.sum() == 4


def test_without_phrases_nothing_is_joined():
    texts = ["Islamic State fell", "Islamic State rose"] * 10
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    model = corpus.topics(2, max_share=1.0, fits=1)
    assert not any(" " in key for key in model.words.keys)
    assert model.settings["phrases"] is None
