"""Which words a topic model sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from toolkit.measures.frequencies import display_terms, document_frequency, stopwords_of

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

MIN_LETTERS = 3


class Vocabulary(NamedTuple):
    """`counts` documents by terms (CSR), `terms` as shown, `rows` the documents that have any."""

    counts: Any
    terms: np.ndarray
    rows: np.ndarray


def vocabulary(corpus: Corpus, *, min_docs: int, max_share: float) -> Vocabulary:
    """Words in at least `min_docs` documents and at most `max_share` of them, of three letters
    or more, without digits, stop words left out. Documents without such a word are left out.
    """
    tokens = corpus.tokens
    in_docs = document_frequency(tokens)
    keep = (in_docs >= min_docs) & (in_docs <= max_share * len(corpus))
    stop = stopwords_of(corpus)
    for key in np.flatnonzero(keep).tolist():
        word = tokens.keys[key]
        keep[key] = len(word) >= MIN_LETTERS and word not in stop and not _numeral(word)
    counts = tokens.counts()[:, np.flatnonzero(keep)]
    rows = np.flatnonzero(np.diff(counts.indptr))
    return Vocabulary(counts[rows], display_terms(tokens)[keep], rows)


def _numeral(word: str) -> bool:
    return any(map(str.isdigit, word))
