"""The words around a target, and the words of a lexicon that stand among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.matching.rules import Languages, negators
from toolkit.matching.spans import Int64, Spans, longest
from toolkit.tokens import Tokens
from toolkit.tone.lexicon import Lexicon

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Flags = npt.NDArray[np.bool_]


class Hits(NamedTuple):
    """Words of a lexicon, each stretch once: where they stand, value, pattern, whether denied."""

    spans: Spans
    value: npt.NDArray[np.float64]
    pattern: npt.NDArray[np.object_]
    denied: Flags


def hits_of(corpus: Corpus, lexicon: Lexicon, sentence: Int64, reach: int) -> Hits:
    """Find a lexicon in a corpus; with `reach` a word that denies, so many tokens before it in its
    sentence, turns the value of a word round.
    """
    tokens = corpus.tokens
    languages = Languages.from_values(corpus._docs["language"])
    matcher = lexicon.themes.matcher(tokens, languages)
    found = {name: matcher.hits(name) for name in lexicon.themes}
    spans, which = longest([hits.spans for hits in found.values()])
    value = np.array([lexicon.values[name] for name in found])[which]
    pattern = np.empty(len(which), object)
    for number, hits in enumerate(found.values()):
        own = which == number
        pattern[own] = hits.pattern[np.searchsorted(hits.spans.first, spans.first[own])]
    denied = np.zeros(len(which), bool)
    if reach:
        marks = covered(len(tokens), negators(tokens, languages))
        for back in range(1, reach + 1):
            before = np.maximum(spans.first - back, 0)
            same = (spans.first >= back) & (sentence[before] == sentence[spans.first])
            denied |= same & marks[before]
    return Hits(spans, np.where(denied, -value, value), pattern, denied)


def covered(size: int, spans: Spans) -> Flags:
    """Which of `size` tokens a match covers."""
    return between(size, spans.first, spans.first + spans.length)


def between(size: int, begin: Int64, end: Int64) -> Flags:
    """Which of `size` tokens lie in one of the stretches."""
    steps = np.zeros(size + 1, np.int32)
    np.add.at(steps, begin, 1)
    np.subtract.at(steps, end, 1)
    np.cumsum(steps, out=steps)
    return steps[:-1] > 0


def around(tokens: Tokens, target: Spans, window: int | None, sentence: Int64) -> Flags:
    """Which tokens stand around the mentions of a target, these themselves not.

    Parameters
    ----------
    window : int, optional
        Tokens on either side, in the document; the sentence of a mention if None.
    """
    size, last = len(tokens), target.first + target.length - 1
    if window is None:
        near = np.zeros(int(sentence.max(initial=-1)) + 1, bool)
        near[sentence[target.first]] = near[sentence[last]] = True
        found = near[sentence]
    else:
        document = tokens.document_of(target.first)
        begin = np.maximum(target.first - window, tokens.bounds[document])
        found = between(size, begin, np.minimum(last + window + 1, tokens.bounds[document + 1]))
    return found & ~covered(size, target)


def wholly(flags: Flags, spans: Spans) -> Flags:
    """Which matches have the flag on all of their tokens."""
    sums = np.concatenate([[0], np.cumsum(flags, dtype=np.int64)])
    return sums[spans.first + spans.length] - sums[spans.first] == spans.length
