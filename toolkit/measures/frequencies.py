"""How often each word occurs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import whole
from toolkit.language import LANGUAGES
from toolkit.totals import alphabet, key_counts, terms
from toolkit.words.tallies import document_frequency

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.tokens import Tokens


def frequencies(
    corpus: Corpus, n: int | None = None, *, drop_stopwords: bool = False
) -> pd.DataFrame:
    """Count words; spellings that differ in case only are one word.

    Parameters
    ----------
    n : int, optional
        Keep the most frequent `n`.
    drop_stopwords : bool
        Leave out the stop words of the languages of the corpus. Denominators stay.

    Raises
    ------
    ToolkitError
        `n` is no whole number or negative.

    Returns
    -------
    DataFrame
        ``rank``, ``term``, ``hits``, ``docs``, ``rate`` (hits per 10,000 tokens), the most
        frequent first, ties in alphabetical order.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["Oil, oil and Kirkuk.", "oil"], "language": "en"})
    >>> tk.from_frame(frame).frequencies(2)
       rank  term  hits  docs    rate
    0     1   oil     3     2  6000.0
    1     2   and     1     1  2000.0
    """
    if n is not None:
        n = whole("n", n)
    tokens = corpus.tokens
    hits, docs, written = key_counts(tokens), document_frequency(tokens), terms(tokens)
    keep = hits > 0
    if drop_stopwords:
        stop = stopwords_of(corpus)
        keep &= np.fromiter((key not in stop for key in tokens.keys), bool, len(keep))
    used = np.flatnonzero(keep)
    used = used[np.lexsort((alphabet(tokens)[used], -hits[used]))][:n]
    table = pd.DataFrame({"rank": np.arange(1, len(used) + 1)})
    table["term"] = pd.array(written.take(used), "str")
    table["hits"], table["docs"] = hits[used], docs[used]
    table["rate"] = 10_000 * table["hits"] / len(tokens)
    return table


def display_terms(tokens: Tokens) -> np.ndarray:
    """For each key, the spelling most often seen, in lower case, shape (n_keys,)."""
    return np.asarray(terms(tokens).to_numpy(zero_copy_only=False))


def stopwords_of(corpus: Corpus) -> frozenset[str]:
    """Folded stop words of every language of the corpus that is known."""
    from toolkit.language.fold import fold

    codes = [c for c in corpus._docs["language"].unique() if c in LANGUAGES]
    return frozenset(fold(w) for c in codes for w in LANGUAGES[c].stopwords())
