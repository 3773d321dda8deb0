import pytest

from toolkit.checks import ToolkitError
from toolkit.topics.coders.design import mark, name_of_test, read_test, start


def test_what_a_test_is_called_can_be_read_again(model):
    settings = {"n": 30, "others": "near", "suggested": False, "seed": 7}
    name = name_of_test(model, "label_test", settings)
    assert name == f"label_test(n=30, others=near, suggested=False, seed=7) of {mark(model)}"
    assert read_test(name) == ("label_test", settings, mark(model))


@pytest.mark.parametrize("text", ["", "word_intrusion", "word_intrusion(n=1) of nothing", "=1"])
def test_another_text_is_no_test(text):
    with pytest.raises(ToolkitError, match="names no test of a topic model"):
        read_test(text)


def test_the_mark_of_a_model_is_that_of_its_topics(model):
    before = mark(model)
    assert mark(model.label({0: "Oil"})) == before
    model.phi[0, 0] += 1e-3
    assert mark(model) != before


@pytest.mark.parametrize(
    ("characters", "told"),
    [(3, "abc …"), (4, "abc …"), (2, "ab …"), (6, "abc d …"), (7, "abc d e"), (99, "abc d e")],
)
def test_a_text_is_cut_between_words(characters, told):
    assert start("abc d e", characters) == told
