"""Arguments of the functions on counts, checked: numbers of one length, measures, options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, one_of, whole
from toolkit.intervals.contract import need_level
from toolkit.words.keynesses import Measure, Options
from toolkit.words.keynesses.contract import Floats

UNCLEAR = ("g2", "G2", "ll", "lr", "log_likelihood", "loglikelihood")


def chosen(name: str, measures: Any, known: Mapping[str, Measure]) -> list[str]:
    """Names of measures, each once."""
    names = [measures] if isinstance(measures, str) else measures
    if not isinstance(names, Iterable) or not (names := list(dict.fromkeys(names))):
        raise ToolkitError(
            f"{name}={measures!r} names no measure. Give one or a list of {listed(known)}."
        )
    for one in names:
        if one in UNCLEAR:
            raise ToolkitError(
                f"{name}={one!r} means two numbers: 'g2_two_term', as UCREL and conc have it, and "
                "'g2_four_term', as quanteda and AntConc do. Take one, or both."
            )
        if one == "pmi" and "mi" in known:
            raise ToolkitError(
                f"{name}='pmi' is called 'mi' here, log2 of hits / expected hits; 'npmi' is the "
                "same as part of the most that it could be."
            )
        one_of(name, one, known)
    return names


def options_of(prior: Any = 500.0, k: Any = 1.0, level: float = 0.95, family: int = 1) -> Options:
    """What measures need beside counts, checked."""
    if not _above_zero(k):
        raise ToolkitError(f"k={k!r} must be a number above 0: 1, 10, 100 or 1000 are usual.")
    pair = isinstance(prior, tuple) and len(prior) == 2
    of_terms, total = prior if pair else (prior, None)
    numbers = numbers_of("prior", of_terms)
    fits = len(numbers) == 1 if total is None else _above_zero(total) and numbers.max() <= total
    if not fits or not numbers.min() > 0:
        raise ToolkitError(
            f"prior={prior!r} must be a number above 0, such as 500: the words that the prior "
            "counts for; or a pair of the prior count of each term and the sum of all."
        )
    options = Options(need_level(level), family, k=float(k))
    if total is None:
        return options._replace(prior=float(numbers[0]))
    return options._replace(prior=numbers, prior_total=float(total))


def _above_zero(value: Any) -> bool:
    return isinstance(value, Real) and value is not True and 0 < float(value) < np.inf


def alike(given: Mapping[str, Any]) -> tuple[list[Floats], pd.Index | None]:
    """Arrays of one length, single numbers repeated, and the index of the first that has one."""
    index = next((v.index for v in given.values() if isinstance(v, pd.Series)), None)
    arrays = {name: numbers_of(name, values) for name, values in given.items()}
    lengths = {name: len(values) for name, values in arrays.items()}
    longest = max(lengths.values(), key=lambda n: (n != 1, n))
    if not set(lengths.values()) <= {1, longest}:
        told = ", ".join(f"{name} {n}" for name, n in lengths.items())
        raise ToolkitError(f"There must be as many numbers of each, or one; there are: {told}.")
    return [np.broadcast_to(values, longest) for values in arrays.values()], index


def numbers_of(name: str, values: Any) -> Floats:
    """A row of numbers, 0 or more."""
    try:
        numbers = np.atleast_1d(np.asarray(values, float))
    except (TypeError, ValueError):
        raise ToolkitError(f"{name}={values!r} are no numbers.") from None
    if numbers.ndim != 1:
        raise ToolkitError(f"{name} has {numbers.ndim} dimensions; give one number for each term.")
    wrong = numbers[~(np.isfinite(numbers) & (numbers >= 0))]
    if len(wrong):
        raise ToolkitError(f"{name} holds {wrong[0]:g}; counts are 0 or more.")
    return numbers


def family_of(family: Any, terms: int) -> int:
    """Number of terms among which limits and probabilities are to hold; all of these if None."""
    return terms if family is None else whole("family", family, max(terms, 1))


def integers(values: Floats) -> npt.NDArray[Any]:
    """As integers if they are."""
    whole = np.rint(values)
    return whole.astype(np.int64) if np.array_equal(whole, values) else values
