import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import ToolkitError
from toolkit.matching import patterns as module
from toolkit.matching.patterns import Pattern, as_patterns, find
from toolkit.matching.spans import Spans, longest
from toolkit.tokens import Tokens

TEXTS = [
    "The militia left; militias and a Militia-led unit stayed.",
    "",
    "Islamic State",
    "State of Kirkuk: Islamic",
    "State می‌روند كرکوک Oïl 100 U.S",
]
TOKENS = Tokens.build(TEXTS)


def found(text, valuetype="glob", case=False, tokens=TOKENS):
    """Matches as the words they cover, folded blanks between."""
    first, length = find(tokens, Pattern(text, valuetype, case))
    return [" ".join(tokens.types[c] for c in tokens.codes[f : f + n])
            for f, n in zip(first, length, strict=True)]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("militia", ["militia", "Militia"]),
        ("MILITIA*", ["militia", "militias", "Militia"]),
        ("*ilitias", ["militias"]),
        ("m*t*a", ["militia", "Militia"]),
        ("militia?", ["militias"]),
        ("o?l", ["Oïl"]),
        ("???l", []),
        ("?n??", ["unit"]),
        ("u.s", ["U.S"]),
        ("u.*", ["U.S"]),
        ("1?0", ["100"]),
        ("میروند", ["می‌روند"]),
        ("می*", ["می‌روند"]),
        ("militia-led unit", ["Militia led unit"]),
        ("islamic state", ["Islamic State"]),
        ("* of kirkuk", ["State of Kirkuk"]),
        ("of * islamic", ["of Kirkuk Islamic"]),
        ("state *", ["State of", "State می‌روند"]),
        ("kirkuk * *", []),
        ("gas", []),
    ],
)
def test_globs(text, expected):
    assert found(text) == expected


def test_a_lone_star_is_any_word():
    first, length = find(TOKENS, Pattern("*"))
    assert first.tolist() == list(range(len(TOKENS))) and set(length) == {1}


@pytest.mark.parametrize(
    ("text", "valuetype", "expected"),
    [
        ("militia", "regex", ["militia", "militias", "Militia"]),
        ("^militia$", "regex", ["militia", "Militia"]),
        ("isl st", "regex", ["Islamic State"]),
        (r"\d+", "regex", ["100"]),
        ("میروند", "regex", ["می‌روند"]),
        ("می\u200cروند", "regex", ["می‌روند"]),
        ("militia*", "fixed", ["militia", "Militia"]),
        ("militia?", "fixed", ["militia", "Militia"]),
        ("islamic state", "fixed", ["Islamic State"]),
    ],
)
def test_expressions_and_fixed_words(text, valuetype, expected):
    assert found(text, valuetype) == expected


@pytest.mark.parametrize(
    ("text", "valuetype", "expected"),
    [
        ("Militia", "glob", ["Militia"]),
        ("Militia*", "glob", ["Militia"]),
        ("*s", "glob", ["militias"]),
        ("MILITIA", "glob", []),
        ("islamic state", "fixed", []),
        ("Islamic State", "fixed", ["Islamic State"]),
        ("^M", "regex", ["Militia"]),
        ("میروند", "regex", []),
    ],
)
def test_capitals_count_on_request(text, valuetype, expected):
    assert found(text, valuetype, case=True) == expected


@pytest.mark.parametrize("text", ["islamic state", "state islamic", "* *", "kirkuk islamic state"])
def test_no_phrase_crosses_documents_or_leaves_the_corpus(text):
    for texts in (["islamic", "state"], ["state", "", "islamic"], ["state islamic", "state"]):
        tokens = Tokens.build(texts)
        for first, length in zip(*find(tokens, Pattern(text)), strict=True):
            bounds = tokens.bounds
            assert tokens.document_of(first) == tokens.document_of(first + length - 1)
            assert first >= 0 and first + length <= bounds[-1]
    assert found("* *", tokens=Tokens.build(["a", "b c", "d"])) == ["b c"]


