import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.topics.coders.labels import label_questions

NAMES = {0: "Oil", 1: "Elections", 2: "War", 3: "Weather"}
GIVEN = {"n": 12, "labels": 3, "others": "random", "suggested": False, "characters": 50, "seed": 0}


def test_a_question_has_the_name_of_the_largest_topic_and_others(model):
    named = model.label(NAMES)
    asked = label_questions(named, **GIVEN)
    assert sorted(question.row for question in asked) == list(range(12))
    for question in asked:
        largest = model.theta[question.row].argmax()
        assert question.topic == largest
        assert question.choices[question.answer - 1] == NAMES[largest]
        assert len(set(question.choices)) == 3 and set(question.choices) <= set(NAMES.values())


def test_each_topic_has_as_many_questions(model):
    asked = label_questions(model.label(NAMES), **GIVEN | {"n": 8})
    assert np.bincount([question.topic for question in asked]).tolist() == [2, 2, 2, 2]
    # Documents run out for one: the others go on.
    model.theta[[0, 4]] = model.theta[1]
    asked = label_questions(model.label(NAMES), **GIVEN)
    assert np.bincount([question.topic for question in asked]).tolist() == [1, 5, 3, 3]


def test_suggestions_are_no_names(model):
    with pytest.raises(
        ToolkitError,
        match=r"0 of 4 topics have a name of yours, and labels=4 .*"
        r"Suggestions are no names.*or type suggested=True",
    ):
        model.label_test(4)
    with pytest.raises(ToolkitError, match="2 of 4 topics have a name"):
        model.label({0: "Oil", 1: "Elections"}).label_test(4, labels=3)
    sheet = model.label({0: "Oil"}).label_test(4, labels=4, suggested=True, coders="A")
    shown = set(sheet[[f"choice_{n}" for n in range(1, 5)]].to_numpy().ravel())
    assert "Oil" in shown and len(shown) == 4
    assert all(name.endswith(" ?") for name in shown - {"Oil"})


def test_suggestions_are_no_names_in_other_documents_either(model):
    applied = model.label({0: "Oil", 1: "Elections"}).apply(model.corpus)
    assert sum(name.endswith(" ?") for name in applied.labels) == 2
    with pytest.raises(ToolkitError, match="2 of 4 topics have a name of yours"):
        applied.label_test(4, labels=3)


def test_only_named_topics_take_part(model):
    named = model.label({0: "Oil", 2: "War", 3: "Weather"})
    sheet = named.label_test(9, labels=3, coders="A")
    assert set(sheet["choice_1"]) <= {"Oil", "War", "Weather"}
    assert set(named.intrusion_answers(sheet)["topic"]) == {0, 2, 3}
    with pytest.raises(ToolkitError, match="n=10 is more than the 9 documents whose largest"):
        named.label_test(10, labels=3)


def test_near_names_are_those_of_the_likest_topics(model):
    model.phi[1, :4] = 0.2  # elections are much about oil
    asked = label_questions(model.label(NAMES), **GIVEN | {"labels": 2, "others": "near"})
    for question in asked:
        if question.topic in (0, 1):
            assert set(question.choices) == {"Oil", "Elections"}


def test_other_errors(model):
    named = model.label(NAMES)
    with pytest.raises(ToolkitError, match="others='far' is not known"):
        named.label_test(4, others="far")
    with pytest.raises(ToolkitError, match="labels=5 need as many topics; the model has 4"):
        named.label_test(4, labels=5, suggested=True)
    with pytest.raises(ToolkitError, match="labels=10 would give 10 choices"):
        named.label_test(4, labels=10)
    named.theta[:, 3] = 0
    with pytest.raises(ToolkitError, match="The topics 3 are the largest of no document"):
        named.label_test(4)
