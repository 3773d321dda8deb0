import pytest

from toolkit.matching.wildcards import cut


@pytest.mark.parametrize(
    ("chunk", "readings"),
    [
        ("militia*", [("militia*",)]),
        ("mobili?ation", [("mobili?ation",)]),
        ("iran*-backed", [("iran*", "backed")]),
        ("kirkuk's", [("kirkuk", "'s")]),
        ("*", [("*",)]),
        ("*-led", [("*", "led")]),
        ("--", [()]),
        # A point joins digits, single letters, and nothing else.
        ("2.*", [("2.*",)]),
        ("2*.5", [("2*.5",)]),
        ("u.*", [("u.*",)]),
        ("u.s*", [("u", "s*"), ("u.s*",)]),
        ("a**.b", [("a**", "b"), ("a**.b",)]),
        ("u.said*", [("u", "said*")]),
        ("*.com", [("*", "com")]),
        # An apostrophe joins letters; a final 's is a token of its own.
        ("d*'esh", [("d*'esh",)]),
        ("*'s", [("*", "'s")]),
        ("kirkuk's*", [("kirkuk's*",), ("kirkuk", "'s*")]),
        ("'s", [("'s",)]),
    ],
)
def test_globs_are_cut_each_way_they_can_be_meant(chunk, readings):
    assert cut(chunk, True) == readings


@pytest.mark.parametrize(
    ("chunk", "words"),
    [("oil*", ("oil",)), ("2.*", ("2",)), ("*a*b", ("a", "b")), ("'s", ("'s",)), ("*", ())],
)
def test_without_wildcards_they_are_punctuation(chunk, words):
    assert cut(chunk, False) == [words]