def test_an_empty_corpus_has_no_match():
    assert found("oil* *", tokens=Tokens.build([])) == []
    assert found("oil", "regex", tokens=Tokens.build([""])) == []


@pytest.mark.parametrize("text", ["", "  ", "...", "'", None, 3])
def test_a_pattern_without_a_word_is_refused(text):
    with pytest.raises(ToolkitError, match=r"holds no word. Give a word, a phrase or a glob"):
        Pattern(text)


def test_an_invalid_expression_is_told():
    with pytest.raises(ToolkitError, match=r"'\(oil' is not valid: missing \).*valuetype='fixed'"):
        Pattern("(oil", "regex")


def test_an_unknown_valuetype_is_told():
    with pytest.raises(ToolkitError, match=r"valuetype='globe' .* Did you mean 'glob'\?"):
        Pattern("oil", "globe")


@pytest.mark.parametrize("case", [False, True])
def test_an_expression_that_runs_away_is_stopped(monkeypatch, case):
    monkeypatch.setattr(module, "REGEX_SECONDS", 0.3)
    tokens = Tokens.build(["a" * 60 + "b"] * 3 + ["a" * 70 + "c"])
    begun = time.monotonic()
    with pytest.raises(ToolkitError, match=r"'\(a\|aa\)\+\$' did not finish within 0.3 seconds"):
        find(tokens, Pattern("(a|aa)+$", "regex", case))
    assert 0.25 < time.monotonic() - begun < 2


@pytest.mark.parametrize("case", [False, True])
def test_many_words_that_are_each_quick_are_no_fault(monkeypatch, case):
    monkeypatch.setattr(module, "REGEX_SECONDS", 0.01)
    monkeypatch.setattr(module, "SLOW_WORD", 0.005)  # far from what one of these can take
    tokens = Tokens.build([" ".join(f"oil{n}" for n in range(50_000))])
    assert not len(find(tokens, Pattern("x+y", "regex", case)).first)


def test_slow_words_share_the_limit(monkeypatch):
    monkeypatch.setattr(module, "REGEX_SECONDS", 0.3)
    one = Tokens.build(["a" * 20 + "b"])
    find(one, Pattern("(a|aa)+$", "regex"))  # the first time takes longer
    begun = time.thread_time()
    find(one, Pattern("(a|aa)+$", "regex"))
    slow = time.thread_time() - begun
    assert module.SLOW_WORD < slow < 0.3
    many = Tokens.build([" ".join("a" * 20 + f"b{n}" for n in range(int(5 * 0.3 / slow)))])
    with pytest.raises(ToolkitError, match=r"did not finish within 0.3 seconds"):
        find(many, Pattern("(a|aa)+$", "regex"))


def test_each_word_is_searched_once(monkeypatch):
    seen = []

    class Expression:
        def search(self, word, timeout):
            seen.append(word)

    monkeypatch.setattr(module, "_compiled", lambda *_: Expression())
    find(Tokens.build(["oil Oil gas"]), Pattern("x", "regex"))
    assert sorted(seen) == ["Oil", "gas", "oil"]


def test_an_expression_may_match_the_word_as_written_or_folded():
    assert found("^(?-i:M)", "regex") == ["Militia"]
    assert found("^(?-i:m)ilitia$", "regex") == ["militia", "Militia"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (r"islamic\s+state", "islamic state"),
        (r"islamic\ state", "islamic state"),
        (r"oil\s*price[sd]?", r"oil price\[sd\]\?"),
        ("oil[ _]price", "islamic state"),
        ("oil( price)?", "islamic state"),
        (r"(^|\s)oil", "islamic state"),
    ],
)
def test_an_expression_that_asks_for_a_blank_is_told(text, hint):
    told = rf"word by word and blanks separate the words, as in '{hint}'\."
    with pytest.raises(ToolkitError, match=told):
        Pattern(text, "regex")


