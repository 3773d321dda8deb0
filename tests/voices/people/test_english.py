"""Who speaks in English articles, on texts with the sources marked by hand.

In the texts {1:he} is the source of the first quotation and {1=...} its content.
"""

from __future__ import annotations

import re

import pytest

from toolkit.themes import themes
from toolkit.voices.contract import Attribution, Person
from toolkit.voices.people.english import people, people_of

MARK = re.compile(r"\{(\d)([:=])(.*?)\}", re.DOTALL)


def read(marked, title="", known=people, cue=None):
    """The persons of a marked text, by number."""
    text, at, sources, contents = "", 0, {}, {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        place = (len(text), len(text) + len(mark[3]))
        (sources if mark[2] == ":" else contents)[int(mark[1])] = place
        text += mark[3]
        at = mark.end()
    text += marked[at:]
    order = sorted(contents, key=contents.get)
    found = []
    for number in order:
        start, end = contents[number]
        kind = "direct" if text[start] in '“"' else "indirect"
        found.append(Attribution(kind, sources.get(number), cue, ((start, end),)))
    return dict(zip(order, known(title, text, found), strict=True))


def names(marked, **how):
    return [person.name for _, person in sorted(read(marked, **how).items())]


def test_nothing_found_nobody_named():
    assert people("", "Ali Aziz left.", []) == []


@pytest.mark.parametrize(
    ("source", "name", "role", "kind", "how"),
    [
        ("Ali Aziz, the mayor of Taza", "Ali Aziz", "the mayor of Taza", "official", "name"),
        ("the mayor, Ali Aziz,", "Ali Aziz", "the mayor", "official", "name"),
        ("Senator Nadia Clark", "Nadia Clark", "Senator", "official", "name"),
        ("Nadia Clark, R-Ariz.,", "Nadia Clark", "R-Ariz", "official", "name"),
        ("Mr. Aziz", "Aziz", "", "", "name"),
        ("his brother Ali Aziz", "Ali Aziz", "his brother", "civilian", "name"),
        ("a former spokesman for the army, Oleg Tarn,", "Oleg Tarn",
         "a former spokesman for the army", "military", "name"),
        ("Huda Karim of Citadel News", "Huda Karim", "", "", "name"),
        ("the River Ministry", "River Ministry", "", "official", "name"),
        ("Citadel Daily", "Citadel Daily", "", "media", "name"),
        ("newsweek", "Newsweek", "", "media", "alias"),
        ("the Wash Post", "The Washington Post", "", "media", "alias"),
        ("the people", "", "the people", "civilian", "role"),
        ("Tehran", "Tehran", "", "official", "name"),
        ("a senior Iraqi official", "", "a senior Iraqi official", "official", "role"),
        ("two residents", "", "two residents", "civilian", "role"),
        ("a source in the talks", "", "a source in the talks", "unnamed", "role"),
        ("Officials", "", "Officials", "official", "role"),
        ("a spokesman for Ali Aziz", "", "a spokesman for Ali Aziz", "", "role"),
        ("Huda Karim, a seamstress", "Huda Karim", "a seamstress", "civilian", "name"),
        ("we", "", "", "", "none"),
    ],
)  # fmt: skip
def test_a_source_by_its_own_words(source, name, role, kind, how):
    found = read(f"On Monday {{1:{source}}} said {{1=nobody knew}}.")[1]
    assert found == Person(name, role, kind, how)


def test_two_who_speak_together():
    found = read("{1:Ali Aziz and Huda Karim} said {1=nobody knew}.")[1]
    assert found.name == "Ali Aziz; Huda Karim"


def test_a_surname_goes_back_to_name_and_role():
    text = "Falah Karim, the region's foreign minister, left. {1:Karim} said {1=it was over}."
    assert read(text)[1] == Person(
        "Falah Karim", "the region's foreign minister", "official", "alias"
    )


def test_office_counts_before_occupation_and_present_before_past():
    text = "Ali Aziz, a former teacher, met Mayor Ali Aziz. {1:Aziz} said {1=it was over}."
    assert read(text)[1][1:3] == ("Mayor", "official")
    text = "Ali Aziz, the former mayor, is an analyst, Ali Aziz, an analyst. {1:Aziz} said {1=so}."
    assert read(text)[1][2] == "expert"


def test_two_of_one_surname_are_not_mixed_up():
    text = (
        "Tom Marsh met Helen Marsh. {1:Mr. Marsh} said {1=it was late}. {2:Mrs. Marsh} said "
        "{2=it was early}. {3:Marsh} said {3=nothing}."
    )
    assert names(text) == ["Tom Marsh", "Helen Marsh", "Marsh"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # The subject before the object, a title and a first name before a guess.
        ("Tom Marsh met Bill Clark. {1:He} said {1=it was late}.", "Tom Marsh"),
        ("Tom Marsh met Helen Clark. {1:She} said {1=it was late}.", "Helen Clark"),
        ("Mr. Sardasht met Ms. Tovar. {1:She} said {1=it was late}.", "Tovar"),
        # In the same sentence.
        ("Tom Marsh said after a talk with Bill Clark that {1:he} knew {1=it was late}.",
         "Tom Marsh"),
        # The last who was quoted, over a name inside the quotation.
        ("Tom Marsh waved. {1=“I know Bill Clark,”} {1:Marsh} said. {2=“He is old,”} {2:he} said.",
         "Tom Marsh"),
        # Whoever is asked answers.
        ("Tom Marsh rose. Bill Clark asked Tom Marsh to sit. {1:He} said {1=it was late}.",
         "Tom Marsh"),
        # A name that only says whose something is, is nobody.
        ("Tom Marsh sat. At a Clark rally {1:he} said {1=it was late}. Bill Clark left.",
         "Tom Marsh"),
        # A role tells the gender.
        ("The spokeswoman, Sardasht Nawroz, met Tom Marsh. {1:She} said {1=it was late}.",
         "Sardasht Nawroz"),
        # Far back, but the only woman.
        ("Helen Clark came. " + "Nothing was heard. " * 9 + "{1:She} said {1=it was late}.",
         "Helen Clark"),
        ("Tom Marsh, 41, {1:who} said {1=it was late}, left.", "Tom Marsh"),
        ("The River Union, {1:which} said {1=it was late}, closed.", "River Union"),
    ],
)  # fmt: skip
def test_pronouns(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "Tom Marsh and Bill Clark met. Both left. {1:She} said {1=it was late}.",
        "It rained. {1:He} said {1=it was late}.",
        "Sue Marsh and Helen Clark sat with Tom Hale, with Ann Tovar. {1:They} said {1=so}.",
        "{1:It} said {1=so}.",
    ],
)
def test_a_pronoun_that_fits_nobody_or_several_is_left_alone(text):
    assert read(text)[1] == Person("", "", "", "none")


