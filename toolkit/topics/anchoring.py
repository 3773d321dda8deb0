"""Which words are of a theme, and how much, for topics anchored on themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError
from toolkit.measures.lookup import matches
from toolkit.topics.unit import unit

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.matching.spans import Spans
    from toolkit.themes import Themes
    from toolkit.tokens import Tokens
    from toolkit.topics.vocabulary import Vocabulary

Floats = npt.NDArray[np.float64]

NEAR = 25  # words on either side of a match: its sentence, about
DOUBT = 2.0  # occurrences as far from the theme as any word, added to each word's own
SAME = 0.99  # cosine


def anchored(corpus: Corpus, words: Vocabulary, themes: Themes) -> Floats:
    """How much each term is of each theme, from 0 to 1; shape (n_themes, n_terms).

    A word of a match is of the theme by the part of its occurrences that lies in matches, so
    that "state" is little of the theme "islamic state" where it mostly stands elsewhere. Any word
    is by the part p of its occurrences within 25 words of a match, in the same document, beyond
    the part q of all words that stand there: (p - q) / (1 - q), as chance is taken out of an
    agreement (Cohen 1960). Two occurrences at rate q are added, as a rare word may stand near by
    chance. The larger of both counts. Aliases, phrases, context and endings of the language are
    those of the theme.

    Raises
    ------
    ToolkitError
        A theme has no match, or no word of its matches is a term; or two themes are the same.
    """
    tokens, terms = corpus.tokens, len(words.keys)
    codes = words.codes(tokens)
    known = codes >= 0
    total = np.maximum(np.bincount(codes[known], minlength=terms), 1)
    found = np.zeros((len(themes), terms))
    for row, (name, (spans, _)) in zip(found, matches(corpus, themes), strict=True):
        inside = known & _covered(tokens, spans, 0)
        if not inside.any():
            raise ToolkitError(_nothing(name, tokens, spans))
        near = known & _covered(tokens, spans, NEAR)
        rest = max(int(known.sum() - inside.sum()), 1)
        usual = (near.sum() - inside.sum()) / rest
        part = (np.bincount(codes[near], minlength=terms) + DOUBT * usual) / (total + DOUBT)
        # Where every word is near, none is nearer than others.
        beyond = np.maximum(part - usual, 0) / (1 - usual) if usual < 1 else np.zeros(terms)
        row[:] = np.maximum(beyond, np.bincount(codes[inside], minlength=terms) / total)
    _need_different(list(themes), found)
    return found


def _covered(tokens: Tokens, spans: Spans, reach: int) -> npt.NDArray[np.bool_]:
    """Tokens in a match, or at most so many words away in its document."""
    document = tokens.document_of(spans.first)
    edges = np.zeros(len(tokens) + 1, np.int64)
    begin = np.maximum(spans.first - reach, tokens.bounds[document])
    end = np.minimum(spans.first + spans.length + reach, tokens.bounds[document + 1])
    np.add.at(edges, begin, 1)
    np.add.at(edges, end, -1)
    return np.cumsum(edges)[:-1] > 0


def _nothing(name: str, tokens: Tokens, spans: Spans) -> str:
    if not len(spans.first):
        return (
            f"The theme {name!r} is found in no document that has words of the model. See "
            "corpus.lookup(themes), and leave it out or give it other words."
        )
    documents = len(np.unique(tokens.document_of(spans.first)))
    return (
        f"No word of the theme {name!r} is a term of the model, though it is found in "
        f"{documents:,} of {len(tokens.bounds) - 1:,} documents: its words are stop words, short, "
        "too rare or too frequent. Use a smaller min_docs or a larger max_share, such as "
        "min_docs=2 or max_share=1.0, or give it other words."
    )


def _need_different(names: list[str], found: Floats) -> None:
    directions = unit(found)
    alike = np.argwhere(np.triu(directions @ directions.T, 1) > SAME)
    if len(alike):
        one, other = (names[place] for place in alike[0])
        raise ToolkitError(
            f"The themes {one!r} and {other!r} are found at the same words and would make one "
            "topic twice. Leave one of them out, or give them words of their own."
        )
