"""Whatever the text is, extraction ends soon and gives places inside it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.voices.contract import KINDS
from toolkit.voices.english import extract
from toolkit.voices.people.english import people

WORDS = (
    "he said the “ ” \" , . : ; - ( ) told that of in Monday Rana's claims who ‘ ’ ' \n \n\n "
    "according to and saying by as asked whether ? — 40 ꝖꝖ Ꝙ"
).split(" ")
CASES = {
    "days": "Monday " * 2000 + "he said.",
    "articles": "the very " * 2000 + "said that",
    "marks": '"' * 3000,
    "open": "“a\n" * 2000,
    "cues": "said that " * 2000,
    "commas": ", he said " * 1000,
    "prepositions": "said in Monday at noon " * 1000,
    "names": "NAME SAID " * 2000,
    "labels": 'Name: "word one two three four" ' * 500,
    "brackets": "(" * 2000 + " said",
    "one word": "a" * 50_000 + " said",
    "letters that stand for quotations": "ꝖꝖꝖ said ꝘꝘꝘ " * 500,
}
SIGNS = ['"', "“", "”", "'", "''", "`", "‘", "’", "«", "»", ".", "…", "—", "(", ":", "? "]
CASES |= {f"only {sign}": sign * 20_000 for sign in SIGNS}
CASES |= {
    f"drawn {seed}": " ".join(random.Random(seed).choices(WORDS, k=1500)) for seed in range(12)
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_places_are_inside_the_text(text):
    found = extract(text)
    for one in found:
        assert one.content
        for start, end in (*one.content, *filter(None, (one.source, one.cue))):
            assert 0 <= start < end <= len(text)
    assert found == extract(text)


PIECES = [*"\"“”'‘’«»`.,:;()-—\n \t", "''", "\n\n", "\u2028", "said", " he ", " Rana Aziz "]
PIECES += [" told ", " that ", " states ", " the ", " of ", "May ", "’s ", " called ", " is how "]
PIECES += [" according to ", "\nALI: "]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_places_fit_whatever_is_typed(text):
    found = extract(text)
    for one in found:
        assert one.kind in KINDS
        flat = [place for span in one.content for place in span]
        assert flat == sorted(flat)
        for start, end in (*one.content, *filter(None, (one.source, one.cue))):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
    assert len(people("", text, found)) == len(found)


def test_a_sentence_without_end_is_cut_but_a_quotation_is_not():
    (table,) = extract("He said the stone fell " + "on stone " * 1000)
    (span,) = table.content
    assert span[1] - span[0] < 1000
    text = "He said “" + "the stone fell " * 120 + "there.” "
    (whole,) = extract(text)
    assert whole.content == ((8, len(text) - 1),)
