"""Themes without a pattern: what is found again must be what a new search finds."""

import pytest

from toolkit.matching.rules import Languages
from toolkit.matching.search import Search
from toolkit.matching.theme import Matcher
from toolkit.matching.variants import patterns, without
from toolkit.themes import themes
from toolkit.tokens import Tokens

TEXTS = [
    "The Islamic Revolutionary Guard Corps spoke",
    "The revolutionary guard spoke; the Corps was silent",
    "The Corps spoke",
    "No Quds Force here, no guard corps",
    "the Quds Force left",
]
FILE = {
    "irgc": {"patterns": ["revolutionary guard", "guard corps"], "anaphors": ["corps"]},
    "quds": {"patterns": ["quds force"], "part_of": "irgc", "negation": 3},
    "guards": {"patterns": ["guard*"], "blocked_by": ["irgc"]},
}
LANGUAGES = Languages.from_values(["en"] * len(TEXTS))


@pytest.fixture
def searched():
    return Search(Tokens.build(TEXTS), LANGUAGES, remember=True)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [("irgc", "revolutionary guard"), ("irgc", "guard corps"), ("irgc", "corps")],
)
def test_a_theme_without_a_pattern_is_the_theme_written_without_it(searched, name, pattern):
    given = dict(themes(FILE))
    Matcher(given, searched).hits(name)  # what is remembered must not matter
    found = Matcher(without(given, name, pattern), searched).hits(name)
    table = {key: [p for p in value if p != pattern] for key, value in FILE["irgc"].items()}
    written = dict(themes(FILE | {"irgc": table}))
    fresh = Matcher(written, Search(searched.tokens, LANGUAGES)).hits(name)
    assert found.pattern.tolist() == fresh.pattern.tolist()
    assert found.spans.first.tolist() == fresh.spans.first.tolist()


def test_overlaps_fall_to_the_pattern_that_is_left(searched):
    given = dict(themes(FILE))
    assert Matcher(given, searched).hits("irgc").pattern.tolist() == [
        "revolutionary guard",
        "corps",
        "revolutionary guard",
        "corps",
        "guard corps",
        "quds force",
    ]
    left = Matcher(without(given, "irgc", "revolutionary guard"), searched).hits("irgc")
    # The second document has no other name of the theme, so "the Corps" is nothing there.
    assert searched.tokens.document_of(left.spans.first).tolist() == [0, 3, 4]
    assert left.pattern.tolist() == ["guard corps", "guard corps", "quds force"]


def test_a_part_can_lose_its_only_pattern_and_others_stay(searched):
    given = dict(themes(FILE))
    lost = without(given, "irgc", "quds force")
    assert not len(Matcher(lost, searched).hits("quds").pattern)
    assert "quds force" not in Matcher(lost, searched).hits("irgc").pattern
    assert len(Matcher(given, searched).hits("guards").pattern) == 0


def test_patterns_of_a_theme_are_those_of_its_parts_too():
    given = themes(
        {
            "iran": {"patterns": ["iran"], "fa": {"patterns": ["ایران"]}},
            "irgc": {"patterns": ["irgc"], "part_of": "iran", "ckb": {"patterns": ["ایران"]}},
        }
    )
    assert patterns(given, "iran") == {"iran": [], "ایران": ["fa", "ckb"], "irgc": []}
    assert patterns(given, "irgc") == {"irgc": [], "ایران": ["ckb"]}
