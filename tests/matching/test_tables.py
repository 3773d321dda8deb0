import pytest

from toolkit.checks import ToolkitError
from toolkit.matching.patterns import Pattern
from toolkit.matching.rules import ANAPHOR, IN_CONTEXT, PLAIN, Rule
from toolkit.matching.tables import FIELDS, LANGUAGE_FIELDS, check_nesting, theme_of
from toolkit.matching.theme import Context, Theme

FULL = {
    "label": "Strike",
    "why": "Air raids, not labour.",
    "family": "war",
    "part_of": "war",
    "blocked_by": ["labour", "sport"],
    "negation": 3,
    "patterns": ["air raid*"],
    "aliases": ["Op. *"],
    "exact": ["raid"],
    "case_sensitive": ["CAS"],
    "regex": ["^bomb"],
    "in_context": ["strike"],
    "context": ["jet", "pilot"],
    "within": 8,
    "anaphors": ["the attack"],
    "exclude": ["police raid"],
    "examples": ["An air raid."],
    "counter_examples": ["A police raid."],
    "ar": {"patterns": ["غارة"], "exclude": ["غارة أمنية"], "examples": ["غارة"]},
    "fa": ["حمله"],
    "ckb": {"in_context": ["هێرش"], "context": ["فڕۆکە"], "counter_examples": ["هێرش"]},
}


def test_every_field_of_a_table_is_read():
    theme = theme_of("strike", FULL)
    jet = Context(None, (Rule(Pattern("jet")), Rule(Pattern("pilot"))), 8)
    sky = Context("ckb", (Rule(Pattern("فڕۆکە"), "ckb"),), None)
    assert theme == Theme(
        name="strike",
        label="Strike",
        why="Air raids, not labour.",
        rules=(
            Rule(Pattern("air raid*")),
            Rule(Pattern("Op. *", "fixed")),
            Rule(Pattern("raid"), inflected=False),
            Rule(Pattern("CAS", case=True), inflected=False),
            Rule(Pattern("^bomb", "regex"), inflected=False),
            Rule(Pattern("strike"), kind=IN_CONTEXT),
            Rule(Pattern("the attack"), kind=ANAPHOR),
            Rule(Pattern("غارة"), "ar"),
            Rule(Pattern("حمله"), "fa"),
            Rule(Pattern("هێرش"), "ckb", IN_CONTEXT),
        ),
        exclude=(Rule(Pattern("police raid")), Rule(Pattern("غارة أمنية"), "ar")),
        contexts=(jet, sky),
        negation=3,
        part_of="war",
        blocked_by=("labour", "sport"),
        family="war",
        examples=(("An air raid.", None), ("غارة", "ar")),
        counter_examples=(("A police raid.", None), ("هێرش", "ckb")),
    )
    assert set(FULL) - {"ar", "fa", "ckb"} == set(FIELDS)


def test_what_is_not_given_is_empty():
    theme = theme_of("oil", "oil")
    assert theme == Theme("oil", "oil", rules=(Rule(Pattern("oil"), kind=PLAIN),))
    assert (theme.why, theme.family, theme.part_of, theme.negation) == ("", "", "", 0)
    assert theme_of("oil", ("oil",)) == theme_of("oil", {"patterns": ["oil"]}) == theme


TEXTS = ["patterns", "aliases", "exact", "case_sensitive", "regex", "in_context", "context"]
TEXTS += ["anaphors", "exclude", "examples", "counter_examples"]


@pytest.mark.parametrize("key", [*TEXTS, "blocked_by"])
@pytest.mark.parametrize("value", ["oil", 3, ["oil", 3], None, {"a": 1}])
def test_a_field_of_texts_takes_a_list_of_strings(key, value):
    with pytest.raises(ToolkitError) as told:
        theme_of("x", {"patterns": ["x"], key: value})
    assert str(told.value) == f"{key} of theme 'x' must be a list of strings, not {value!r}."


@pytest.mark.parametrize("key", ["label", "why", "family", "part_of"])
@pytest.mark.parametrize("value", [3, ["a"], None])
def test_a_field_of_text_takes_a_string(key, value):
    with pytest.raises(ToolkitError) as told:
        theme_of("x", {"patterns": ["x"], key: value})
    assert str(told.value) == f"{key} of theme 'x' must be a string, not {value!r}."


