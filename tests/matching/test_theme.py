import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.matching.rules import Languages
from toolkit.themes import themes
from toolkit.tokens import Tokens


def hits(tables, *texts, languages=None, name="x"):
    """Document, place in it, and words of the matches of a theme."""
    tokens = Tokens.build(texts)
    known = languages and Languages.from_values(languages)
    (first, length), _ = themes(tables).matcher(tokens, known).hits(name)
    document = tokens.document_of(first)
    words = [
        " ".join(tokens.types[c] for c in tokens.codes[f : f + n])
        for f, n in zip(first, length, strict=True)
    ]
    places = (first - tokens.bounds[document]).tolist()
    return list(zip(document.tolist(), places, words, strict=True))


def where(tables, *texts, languages=None, name="x"):
    """Documents and places of the matches."""
    return [(d, p) for d, p, _ in hits(tables, *texts, languages=languages, name=name)]


STRIKE = {"in_context": ["strike"], "context": ["oil field", "wages"]}


@pytest.mark.parametrize(
    ("within", "text", "expected"),
    [
        (None, "strike a b c d e f g h wages", True),
        (None, "strike", False),
        (1, "wages strike", True),
        (1, "strike wages", True),
        (1, "wages a strike", False),
        (1, "strike a wages", False),
        (2, "wages a strike", True),
        (2, "strike a wages", True),
        # A phrase is as near as its nearest word, on both sides.
        (1, "oil field strike", True),
        (1, "strike oil field", True),
        (1, "oil field a strike", False),
        (2, "oil field a strike", True),
        (9, "strike oil", False),
    ],
)
def test_a_pattern_in_context_needs_a_term_so_near(within, text, expected):
    table = STRIKE if within is None else STRIKE | {"within": within}
    assert bool(hits({"x": table}, text)) is expected


def test_context_ends_where_the_document_ends():
    texts = ["strike", "wages", "the strike", "wages a strike"]
    for table in (STRIKE, STRIKE | {"within": 20}):
        assert where({"x": table}, *texts) == [(3, 2)]


def test_a_match_is_no_context_of_itself():
    table = {"in_context": ["oil*"], "context": ["oil"]}
    assert where({"x": table}, "oil", "oils", "oil and oil", "oil oils") == [
        (2, 0),
        (2, 2),
        (3, 1),
    ]
    table = {"in_context": ["oil strike"], "context": ["oil"]}
    assert where({"x": table}, "oil strike", "oil strike of oil") == [(1, 0)]
    # What reaches beyond the match is beside it.
    table = {"in_context": ["guard"], "context": ["revolutionary guard", "guard corps"]}
    assert where({"x": table}, "revolutionary guard", "guard corps", "guard") == [(0, 1), (1, 0)]


def test_what_needs_no_context_counts_without():
    table = {"patterns": ["walkout"], "in_context": ["strike"], "context": ["wages"]}
    assert where({"x": table}, "walkout strike", "strike wages") == [(0, 0), (1, 0)]


def test_the_context_of_a_language_is_beside_the_patterns_of_that_language():
    table = {
        "in_context": ["strike"],
        "context": ["wages"],
        "en": {"in_context": ["stoppage"], "context": ["union"], "within": 1},
        "tr": {"in_context": ["grev"]},
    }
    texts = ["stoppage wages", "stoppage union", "stoppage a union", "grev wages", "grev union"]
    assert where({"x": table}, *texts, languages=["en", "en", "en", "tr", "tr"]) == [
        (1, 0),
        (3, 0),
    ]
    assert where({"x": table}, *texts, languages=["tr"] * 5) == [(3, 0)]
    # A common pattern takes the terms of every language, in its documents and as near.
    texts = ["strike wages", "strike union", "strike a union", "strike union"]
    assert where({"x": table}, *texts, languages=["en", "en", "en", "tr"]) == [(0, 0), (1, 0)]


def test_anaphors_count_where_the_document_names_the_theme():
    table = {"patterns": ["karim"], "anaphors": ["the governor", "he"]}
    texts = ["The governor. He spoke.", "He is Karim, the governor", "he", "karim"]
    assert hits({"x": table}, *texts) == [
        (1, 0, "He"),
        (1, 2, "Karim"),
        (1, 3, "the governor"),
        (3, 0, "karim"),
    ]


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"exclude": ["karim street"]}, "the governor of karim street"),
        ({"negation": 1}, "the governor not karim"),
        ({"blocked_by": ["y"]}, "the governor of karim street"),
        ({"in_context": ["karim"], "patterns": [], "context": ["iraq"]}, "the governor karim"),
    ],
)
def test_a_name_that_does_not_count_is_none_for_anaphors(more, text):
    tables = {"x": {"patterns": ["karim"], "anaphors": ["governor"]} | more, "y": ["karim street"]}
    assert hits(tables, text) == []
    assert len(hits(tables, "karim of iraq, the governor")) == 2


def test_a_part_names_the_whole_for_its_anaphors():
    tables = {
        "x": {"patterns": ["iraq"], "anaphors": ["the country"]},
        "y": {"patterns": ["basra"], "part_of": "x"},
    }
    assert hits(tables, "basra and the country", "the country") == [
        (0, 0, "basra"),
        (0, 2, "the country"),
    ]


