"""Whatever the text is, extraction ends soon and gives places inside it."""

import random

import pytest

from toolkit.voices.english import extract

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


def test_a_sentence_without_end_is_cut_but_a_quotation_is_not():
    (table,) = extract("He said the stone fell " + "on stone " * 1000)
    (span,) = table.content
    assert span[1] - span[0] < 1000
    text = "He said “" + "the stone fell " * 120 + "there.” "
    (whole,) = extract(text)
    assert whole.content == ((8, len(text) - 1),)
