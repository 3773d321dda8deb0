"""What a parse shows, on parses written by hand."""

from __future__ import annotations

import pytest

from toolkit.voices.parsed.clauses import attributions

THAT = "He/nsubj/1 believes/ROOT/1 that/mark/4 roads/nsubj/4 flood/ccomp/1 ./punct/1"
INSIDE = (
    "The/det/1 wall/nsubj/6 ,/punct/6 Rana/nsubj/4 said/parataxis/6 ,/punct/6 fell/ROOT/6 "
    "today/advmod/6 ./punct/6"
)
PASSIVE = (
    "It/nsubjpass/2 was/auxpass/2 reported/ROOT/2 by/agent/2 Hiwa/pobj/3 that/mark/7 it/nsubj/7 "
    "rained/ccomp/2 ./punct/2"
)
PASSIVE_UD = (
    "It/nsubj:pass/2 was/aux:pass/2 reported/ROOT/2 by/case/4 Hiwa/obl:agent/2 that/mark/7 "
    "it/nsubj/7 rained/ccomp/2 ./punct/2"
)
ACCORDING = (
    "According/prep/6 to/prep/0 the/det/3 mayor/pobj/1 ,/punct/6 it/nsubj/6 rains/ROOT/6 ./punct/6"
)
JOINED = (
    "Karim/nsubj/1 left/ROOT/1 and/cc/1 said/conj/1 roads/nsubj/5 flood/ccomp/3 ,/punct/1 "
    "adding/advcl/1 it/nsubj/9 rained/ccomp/7 ./punct/1"
)
INFINITIVE = "Karim/nsubj/1 vowed/ROOT/1 to/aux/3 resign/xcomp/1 ./punct/1"
LED = (
    "Rain/nsubj/1 led/ROOT/1 Karim/dobj/1 to/aux/4 say/xcomp/1 roads/nsubj/6 flood/ccomp/4 "
    "./punct/1"
)


def shown(doc, code="en"):
    cut = doc.text.__getitem__
    return [
        (
            one.kind,
            cut(slice(*one.source)),
            cut(slice(*one.cue)),
            [cut(slice(*span)) for span in one.content],
        )
        for one in attributions(doc, code)
    ]


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (THAT, [("He", "believes", ["that roads flood"])]),
        (INSIDE, [("Rana", "said", ["The wall", "fell today"])]),
        (PASSIVE, [("Hiwa", "reported", ["that it rained"])]),
        (PASSIVE_UD, [("by Hiwa", "reported", ["that it rained"])]),
        (ACCORDING, [("the mayor", "According to", ["it rains"])]),
        (JOINED, [("Karim", "said", ["roads flood"]), ("Karim", "adding", ["it rained"])]),
        (INFINITIVE, [("Karim", "vowed", ["to resign"])]),
        (LED, [("Karim", "say", ["roads flood"])]),
    ],
)
def test_who_says_what(doc_of, parse, expected):
    assert shown(doc_of(parse)) == [("indirect", *one) for one in expected]


@pytest.mark.parametrize(
    "parse",
    [
        "He/nsubj/1 knows/ROOT/1 roads/nsubj/3 flood/ccomp/1 ./punct/1",  # no cue
        "He/nsubj/1 said/ROOT/1 nothing/dobj/1 ./punct/1",  # no clause
        "I/nsubj/1 think/ROOT/1 roads/nsubj/3 flood/ccomp/1 ./punct/1",  # the writer
        # Nobody is named.
        "It/nsubjpass/2 was/auxpass/2 reported/ROOT/2 that/mark/5 roads/nsubj/5 flood/ccomp/2",
        # Karim is asked, he does not ask.
        "Asked/advcl/6 if/mark/3 roads/nsubj/3 flood/ccomp/0 ,/punct/6 Karim/nsubj/6 left/ROOT/6",
        "Karim/nsubj/6 ,/punct/0 asked/acl/0 if/mark/5 roads/nsubj/5 flood/ccomp/2 left/ROOT/6",
        # The clause stands in another paragraph.
        "Rana/nsubj/1 said/ROOT/1 ¶/dep/1 roads/nsubj/4 flood/ccomp/1 ./punct/1",
        # What somebody says in a quotation is the speaker's.
        "“/punct/2 He/nsubj/2 said/ROOT/2 roads/nsubj/4 flood/ccomp/2 ,/punct/2 ”/punct/2",
    ],
)
def test_what_is_no_speech_of_somebody_named(doc_of, parse):
    assert shown(doc_of(parse)) == []


def test_marks_inside_tell_the_kind(doc_of):
    parse = "He/nsubj/1 said/ROOT/1 “/punct/4 roads/nsubj/4 flood/ccomp/1 ”/punct/4 ./punct/1"
    assert shown(doc_of(parse)) == [("direct", "He", "said", ["“roads flood”"])]
    parse = "He/nsubj/1 said/ROOT/1 “/punct/3 big/amod/5 ”/punct/3 roads/nsubj/6 flood/ccomp/1"
    assert shown(doc_of(parse))[0][0] == "mixed"


def test_other_languages_have_their_own_cues(doc_of):
    parse = "قال/ROOT/0 الوزير/nsubj/0 إن/mark/4 الطريق/nsubj/4 مغلق/ccomp/0"
    assert shown(doc_of(parse), "ar") == [("indirect", "الوزير", "قال", ["إن الطريق مغلق"])]
    assert shown(doc_of(parse), "en") == []
