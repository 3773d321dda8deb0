"""Which themes stand in one sentence."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.language.sentences import sentence_numbers
from toolkit.matching.spans import untouched
from toolkit.matching.variants import parts
from toolkit.measures.lookup import matches
from toolkit.measures.together.cooccurrence import PART

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.themes import Themes


def sentence_pairs(corpus: Corpus, themes: Themes) -> pd.DataFrame:
    """Count sentences in which two themes stand together, and how many chance would give.

    Returns
    -------
    DataFrame
        As ``corpus.cooccurrence``: one row per pair, ``docs`` and ``other_docs`` with the one and
        the other, ``both`` (documents with a sentence that has both), ``overlapping``,
        ``total_docs``; and ``sentences`` with both, ``total_sentences`` (those with a token),
        ``lift`` and ``npmi`` of sentences, ``remark``. A match belongs to the sentence in which
        it begins.
    """
    tokens = corpus.tokens
    number = sentence_numbers(corpus._docs["text"], tokens.bounds, tokens.starts)
    total = int(number[-1]) + 1 if len(number) else 0
    found = {name: hits.spans for name, hits in matches(corpus, themes)}
    document = tokens.document_of(np.arange(len(tokens)))
    home = np.zeros(total, np.int64)  # document of each sentence
    home[number] = document
    inside = {name: np.unique(number[spans.first]) for name, spans in found.items()}
    docs = {name: len(np.unique(home[those])) for name, those in inside.items()}
    related = {frozenset((name, p)) for name in themes for p in parts(themes.every, name)}
    rows = []
    for one, other in combinations(themes, 2):
        both = np.intersect1d(inside[one], inside[other], assume_unique=True)
        touched = ~untouched(found[one], found[other])
        a, b, k = len(inside[one]), len(inside[other]), len(both)
        part = frozenset((one, other)) in related
        lift, npmi = (np.nan, np.nan) if part else _association(a, b, k, total)
        rows.append(
            {
                "theme": one,
                "other_theme": other,
                "docs": docs[one],
                "other_docs": docs[other],
                "both": len(np.unique(home[both])),
                "overlapping": len(np.unique(document[found[one].first[touched]])),
                "total_docs": len(corpus),
                "sentences": k,
                "total_sentences": total,
                "lift": lift,
                "npmi": npmi,
                "remark": PART if part else "",
            }
        )
    return pd.DataFrame(rows)


def _association(a: int, b: int, k: int, n: int) -> tuple[float, float]:
    """Lift and npmi of two themes with a and b sentences, k of them with both, of n."""
    if not (0 < a < n and 0 < b < n):
        return np.nan, np.nan
    lift = k * n / (a * b)
    if not k:
        return lift, -1.0
    # Both in the same sentences and in each of them: npmi is 1 as its limit is.
    return lift, float(np.log(lift) / -np.log(k / n))
