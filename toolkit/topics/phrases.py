"""Pairs of words that are one term: "islamic state", "united nations".

Two words are a pair where one character stands between them, which is a blank or a hyphen in more
than 99 of 100 places; a sentence, a comma or a bracket ends with two. Pairs are scored by
normalised pointwise mutual information:

    npmi = ln(p(ab) / (p(a) p(b))) / -ln p(ab)

with p the frequency among all tokens, as gensim's ``npmi_scorer`` does. It is 1 for words that are
never apart and 0 for words that meet by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError

if TYPE_CHECKING:
    from toolkit.tokens import Tokens

USUAL = 0.5
Ints = npt.NDArray[np.int64]


def threshold(phrases: Any) -> float | None:
    """The NPMI that a phrase must exceed; None if there are to be none.

    Raises
    ------
    ToolkitError
        It is neither yes, no nor a number from 0 to below 1.
    """
    if isinstance(phrases, bool | np.bool_) or phrases is None:
        return USUAL if phrases else None
    if not isinstance(phrases, Real) or not 0 <= float(phrases) < 1:
        raise ToolkitError(
            f"phrases={phrases!r} must be True, False, or the NPMI above which two words are a "
            f"phrase, from 0 to below 1; {USUAL} is usual, less gives more phrases."
        )
    return float(phrases)


def adjacent(tokens: Tokens) -> npt.NDArray[np.bool_]:
    """Whether one character stands between a token and the next: shape (n_tokens - 1,)."""
    ends = tokens.starts + tokens.lengths[tokens.codes]
    near: npt.NDArray[np.bool_] = tokens.starts[1:] - ends[:-1] == 1
    inner = tokens.bounds[1:-1]
    near[inner[(inner > 0) & (inner < len(tokens))] - 1] = False  # the next document
    return near


def scored(
    tokens: Tokens, usable: npt.NDArray[np.bool_], *, min_docs: int, least: float
) -> pd.DataFrame:
    """Pairs of words in at least `min_docs` documents with an NPMI above `least`.

    Parameters
    ----------
    usable : ndarray of bool, shape (n_keys,)
        Words that may stand in a phrase.

    Returns
    -------
    DataFrame
        ``first``, ``second`` (numbers of keys), ``hits``, ``docs``, ``npmi``, by number.

    References
    ----------
    Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction.
    """
    from scipy.sparse import csr_array

    keys = tokens.key_of[tokens.codes]
    often = np.bincount(keys, minlength=len(tokens.keys))
    usable = usable & (often >= min_docs)
    pair = usable[keys[:-1]] & usable[keys[1:]] & adjacent(tokens)
    ones, size = np.ones(int(pair.sum()), np.int32), len(tokens.keys)
    met = csr_array((ones, (keys[:-1][pair], keys[1:][pair])), (size, size)).tocoo()
    often_enough = met.data >= min_docs
    first, second = met.row[often_enough], met.col[often_enough]
    hits, total = met.data[often_enough].astype(np.int64), len(tokens)
    with np.errstate(divide="ignore", invalid="ignore"):  # a text of one pair alone
        npmi = np.log(hits * total / (often[first] * often[second])) / -np.log(hits / total)
    good = np.flatnonzero(npmi > least)
    first, second = first[good], second[good]
    at, which = _places(tokens, first, second)
    begins = np.searchsorted(at, tokens.bounds)
    shape = (len(begins) - 1, len(good))
    inside = csr_array((np.ones(len(at), np.int32), which, begins), shape)
    inside.sum_duplicates()
    docs = np.bincount(inside.indices, minlength=len(good))
    columns = {"first": first, "second": second, "hits": hits[good], "docs": docs}
    table = pd.DataFrame(columns | {"npmi": npmi[good]})
    return table[docs >= min_docs].reset_index(drop=True)


def places_of(tokens: Tokens, first: Sequence[int], second: Sequence[int]) -> tuple[Ints, Ints]:
    """Where the pairs of keys stand, and which pair it is; from left to right, none overlapping.

    In "a b c" with the phrases "a b" and "b c" it is the first.
    """
    places, which = _places(tokens, first, second)
    # In a run of places side by side every second one is taken.
    begins = np.diff(places, prepend=-2) > 1
    run = np.maximum.accumulate(np.where(begins, np.arange(len(places)), 0))
    taken = (np.arange(len(places)) - run) % 2 == 0
    return places[taken], which[taken]


def _places(tokens: Tokens, first: Any, second: Any) -> tuple[Ints, Ints]:
    """Where the pairs of keys stand, and which pair it is, overlapping ones too."""
    one, other = np.asarray(first, np.int64), np.asarray(second, np.int64)
    keys, size = tokens.key_of[tokens.codes], len(tokens.keys)
    opens, closes = np.zeros(size, bool), np.zeros(size, bool)
    opens[one], closes[other] = True, True
    places = np.flatnonzero(opens[keys[:-1]] & closes[keys[1:]] & adjacent(tokens))
    codes = one * size + other
    order = np.argsort(codes)
    found = keys[places].astype(np.int64) * size + keys[places + 1]
    at = np.minimum(np.searchsorted(codes, found, sorter=order), len(codes) - 1)
    which = order[at] if len(codes) else at
    known = codes[which] == found if len(codes) else np.zeros(len(places), bool)
    return places[known], which[known]
