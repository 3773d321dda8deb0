"""Design-based supervised learning: pseudo-outcomes from known probabilities of being coded."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError
from toolkit.validation.estimators.contract import (
    LEAST,
    Estimate,
    Floats,
    need_codings,
    need_numbers,
    normal,
)


def dsl(
    predicted: npt.ArrayLike,
    codes: npt.ArrayLike,
    probabilities: npt.ArrayLike,
    level: float = 0.95,
) -> Estimate:
    """Share from pseudo-outcomes (Egami et al. 2023).

    ::

        pseudo = g + (R / pi) * (y - g), p = mean(pseudo), se = sd(pseudo) / sqrt(N)

    ``R`` is 1 for coded documents. Whatever ``g`` predicts, p is without bias, as the
    probabilities ``pi`` are known; they may differ. The interval is that of the normal
    distribution and may pass 0 or 1.

    Parameters
    ----------
    predicted : array
        What the lexicon or a model says of each document: 0 or 1, or a probability.
    codes : array
        1, 0, or NaN where not coded.
    probabilities : array
        How likely each document was to be coded; of the documents not coded it is not used.
    level : float
        Coverage of the interval.

    Raises
    ------
    ToolkitError
        Fewer than twenty documents were coded, a probability of one of them is missing, not
        above 0 or above 1, one that was sure to be drawn has no code, a code or prediction is
        not from 0 to 1, or the arrays differ in length.

    References
    ----------
    Egami, N., Hinck, M., Stewart, B. M. and Wei, H. (2023). Using imperfect surrogates for
    downstream inference: design-based supervised learning.

    Examples
    --------
    >>> codes = [1] * 18 + [0] * 2 + [np.nan] * 80 + [1] + [0] * 19 + [np.nan] * 280
    >>> made = dsl([1] * 100 + [0] * 300, codes, [20 / 100] * 100 + [20 / 300] * 300)
    >>> print(f"{made.value:.4f} {made.low:.4f} {made.high:.4f}")
    0.2625 0.1737 0.3513
    """
    made = pseudo_outcomes(predicted, codes, probabilities)
    need_codings(np.isfinite(np.asarray(codes, float)).sum(), "codings", 2 * LEAST)
    se = float(made.std(ddof=1) / np.sqrt(len(made)))
    return normal(float(made.mean()), se, level)


def pseudo_outcomes(
    predicted: npt.ArrayLike, codes: npt.ArrayLike, probabilities: npt.ArrayLike
) -> Floats:
    """What stands for the code of each document, coded or not; its mean is without bias."""
    g, y = need_numbers("predicted", predicted), need_numbers("codes", codes, missing=True)
    pi = np.asarray(probabilities, float)
    if not len(g) == len(y) == len(pi):
        raise ToolkitError(
            f"predicted, codes and probabilities have {len(g)}, {len(y)} and {len(pi)} documents; "
            "give all three for the same documents, NaN as code where not coded."
        )
    coded = np.isfinite(y)
    wrong = coded & ~((pi > 0) & (pi <= 1))
    if wrong.any():
        raise ToolkitError(
            f"probabilities[{int(np.argmax(wrong))}]={pi[wrong][0]} must be above 0 and at most 1: "
            "how likely the coded document was to be drawn. Take the column probability of "
            "corpus.validation_sample(themes)."
        )
    if (sure := ~coded & (pi == 1)).any():
        raise ToolkitError(
            f"probabilities[{int(np.argmax(sure))}]=1 and the document has no code: what is sure "
            "to be drawn must be coded. Code it, or give the probability that it had."
        )
    made = g.copy()
    made[coded] += (y[coded] - g[coded]) / pi[coded]
    return made
