"""Which themes compete for one referent."""

import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.naming.families import families_of

OWN = {"city": {"Kirkuk": ["kirkuk"], "Kerkuk": "kerkuk"}}


def test_all_families_of_the_shipped_lexicon_come_if_nothing_is_said():
    found = families_of(None)
    assert list(found.members)[:2] == ["pmf", "irgc"] and len(found.members) == 9
    assert len(found.themes) == len(tk.themes("labels"))
    assert families_of("labels").members == families_of(tk.themes("labels")).members


def test_families_are_chosen_by_name_in_the_order_given():
    assert list(families_of(["irgc", "pmf"]).members) == ["irgc", "pmf"]
    one = families_of("isis")
    assert list(one.members) == ["isis"] and all(n.startswith("isis_") for n in one.themes)


def test_names_of_ones_own_need_no_theme_file():
    found = families_of(OWN)
    assert found.members == {"city": ["Kirkuk", "Kerkuk"]}
    assert found.themes["Kerkuk"].family == "city"
    table = {"city": {"Kirkuk": {"patterns": ["kirkuk"], "exclude": ["kirkuk ceyhan"]}}}
    assert len(families_of(table).themes["Kirkuk"].exclude) == 1


def test_themes_with_a_family_are_taken_and_others_left_out(write):
    text = '[a]\npatterns = ["a"]\nfamily = "f"\n[b]\npatterns = ["b"]\n'
    assert families_of(write("own.toml", text)).members == {"f": ["a"]}
    tables = {"a": {"patterns": ["a"], "family": "f"}, "b": ["b"]}
    assert families_of(tables).members == {"f": ["a"]}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("pmff", r"family='pmff' is not known. .* Did you mean 'pmf'"),
        ([], "No family was named. Allowed: 'pmf'"),
        ({"a": ["kirkuk"]}, "The family 'a' is"),
        ({"a": {}}, "The theme 'a' has no pattern"),
        (
            {"a": {"x": ["x"]}, "b": {"x": ["y"]}},
            r"'x' stands in two families, 'a' and 'b'. Tell them apart: 'x \(b\)'",
        ),
        (tk.themes(["kirkuk"]), "None of the themes is of a family"),
        (7, "7 is no family of names"),
    ],
)
def test_what_is_no_family_is_refused(given, message):
    with pytest.raises(ToolkitError, match=message):
        families_of(given)
