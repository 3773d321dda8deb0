"""Shapes in which English news say who said what; the sentences are made up."""

import pytest

from toolkit.voices.english import extract

# Text, and what is found: source | cue | content, stretches parted by " / ".
DIRECT = [
    ("“We wait,” Rana Aziz said.", "Rana Aziz | said | “We wait,”"),
    ("“We wait,” said Rana Aziz.", "Rana Aziz | said | “We wait,”"),
    ('"We wait," she said. "We go."', 'she | said | "We wait," / "We go."'),
    ("“We,” he said, “wait here.”", "he | said | “We,” / “wait here.”"),
    ("“Why?” Karim asked.", "Karim | asked | “Why?”"),
    ("“Never!” the mayor shouted from a car.", "the mayor | shouted | “Never!”"),
    ("“Never?” Karim continued. “Now.”", "Karim | continued | “Never?” / “Now.”"),
    (
        "“We wait,” said Rana Aziz, who runs a school in Kirkuk. “We go.”",
        "Rana Aziz, who runs a school in Kirkuk | said | “We wait,” / “We go.”",
    ),
    ("Rana Aziz said: “We wait. We go.”", "Rana Aziz | said | “We wait. We go.”"),
    (
        "Rana Aziz, a teacher, 43, told reporters in Erbil: “We wait.”",
        "Rana Aziz, a teacher, 43 | told | “We wait.”",
    ),
    ("Aziz tweeted: “We wait here.”", "Aziz | tweeted | “We wait here.”"),
    (
        "“We wait for the water,” remembered Rana Aziz.",
        "Rana Aziz | remembered | “We wait for the water,”",
    ),
    ("Stated Aziz: “We wait.”", "Aziz | Stated | “We wait.”"),
    ("“The road is shut for good.” — Rana Aziz", "Rana Aziz | — | “The road is shut for good.”"),
    (
        "From the report: “The road is shut for good.”",
        "the report | : | “The road is shut for good.”",
    ),
    (
        "The ministry released this statement:\n\n“The road is shut.”",
        "The ministry | : | “The road is shut.”",
    ),
]
INDIRECT = [
    ("The mayor said that the road is shut.", "The mayor | said | that the road is shut"),
    ("She said the road is shut.", "She | said | the road is shut"),
    ("The road is shut, the mayor said on Monday.", "the mayor | said | The road is shut"),
    ("The road, he added, is shut.", "he | added | The road / is shut"),
    (
        "According to the mayor, the road is shut.",
        "the mayor | According to | the road is shut",
    ),
    ("The road is shut, according to Aziz.", "Aziz | according to | The road is shut"),
    (
        "Aziz told the council on Monday that the road is shut.",
        "Aziz | told | that the road is shut",
    ),
    (
        "A spokesman for the ministry of oil in Baghdad said it was shut.",
        "A spokesman for the ministry of oil in Baghdad | said | it was shut",
    ),
    (
        "A woman who lives near the bridge said it was shut.",
        "A woman who lives near the bridge | said | it was shut",
    ),
    (
        "Aziz and Karim said the road is shut.",
        "Aziz and Karim | said | the road is shut",
    ),
    (
        "Aziz shut the road, saying it was unsafe.",
        "Aziz | saying | it was unsafe",
    ),
    (
        "A statement by the ministry said the road is shut.",
        "A statement by the ministry | said | the road is shut",
    ),
    ("In his claim that nobody came, he erred.", "his | claim | that nobody came"),
    (
        "Aziz was quoted as saying that the road is shut.",
        "Aziz | saying | that the road is shut",
    ),
    ("The bridge is said to be unsafe.", " | said | The bridge is said to be unsafe"),
    ("Residents were told that it was shut.", " | told | that it was shut"),
    ("The guards vowed to hold the bridge.", "The guards | vowed | to hold the bridge"),
    ("Aziz asked whether the road was shut.", "Aziz | asked | whether the road was shut"),
    (
        "As reported in the Tigris Herald, the road was shut.",
        "the Tigris Herald | reported | the road was shut",
    ),
    ("tigrisherald reported that it rained.", "tigrisherald | reported | that it rained"),
    ("Critics who say it is shut are few.", "Critics who | say | it is shut are few"),
    ("The road is shut, says mayor", "mayor | says | The road is shut"),
]
MIXED = [
    (
        "Aziz said the road was “a ruin”.",
        "Aziz | said | the road was “a ruin”",
    ),
    (
        "The Daily Citadel went further and warned that the town “is about to be cut in two”.",
        "The Daily Citadel | warned | that the town “is about to be cut in two”",
    ),
    (
        "Aziz called the plan “a ruin of a plan”.",
        "Aziz | called | the plan “a ruin of a plan”",
    ),
    (
        "The road is “a ruin”, the mayor said.",
        "the mayor | said | The road is “a ruin”",
    ),
    (
        "In the mayor’s words, the road is “a ruin of a road”.",
        "the mayor | In the mayor’s words | the road is “a ruin of a road”",
    ),
    (
        "Aziz repeated his pledge to be “neutral” in the vote.",
        "his | pledge | to be “neutral” in the vote",
    ),
]


def shown(text):
    return [
        " | ".join(
            [
                text[slice(*one.source)] if one.source else "",
                text[slice(*one.cue)] if one.cue else "",
                " / ".join(text[a:b] for a, b in one.content),
            ]
        )
        for one in extract(text)
    ]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (kind, *case)
        for kind, cases in (("direct", DIRECT), ("indirect", INDIRECT), ("mixed", MIXED))
        for case in cases
    ],
)
def test_shape(kind, text, expected):
    found = shown(text)
    assert expected in found
    assert extract(text)[found.index(expected)].kind == kind
    if kind != "mixed":
        assert len(found) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The “enemy” left the town at night.",
        "They focused on the “rebuild first” cause.",
        "She read “The Road to Kirkuk” last year.",
        "Men charged by the court were free.",
        "The states of the region signed a plan.",
        "He led the campaign for ten years.",
        "",
        "“”",
        ".",
    ],
)
def test_what_is_no_quotation(text):
    assert extract(text) == []


def test_joined_cues_share_their_source_and_part_what_is_said():
    text = "The mayor said the road was shut and added that it would stay so."
    assert shown(text) == [
        "The mayor | said | the road was shut",
        "The mayor | added | that it would stay so",
    ]


def test_what_somebody_claims_ends_where_another_cue_takes_over():
    text = "Aziz claims the road is shut, Karim said on Monday."
    assert shown(text) == [
        "Karim | said | Aziz claims the road is shut",
        "Aziz | claims | the road is shut",
    ]


def test_a_verb_that_is_a_noun_too():
    assert shown("Iran claims that it is shut.") == ["Iran | claims | that it is shut"]
    assert shown("Critics claim that it is shut.") == ["Critics | claim | that it is shut"]
    assert shown("The Iranian claims of the week were many.") == []


def test_a_name_before_the_cue_takes_what_is_set_off():
    text = "Aziz, 43, who runs a school in Kirkuk, said it was shut."
    assert shown(text) == ["Aziz, 43, who runs a school in Kirkuk | said | it was shut"]
    text = "A friend of hers, Karim Aziz, said it was shut."
    assert shown(text) == ["A friend of hers, Karim Aziz | said | it was shut"]
