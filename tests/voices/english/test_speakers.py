"""Who speaks, in turns of English news that are easily missed; the sentences are made up."""

import pytest

from toolkit.voices.english import extract
from toolkit.voices.english.classes import MASK
from toolkit.voices.english.sentence import Sentence
from toolkit.voices.english.unclaimed import introduced, spoken_of

# Text, and the source of the quotation in it; empty if nobody is named.
BEHIND = {
    # Verbs that are nouns as well, in the present tense behind a quotation.
    "“It is bad for us,” the report claims.": "the report",
    "“It is bad for us,” the lawsuit states.": "the lawsuit",
    "“It is bad for us,” Aziz tweets.": "Aziz",
    "“It is bad for us,” critics charge.": "critics",
    "“It is bad for us,” the plaintiffs claim.": "the plaintiffs",
    "“It is bad for us,” reports the Citadel.": "the Citadel",
    "“It is bad for us,” reads the letter from Rana Aziz.": "the letter from Rana Aziz",
    "“It is bad for us,” the Tigris Herald reports, though others differ.": "the Tigris Herald",
    # Verbs that no list has.
    "“It is bad for us,” Aziz chirped.": "Aziz",
    "“It is bad for us,” a senior aide confided on Monday.": "a senior aide",
    "“It is bad for us,” is how Rana Aziz put it.": "Rana Aziz",
    # Names that are other words.
    "“It is bad for us,” Day said.": "Day",
    "“It is bad for us,” Theresa Day said.": "Theresa Day",
    "“It is bad for us,” said J.J. Aziz, an expert on law.": "J.J. Aziz, an expert on law",
    "“It is bad for us,” Const. Karim Aziz said.": "Const. Karim Aziz",
    "“It is bad for us,” said a man calling himself Ali Aziz.": "a man calling himself Ali Aziz",
    "“It is bad for us,” was quoted by an agency as saying Aziz.": "",
    "“It is bad for us,” Karim Aziz was quoted by an agency as saying.": "Karim Aziz",
    "“It is bad for us,” Rana Aziz, a teacher of law at the school in Kirkuk told me.": (
        "Rana Aziz, a teacher of law at the school in Kirkuk"
    ),
    "“It is bad for us,” state Senator Ali Aziz and mayor Karim Hama, both men, said.": (
        "state Senator Ali Aziz and mayor Karim Hama, both men"
    ),
    "“It is bad for us,” the claims adjuster said.": "the claims adjuster",
}
BEFORE = {
    "Here’s Aziz on Monday: “It is bad for us now.”": "Aziz",
    "Speaking to us on Monday, Aziz was blunt: “It is bad for us now.”": "Aziz",
    "Aziz’s answer: “It is bad for us now.”": "Aziz",
    "Aziz, on the road: “It is bad for us now.”": "Aziz",
    "The trade is key - Karim Aziz: “It is bad for us now.”": "Karim Aziz",
    "In the colourful words of one member, “It is bad for us now.”": "one member",
    "Another source familiar with her thinking said, “It is bad for us.”": (
        "Another source familiar with her thinking"
    ),
    "However, the embassy states “the road to peace remains open.”": "the embassy",
    "Aziz and Hama both called the plan “a bad one”.": "Aziz and Hama",
    "Aziz, who has postured himself as the “law and order candidate”, won.": "Aziz, who",
    "It was Aziz’s “hope and change message” that won.": "Aziz",
    "Aziz’s plea to “give peace a chance” came late.": "Aziz",
    "When Aziz used the words, “It is bad for us,” he left.": "Aziz",
    "Aziz, a mayor who ran the town, said Hama “understood he could not win”.": (
        "Aziz, a mayor who ran the town"
    ),
    "The first rally came in spring, when guards shut it, shouting “we shall not go”.": "guards",
    "The motto of the day - “it is bad for us” - the rest of us.": "",
    "The trouble, says Rana Aziz, is that “nobody knows a thing”.": "Rana Aziz",
    "Hama went home, with one of her aides asking, “Is it bad for us?”": "one of her aides",
    "A member of the house drew a loophole called a “road law”.": "",
}
FOLLOWING = {
    "“It is bad for us.” That’s how Rana Aziz described it.": "Rana Aziz",
    "“It is bad for us.” That was the message of Rana Aziz on Monday.": "Rana Aziz",
    "“It is bad for us.” So said Rana Aziz.": "Rana Aziz",
    "The mayor was asked what he thought. “It is bad for us now.”": "The mayor",
    "The mayor didn’t mince words. “It is bad for us now.”": "The mayor",
    "Aziz’s response? “It is bad for us now.”": "Aziz",
    "Aziz was told that the road was shut. “We will open it now.”": "Aziz",
    "The road was shut. “It is bad for us now.”": "",
    "Hama praised the plan. “It is bad,” she said.\n\n“It is bad for us.” That is why.": "she",
    "“It is bad for us.\nRana Aziz, Ministry of Water.”": "Rana Aziz, Ministry of Water",
    "“It is bad for us.” -- Rana Aziz": "Rana Aziz",
    "“It is bad for us.”\n\nErbil Mayor Karim Aziz on the road\n\nIt rained.": (
        "Erbil Mayor Karim Aziz"
    ),
    "The minister had only scorn for Aziz’s word:\n\n“It is bad for us.”": "Aziz",
}
INDIRECT = {
    "Kelly said that it was time.": "Kelly",
    "Jolly, who was there, said that it was time.": "Jolly, who was there",
    "May said that it was time.": "May",
    "She has since said that it was time.": "She",
    "They have both argued that it was time.": "They",
    "Ali Aziz, the mayor, won the vote, saying that it was time.": "Ali Aziz, the mayor",
    "Aziz, after initially saying that it was time, stayed.": "Aziz",
    "Aziz and Hama speak in one voice, arguing that it was time.": (
        "Aziz and Hama speak in one voice"
    ),
    "Aziz laid off more than 200 workers and said that it was time.": "Aziz",
    "A report issued by the Office for Roads and Water noted that it was time.": (
        "A report issued by the Office for Roads and Water"
    ),
    "Aziz and Hama of the school in Springfield, Ohio suggest that it was time.": (
        "Aziz and Hama of the school in Springfield, Ohio"
    ),
    "PeÃ±a Aziz said that it was time.": "PeÃ±a Aziz",
    "(Aziz’s aide challenged the claim, and said that it was time.)": "Aziz’s aide",
    "Hama left because, according to Aziz, the road was shut.": "Aziz",
    "He begged that it be shut.": "He",
    "Hama put up a wall -- it was black -- and Aziz insisted it was time.": "Aziz",
    "Aziz made clear that it was time.": "Aziz",
    "The guards refused to leave.": "The guards",
    "In her admission that nobody came, she erred.": "her",
    "And aides to Ali Aziz of Kirkuk, a former mayor, and Rana Hama of Erbil, who had a school, "
    "said their speeches, already full, would be longer.": (
        "aides to Ali Aziz of Kirkuk, a former mayor, and Rana Hama of Erbil, who had a school"
    ),
}


