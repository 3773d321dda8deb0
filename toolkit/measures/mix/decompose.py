"""Why a share has changed: because outlets changed, or because the mix of outlets did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.intervals.bootstrap import percentiles, resampled
from toolkit.intervals.clusters import Clusters, Floats
from toolkit.intervals.contract import need_level
from toolkit.measures.about import part_searched
from toolkit.measures.cells import Cells, grouped
from toolkit.measures.clusters import clusters_of
from toolkit.measures.lookup import ThemesLike
from toolkit.measures.mix.groups import need_groups
from toolkit.where import dated, period

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

ALL = "all"  # the row of all outlets together
TIMES = ("before", "after")
TERMS = ("change", "rate_effect", "mix_effect")
COLUMNS = (
    "docs_before total_before share_before docs_after total_after share_after "
    "change change_low change_high rate_effect rate_effect_low rate_effect_high mix_effect "
    "mix_effect_low mix_effect_high turnover at_both"
).split()


def decompose(
    corpus: Corpus,
    themes: ThemesLike,
    first: Any,
    second: Any,
    *,
    over: str = "outlet",
    draws: int = 1000,
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Split the change of a share between two times into what outlets did and what their mix did.

    With w and p the part of the documents that an outlet has and the share of the theme in it,
    summed over the outlets that have documents at both times (Kitagawa 1955):

        rate = sum (p1 - p0) (w0 + w1) / 2,   mix = sum (w1 - w0) (p0 + p1) / 2.

    Outlets with documents at one time only have no change that could be split. They are left
    out of both sums, and what they add to the change of all documents is ``turnover``.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
    first, second : str, date or (start, end)
        The two times, as in ``corpus.where(date=...)``: ``"2017-09"``, or a first and a last day.
        The second must begin after the first has ended.
    over : str
        Column whose mix is meant.
    draws, level, seed : int, float, int
        Draws of the bootstrap, 100 or more, coverage aimed at, and seed of the generator.

    Returns
    -------
    DataFrame
        For each theme one row per outlet, in the column `over`, and then a row "all":
        ``docs_before``, ``total_before`` and ``share_before`` (docs / total), the same for
        ``after``, ``change`` of the share, ``rate_effect`` and ``mix_effect``. These are, in the
        row of an outlet, its terms of the sums, and in "all" the sums. ``turnover`` is what is
        left of the change,
        in "all" only. ``at_both``: the outlet has documents at both times; for "all", every outlet
        has. The bounds, ``_low`` and ``_high``, are from a bootstrap of the days of each outlet,
        see ``docs/explain/standardise.md``; NaN where all draws are equal.

    Raises
    ------
    ToolkitError
        A time cannot be read, they overlap or stand in the wrong order, no document is of one of
        them or no outlet has documents at both, `over` is no column with two values or more, or
        no theme was given.

    References
    ----------
    Kitagawa, E. M. (1955). Components of a difference between two rates. Journal of the American
    Statistical Association 50, 1168-1194.

    Examples
    --------
    Nothing but the mix has changed:

    >>> import toolkit as tk
    >>> frame = pd.DataFrame({
    ...     "text": ["oil", "rain"] * 3 + ["rain"] * 2 + ["oil", "rain"] + ["rain"] * 6,
    ...     "outlet": ["A"] * 6 + ["B"] * 2 + ["A"] * 2 + ["B"] * 6,
    ...     "date": ["2017-09-16"] * 8 + ["2017-10-16"] * 8, "language": "en"})
    >>> table = tk.from_frame(frame).decompose(["oil"], "2017-09", "2017-10")
    >>> table[["outlet", "share_before", "share_after", "rate_effect", "mix_effect"]]
      outlet  share_before  share_after  rate_effect  mix_effect
    0      A         0.500        0.500   0.0 -0.25
    1      B         0.000        0.000   0.0  0.00
    2    all         0.375        0.125   0.0 -0.25
    """
    level, draws, seed = need_level(level), whole("draws", draws, 100), whole("seed", seed)
    need_groups(corpus, over)
    layout = _layout(corpus, first, second, over)
    clusters = clusters_of(corpus, layout)
    total = clusters.total.reshape(-1, 2)
    both = np.minimum(*total.T) > 0
    if not both.any():
        raise ToolkitError(
            f"No {over} has documents both in first={first!r} and in second={second!r}, so there "
            "is no change to split. See corpus.coverage()."
        )
    names = [str(value) or "unknown" for value in layout.table[over].iloc[::2]]
    parts = []
    for name, found in part_searched(corpus).hits(corpus, themes):
        hit = found > 0
        hits = clusters.hits(hit)
        part = _counts(clusters.summed(hits).reshape(-1, 2), total)
        part["theme"], part[over] = name, pd.array([*names, ALL], dtype="str")
        part["at_both"] = [*both, both.all()]
        terms = _terms(clusters.summed(hits).reshape(-1, 2), total, both)
        drawn = _terms(*_drawn(clusters, hits, draws, seed), both)
        for term in TERMS:
            part[term] = terms[term]
            part[f"{term}_low"], part[f"{term}_high"] = percentiles(drawn[term], level, -1)
        # With every outlet at both times the rest is what rounding leaves.
        rest = 0.0 if both.all() else part["change"] - part["rate_effect"] - part["mix_effect"]
        part["turnover"] = np.where(part.index == len(names), rest, np.nan)
        parts.append(part)
    table = pd.concat(parts, ignore_index=True)
    return table[["theme", over, *COLUMNS]]


