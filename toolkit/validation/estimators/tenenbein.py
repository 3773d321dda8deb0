"""Double sampling: the lexicon for all documents, hand coding for a part of them."""

from __future__ import annotations

import numpy as np

from toolkit.checks import ToolkitError
from toolkit.intervals.contract import need_level
from toolkit.intervals.wilson import wilson
from toolkit.validation.estimators.contract import Estimate, Floats, need_codings


def tenenbein(
    flagged: float,
    total: float,
    hits: tuple[float, float],
    misses: tuple[float, float],
    level: float = 0.95,
) -> Estimate:
    """Share corrected by a simple random part that was coded (Tenenbein 1970).

    With ``w`` the share flagged of all ``N`` documents, PPV and FOR the shares with the theme
    among the flagged and the other of the ``n`` coded ones::

        p = w * PPV + (1 - w) * FOR
        Var(p) = p * (1 - p) * ((1 - K) / n + K / N)

    ``K`` is the squared correlation of lexicon and coding among the coded. The interval is
    Wilson's with the effective number of documents ``p (1 - p) / Var(p)``, which keeps within
    0 and 1.

    Parameters
    ----------
    flagged, total : number
        Documents that the lexicon flags, and all; those coded among them.
    hits : (number, number)
        Coded documents that are flagged: with the theme, and all.
    misses : (number, number)
        Coded documents that are not flagged: with the theme, and all.
    level : float
        Coverage of the interval.

    Raises
    ------
    ToolkitError
        The counts do not fit together, or fewer than ten flagged or ten other documents were
        coded.

    References
    ----------
    Tenenbein, A. (1970). A double sampling scheme for estimating from binomial data with
    misclassifications.

    Examples
    --------
    >>> made = tenenbein(300, 1000, hits=(54, 60), misses=(7, 140))
    >>> print(f"{made.value:.3f} {made.low:.3f} {made.high:.3f}")
    0.305 0.265 0.348
    """
    need_level(level)
    _need_counts(flagged, total, hits, misses)
    need_codings(hits[1], "codings of flagged documents")
    need_codings(misses[1], "codings of documents that are not flagged")
    w, ppv, fo = flagged / total, hits[0] / hits[1], misses[0] / misses[1]
    p, n = w * ppv + (1 - w) * fo, hits[1] + misses[1]
    # Squared phi of the coded documents: flag by code.
    share, flags = (hits[0] + misses[0]) / n, hits[1] / n
    both = share * (1 - share) * flags * (1 - flags)
    k = (hits[0] / n - share * flags) ** 2 / both if both > 0 else 0.0
    per_document = (1 - k) / n + k / total
    low, high = wilson(p / per_document, 1 / per_document, level)
    return Estimate(float(p), float(low), float(high), float(np.sqrt(p * (1 - p) * per_document)))


def tenenbein_line(ppv: Floats, fo: Floats, flagged: Floats) -> tuple[Floats, Floats]:
    """Intercept and slope of the corrected share over the share flagged in a cell.

    Taken from the whole to a cell, PPV and FOR are held to be the same in every cell.
    """
    return fo, ppv - fo


def _need_counts(
    flagged: float, total: float, hits: tuple[float, float], misses: tuple[float, float]
) -> None:
    fits = 0 <= hits[0] <= hits[1] <= flagged and 0 <= misses[0] <= misses[1] <= total - flagged
    if not fits or total <= 0:
        raise ToolkitError(
            f"flagged={flagged} of total={total}, hits={hits} and misses={misses} do not fit "
            "together: give (with the theme, coded) for the flagged and for the other documents, "
            "as in tenenbein(300, 1000, hits=(54, 60), misses=(7, 140))."
        )