@pytest.mark.parametrize("text", [r"oil[^\s]*", r"^\Soil", r"oil\\s", "oil price"])
def test_an_expression_that_asks_for_no_blank_is_taken(text):
    assert Pattern(text, "regex").readings


ABBREVIATED = Tokens.build(
    ["The U.S. rose 2.5%, U.S.A. 2,861,471; U said. 2. Kirkuk’s U.K. 3.2 's s"]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("u.s*", ["U.S", "U.S.A", "U said"]),
        ("u*.s", ["U.S"]),
        ("u.s", ["U.S"]),
        ("u.?", ["U.S", "U.K"]),
        ("*.s", ["U.S"]),
        ("2.*", ["2.5"]),
        ("?.5", ["2.5"]),
        ("*.2", ["3.2"]),
        ("2,*", ["2,861,471"]),
        ("2,???,4*", ["2,861,471"]),
        ("*'s", ["Kirkuk ’s"]),
        ("'s", ["’s"]),
        ("’S", ["’s"]),
        ("kirkuk 's u.k*", ["Kirkuk ’s U.K"]),
        ("rose 2.* u.s*", ["rose 2.5 U.S.A"]),
    ],
)
def test_wildcards_are_cut_as_the_text_is(text, expected):
    assert found(text, tokens=ABBREVIATED) == expected


def test_the_possessive_is_found_as_a_fixed_word():
    assert found("'s", "fixed", tokens=ABBREVIATED) == ["’s"]
    assert found("’s", "fixed", case=True, tokens=ABBREVIATED) == ["’s"]
    assert found("’S", "glob", case=True, tokens=ABBREVIATED) == []


def test_a_pattern_of_too_many_readings_is_told():
    assert len(Pattern(" ".join(["u.s*"] * 6)).readings) == 64
    with pytest.raises(ToolkitError, match=r"more than 64 ways.*Split it into shorter patterns"):
        Pattern(" ".join(["u.s*"] * 7))


def test_patterns_are_made_from_what_is_given():
    ready = Pattern("oil", case=True)
    assert as_patterns(ready) == [ready]
    assert as_patterns("oil", "fixed", True) == [Pattern("oil", "fixed", True)]
    assert as_patterns(["gas", ready]) == [Pattern("gas"), ready]
    with pytest.raises(ToolkitError, match="No pattern was given"):
        as_patterns([])


def leftmost_longest(spans):
    """The rule, word for word, one stretch at a time."""
    left = [(f, -n, which) for which, s in enumerate(spans) for f, n in zip(*s, strict=True)]
    chosen = []
    while left:
        first, length, which = min(left)
        chosen.append((first, -length, which))
        left = [other for other in left if other[0] >= first - length]
    return chosen


STRETCHES = st.lists(
    st.lists(
        st.tuples(st.integers(0, 25), st.integers(1, 5)), max_size=8, unique_by=lambda s: s[0]
    ),
    max_size=4,
)


@settings(max_examples=500)
@given(STRETCHES)
def test_overlaps_are_settled_as_the_rule_says(stretches):
    spans = [Spans(*np.array(sorted(s), np.int64).reshape(-1, 2).T) for s in stretches]
    (first, length), which = longest(spans)
    merged = list(zip(first.tolist(), length.tolist(), which.tolist(), strict=True))
    assert merged == leftmost_longest(spans)


def test_a_long_run_of_overlaps_is_settled_at_once():
    first = np.arange(200_000)
    begun = time.thread_time()
    (kept, _), _ = longest([Spans(first, np.full(len(first), 100_000))])
    assert kept.tolist() == [0, 100_000]
    assert time.thread_time() - begun < 5


def test_a_doubtful_set_in_a_regular_expression_is_no_warning():
    assert Pattern("[[a]", "regex").readings
