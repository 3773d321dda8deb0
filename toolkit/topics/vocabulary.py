"""Which words a topic model sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.measures.frequencies import display_terms, document_frequency, stopwords_of

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.tokens import Tokens

MIN_LETTERS = 3


class Vocabulary(NamedTuple):
    """The terms of a model: `keys` are folded words, `terms` what is shown for them."""

    keys: tuple[str, ...]
    terms: npt.NDArray[Any]

    def codes(self, tokens: Tokens) -> npt.NDArray[np.int32]:
        """Number of the term that each token is, -1 for none; shape (n_tokens,)."""
        number = {key: n for n, key in enumerate(self.keys)}
        of_key = np.fromiter((number.get(k, -1) for k in tokens.keys), np.int32, len(tokens.keys))
        return np.append(of_key, np.int32(-1))[tokens.key_of[tokens.codes]]

    def counts(self, tokens: Tokens) -> Any:
        """Documents by terms: scipy CSR array of counts."""
        return counted(self.codes(tokens), tokens.bounds, len(self.keys))


def counted(codes: npt.NDArray[np.int32], bounds: npt.NDArray[np.int64], terms: int) -> Any:
    """Counts of the codes from 0 on in each document: CSR array, shape (n_documents, terms)."""
    from scipy.sparse import csr_array

    known = codes >= 0
    begins = np.concatenate([[0], np.cumsum(known)])[bounds]
    matrix = csr_array(
        (np.ones(int(begins[-1]), np.int32), codes[known], begins), (len(bounds) - 1, terms)
    )
    matrix.sum_duplicates()
    return matrix


def chosen(corpus: Corpus, *, min_docs: int, max_share: float) -> tuple[Vocabulary, pd.DataFrame]:
    """Words in at least `min_docs` documents and at most `max_share` of them, of three letters
    or more, without digits, stop words left out; and what each of these rules leaves out.

    Returns
    -------
    Vocabulary
    DataFrame
        ``rule``, ``terms``, ``hits``, ``portion`` (of all tokens): what each rule, in this order,
        takes away, and in the last row what is kept.
    """
    tokens = corpus.tokens
    in_docs = document_frequency(tokens)
    hits = np.bincount(tokens.key_of[tokens.codes], minlength=len(tokens.keys))
    stop = stopwords_of(corpus)
    keys = tokens.keys
    rules = {
        "stop word": np.fromiter((k in stop for k in keys), bool, len(keys)),
        "has a digit": np.fromiter((_numeral(k) for k in keys), bool, len(keys)),
        f"under {MIN_LETTERS} letters": np.fromiter(
            (len(k) < MIN_LETTERS for k in keys), bool, len(keys)
        ),
        f"in fewer than {min_docs} documents": in_docs < min_docs,
        f"in more than {max_share:.0%} of the documents": in_docs > max_share * len(corpus),
    }
    keep = in_docs > 0
    rows = []
    for rule, out in rules.items():
        rows.append((rule, int((keep & out).sum()), int(hits[keep & out].sum())))
        keep &= ~out
    rows.append(("kept", int(keep.sum()), int(hits[keep].sum())))
    table = pd.DataFrame(rows, columns=["rule", "terms", "hits"])
    table["portion"] = table["hits"] / max(len(tokens), 1)
    kept = np.flatnonzero(keep)
    return Vocabulary(tuple(keys[k] for k in kept.tolist()), display_terms(tokens)[kept]), table


def _numeral(word: str) -> bool:
    return any(map(str.isdigit, word))
