import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.matching.rules import Languages
from toolkit.themes import themes
from toolkit.tokens import Tokens


def found(theme, *texts, languages=None):
    """Matches of the theme called x, as (document, words)."""
    tokens = Tokens.build(texts)
    known = languages and Languages.from_values(languages)
    spans, _ = themes({"x": theme}).matcher(tokens, known).hits("x")
    return [
        (int(tokens.document_of(f)), " ".join(tokens.types[c] for c in tokens.codes[f : f + n]))
        for f, n in zip(*spans, strict=True)
    ]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ({}, r"There is no theme in what was given. A theme is a table with patterns"),
        ([], "There is no theme in what was given"),
        ({"x": []}, r"The theme 'x' has no pattern. Add patterns = \['...'\] below \[x\]"),
        ({"x": {"exclude": ["oil"]}}, "The theme 'x' has no pattern"),
        (
            {"x": {"pattern": ["oil"]}},
            "field of theme 'x'='pattern' is not known. Allowed: 'label', .* mean 'patterns'",
        ),
        (
            {"x": {"patterns": ["oil"], "fa": {"patern": ["نفت"]}}},
            r"field of theme 'x' \(fa\)='patern' is not known.* mean 'patterns'",
        ),
        ({"x": {"patterns": "oil"}}, "patterns of theme 'x' must be a list of strings, not 'oil'"),
        ({"x": {"patterns": ["oil", 7]}}, r"must be a list of strings, not \['oil', 7\]"),
        ({"x": {"patterns": ["oil"], "examples": "oil"}}, "examples of theme 'x' must be a list"),
        ({"x": {"patterns": ["oil", "--"]}}, "In theme 'x': The pattern '--' holds no word"),
        ({"x": {"regex": ["(oil"]}}, r"In theme 'x': The regular expression '\(oil' is not valid"),
        (
            {"x": {"patterns": ["oil"], "examples": ["oil", "gas", "rain"]}},
            r"The theme 'x' fails its own examples: no pattern matches the example\(s\) 'gas', "
            "'rain'. Change the patterns, add to exclude, or correct the example",
        ),
        (
            {"x": {"patterns": ["oil"], "counter_examples": ["olive oil", "gas"]}},
            r"a pattern matches the counter-example\(s\) 'olive oil'. Change",
        ),
        (
            {"x": {"patterns": ["oil"], "examples": ["gas"], "counter_examples": ["oil"]}},
            r"no pattern matches the example\(s\) 'gas'; a pattern matches the counter-example",
        ),
        ("no/such/file.toml", "There is no theme file '.*file.toml'"),
    ],
)
def test_what_cannot_be_used_is_told(source, told):
    with pytest.raises(ToolkitError, match=told):
        themes(source)


@pytest.mark.parametrize("data", ["[oil\n", b"oil = \xff"])
def test_a_file_that_is_no_toml_is_told(write, data):
    with pytest.raises(ToolkitError, match=r"The theme file '.*oil.toml' is not valid TOML: "):
        themes(write("oil.toml", data))


def test_a_file_is_read(write):
    path = write(
        "oil.toml", "[oil]\nlabel='Oil'\nwhy='fuel'\npatterns=['oil*']\n[gas]\nregex=['^gas$']"
    )
    made = themes(path)
    assert list(made) == ["oil", "gas"] and len(made) == 2 and "gas" in made
    assert (made["oil"].label, made["oil"].why, made["gas"].label) == ("Oil", "fuel", "gas")
    assert made.source == str(path)
    assert themes(made) is made


def test_an_unknown_name_is_told():
    made = themes(["oil", "gas"])
    for call in (made.__getitem__, made.only):
        with pytest.raises(ToolkitError, match=r"theme='oill' is not known.* mean 'oil'\?"):
            call("oill")


def test_a_list_of_words_makes_a_theme_of_each():
    assert list(themes(["oil", "islamic state"])) == ["oil", "islamic state"]
    assert list(themes({"fuel": ["oil", "gas"]})) == ["fuel"]


@pytest.mark.parametrize(
    ("theme", "text", "expected"),
    [
        ({"patterns": ["oil"], "exclude": ["olive oil"]}, "olive oil and oil", ["oil"]),
        # Overlapping the match on either side, covering it, inside it.
        ({"patterns": ["b c"], "exclude": ["a b"]}, "a b c b c", ["b c"]),
        ({"patterns": ["b c"], "exclude": ["c d"]}, "b c d b c", ["b c"]),
        ({"patterns": ["b"], "exclude": ["a b c"]}, "a b c b", ["b"]),
        ({"patterns": ["a b c"], "exclude": ["b"]}, "a b c", []),
        # Beside it is not on it.
        ({"patterns": ["b"], "exclude": ["a"]}, "a b", ["b"]),
        ({"patterns": ["b"], "exclude": ["c"]}, "b c", ["b"]),
        # It goes before the choice, so that it pushes no match aside that counts.
        (
            {"patterns": ["oil", "oil price"], "exclude": ["price index"]},
            "oil price index",
            ["oil"],
        ),
        ({"patterns": ["a b", "b c"], "exclude": ["x a"]}, "x a b c", ["b c"]),
        # An exclusion counts even where another one overlaps it.
        ({"patterns": ["c"], "exclude": ["a b", "b c"]}, "a b c", []),
        ({"patterns": ["d"], "exclude": ["a b c d", "b"]}, "a b c d", []),
        ({"patterns": ["oil"], "exclude": ["gas"]}, "oil", ["oil"]),
    ],
)
def test_a_match_that_touches_an_exclusion_does_not_count(theme, text, expected):
    assert [words for _, words in found(theme, text)] == expected


