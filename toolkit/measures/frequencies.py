"""How often each word occurs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import whole
from toolkit.language import LANGUAGES

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
    hits = np.bincount(tokens.key_of[tokens.codes], minlength=len(tokens.keys))
    used = np.flatnonzero(hits)
    table = pd.DataFrame({"term": display_terms(tokens)[used], "hits": hits[used]})
    table["docs"] = document_frequency(tokens)[used]
    table["rate"] = 10_000 * table["hits"] / len(tokens)
    if drop_stopwords:
        stop = stopwords_of(corpus)
        keys = np.array(tokens.keys, dtype=object)[used]
        table = table[np.array([key not in stop for key in keys], bool)]
    table = table.sort_values(["hits", "term"], ascending=[False, True], ignore_index=True)
    table.insert(0, "rank", np.arange(1, len(table) + 1))
    return table if n is None else table.head(n)


def document_frequency(tokens: Tokens) -> np.ndarray:
    """Documents that hold each key, shape (n_keys,)."""
    return np.bincount(tokens.counts().indices, minlength=len(tokens.keys))


def display_terms(tokens: Tokens) -> np.ndarray:
    """For each key, the spelling most often seen, in lower case, shape (n_keys,)."""
    counts = np.bincount(tokens.codes, minlength=len(tokens.types))
    by = np.lexsort((np.arange(len(counts)), -counts, tokens.key_of))
    first = np.ones(len(by), bool)
    first[1:] = tokens.key_of[by][1:] != tokens.key_of[by][:-1]
    terms = np.empty(len(tokens.keys), object)
    best = by[first]
    terms[tokens.key_of[best]] = [tokens.types[t].lower() for t in best.tolist()]
    return terms


def stopwords_of(corpus: Corpus) -> frozenset[str]:
    """Folded stop words of every language of the corpus that is known."""
    from toolkit.language.fold import fold

    codes = [c for c in corpus._docs["language"].unique() if c in LANGUAGES]
    return frozenset(fold(w) for c in codes for w in LANGUAGES[c].stopwords())
