import pytest

from toolkit.checks import ToolkitError
from toolkit.matching.proof import prove
from toolkit.matching.tables import theme_of


def proved(**tables):
    prove({name: theme_of(name, table) for name, table in tables.items()})


def test_examples_that_hold_pass():
    proved(
        none=["x"],
        oil={"patterns": ["oil"], "examples": ["Oil!"], "counter_examples": ["gas", "rain"]},
        bare=["y"],
        gas={"patterns": ["gas"], "counter_examples": ["oil"]},
        rain={"patterns": ["rain"], "examples": ["rain", "the rain"]},
    )
    proved(none=["x"])
    prove({})


@pytest.mark.parametrize(
    ("examples", "counter_examples", "told"),
    [
        (["gas", "oil", "rain"], [], "no pattern matches the example(s) 'gas', 'rain'. Change"),
        (["oil"], ["oil!", "x", "an oil"], "a pattern matches the counter-example(s) 'oil!', 'an"),
        (["gas"], ["oil"], "no pattern matches the example(s) 'gas'; a pattern matches the"),
        ([], ["oil"], "a pattern matches the counter-example(s) 'oil'. Change the patterns, add "
                      "to exclude, or correct the example."),
    ],
)  # fmt: skip
def test_those_that_do_not_hold_are_told(examples, counter_examples, told):
    table = {"patterns": ["oil"], "examples": examples, "counter_examples": counter_examples}
    before = {"patterns": ["gas"], "examples": ["gas"], "counter_examples": ["oil", "oil"]}
    with pytest.raises(ToolkitError) as error:
        proved(before=before, none=["oil"], oil=table, after=["gas"])
    assert str(error.value).startswith(f"The theme 'oil' fails its own examples: {told}")


def test_an_example_is_in_the_language_of_its_table():
    table = {"patterns": ["nothing"], "ar": {"patterns": ["كركوك"], "examples": ["بكركوك"]}}
    proved(x=table)
    table["fa"] = {"counter_examples": ["كركوك"]}
    proved(x=table)
    with pytest.raises(ToolkitError, match="matches the example"):
        proved(x={"ar": {"patterns": ["كركوك"]}, "fa": {"patterns": ["x"], "examples": ["كركوك"]}})
    # Without a language it may be in any.
    proved(x={"ar": {"patterns": ["كركوك"]}, "examples": ["بكركوك"]})


def test_examples_know_of_the_other_themes():
    york = {"patterns": ["york"], "blocked_by": ["paper"], "counter_examples": ["New York Times"]}
    proved(york=york, paper=["york times"])
    proved(
        state={"patterns": ["state"], "examples": ["york"]},
        york={"patterns": ["york"], "part_of": "state"},
    )
    strike = {"in_context": ["strike"], "context": ["jet"], "within": 1, "negation": 1}
    strike |= {"examples": ["jet strike"], "counter_examples": ["strike a jet", "no strike jet"]}
    proved(strike=strike)
