"""Collocates: counted by hand and by brute force, scored as other tools score."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from nltk.collocations import BigramCollocationFinder
from nltk.metrics.association import BigramAssocMeasures

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.words import association_of_counts, near, nodes
from toolkit.words.associations import ASSOCIATIONS

COUNTS = ["hits", "hits_before", "hits_after", "docs"]
TEXTS = [
    "crude oil prices rose as oil prices had before",
    "Oil. Prices of bread fell, and oil rose",
    "cold rain fell",
]


def made(texts, **more):
    return tk.from_frame(pd.DataFrame({"text": texts} | {"language": "en"} | more))


@pytest.fixture(scope="module")
def corpus():
    return made(TEXTS)


@pytest.fixture(scope="module")
def drawn():
    rng = np.random.default_rng(5)
    words = [f"w{i}" for i in range(40)]
    texts = []
    for _ in range(150):
        row = [words[min(z, 39)] for z in rng.zipf(1.5, rng.integers(0, 40))]
        stops = rng.random(len(row)) < 0.15
        texts.append(" ".join(w.title() + "." * int(s) for w, s in zip(row, stops, strict=True)))
    return made(texts, outlet=[*"ABC"] * 50)


def by_hand(texts, nodes, before, after, sentences=False, each=False):
    """Hits near nodes, token by token."""
    found = {name: Counter() for name in ("hits", "before", "after", "docs")}
    window = 0
    for text in texts:
        tokens = text.replace(".", " .").split()
        parts = np.cumsum([token == "." for token in tokens]).tolist()
        row = [(t.lower(), p) for t, p in zip(tokens, parts, strict=True) if t != "."]
        here = set()
        for at, (word, part) in enumerate(row):
            if word in nodes and not each:
                continue
            ahead = range(at + 1, min(at + before, len(row) - 1) + 1)
            behind = range(max(at - after, 0), at)
            sides = []
            for others in (ahead, behind):
                near = [o for o in others if row[o][0] in nodes]
                sides.append([o for o in near if not sentences or row[o][1] == part])
            found["before"][word] += len(sides[0]) if each else bool(sides[0])
            found["after"][word] += len(sides[1]) if each else bool(sides[1])
            times = len(sides[0]) + len(sides[1]) if each else bool(sides[0] or sides[1])
            found["hits"][word] += times
            window += times
            here |= {word} if times else set()
        found["docs"].update(here)
    return found, window


def check(table, found, window):
    rows = {row.term: row for row in table.itertuples()}
    assert set(rows) == {word for word, count in found["hits"].items() if count}
    for word, row in rows.items():
        assert row.hits == found["hits"][word]
        assert (row.hits_before, row.hits_after) == (found["before"][word], found["after"][word])
        assert row.docs == found["docs"][word]
    assert (table["window_tokens"] == window).all()


def test_counts_by_hand(corpus, in_vocabulary):
    table = corpus.collocates("oil", window=2, min_count=1)
    in_vocabulary(table)
    told = table.set_index("term")[COUNTS]
    assert told.loc["prices"].tolist() == [3, 0, 3, 2]
    # Between two nodes "rose" is after the one and before the other, and hits once.
    assert told.loc["rose"].tolist() == [2, 1, 2, 2]
    assert told.loc["as"].tolist() == [1, 1, 0, 1]
    assert "rain" not in told.index  # never across documents
    assert "oil" not in told.index
    assert table["n_node"].eq(4).all() and table["total_tokens"].eq(20).all()
    assert (
        table["window_tokens"]
        .eq(len("crude prices rose as prices had".split() + "prices of fell and rose".split()))
        .all()
    )


@pytest.mark.parametrize("at_once", [1, 60, 1 << 20])
@pytest.mark.parametrize("window", [(3, 3), (0, 2), (4, 1)])
def test_counts_by_brute_force(drawn, monkeypatch, at_once, window):
    monkeypatch.setattr(near, "AT_ONCE", at_once)
    monkeypatch.setattr(nodes, "AT_ONCE", at_once)
    texts, node = drawn.docs["text"], {"w1", "w3"}
    every = {"window": window, "min_count": 1}
    check(drawn.collocates(["w1", "w3"], **every), *by_hand(texts, node, *window))
    table = drawn.collocates("w4", overlaps="each", **every)
    check(table, *by_hand(texts, {"w4"}, *window, each=True))
    table = drawn.collocates(["w1", "w3"], within="sentence", **every)
    check(table, *by_hand(texts, node, *window, sentences=True))


def test_the_window_may_be_the_sentence(drawn):
    table = drawn.collocates("w2", window="sentence", min_count=1)
    check(table, *by_hand(drawn.docs["text"], {"w2"}, 99, 99, sentences=True))
    each = drawn.collocates("w2", window=(99, 99), within="sentence", min_count=1)
    pd.testing.assert_frame_equal(table, each)


def test_a_phrase_a_glob_and_a_theme_are_nodes(corpus):
    phrase = corpus.collocates("oil prices", window=1, min_count=1)
    assert dict(zip(phrase["term"], phrase["hits"], strict=True)) == {
        "crude": 1, "rose": 1, "as": 1, "had": 1, "of": 1,
    }  # fmt: skip
    assert phrase["n_node"].eq(3).all()
    theme = tk.themes({"oil": ["oil", "oil pric*"]})
    again = corpus.collocates(theme, window=1, min_count=1)
    assert set(again["term"]) == {"crude", "rose", "as", "had", "of", "and"}
    pd.testing.assert_frame_equal(
        again, corpus.collocates(["oil", "oil pric*"], window=1, min_count=1)
    )


def test_frequencies_outside_leave_out_what_is_of_the_node(corpus):
    table = corpus.collocates("oil prices", window=1, min_count=1, measures="log_ratio")
    assert table["n_node"].iloc[0] == 3
    # 20 tokens, 6 of nodes, 5 near them: "rose" once near and once among the 9 others.
    rose = table.set_index("term").loc["rose"]
    assert rose["n_term"] == 2 and rose["window_tokens"] == 5
    assert rose["log_ratio"] == pytest.approx(np.log2((1 / 5) / (1 / 9)))


def test_what_chance_is_must_be_said(drawn):
    def first(expected):
        table = drawn.collocates("w2", window=(2, 3), expected=expected).set_index("term")
        return table.loc["w1"]

    plain, span, window = map(first, ("plain", "span", "window"))
    assert [row["window_factor"] for row in (plain, span)] == [1, 5]
    assert window["window_factor"] == window["window_tokens"] / window["n_node"] < 5
    for row in (plain, span, window):
        chance = row["n_node"] * row["n_term"] / row["total_tokens"] * row["window_factor"]
        assert row["expected_hits"] == pytest.approx(chance)
        assert row["mi"] == pytest.approx(np.log2(row["hits"] / chance))
    assert plain["mi"] - span["mi"] == pytest.approx(np.log2(5))
    assert plain["log_dice"] == span["log_dice"]


def test_words_that_stand_anywhere_have_no_attraction():
    # Simulation: independent words; mi is 0 on average if E holds the window.
    rng = np.random.default_rng(2)
    words = np.array([f"w{i}" for i in range(50)])
    corpus = made([" ".join(words[rng.integers(50, size=2000)]) for _ in range(10)])
    table = corpus.collocates("w0")
    assert abs(table["mi"].mean()) < 0.05 and abs(table["log_ratio"].mean()) < 0.05
    assert table["g2_four_term"].mean() == pytest.approx(1, abs=0.5)  # chi-squared with 1 df
    plain = corpus.collocates("w0", expected="plain")
    assert 3 < plain["mi"].mean() < np.log2(10)  # some windows overlap


def test_bigrams_score_as_nltk_scores_them(drawn):
    """One document, the next word: NLTK's table of two words is that of the window."""
    row = " ".join(drawn.docs["text"]).replace(".", "").lower().split()
    one = made([" ".join(row)])
    measures = ["mi", "t_score", "g2_four_term", "chi2", "dice"]
    table = one.collocates(
        "w1", window=(0, 1), min_count=3, measures=measures, overlaps="each", expected="plain"
    )
    finder = BigramCollocationFinder.from_words(row)
    names = {
        "mi": "pmi", "t_score": "student_t", "g2_four_term": "likelihood_ratio",
        "chi2": "chi_sq", "dice": "dice",
    }  # fmt: skip
    assert len(table) > 8
    for found in table.itertuples():
        assert found.hits == finder.ngram_fd["w1", found.term]
        margins = (found.n_node, found.n_term), found.total_tokens
        scores = association_of_counts(found.hits, *margins[0], margins[1], measures).iloc[0]
        for ours, theirs in names.items():
            expected = getattr(BigramAssocMeasures, theirs)(found.hits, *margins)
            assert scores[ours] == pytest.approx(expected, rel=1e-9), ours
        for same in ("mi", "t_score", "dice"):
            assert getattr(found, same) == pytest.approx(scores[same])


