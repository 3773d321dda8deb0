"""Keyness from counts alone: for tables of one's own, and for checking against other tools."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, one_of
from toolkit.words.given import alike, chosen, family_of, integers, options_of
from toolkit.words.keynesses import KEYNESSES, USUAL, Counts
from toolkit.words.significance import CORRECTIONS, significance

PER = 10_000  # tokens that rates are of
WAYS = ["less", "equal", "more"]


def keyness_of_counts(
    n_target: npt.ArrayLike,
    n_reference: npt.ArrayLike,
    total_target: npt.ArrayLike,
    total_reference: npt.ArrayLike,
    measures: str | Iterable[str] = USUAL,
    *,
    prior: float | tuple[npt.ArrayLike, float] = 500.0,
    k: float = 1.0,
    level: float = 0.95,
    correction: str = "holm",
    family: int | None = None,
) -> pd.DataFrame:
    """Keyness of terms of which only counts are known.

    Parameters
    ----------
    n_target, n_reference : number or array of numbers, shape (n_terms,)
        How often each term occurs on either side.
    total_target, total_reference : number or array of numbers
        All tokens of either side.
    measures : str or list of str
        As for ``corpus.keyness``.
    prior : number, or (array of numbers, number)
        Prior count of ``log_odds_z``: of all terms together, spread as they are on both sides; or
        that of each term given and the sum over all terms, those not given included.
    k : number
        Of ``simple_maths``.
    level : float
        Coverage of the limits of ``log_ratio``, and so of ``lrc``.
    correction : {"holm", "bonferroni", "none"}
        For testing many terms at once. The limits are those of Bonferroni unless ``none``.
    family : int, optional
        Number of terms that were looked at, if these are only some of them; these included.

    Returns
    -------
    DataFrame
        A row for each term, in the order given: ``n_target``, ``n_reference``,
        ``tokens_target``, ``tokens_reference``, ``rate_target``, ``rate_reference`` (hits per
        10,000 tokens), ``direction`` (``more``, ``less`` or ``equal``: the rate of the target
        against that of the reference), the columns of the measures, and, for the first of them
        that is a test, ``p_value`` and ``p_holm`` or ``p_bonferroni``.

    Raises
    ------
    ToolkitError
        The arrays differ in length, a count is below 0 or above its total, a total is not above
        0, `family` is less than the number of terms, or another argument is not one of those
        allowed.

    Notes
    -----
    Counts may be of documents instead of words: in how many of all documents of a side a term
    occurs. Words of one document are not independent of each other, and documents are more nearly
    so; with documents as units a word that one article repeats is no keyword (text dispersion
    keyness, Egbert and Biber 2019). Take ``g2_four_term`` then: a document has a term or has not.

    References
    ----------
    Egbert, J. and Biber, D. (2019). Incorporating text dispersion into keyword analyses. Corpora
    14, 77-104.

    Examples
    --------
    Words of speeches of presidents since 1945 and before (quanteda's example):

    >>> found = keyness_of_counts([1048, 0], [779, 39], 43_002, 108_539,
    ...                           ["g2_two_term", "g2_four_term", "chi2", "log_ratio"])
    >>> found[["direction", "g2_two_term", "g2_four_term", "chi2", "log_ratio"]].round(2)
      direction  g2_two_term  g2_four_term    chi2  log_ratio
    0      more       667.11        676.35  764.45       1.76
    1      less        26.03         26.04   15.46      -4.95
    """
    counts, index = _counts(n_target, n_reference, total_target, total_reference)
    wanted = chosen("measures", measures, KEYNESSES)
    one_of("correction", correction, CORRECTIONS)
    tests = family_of(family, len(counts.a))
    options = options_of(prior=prior, k=k, level=level, family=1 if correction == "none" else tests)
    table = sides_of(counts, index)
    for name in wanted:
        measure = KEYNESSES[name]
        table = table.assign(
            **dict(zip(measure.columns, measure.scores(counts, options), strict=True))
        )
    found = {name: table[name].to_numpy() for name in wanted}
    return table.assign(**significance(found, correction, tests))


def sides_of(counts: Counts, index: pd.Index | None = None) -> pd.DataFrame:
    """Counts, sizes, rates and direction, which stand beside all scores."""
    names = {"n_target": counts.a, "n_reference": counts.b}
    names |= {"tokens_target": counts.size_a, "tokens_reference": counts.size_b}
    table = pd.DataFrame({name: integers(values) for name, values in names.items()}, index=index)
    table["rate_target"] = PER * counts.a / counts.size_a
    table["rate_reference"] = PER * counts.b / counts.size_b
    table["direction"] = pd.array(WAYS, dtype="str").take(direction(counts) + 1)
    return table


def direction(counts: Counts) -> npt.NDArray[np.int64]:
    """1 where the target uses the term more, -1 where less, 0 where both do alike."""
    return np.sign(counts.a * counts.size_b - counts.b * counts.size_a).astype(np.int64)


def _counts(
    n_target: Any, n_reference: Any, total_target: Any, total_reference: Any
) -> tuple[Counts, pd.Index | None]:
    given = {"n_target": n_target, "n_reference": n_reference}
    given |= {"total_target": total_target, "total_reference": total_reference}
    (a, b, size_a, size_b), index = alike(given)
    for side, n, size in (("target", a, size_a), ("reference", b, size_b)):
        wrong = np.flatnonzero(~(size > 0) | (n > size))
        if len(wrong):
            raise ToolkitError(
                f"total_{side}={size[wrong[0]]:g} must be the number of all tokens, above 0 and "
                f"not below n_{side} ({n[wrong[0]]:g})."
            )
    return Counts(a, b, size_a, size_b), index
