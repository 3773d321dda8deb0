import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.topics.coders.documents import topic_questions

GIVEN = {"n": 12, "topics": 2, "terms": 3, "characters": 60, "by": "weight", "seed": 0}


def test_a_question_is_a_document_its_topics_and_a_small_one(model):
    asked = topic_questions(model, **GIVEN)
    assert sorted(question.row for question in asked) == list(range(12))
    for question in asked:
        ranked = np.argsort(-model.theta[question.row]).tolist()
        assert question.topic in ranked[3:]  # the lower half of the two that are left
        assert sorted(question.topics) == sorted([*ranked[:2], question.topic])
        assert question.topics[question.answer - 1] == question.topic
        doc = model.corpus.docs.iloc[question.row]
        assert question.title == doc["title"]
        assert question.text.endswith(" …") and doc["text"].startswith(question.text[:-2])
        assert len(question.text) <= 62


def test_a_topic_is_shown_by_its_first_words(model):
    sheet = model.topic_intrusion(12, topics=2, terms=3, by="weight", coders="A")
    key = model.intrusion_answers(sheet)
    words = {
        ", ".join(own.split()[:3]): topic
        for topic, own in enumerate(
            ["oil gas price", "vote poll ballot", "army unit front", "rain snow sun"]
        )
    }
    for place, (topic, answer) in enumerate(zip(key["topic"], key["answer"], strict=True)):
        assert words[sheet[f"choice_{answer}"][place]] == topic
    assert list(sheet)[:5] == ["unit", "test", "question", "title", "text"]
    assert not {"topic", "doc_id", "answer", "share"} & set(sheet)


def test_the_intruder_stands_anywhere(model):
    answers = [
        question.answer
        for seed in range(20)
        for question in topic_questions(model, **GIVEN | {"seed": seed})
    ]
    assert np.bincount(answers, minlength=4)[1:].min() > 50


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"n": 13}, "n=13 is more than the 12 documents"),
        ({"topics": 4}, "topics=4 and an intruder need 5 topics; the model has 4. Type topics=3"),
        ({"topics": 0}, "topics=0 must be a whole number, 1 or more"),
        ({"characters": 40_000}, "characters=40000 is more than a cell of a spreadsheet holds"),
        ({"terms": 0}, "terms=0 must be a whole number, 1 or more"),
    ],
)
def test_what_cannot_be_asked_is_told(model, given, told):
    with pytest.raises(ToolkitError, match=told):
        model.topic_intrusion(**{"n": 4} | given)


def test_topics_that_look_the_same_are_told(model):
    model.phi[1] = model.phi[0]
    with pytest.raises(ToolkitError, match=r"The topics 0, 1 have the same first 8 terms"):
        model.topic_intrusion(4)


def test_a_model_without_texts_says_so(model):
    model._corpus = None
    assert len(model.word_intrusion(terms=3))
    with pytest.raises(ToolkitError, match="This needs the texts"):
        model.topic_intrusion(4)
