"""How closely the words of a run belong together.

A run of K words is laid out as a table of 2^K cells: how many runs of K words in the corpus have
the same first word and not the same second, and so on. All measures are taken from it.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt

from toolkit.words.grams.counting import Flags, Runs, Words, starts_of
from toolkit.words.grams.pairs import Int64, Ints, occurring, paired

Floats = npt.NDArray[np.float64]
SMOOTHING = 0.5
MEASURES = ("expected_hits", "mi", "log_dice", "g2", "lambda", "lambda_z")


def associated(runs: Runs, words: Words, on: Flags, least: int) -> dict[str, Floats]:
    """Measures of association of runs of one length; see `toolkit.words.ngrams`.

    Parameters
    ----------
    runs : Runs
        All of `least` hits or more.
    words, on
        As in `counting.counted`; no key is -1.
    """
    with_at_least = margins(runs, words, on, least)
    length = runs.words.shape[1]
    total, together = with_at_least[()], with_at_least[tuple(range(length))]
    single = np.stack([with_at_least[(i,)] for i in range(length)])
    with np.errstate(divide="ignore", invalid="ignore"):
        part = single / total
        expected = total * part.prod(axis=0)
        table = cells(with_at_least, length)
        found = {
            "expected_hits": expected,
            "mi": np.log2(together / expected),
            "log_dice": 14 + np.log2(length * together / single.sum(axis=0)),
            "g2": _g2(table, part, total),
        }
    odd = {cell: (-1) ** (length - len(cell)) for cell in table}
    smooth = {cell: count + SMOOTHING for cell, count in table.items()}
    strength = sum(sign * np.log(smooth[cell]) for cell, sign in odd.items())
    error = np.sqrt(sum(1 / count for count in smooth.values()))
    return found | {"lambda": np.asarray(strength), "lambda_z": np.asarray(strength / error)}


def margins(runs: Runs, words: Words, on: Flags, least: int) -> dict[tuple[int, ...], Floats]:
    """Runs in the corpus that have the words of each run at some places, whatever the others.

    A set of places that a run has often has no rarer part, so all is counted as runs are.
    """
    length = runs.words.shape[1]
    begin = starts_of(on, length)
    count = len(begin)
    small, key_of = words.frequent(least)
    size = len(key_of)
    number = np.zeros(len(words.times), np.int64)
    number[key_of] = np.arange(size)
    numbers = number[runs.words]
    found: dict[tuple[int, ...], Floats] = {(): np.full(len(numbers), float(begin.sum()))}
    ids: dict[tuple[int, ...], tuple[Ints, int]] = {}
    rows: dict[tuple[int, ...], Int64] = {}
    for place in range(length):
        here = np.where(begin, small[place : place + count], -1)
        times = occurring(here, size)
        rows[(place,)], ids[(place,)] = numbers[:, place], (here, size)
        found[(place,)] = times[numbers[:, place]].astype(float)
    for many in range(2, length + 1):
        for places in combinations(range(length), many):
            one, kinds_of_one = ids[places[:-1]]
            other = ids[places[-1:]][0]
            deeper = many < length
            pairs = paired(one, other, (kinds_of_one, size), least, ids=deeper)
            row = pairs.number(rows[places[:-1]], numbers[:, places[-1]], size)
            rows[places], ids[places] = row, (pairs.ids, len(pairs.hits))
            found[places] = pairs.hits[row].astype(float)
    return found


def cells(margins: dict[tuple[int, ...], Floats], length: int) -> dict[tuple[int, ...], Floats]:
    """Runs that have the words at these places and at no other, from those that have at least.

    Examples
    --------
    Ten runs, four with the first word, three with the second, two with both:

    >>> margins = {(): 10.0, (0,): 4.0, (1,): 3.0, (0, 1): 2.0}
    >>> cells({k: np.array([v]) for k, v in margins.items()}, 2)[()].tolist()
    [5.0]
    """
    places = range(length)
    every = [c for many in range(length + 1) for c in combinations(places, many)]
    return {
        cell: sum(
            (
                (-1) ** (len(more) - len(cell)) * margins[more]
                for more in every
                if {*cell} <= {*more}
            ),
            np.zeros(1),
        )
        for cell in every
    }


def _g2(table: dict[tuple[int, ...], Floats], part: Floats, total: Floats) -> Floats:
    """Log-likelihood ratio of the table against words that stand independently of each other."""
    sum_of = np.zeros(len(total))
    for cell, count in table.items():
        chance = total.copy()
        for place, p in enumerate(part):
            chance = chance * (p if place in cell else 1 - p)
        sum_of += np.where(count > 0, count * np.log(np.where(count > 0, count, 1) / chance), 0)
    return 2 * sum_of