def test_scores_are_those_of_the_counts(drawn):
    table = drawn.collocates("w2", measures=list(ASSOCIATIONS))
    nodes = table["n_node"]
    rest = table["total_tokens"] - nodes - table["window_tokens"]
    expected = association_of_counts(
        table["hits"], nodes, table["n_term"], table["total_tokens"], list(ASSOCIATIONS),
        factor=table["window_factor"], window_tokens=table["window_tokens"], outside_tokens=rest,
    )  # fmt: skip
    columns = [c for c in expected if c not in ("hits", "n_node", "n_term", "total_tokens")]
    pd.testing.assert_frame_equal(table[columns], expected[columns])


def test_the_strongest_come_first(drawn):
    for order in ("hits", "mi", "log_dice", "t_score"):
        table = drawn.collocates("w2", order=order)
        assert table[order].is_monotonic_decreasing
        assert table["rank"].tolist() == list(range(1, len(table) + 1))
    table = drawn.collocates("w2", order="g2_four_term")
    attracted = table["log_ratio"].ge(0)
    assert attracted.is_monotonic_decreasing and not attracted.all()  # the others stand last
    assert table.loc[attracted, "g2_four_term"].is_monotonic_decreasing
    assert len(drawn.collocates("w2", n=4)) == 4


def test_each_outlet_by_itself(drawn, in_vocabulary):
    table = drawn.collocates("w2", by="outlet", min_count=2)
    in_vocabulary(table)
    for outlet, part in table.groupby("outlet"):
        alone = drawn.where(outlet=outlet).collocates("w2", min_count=2)
        found = part.drop(columns="outlet").reset_index(drop=True)
        pd.testing.assert_frame_equal(found, alone)


