"""Forms of English verbs by rule, against forms known from grammars."""

import pytest

from toolkit.checks import ToolkitError
from toolkit.tone.english_verbs import forms_of, shipped, verbs_of

KNOWN = {  # base: third person, past, participle in -ing
    "seize": "seizes seized seizing",
    "attack": "attacks attacked attacking",
    "occupy": "occupies occupied occupying",
    "destroy": "destroys destroyed destroying",
    "stop": "stops stopped stopping",
    "ban": "bans banned banning",
    "bomb": "bombs bombed bombing",
    "storm": "storms stormed storming",
    "target": "targets targeted targeting",
    "admit": "admits admitted admitting",
    "control": "controls controlled controlling",
    "visit": "visits visited visiting",
    "push": "pushes pushed pushing",
    "pass": "passes passed passing",
    "die": "dies died dying",
    "free": "frees freed freeing",
    "agree": "agrees agreed agreeing",
    "fix": "fixes fixed fixing",
    "offer": "offers offered offering",
    "raid": "raids raided raiding",
    "show": "shows showed showing",
}


@pytest.mark.parametrize("base", KNOWN)
def test_regular_forms_follow_the_rules_of_spelling(base):
    third, past, ing = KNOWN[base].split()
    forms = forms_of(base)
    assert forms[third] == {"s"} and forms[ing] == {"ing"}
    assert forms[past] == {"past", "participle"}
    assert set(forms) == {base, third, past, ing}


def test_both_spellings_of_a_double_l_are_forms():
    assert {"traveled", "travelled", "travelling", "traveling"} <= set(forms_of("travel"))


def test_irregular_forms_are_those_given():
    forms = forms_of("take took taken")
    assert forms["took"] == {"past"} and forms["taken"] == {"participle"}
    assert forms_of("hit hit hit")["hit"] == {"base", "past", "participle"}
    assert {"has", "does", "goes"} <= {*forms_of("have had had"), *forms_of("do did done"),
                                        *forms_of("go went gone")}  # fmt: skip


def test_the_shipped_verbs_stand_in_one_group_each():
    known = shipped()
    assert known["seized"].verb.group == "taking" and known["fell"].verb.undergoes
    assert known["found"].kinds == {"past", "participle"}  # of find, not of found
    assert not known["withdrew"].verb.needs_object and known["killed"].verb.needs_object
    assert len({form.verb.base for form in known.values()}) > 400


def test_verbs_of_ones_own_replace_them(write):
    own = verbs_of({"greeting": ["greet", "wave"]})
    assert own["waved"].verb.group == "greeting" and "seized" not in own
    path = write("verbs.toml", 'title = "Mine"\n[falling]\nundergoes = true\nverbs = ["slip"]\n')
    assert verbs_of(path)["slipped"].verb.undergoes
    assert verbs_of(None) is shipped()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[a]\nverb = ["go"]', "field 'verb' of the verbs 'a' is not known. Allowed: 'verbs'"),
        ('[a]\nverbs = ["take took"]', "'take took' of the verbs 'a' must be one word"),
        ("a = 3", "The group 'a' of verbs is 3; it must be a table"),
        ("title = 'x'", "There are no verbs among those given"),
        ("[a", "are no valid TOML"),
    ],
)
def test_what_is_no_list_of_verbs_is_refused(write, text, message):
    with pytest.raises(ToolkitError, match=message):
        verbs_of(write("verbs.toml", text))


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(ToolkitError, match=r"There is no file of verbs '.*nowhere\.toml'"):
        verbs_of("nowhere.toml")
