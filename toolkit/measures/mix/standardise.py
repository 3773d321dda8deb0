"""The share of a theme as it would be if the mix of outlets had stayed the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, one_of, whole
from toolkit.intervals.bootstrap import percentiles, resampled
from toolkit.intervals.clusters import Clusters, Floats
from toolkit.intervals.contract import need_level
from toolkit.measures.about import part_searched
from toolkit.measures.cells import cells
from toolkit.measures.clusters import clusters_of
from toolkit.measures.lookup import ThemesLike
from toolkit.measures.mix.groups import need_groups
from toolkit.measures.periods import PERIODS

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

WEIGHTS = ("mean", "equal")
SILENT = ("rescale", "drop", "unknown")
COLUMNS = (
    "theme period docs total_docs share standardised low high outlets missing covered complete"
).split()


def standardise(
    corpus: Corpus,
    themes: ThemesLike,
    by: str = "week",
    *,
    weights: str | Mapping[Any, float] = "mean",
    over: str = "outlet",
    silent: str = "rescale",
    draws: int = 1000,
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Follow themes with the mix of outlets held fixed (direct standardisation).

    If an outlet that often has the theme publishes more, the share of all articles rises though
    no outlet has changed. The standardised share is the sum over outlets of a fixed weight times
    the share of the theme in the outlet.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
        What to follow.
    by : {"week", "day", "month", "quarter", "year"}
        A period; also an offset that `track` takes, such as ``"2W"``.
    weights : {"mean", "equal"} or mapping
        ``mean``: the part of the documents that the outlet has, on the average of the periods;
        ``equal``: the same for each; or outlet = weight, of any sum. Outlets that are not in the
        mapping are not in the mix.
    over : str
        Column whose mix is held fixed.
    silent : {"rescale", "drop", "unknown"}
        What becomes of a period in which an outlet of the mix has no document. ``rescale``: the
        others stand for the mix, their weights rescaled; such a value is not of the same mix as
        its neighbours, see ``missing`` and ``covered``. ``drop``: an outlet that is silent in
        any period with documents is left out of all of them. ``unknown``: the value is NaN.
    draws, level, seed : int, float, int
        Draws of the bootstrap, 100 or more, coverage aimed at, and seed of the generator.

    Returns
    -------
    DataFrame
        One row per theme and period: ``theme``, ``period``, ``docs``, ``total_docs``, ``share``
        (docs / total_docs, of all outlets), ``standardised``, ``low`` and ``high`` of it, from a
        bootstrap of the days of each outlet, ``outlets`` (those that count in it), ``missing``
        (those of the mix that do not, as they are silent or left out; names joined by "; "),
        ``covered`` (weight in the mix of those that count, 0 to 1) and ``complete``. The bounds
        are NaN where all draws are equal.
        An outlet with one day in a period has no days to draw from and gets a normal error
        instead, see ``docs/explain/standardise.md``.

    Raises
    ------
    ToolkitError
        `by` is no period, `over` no column with two values or more, `weights` are not known,
        negative or all 0 or name an outlet that is not there, no outlet has documents in every
        period (with ``drop``), or no theme was given or no document has a date.

    References
    ----------
    Kitagawa, E. M. (1955). Components of a difference between two rates. Journal of the American
    Statistical Association 50, 1168-1194.

    Rao, J. N. K. and Wu, C. F. J. (1988). Resampling inference with complex survey data. Journal
    of the American Statistical Association 83, 231-241.

    Examples
    --------
    Outlet A has oil in half of its articles and B in none; only their numbers change:

    >>> import toolkit as tk
    >>> frame = pd.DataFrame({
    ...     "text": ["oil", "rain"] * 3 + ["rain"] * 2 + ["oil", "rain"] + ["rain"] * 6,
    ...     "outlet": ["A"] * 6 + ["B"] * 2 + ["A"] * 2 + ["B"] * 6,
    ...     "date": ["2017-10-16"] * 8 + ["2017-10-23"] * 8, "language": "en"})
    >>> table = tk.from_frame(frame).standardise(["oil"])
    >>> table[["period", "share", "standardised", "outlets"]]
          period  share  standardised  outlets
    0 2017-10-16  0.375          0.25        2
    1 2017-10-23  0.125          0.25        2
    """
    one_of("silent", silent, SILENT)
    level, draws, seed = need_level(level), whole("draws", draws, 100), whole("seed", seed)
    need_groups(corpus, over)
    layout = cells(corpus, [over, by])
    if "period" not in layout.keys:
        raise ToolkitError(f"by={by!r} must be a period: {listed(PERIODS)}.")
    clusters = clusters_of(corpus, layout)
    names = [str(value) or "unknown" for value in layout.table[over].unique()]
    total = clusters.total.reshape(len(names), -1)  # outlets, periods
    fixed = _weights(weights, total, list(layout.table[over].unique()))
    counts = (total > 0) & (fixed[:, None] > 0)
    gone = ~counts & (fixed[:, None] > 0)
    if silent == "drop":
        dropped = gone[:, total.any(axis=0)].any(axis=1)
        _need_some(fixed, dropped, gone[:, total.any(axis=0)], names, by)
        counts[dropped], gone[dropped] = False, True
    covered = fixed @ counts
    mix = fixed[:, None] * counts / np.where(covered > 0, covered, np.nan)
    if silent == "unknown":
        mix[:, gone.any(axis=0)] = np.nan
    frame = layout.table.iloc[: total.shape[1]][["period", "complete"]].copy()
    frame["total_docs"] = total.sum(axis=0).astype(np.int64)
    frame["outlets"] = counts.sum(axis=0)
    frame["missing"] = pd.array(
        ["; ".join(n for n, is_gone in zip(names, g, strict=True) if is_gone) for g in gone.T],
        dtype="str",
    )
    frame["covered"] = covered
    parts = []
    for name, found in part_searched(corpus).hits(corpus, themes):
        hit = found > 0
        hits = clusters.hits(hit)
        part, docs = frame.copy(), clusters.summed(hits).reshape(total.shape)
        part["theme"], part["docs"] = name, docs.sum(axis=0).astype(np.int64)
        part["share"] = part["docs"] / part["total_docs"].where(part["total_docs"].gt(0))
        share = np.divide(docs, total, out=np.zeros(total.shape), where=total > 0)
        part["standardised"] = (mix * share).sum(axis=0)
        drawn = _drawn(clusters, hits, mix, draws, seed)
        part["low"], part["high"] = percentiles(drawn, level)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)[COLUMNS]


