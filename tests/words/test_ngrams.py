"""Runs of words, against counting by hand, NLTK, and values of quanteda and its test suite."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise, product

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.words.grams import pairs

TOY = "a b c a b d e b d a b"


def corpus_of(*texts: str, language: str = "en") -> tk.Corpus:
    return tk.from_frame(pd.DataFrame({"text": list(texts)}), language=language)


def row(table: pd.DataFrame, term: str) -> pd.Series:
    return table.set_index("term").loc[term]


@pytest.fixture(scope="module")
def random_texts() -> list[list[str]]:
    rng = np.random.default_rng(3)
    weights = 1 / np.arange(1, 13)
    sizes = [*rng.integers(0, 40, 30).tolist(), 400]
    return [[f"w{k}" for k in rng.choice(12, n, p=weights / weights.sum())] for n in sizes]


def brute(texts: list[list[str]], n: int) -> tuple[Counter, Counter]:
    hits: Counter = Counter()
    docs: Counter = Counter()
    for words in texts:
        runs = [" ".join(words[i : i + n]) for i in range(len(words) - n + 1)]
        hits.update(runs)
        docs.update(set(runs))
    return hits, docs


@pytest.mark.parametrize("n", [2, 3, 4, 5])
@pytest.mark.parametrize("least", [1, 2, 4])
@pytest.mark.parametrize("at_once", [7, 1 << 22])
def test_counts_are_those_of_a_loop_whatever_the_parts(
    random_texts, monkeypatch, in_vocabulary, n, least, at_once
):
    for name in ("AT_ONCE", "FEWER_AT_ONCE", "BLOCK", "MANY"):
        monkeypatch.setattr(pairs, name, at_once)
    table = corpus_of(*map(" ".join, random_texts)).ngrams(n, min_count=least)
    hits, docs = brute(random_texts, n)
    assert dict(zip(table["term"], table["hits"], strict=True)) == {
        k: v for k, v in hits.items() if v >= least
    }
    assert all(docs[t] == d for t, d in zip(table["term"], table["docs"], strict=True))
    assert table["rate"].tolist() == pytest.approx(
        1e4 * table["hits"] / sum(map(len, random_texts))
    )
    keys = list(zip(-table["hits"], table["term"].str.split(), strict=True))
    assert keys == sorted(keys) and table["rank"].tolist() == list(range(1, len(table) + 1))
    in_vocabulary(table)


def test_counts_are_those_of_nltk(random_texts):
    from nltk.collocations import BigramCollocationFinder, TrigramCollocationFinder

    table = corpus_of(*map(" ".join, random_texts)).ngrams([2, 3], min_count=1)
    found = dict(zip(table["term"], table["hits"], strict=True))
    for finder in (BigramCollocationFinder, TrigramCollocationFinder):
        for run, count in finder.from_documents(random_texts).ngram_fd.items():
            if None not in run:  # NLTK fills up the ends of documents with None
                assert found.pop(" ".join(run)) == count
    assert not found


def test_lambda_is_that_of_quanteda():
    # quanteda.textstats, reference page of textstat_collocations.
    table = corpus_of(TOY).ngrams(association=True)
    assert row(table, "a b")[["lambda", "lambda_z"]].tolist() == pytest.approx(
        [3.412247, 1.936083], abs=1e-6
    )


def test_lambda_is_that_of_quanteda_over_several_texts_with_marks():
    # Its test suite: four pairs, each 4.317488 and 2.027787. "Too!" is followed by no pair.
    texts = "I like good ice cream.", "Me too!  I like good ice cream.", ""
    table = corpus_of(*texts).ngrams(within="punctuation", association=True)
    assert table["term"].tolist() == ["good ice", "i like", "ice cream", "like good"]
    assert table["lambda"].tolist() == pytest.approx([4.317488] * 4, abs=1e-6)
    assert table["lambda_z"].tolist() == pytest.approx([2.027787] * 4, abs=1e-6)


def table_of(words: list[str], texts: list[list[str]]) -> dict[tuple[bool, ...], int]:
    """Every run of the texts by which words of a run it has at their places."""
    n, cells = len(words), dict.fromkeys(product((False, True), repeat=len(words)), 0)
    for text in texts:
        for i in range(len(text) - n + 1):
            cells[tuple(a == b for a, b in zip(text[i : i + n], words, strict=True))] += 1
    return cells


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_association_is_that_of_the_table_laid_out_by_hand(random_texts, n):
    table = corpus_of(*map(" ".join, random_texts)).ngrams(n, association=True)
    assert len(table) > 15
    for _, line in table.iloc[:: max(1, len(table) // 12)].iterrows():
        words = line["term"].split()
        cells = table_of(words, random_texts)
        total = sum(cells.values())
        p = [sum(v for k, v in cells.items() if k[i]) / total for i in range(n)]
        strength = sum((-1) ** (n - sum(k)) * np.log(v + 0.5) for k, v in cells.items())
        error = np.sqrt(sum(1 / (v + 0.5) for v in cells.values()))
        chance = {k: total * np.prod([q if a else 1 - q for a, q in zip(k, p, strict=True)])
                  for k in cells}  # fmt: skip
        g2 = 2 * sum(v * np.log(v / chance[k]) for k, v in cells.items() if v)
        want = {
            "hits": cells[(True,) * n],
            "expected_hits": total * np.prod(p),
            "mi": np.log2(cells[(True,) * n] / (total * np.prod(p))),
            "log_dice": 14 + np.log2(n * cells[(True,) * n] / (total * sum(p))),
            "g2": g2,
            "lambda": strength,
            "lambda_z": strength / error,
        }
        assert line[list(want)].astype(float).tolist() == pytest.approx(list(want.values()))


def test_measures_of_pairs_are_those_of_nltk(random_texts):
    from nltk.metrics import BigramAssocMeasures as Nltk

    table = corpus_of(*map(" ".join, random_texts)).ngrams(association=True)
    first: defaultdict[str, int] = defaultdict(int)
    second: defaultdict[str, int] = defaultdict(int)
    hits = brute(random_texts, 2)[0]
    for run, count in hits.items():
        one, other = run.split()
        first[one] += count
        second[other] += count
    for _, line in table.iterrows():
        one, other = line["term"].split()
        margins = line["hits"], (first[one], second[other]), sum(hits.values())
        assert line["mi"] == pytest.approx(Nltk.pmi(*margins))
        assert line["g2"] == pytest.approx(Nltk.likelihood_ratio(*margins))
        assert line["log_dice"] == pytest.approx(14 + np.log2(Nltk.dice(*margins)))


def test_runs_stay_in_documents_sentences_and_between_marks():
    corpus = corpus_of("Iran said no. Iran said, and Iran said", "no more")
    assert corpus.ngrams(min_count=1)["term"].tolist().count("said no") == 1
    found = {
        within: set(corpus.ngrams(min_count=1, within=within)["term"])
        for within in ("document", "sentence", "punctuation")
    }
    assert found["document"] - found["sentence"] == {"no iran"}
    assert found["sentence"] - found["punctuation"] == {"said and"}
    assert "said no" in found["punctuation"] and "no no" not in found["document"]


def test_hyphens_apostrophes_and_short_forms_cut_no_run():
    text = "The U.S. envoy met Iraqi-backed militias' leaders (Kirkuk's men) – “some” left"
    terms = set(corpus_of(text).ngrams(min_count=1, within="punctuation")["term"])
    assert {"u.s envoy", "iraqi backed", "militias leaders", "kirkuk's"} <= terms
    assert not {"leaders kirkuk", "men some", "some left"} & terms


def test_marks_are_found_across_batches_of_text(monkeypatch):
    from toolkit.words.grams import joined

    texts = ["One, two three", "", "four; five six", "  ", "seven eight"] * 3
    whole = corpus_of(*texts).ngrams(min_count=1, within="punctuation")
    monkeypatch.setattr(joined, "BATCH", 20)
    pd.testing.assert_frame_equal(
        corpus_of(*texts).ngrams(min_count=1, within="punctuation"), whole
    )
    assert set(whole["term"]) == {"two three", "five six", "seven eight"}


def test_stop_words_at_the_edges_or_anywhere():
    corpus = corpus_of(*["the united states of america and the army of iraq"] * 2)
    kept = {rule: set(corpus.ngrams([2, 4], drop_stopwords=rule)["term"])
            for rule in (False, "edges", True)}  # fmt: skip
    assert {"united states of america", "the united"} <= kept[False]
    assert kept["edges"] == {
        "united states",
        "united states of america",
        "america and the army",
    }
    assert kept[True] == {"united states"}


def test_runs_that_hold_a_word_phrase_or_glob():
    corpus = corpus_of(*["iranian backed militias left", "militia leaders left iraq"] * 2)
    assert set(corpus.ngrams(containing="militia*")["term"]) == {
        "backed militias",
        "militias left",
        "militia leaders",
    }
    assert set(corpus.ngrams([2, 3], containing=["backed militias", "iraq"])["term"]) == {
        "backed militias",
        "backed militias left",
        "iranian backed militias",
        "leaders left iraq",
        "left iraq",
    }
    whole = corpus.ngrams([2, 3], association=True).set_index("term")
    some = corpus.ngrams([2, 3], containing="left", association=True).set_index("term")
    pd.testing.assert_frame_equal(
        some.drop(columns="rank"), whole.loc[some.index].drop(columns="rank")
    )
    assert len(corpus.ngrams(3, containing="backed militias")) == 2


def test_where_capitals_count_only_such_runs_are_counted():
    corpus = corpus_of("US envoy and US envoy", "us envoy")
    only = corpus.ngrams(containing=tk.Pattern("US", case=True), association=True)
    assert row(only, "us envoy")["hits"] == 2
    every = corpus.ngrams(association=True)
    assert row(every, "us envoy")["hits"] == 3
    assert row(only, "us envoy")["lambda"] == row(every, "us envoy")["lambda"]


def test_top_keeps_the_first_rows_of_any_order(random_texts):
    corpus = corpus_of(*map(" ".join, random_texts))
    for order in ("hits", "docs", "mi", "lambda_z"):
        whole = corpus.ngrams([2, 3], order=order)
        assert whole[order].is_monotonic_decreasing
        for top in (0, 1, 9, 10**6):
            pd.testing.assert_frame_equal(
                corpus.ngrams([2, 3], order=order, top=top), whole.head(top)
            )


def test_words_keep_their_commonest_spelling_and_possessives_stand_together():
    table = corpus_of("IRAQ’s army", "Iraq's army", "iraq's army", "كركوك نفط کرکوک نفط").ngrams()
    assert table["term"].tolist()[:2] == ["'s army", "iraq's"]
    assert row(table, "كركوك نفط")["hits"] == 2


def test_nothing_to_count():
    empty = corpus_of("", "one").ngrams([2, 3], association=True)
    assert not len(empty) and empty["term"].dtype == "str" and empty["hits"].dtype == "int64"
    assert not len(corpus_of("a b").ngrams(min_count=3))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"n": 1}, "n=1 must be a whole number, 2 or more"),
        ({"n": 6}, r"n=6 must be the number of words in a run, 2 to 5, or several: \[2, 3\]"),
        ({"n": []}, r"The number of rows is top"),
        ({"min_count": 0}, "min_count=0 must be a whole number, 1 or more"),
        ({"top": -1}, "top=-1 must be a whole number"),
        ({"within": "page"}, "within='page' is not known. Allowed: 'document', 'sentence'"),
        ({"order": "lamda"}, "Did you mean 'lambda'"),
        ({"drop_stopwords": "all"}, "drop_stopwords='all' is not known"),
        ({"containing": "the united states"}, "has more words than a run with n=2"),
    ],
)
def test_refusals_say_what_is_allowed(asked, told):
    with pytest.raises(ToolkitError, match=told):
        corpus_of(TOY).ngrams(**asked)


def test_codes_of_pairs_fit_into_64_bits_however_many_words_there_are():
    one = np.zeros(3, np.int64)
    for kinds, bits in (((1 << 20, 1 << 30), 20), ((1 << 10, 1 << 20), 40), ((5, 5), 3)):
        ranges = list(pairs._ranges(one, kinds, bits, 100))
        assert ranges[0][0] == 0 and ranges[-1][1] == kinds[0]
        assert all(a[1] == b[0] for a, b in pairwise(ranges))
        assert all((high - low) * kinds[1] << bits <= 1 << 63 for low, high, _ in ranges)


def test_runs_of_several_lengths_that_hold_a_word_are_those_of_all_that_do(random_texts):
    corpus = corpus_of(*map(" ".join, random_texts))
    word = random_texts[0][0]
    every = corpus.ngrams([2, 3, 4], min_count=3)
    held = every[[word in term.split() for term in every["term"]]].drop(columns="rank")
    found = corpus.ngrams([2, 3, 4], min_count=3, containing=word).drop(columns="rank")
    assert len(found) > 5
    pd.testing.assert_frame_equal(found, held.reset_index(drop=True))


def test_of_equals_a_run_stands_before_those_that_go_on_from_it():
    found = corpus_of("a b c", "a b c").ngrams([2, 3])
    assert found["term"].tolist() == ["a b", "a b c", "b c"]
