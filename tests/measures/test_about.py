import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.about import LONGEST_LEAD, SHORTEST_LEAD, lead_lengths, part_searched
from toolkit.tokens import Tokens

COUNTS = ["docs", "hits", "total_docs", "total_tokens"]


def corpus_of(*texts, **columns):
    frame = pd.DataFrame({"text": texts, "language": "en", "outlet": "North"} | columns)
    return tk.from_frame(frame)


def counts(corpus, themes=("oil",), **options):
    return corpus.track(list(themes), by="outlet", **options)[COUNTS].values.tolist()


def lead(text):
    return lead_lengths([text], Tokens.build([text])).tolist()[0]


def words(n, word="word"):
    return " ".join([word] * n)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("...", 0),
        ("\n\n", 0),
        ("one", 1),
        (words(60), 60),
        (words(61), 60),
        (words(24) + "\n" + words(10), 34),  # too short: the next one belongs to it
        (words(25) + "\n" + words(10), 25),
        (words(59) + "\n" + words(9), 59),
        (words(60) + "\n" + words(9), 60),
        (words(61) + "\n" + words(9), 60),
        ("\n\n" + words(30) + "\n" + words(9), 30),
        (words(3) + "\n\n\n" + words(22) + "\n" + words(9), 25),
        (words(3) + "\n" + words(21) + "\n" + words(9), 33),
        (words(3) + "\n" + words(70), 60),
        (words(30) + " \n", 30),
        (words(25) + "\n", 25),
        (words(25) + ".\n\n" + words(1), 25),
        (words(25) + "\r\n\r\n" + words(9), 25),
        (words(25) + "\r" + words(9), 25),
        (words(25) + "\u2028" + words(9), 25),
        (words(25) + "\u2029" + words(9), 25),
        (words(25) + "\x85" + words(9), 25),
        (words(30, "کرکوک") + "\n" + words(9, "نفت"), 30),
    ],
)
def test_the_lead_of_a_text(text, expected):
    assert lead(text) == expected


def test_leads_are_those_of_each_text():
    texts = [words(70), "", words(30) + "\n" + words(3), words(4)]
    assert lead_lengths(texts, Tokens.build(texts)).tolist() == [60, 0, 30, 4]


@given(st.lists(st.integers(0, 40), max_size=6))
def test_a_lead_is_the_first_paragraphs_of_enough_words(sizes):
    found = lead("\n".join(words(n) for n in sizes))
    expected, whole = 0, True
    for n in sizes:
        expected += n
        if expected >= SHORTEST_LEAD:
            whole = False
            break
    assert found == min(expected, LONGEST_LEAD)
    assert whole or found >= SHORTEST_LEAD


def test_a_dateline_is_in_the_lead_and_no_lead_by_itself():
    text = "KIRKUK, Iraq, Oct 16 (Agency) -\n\n" + words(24) + " oil\n\n" + words(9) + " gas"
    corpus = corpus_of(text)
    assert counts(corpus, ["kirkuk", "oil", "gas"], about="lead") == [
        [1, 1, 1, 30],
        [1, 1, 1, 30],
        [0, 0, 1, 30],
    ]


def test_a_match_must_lie_in_the_lead():
    corpus = corpus_of(words(58) + " oil field work", "oil " + words(58) + " oil field")
    assert counts(corpus, ["oil", "oil field", "field work"], about="lead") == [
        [2, 3, 2, 120],
        [1, 1, 2, 120],
        [0, 0, 2, 120],
    ]


def test_a_mention_anywhere_and_so_many():
    corpus = corpus_of("oil oil oil", "oil and oil", "oil", "rain", "")
    assert counts(corpus) == counts(corpus, about="any") == [[3, 6, 5, 8]]
    assert counts(corpus, about=1) == [[3, 6, 5, 8]]
    # Hits and tokens stay those of all texts.
    assert counts(corpus, about=2) == counts(corpus, about=np.int64(2)) == [[2, 6, 5, 8]]
    assert counts(corpus, about=3) == [[1, 6, 5, 8]]
    assert counts(corpus, about=4) == [[0, 6, 5, 8]]


TITLES = ["Oil, oil", None, "", " \n", float("nan"), "Rain in Kirkuk", "..."]


def test_documents_without_a_headline_are_left_out():
    corpus = corpus_of(*["oil"] * 7, title=TITLES, date="2017-10-16")
    # Three have one: two words, three words, none.
    assert counts(corpus, ["oil", "kirkuk", "gas"], about="title") == [
        [1, 2, 3, 5],
        [1, 1, 3, 5],
        [0, 0, 3, 5],
    ]
    assert counts(corpus) == [[7, 7, 7, 7]]
    table = corpus.track(["oil"], about="title")
    assert table[["docs", "total_docs"]].values.tolist() == [[1, 3]]
    assert table["share"].tolist() == [1 / 3] and table["rate"].tolist() == [4000.0]


def test_a_cell_without_a_headline_is_unknown():
    corpus = corpus_of("oil", "oil", title=["Oil", ""], date=["2017-10-16", "2017-10-23"])
    table = corpus.track(["oil"], about="title")
    assert table["total_docs"].tolist() == [1, 0]
    assert table["share"].isna().tolist() == [False, True]


@pytest.mark.parametrize("title", [None, "", "  "])
def test_a_corpus_without_headlines_is_told(title):
    with pytest.raises(ToolkitError) as told:
        counts(corpus_of("oil", "oil", title=title), about="title")
    assert str(told.value) == (
        "about='title' looks into headlines, and no document has one. Take about='any' or "
        "about='lead'; if a column holds them, name it: tk.load(path, columns={'title': "
        "'headline'})."
    )


def test_no_document_needs_no_headline():
    assert (
        len(corpus_of("oil").where("outlet == 'x'").track(["oil"], by="outlet", about="title")) == 0
    )


@pytest.mark.parametrize("about", ["Title", "2", "", "text", True, False])
def test_an_unknown_unit_is_told(about):
    with pytest.raises(ToolkitError) as told:
        counts(corpus_of("oil"), about=about)
    assert str(told.value) == (
        f"about={about!r} is not known. Allowed: 'any', 'title', 'lead', or a number of mentions "
        "such as about=3."
    )


@pytest.mark.parametrize("about", [0, -1, 2.0, None, ["title"]])
def test_a_number_that_is_none_of_mentions_is_told(about):
    with pytest.raises(ToolkitError) as told:
        counts(corpus_of("oil"), about=about)
    assert str(told.value) == f"about={about!r} must be a whole number, 1 or more."


def test_context_may_stand_outside_the_lead():
    theme = {"in_context": ["strike"], "context": ["wages"], "anaphors": ["they"]}
    corpus = corpus_of("strike they " + words(60) + " wages", "strike they " + words(60))
    assert corpus.track({"x": theme}, by="outlet", about="lead")[COUNTS].values.tolist() == [
        [1, 2, 2, 120]
    ]


def test_the_part_that_is_searched():
    corpus = corpus_of(words(70), "", title=["Oil", ""])
    for about in ("any", 3):
        assert part_searched(corpus, about).lengths.tolist() == [70, 0]
    assert part_searched(corpus, "lead").lengths.tolist() == [60, 0]
    assert part_searched(corpus, "title").lengths.tolist() == [1, 0]
    assert part_searched(corpus, "title").counted.tolist() == [True, False]
    assert [part_searched(corpus, a).least for a in ("any", "lead", "title", 1, 3)] == [
        1,
        1,
        1,
        1,
        3,
    ]