def sources(text):
    return [text[slice(*one.source)] if one.source else "" for one in extract(text)]


@pytest.mark.parametrize(
    ("text", "source"), [*(BEHIND | BEFORE | FOLLOWING).items()], ids=lambda text: text[:60]
)
def test_who_is_quoted(text, source):
    found = [one for one in extract(text) if one.kind != "indirect"]
    assert [text[slice(*one.source)] if one.source else "" for one in found[:1]] == (
        [source] if source or found else []
    )


@pytest.mark.parametrize(("text", "source"), INDIRECT.items())
def test_who_says_it_in_other_words(text, source):
    assert source in sources(text)


def test_a_leading_participle_is_said_by_the_subject_behind_it():
    text = "In addition to saying that it was time, Aziz vowed to stay."
    assert [text[a:b] for a, b in extract(text)[0].content] == ["that it was time"]
    assert sources(text) == ["Aziz", "Aziz"]


def test_who_asks_back_is_another_speaker():
    text = "“Who knows?” Aziz said. “Rain or snow?” Hama repeated. They laughed."
    assert sources(text) == ["Aziz", "Hama"]


def test_a_quotation_with_more_behind_it_goes_on_from_the_speaker_before():
    text = "“We wait,” Aziz said.\n\n“We wait for the water and the bread”, by the river."
    assert sources(text) == ["Aziz"]


