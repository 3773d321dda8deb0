"""Topics over time: the table, its arguments, and the shares of hand-made and planted models."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.curves.scores import of_words
from toolkit.topics.model import TopicModel
from toolkit.topics.vocabulary import Vocabulary

PHI = np.array([[0.5, 0.4, 0.1, 0.0], [0.5, 0.0, 0.1, 0.4]])
THETA = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.3, 0.7]])
VOCABULARY = np.array(["said", "oil", "gas", "vote"], dtype=object)
WORDS = Vocabulary(tuple(VOCABULARY), VOCABULARY)
#: Shares of documents as they are, not as their words tell.
SETTINGS = {"engine": "clusters", "k": 2, "seed": 0, "documents": 4, "terms": 4}


@pytest.fixture
def corpus():
    frame = pd.DataFrame(
        {
            "doc_id": ["a", "b", "c", "d"],
            "text": ["said oil", "said vote", "oil", "vote"],
            "outlet": ["N", "N", "S", "S"],
            "date": ["2017-10-16", "2017-10-17", "2017-10-30", None],
        }
    )
    return tk.from_frame(frame, language="en")


@pytest.fixture
def model(corpus):
    ids = corpus.docs["doc_id"].to_numpy()
    return TopicModel(PHI, THETA, WORDS, ids, SETTINGS, corpus=corpus)


@pytest.fixture(scope="module")
def fitted(planted):
    return planted.corpus.topics(4, max_share=1.0)


def test_the_model_follows_itself_as_the_corpus_does(fitted, planted):
    pd.testing.assert_frame_equal(fitted.track(planted.corpus), planted.corpus.track(fitted))


def test_topics_over_weeks_by_hand(model, corpus):
    table = corpus.track(model, by="week")
    first, second = (table[table["topic"].eq(t)].reset_index(drop=True) for t in (0, 1))
    assert first["period"].dt.strftime("%m-%d").tolist() == ["10-16", "10-23", "10-30"]
    np.testing.assert_allclose(first["share"], [0.55, np.nan, 0.6])
    np.testing.assert_allclose(second["share"], [0.45, np.nan, 0.4])
    assert first["docs"].tolist() == [1, 0, 1] and second["docs"].tolist() == [1, 0, 0]
    assert first["total_docs"].tolist() == [2, 0, 1]
    assert first["total_tokens"].tolist() == [4, 0, 1]
    assert table["hits"].isna().all() and table["rate"].isna().all()
    assert list(first["theme"].unique()) == model.labels[:1]
    # One document has no spread.
    assert first["low"].isna().tolist() == [False, True, True]


def test_without_a_period_the_undated_count(model, corpus):
    table = corpus.track(model, by="outlet")
    assert table["total_docs"].tolist() == [2, 2, 2, 2]
    np.testing.assert_allclose(table["share"], [0.55, 0.45, 0.45, 0.55])


def test_a_part_is_followed_by_its_own_documents(model, corpus):
    table = corpus.where(doc_id=["d", "b"]).track(model, by="outlet")
    np.testing.assert_allclose(table["share"], [0.2, 0.3, 0.8, 0.7])


def test_documents_that_were_not_fitted_are_left_out(model, corpus):
    part = TopicModel(PHI, THETA[1:], WORDS, model.doc_ids[1:], model.settings, corpus=corpus)
    table = corpus.track(part, by="outlet")
    assert table["total_docs"].tolist() == [1, 2, 1, 2]
    np.testing.assert_allclose(table["share"], [0.2, 0.45, 0.8, 0.55])


def test_other_documents_are_refused(model, corpus):
    other = tk.from_frame(corpus.docs.assign(doc_id=["w", "x", "y", "z"]))
    with pytest.raises(ToolkitError, match=r"fitted on none of these documents.*'a', 'b', 'c'"):
        other.track(model)


@pytest.mark.parametrize("batch", [1, 4096])
def test_other_texts_of_the_same_names_are_refused(model, corpus, monkeypatch, batch):
    monkeypatch.setattr("toolkit.topics.curves.track.BATCH", batch)
    docs = corpus.docs
    other = tk.from_frame(docs.assign(text=["said oil", "rain", "oil", "snow"]).iloc[::-1])
    told = r"2 of 4 documents have another text .* fitted on, first 'd', 'b'\. .*corpus.topics"
    with pytest.raises(ToolkitError, match=told):
        other.track(model)
    assert len(other.where(doc_id=["a", "c"]).track(model, by="outlet")) == 4


@pytest.mark.parametrize("by", ["week", ["month", "outlet"]])
def test_shares_of_a_cell_sum_to_1(planted, fitted, by):
    table = planted.corpus.track(fitted, by=by)
    cells = ["period"] if by == "week" else ["outlet", "period"]
    sums = table.groupby(cells)["share"].sum(min_count=1)
    np.testing.assert_allclose(sums.dropna(), 1)
    assert len(table) == 4 * len(sums)
    assert table.groupby(cells)["docs"].sum().tolist() == (
        table.groupby(cells)["total_docs"].first().tolist()
    )
    assert ((table["low"] <= table["share"]) & (table["share"] <= table["high"])).all()


def test_the_order_of_the_documents_plays_no_part(model, corpus):
    turned = tk.from_frame(corpus.docs.iloc[[3, 2, 1, 0]])  # the undated one first
    pd.testing.assert_frame_equal(turned.track(model), corpus.track(model))


def test_the_share_is_that_of_the_words_of_all_documents(planted, fitted):
    month = planted.corpus.docs["date"].dt.month.to_numpy()
    table = planted.corpus.track(fitted, by="month")
    score = of_words(fitted.counts, fitted.phi)
    expected = np.stack([score[month == m].mean(axis=0) for m in np.unique(month)])
    found = table.pivot(index="period", columns="topic", values="share").to_numpy()
    expected = np.maximum(expected, 0)
    np.testing.assert_allclose(found, expected / expected.sum(axis=1, keepdims=True))


def test_effective_documents_are_those_of_clusters(planted, fitted):
    table = planted.corpus.track(fitted, by="month", cluster="doc_id")
    assert table["effective_docs"].tolist() == table["total_docs"].tolist()
    # Planted documents of a day are independent of each other.
    table = planted.corpus.track(fitted, by="month", cluster="day")
    assert (table["effective_docs"] > 0.5 * table["total_docs"]).all()


def test_the_same_seed_gives_the_same_table_and_another_level_another(planted, fitted):
    table = planted.corpus.track(fitted, by="month", seed=3)
    pd.testing.assert_frame_equal(table, planted.corpus.track(fitted, by="month", seed=3))
    other = planted.corpus.track(fitted, by="month", seed=4)
    assert not np.array_equal(table["low"], other["low"])
    narrow = planted.corpus.track(fitted, by="month", seed=3, level=0.5)
    assert ((narrow["low"] >= table["low"]) & (narrow["high"] <= table["high"])).all()
    assert (narrow["high"] - narrow["low"] < 0.6 * (table["high"] - table["low"])).all()


def test_copies_can_be_counted_once(planted):
    docs = planted.corpus.docs
    again = docs.iloc[:60].assign(doc_id=[f"copy {i}" for i in range(60)])
    corpus = tk.from_frame(pd.concat([docs, again]))
    model = corpus.topics(4, max_share=1.0, copies="distinct")
    every, once = (corpus.track(model, by=None, copies=c) for c in ("all", "distinct"))
    assert every["total_docs"].tolist() == [360] * 4 and once["total_docs"].tolist() == [300] * 4
    # Sixty copies say nothing new: the variance is 480 / 360 times that of documents alone, where
    # 480 is the sum of squares of 240 ones and 60 twos.
    how = {"by": None, "draws": 4000}
    alone = corpus.track(model, cluster="doc_id", **how)
    grouped = corpus.track(model, cluster="copy", interval="bootstrap", **how)
    width = (grouped["high"] - grouped["low"]) / (alone["high"] - alone["low"])
    np.testing.assert_allclose(width, np.sqrt(480 / 360), rtol=0.12)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, r"cluster='period' with by='quarter' has 2 pairs of .* 10 are needed .* shorter"),
        ({"interval": "bootstrap"}, "has one cluster in each period, of which no other can be"),
    ],
)
def test_periods_that_cannot_tell_how_alike_they_are_are_refused(planted, fitted, given, told):
    with pytest.raises(ToolkitError, match=told):
        planted.corpus.track(fitted, by="quarter", cluster="period", **given)


def test_periods_that_can_are_clusters(planted, fitted):
    table = planted.corpus.track(fitted, by="week", cluster="period")
    alone = planted.corpus.track(fitted, by="week", cluster="doc_id")
    assert table["effective_docs"].notna().all()
    assert (table["effective_docs"] < alone["effective_docs"]).any()


def test_a_column_of_the_name_of_the_refits_is_told(planted):
    corpus = tk.from_frame(planted.corpus.docs.assign(refits="x"))
    model = corpus.topics(2, fits=1, max_share=1.0)
    with pytest.raises(ToolkitError, match="by='refits' would stand in one table"):
        corpus.track(model, by="refits", refits=2)
    assert len(corpus.track(model, by="refits")) == 2
