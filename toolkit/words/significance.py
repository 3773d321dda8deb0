"""Probabilities of a test, corrected for testing many terms."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from toolkit.topics.curves.compare import holm
from toolkit.words.keynesses import KEYNESSES
from toolkit.words.keynesses.contract import Floats

CORRECTIONS = ("holm", "bonferroni", "none")


def is_test(measure: str) -> bool:
    """Whether a measure has a probability."""
    return KEYNESSES[measure].test or KEYNESSES[measure].kind == "p"


def significance(scores: Mapping[str, Floats], correction: str, tests: int) -> dict[str, Floats]:
    """``p_value`` of the first test among some scores, and the same corrected.

    Parameters
    ----------
    scores : mapping
        Name and values of measures, in the order asked for.
    correction : {"holm", "bonferroni", "none"}
    tests : int
        Terms that were tested. If more than there are scores of, the others count as if each was
        less telling than all of these, so that the strongest are corrected right.

    Examples
    --------
    >>> {k: v.round(4).tolist() for k, v in significance(
    ...     {"chi2": np.array([10.83, 3.84])}, "holm", 2).items()}
    {'p_value': [0.001, 0.05], 'p_holm': [0.002, 0.05]}
    """
    first = next((name for name in scores if is_test(name)), None)
    if first is None:
        return {}
    p = p_values(first, scores[first])
    found = {"p_value": p}
    if correction == "bonferroni":
        found["p_bonferroni"] = np.minimum(p * tests, 1.0)
    elif correction == "holm":
        missing = max(tests - len(p), 0)
        found["p_holm"] = holm(np.concatenate([p, np.ones(missing)]))[: len(p)]
    return found


def p_values(measure: str, scores: Floats, df: int = 1) -> Floats:
    """Probability of such a score or a stronger one if there is nothing."""
    from scipy.special import chdtrc, erfc

    if KEYNESSES[measure].kind == "p":
        return scores
    # With one degree of freedom it is the square of a normal variable, which is quicker.
    return np.asarray(erfc(np.sqrt(scores / 2)) if df == 1 else chdtrc(df, scores))