def test_two_who_fit_equally_are_left_alone():
    text = "A prize went to Tom Marsh and to Bill Clark. {1:He} said {1=it was late}."
    balanced = read(text)[1]
    assert (balanced.name, balanced.how) == ("", "none")


def test_a_pronoun_for_somebody_without_a_name():
    text = "{1:A nurse} said {1=it was late}. {2=“We wait,”} {2:she} said."
    assert read(text)[2] == Person("", "A nurse", "expert", "pronoun")
    text = "{1:Two residents} said {1=it was late}. {2=“We wait,”} {2:they} said."
    assert read(text)[2] == Person("", "Two residents", "civilian", "pronoun")
    text = "{1:The newspaper} said {1=it was late}. {2=“We wait,”} {2:he} said."
    assert read(text)[2].how == "none"


def test_who_behind_a_role():
    text = "It was two old residents {1:who} said {1=it was late}."
    assert read(text)[1] == Person("", "two old residents", "civilian", "role")


def test_a_role_goes_back_to_the_one_who_has_it():
    text = "Ali Aziz, a spokesman for the ministry, came. {1:The spokesman} said {1=it was late}."
    assert read(text)[1] == Person("Ali Aziz", "a spokesman for the ministry", "official", "alias")
    two = "Spokesman Tom Marsh came. " + text
    assert read(two)[1] == Person("", "The spokesman", "", "role")


def test_a_quotation_without_source_goes_on():
    text = "{1=“We wait,”} {1:Ali Aziz} said. {2=“Late.”}\n\n{3=“So late.”}\n\nRain.\n\n{4=“No.”}"
    found = read(text)
    assert [found[i].how for i in (1, 2, 3, 4)] == ["name", "carried", "carried", "none"]
    assert found[3].name == "Ali Aziz"


def test_indirect_speech_without_source_does_not():
    assert read("{1=“We wait,”} {1:Ali Aziz} said. It was said {2=that it rains}.")[2].how == "none"


def test_names_of_the_lexicon_of_actors():
    text = (
        "{1:General Qassem Suleimani} said {1=so}. {2:Suleimani} said {2=so}. {3:PMF} said {3=so}."
    )
    found = read(text)
    assert [found[i].name for i in (1, 2, 3)] == ["Qasem Soleimani", "Qasem Soleimani", "PMF"]
    assert found[1].how == "alias"
    assert {found[i].kind for i in (1, 2, 3)} == {"military"}


def test_a_lexicon_of_ones_own():
    own = people_of(themes({"Ali Aziz": {"patterns": ["abu hala", "ali aziz"], "why": "A mayor."}}))
    text = "{1:Abu Hala} said {1=so}. {2:Qassem Suleimani} said {2=so}."
    found = read(text, known=own)
    assert found[1] == Person("Ali Aziz", "", "official", "alias")
    assert found[2].name == "Qassem Suleimani"


def test_a_long_text_without_sense_is_read_at_once():
    text = "Ali " * 3000 + "a, " * 3000 + "“" * 500 + "(R-" * 500
    found = people("", text, [Attribution("direct", (11_996, 11_999), None, ((12_000, 12_010),))])
    assert len(found) == 1


def test_a_role_is_not_taken_from_a_person_who_is_named_later():
    (person,) = read("{1=“We stay,”} {1:the mayor} said. Ali Aziz, the mayor, left.").values()
    assert (person.name, person.role) == ("", "the mayor")


def test_a_role_that_two_persons_have_stays_a_role():
    text = "Ali Aziz, the mayor, met Karim Hama, mayor of Erbil. {1=“Go,”} {1:the mayor} said."
    (person,) = read(text).values()
    assert person.name == ""
