"""What the words of a source are."""

from __future__ import annotations

import pytest

from toolkit.themes import themes
from toolkit.voices.people.actors import Actors, shipped
from toolkit.voices.people.genders import first_names, gender_of
from toolkit.voices.people.lexicon import lexicon
from toolkit.voices.people.phrases import phrase_of


@pytest.mark.parametrize(
    ("source", "kind", "name", "role"),
    [
        ("three questions to Talal Aziz, who", "name", "Talal Aziz", ""),
        ("Huda Karim in the studio", "name", "Huda Karim", ""),
        ("the deputy Sara Noor", "name", "Sara Noor", "the deputy"),
        ("a spokeswoman for the House Committee", "role", "",
         "a spokeswoman for the House Committee"),
        ("the office of regional President Ali Aziz", "role", "",
         "the office of regional President Ali Aziz"),
        ("1,409 teachers", "role", "", "1,409 teachers"),
        ("Ali Aziz's wife", "role", "", "Ali Aziz's wife"),
        ("two nurses, reached by telephone", "role", "", "two nurses"),
        ("  ", "nothing", "", ""),
        ("She", "pronoun", "", ""),
    ],
)  # fmt: skip
def test_name_role_or_pronoun(source, kind, name, role):
    found = phrase_of(source)
    assert (found.kind, " ".join(found.names[0].words) if found.names else "", found.role) == (
        kind, name, role
    )  # fmt: skip
    if found.names:
        assert source[found.at :].startswith(name.split()[0])


def test_words_for_several():
    assert phrase_of("some officials").plural
    assert not phrase_of("a boss of the works").plural


def test_names_borne_by_both_tell_no_gender():
    assert gender_of("Dana") == ""
    assert {*first_names().values()} == {"female", "male"}


def test_no_word_both_names_nobody_and_is_a_place():
    known = lexicon()
    assert not known.not_names & known.places
    assert not known.bodies & known.places


def test_a_name_is_an_actor_only_as_a_whole():
    actors = Actors(themes({"Ali Aziz": ["ali aziz", "aziz bey"], "River Force": ["river force"]}))
    assert actors.find("Ali Aziz").name == "Ali Aziz"
    assert actors.find("Hatem Ali Aziz") is None
    assert actors.find("River Force Units").name == "River Force"
    assert actors.find("River") is None


def test_of_an_actor_and_the_wider_one_the_narrower_is_meant():
    both = {
        "Force": ["force", "river wing"],
        "Wing": {"patterns": ["river wing"], "part_of": "Force"},
    }
    assert Actors(themes(both)).find("River Wing").name == "Wing"


def test_the_lexicon_is_the_shipped_one():
    assert shipped().themes == themes("actors").themes
