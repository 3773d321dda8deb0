"""Kinds of source by the words for them."""

from __future__ import annotations

import pytest

from toolkit.checks import ToolkitError
from toolkit.voices.people import beside
from toolkit.voices.people.roles import FOLDER, KINDS, Roles, read


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("a senior Iraqi official", "official"),
        ("an adviser to the prime minister", "official"),
        ("a police officer", "official"),
        ("an army officer", "military"),
        ("a lieutenant at the northern checkpoint", "military"),
        ("the spokesman for the party", "party"),
        ("party officials", "party"),
        ("a military spokesman", "military"),
        ("a spokesman", ""),
        ("president of the university", "expert"),
        ("the president", "official"),
        ("a professor of law", "expert"),
        ("two residents", "civilian"),
        ("most voters", "civilian"),
        ("a maker of bricks", "civilian"),
        ("a brickmaker", "civilian"),
        ("the newspaper", "media"),
        ("sources", "unnamed"),
        ("people familiar with the talks", "unnamed"),
        ("an intelligence source", "official"),
    ],
)
def test_the_head_decides_then_bodies_then_what_comes_behind(phrase, kind):
    assert read("en").kind(phrase) == kind


def test_the_first_word_decides_where_heads_stand_first():
    roles = Roles.of(
        {
            "head": "first",
            "behind": ["من"],
            "official": {"roles": ["مسؤول"], "bodies": ["وزارة"]},
            "military": {"roles": ["ضابط"]},
            "neutral": {"roles": ["متحدث"]},
        }
    )
    assert roles.kind("مسؤول ضابط") == "official"
    assert roles.kind("ضابط مسؤول") == "military"
    assert roles.kind("متحدث من وزارة الدفاع") == "official"


def test_every_file_can_be_read_and_has_only_kinds_that_are_known():
    files = sorted(FOLDER.glob("*.toml"))
    assert files
    for path in files:
        roles = read(path.stem)
        kinds = {kind for pairs in roles.roles.phrases.values() for _, kind in pairs}
        assert kinds <= {*KINDS}


def test_what_a_file_may_hold_is_told():
    with pytest.raises(ToolkitError, match=r"the table has 'oficial'; allowed: 'head', 'behind'"):
        Roles.of({"oficial": {"roles": []}})
    with pytest.raises(ToolkitError, match=r"\[official\]='role' is not known"):
        Roles.of({"official": {"role": ["mayor"]}})
    with pytest.raises(ToolkitError, match="language='xx' is not known"):
        read("xx")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ali Aziz, the mayor of Kirkuk, said", "the mayor of Kirkuk"),
        ("Ali Aziz, 41, a brickmaker, said", "a brickmaker"),
        ("Ali Aziz, R-Ariz., said", "R-Ariz"),
        ("Ali Aziz, who teaches law in Erbil, said", "who teaches law in Erbil"),
        ("Ali Aziz, who was late, said", ""),
        ("Ali Aziz, Huda Karim and others said", ""),
        ("Ali Aziz, residents and others said", ""),
        ("Ali Aziz said", ""),
    ],
)
def test_what_stands_behind_a_name(text, role):
    assert beside.behind(text, len("Ali Aziz")) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In May the governor, Ali Aziz", "the governor"),
        ("told the former army spokesman Ali Aziz", "former army spokesman"),
        ("a major voice, Ali Aziz", ""),
        ("He told Ali Aziz", ""),
        ("rivals Ali Aziz", ""),
    ],
)
def test_what_stands_before_a_name(text, role):
    assert beside.before(text, text.index("Ali Aziz")) == role
