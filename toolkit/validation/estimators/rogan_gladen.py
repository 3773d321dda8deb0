"""Correction by sensitivity and specificity."""

from __future__ import annotations

import math

import numpy as np

from toolkit.checks import ToolkitError
from toolkit.intervals.wilson import wilson
from toolkit.validation.estimators.contract import Estimate, Floats, need_codings, z_of

#: Least sensitivity + specificity - 1; below it an error of one point moves the share by ten.
LEAST_J = 0.1

Known = tuple[float, float] | float


def rogan_gladen(
    positives: float,
    total: float,
    sensitivity: Known,
    specificity: Known,
    level: float = 0.95,
) -> Estimate:
    """Share from the share flagged and two error rates (Rogan and Gladen 1978).

    ::

        p = (w + sp - 1) / (se + sp - 1)

    cut to 0 and 1. The interval is that of Lang and Reiczigel (2014), which carries the
    uncertainty of both rates; where both are known exactly it is Wilson's interval of ``w``,
    put into the formula.

    Parameters
    ----------
    positives, total : number
        Documents flagged, and all.
    sensitivity : (number, number) or float
        Flagged documents among those with the theme, and these: (84, 127). A float if it is
        known exactly.
    specificity : (number, number) or float
        Documents not flagged among those without the theme, and these.
    level : float
        Coverage of the interval.

    Raises
    ------
    ToolkitError
        ``se + sp - 1`` is below 0.1 or not significantly above 0, so that the lexicon says next
        to nothing about the theme; a rate rests on fewer than ten codings; the share flagged is
        surely one that these rates cannot give; or the counts do not fit together.

    References
    ----------
    Rogan, W. J. and Gladen, B. (1978). Estimating prevalence from the results of a screening
    test.
    Lang, Z. and Reiczigel, J. (2014). Confidence limits for prevalence of disease adjusted for
    estimated sensitivity and specificity.

    Examples
    --------
    >>> made = rogan_gladen(259, 509, sensitivity=(84, 127), specificity=(96, 109))
    >>> print(f"{made.value:.3f} {made.low:.3f} {made.high:.3f}")
    0.719 0.585 0.866
    """
    z = z_of(level)
    if not 0 <= positives <= total or total <= 0:
        raise ToolkitError(
            f"positives={positives} of total={total} is no share; give the documents flagged and "
            "all documents."
        )
    (se, n_se), (sp, n_sp) = _rate("sensitivity", sensitivity), _rate("specificity", specificity)
    need_codings(n_se, "codings of documents with the theme")
    need_codings(n_sp, "codings of documents without the theme")
    w, j = positives / total, se + sp - 1
    # One success and one failure more: no rate is then without uncertainty.
    a, b = (se if math.isinf(n_se) else (n_se * se + 1) / (n_se + 2)), n_se + 2
    c, d = (sp if math.isinf(n_sp) else (n_sp * sp + 1) / (n_sp + 2)), n_sp + 2
    noise_a, noise_c = a * (1 - a) / b, c * (1 - c) / d
    need_informative(j, a + c - 1 - z * math.sqrt(noise_a + noise_c))
    p, j_smoothed = (w + sp - 1) / j, a + c - 1
    size = total + z**2
    w_smoothed = (total * w + z**2 / 2) / size
    middle = (w_smoothed + c - 1) / j_smoothed
    noise = w_smoothed * (1 - w_smoothed) / size
    noise += middle**2 * noise_a + (1 - middle) ** 2 * noise_c
    spread = math.sqrt(noise) / j_smoothed
    if math.isinf(n_se) and math.isinf(n_sp):
        low, high = ((float(end) + sp - 1) / j for end in wilson(positives, total, level))
    else:
        shift = 2 * z**2 * (middle * noise_a - (1 - middle) * noise_c)
        low, high = middle + shift - z * spread, middle + shift + z * spread
    if (high <= 0 and p < 0) or (low >= 1 and p > 1):
        where, limit = ("below 1 - specificity", 1 - sp) if p < 0 else ("above the sensitivity", se)
        raise ToolkitError(
            f"The share flagged, {w:.3f}, lies surely {where}, {limit:.3f}, which no share of the "
            "theme can give: these error rates are not those of these documents. Measure them in "
            "documents of the same kind, or take method='dsl'."
        )
    variance = w * (1 - w) / total + p**2 * se * (1 - se) / n_se
    variance += (1 - p) ** 2 * sp * (1 - sp) / n_sp
    value, low, high = (min(max(x, 0.0), 1.0) for x in (p, low, high))
    return Estimate(value, low, high, math.sqrt(variance) / j)


def rogan_gladen_line(ppv: Floats, fo: Floats, flagged: Floats) -> tuple[Floats, Floats]:
    """Intercept and slope of the corrected share over the share flagged in a cell.

    Taken from the whole to a cell, sensitivity and specificity are held to be the same in every
    cell. Both follow from PPV and FOR where a share `flagged` of the documents is flagged.
    """
    p = flagged * ppv + (1 - flagged) * fo
    se = np.divide(flagged * ppv, p, out=np.zeros_like(p), where=p > 0)
    sp = np.divide((1 - flagged) * (1 - fo), 1 - p, out=np.zeros_like(p), where=p < 1)
    j = se + sp - 1
    slope = np.divide(1.0, j, out=np.full_like(j, np.nan), where=j > 0)
    return (sp - 1) * slope, slope


def need_informative(j: float, low: float) -> None:
    """Raise if ``se + sp - 1`` is so small that dividing by it gives noise."""
    if j >= LEAST_J and low > 0:
        return
    what = (
        f"below {LEAST_J}"
        if j < LEAST_J
        else f"not surely above 0 (its interval is from {low:.2f})"
    )
    raise ToolkitError(
        f"Sensitivity + specificity - 1 is {j:.3f}, {what}: the lexicon tells documents with the "
        "theme from others hardly better than chance, and correcting with it gives noise. Mend "
        "the patterns, code more documents, or estimate from the codes: method='dsl'."
    )


def _rate(name: str, given: Known) -> tuple[float, float]:
    """Rate and number of codings; without end if the rate is known exactly."""
    right, n = given if isinstance(given, tuple) else (given, 1.0)
    if not 0 <= right <= n or n <= 0:
        raise ToolkitError(
            f"{name}={given!r} is neither a share from 0 to 1 nor (right, all): {name}=(84, 127)."
        )
    return right / n, n if isinstance(given, tuple) else math.inf
