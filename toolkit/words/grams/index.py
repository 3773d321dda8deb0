"""An index of runs: what is asked of words can then be asked of runs of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.tokens import Tokens
from toolkit.totals import key_counts
from toolkit.words.grams.counting import Words, counted, starts_of
from toolkit.words.grams.joined import joined
from toolkit.words.grams.written import written

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

RARE = ""  # stands for all runs that are not told apart


def runs_of(corpus: Corpus, length: int, least: int) -> Tokens:
    """Index the runs of so many words; those with fewer hits than `least` are all one.

    A run begins at every token that is followed by enough tokens of its document, so that a
    document of five words has four runs of two.

    Examples
    --------
    >>> import pandas as pd
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["oil price of the oil price", "oil"], "language": "en"})
    >>> runs = runs_of(tk.from_frame(frame), 2, 2)
    >>> [runs.types[code] for code in runs.codes.tolist()], runs.bounds.tolist()
    (['oil price', '', '', '', 'oil price'], [0, 5, 5])
    """
    tokens, on = corpus.tokens, joined(corpus, "document")
    words = Words(tokens.codes, tokens.key_of, key_counts(tokens))
    found = counted(words, on, tokens.bounds, [length], least, ids=True)[length]
    at = np.flatnonzero(starts_of(on, length))
    codes = found.ids[at]
    codes[codes < 0] = len(found.hits)
    types = [*written(tokens, found.words).tolist(), RARE]
    return Tokens(codes, tokens.starts[at], np.searchsorted(at, tokens.bounds), types)
