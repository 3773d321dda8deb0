"""Attributions of one sentence: each cue with its source and what it introduces."""

from __future__ import annotations

import re

from toolkit.voices.english.clauses import Found
from toolkit.voices.english.others import according, noun
from toolkit.voices.english.sentence import Sentence
from toolkit.voices.english.verbs import verb

_CUES = re.compile("[VGRY]")


def read(sentence: Sentence) -> list[Found]:
    """Attributions that the cues of a sentence make, in order.

    Examples
    --------
    >>> sentence = Sentence("The mayor of Kirkuk said the road is shut.", 0, 42)
    >>> [(one.source, one.cue, one.content) for one in read(sentence)]
    [((0, 4), (4, 5), ((5, 9),))]
    """
    s = sentence.classes
    found: list[Found] = []
    for cue in _CUES.finditer(s):
        letter, at = cue[0], cue.start()
        if letter in "VG":
            one = verb(s, sentence.words, at, found)
        elif letter == "R":
            one = according(s, sentence.words, at)
        else:
            one = noun(s, sentence.words, at)
        if one:
            found.append(one)
    # What was cut off a cue that needs quotation marks may leave it without.
    return [
        one
        for one in found
        if one.how != "calling" or any("Q" in s[first:last] for first, last in one.content)
    ]
