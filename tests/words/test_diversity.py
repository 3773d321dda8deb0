"""Lexical diversity, against values of quanteda, brute force and a hypergeometric law."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from scipy.stats import hypergeom

import toolkit as tk
from toolkit.checks import ToolkitError

LINCOLN = "of the people by the people for the people"


def corpus_of(*texts: str, language: str = "en", **columns) -> tk.Corpus:
    return tk.from_frame(pd.DataFrame({"text": list(texts), **columns}), language=language)


def of_profile(*frequencies: int) -> str:
    """A text whose words have these frequencies."""
    return " ".join(w for i, f in enumerate(frequencies) for w in [f"w{i}"] * f)


@pytest.fixture(scope="module")
def long_texts() -> list[list[str]]:
    rng = np.random.default_rng(5)
    p = 1 / np.arange(1, 201)
    sizes = (30, 41, 60, 100, 140, 500)
    return [[f"w{k}" for k in rng.choice(200, n, p=p / p.sum())] for n in sizes]


def test_ratios_and_yule_are_those_of_quanteda(in_vocabulary):
    # Frequencies that give the counts of its example texts: 19 types of 24 and 20 of 33.
    table = corpus_of(
        of_profile(5, 2, *[1] * 17), of_profile(12, 2, 2, *[1] * 17)
    ).lexical_diversity()
    in_vocabulary(table)
    assert table["ttr"].tolist() == pytest.approx([0.7916667, 0.6060606], abs=1e-7)
    assert table["cttr"].tolist() == pytest.approx([2.742414, 2.461830], abs=1e-6)
    assert table["yule_k"].tolist() == pytest.approx([381.9444, 1248.8522], abs=1e-4)


def test_ratios_by_hand():
    # quanteda's tests have these texts and these values of R, C, the square of Maas, and TTR.
    line = corpus_of("b a b a b a b a").lexical_diversity().iloc[0]
    assert line["ttr"] == 0.25
    assert line["guiraud"] == pytest.approx(2 / 8**0.5)
    assert line["herdan_c"] == pytest.approx(np.log10(2) / np.log10(8))
    assert line["maas_a2"] == pytest.approx((np.log10(8) - np.log10(2)) / np.log10(8) ** 2)
    assert line["simpson_d"] == pytest.approx(3 / 7)  # of seven others three are the same
    row = corpus_of("one one two one one two one").lexical_diversity().iloc[0]
    assert [row["ttr"], row["herdan_c"]] == pytest.approx([0.286, 0.356], abs=5e-4)


#: A text of 230 tokens, and what LexicalRichness 0.5.1 gives for it; those with a star, where its
#: rule is another, are of lexical-diversity 0.1.1.
OTHERS = {
    101: {
        "types": 93, "cttr": 4.336147358317459, "guiraud": 6.132238402580819,
        "herdan_c": 0.8334927160249094, "maas_a2": 0.07050231675122216,  # *, logarithms to 10
        "yule_k": 92.24952741020795, "simpson_d": 0.009265236377444466,
        "msttr": 0.81,  # *
        "mattr": 0.7974585635359104, "hd_d": 0.830554602478435, "mtld": 67.61297433475043,
    },
    40: {
        "types": 28, "cttr": 1.3055067315364393, "guiraud": 1.8462653255082035,
        "herdan_c": 0.6127539377197903, "maas_a2": 0.16396726852878787,  # *
        "yule_k": 367.48582230623816, "simpson_d": 0.036909056388836146,
        "msttr": 0.49,  # *
        "mattr": 0.506519337016575, "hd_d": 0.5177544494746368, "mtld": 27.847803347280333,
    },
}  # fmt: skip


def test_every_measure_as_two_other_programs_have_it():
    rich = [f"w{(i * i + 7 * (i // 9)) % 101}" for i in range(230)]
    poor = [f"w{(i * i) % 83 % 40}" for i in range(230)]
    table = corpus_of(" ".join(rich), " ".join(poor)).lexical_diversity(window=50)
    for line, values in zip(table.to_dict("records"), OTHERS.values(), strict=True):
        assert {name: line[name] for name in values} == pytest.approx(values, rel=1e-12)


@pytest.mark.parametrize(("size", "value"), [(2, 3.5 / 4), (3, 2 / 3), (4, 5 / 8), (8, 3 / 8)])
def test_msttr_leaves_out_what_is_left_over(size, value):
    # Stretches counted by hand; quanteda has the same values in its tests.
    text = "a b a b c c a b"
    corpus = corpus_of(text, "d", text, outlet=["A", "A", "B"])
    table = corpus.lexical_diversity(window=size)
    assert table["msttr"].fillna(-1).tolist() == pytest.approx([value, -1, value])
    both = corpus.lexical_diversity("outlet", window=size)
    assert both["msttr"].tolist() == pytest.approx([value] * 2)  # never into the next document


@pytest.mark.parametrize(("window", "value"), [(2, 5 / 6), (3, 2 / 3), (4, 1 / 2), (7, 2 / 7)])
def test_mattr_of_a_row_of_two_words(window, value):
    # Windows counted by hand; quanteda has the same values in its tests.
    table = corpus_of("a a b a a b a").lexical_diversity(window=window)
    assert table["mattr"].iloc[0] == pytest.approx(value)


def test_mattr_is_the_mean_over_all_windows(long_texts):
    table = corpus_of(*map(" ".join, long_texts)).lexical_diversity(window=50)
    for words, mattr in zip(long_texts, table["mattr"], strict=True):
        ratios = [len(set(words[i : i + 50])) / 50 for i in range(len(words) - 49)]
        assert mattr == pytest.approx(np.mean(ratios)) if ratios else np.isnan(mattr)


def test_hd_d_is_the_expected_ratio_of_samples(long_texts):
    table = corpus_of(*map(" ".join, long_texts)).lexical_diversity()
    for words, value in zip(long_texts, table["hd_d"], strict=True):
        if len(words) < 42:
            assert np.isnan(value)
            continue
        count = Counter(words)
        law = sum(1 - hypergeom.pmf(0, len(words), f, 42) for f in count.values()) / 42
        assert value == pytest.approx(law)
    rng = np.random.default_rng(0)
    drawn = [len(set(rng.permutation(long_texts[-1])[:42])) / 42 for _ in range(3000)]
    assert table["hd_d"].iloc[-1] == pytest.approx(np.mean(drawn), abs=0.005)


def test_hd_d_keeps_its_digits_in_very_large_texts():
    # A hundred million tokens; the chance that a word stands in a sample of 42, one by one.
    from fractions import Fraction

    from scipy.sparse import csr_array

    from toolkit.words.varied.counts import hd_d

    profile = {1: 200_000, 40: 5_000, 10**6: 90, 96 * 10**5: 1}  # frequency: number of words
    total = sum(f * words for f, words in profile.items())
    expected = 0.0
    for f, words in profile.items():
        none = Fraction(1)
        for drawn in range(42):
            none *= Fraction(total - f - drawn, total - drawn)
        expected += words * float(1 - none)
    row = np.repeat(list(profile), list(profile.values()))
    counts = csr_array((row, np.arange(len(row)), [0, len(row)]), (1, len(row)))
    assert hd_d(counts, np.array([float(total)]))[0] == pytest.approx(expected / 42, rel=1e-10)


def mtld(words: list[str]) -> float:
    """McCarthy and Jarvis (2010), stretch by stretch."""

    def one_way(row: list[str]) -> float:
        number, begin = 0.0, 0
        for end in range(1, len(row) + 1):
            ratio = len(set(row[begin:end])) / (end - begin)
            if ratio < 0.72:
                number, begin = number + 1, end
        rest = row[begin:]
        return len(row) / (number + ((1 - len(set(rest)) / len(rest)) / 0.28 if rest else 0))

    return (one_way(words) + one_way(words[::-1])) / 2


def test_mtld_is_that_of_its_authors(long_texts):
    from toolkit.words.varied.walks import factors

    assert factors(LINCOLN.split()[:6]) == 1  # the worked example of their paper
    table = corpus_of(*map(" ".join, long_texts)).lexical_diversity()
    for words, value in zip(long_texts, table["mtld"], strict=True):
        assert value == pytest.approx(mtld(words)) if len(words) >= 50 else np.isnan(value)


def test_groups_are_one_text_and_windows_stay_in_documents(in_vocabulary):
    a, b = of_profile(*[2] * 30), " ".join(f"v{i}" for i in range(60))
    corpus = corpus_of(a, b, b, outlet=["A", "A", "B"])
    table = corpus.lexical_diversity("outlet", window=60)
    in_vocabulary(table)
    assert table[["total_docs", "total_tokens", "types"]].to_numpy().tolist() == [
        [2, 120, 90],
        [1, 60, 60],
    ]
    assert table["mattr"].tolist() == pytest.approx([(0.5 + 1) / 2, 1])
    assert table["yule_k"].iloc[0] == pytest.approx(1e4 * (30 * 4 + 60 - 120) / 120**2)


def test_what_is_too_short_or_not_to_be_compared_is_said():
    short, middle, whole = (" ".join(["a", "b", "c", "a"] * n) for n in (5, 11, 30))
    table = corpus_of(short, middle, whole, "").lexical_diversity()
    assert table["remark"].tolist() == [
        "no document as long as the window of 100: no msttr, no mattr; fewer than 50 tokens: no "
        "mtld; fewer than 42 tokens: no hd_d",
        "no document as long as the window of 100: no msttr, no mattr; fewer than 50 tokens: no "
        "mtld",
        "",
        "no words",
    ]
    assert table[["mattr", "mtld", "hd_d"]].notna().sum(axis=1).tolist() == [0, 1, 3, 0]
    assert table["msttr"].notna().equals(table["mattr"].notna())
    assert table.iloc[3][["ttr", "cttr", "yule_k", "herdan_c"]].isna().all()
    grouped = corpus_of(whole, whole + short, outlet=["A", "B"]).lexical_diversity("outlet")
    assert (
        grouped["remark"].tolist()
        == ["sizes differ: ttr, cttr, guiraud, herdan_c not comparable"] * 2
    )
    even = corpus_of(whole, whole, outlet=["A", "B"]).lexical_diversity("outlet")
    assert even["remark"].tolist() == ["", ""]


def test_languages_in_one_group_are_told():
    frame = pd.DataFrame({"text": ["oil " * 110, "نفت " * 110], "language": ["en", "fa"]})
    table = tk.from_frame(frame.assign(outlet="A")).lexical_diversity("outlet")
    assert table["remark"].tolist() == ["several languages in one"]
    apart = tk.from_frame(frame).lexical_diversity("language")
    assert apart["remark"].tolist() == ["languages differ: nothing comparable"] * 2
    assert tk.from_frame(frame).lexical_diversity()["remark"].tolist() == ["", ""]


def test_a_text_of_one_word_divides_by_nothing():
    line = corpus_of("oil").lexical_diversity().iloc[0]
    assert line["ttr"] == 1 and line["yule_k"] == 0
    assert np.isnan([line["herdan_c"], line["maas_a2"], line["simpson_d"]]).all()


def test_a_word_is_the_same_with_vowel_marks_and_without():
    arabic = corpus_of("كِتَابٌ كتاب كـــتاب", language="ar").lexical_diversity().iloc[0]
    assert (arabic["total_tokens"], arabic["types"]) == (3, 1)
    persian = corpus_of("می\u200cرود ميرود می\u200cرود", language="fa").lexical_diversity()
    assert persian["total_tokens"].iloc[0] == 3  # a non-joiner is within a word


def test_a_text_that_never_repeats_has_no_mtld():
    table = corpus_of(" ".join(f"w{i}" for i in range(120))).lexical_diversity()
    assert np.isnan(table["mtld"].iloc[0]) and table["remark"].iloc[0] == "no mtld"


def test_refusals_say_what_is_allowed():
    with pytest.raises(ToolkitError, match="window=1 must be a whole number, 2 or more"):
        corpus_of("a").lexical_diversity(window=1)
    with pytest.raises(ToolkitError, match="neither a period nor a column"):
        corpus_of("a").lexical_diversity("page")
