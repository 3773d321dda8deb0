"""Sentences written for the purpose: what the name in brackets does is known."""

import pandas as pd
import pytest

import toolkit as tk
from toolkit.tokens import Tokens
from toolkit.tone.clause_reader import Words
from toolkit.tone.clauses import ROLES, clause
from toolkit.tone.english_verbs import shipped

KNOWN = [
    ("[Peshmerga] fighters seized the ridge.", "agent"),
    ("[Iraq] has attacked the town.", "agent"),
    ("The [PMF], which took the airport, is waiting.", "agent"),
    ("The [PMF] did not attack the convoy.", "agent"),
    ("On Monday the [PMF] shelled a village.", "agent"),
    ("[Iraqi forces] in the south quickly captured two bridges.", "agent"),
    ("The general said [Iran] armed the rebels.", "agent"),
    ("The [Peshmerga] withdrew at dawn.", "agent"),
    ("[Iran] and its allies have rejected the offer.", "agent"),
    ("The [PMF], a coalition of militias, blocked the road.", "agent"),
    ("[Iran] is training the recruits.", "agent"),
    ("[Turkey] will close the border.", "agent"),
    ("The town was taken by the [PMF].", "agent in by-phrase"),
    ("Villages were burned on Sunday by [ISIS].", "agent in by-phrase"),
    ("Militias backed by [Iran] arrived.", "agent in by-phrase"),
    ("Troops attacked the [Peshmerga].", "patient"),
    ("They have accused [Iran] of lying.", "patient"),
    ("The army drove out [ISIS].", "patient"),
    ("He wants to punish [Iran].", "patient"),
    ("After seizing [Kirkuk], the column stopped.", "patient"),
    ("The court ordered the arrest; police detained [Karim] there.", "patient"),
    ("[Kirkuk] was seized by federal troops.", "patient of passive"),
    ("The [Peshmerga] were driven from the city by the army.", "patient of passive"),
    ("[Kirkuk] was taken.", "patient of agentless passive"),
    ("The [Peshmerga] have been attacked twice.", "patient of agentless passive"),
    ("[Kirkuk] fell.", "patient of agentless passive"),
    ("[ISIS] was being defeated.", "patient of agentless passive"),
    ("The [Kirkuk] airport was closed.", "undecided"),
    ("The commander of the [IRGC] spoke.", "undecided"),
    ("Nobody went to [Kirkuk].", "undecided"),
    ("An attack by [ISIS] was expected.", "undecided"),
    ("[Iran]'s economy grew.", "undecided"),
    ("[Kirkuk] is a city.", "undecided"),
    ("anti-[ISIS] troops attacked the post.", "undecided"),
    ("The [ISIS]-held town was quiet.", "undecided"),
    ("The [Peshmerga] attack on the hill failed.", "undecided"),
    ("the [Peshmerga] killed in the raid were buried", "undecided"),
    ("He was given [Kirkuk] to govern.", "undecided"),
    ("By Monday [Kirkuk] was quiet.", "undecided"),
    ("Talks with [Iran] began.", "undecided"),
    ("“We will stay,” said [Barzani].", "agent"),
    ("Gunmen attack [Kirkuk] at dawn.", "patient"),
    ("A court bans [Gorran].", "patient"),
    ("Militants seized the post; [Iran] said nothing of it.", "agent"),
    ("The [Peshmerga] were given a week.", "patient of agentless passive"),
    ("Police hold 400 suspected [ISIS] members.", "undecided"),
    ("They portrayed and are portraying [Iran] as weak.", "undecided"),
    ("The army hit [ISIS] targets.", "undecided"),
    ("Gains made by the [Iran] affiliated Badr grew.", "undecided"),
    ("The U.S.-backed [Peshmerga] took the hill.", "agent"),
    ("Officials told [Iran]'s envoy to leave.", "undecided"),
    ("Talks between Baghdad and [Iran] were held.", "undecided"),
    ("States such as [Iran] were named.", "undecided"),
    ("[KIRKUK] — Troops seized the town.", "undecided"),
    ("The claims [Iran] made proved false.", "agent"),
    ("The seizure of [Kirkuk] by the army shocked many.", "undecided"),
    ("Troops backed by [Iran] took Kirkuk.", "agent in by-phrase"),
    ("It was held by the [Iran] backed Hezbollah.", "undecided"),
]
#: A passive with "by": whether somebody is named behind it.
BY = [
    ("by Monday", False),
    ("by the end of May", False),
    ("by late October", False),
    ("by 2020", False),
    ("by 2020 in part", False),
    ("by 5 a.m. on Monday", False),
    ("by two points", False),
    ("by surprise", False),
    ("by storming it", False),
    ("by two gunmen", True),
    ("by 300 fighters", True),
    ("by a storm", True),
    ("by force by the army", True),
    ("by Monday by the army", True),
]