def test_a_line_with_a_name_signs_only_what_nobody_has_said():
    text = "“We wait,” Aziz said.\n\n“We wait for water.”\n\nErbil Mayor Karim Hama on the report"
    assert sources(text) == ["Aziz"]


def test_what_follows_a_quotation_without_a_comma_does_not_say_it():
    assert "buses" not in sources("“Hope and change for all” buses rolled on.")


def test_a_noun_behind_a_quotation_is_no_verb():
    text = f"{MASK * 3},” the charge."
    assert Sentence(text, 0, len(text)).classes == "QDY."
    text = f"{MASK * 3},” oil reports editor Karim said."
    assert Sentence(text, 0, len(text)).classes == "QnYnNV."


def test_what_the_argued_thing_does_is_what_is_argued():
    text = "They have a law, which he argued seeks to restore order."
    assert [text[a:b] for a, b in extract(text)[0].content] == ["seeks to restore order"]


def test_an_infinitive_needs_a_clause():
    text = "They asked him to read it."
    assert [text[slice(*one.cue)] for one in extract(text)] == ["asked"]


def test_quotations_side_by_side_are_one_stretch():
    (one,) = extract("“One is here.” “Two is here,” Aziz said.")
    assert one.content == ((0, 29),)


def test_participles_that_are_joined_have_one_speaker():
    text = "They came, with Aziz tweeting that it was “a disaster” and asking, “How can she?”"
    assert sources(text) == ["Aziz", "Aziz"]


def test_a_quotation_that_is_the_subject_of_its_sentence_belongs_to_nobody():
    text = "Aziz left the town.\n\n“We all tried that once” continues to be a real thing."
    assert sources(text) == [""]


def test_a_summary_is_the_source_of_what_follows_it():
    text = "A man whose book, according to its summary, “draws a troubling portrait of it,” came."
    (one,) = extract(text)
    assert text[slice(*one.source)] == "its summary"
    assert text[slice(*one.content[-1])].startswith("“draws a troubling portrait")


def test_relative_clauses_do_not_take_what_stands_before_them():
    text = "Note: Hama is a bully, a liar and a birther who has pledged to ban the buses."
    (one,) = extract(text)
    assert [text[a:b] for a, b in one.content] == ["to ban the buses"]


@pytest.mark.parametrize(
    "text",
    [
        "Coastal states that have few roads won.",
        "She was able to read all of the book.",
        "Ask which side the house is on.",
        "“The road,” state engineers and others.",
        "The United States that we knew is gone.",
    ],
)
def test_words_that_only_look_like_cues(text):
    assert extract(text) == []


def test_a_name_in_a_box_needs_a_sentence_before_it():
    (one,) = extract("“We must elect\nRana Aziz.”")
    assert one.source is None
    assert one.content == ((0, 26),)


def test_a_dash_on_both_sides_is_no_signature():
    text = "The word of the day - “it is bad for us” - stays."
    assert [text[slice(*one.source)] for one in extract(text) if one.source] != ["stays"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aziz laughed.", "Aziz"),
        ("She laughed.", "She"),
        ("The mayor laughed.", "The mayor"),
        ("The bridge fell.", None),
        ("In spring.", None),
        ("Aziz’s reply.", "Aziz"),
    ],
)
def test_whom_a_sentence_is_about(text, expected):
    sentence = Sentence(text, 0, len(text))
    person = spoken_of(sentence)
    assert (text[slice(*sentence.chars(person))] if person else None) == expected


def test_a_colon_comes_before_the_subject():
    text = f"From Rana Aziz: {MASK * 4}."
    assert introduced(Sentence(text, 0, len(text)), 4) == ((1, 3), (3, 4))
