"""Topic shares compared between outlets, or any two groups of documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, whole
from toolkit.intervals.clusters import Clusters
from toolkit.intervals.contract import need_level
from toolkit.intervals.contrast import contrast
from toolkit.measures.cells import Cells
from toolkit.measures.clusters import clusters_of
from toolkit.measures.once import once
from toolkit.topics.curves.means import Floats, mean_scores, means, shown, shown_shares
from toolkit.topics.curves.refitted import band, need_refits
from toolkit.topics.curves.scores import scores
from toolkit.topics.curves.sides import Sides, sides
from toolkit.topics.curves.track import followed, need_no_period

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.model import TopicModel

REST = "all others"


def compare(
    model: TopicModel,
    between: str | Mapping[str, Mapping[str, Any]] = "outlet",
    *,
    reference: str | None = None,
    corpus: Corpus | None = None,
    copies: str = "all",
    interval: str = "clustered",
    cluster: str = "outlet-day",
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
    refits: int = 0,
) -> pd.DataFrame:
    """Compare topic shares between outlets, or any groups of documents.

    Shares of one outlet sum to 1: who writes more about one topic writes less about others. So
    look at ``log_ratio`` first, which tells how many times as much attention a topic has (1 is
    twice as much, -1 half as much), for small topics as for large ones; the difference in points
    is mostly about the large ones.

    Parameters
    ----------
    between : str, or mapping of names to filters
        A column of the documents, or two or more groups, each what ``corpus.where`` takes:
        ``{"state": {"outlet": ["A", "B"]}, "private": {"outlet": "C"}}``.
    reference : str, optional
        The group that every other is compared with; each with all others together if None.
    corpus : Corpus, optional
        A part of the documents of the model, such as one month; all if None.
    copies, interval, cluster, level, draws, seed, refits
        As in ``corpus.track``; there is no `cluster` ``"period"``.

    Returns
    -------
    DataFrame
        One row per topic and group: ``topic``, ``label``, the column of `between` (``side`` for
        groups of your own), ``reference`` (what it is compared with), ``total_target``,
        ``share_target``, ``total_reference``, ``share_reference``, ``difference`` with ``low``
        and ``high``, ``log_ratio`` (to base 2) with ``log_ratio_low`` and ``log_ratio_high``,
        ``p_value`` of the difference, from its interval, ``p_holm`` (the same, corrected for the
        number of rows: where there is nothing at all, the chance that any row is below 0.05 is
        0.05), with `refits` ``refit_low``, ``refit_high``, ``refits`` of the difference, and
        ``remark``, which says why a row has no interval: a group of one article has none, and
        counts among all others with the spread of single articles. The ratio is NaN where a
        share is 0, and its bounds are infinite where it may be.

    Raises
    ------
    ToolkitError
        There are not two groups, a document is in two of them, the reference is none of them, or
        an argument cannot be used.

    References
    ----------
    Aitchison, J. (1986). The Statistical Analysis of Compositional Data. Chapman and Hall.

    Altman, D. G. and Bland, J. M. (2011). How to obtain the P value from a confidence interval.
    British Medical Journal 343, d2304.

    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal
    of Statistics 6, 65-70.

    Zou, G. Y., Huang, W. and Zhang, X. (2009), of intervals; see `toolkit.intervals.contrast`.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 9 + ["vote ballot count"] * 9
    >>> docs = pd.DataFrame({"text": texts, "language": "en", "outlet": ["A"] * 6 + ["B"] * 12})
    >>> model = tk.from_frame(docs).topics(2)
    >>> found = model.compare(reference="B", cluster="doc_id")
    >>> found["difference"].abs().round(2).tolist()
    [0.75, 0.75]
    """
    level, refits, seed = need_level(level), need_refits(refits), whole("seed", seed)
    need_no_period(cluster)
    followed_part, rows = followed(model, once(model.corpus if corpus is None else corpus, copies))
    groups = sides(followed_part, between)
    pairs = list(_pairs(groups, reference))
    table = pd.DataFrame({groups.name: groups.values, "total_docs": groups.sizes})
    layout = Cells(table, groups.of, [groups.name])
    how: dict[str, Any] = {"level": level, "draws": whole("draws", draws, 100), "seed": seed}
    clusters = clusters_of(followed_part, layout, cluster)
    found, _ = means(clusters, scores(model)[rows], interval=interval, **how)

    def differences(score: Floats) -> Floats:
        mean = shown_shares(mean_scores(groups.of, score[rows], len(table)))
        return np.stack([weights @ mean for _, _, weights in pairs])

    more = band(model, refits, seed, differences)
    spread = _spread(groups, scores(model)[rows], level)
    made, bounds, labels = [], shown(found), model.labels
    for at, (target, name, weights) in enumerate(pairs):
        for topic, label in enumerate(labels):
            row = {"topic": topic, "label": label, groups.name: groups.values[target]}
            share, low, high = (part[:, topic] for part in bounds)
            single = spread[topic]
            row |= {"reference": name}
            row |= _compared(share, low, high, groups, weights, level, single)
            row |= {column: values[at, topic] for column, values in more.items()}
            made.append(row | {"remark": _remark(row, groups, target, name, clusters)})
    result = pd.DataFrame(made)
    result.insert(list(result).index("p_value") + 1, "p_holm", holm(result["p_value"].to_numpy()))
    return result


def _pairs(groups: Sides, reference: str | None) -> Iterator[tuple[int, str, Floats]]:
    """Number of each group, what it is compared with, and the weights of the shares."""
    values = [str(value) for value in groups.values]
    if reference is not None and str(reference) not in values:
        raise ToolkitError(
            f"reference={reference!r} is none of the groups compared: {listed(groups.values)}."
        )
    for at, value in enumerate(values):
        if value == str(reference):
            continue
        if reference is None:
            others = np.where(np.arange(len(values)) == at, 0, groups.sizes)
        else:
            others = np.array([float(v == str(reference)) for v in values])
        weights = -others / others.sum()
        weights[at] = 1.0
        two = reference is None and len(values) == 2
        yield at, values[1 - at] if two else REST if reference is None else reference, weights
        if two:  # the other way round says the same
            return


def _spread(groups: Sides, score: Floats, level: float) -> Floats:
    """How far one document is from the mean of its group, at most, of each topic."""
    known = groups.of >= 0
    of, score = groups.of[known], score[known]
    rest = score - mean_scores(of, score, len(groups.sizes))[of]
    freedom = len(of) - len(groups.sizes)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.where(freedom > 0, (rest**2).sum(axis=0) / freedom, np.nan)
    return np.asarray(NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(variance))


def _remark(row: dict[str, Any], groups: Sides, target: int, name: str, clusters: Clusters) -> str:
    """Why a row has no interval."""
    if np.isfinite(row["low"]):
        return ""
    places = {str(value): at for at, value in enumerate(groups.values)}
    for side in (str(groups.values[target]), str(name)):
        if side in places:
            at = places[side]
            if groups.sizes[at] == 1:
                return f"{side!r} has one article, of which no spread can be known; two are needed"
            if (clusters.cell == at).sum() == 1:
                return f"the articles of {side!r} are one cluster; two are needed"
    return "articles do not differ, so that no spread can be known"


def _compared(
    share: Floats,
    low: Floats,
    high: Floats,
    groups: Sides,
    weights: Floats,
    level: float,
    spread: float,
) -> dict[str, Any]:
    """The columns of one row, from shares of one topic in all groups.

    A group without an interval among several others has the `spread` of single documents.
    """
    target, others = int(np.argmax(weights)), np.flatnonzero(weights < 0)
    if len(others) > 1:
        lone = (weights < 0) & np.isnan(low)
        low, high = np.where(lone, share - spread, low), np.where(lone, share + spread, high)
    rest, rest_low, rest_high = contrast(-weights[others], share[others], low[others], high[others])
    used = np.append(target, others)  # a group of neither side must not make it unknown
    difference, lowest, highest = contrast(weights[used], share[used], low[used], high[used])
    ratio, ratio_low, ratio_high = np.nan, np.nan, np.nan
    if share[target] > 0 and rest > 0:
        with np.errstate(divide="ignore"):  # a bound may be 0, its logarithm endless
            ends = np.log2(np.maximum([[low[target], rest_low], [high[target], rest_high]], 0))
        middle = np.log2([share[target], rest])
        ratio, ratio_low, ratio_high = contrast([1, -1], middle, *ends)
    return {
        "total_target": int(groups.sizes[target]),
        "share_target": share[target],
        "total_reference": int(groups.sizes[others].sum()),
        "share_reference": rest,
        "difference": difference,
        "low": lowest,
        "high": highest,
        "log_ratio": ratio,
        "log_ratio_low": ratio_low,
        "log_ratio_high": ratio_high,
        "p_value": p_of(difference, lowest, highest, level),
    }


def p_of(value: float, low: float, high: float, level: float) -> float:
    """Probability of a value so far from 0, from its interval (Altman and Bland 2011).

    Examples
    --------
    >>> round(p_of(1.0, 0.0, 2.0, 0.95), 3), round(p_of(-1.0, -2.0, 1.0, 0.95), 3)
    (0.05, 0.327)
    """
    normal = NormalDist()
    half = value - low if value > 0 else high - value
    if not half > 0:
        return float("nan")
    return 2 * normal.cdf(-normal.inv_cdf((1 + level) / 2) * abs(value) / half)


def holm(p_values: npt.ArrayLike) -> Floats:
    """Values of p such that the chance of any below 0.05 is 0.05 if there is nothing (Holm 1979).

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03, np.nan]).round(2)
    array([0.03, 0.06, 0.06,  nan])
    """
    p = np.asarray(p_values, float)
    found = np.full(len(p), np.nan)
    known = np.flatnonzero(np.isfinite(p))
    order = known[np.argsort(p[known], kind="stable")]
    times = len(order) - np.arange(len(order))
    found[order] = np.minimum(np.maximum.accumulate(times * p[order]), 1.0)
    return found
