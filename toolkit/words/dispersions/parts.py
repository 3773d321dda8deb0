"""The parts of a corpus over which words are spread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.measures.cells import cells
from toolkit.words.dispersions.spread import Ints

if TYPE_CHECKING:
    from toolkit.corpus import Corpus


class Parts(NamedTuple):
    """`of` says in which part each document is, -1 for none; `tokens` in which each token is, and
    is there only where parts cut through documents. `key` names the column of `labels`.
    """

    key: str
    labels: pd.Index
    sizes: Ints
    of: Ints
    tokens: Ints | None

    def at(self, positions: Ints, documents: Ints) -> Ints:
        """Part of each token; `documents` are those of the tokens."""
        return self.of[documents] if self.tokens is None else self.tokens[positions]


def parts_of(corpus: Corpus, parts: Any) -> Parts:
    """Lay out the parts; those without a word are left out.

    Parameters
    ----------
    parts : str or int
        ``"doc_id"``, another column, a period, or a number of slices of equally many tokens, in
        the order of the corpus.

    Raises
    ------
    ToolkitError
        There are fewer than two parts with words, or it is none of these.
    """
    bounds = corpus.tokens.bounds
    lengths = np.diff(bounds)
    if not isinstance(parts, str):
        number = whole("parts", parts, 2)
        edges = np.linspace(0, bounds[-1], number + 1).round().astype(np.int64)
        sizes = np.diff(edges)
        of_token = np.repeat(np.arange(number), sizes)
        key, labels, of = "slice", pd.RangeIndex(1, number + 1), np.zeros(len(lengths), np.int64)
    elif parts == "doc_id":
        key, labels, sizes = "doc_id", pd.Index(corpus._docs["doc_id"]), lengths
        of, of_token = np.arange(len(lengths)), None
    else:
        layout = cells(corpus, parts)
        key, of, of_token = layout.keys[0], layout.of, None
        labels = pd.Index(layout.table[key])
        sizes = layout.table["total_tokens"].to_numpy(np.int64)
    some = sizes > 0
    if some.sum() < 2:
        raise ToolkitError(
            f"parts={parts!r} makes {int(some.sum())} part with words; two are needed to compare. "
            "Allowed: 'doc_id', another column such as 'outlet', a period such as 'month', or a "
            "number of equal slices such as 10."
        )
    place = np.where(some, np.cumsum(some) - 1, -1)
    of = np.where(of >= 0, place[of], -1)
    if of_token is not None:
        of_token = place[of_token]
    return Parts(key, labels[some], sizes[some], of, of_token)
