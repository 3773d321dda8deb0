"""Which themes are mentioned inside quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.measures.lookup import matches
from toolkit.themes import Themes
from toolkit.voices.spans import spans_of

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

_WIDE = np.int64(1) << 32  # more characters than a document has


def themes_inside(
    corpus: Corpus, themes: Themes, document: npt.NDArray[np.integer], spans: pd.Series
) -> pd.Series:
    """Names of the themes with a hit inside each quotation, joined by "; ".

    Parameters
    ----------
    document : ndarray of int, shape (n,)
        Number of the document of each quotation.
    spans : Series of str, shape (n,)
        Stretches of its content, as in the column ``spans``.
    """
    stretches = list(map(spans_of, spans))
    number = np.repeat(np.arange(len(stretches)), list(map(len, stretches)))
    flat = np.array([pair for pairs in stretches for pair in pairs], np.int64).reshape(-1, 2)
    places = np.asarray(document, np.int64)[number] * _WIDE
    opening, closing = places + flat[:, 0], places + flat[:, 1]
    names: list[list[str]] = [[] for _ in stretches]
    tokens = corpus.tokens
    for name, ((first, length), _) in matches(corpus, themes):
        base = tokens.document_of(first) * _WIDE
        last = first + length - 1
        starts = base + tokens.starts[first]
        ends = base + tokens.starts[last] + tokens.lengths[tokens.codes[last]]
        # Hits of one theme do not overlap, so both ends rise together.
        inside = np.searchsorted(ends, closing, "right") > np.searchsorted(starts, opening)
        for row in np.unique(number[inside]).tolist():
            names[row].append(name)
    return pd.Series(["; ".join(found) for found in names], index=spans.index, dtype="str")