def test_reprints_count_once():
    text = (
        "Iraqi forces took the governorate building in Kirkuk on Monday after a short fight with "
        "Peshmerga units near the airport and the oil fields, officials of both sides said."
    )
    corpus = made([text, text, "Peshmerga units left."], outlet=["A", "B", "B"])

    def units(**how):
        table = corpus.collocates("peshmerga", min_count=1, **how).set_index("term")
        return table.loc["units", ["hits", "n_node", "n_term"]].tolist()

    assert units() == [3, 3, 3]
    assert units(copies="distinct") == [2, 2, 2]
    by = corpus.collocates("peshmerga", by="outlet", copies="distinct", min_count=1)
    assert by[by["term"].eq("units")]["hits"].tolist() == [1, 2]


def test_stop_words_and_nothing_found(corpus, in_vocabulary):
    every = corpus.collocates("oil", min_count=1)
    some = corpus.collocates("oil", min_count=1, drop_stopwords=True)
    assert {"of", "and"} <= set(every["term"]) and not {"of", "and"} & set(some["term"])
    assert some["window_tokens"].iloc[0] == every["window_tokens"].iloc[0]
    for none in (
        corpus.collocates("hail"),
        corpus.collocates("hail", window="sentence"),
        corpus.where("language == 'fa'").collocates("oil", by="language"),
    ):
        assert len(none) == 0
        in_vocabulary(none)


def test_languages_are_not_mixed():
    mixed = made(["oil rose", "نفت گران شد"], language=["en", "fa"])
    with pytest.raises(ToolkitError, match="several languages, 'en', 'fa'"):
        mixed.collocates("oil")
    by = mixed.collocates(["oil", "نفت"], by="language", min_count=1)
    assert by.groupby("language")["total_tokens"].first().to_dict() == {"en": 2, "fa": 3}


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda c: c.collocates(3), "node=3 is no pattern"),
        (lambda c: c.collocates([]), "No pattern was given"),
        (lambda c: c.collocates(tk.themes(["oil", "rain"])), "One theme can be the node, .* 2"),
        (lambda c: c.collocates(tk.themes(["oil"]), case=True), "are for words"),
        (lambda c: c.collocates("oil", window=0), "window=0 holds no word"),
        (lambda c: c.collocates("oil", window=(1, 2, 3)), r"window=\(1, 2, 3\) must be a number"),
        (lambda c: c.collocates("oil", window="line"), "window='line' is not known"),
        (lambda c: c.collocates("oil", window=-1), "window=-1 must be a whole number"),
        (lambda c: c.collocates("oil", window="sentence", expected="span"), "sentences differ"),
        (lambda c: c.collocates("oil", expected="evert"), "expected='evert' is not known"),
        (lambda c: c.collocates("oil", overlaps="no"), "overlaps='no' is not known"),
        (lambda c: c.collocates("oil", within="line"), "within='line' is not known"),
        (lambda c: c.collocates("oil", measures="ll"), "means two numbers"),
        (lambda c: c.collocates(["oil", "r*"], overlaps="each", min_count=1), "several times"),
        (lambda c: c.collocates("oil", measures="pmi"), "'pmi' is called 'mi' here"),
        (lambda c: c.collocates("oil", order="docs"), "order='docs' is not known"),
    ],
)
def test_what_cannot_be_used_is_refused(corpus, call, told):
    with pytest.raises(ToolkitError, match=told):
        call(corpus)


def test_a_node_across_two_sentences_has_the_words_of_both():
    text = "We saw the town. Kirkuk was calm then. Rain fell."
    corpus = tk.from_frame(pd.DataFrame({"text": [text], "language": "en"}))
    found = corpus.collocates("town kirkuk", window="sentence", min_count=1)
    assert set(found["term"]) == {"we", "saw", "the", "was", "calm", "then"}
    assert found["window_tokens"].eq(6).all()