def read(marked):
    """The clause of the name in brackets, and the words of the sentence."""
    begin, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    tokens = Tokens.build([text])
    written = [tokens.types[code] for code in tokens.codes]
    starts = tokens.starts.tolist()
    ends = [start + len(word) for start, word in zip(starts, written, strict=True)]
    before = [text[a:b] for a, b in zip([0, *ends[:-1]], starts, strict=True)]
    words = Words(written, [word.lower() for word in written], before)
    first = next(i for i, start in enumerate(starts) if start >= begin)
    last = next(i for i in range(len(ends), 0, -1) if ends[i - 1] <= end)
    return clause(words, first, last, shipped()), words


@pytest.mark.parametrize(("sentence", "role"), KNOWN)
def test_the_role_is_the_one_that_a_reader_gives(sentence, role):
    assert read(sentence)[0].role == role


def test_every_role_is_tried():
    assert {role for _, role in KNOWN} == set(ROLES)


@pytest.mark.parametrize(
    ("sentence", "verb", "group", "other"),
    [
        ("The [PMF] quickly seized two bridges over the river.", "seized", "taking", "two bridges"),
        ("The army has attacked the [Peshmerga].", "attacked", "attacking", "The army"),
        ("The town was taken by the [PMF].", "taken", "taking", "The town"),
        ("[Kirkuk] was seized on Monday by federal troops.", "seized", "taking", "federal troops"),
        ("The [PMF] drove out the army.", "drove", "taking", "the army"),
        ("[Kirkuk] fell.", "fell", "undergoing", ""),
        ("Attacking [Kirkuk] was easy.", "", "", ""),
        ("The chief of the IRGC attacked [Kirkuk].", "attacked", "attacking", ""),
        ("Troops backed by Iran took [Kirkuk].", "took", "taking", ""),
        ("The [PMF] dismantled the post.", "dismantled", "", "the post"),
    ],
)
def test_verb_group_and_the_other_participant_are_told(sentence, verb, group, other):
    found, words = read(sentence)
    assert (words.written[found.verb] if found.verb >= 0 else "") == verb
    assert found.group == group
    assert " ".join(words.written[slice(*found.other)]) == other


@pytest.mark.parametrize(("phrase", "named"), BY)
def test_a_time_or_a_manner_is_nobody_who_did_it(phrase, named):
    found, words = read(f"[Kirkuk] was taken {phrase}.")
    role = "patient of passive" if named else "patient of agentless passive"
    assert found.role == role
    if "army" in phrase:
        assert words.written[slice(*found.other)] == ["the", "army"]


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The [PMF] did not attack the convoy.", True),
        ("The [PMF] has never attacked it.", True),
        ("[Kirkuk] wasn’t quickly taken by the army.", True),
        ("The post was not held by the [PMF].", True),
        ("The [PMF] cannot attack the convoy.", True),
        ("The army would not attack the [PMF].", True),
        ("The [PMF] attacked the convoy.", False),
        ("Not far off the [PMF] attacked the convoy.", False),
        ("He did not stay, and the [PMF] attacked it.", False),
    ],
)
def test_a_denied_deed_is_marked(sentence, denied):
    text = sentence.replace("[", "").replace("]", "")
    name = sentence[sentence.index("[") + 1 : sentence.index("]")].lower()
    table = tk.from_frame(pd.DataFrame({"text": [text]}), language="en").agency([name])
    assert table["denied"].tolist() == [denied] and table["verb"].ne("").all()


def test_a_name_beside_nothing_is_undecided():
    for marked in ("[Kirkuk]", "[Kirkuk].", "By [Kirkuk]", "[Kirkuk] 's", "to [Kirkuk] was"):
        assert read(marked)[0].role == "undecided"


def test_who_drove_whom_in_the_shipped_corpus_is_what_its_articles_say(shipped):
    """By reading: on 16 October federal forces drove the Peshmerga from the city, not they them."""
    themes = tk.themes("actors").only("peshmerga", "iraqi_forces")
    table = shipped.where(language="en").agency(themes)
    verbs = table.groupby(["theme", "agency"])["verb"].agg(set)
    assert "drove" in verbs["iraqi_forces", "agent"] & verbs["peshmerga", "patient"]
    assert "drove" not in verbs["peshmerga", "agent"] | verbs["iraqi_forces", "patient"]
