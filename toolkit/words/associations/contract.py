"""What a measure of association is given: how often two words stand together, and apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from toolkit.words.keynesses.contract import Counts, Floats, Measure, Options, divided, single

__all__ = ["Floats", "Measure", "Options", "Together", "divided", "of_windows", "single"]


@dataclass(frozen=True)
class Together:
    """Counts of each term beside a node, all of shape (n_terms,).

    `hits` of the term are near the node (O), of `n_term` in all (f2); the node stands `n_node`
    times (f1) among `total` tokens (N). `factor` is what f1 f2 / N is multiplied by. `window`
    and `outside` are the tokens near the node, and those that are neither near nor of it;
    `hits_outside` those of the term among the latter.
    """

    hits: Floats
    n_node: Floats
    n_term: Floats
    total: Floats
    factor: Floats
    window: Floats
    outside: Floats
    hits_outside: Floats

    @cached_property
    def expected(self) -> Floats:
        """Hits near the node if the term stood anywhere (E)."""
        return self.n_node * self.n_term / self.total * self.factor

    @cached_property
    def counts(self) -> Counts:
        """The term inside and outside the windows, as two sides that are compared."""
        return Counts(self.hits, self.hits_outside, self.window, self.outside)


def of_windows(measure: Measure) -> Measure:
    """A measure of keyness, of the words in windows against those outside."""

    def scores(together: Together, options: Options) -> tuple[Floats, ...]:
        return measure.scores(together.counts, options)

    return measure._replace(scores=scores)
