"""Who leads and who follows: the share of a theme in one outlet, and later in another."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole
from toolkit.measures.about import part_searched
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.measures.stories.compared import compared
from toolkit.measures.stories.series.autoregression import Floats
from toolkit.measures.stories.series.crosscorrelation import cross_correlation, fisher
from toolkit.measures.stories.series.granger import common_order, granger
from toolkit.measures.stories.series.layout import Layout, layout
from toolkit.measures.stories.series.usable import spread, too_few, unusable, without_common

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

FEWEST = 20  # pairs of periods at a lag
VALUES = ["correlation", "low", "high", "periods", "best", "f", "p_value", "order", "remark"]


def lead_lag(
    corpus: Corpus,
    themes: ThemesLike,
    *,
    by: str = "day",
    over: str = "outlet",
    max_lag: int = 7,
    min_docs: int = 1,
    common: str = "keep",
    level: float = 0.95,
) -> pd.DataFrame:
    """Correlate the share of themes in one outlet with that in another some days later.

    The share of an outlet's documents with a hit, day by day, is correlated with that of every
    other outlet up to `max_lag` days earlier and later, after both were filtered with an
    autoregression fitted to the first; and it is tested whether the past of the one foretells
    the other beyond the other's own past (Granger). A day with fewer than `min_docs` documents
    of an outlet is a gap: nothing is known, which is not a share of zero. Values with a gap
    among the days that they are compared with are left out, none is filled in.

    Neither is a proof of influence. An event that all report at once, each at its own pace,
    makes the fast ones lead; see `common`.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
        What to follow.
    by : {"day", "hour"}
        Length of a period. For hours every date must have a time of day.
    over : str
        Column that is compared, such as outlet or language.
    max_lag : int
        Longest lag, and highest order of the autoregressions, in periods.
    min_docs : int
        Documents that a period must have. With few of them a share is mostly chance, which
        draws correlations towards 0.
    common : {"keep", "remove"}
        Whether to take out what outlets have in common in a period: by regression on the mean
        share of all outlets but the two that are compared, of which there must be one at least.
    level : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        A row per theme, ordered pair and lag: ``theme``, ``outlet``, ``other_outlet`` (named
        after `over`), ``lag`` in periods (positive: `other_outlet` follows), ``correlation``
        with ``low`` and ``high`` (Fisher's z), ``periods`` it rests on, ``best``: the lag with
        the largest correlation in size, if that is beyond chance for as many lags as there are
        (Bonferroni), ``f``, ``p_value`` and ``order`` of the test whether `outlet` foretells
        `other_outlet` (the same for all lags of a pair; NaN if the fit is perfect), and
        ``remark``. Where a remark says why nothing can be said, the numbers are NaN, `periods`
        and `order` are 0.

    Raises
    ------
    ToolkitError
        An argument cannot be used, hours are asked for and times of day are missing, there are
        fewer than 30 periods, or nothing can be said of any pair.

    References
    ----------
    Box, G. E. P., Jenkins, G. M. and Reinsel, G. C. (2008). Time series analysis, 4th ed.

    Granger, C. W. J. (1969). Investigating causal relations by econometric models and
    cross-spectral methods.

    Vliegenthart, R. and Walgrave, S. (2008). The contingency of intermedia agenda setting.

    Examples
    --------
    >>> import toolkit as tk
    >>> oil = np.random.default_rng(0).integers(0, 2, 80)
    >>> days = pd.date_range("2017-06-01", periods=80).astype(str)
    >>> north = pd.DataFrame({"outlet": "North", "date": days, "oil": oil})
    >>> south = pd.DataFrame({"outlet": "South", "date": days, "oil": np.roll(oil, 2)})
    >>> frame = pd.concat([north, south]).assign(language="en")
    >>> frame["text"] = np.where(frame["oil"], "oil price", "rain today")
    >>> table = lead_lag(tk.from_frame(frame), ["oil"], max_lag=3)
    >>> table.loc[table["best"], ["outlet", "other_outlet", "lag"]].values.tolist()
    [['North', 'South', 2], ['South', 'North', -2]]
    """
    one_of("common", common, ("keep", "remove"))
    max_lag, min_docs = whole("max_lag", max_lag, 1), whole("min_docs", min_docs, 1)
    level = _level(level)
    values = compared(corpus, over, "over")
    if common == "remove" and values.nunique() < 3:
        raise ToolkitError(
            f"common='remove' compares two outlets with the mean of the others, and {over!r} has "
            "only two values. Use common='keep', and read what it means."
        )
    grid = layout(corpus, by, values)
    parts = []
    for name, found in part_searched(corpus).hits(corpus, some_themes(themes)):
        series = _shares(grid, found > 0, min_docs)
        for one, other in permutations(range(len(grid.names)), 2):
            pair = _pair(series, one, other, grid.names, max_lag, level, common)
            pair[over], pair[f"other_{over}"] = grid.names[one], grid.names[other]
            parts.append(pair.assign(theme=name))
    table = pd.concat(parts, ignore_index=True)
    if table["remark"].ne("").all():
        told = "; ".join(table["remark"].unique()[:3])
        raise ToolkitError(
            f"Nothing can be said of any two values of {over!r}: {told}. Take outlets and themes "
            "with more documents: corpus.where(outlet=[...])."
        )
    return table[["theme", over, f"other_{over}", "lag", *VALUES]]


def _level(value: Any) -> float:
    number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not number or not 0 < float(value) < 1:
        raise ToolkitError(f"level={value!r} must be a number between 0 and 1, such as 0.95.")
    return float(value)


def _shares(grid: Layout, hit: npt.NDArray[np.bool_], min_docs: int) -> Floats:
    """Share of the documents with a hit, a row per outlet; NaN is a gap."""
    total, hits = grid.count(np.ones(len(hit), bool)), grid.count(hit)
    return np.where(total >= min_docs, hits / np.maximum(total, 1), np.nan)


def _pair(
    series: Floats,
    one: int,
    other: int,
    names: list[str],
    max_lag: int,
    level: float,
    common: str,
) -> pd.DataFrame:
    """The rows of a pair, with or without numbers."""
    first, second = series[one], series[other]
    remark = unusable(first, str(names[one])) or unusable(second, str(names[other]))
    if not remark and common == "remove":
        first, second = without_common(series, one, other)
        if min(spread(first), spread(second)) == 0:
            remark = "nothing is left without what is common to all"
    remark = remark or too_few(first, second, max_lag)
    found = None
    if not remark:
        found = cross_correlation(first, second, max_lag, level)
        if found.periods.min() < FEWEST:
            remark = f"gaps leave {found.periods.min()} pairs of periods at a lag"
    table = pd.DataFrame({"lag": np.arange(-max_lag, max_lag + 1)})
    if found is None or remark:
        table[["correlation", "low", "high", "f", "p_value"]] = np.nan
        table["periods"], table["best"], table["order"] = 0, False, 0
    else:
        table["correlation"], table["periods"] = found.correlation, found.periods
        table["low"], table["high"] = found.low, found.high
        table["best"] = _best(found.correlation, found.periods, level)
        order = common_order(first, second, max_lag)
        test = granger(first, second, order)
        table["f"], table["p_value"], table["order"] = test.f, test.p, order
    return table.assign(remark=pd.array([remark] * len(table), dtype="str"))


def _best(correlation: Floats, pairs: npt.NDArray[np.int64], level: float) -> npt.NDArray[Any]:
    """The largest correlation, if its interval for all lags together is clear of 0."""
    together = 1 - (1 - level) / len(correlation)
    low, high = fisher(correlation, pairs, together)
    size = np.where((low > 0) | (high < 0), np.abs(correlation), -1.0)
    return (np.arange(len(size)) == np.argmax(size)) & (size > 0)
