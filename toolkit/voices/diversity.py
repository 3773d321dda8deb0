"""How many voices, and how equally they are heard."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from tqdm.auto import tqdm

from toolkit.checks import whole
from toolkit.voices.rarefy import diversity, rarefied
from toolkit.voices.who import COLUMNS, split, voices

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

WHAT = ("source", "kind")
#: Cells with fewer quotations do not make all others small when the size is not given.
LEAST = 10
MADE = (
    "quotations left_out sources entropy effective_sources inverse_hhi drawn rarefied_sources "
    "rarefied_effective low high".split()
)


def source_diversity(
    corpus: Corpus,
    quotes: pd.DataFrame | None = None,
    *,
    by: str | Sequence[str] | None = None,
    what: str = "source",
    size: int | None = None,
    level: float = 0.95,
    draws: int = 500,
    seed: int = 0,
) -> pd.DataFrame:
    """Measure how diverse the sources are, also with the same number of quotations everywhere.

    Diversity grows with the number of quotations: compare cells by the rarefied columns only.

    Parameters
    ----------
    quotes : DataFrame, optional
        From ``corpus.quotes()``, or some of its rows; found anew if not given.
    by : str or list of str, optional
        A period, columns of the documents, or both, as in ``corpus.track``.
    what : {"source", "kind"}
        Diversity of persons and bodies with a name, or of kinds of source. Quotations without one
        are left out and counted.
    size : int, optional
        Quotations that are drawn from each cell. If not given, the number in the smallest cell
        that has ten or more; where none has, that in the largest.
    level : float
        Coverage aimed at by the interval.
    draws, seed : int
        Times that the articles are drawn again for the interval, 100 or more, and the seed.

    Returns
    -------
    DataFrame
        The columns of `by`; ``quotations`` that are counted and ``left_out``; ``sources``, how many
        different ones; ``entropy`` in nats; ``effective_sources`` = exp(entropy);
        ``inverse_hhi`` = 1 / sum of squared shares. Then of ``drawn`` quotations:
        ``rarefied_sources``, the expected number of different ones; ``rarefied_effective`` =
        exp(expected entropy), with ``low`` and ``high``. Rarefied columns are NaN in cells with
        fewer quotations than are drawn; all are in a cell without any.

    Raises
    ------
    ToolkitError
        The quotations lack a column or are of another corpus, or an argument is not one of those
        allowed.

    Notes
    -----
    The interval is that of the logarithm, estimate plus and minus z standard errors; the standard
    error is that of the draws of whole articles, n - 1 of n with replacement. It holds between 1
    and the number drawn. One article has none.

    References
    ----------
    Hill, M. O. (1973). Ecology 54, 427-432. Hurlbert, S. H. (1971). Ecology 52, 577-586. Chao, A.
    et al. (2014). Ecological Monographs 84, 45-67.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"doc_id": ["a"], "text": ["x"]}))
    >>> said = pd.DataFrame({"doc_id": "a", "person": ["Ali", "Ali", "Huda", "Sara"], "role": "",
    ...                      "source_kind": "", "resolved": "name"})
    >>> corpus.source_diversity(said)[["sources", "effective_sources", "inverse_hhi"]].round(3)
       sources  effective_sources  inverse_hhi
    0        3              2.828        2.667
    """
    draws, seed = whole("draws", draws, 100), whole("seed", seed)
    if size is not None:
        size = whole("size", size, 2)
    found = voices(corpus, quotes, by, what=what, allowed=WHAT, level=level, made=MADE)
    rows = split(found.table) if what == "source" else found.table
    label = rows[COLUMNS[what]]
    known = label.ne("").to_numpy()
    cells = len(found.layout.table)
    cell = rows["cell"].to_numpy()
    total = np.bincount(cell[known], minlength=cells)
    of = pd.factorize(label[known], sort=True)[0]
    parts = dict(enumerate(np.split(*_by_cell(cell[known], cells))))
    doc = rows["doc"].to_numpy()[known]
    drawn = size or int(min((n for n in total if n >= LEAST), default=total.max(initial=0)))
    z = NormalDist().inv_cdf(0.5 + found.level / 2)
    generators = np.random.default_rng(seed).spawn(cells)
    lines = []
    for number in tqdm(range(cells), desc="sources", delay=1.0, leave=False):
        here = parts[number]
        counts = np.bincount(of[here]) if len(here) else np.zeros(0, np.int64)
        entropy, effective, inverse = diversity(counts)
        different, expected, low, high = (float("nan"),) * 4
        if drawn >= 2 and total[number] >= drawn:
            different, expected = rarefied(counts, drawn)
            error = _error(of[here], doc[here], drawn, draws, generators[number])
            low, high = np.exp([expected - z * error, expected + z * error]).clip(1, drawn)
        lines.append(
            (
                total[number],
                np.count_nonzero(cell[~known] == number),
                np.count_nonzero(counts),
                entropy,
                effective,
                inverse,
                drawn,
                different,
                float(np.exp(expected)),
                low,
                high,
            )
        )
    table = found.layout.table[found.layout.keys].reset_index(drop=True)
    return pd.concat([table, pd.DataFrame(lines, columns=list(MADE))], axis=1)


def _by_cell(cell: np.ndarray, cells: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows in the order of their cells, and where those of the next begin."""
    order = np.argsort(cell, kind="stable")
    return order, np.searchsorted(cell[order], np.arange(1, cells))


def _error(
    of: np.ndarray, doc: np.ndarray, size: int, draws: int, generator: np.random.Generator
) -> float:
    """Standard error of the expected entropy of `size` quotations, by drawing articles again."""
    article, first = np.unique(doc, return_inverse=True)
    if len(article) < 2:
        return float("nan")
    order = np.argsort(first, kind="stable")
    bounds = np.searchsorted(first[order], np.arange(len(article) + 1))
    label = of[order]
    made = np.empty(draws)
    for draw in range(draws):
        times = np.bincount(
            generator.integers(0, len(article), len(article) - 1), minlength=len(article)
        )
        weight = np.repeat(times, np.diff(bounds))
        made[draw] = rarefied(np.bincount(label, weight).astype(np.int64), size)[1]
    return float(made.std(ddof=1))