def _counts(docs: Floats, total: Floats) -> pd.DataFrame:
    """Numerators, denominators and shares: one row per outlet, and one for all."""
    docs, total = (np.vstack([each, each.sum(axis=0)]) for each in (docs, total))
    table = pd.DataFrame()
    for column, time in enumerate(TIMES):
        table[f"docs_{time}"] = docs[:, column].astype(np.int64)
        table[f"total_{time}"] = total[:, column].astype(np.int64)
        known = table[f"total_{time}"].where(total[:, column] > 0)
        table[f"share_{time}"] = table[f"docs_{time}"] / known
    return table


def _terms(docs: Floats, total: Floats, both: npt.NDArray[np.bool_]) -> dict[str, Floats]:
    """Change, rate and mix of each outlet and, last, of all; NaN for outlets at one time only.

    Outlets run along the last axis but one, the two times along the last.
    """
    kept = np.broadcast_to(both[:, None], docs.shape)
    share = np.divide(docs, total, out=np.full(docs.shape, np.nan), where=kept)
    weight = np.where(kept, total, 0)
    weight = weight / weight.sum(axis=-2, keepdims=True)
    change = np.diff(share)[..., 0]
    rate = change * weight.sum(axis=-1) / 2
    mix = np.diff(weight)[..., 0] * share.sum(axis=-1) / 2
    crude = np.diff(docs.sum(axis=-2) / total.sum(axis=-2))
    sums = [each[..., both].sum(axis=-1, keepdims=True) for each in (rate, mix)]
    every = zip(TERMS, (change, rate, mix), (crude, *sums), strict=True)
    # Adding 0 makes 0 of -0.
    return {name: np.concatenate([each, last], axis=-1) + 0.0 for name, each, last in every}


def _drawn(clusters: Clusters, hits: Floats, draws: int, seed: int) -> tuple[Floats, Floats]:
    """Documents with a hit and all documents, in each draw."""
    docs, found = np.zeros((2, draws, len(clusters.total)))
    for cells, drawn_docs, drawn_hits in resampled(clusters, hits, draws, seed):
        docs[:, cells], found[:, cells] = drawn_docs, drawn_hits
    return found.reshape(draws, -1, 2), docs.reshape(draws, -1, 2)


def _layout(corpus: Corpus, first: Any, second: Any, over: str) -> Cells:
    """A cell for each outlet and time, the two times of an outlet side by side."""
    docs = corpus._docs
    bounds = [_read(name, date) for name, date in (("first", first), ("second", second))]
    end, start = bounds[0][1], bounds[1][0]
    if end is None or start is None or end > start:
        raise ToolkitError(
            f"second={second!r} must begin after first={first!r} has ended. Give the earlier time "
            "first, and no day twice: first='2017-09', second='2017-10'."
        )
    inside = [dated(docs, *each) for each in bounds]
    for name, date, kept in zip(("first", "second"), (first, second), inside, strict=True):
        if not kept.any():
            raise ToolkitError(
                f"No document has a date inside {name}={date!r}. See corpus.coverage(by='month')."
            )
    code, values = grouped(docs, over)
    of = np.where(inside[0], 2 * code, np.where(inside[1], 2 * code + 1, -1))
    # Values of the column that have documents at neither time have no row.
    used = np.unique(of[of >= 0] // 2)
    of = np.where(of >= 0, 2 * np.searchsorted(used, code) + of % 2, -1)
    table = pd.DataFrame({over: values[used].repeat(2), "period": [*TIMES] * len(used)})
    return Cells(table, of, [over, "period"])


def _read(name: str, date: Any) -> tuple[Any, Any]:
    try:
        return period(date)
    except ToolkitError as error:
        raise ToolkitError(f"{name} is no time. {error}") from None
