"""Which number of topics the figures of a comparison speak for, and why."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.checks import listed
from toolkit.topics.trust.stability import STABLE

Floats = npt.NDArray[np.float64]
NEAR = 0.01  # coherences that differ by no more are alike; other seeds differ by as much
#: Standard error of a difference from which on it tells nothing: one of ten first terms exchanged
#: in every topic moves the mean Jaccard by .1 to .18.
ROUGH = 0.1


class Measured(NamedTuple):
    """`pairs`: mean Jaccard of each pair of refits, in the order of ``combinations``."""

    pairs: Floats
    coherence: float


class Suggestion(NamedTuple):
    """The row `k` that `reason` is about, None without any, and whether it is suggested."""

    k: int | None
    suggested: bool
    reason: str


def suggestion(found: Mapping[int, Measured], *, seed_alone: bool = False) -> Suggestion:
    """Suggest the largest number of topics that is not told apart from the most stable one.

    Not told apart: the difference is at most one standard error, by leaving out each refit in turn
    from both, which saw the same documents. It must also be no less coherent. Larger, because
    more topics say more; and stability first, because coherence alone always asks for more.
    Nothing is suggested if even the most stable does not come back, its terms stand together no
    more than by chance, a larger number may be as stable and the error is too large to tell, or
    the refits differ by the `seed_alone`.
    """
    if len(found) < 2:
        return Suggestion(next(iter(found), None), False, "none suggested: nothing to compare with")
    best = max(found, key=lambda k: (found[k].pairs.mean(), k))
    top = found[best]
    most = f"the most stable, k={best}"
    if seed_alone:
        told = "all refits saw the same documents, and another seed alone says little of stability"
        return Suggestion(best, False, f"none suggested: {told}; take portion=0.8")
    if top.pairs.mean() < STABLE:
        told = f"its topics do not come back (mean Jaccard {top.pairs.mean():.2f}, under {STABLE})"
        return Suggestion(best, False, f"none suggested: even of {most}, {told}")
    if not top.coherence > 0:
        told = f"stand together no more than by chance (coherence {top.coherence:.2f})"
        return Suggestion(best, False, f"none suggested: terms of {most}, {told}")
    alike = [k for k, one in found.items() if _as_stable(one, top) and _as_coherent(one, top)]
    errors = {k: error(top.pairs - found[k].pairs) for k in alike}
    k = max([best, *(k for k in alike if errors[k] <= ROUGH)])
    if rough := [other for other in alike if other > k and errors[other] > ROUGH]:
        told = f"{_refits(top.pairs)} refits cannot tell k={listed(rough)} from {most}"
        largest = max(errors[other] for other in rough)
        return Suggestion(
            best,
            False,
            f"none suggested: {told} (mean Jaccard {top.pairs.mean():.2f}; standard error of the "
            f"difference up to {largest:.2f}, above {ROUGH}); take more refits, such as "
            f"refits={max(10, 2 * _refits(top.pairs))}",
        )
    one = found[k]
    reason = f"most stable (mean Jaccard {one.pairs.mean():.2f})"
    if k != best:
        reason = (
            f"not told apart from {most} (mean Jaccard {one.pairs.mean():.2f} and "
            f"{top.pairs.mean():.2f}, standard error of the difference {errors[k]:.2f}), no less "
            f"coherent ({one.coherence:.2f} and {top.coherence:.2f}), and of such the most topics"
        )
    if k == max(found):
        reason += "; the largest tried: try larger ones too"
    elif k == min(found) > 2:
        reason += "; the smallest tried: try smaller ones too"
    return Suggestion(k, True, reason)


def error(pairs: Floats) -> float:
    """Standard error of the mean over pairs of refits, by the jackknife over refits."""
    left = _left_out(pairs)
    return float(np.sqrt((len(left) - 1) * left.var()))


def _left_out(pairs: Floats) -> Floats:
    """Mean over the pairs without each of the refits in turn."""
    refits = _refits(pairs)
    both = np.array(list(combinations(range(refits), 2)))
    return np.array([pairs[(both != one).all(axis=1)].mean() for one in range(refits)])


def _refits(pairs: Floats) -> int:
    """How many refits have as many pairs."""
    return round((1 + np.sqrt(1 + 8 * len(pairs))) / 2)


def _as_stable(one: Measured, top: Measured) -> bool:
    return bool(top.pairs.mean() - one.pairs.mean() <= error(top.pairs - one.pairs))


def _as_coherent(one: Measured, top: Measured) -> bool:
    return one.coherence >= top.coherence - NEAR and one.coherence > 0
