"""Readability, against values of quanteda, formulas by hand and words whose syllables are known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.words.reading.formulas import FORMULAS
from toolkit.words.reading.syllables import syllables

#: Syllables as spoken in American English, counted by the writer of this list.
SPOKEN = {
    1: "peace war oil troops said fled you called times fields force York tribes bombed through",
    2: "army border attack region soldier table issues business Wednesday places faces "
    "million quiet science largely movement didn't going leader captured famous",
    3: "minister militia government agreement radio area idea created position Iraqi "
    "officials violent disputed continued completely",
    4: "security authority authorities territory operation opposition referendum political",
    5: "international negotiation university",
    6: "humanitarian",
}


def corpus_of(*texts: str, **columns) -> tk.Corpus:
    return tk.from_frame(pd.DataFrame({"text": list(texts), "language": "en", **columns}))


def test_syllables_of_known_words():
    known = {w: n for n, words in SPOKEN.items() for w in words.split()}
    found = {word: syllables(word) for word in known}
    assert {w: (n, known[w]) for w, n in found.items() if n != known[w]} == {}


def test_numbers_and_letters_alone_have_a_syllable_each():
    assert [syllables(w) for w in ("2017", "92.73", "x", "FBI", "NBC", "كركوك")] == [
        1,
        1,
        1,
        1,
        3,
        1,
    ]


def test_flesch_and_fog_are_those_of_quanteda():
    # Its tests have a sentence of 7 words and 8 syllables (103, fog 2.8), one of 10 words and 10
    # syllables (112.085), and one of 4 words and 5 syllables (97.025); these are others.
    texts = (
        "The men in the town ate supper.",
        "The men of the town ate bread and drank tea.",
        "All men drank coffee.",
    )
    table = corpus_of(*texts).readability()
    assert table["flesch"].tolist() == pytest.approx([103.04, 112.085, 97.025], abs=0.01)
    assert table["gunning_fog"].iloc[0] == pytest.approx(2.8)


TEXT = (
    "The government rejected the international agreement. Nobody in Karachi was surprised! "
    "Kirkuk's 12 oil fields are burning."
)


def test_every_formula_by_hand(in_vocabulary):
    table = corpus_of(TEXT).readability()
    in_vocabulary(table)
    line = table.iloc[0]
    # 6 words, 5 words, 6 words. Syllables: 1 3 3 1 5 3, 3 1 3 1 2, 2 1 1 1 1 2.
    words, sentences, sounds = 17, 3, 34
    letters = 3 + 10 + 8 + 3 + 13 + 9 + 6 + 2 + 7 + 3 + 9 + 7 + 2 + 3 + 6 + 3 + 7
    # government rejected international agreement / nobody Karachi; "rejected" without -ed has
    # two, and Karachi is a name.
    poly, complex_, long = 6, 4, 8
    want = {
        "total_sentences": sentences,
        "words": words,
        "words_per_sentence": words / sentences,
        "letters_per_word": letters / words,
        "syllables_per_word": sounds / words,
        "long_share": long / words,
        "flesch": 206.835 - 1.015 * words / sentences - 84.6 * sounds / words,
        "flesch_kincaid": 0.39 * words / sentences + 11.8 * sounds / words - 15.59,
        "gunning_fog": 0.4 * (words / sentences + 100 * complex_ / words),
        "smog": 1.043 * (30 * poly / sentences) ** 0.5 + 3.1291,
        "coleman_liau": 0.0588 * 100 * letters / words - 0.296 * 100 * sentences / words - 15.8,
        "ari": 4.71 * letters / words + 0.5 * words / sentences - 21.43,
        "lix": words / sentences + 100 * long / words,
        "rix": long / sentences,
    }
    assert {name: line[name] for name in want} == pytest.approx(want)
    assert set(FORMULAS) <= set(want)


def test_groups_are_counted_as_one_text(in_vocabulary):
    corpus = corpus_of(TEXT, TEXT, "Rain.", outlet=["A", "A", "B"])
    grouped = corpus.readability("outlet")
    in_vocabulary(grouped)
    single = corpus.readability().iloc[0]
    assert grouped.loc[0, "words"] == 34 and grouped.loc[0, "total_docs"] == 2
    for name in FORMULAS:
        assert grouped.loc[0, name] == pytest.approx(single[name])


def test_other_languages_have_no_formula_but_lix():
    frame = pd.DataFrame(
        {"text": ["Oil fell.", "قیمت نفت امروز افزایش یافت. خبرگزاری‌ها نوشتند.", ""]}
    )
    frame = frame.assign(language=["en", "fa", "en"], outlet="A")
    table = tk.from_frame(frame).readability()
    english = [name for name, formula in FORMULAS.items() if formula.english]
    assert table.loc[1, english].isna().all() and table.loc[1, "words"] == 7
    assert table.loc[1, "lix"] == pytest.approx(7 / 2 + 100 * 1 / 7)
    assert table.loc[1, "rix"] == 1 / 2
    assert table["remark"].tolist() == [
        "fewer than 30 sentences: smog is a guess",
        "not English, or not only: no formula but lix and rix",
        "no words",
    ]
    assert np.isnan(table.loc[2, "lix"])
    assert tk.from_frame(frame).readability("outlet")[english].isna().all(axis=None)


def test_formulas_of_the_counts_that_textstat_prints():
    # Its tests have texts of 99 words in 11 sentences with 13 long words, and of 5 words in one
    # sentence with 24 letters, 7 syllables and one long word.
    counts = {"words": 99.0, "sentences": 11.0, "long": 13.0}
    assert FORMULAS["lix"].of(counts) == pytest.approx(22.131, abs=5e-4)
    assert FORMULAS["rix"].of(counts) == pytest.approx(1.182, abs=5e-4)
    five = {"words": 5.0, "sentences": 1.0, "long": 1.0, "letters": 24.0, "syllables": 7.0}
    assert FORMULAS["flesch"].of(five) == pytest.approx(83.32, abs=5e-4)
    assert FORMULAS["flesch_kincaid"].of(five) == pytest.approx(2.88, abs=5e-4)
    assert FORMULAS["lix"].of(five) == 25 and FORMULAS["rix"].of(five) == 1
    # 10 sentences in 30 are McLaughlin's own unit: grade 3.1291 + 1.043 sqrt(polysyllables).
    thirty = {"polysyllables": 49.0, "sentences": 30.0}
    assert FORMULAS["smog"].of(thirty) == pytest.approx(3.1291 + 1.043 * 7)


def test_marks_and_joiners_are_no_letters():
    texts = ["كِتَابٌ كـــتاب الكِتابُ.", "خانه\u200cهای ما.", "قوّاتنا"]
    frame = pd.DataFrame({"text": texts, "language": ["ar", "fa", "ar"]})
    table = tk.from_frame(frame).readability()
    assert table["words"].tolist() == [3, 2, 1]
    assert table["letters_per_word"].tolist() == pytest.approx([14 / 3, 9 / 2, 6])
    assert table["long_share"].tolist() == [0, 1 / 2, 0]  # seven letters and a non-joiner


def test_words_of_english_with_apostrophes_are_counted_once():
    texts = ["Don't say can\u2019t.", "Kirkuk's mayor\u2019s men, o'clock.", "'s"]
    table = corpus_of(*texts).readability()
    assert table["words"].tolist() == [3, 4, 1]
    assert table["letters_per_word"].tolist() == pytest.approx([11 / 3, 22 / 4, 1])


def test_thirty_sentences_are_enough_for_smog():
    assert corpus_of("The army left. " * 30).readability()["remark"].tolist() == [""]


def test_a_period_or_column_that_is_not_there():
    with pytest.raises(ToolkitError, match="neither a period nor a column"):
        corpus_of("Rain.").readability("page")
