"""Words that set the documents of one period apart from others with the same theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.measures.frequencies import display_terms, stopwords_of
from toolkit.words.keynesses import KEYNESSES, Counts, Options

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

PRIOR = 500  # words that the prior counts for, spread as in both groups together
LEAST_DOCS = 2  # of the period; a word of one document says what that is about


def peak_words(
    corpus: Corpus, rows: npt.NDArray[np.int64], others: npt.NDArray[np.int64], n: int
) -> pd.DataFrame:
    """The `n` words that some documents use more than others do, by log odds with a prior.

    Parameters
    ----------
    rows, others : ndarray of int64
        Documents that are described, and those that they are compared with.
    n : int
        How many words, at most; only those with z above 0.

    Returns
    -------
    DataFrame
        ``rank``, ``term``, ``hits`` and ``docs`` in `rows`, ``other_hits`` and ``other_docs``,
        ``z`` and ``g2``. Stop words are left out, and so are words of fewer than two documents
        (of one if there is no second). Empty if there is nothing to compare with.
    """
    tokens = corpus.tokens
    counts = tokens.counts()
    mine, theirs = counts[rows], counts[others]
    hits, other_hits = (np.asarray(part.sum(axis=0)).ravel() for part in (mine, theirs))
    docs, other_docs = (np.bincount(p.indices, minlength=len(hits)) for p in (mine, theirs))
    stop = stopwords_of(corpus)
    used = np.flatnonzero(hits + other_hits)
    z, likelihood = np.zeros(len(hits)), np.zeros(len(hits))
    if hits.sum() and other_hits.sum():
        sizes = (np.full(len(used), float(part.sum())) for part in (hits, other_hits))
        both = Counts(hits[used].astype(float), other_hits[used].astype(float), *sizes)
        options = Options(prior=PRIOR)
        z[used] = KEYNESSES["log_odds_z"].scores(both, options)[0]
        likelihood[used] = KEYNESSES["g2_two_term"].scores(both, options)[0]
    kept = (z > 0) & (docs >= min(LEAST_DOCS, len(rows)))
    chosen = [key for key in np.flatnonzero(kept).tolist() if tokens.keys[key] not in stop]
    table = pd.DataFrame(
        {
            "term": pd.array(display_terms(tokens)[chosen], dtype="str"),
            "hits": hits[chosen].astype(np.int64),
            "docs": docs[chosen].astype(np.int64),
            "other_hits": other_hits[chosen].astype(np.int64),
            "other_docs": other_docs[chosen].astype(np.int64),
            "z": z[chosen],
            "g2": likelihood[chosen],
        }
    )
    table = table.sort_values(["z", "term"], ascending=[False, True], ignore_index=True).head(n)
    table.insert(0, "rank", np.arange(1, len(table) + 1))
    return table