def test_an_exclusion_in_another_document_does_not_touch():
    assert found({"patterns": ["oil"], "exclude": ["olive oil"]}, "olive", "oil") == [(1, "oil")]


def test_every_stretch_counts_once_and_names_its_pattern():
    made = themes({"x": ["guard", "guard corps", "revolutionary guard"]})
    tokens = Tokens.build(["the revolutionary guard corps, a guard corps, a guard"])
    spans, pattern = made.matcher(tokens).hits("x")
    assert (spans.first.tolist(), spans.length.tolist()) == ([1, 5, 8], [2, 2, 1])
    assert pattern.tolist() == ["revolutionary guard", "guard corps", "guard"]


def test_sub_tables_hold_for_their_language_only():
    theme = {
        "patterns": ["kirkuk"],
        "fa": {"patterns": ["کرکوک", "oil"], "exclude": ["kirkuk"], "examples": ["کرکوک"]},
        "ckb": {"counter_examples": ["کرکوک"]},
    }
    texts = ["kirkuk oil", "kirkuk oil", "کرکوک"]
    assert found(theme, *texts, languages=["en", "fa", "ckb"]) == [(0, "kirkuk"), (1, "oil")]
    assert found(theme, *texts, languages=["fa", "en", "fa"]) == [
        (0, "oil"),
        (1, "kirkuk"),
        (2, "کرکوک"),
    ]


def test_a_text_of_unknown_language_is_searched_in_every_language():
    theme = {"fa": {"patterns": ["نفت"]}, "kmr": {"patterns": ["petrol"]}, "examples": ["نفت"]}
    texts = ["نفت", "petrol"]
    assert found(theme, *texts, languages=["und", ""]) == [(0, "نفت"), (1, "petrol")]
    assert found(theme, *texts, languages=["en", "ku"]) == [(1, "petrol")]
    assert found(theme, *texts, languages=["ar", "ckb"]) == []


def test_aliases_are_literal_and_case_sensitive_ones_are_not_folded():
    assert found({"aliases": ["oil*"]}, "oils oil OIL") == [(0, "oil"), (0, "OIL")]
    assert found({"case_sensitive": ["US", "WHO*"]}, "us US who WHOs") == [(0, "US"), (0, "WHOs")]
    assert found({"regex": ["^oil"]}, "OILS boil") == [(0, "OILS")]


def test_some_themes_in_the_order_asked_for():
    made = themes(["a", "b", "c"])
    assert list(made.only("c", "a")) == ["c", "a"]
    assert made.only("b")["b"] is made["b"]


def test_the_table_has_a_row_per_pattern():
    made = themes(
        {
            "oil": {"patterns": ["oil*"], "exclude": ["olive oil"], "fa": {"aliases": ["نفت"]}},
            "us": {"case_sensitive": ["US"], "regex": ["^u"]},
        }
    )
    assert made.frame().values.tolist() == [
        ["oil", "oil*", "glob", False, "", "pattern", False],
        ["oil", "نفت", "fixed", False, "fa", "pattern", False],
        ["oil", "olive oil", "glob", False, "", "pattern", True],
        ["us", "US", "glob", True, "", "pattern", False],
        ["us", "^u", "regex", False, "", "pattern", False],
    ]
    names = ["theme", "pattern", "valuetype", "case", "language", "kind", "excluded"]
    assert list(made.frame()) == names


def test_the_shipped_themes_prove_themselves(root):
    made = tk.themes(root / "corpora/kirkuk-2017/themes.toml")
    assert {"kirkuk", "irgc", "peshmerga"} <= set(made)
    assert all(theme.examples and theme.counter_examples and theme.why for theme in made.values())


def test_it_says_what_it_holds():
    made = themes({"oil": {"patterns": ["oil", "gas"], "examples": ["oil"]}, "x": ["y"]})
    assert repr(made) == "<Themes: oil, x (3 patterns, 1 examples pass)>"


def test_a_plain_value_is_a_pattern_or_an_error_and_never_dropped(tmp_path):
    assert list(themes({"oil": "oil", "gas": ["gas"]})) == ["oil", "gas"]
    with pytest.raises(ToolkitError, match=r"The theme 'b' is 3; it must be a table with patterns"):
        themes({"a": ["x"], "b": 3})
    file = tmp_path / "themes.toml"
    file.write_text('title = "Oil"\n[oil]\npatterns = ["oil"]\n')
    assert list(themes(file)) == ["oil"]


