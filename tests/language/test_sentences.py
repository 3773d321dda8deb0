from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.sentences import sentence_numbers, sentences, spans
from toolkit.tokens import Tokens

# Cut by hand: "|" stands where a sentence ends.
CUT = [
    "Gen. Qasem Soleimani met Mr. Barzani on Oct. 14.| They spoke.",
    "J. Smith of the U.S. Army left.| George W. Bush stayed.",
    "He lives in the U.S.| The city fell at 4 a.m. on Monday.",
    "“Who is winning?” he asked.| “Nobody,” said Ms. Aziz.| “Yet.”| She left.",
    "He said no.| No. 5 was lost; so was no. 6.",
    "Yahoo! said so.| What?!| Nothing...| And oil rose 3.5 percent to $57.8 a barrel.",
    "A headline without a stop\n|The first line was broken\nto fit the page.\n\n|The end",
    "The company, Gulf Keystone Inc., left.| It was sold to DNO Inc.| The price fell.",
    "سقطت كركوك.| من ربح؟| لا أحد!| انتهى.",
    "کرکوک سقوط کرد.| چه کسی برد؟ |هیچ‌کس.",
    "کەرکووک ڕووخا.| کێ بردەوە؟| کەس نا.",
    "Kerkûk ket.| Kî bi ser ket?| Kes na.",
    "He went on ... and on.| Done.",
    "(It rained.)| [Then it stopped.]| Nothing more.",
    "Said J.J. Aziz, an expert.| He saw A.B.C. Hama.",
    "Const. Karim Aziz left.| Atty. Rana Hama of Hamilton, Ont. stayed.",
]


@pytest.mark.parametrize("marked", CUT)
def test_sentences_cut_by_hand(marked):
    expected = [piece.strip() for piece in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize("mark", [".", ". ", "…", '."', "? ", ".\n", "A."])
def test_a_text_of_marks_alone_is_read_once(mark):
    text = mark * 50_000  # would take minutes if each mark looked at all that follow
    found = sentences(text)
    assert (found[0].start, found[-1].end) == (0, len(text.rstrip()))


def test_plain_pairs_are_the_same():
    text = "Gen. Aziz left. “Who won?” he asked.\n\nIraq.  Then the U.S. The end \n"
    assert spans(text) == [tuple(one) for one in sentences(text)]


def test_nothing_gives_no_sentence():
    assert sentences("") == sentences(" \n\n ") == []


@given(st.text(alphabet="aB .!?\n\"”'U.S؟ك", max_size=60))
def test_every_character_that_is_not_blank_is_in_one_sentence(text):
    found = sentences(text)
    inside = {n for start, end in found for n in range(start, end)}
    assert {n for n, letter in enumerate(text) if not letter.isspace()} <= inside
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[start:end].strip() == text[start:end] for start, end in found)


def test_tokens_are_numbered_through_documents():
    texts = ["", "One two. Three.", "!!! ", "Four\n\nfive"]
    index = Tokens.build(texts)
    numbers = sentence_numbers(texts, index.bounds, index.starts)
    assert numbers.dtype == np.int32
    assert numbers.tolist() == [0, 0, 1, 2, 3]
