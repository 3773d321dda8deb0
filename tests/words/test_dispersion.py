"""Dispersion, against the published example of Gries and against loops over the formulas."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.words.dispersions import MEASURES, Spread

# Five parts of 9, 10, 10, 10 and 11 words with 1 to 5 hits: the counts of the example in Gries
# (2008, 2020), where the measures of this word are published.
SIZES, HITS = [9, 10, 10, 10, 11], [1, 2, 3, 4, 5]
PUBLISHED = {
    "range": 5,
    "d_juilland_1970": 0.785,
    "d2_carroll_1970": 0.938,
    "s_rosengren_1971": 0.950,
    "dp_gries_2008": 0.18,
    "dp_norm_lijffijt_gries_2012": 0.2195,
    "idf_sparck_jones_1972": 0.0,
}


def corpus_of(sizes, hits, **columns) -> tk.Corpus:
    texts = [" ".join(["oil"] * v + ["x"] * (s - v)) for s, v in zip(sizes, hits, strict=True)]
    return tk.from_frame(pd.DataFrame({"text": texts, **columns}), language="en")


def by_formula(sizes, hits) -> dict[str, float]:
    """Each measure as it is written down, part by part."""
    parts = [(s, v) for s, v in zip(sizes, hits, strict=True) if s]
    n, f, total = len(parts), sum(hits), sum(sizes)
    p = [v / s for s, v in parts]
    w = [s / total for s, _ in parts]
    t = [v / f for _, v in parts]
    mean = sum(p) / n
    spread = (sum((x - mean) ** 2 for x in p) / n) ** 0.5
    dp = sum(abs(a - b) for a, b in zip(t, w, strict=True)) / 2
    kl = sum(a * np.log2(a / b) for a, b in zip(t, w, strict=True) if a)
    entropy = np.log2(sum(p)) - sum(x * np.log2(x) for x in p if x) / sum(p)
    apart = sum(abs(a - b) for a in p for b in p) / (n * (n - 1))
    root = sum((v * b) ** 0.5 for (_, v), b in zip(parts, w, strict=True))
    found = sum(v > 0 for _, v in parts)
    return {
        "range": found,
        "d_juilland_1970": 1 - spread / mean / (n - 1) ** 0.5,
        "d2_carroll_1970": entropy / np.log2(n),
        "s_rosengren_1971": root**2 / f,
        "dp_gries_2008": dp,
        "dp_norm_lijffijt_gries_2012": dp / (1 - min(w)),
        "d_p_egbert_2020": 1 - dp / (1 - min(b for (_, v), b in zip(parts, w, strict=True) if v)),
        "d_a_burch_2017": 1 - apart / (2 * mean),
        "d_kl_inverse": 1 / (1 + kl),
        "idf_sparck_jones_1972": np.log2(n / found),
    }


def test_measures_of_the_published_example(in_vocabulary):
    table = corpus_of(SIZES, HITS).dispersion("oil")
    in_vocabulary(table)
    line = table.iloc[0]
    for name, value in PUBLISHED.items():
        assert line[name] == pytest.approx(value, abs=0.0005), name
    # Its divergence is published as 0.137 bits.
    assert 1 / line["d_kl_inverse"] - 1 == pytest.approx(0.137, abs=0.0005)
    assert line["d_p_egbert_2020"] == pytest.approx(1 - 0.18 / 0.82)


def test_measures_of_allemand():
    # The French lemma in ten parts of Lyne's (1985) corpus of business letters: all measures as
    # the manual of the R package tlda prints them. It calls 1 - DP "Egbert 2020"; that is .4462.
    hits = np.array([2, 0, 1, 1, 3, 0, 3, 0, 0, 0])
    sizes = np.array([8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930])
    part = np.flatnonzero(hits)
    spread = Spread(np.zeros(len(part), np.int64), part, hits[part], sizes, 1)
    found = {name: measure(spread)[0] for name, measure in MEASURES.items()}
    printed = {
        "d_juilland_1970": 0.6038797, "d2_carroll_1970": 0.6521444, "s_rosengren_1971": 0.4763652,
        "dp_gries_2008": 1 - 0.5009295, "d_a_burch_2017": 0.3081640, "d_kl_inverse": 0.4665078,
    }  # fmt: skip
    assert {name: found[name] for name in printed} == pytest.approx(printed, abs=5e-8)
    assert found["d_p_egbert_2020"] == pytest.approx(0.4462, abs=5e-5)
    assert spread.found[0] / len(sizes) == 0.5  # its Rrel


@pytest.mark.parametrize("seed", range(5))
def test_measures_are_those_of_the_formulas(seed):
    rng = np.random.default_rng(seed)
    sizes = rng.integers(0, 60, 30)
    hits = rng.binomial(sizes, 0.05)
    line = corpus_of(sizes, hits).dispersion(["oil"]).iloc[0]
    for name, value in by_formula(sizes.tolist(), hits.tolist()).items():
        assert line[name] == pytest.approx(value), name
    assert line["parts"] == (sizes > 0).sum() and line["hits"] == hits.sum()


def test_both_ends_of_every_measure():
    even = corpus_of([10] * 4, [2] * 4).dispersion("oil").iloc[0]
    one = corpus_of([10] * 4, [8, 0, 0, 0]).dispersion("oil").iloc[0]
    ends = {  # even, all in one of four equal parts
        "d_juilland_1970": (1, 0),
        "d2_carroll_1970": (1, 0),
        "s_rosengren_1971": (1, 0.25),
        "dp_gries_2008": (0, 0.75),
        "dp_norm_lijffijt_gries_2012": (0, 1),
        "d_p_egbert_2020": (1, 0),
        "d_a_burch_2017": (1, 0),
        "d_kl_inverse": (1, 1 / 3),
        "idf_sparck_jones_1972": (0, 2),
    }
    assert set(ends) == set(MEASURES)
    for name, (first, second) in ends.items():
        assert even[name] == pytest.approx(first, abs=1e-7), name
        assert one[name] == pytest.approx(second, abs=1e-7), name


def test_every_word_is_measured_as_one_alone():
    rng = np.random.default_rng(0)
    texts = [" ".join(rng.choice(list("abcdefgh"), rng.integers(0, 30))) for _ in range(40)]
    frame = pd.DataFrame({"text": texts, "outlet": ["A", "B", "C", ""] * 10})
    frame["date"] = pd.date_range("2017-08-20", periods=40, freq="3D").astype(str)
    frame.loc[3, "date"] = None
    corpus = tk.from_frame(frame, language="en")
    for parts in ("doc_id", "outlet", "month", 7):
        every = corpus.dispersion(parts=parts, min_count=1)
        assert every["hits"].is_monotonic_decreasing and len(every) == 8
        single = corpus.dispersion(every["term"].tolist(), parts=parts)
        left, right = every.drop(columns="term"), single.drop(columns="pattern")
        pd.testing.assert_frame_equal(left, right, check_dtype=False)
    assert (corpus.dispersion(min_count=70)["hits"] >= 70).all()


def test_parts_may_be_columns_periods_or_slices():
    dates = ["2017-08-01", "2017-08-20", "2017-10-02", None]
    corpus = corpus_of([4, 6, 5, 5], [1, 1, 5, 0], outlet=["A", "A", "B", ""], date=dates)
    by = {p: corpus.dispersion("oil", parts=p).iloc[0] for p in ("doc_id", "outlet", "month", 2)}
    assert [int(line["parts"]) for line in by.values()] == [4, 3, 2, 2]  # no word in September
    assert [int(line["range"]) for line in by.values()] == [3, 2, 2, 2]
    assert by["month"]["dp_gries_2008"] == pytest.approx(abs(2 / 7 - 10 / 15))
    assert by[2]["dp_gries_2008"] == pytest.approx(abs(2 / 7 - 1 / 2))


def test_themes_phrases_and_globs():
    corpus = tk.from_frame(pd.DataFrame({"text": ["oil fields burn", "an oil field", "rain"]}))
    table = corpus.dispersion(["oil field*", "r?in"])
    assert table["pattern"].tolist() == ["oil field*", "r?in"]
    assert table["hits"].tolist() == [2, 1]
    themes = corpus.dispersion(tk.themes({"oil": ["oil"], "water": ["rain", "river"]}))
    assert themes["theme"].tolist() == ["oil", "water"] and themes["range"].tolist() == [2, 1]


def test_words_that_are_rare_or_absent_are_marked(in_vocabulary):
    table = corpus_of([5] * 3, [1, 0, 1]).dispersion(["oil", "rain", "x"])
    assert table["remark"].tolist() == [
        "fewer hits than parts: no measure can be at its even end",
        "no hit",
        "",
    ]
    assert table.loc[1, list(MEASURES)].isna().all() and table.loc[1, "hits"] == 0
    in_vocabulary(table)
    in_vocabulary(corpus_of([5] * 3, [1, 0, 1]).dispersion(min_count=1))


def test_places_of_hits_in_their_parts(in_vocabulary):
    dates = ["2017-08-20", "2017-08-01", "2017-10-02"]
    frame = {"text": ["a oil b c", "x oil", "y y"], "outlet": ["A", "A", "B"], "date": dates}
    corpus = tk.from_frame(pd.DataFrame(frame), language="en")
    table = corpus.dispersion("oil", parts="outlet", places=True)
    # A: "x oil" comes first, then "a oil b c": second and fourth of six words.
    assert table["at"].tolist()[:2] == pytest.approx([1.5 / 6, 3.5 / 6])
    assert table["outlet"].tolist() == ["A", "A", "B"] and table["pattern"].tolist()[2] == ""
    assert np.isnan(table["at"].iloc[2])
    single = corpus.dispersion("oil", places=True)
    assert single["at"].tolist()[:2] == pytest.approx([1.5 / 4, 1.5 / 2])
    sliced = corpus.dispersion("oil", parts=2, places=True)
    assert sliced["slice"].tolist() == [1, 2] and sliced["at"].tolist() == pytest.approx(
        [0.375] * 2
    )
    for made in (table, single, sliced, corpus.dispersion("rain", parts="month", places=True)):
        in_vocabulary(made)


def test_undated_documents_are_the_last_of_their_part():
    frame = {"text": ["oil", "x oil", "y"], "outlet": ["A", "A", "B"]}
    dates = [None, "2017-08-01", "2017-08-01"]
    corpus = tk.from_frame(pd.DataFrame(frame | {"date": dates}), language="en")
    table = corpus.dispersion("oil", parts="outlet", places=True)
    assert table["date"].isna().tolist() == [False, True, True]
    assert table["at"].tolist()[:2] == pytest.approx([1.5 / 3, 2.5 / 3])


@pytest.mark.parametrize(
    ("words", "asked", "told"),
    [
        ("oil", {"parts": "outlet"}, "parts='outlet' makes 1 part with words; two are needed"),
        ("oil", {"parts": "page"}, "neither a period nor a column to group by"),
        ("oil", {"parts": 1}, "parts=1 must be a whole number, 2 or more"),
        (7, {}, "7 is no word. Give a word, 'oil'"),
        (None, {"places": True}, "Name the words whose places are wanted"),
        (None, {"min_count": 0}, "min_count=0 must be a whole number"),
    ],
)
def test_refusals_say_what_is_allowed(words, asked, told):
    with pytest.raises(ToolkitError, match=told):
        corpus_of(SIZES, HITS, outlet="A").dispersion(words, **asked)
