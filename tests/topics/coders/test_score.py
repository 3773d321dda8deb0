"""Scores against the formula by hand, published outputs, and coders whose skill is known."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest, combine_pvalues

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.coders.score import intrusion_score
from toolkit.topics.model import TopicModel
from toolkit.topics.vocabulary import Vocabulary


def broad(topics):
    """A model of many topics with six words of their own each."""
    size = 6 * topics
    words = np.array([f"w{n:03}" for n in range(size)], dtype=object)
    phi = np.full((topics, size), 1e-4)
    for topic in range(topics):
        phi[topic, 6 * topic : 6 * topic + 6] = [6, 5, 4, 3, 2, 1]
    phi /= phi.sum(axis=1, keepdims=True)
    settings = {"engine": "nmf", "k": topics, "seed": 0, "documents": 1, "terms": size}
    theta = np.full((1, topics), 1 / topics)
    return TopicModel(phi, theta, Vocabulary(tuple(words), words), np.array(["x"]), settings)


def answered(model, sheet, right):
    """The sheet answered: `right` says by coder and question whether rightly."""
    key = model.intrusion_answers(sheet)["answer"].to_numpy()
    choices = sum(name.startswith("choice_") for name in sheet)
    return sheet.assign(code=np.where(np.concatenate(right), key, key % choices + 1))


# Printed by the overviews of the R package oolong (2020 and 2024) for two raters: topics, those
# found by both, by the one alone and by the other alone, then alpha of right and wrong and the
# p-value. The precision of every topic and rater is printed too, so that the answers are known.
OOLONG = [(20, 1, 2, 6, -0.04, 0.117), (10, 2, 0, 1, 0.747, 0.3656)]


@pytest.mark.parametrize(("topics", "both", "one", "other", "alpha", "p_value"), OOLONG)
def test_published_scores_of_two_raters(topics, both, one, other, alpha, p_value):
    model = broad(topics)
    sheet = model.word_intrusion(coders=["one", "two"])
    right = np.zeros((2, topics), bool)
    right[:, :both] = right[0, both : both + one] = right[1, both + one : both + one + other] = True
    coded = answered(model, sheet, right)
    score = model.intrusion_score(coded).iloc[0]
    assert (score["questions"], score["answers"]) == (topics, 2 * topics)
    assert score["found"] == 2 * both + one + other
    assert score["model_precision"] == 0.25 and score["chance"] == pytest.approx(1 / 6)
    raters = model.intrusion_score(coded, by="coder")
    assert raters["model_precision"].tolist() == [(both + each) / topics for each in (one, other)]
    # oolong puts the p-values of raters together by Fisher's method.
    assert combine_pvalues(raters["p_value"]).pvalue == pytest.approx(p_value, abs=5e-4)
    found = model.intrusion_score(coded, by="topic")["model_precision"]
    half = [0.5] * (one + other)
    assert sorted(found) == [0.0] * (topics - both - len(half)) + half + [1.0] * both
    answers = model.intrusion_answers(coded)
    agreed = tk.agreement(answers.assign(code=answers["right"]), draws=100)
    assert agreed["value"][0] == pytest.approx(alpha, abs=5e-4 + (alpha < 0) * 5e-3)


def test_topic_log_odds_by_hand(model):
    """Chang et al. (2009): the mean over answers of log share of intruder less that chosen."""
    sheet = model.topic_intrusion(3, topics=3, terms=3, coders=["Ana", "Ben"])
    key = model.intrusion_answers(sheet)
    # All four topics are shown, so that the intruder has .05 and the others .6, .25 and .1.
    coded = sheet.assign(code=[1, 2, 3, 4, 1, 2])
    shares = []
    words = {
        ", ".join(own.split()[:3]): topic
        for topic, own in enumerate(
            ["oil gas price", "vote poll ballot", "army unit front", "rain snow sun"]
        )
    }
    for row, doc in zip(coded.to_dict("records"), key["doc_id"], strict=True):
        chosen = words[row[f"choice_{row['code']}"]]
        shares.append(model.theta[int(doc[1:]), chosen])
    score = model.intrusion_score(coded).iloc[0]
    assert score["log_odds"] == pytest.approx(np.mean(np.log(0.05 / np.array(shares))))
    guessing = np.mean(np.log(0.05 / np.array([0.6, 0.25, 0.1, 0.05])))
    assert score["log_odds_chance"] == pytest.approx(guessing)
    assert score["log_odds_low"] < score["log_odds"] < score["log_odds_high"] <= 0


def test_who_always_finds_it_scores_one(model):
    for sheet in (
        model.word_intrusion(terms=3, repeats=3),
        model.topic_intrusion(12, topics=2),
        model.label({n: f"N{n}" for n in range(4)}).label_test(12),
    ):
        named = model.label({n: f"N{n}" for n in range(4)})
        score = named.intrusion_score(answered(named, sheet, [np.ones(12, bool)] * 2)).iloc[0]
        assert score["model_precision"] == score["model_precision_high"] == 1
        assert score["alpha"] == 1 and score["p_value"] < 1e-5
        assert score.get("log_odds", 0.0) == 0


def test_who_guesses_scores_chance():
    model, draw, inside, sure = broad(30), np.random.default_rng(5), 0, 0
    sheet = model.word_intrusion(coders=["A", "B"])
    for _ in range(60):
        score = model.intrusion_score(sheet.assign(code=draw.integers(1, 7, 60))).iloc[0]
        inside += score["model_precision_low"] <= 1 / 6 <= score["model_precision_high"]
        sure += score["p_value"] < 0.05
        assert abs(score["alpha"]) < 0.4
    assert inside >= 54 and sure <= 8


def test_chance_is_that_of_the_choices(model):
    for terms in (2, 3):
        sheet = model.word_intrusion(terms=terms, coders="A")
        score = model.intrusion_score(sheet.assign(code=1)).iloc[0]
        assert score["chance"] == 1 / (terms + 1)
        expected = binomtest(score["found"], 4, 1 / (terms + 1), alternative="greater").pvalue
        assert score["p_value"] == pytest.approx(expected)


def test_questions_about_one_topic_are_taken_together():
    model = broad(8)
    sheet = model.word_intrusion(repeats=5, coders="A")
    topics = model.intrusion_answers(sheet)["topic"]
    score = model.intrusion_score(answered(model, sheet, [topics.lt(4).to_numpy()])).iloc[0]
    # Four topics of eight are found, always: eight things are known, not forty.
    assert score["questions"] == 40
    assert score["model_precision_high"] - score["model_precision_low"] > 0.6


def test_what_is_not_answered_is_left_out_and_told():
    model = broad(20)
    sheet = model.word_intrusion()
    coded = answered(model, sheet, [np.ones(20, bool)] * 2).astype({"code": float})
    coded.loc[3:4, "code"] = np.nan
    score = model.intrusion_score(coded).iloc[0]
    assert (score["questions"], score["answers"], score["found"]) == (20, 38, 38)
    assert score["remark"] == "2 of 40 have no answer and are left out"
    coded.loc[:19, "code"] = np.nan
    score = model.intrusion_score(coded, by="coder")
    assert score["answers"].tolist() == [0, 20] and np.isnan(score["model_precision"][0])
    assert np.isnan(model.intrusion_score(coded)["alpha"][0])


def test_remarks():
    model = broad(6)
    sheet = model.word_intrusion()
    key = model.intrusion_answers(sheet)["answer"]
    score = model.intrusion_score(sheet.assign(code=key % 6 + 1)).iloc[0]
    assert score["remark"] == (
        "no better than guessing, as far as can be told; fewer than 20 questions"
    )
    draw = np.random.default_rng(0)
    score = model.intrusion_score(sheet.assign(code=draw.integers(1, 7, 12))).iloc[0]
    assert score["remark"].endswith("alpha below 0.667: coders do not agree")
    assert not model.intrusion_score(sheet.assign(code=key), by="topic")["remark"].any()


def test_scores_by_document(model):
    sheet = model.topic_intrusion(3, topics=2, coders=["A", "B"])
    coded = answered(model, sheet, [np.ones(3, bool), np.zeros(3, bool)])
    table = model.intrusion_score(coded, by="doc_id")
    assert table["doc_id"].tolist() == model.intrusion_answers(coded)["doc_id"][:3].tolist()
    assert table["model_precision"].eq(0.5).all() and table["log_odds_low"].isna().all()


def test_errors(model):
    sheet = model.word_intrusion(terms=3)
    with pytest.raises(ToolkitError, match="Nothing is answered yet: fill in the column code"):
        model.intrusion_score(sheet)
    coded = sheet.assign(code=1)
    with pytest.raises(ToolkitError, match="by='word' is not known"):
        model.intrusion_score(coded, by="word")
    with pytest.raises(ToolkitError, match="by='doc_id': these questions are not about documents"):
        model.intrusion_score(coded, by="doc_id")
    with pytest.raises(ToolkitError, match="level=2 must be a number between 0 and 1"):
        model.intrusion_score(coded, confidence=2)
    assert isinstance(intrusion_score(model, coded), pd.DataFrame)
