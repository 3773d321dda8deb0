import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.topics.coders.words import intruders, word_questions
from toolkit.topics.reading.terms import first_terms


def choices(sheet):
    return sheet[[name for name in sheet if name.startswith("choice_")]]


def test_a_question_is_the_first_words_of_a_topic_and_one_of_another(model):
    sheet = model.word_intrusion(terms=3, coders="Ana")
    key = model.intrusion_answers(sheet)
    assert sorted(key["topic"]) == [0, 1, 2, 3]
    firsts = model.vocabulary[first_terms(model, 3)]
    for row, topic, answer in zip(
        choices(sheet).itertuples(index=False), key["topic"], key["answer"], strict=True
    ):
        others = [word for place, word in enumerate(row, 1) if place != answer]
        assert set(others) == set(firsts[topic])
        assert row[answer - 1] in set(np.delete(firsts, topic, axis=0).ravel())


def test_the_sheet_says_neither_the_topic_nor_the_answer(model):
    sheet = model.word_intrusion(terms=3)
    made = ["unit", "test", "question", "choice_1", "choice_2", "choice_3", "choice_4"]
    assert list(sheet) == [*made, "coder", "code", "note"]
    assert sheet["code"].isna().all() and not sheet["note"].any()
    # The same questions in the same order for both coders.
    first, second = (sheet[sheet["coder"].eq(c)].reset_index(drop=True) for c in "AB")
    pd.testing.assert_frame_equal(first.drop(columns="coder"), second.drop(columns="coder"))
    # Over many seeds the intruder stands everywhere and the topics in any order.
    keys = [
        model.intrusion_answers(model.word_intrusion(terms=3, seed=n, coders="A"))
        for n in range(50)
    ]
    answers = np.concatenate([key["answer"] for key in keys])
    assert np.bincount(answers, minlength=5)[1:].min() > 30
    assert len({tuple(key["topic"]) for key in keys}) > 15


def test_the_same_seed_asks_the_same_and_another_does_not(model):
    one, same, other = (model.word_intrusion(terms=3, seed=n) for n in (1, 1, 2))
    pd.testing.assert_frame_equal(one, same)
    assert not set(one["unit"]) & set(other["unit"])


def test_the_intruder_is_unlikely_here_and_likely_elsewhere():
    shown = np.array([*"abcdef"])
    firsts = np.array([[0, 1], [2, 3], [1, 4]])
    # b is among the first here; of c, d and e the two least likely are 40 % and a tie.
    assert intruders(np.array([0.4, 0.3, 0.0, 0.2, 0.0, 0.1]), firsts, 0, shown).tolist() == [2, 4]
    assert intruders(np.array([0.4, 0.3, 0.1, 0.2, 0.05, 0.0]), firsts, 0, shown).tolist() == [2, 4]
    assert intruders(np.array([0.4, 0.3, 0.2, 0.1, 0.0, 0.0]), firsts[:2], 0, shown).tolist() == [3]
    # Never f, which is the least likely but among the first of no topic.


def test_repeats_take_other_intruders_while_there_are_some(model):
    asked = word_questions(model, n=4, terms=3, repeats=3, by="weight", seed=0)
    for topic in range(4):
        strange = [q.choices[q.answer - 1] for q in asked if q.topic == topic]
        assert len(strange) == 3 == len(set(strange))
    assert len(word_questions(model, n=2, terms=3, repeats=9, by="weight", seed=0)) == 18


def test_some_topics_only(model):
    key = model.intrusion_answers(model.word_intrusion(2, terms=2, coders="A"))
    assert len(key) == key["topic"].nunique() == 2


def test_words_are_ranked_as_asked(model):
    model.phi[0, 15] = 0.27  # second by likelihood, but likelier in another topic
    model.phi[3, 15] = 0.6
    sheets = {
        by: model.word_intrusion(terms=2, by=by, coders="A") for by in ("weight", "relevance")
    }
    for by, sheet in sheets.items():
        key = model.intrusion_answers(sheet)
        row = choices(sheet)[key["topic"].eq(0)].iloc[0]
        assert ("fog" in set(row)) == (by == "weight")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"n": 5}, "n=5 is more than the 4 topics"),
        ({"n": 0}, "n=0 must be a whole number, 1 or more"),
        ({"terms": 1}, "terms=1 must be a whole number, 2 or more"),
        ({"terms": 9}, "terms=9 would give 10 choices; at most 9 .* Type terms=8 or less"),
        ({"terms": 2.0}, "terms=2.0 must be a whole number"),
        ({"repeats": 0}, "repeats=0 must be a whole number, 1 or more"),
        ({"by": "beauty"}, "by='beauty' is not known"),
        ({"seed": -1}, "seed=-1 must be a whole number"),
        ({"coders": ["A", "A"]}, "must be different names"),
        ({"coders": "final"}, "'final' stands for what is decided"),
    ],
)
def test_what_cannot_be_asked_is_told(model, given, told):
    with pytest.raises(ToolkitError, match=told):
        model.word_intrusion(**{"terms": 3} | given)


def test_topics_that_share_all_their_words_are_told(model):
    model.phi[:] = model.phi[0]
    with pytest.raises(ToolkitError, match="terms=3 leaves no word that is among the first of"):
        model.word_intrusion(terms=3)
