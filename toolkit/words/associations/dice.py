"""Dice coefficient: 2 O / (f1 + f2). Above 1 where windows hold a term more than once."""

from __future__ import annotations

from toolkit.words.associations.contract import Floats, Options, Together, divided, single


def score(together: Together, options: Options) -> Floats:
    """0 or more; see the module."""
    return divided(2 * together.hits, together.n_node + together.n_term)


MEASURE = single("dice", score, "signed")
