"""Names: what a run of capitalised words names."""

from __future__ import annotations

import pytest

from toolkit.voices.people.mentions import Cast, identity
from toolkit.voices.people.names import RUN, pieces


def read(text):
    return [(n.kind, n.role, " ".join(n.words), n.gender) for n in pieces(text)]


@pytest.mark.parametrize(
    ("run", "role", "name", "gender"),
    [
        ("Mr. Aziz", "", "Aziz", "male"),
        ("But Iraqi Prime Minister Haider al-Abadi", "Iraqi Prime Minister", "Haider al-Abadi",
         "male"),
        ("Republican Sen. Nadia Clark", "Republican Sen.", "Nadia Clark", "female"),
        ("Secretary of State Helen Marsh", "Secretary of State", "Helen Marsh", "female"),
        ("Police Chief Ali Aziz", "Police Chief", "Ali Aziz", "male"),
        ("Omar bin Salman", "", "Omar bin Salman", "male"),
        ("A. Aziz", "", "A. Aziz", ""),
        ("Dr. Tom O’Hara Jr.", "Dr.", "Tom O’Hara", "male"),
        ("Umm Noor", "", "Umm Noor", "female"),
        ("Kate Bishop", "", "Kate Bishop", "female"),
        ("Baghdad-based Huda Karim", "", "Huda Karim", "female"),
    ],
)  # fmt: skip
def test_titles_and_what_is_no_name_are_taken_off(run, role, name, gender):
    assert RUN.fullmatch(run)
    assert read(run) == [("person", role, name, gender)]


@pytest.mark.parametrize(
    ("run", "kind"),
    [
        ("The Washington Post", "body"),
        ("Republican National Committee", "body"),
        ("University of Sulaimani", "body"),
        ("IRGC", "body"),
        ("New Hampshire", "place"),
        ("Saudi Arabia", "place"),
        ("Kirkuk", "place"),
        ("President", "role"),
    ],
)
def test_bodies_places_and_bare_titles_are_no_persons(run, kind):
    assert [name.kind for name in pieces(run)] == [kind]


@pytest.mark.parametrize("run", ["However", "House Democrats", "Voters", "Iraqi", "The"])
def test_words_that_name_nobody(run):
    assert pieces(run) == ()


def test_a_headline_in_capitals_is_no_person():
    assert pieces("Vows Another Long Quiet Summer") == ()


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("Rudaw’s Hiwa Karim", ["Rudaw", "Hiwa Karim"]),
        ("Ali Aziz of Kirkuk", ["Ali Aziz", "Kirkuk"]),
        ("U.S. The Mayor", ["U.S.", ""]),
    ],
)
def test_a_run_with_several_names_is_cut(run, names):
    assert [" ".join(name.words) for name in pieces(run)] == names


def test_a_run_ends_at_a_full_stop_but_not_at_an_initial_or_title():
    runs = [m[0] for m in RUN.finditer("It was Ali Aziz. Sen. John F. Marsh left, Mr. Khan too.")]
    assert runs == ["It", "Ali Aziz", "Sen. John F. Marsh", "Mr. Khan"]


def test_an_address_or_a_hashtag_is_no_name():
    assert [m[0] for m in RUN.finditer("write to me@Example or #Kirkuk, Ali")] == ["Ali"]


def entity(cast, run):
    (name,) = pieces(run)
    return cast.find(name)


def test_surnames_first_names_and_titles_go_back_to_the_full_name():
    cast = Cast("Senator Nadia al-Karim met Tom B. Marsh. Ms. Karim left; Marsh stayed, Nadia too.")
    assert [m.entity.text for m in cast.mentions] == [
        "Nadia al-Karim", "Tom B. Marsh", "Nadia al-Karim", "Tom B. Marsh", "Nadia al-Karim",
    ]  # fmt: skip
    assert cast.mentions[0].entity.roles == ["Senator"]
    assert identity(("Tom", "B.", "Marsh")) == identity(("Tom", "Marsh"))


def test_a_full_name_that_comes_later_or_in_the_title_serves_too():
    assert Cast("Karim spoke. Then Nadia Karim left.").mentions[0].entity.text == "Nadia Karim"
    assert Cast("Karim spoke.", "Nadia Karim speaks").mentions[0].entity.text == "Nadia Karim"


def test_two_of_one_surname_stay_apart():
    cast = Cast("Tom Marsh met Helen Marsh. Marsh spoke, Mrs. Marsh left, Mr. Marsh stayed.")
    assert [m.entity.text for m in cast.mentions[2:]] == ["Marsh", "Helen Marsh", "Tom Marsh"]


def test_unless_one_is_named_in_full_clearly_more_often():
    cast = Cast("Tom Marsh met Helen Marsh. Helen Marsh left. Marsh spoke.")
    assert cast.mentions[-1].entity.text == "Helen Marsh"


def test_letters_behind_a_body_stand_for_it():
    cast = Cast("The River Users Association (RUA) met. RUA members left.")
    assert entity(cast, "RUA").text == "River Users Association"
