import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.trust.heldout import completion
from toolkit.topics.trust.refits import refits


@pytest.fixture(scope="module")
def compared(planted):
    return planted.corpus.compare_k([6, 2, 4, 3, 5, 4], max_share=1.0, fits=1)


def test_the_number_planted_is_suggested(compared):
    assert compared["k"].tolist() == [2, 3, 4, 5, 6]
    assert compared["suggested"].tolist() == [False, False, True, False, False]
    assert compared["reason"].ne("").tolist() == compared["suggested"].tolist()
    # Words not seen are best foretold by the number planted, or nearly so.
    assert compared["perplexity"].iloc[:2].min() > 1.1 * compared["perplexity"].iloc[2]
    assert compared["perplexity"].iloc[2] < compared["perplexity"].iloc[3:].min() * 1.01


def test_figures_are_those_of_the_models(planted, compared):
    model = planted.corpus.topics(4, max_share=1.0, fits=1)
    table, row = model.stability(5), compared.iloc[2]
    assert row["jaccard"] == pytest.approx(table["jaccard"].mean(), abs=1e-12)
    assert row["stable_topics"] == table["stable"].sum() == 4
    assert row["coherence"] == pytest.approx(model.coherence()["coherence"].mean(), abs=1e-12)
    assert row["diversity"] == model.diversity()
    assert row["smallest_share"] == model.prevalence.min()
    unseen = [
        completion(r.phi, model.counts[r.rows], model.counts[np.setdiff1d(np.arange(300), r.rows)])
        for r in refits(model, 5)
    ]
    assert row["perplexity"] == pytest.approx(np.mean(unseen), rel=1e-12)


def test_noise_suggests_nothing_and_says_why():
    draw = np.random.default_rng(0)
    words = [a + b + c for a in "bdfgk" for b in "aeiou" for c in "lmnrstvz"]
    texts = [" ".join(draw.choice(words, 60)) for _ in range(200)]
    corpus = tk.from_frame(pd.DataFrame({"text": texts}), language="en")
    table = corpus.compare_k([3, 5, 8], refits=4, fits=1)
    assert not table["suggested"].any()
    [told] = table.loc[table["reason"].ne(""), "reason"]
    assert told.startswith("none suggested: even of the most stable, k=")


def test_numbers_that_do_not_fit_are_listed(planted):
    corpus = planted.corpus.where(outlet="A")
    table = corpus.compare_k([4, 45, 70], refits=3, max_share=1.0, fits=1)
    assert table["k"].tolist() == [4, 45, 70]
    assert table["jaccard"].notna().tolist() == [True, False, False]
    assert table["remark"].iloc[0] == ""
    assert table["remark"].iloc[1].startswith("portion=0.8 of 100 documents, copies counted once")
    assert table["remark"].iloc[2].startswith("k=70 topics are too many for 100 documents")
    assert table["stable_topics"].isna().tolist() == [False, True, True]
    assert not table["suggested"].any()
    assert table["reason"].tolist() == ["none suggested: nothing to compare with", "", ""]


def test_arguments_of_topics_are_passed_on(planted, monkeypatch):
    from toolkit.topics.trust import compare_k as module

    seen = []

    def spy(corpus, k, **given):
        seen.append((k, given))
        return topics(corpus, k, **given)

    topics = module.topics
    monkeypatch.setattr(module, "topics", spy)
    given = {"max_share": 1.0, "fits": 1, "copies": "distinct", "min_docs": 3}
    table = planted.corpus.compare_k((3, np.int64(4)), refits=3, portion=1.0, seed=7, **given)
    assert seen == [(3, {"seed": 7} | given), (4, {"seed": 7} | given)]
    # No document is left to be foretold, and stability by the seed alone suggests nothing.
    assert table["perplexity"].isna().all() and table["jaccard"].notna().all()
    assert not table["suggested"].any()
    assert table["reason"].str.contains("seed alone says little of stability").sum() == 1


def test_a_part_that_rounds_to_all_documents_is_the_seed_alone(planted):
    corpus = planted.corpus.where(outlet="A")
    table = corpus.compare_k([3, 4], refits=3, portion=0.999, max_share=1.0, fits=1)
    assert not table["suggested"].any()
    assert table["reason"].str.contains("seed alone").sum() == 1


@pytest.mark.parametrize(
    ("ks", "given", "told"),
    [
        (5, {}, r"ks=5 must be a list of numbers of topics: ks=\[5, 10, 20, 30\]"),
        ("ab", {}, "k='a' must be a whole number, 2 or more"),
        ([1, 5], {}, "k=1 must be a whole number, 2 or more"),
        ([2.0], {}, "k=2.0 must be"),
        ([], {}, "ks holds 0 numbers of topics; allowed: 1 to 100"),
        (range(2, 200), {}, "ks holds 198 numbers of topics; allowed: 1 to 100"),
        ([2, 3], {"refits": 2}, "refits=2 must be a whole number, 3 or more"),
        ([2, 3], {"portion": 0}, "portion=0 must be the part of the documents"),
        ([2, 3], {"seed": -1}, "seed=-1 must be"),
        ([2, 3], {"engine": "lsa", "fits": None}, "engine='lsa' is not known"),
        (
            [2, 3],
            {"foo": 2},
            r"foo=2 is no argument of compare_k\. Allowed are ks, refits, portion, terms, seed "
            r"and, for corpus\.topics, engine, min_docs, max_share, copies",
        ),
        ([2, 3], {"k": 2}, "k=2 is no argument of compare_k"),
        ([200, 300], {}, "k=200 topics are too many"),
    ],
)
def test_values_that_cannot_be_used_are_told(planted, ks, given, told):
    with pytest.raises(ToolkitError, match=told):
        planted.corpus.compare_k(ks, **{"max_share": 1.0, "fits": 1} | given)
