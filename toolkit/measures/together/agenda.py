"""How alike the agendas of outlets are: what part of their attention each gives to each theme."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.intervals import Clusters
from toolkit.intervals.contract import need_level
from toolkit.measures.about import part_searched
from toolkit.measures.cells import cells
from toolkit.measures.clusters import clusters_of
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.measures.once import once

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Floats = npt.NDArray[np.float64]
FEW = 30  # documents, below which a row has a remark
LEAST_DAYS = 5  # with a theme; fewer, drawn again, do not tell how far a sample may be off
LANGUAGES = "languages differ, and so does what themes find in them"
VALUES = ("jsd", "jsd_by_chance", "p_value", "jsd_corrected", "low", "high", "spearman")


def agenda_similarity(
    corpus: Corpus,
    themes: ThemesLike,
    *,
    about: str | int = "any",
    copies: str = "distinct",
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare what outlets give their attention to, two by two.

    The agenda of an outlet is the number of its documents with each theme, brought to sum 1. Two
    agendas are compared by the Jensen-Shannon divergence: 0 if they are the same, 1 bit if they
    have nothing in common. Of two samples of one agenda it is above 0 all the same, the more so
    the smaller they are: `jsd_by_chance` says how much, and `jsd_corrected` is without it.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
        At least two.
    about : {"any", "title", "lead"} or int
        What makes a document be about a theme, as in ``corpus.track``.
    copies : {"distinct", "all", "stories"}
        What is counted once; if agency pieces counted with each outlet that prints them, the
        agency would be measured.
    level, draws, seed : float, int, int
        Of the bootstrap over days of each outlet, and of the shuffles.

    Returns
    -------
    DataFrame
        A row for each pair of outlets, the most alike first: ``outlet``, ``other_outlet``,
        ``documents`` and ``other_documents`` (with one of the themes), ``jsd`` (bits),
        ``jsd_by_chance`` (its mean if the days of both outlets are shuffled between them),
        ``p_value`` (how often shuffling gives as much), ``jsd_corrected`` with ``low`` and
        ``high`` (NaN where an outlet has fewer than five days with a theme, and nothing to draw
        from), ``spearman`` (rank correlation of the shares of the themes) and ``remark``. All
        is NaN where an outlet has none of the themes. Documents without an outlet are left out.

    Raises
    ------
    ToolkitError
        There are fewer than two themes or two outlets, or an argument is not allowed.

    References
    ----------
    Lin, J. (1991). Divergence measures based on the Shannon entropy.

    Rao, J. N. K. and Wu, C. F. J. (1988). Resampling inference with complex survey data. Journal
    of the American Statistical Association 83, 231-241.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["oil price", "a vote", "oil", "vote", "rain, no oil"],
    ...                       "outlet": ["A", "A", "B", "B", "C"], "language": "en"})
    >>> found = tk.from_frame(frame).agenda_similarity(["oil", "vote"], draws=100)
    >>> found[["outlet", "other_outlet", "jsd"]].round(3)
      outlet other_outlet    jsd
    0      A            B  0.000
    1      A            C  0.311
    2      B            C  0.311
    """
    draws, seed = whole("draws", draws, 1), whole("seed", seed)
    need_level(level)
    corpus = once(corpus, copies)
    searched = part_searched(corpus, about)
    wanted = some_themes(themes)
    if len(wanted) < 2:
        raise ToolkitError(
            f"An agenda needs two themes or more, and there is only {next(iter(wanted))!r}. "
            "Give several: ['oil', 'referendum'] or tk.themes('themes.toml')."
        )
    layout = cells(corpus, "outlet", counted=searched.counted)
    names = layout.table["outlet"].fillna("").tolist()
    named = [number for number, name in enumerate(names) if name]
    if len(named) < 2:
        raise ToolkitError(
            f"Agendas of outlets are compared, and the corpus has {len(named)}. Load more, or put "
            "what you compare into the column outlet."
        )
    hits = np.stack([h >= searched.least for _, h in searched.hits(corpus, wanted)], axis=1)
    hits &= (layout.of >= 0)[:, None]
    documents = np.bincount(layout.of, hits.any(axis=1), len(names)).astype(np.int64)
    rows = _by_day(hits, clusters_of(corpus, layout), len(names))
    by_outlet = corpus._docs.groupby(corpus._docs["outlet"].fillna(""), observed=True)
    spoken = {name: {*codes.dropna()} for name, codes in by_outlet["language"]}
    random = np.random.default_rng(seed)
    again = [_drawn(part, draws, random) for part in rows]
    pairs = []
    for one, other in combinations(named, 2):
        pair: dict[str, Any] = {
            "outlet": names[one],
            "other_outlet": names[other],
            "documents": documents[one],
            "other_documents": documents[other],
        }
        found = dict.fromkeys(VALUES, np.nan)
        if documents[one] and documents[other]:
            found = _compared(rows[one], rows[other], again[one], again[other], level, random)
        few = min(documents[one], documents[other]) < FEW
        said = [f"fewer than {FEW} documents"] if few else []
        if min(_days(rows[one]), _days(rows[other])) < LEAST_DAYS:
            found |= dict.fromkeys(("jsd_corrected", "low", "high"), np.nan)
            said.append(f"fewer than {LEAST_DAYS} days: no interval")
        if spoken[names[one]] != spoken[names[other]]:
            said.append(LANGUAGES)
        pairs.append(pair | found | {"remark": "; ".join(said)})
    table = pd.DataFrame(pairs).astype({"remark": "str"})
    order = ["jsd_corrected", "jsd", "outlet", "other_outlet"]
    return table.sort_values(order, ignore_index=True)