@pytest.mark.parametrize("value", [-1, True, 2.0, "2", None])
def test_negation_and_within_are_whole_numbers(value):
    with pytest.raises(ToolkitError) as told:
        theme_of("x", {"patterns": ["x"], "negation": value})
    assert str(told.value) == f"negation of theme 'x'={value!r} must be a whole number, 0 or more."
    if value is not None:
        with pytest.raises(ToolkitError) as told:
            theme_of("x", {"in_context": ["x"], "context": ["y"], "within": value})
        assert (
            str(told.value) == f"within of theme 'x'={value!r} must be a whole number, 1 or more."
        )


def test_within_is_one_or_more():
    table = {"in_context": ["x"], "context": ["y"]}
    with pytest.raises(ToolkitError, match=r"within of theme 'x'=0 must be a whole number, 1 or"):
        theme_of("x", table | {"within": 0})
    assert theme_of("x", table | {"within": 1}).contexts[0].within == 1
    assert theme_of("x", table).contexts[0].within is None


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (3, "The theme 'x' is 3; it must be a table with patterns, or a list of them. What is no "),
        (None, "The theme 'x' is None; it must be a table"),
        ({"patterns": ["y"], "en": 3}, "The theme 'x' is 3; it must be a table"),
        ({}, "The theme 'x' has no pattern. Add patterns = ['...'] below [x]."),
        ({"label": "y", "exclude": ["y"]}, "The theme 'x' has no pattern."),
        ({"patterns": ["--"]}, "In theme 'x': The pattern '--' holds no word."),
        ({"patterns": ["y"], "exclude": ["--"]}, "In theme 'x': The pattern '--' holds no word."),
        (
            {"in_context": ["y"], "context": ["--"]},
            "In theme 'x': The pattern '--' holds no word.",
        ),
        ({"regex": ["("]}, "In theme 'x': The regular expression '(' is not valid: missing )"),
        (
            {"in_context": ["y"]},
            "The theme 'x' has in_context = ['y'] and no context. Add context = ['...'], words of "
            "which one must stand near it; that of a language is none for the others.",
        ),
        (
            {"in_context": ["y"], "en": {"context": ["z"]}},
            "The theme 'x' has in_context = ['y'] and no context. Add context",
        ),
        (
            {"in_context": ["y"], "context": ["z"], "en": {"patterns": ["y"], "context": ["z"]}},
            None,
        ),
        (
            {"patterns": ["y"], "en": {"in_context": ["y"]}, "ar": {"context": ["z"]}},
            "The theme 'x' has in_context = ['y'] and no context beside it in [x.en]. Add context",
        ),
        (
            {"patterns": ["y"], "context": ["z"]},
            "The theme 'x' has a context and nothing in_context. Move the patterns that need it "
            "from patterns to in_context.",
        ),
        (
            {"en": {"in_context": ["y"], "context": ["z"]}, "ar": ["y"], "context": ["z"]},
            "The theme 'x' has a context and nothing in_context.",
        ),
        (
            {"en": {"in_context": ["y"]}, "context": ["z"], "ar": {"context": ["y"]}},
            "The theme 'x' has a context of ar and nothing in_context.",
        ),
        (
            {"patterns": ["y"], "within": 3},
            "The theme 'x' has within=3 and no context. Add context = ['...'], words of which one "
            "must stand so near to a pattern in in_context.",
        ),
        (
            {"in_context": ["y"], "context": ["z"], "en": {"within": 3}},
            "The theme 'x' has within=3 and no context in [x.en]. Add context",
        ),
        (
            {"anaphors": ["it"]},
            "The theme 'x' has anaphors and nothing that they stand for. Add patterns = ['...'], "
            "names of which one must be in the document.",
        ),
    ],
)
def test_what_makes_no_theme_is_told(table, told):
    if told is None:
        assert theme_of("x", table).rules
        return
    with pytest.raises(ToolkitError) as error:
        theme_of("x", table)
    assert str(error.value).startswith(told)


