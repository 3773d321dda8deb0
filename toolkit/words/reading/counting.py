"""Count what readability formulas are made of: words, sentences, letters, syllables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from toolkit.language.segment import APOSTROPHES
from toolkit.language.sentences import sentence_numbers
from toolkit.words.reading.formulas import Floats
from toolkit.words.reading.syllables import syllables

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

STRETCH = "\u0640"  # the Arabic tatweel, which draws a word out and is no letter
LONG = 6  # letters; a longer word is long in LIX
MANY = 3  # syllables of a word that is hard in SMOG and Gunning's index
_ENDINGS = ("es", "ed", "ing")


def counted(corpus: Corpus, english: npt.NDArray[np.bool_]) -> dict[str, Floats]:
    """Counts of each document: sentences, words, letters and long words and, of the documents in
    `english`, syllables, polysyllables and Gunning's complex words.

    A final 's belongs to the word before it. Letters are letters and digits, not vowel marks.
    """
    tokens = corpus.tokens
    types = tokens.types
    ending = np.array([t[:1] in APOSTROPHES and t[1:] in ("s", "S") for t in types], bool)
    letters = np.array([sum(map(str.isalnum, t)) - t.count(STRETCH) for t in types], np.int32)
    codes, bounds = tokens.codes, tokens.bounds
    word = ~ending[codes]
    size = letters[codes]
    owner = np.cumsum(word) - 1  # number of the word that a token belongs to
    whole = np.bincount(np.maximum(owner, 0), size, int(word.sum())).astype(np.int32)
    number = sentence_numbers(corpus._docs["text"], bounds, tokens.starts)
    opens = np.diff(number, prepend=-1) > 0
    used = np.bincount(codes[_of(english, bounds)], minlength=len(types)) > 0
    sounds, hard = _sounds(types, used)
    capital = np.array([t[:1].isupper() for t in types], bool)
    # Names are not complex; at the opening of a sentence every word has a capital.
    difficult = hard[codes] & (~capital[codes] | opens)
    long = np.zeros(len(codes), bool)
    long[word] = whole > LONG
    return {
        "sentences": _summed(opens, bounds),
        "words": _summed(word, bounds),
        "letters": _summed(size, bounds),
        "long": _summed(long, bounds),
        "syllables": _summed(np.where(word, sounds[codes], 0), bounds),
        "polysyllables": _summed(sounds[codes] >= MANY, bounds),
        "complex": _summed(difficult, bounds),
    }


def _of(documents: npt.NDArray[np.bool_], bounds: Any) -> npt.NDArray[np.bool_]:
    return np.repeat(documents, np.diff(bounds))


def _sounds(types: Any, used: npt.NDArray[np.bool_]) -> tuple[Any, Any]:
    """Syllables of each type that is used, and whether it has many without its ending."""
    sounds, hard = np.zeros(len(types), np.int16), np.zeros(len(types), bool)
    for number in np.flatnonzero(used).tolist():
        word = types[number]
        sounds[number] = syllables(word)
        if sounds[number] >= MANY:
            ending = next((e for e in _ENDINGS if word.lower().endswith(e)), "")
            hard[number] = not ending or syllables(word[: -len(ending)]) >= MANY
    return sounds, hard


def _summed(values: npt.NDArray[Any], bounds: Any) -> Floats:
    sums = np.concatenate([[0], np.cumsum(values, dtype=np.int64)])
    made: Floats = (sums[bounds[1:]] - sums[bounds[:-1]]).astype(float)
    return made