def _by_day(hits: npt.NDArray[np.bool_], clusters: Clusters, size: int) -> list[Floats]:
    """For each outlet, documents with each theme on each of its days."""
    units = np.zeros((len(clusters.cell), hits.shape[1]))
    np.add.at(units, clusters.unit[clusters.unit >= 0], hits[clusters.unit >= 0])
    return [units[clusters.cell == number] for number in range(size)]


def _days(days: Floats) -> int:
    """Days on which there is a document with a theme."""
    return int((days.sum(axis=1) > 0).sum())


def _drawn(days: Floats, draws: int, random: np.random.Generator) -> Floats:
    """Documents with each theme when days are drawn again, shape (draws, themes).

    One day less is drawn than there are, which keeps the variance right for few days too (Rao
    and Wu 1988); shares of the themes do not ask how many are drawn.
    """
    size = len(days)
    drawn = max(size - 1, 1)
    return np.stack(
        [random.multinomial(drawn, np.full(size, 1 / size)) @ days for _ in range(draws)]
    )


def _compared(
    one: Floats,
    other: Floats,
    ones: Floats,
    others: Floats,
    level: float,
    random: np.random.Generator,
) -> dict[str, float]:
    from scipy.stats import spearmanr

    a, b = one.sum(axis=0), other.sum(axis=0)
    value = float(jensen_shannon(a, b))
    used = (ones.sum(axis=1) > 0) & (others.sum(axis=1) > 0)
    drawn = jensen_shannon(ones[used], others[used])
    # A sample is further off than what it is drawn from, and a draw from it further again.
    bias = float(drawn.mean()) - value if len(drawn) else np.nan
    tail = (1 - level) / 2
    low, high = np.quantile(drawn - 2 * bias, [tail, 1 - tail]) if len(drawn) else (np.nan, np.nan)
    days = np.concatenate([one, other])
    first = np.arange(len(days)) < len(one)
    shuffled = np.stack([random.permutation(first) for _ in range(len(ones))]) @ days
    chance = jensen_shannon(shuffled, days.sum(axis=0) - shuffled)
    chance = chance[~np.isnan(chance)]
    rank = np.nan
    if np.ptp(a / a.sum()) > 0 and np.ptp(b / b.sum()) > 0:
        rank = float(spearmanr(a, b).statistic)
    return {
        "jsd": value,
        "jsd_by_chance": float(chance.mean()) if len(chance) else np.nan,
        "p_value": float((1 + (chance >= value - 1e-12).sum()) / (1 + len(chance))),
        "jsd_corrected": min(max(value - bias, 0.0), 1.0),
        "low": min(max(float(low), 0.0), 1.0),
        "high": min(max(float(high), 0.0), 1.0),
        "spearman": rank,
    }


def jensen_shannon(one: npt.ArrayLike, other: npt.ArrayLike) -> Floats:
    """Jensen-Shannon divergence of counts along the last axis, in bits; NaN where all are 0.

    Examples
    --------
    >>> jensen_shannon([5, 5, 0], [0, 5, 5]).round(3).item()
    0.5
    """
    from scipy.special import rel_entr

    with np.errstate(invalid="ignore"):
        p, q = (x / x.sum(axis=-1, keepdims=True) for x in map(np.asarray, (one, other)))
        middle = (p + q) / 2
        nats = (rel_entr(p, middle) + rel_entr(q, middle)).sum(axis=-1) / 2
    return np.asarray(nats / np.log(2))
