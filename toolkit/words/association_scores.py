"""Association from counts alone: for tables of one's own, and for checking against other tools."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.words.associations import ASSOCIATIONS, USUAL, Together
from toolkit.words.given import alike, chosen, family_of, integers, options_of


def association_of_counts(
    hits: npt.ArrayLike,
    n_node: npt.ArrayLike,
    n_term: npt.ArrayLike,
    total: npt.ArrayLike,
    measures: str | Iterable[str] = USUAL,
    *,
    factor: npt.ArrayLike = 1.0,
    window_tokens: npt.ArrayLike | None = None,
    outside_tokens: npt.ArrayLike | None = None,
    hits_outside: npt.ArrayLike | None = None,
    level: float = 0.95,
    family: int | None = None,
) -> pd.DataFrame:
    """Association of words with a node of which only counts are known.

    Parameters
    ----------
    hits : number or array of numbers, shape (n_terms,)
        How often each term stands near the node (O).
    n_node, n_term : number or array of numbers
        How often the node (f1) and the term (f2) occur in all.
    total : number or array of numbers
        All tokens (N).
    measures : str or list of str
        As for ``corpus.collocates``.
    factor : number
        What f1 f2 / N is multiplied by to get the expected hits: 1, as Rychlý (2008) and conc do,
        or the size of the window on both sides together, as Evert (2008) does.
    window_tokens : number, optional
        All tokens near the node; ``factor * n_node`` if not given.
    outside_tokens, hits_outside : number, optional
        All tokens that are neither near the node nor of it, and those of the term; all others
        (``total - window_tokens`` and ``n_term - hits``) if not given.
    level, family
        As for `keyness_of_counts`, of the limits of ``log_ratio`` and of ``lrc``.

    Returns
    -------
    DataFrame
        A row for each term, in the order given: ``hits``, ``n_node``, ``n_term``,
        ``total_tokens``, ``expected_hits``, ``window_factor`` and the columns of the measures.

    Raises
    ------
    ToolkitError
        The arrays differ in length, a count is below 0 or not possible, or another argument is
        not one of those allowed.

    Examples
    --------
    >>> found = association_of_counts(4, 29, 5, 41, ["mi", "dice", "delta_p_term"])
    >>> found[["expected_hits", "mi", "dice", "delta_p_term"]].round(3)
       expected_hits     mi   dice  delta_p_term
    0          3.537  0.178  0.235         0.055
    """
    given: dict[str, Any] = {
        "hits": hits,
        "n_node": n_node,
        "n_term": n_term,
        "total": total,
        "factor": factor,
    }
    more = {"window_tokens": window_tokens, "outside_tokens": outside_tokens}
    more["hits_outside"] = hits_outside
    given |= {name: values for name, values in more.items() if values is not None}
    arrays, index = alike(given)
    told = dict(zip(given, arrays, strict=True))
    o, node, term, n, times = arrays[:5]
    if not (n > 0).all():
        raise ToolkitError("total=0 must be the number of all tokens, above 0.")
    inside = told.get("window_tokens", node * times)
    rest = told.get("outside_tokens", n - inside)
    apart = told.get("hits_outside", term - o)
    together = Together(o, node, term, n, times, inside, rest, apart)
    if (o > np.minimum(term, inside)).any() or (apart > rest).any():
        raise ToolkitError(
            "There are more hits near the node than the term has, or tokens are near it, or more "
            "outside than there are tokens. Give window_tokens and outside_tokens, or the factor."
        )
    wanted = chosen("measures", measures, ASSOCIATIONS)
    table = associations_of(together, wanted, level, family_of(family, len(o)))
    return table if index is None else table.set_axis(index)


def associations_of(
    together: Together, measures: list[str], level: float = 0.95, family: int = 1
) -> pd.DataFrame:
    """Counts and the columns of some measures of association."""
    names = {"hits": together.hits, "n_node": together.n_node, "n_term": together.n_term}
    names |= {"total_tokens": together.total}
    table = pd.DataFrame({name: integers(values) for name, values in names.items()})
    table["expected_hits"], table["window_factor"] = together.expected, together.factor
    options = options_of(level=level, family=family)
    for name in measures:
        measure = ASSOCIATIONS[name]
        table = table.assign(
            **dict(zip(measure.columns, measure.scores(together, options), strict=True))
        )
    return table