def test_a_language_may_give_a_plain_list():
    table = themes({"kirkuk": {"patterns": ["kirkuk"], "fa": ["کرکوک"]}}).frame()
    assert table["language"].tolist() == ["", "fa"]


def test_words_that_head_a_file_are_words_elsewhere(write):
    words = ["oil", "source", "title"]
    assert list(themes(words)) == words
    assert list(themes({"source": ["source"], "title": "title"})) == ["source", "title"]
    head = 'title = "Oil"\nversion = 2\nauthor = 2017-10-16\n'
    table = '[source]\npatterns = ["source"]\n[licence]\nregex = ["^licen"]\n'
    assert list(themes(write("themes.toml", head + table))) == ["source", "licence"]


def test_words_that_head_a_file_are_followed(tiny):
    assert tiny.track(["oil", "source", "title"], by="outlet")["theme"].unique().tolist() == [
        "oil",
        "source",
        "title",
    ]


def test_only_needs_a_name():
    with pytest.raises(ToolkitError, match=r"No theme was named. Allowed: 'oil', 'gas'\."):
        themes(["oil", "gas"]).only()


@pytest.mark.parametrize("folder", [False, True])
def test_a_word_given_for_a_file_is_told(tmp_path, monkeypatch, folder):
    monkeypatch.chdir(tmp_path)
    if folder:
        (tmp_path / "kirkuk").mkdir()
    told = r"There is no theme file 'kirkuk'\. .* tk.themes\(\['kirkuk'\]\) or corpus.track\(\['k"
    with pytest.raises(ToolkitError, match=told):
        themes("kirkuk")
    with pytest.raises(ToolkitError, match=r"There is no theme file 'kirkuk.toml'\.$"):
        themes("kirkuk.toml")


@pytest.mark.parametrize("source", [None, 7, 2.5, True])
def test_what_is_no_source_is_told(source):
    with pytest.raises(ToolkitError) as told:
        themes(source)
    assert str(told.value) == (
        f"{source!r} is no theme. Give a file, a table of themes, or a list of words: "
        "tk.themes(['kirkuk', 'oil'])."
    )


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ({"": ["oil"]}, ""),
        ({" ": ["oil"]}, " "),
        ([""], ""),
        ([" ", "oil"], " "),
        ({1: ["oil"]}, 1),
    ],
)
def test_a_theme_needs_a_name(source, name):
    with pytest.raises(ToolkitError) as told:
        themes(source)
    assert str(told.value).startswith(f"A theme is called {name!r}; its name must be a text that")


def test_a_word_that_is_no_text_is_told():
    with pytest.raises(ToolkitError, match=r"^patterns of theme '1' must be a list of strings"):
        themes([1])


def test_a_word_given_twice_is_one_theme():
    assert list(themes(["oil", "gas", "oil"])) == ["oil", "gas"]


def test_nesting_and_examples_are_checked_when_themes_are_read():
    with pytest.raises(ToolkitError, match="'a', 'b', 'a' need each other in a circle"):
        themes({"a": {"patterns": ["a"], "part_of": "b"}, "b": {"patterns": ["b"], "part_of": "a"}})
    york = {"patterns": ["york"], "counter_examples": ["york times"]}
    with pytest.raises(ToolkitError, match="'york' fails its own examples"):
        themes({"york": york, "paper": ["york times"]})
    made = themes({"york": york | {"blocked_by": ["paper"]}, "paper": ["york times"]})
    assert repr(made) == "<Themes: york, paper (2 patterns, 1 examples pass)>"


def test_a_choice_keeps_what_it_needs_of_the_others():
    made = themes(
        {
            "a": ["a"],
            "b": {"patterns": ["b"], "part_of": "a"},
            "c": {"patterns": ["c"], "part_of": "b"},
        }
    )
    tokens = Tokens.build(["a b c"])
    some = made.only("b")
    assert list(some) == ["b"] and list(some.others) == ["a", "b", "c"]
    assert "a" not in some and len(some) == 1
    with pytest.raises(ToolkitError, match=r"theme='a' is not known. Allowed: 'b'"):
        some.only("a")
    assert some.matcher(tokens).hits("b").spans.first.tolist() == [1, 2]
    assert some.only("b").matcher(tokens).hits("b").spans.first.tolist() == [1, 2]
    assert made.matcher(tokens).hits("a").spans.first.tolist() == [0, 1, 2]


def test_the_table_tells_contexts_and_anaphors():
    table = {"in_context": ["strike"], "context": ["wages"], "anaphors": ["they"]}
    rows = themes({"x": table | {"fa": ["نفت"]}}).frame()
    assert rows[["pattern", "language", "kind", "excluded"]].values.tolist() == [
        ["strike", "", "in context", False],
        ["they", "", "anaphor", False],
        ["نفت", "fa", "pattern", False],
        ["wages", "", "context", False],
    ]
