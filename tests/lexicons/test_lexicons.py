"""The lexicons that come with the toolkit: they load by name, are proved, and nest as they say."""

import tomllib

import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.lexicons import LEXICONS

FAMILIES = {
    "pmf", "irgc", "oct16", "region", "areas", "peshmerga", "vote", "isis", "soleimani",
}  # fmt: skip


@pytest.fixture(scope="module")
def actors():
    return tk.themes("actors")


@pytest.fixture(scope="module")
def labels():
    return tk.themes("labels")


def corpus(*texts, language="en"):
    return tk.from_frame(
        pd.DataFrame(
            {"text": texts, "language": language, "doc_id": [f"d{i}" for i in range(len(texts))]}
        )
    )


def names(found):
    return found.groupby("theme").size().to_dict()


@pytest.mark.parametrize("name", LEXICONS)
def test_it_is_a_file_of_the_package_and_loads_by_name(name):
    assert LEXICONS[name].is_file() and LEXICONS[name].parent.name == "lexicons"
    assert tk.themes(name) is tk.themes(name)  # read and proved once
    assert tk.themes(name).source == name


def test_measures_take_the_name(actors):
    part = corpus("The IRGC entered Kirkuk.")
    assert set(part.lookup("actors")["theme"]) == {"irgc", "kirkuk"}
    assert part.lookup("actors").equals(part.lookup(actors))


def test_other_names_are_told_which_there_are():
    for what in (lambda: tk.themes("actor"), lambda: corpus("Kirkuk").lookup("actor")):
        with pytest.raises(ToolkitError, match="come with the toolkit: 'actors', 'labels'"):
            what()


@pytest.mark.parametrize("name", LEXICONS)
def test_every_theme_says_what_is_meant_and_proves_it(name):
    themes = tk.themes(name)
    for theme in themes.values():
        assert theme.why.endswith(".") and theme.label != theme.name, theme.name
        assert theme.examples, theme.name
        languages = {rule.language for rule in theme.rules} - {None}
        assert languages <= {language for _, language in theme.examples}, theme.name


@pytest.mark.parametrize("name", LEXICONS)
def test_no_pattern_is_given_twice(name):
    tables = tomllib.loads(LEXICONS[name].read_text("utf-8"))
    for theme, table in tables.items():
        if isinstance(table, dict):
            for part in (table, *(v for v in table.values() if isinstance(v, dict))):
                for key in ("patterns", "in_context", "exclude", "context", "anaphors"):
                    rows = part.get(key, [])
                    assert len(rows) == len(set(rows)), (theme, key)


def test_parts_count_for_the_whole(actors):
    found = names(corpus("The Quds Force and Kata'ib Hezbollah left.").lookup(actors))
    assert found == {"quds_force": 1, "irgc": 1, "kataib": 1, "pmf": 1}


def test_the_longer_name_of_another_takes_precedence(actors):
    text = "The KDP-I and the Kurdistan Democratic Party of Iran, not the KDP."
    assert names(corpus(text).lookup(actors)) == {"kdpi": 2, "kdp": 1}


def test_a_surname_counts_where_the_person_is_named(actors):
    both = corpus("Masoud Barzani spoke. Barzani left.", "Barzani left.")
    found = both.lookup(actors.only("m_barzani"))
    assert found["doc_id"].tolist() == ["d0", "d0"]
    other = corpus("Masoud Barzani and Nechirvan Barzani met.").lookup(actors)
    assert names(other) == {"m_barzani": 1, "nechirvan_barzani": 1}


def test_the_guard_counts_where_the_guards_are_named(actors):
    both = corpus("The Revolutionary Guards deny it. The Guard has ships.", "The Guard has ships.")
    assert both.lookup(actors.only("irgc"))["doc_id"].tolist() == ["d0", "d0"]


def test_a_referendum_counts_near_kurds_or_iraq(actors):
    far = "Iraq said nothing. " + "Many words stand here. " * 20 + "A referendum was held."
    found = corpus("The Kurds held a referendum.", far, "Catalonia's referendum").lookup(actors)
    assert found.query("theme == 'referendum'")["doc_id"].tolist() == ["d0"]


def test_letters_of_a_word_are_no_acronym(actors):
    found = corpus("This is over.", "IS fighters fled.", "THE WAR IS OVER").lookup(actors)
    assert found["doc_id"].tolist() == ["d1"]


def test_labels_are_in_families_of_rivals(labels):
    families = pd.Series({name: theme.family for name, theme in labels.items()})
    assert set(families) == FAMILIES
    assert families.value_counts().min() >= 4
    assert all(name.startswith(family) for name, family in families.items())


@pytest.mark.parametrize(
    ("text", "family", "expected"),
    [
        ("Iran-backed Shiite militias", "pmf", {"pmf_militia", "pmf_patron"}),
        ("Hashd al-Shaabi volunteers", "pmf", {"pmf_endonym", "pmf_praise"}),
        ("the Popular Mobilization Forces", "pmf", {"pmf_official"}),
        ("Iranian militias", "pmf", {"pmf_ownership"}),
        ("the Islamic Revolutionary Guard Corps", "irgc", {"irgc_full"}),
        ("the Islamic Revolution Guards Corps", "irgc", {"irgc_revolution"}),
        ("Iran's Revolutionary Guards", "irgc", {"irgc_guards"}),
        ("Iraqi forces retook Kirkuk", "oct16", {"oct16_liberate"}),
        ("the occupation of Kirkuk", "oct16", {"oct16_occupy"}),
        ("Iraqi Kurdistan", "region", {"region_iraqi_kurdistan"}),
        ("the Kurdistan Region of Iraq", "region", {"region_official"}),
        ("Kurdish separatists", "peshmerga", {"peshmerga_separatist"}),
        ("the so-called Islamic State", "isis", {"isis_socalled"}),
        ("an unconstitutional referendum", "vote", {"vote_illegal"}),
        ("Maj. Gen. Qassem Soleimani", "soleimani", {"soleimani_major_general"}),
    ],
)
def test_one_name_is_one_value_of_its_family(labels, text, family, expected):
    found = set(corpus(text).lookup(labels)["theme"])
    assert {name for name in found if labels[name].family == family} == expected