def _drawn(clusters: Clusters, hits: Floats, mix: Floats, draws: int, seed: int) -> Floats:
    """Standardised share of each period in each draw."""
    drawn = np.zeros((draws, mix.shape[1]))
    drawn[:, np.isnan(mix).any(axis=0)] = np.nan
    for at, docs, found in resampled(clusters, hits, draws, seed):
        weight, period = mix.ravel()[at], at % mix.shape[1]
        # An outlet outside the mix must not spoil it by an error that is not known.
        part = np.where(weight == 0, 0, weight * found / docs)
        order = np.argsort(period, kind="stable")
        here, starts = np.unique(period[order], return_index=True)
        drawn[:, here] += np.add.reduceat(part[:, order], starts, axis=1)
    return drawn


def _weights(weights: Any, total: Floats, values: list[Any]) -> Floats:
    if isinstance(weights, str):
        one_of("weights", weights, WEIGHTS)
        if weights == "equal":
            return np.full(len(total), 1 / len(total))
        every = total.sum(axis=0)
        mean: Floats = (total[:, every > 0] / every[every > 0]).mean(axis=1)
        return mean
    if not isinstance(weights, Mapping):
        raise ToolkitError(
            f"weights={weights!r} must be one of {listed(WEIGHTS)} or a mapping of outlets: "
            "weights={'A': 2, 'B': 1}."
        )
    strange = [key for key in weights if key not in values]
    if strange:
        raise ToolkitError(f"weights names {strange[0]!r}; there are {listed(values)}.")
    try:
        given = np.array([float(weights.get(value, 0)) for value in values])
    except (TypeError, ValueError):
        given = np.array([np.nan])
    if not np.isfinite(given).all() or (given < 0).any() or not given.any():
        raise ToolkitError(
            f"weights={dict(weights)!r} must be numbers, none below 0 and one above it: "
            "weights={'A': 2, 'B': 1}."
        )
    return given / given.sum()


def _need_some(fixed: Floats, dropped: Any, gone: Any, names: list[str], by: str) -> None:
    """Raise if every outlet of the mix is silent in some period with documents."""
    if (~dropped & (fixed > 0)).any():
        return
    quiet = gone.sum(axis=1)
    worst = np.argsort(-quiet, kind="stable")[:3]
    told = ", ".join(f"{names[i]!r} in {quiet[i]}" for i in worst)
    raise ToolkitError(
        f"silent='drop' leaves no outlet, as each is silent in some {by} with documents "
        f"(most often {told} of {gone.shape[1]}). Take a longer period, fewer dates, or "
        "silent='rescale'."
    )