@pytest.mark.parametrize(
    ("reach", "text", "expected"),
    [
        (0, "no oil", True),
        (1, "no oil", False),
        (1, "NO oil", False),
        (1, "no more oil", True),
        (2, "no more oil", False),
        (9, "oil, no", True),  # behind it denies nothing
        (1, "without oil", False),
        (9, "some oil", True),
    ],
)
def test_a_word_that_denies_takes_out_what_follows(reach, text, expected):
    assert bool(hits({"x": {"patterns": ["oil"], "negation": reach}}, text)) is expected


def test_a_negation_holds_in_its_document_and_language():
    table = {"patterns": ["oil", "نفط"], "negation": 3}
    assert where({"x": table}, "no", "oil") == [(1, 0)]
    texts = ["no oil", "بدون نفط", "بدون oil", "no oil"]
    assert where({"x": table}, *texts, languages=["en", "ar", "en", "de"]) == [(2, 1), (3, 1)]
    assert where({"x": table}, *texts, languages=["und"] * 4) == []


def test_a_negation_takes_one_match_and_leaves_the_shorter_one():
    table = {"patterns": ["a b", "b"], "negation": 1}
    assert hits({"x": table}, "no a b") == [(0, 2, "b")]


TREE = {
    "world": ["world"],
    "x": {"patterns": ["middle east"], "part_of": "world"},
    "iraq": {"patterns": ["iraq*"], "part_of": "x", "exclude": ["iraqi war"]},
    "kirkuk": {"patterns": ["kirkuk", "iraq kirkuk"], "part_of": "iraq"},
    "oil": ["oil"],
}
TEXT = "world, middle east, iraqi war, iraq kirkuk, kirkuk, iraqi, oil"


def test_parts_count_for_everything_that_they_are_part_of():
    assert where(TREE, TEXT, name="kirkuk") == [(0, 5), (0, 7)]
    iraq = [(0, 5), (0, 7), (0, 8)]
    assert where(TREE, TEXT, name="iraq") == iraq
    assert where(TREE, TEXT) == [(0, 1), *iraq]
    assert where(TREE, TEXT, name="world") == [(0, 0), (0, 1), *iraq]


def test_a_match_of_a_part_names_its_own_pattern():
    tokens = Tokens.build([TEXT])
    _, pattern = themes(TREE).matcher(tokens).hits("world")
    assert pattern.tolist() == [
        "world",
        "middle east",
        "iraq kirkuk",
        "kirkuk",
        "iraq*",
    ]


def test_what_the_whole_excludes_its_parts_may_hold():
    tables = {
        "x": {"patterns": ["iraq"], "exclude": ["kirkuk"], "negation": 2},
        "y": {"patterns": ["kirkuk"], "part_of": "x"},
    }
    assert where(tables, "no iraq", "no kirkuk") == [(1, 1)]


def test_themes_left_out_are_known_all_the_same():
    tables = TREE | {"war": {"patterns": ["war"], "blocked_by": ["iraq"]}}
    tokens = Tokens.build([TEXT, "iraq war"])
    every = themes(tables)
    for name in tables:
        some = every.only(name)
        assert list(some) == [name]
        for made in (some, some.only(name), every.only("oil", name)):
            found = made.matcher(tokens).hits(name)
            assert found.spans.first.tolist() == every.matcher(tokens).hits(name)[0].first.tolist()


def test_blocked_matches_touch_none_of_the_other_theme():
    tables = {"x": {"patterns": ["york", "new"], "blocked_by": ["paper", "city"]}}
    tables |= {"paper": ["york times"], "city": {"patterns": ["new york"], "blocked_by": ["paper"]}}
    text = "new york, york, york times, new york times"
    assert where(tables, text) == [(0, 2), (0, 5)]
    assert where(tables, text, name="city") == [(0, 0)]
    assert where(tables, text, name="paper") == [(0, 3), (0, 6)]


def test_exclusions_of_all_languages_and_of_one():
    table = {"patterns": ["oil"], "exclude": ["olive oil"], "en": {"exclude": ["oil paint"]}}
    texts = ["olive oil", "oil paint", "oil"]
    assert where({"x": table}, *texts, languages=["en"] * 3) == [(2, 0)]
    assert where({"x": table}, *texts, languages=["tr"] * 3) == [(1, 0), (2, 0)]
    assert where({"x": table}, *texts, languages=["und"] * 3) == [(2, 0)]


TEXTS = st.lists(
    st.lists(st.sampled_from("a b c d no".split()), max_size=8).map(" ".join), max_size=3
)


@given(TEXTS, st.integers(0, 2), st.none() | st.integers(1, 3))
def test_a_theme_is_what_a_walk_over_the_words_finds(texts, negation, within):
    table = {"patterns": ["a", "a b"], "in_context": ["c"], "context": ["d"], "exclude": ["b c"]}
    table |= {"negation": negation} | ({"within": within} if within else {})
    expected = []
    for number, text in enumerate(texts):
        words = text.split()

        def counts(first, length, words=words):
            own = range(first, first + length)
            traps = [i for i in range(len(words) - 1) if words[i : i + 2] == ["b", "c"]]
            if any(i in own or i + 1 in own for i in traps):
                return False
            return "no" not in words[max(0, first - negation) : first]

        def near(first, words=words):
            reach = within or 99
            return "d" in words[max(0, first - reach) : first + reach + 1]

        at = 0
        while at < len(words):
            pair = words[at : at + 2] == ["a", "b"] and counts(at, 2)
            one = words[at] == "a" or (words[at] == "c" and near(at))
            length = 2 if pair else int(one and counts(at, 1))
            if length:
                expected.append((number, at))
            at += max(length, 1)
    assert where({"x": table}, *texts) == expected