def test_an_unknown_field_is_told_with_those_allowed():
    with pytest.raises(
        ToolkitError, match=r"^field of theme 'x'='exlude' is not known\. Allowed"
    ) as e:
        theme_of("x", {"patterns": ["x"], "exlude": ["y"]})
    assert "Did you mean 'exclude'?" in str(e.value)
    assert all(f"'{field}'" in str(e.value) for field in (*FIELDS, "ckb", "en"))
    with pytest.raises(ToolkitError, match=r"^field of theme 'x' \(ckb\)='label' is not kn") as e:
        theme_of("x", {"patterns": ["x"], "ckb": {"label": "y"}})
    assert all(f"'{field}'" in str(e.value) for field in LANGUAGE_FIELDS)
    assert "'part_of'" not in str(e.value)


@pytest.mark.parametrize("name", ["", "  ", "\n", 1, None, 2.5, ("a",)])
def test_a_name_is_a_text_that_is_not_empty(name):
    with pytest.raises(ToolkitError) as told:
        theme_of(name, ["oil"])
    assert str(told.value).startswith(
        f"A theme is called {name!r}; its name must be a text that is not empty, as in {{"
    )


def nest(**needs):
    """Check themes with their part_of (text) or blocked_by (list)."""
    themes = {}
    for name, other in needs.items():
        key = "part_of" if isinstance(other, str) else "blocked_by"
        themes[name] = theme_of(name, {"patterns": [name], key: other})
    check_nesting(themes)


def test_nesting_of_any_depth_is_fine():
    nest(a="", b="a", c="b", d="c", e=["a", "d"])
    nest(a=["b"], b=["c"], c=[])


@pytest.mark.parametrize(
    ("needs", "told"),
    [
        ({"a": "z"}, "part_of of theme 'a' names 'z'. Allowed: another theme of the same file, "
                     "but there is none."),
        ({"a": "a", "b": ""}, "part_of of theme 'a' names 'a'. Allowed: another theme of the "
                              "same file, 'b'."),
        ({"a": ["a"], "b": ""}, "blocked_by of theme 'a' names 'a'. Allowed: another theme of "
                                "the same file, 'b'."),
        ({"a": ["b", "z"], "b": "", "c": ""}, "blocked_by of theme 'a' names 'z'. Allowed: "
                                              "another theme of the same file, 'b', 'c'."),
    ],
)  # fmt: skip
def test_a_theme_that_is_not_there_is_told(needs, told):
    with pytest.raises(ToolkitError) as error:
        nest(**needs)
    assert str(error.value) == told


@pytest.mark.parametrize(
    ("needs", "circle"),
    [
        ({"a": "b", "b": "a"}, "'a', 'b', 'a'"),
        ({"a": ["b"], "b": ["a"]}, "'a', 'b', 'a'"),
        ({"x": "", "a": ["b"], "b": ["c"], "c": ["b"]}, "'b', 'c', 'b'"),
        # A part that may not touch the whole that it is part of.
        ({"a": "", "b": "a", "c": "b", "d": ["a"], "e": ""}, None),
        ({"a": ["d"], "b": "a", "d": ["b"]}, None),
    ],
)
def test_a_circle_is_told(needs, circle):
    if circle is None:
        nest(**needs)
        return
    with pytest.raises(ToolkitError) as error:
        nest(**needs)
    assert str(error.value) == (
        f"The themes {circle} need each other in a circle. Take part_of or blocked_by out of one "
        "of them."
    )


def test_a_part_that_its_whole_blocks_is_a_circle():
    themes = {
        "whole": theme_of("whole", ["a"]),
        "part": theme_of("part", {"patterns": ["b"], "part_of": "whole", "blocked_by": ["whole"]}),
    }
    with pytest.raises(ToolkitError, match="'whole', 'part', 'whole' need each other in a circle"):
        check_nesting(themes)


def test_many_themes_that_block_each_other_in_turn_are_checked_at_once():
    names = [f"t{i}" for i in range(40)]  # more paths than could ever be walked
    nest(**{name: names[:i] for i, name in enumerate(names)})
