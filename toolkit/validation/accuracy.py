"""How right the lexicon is: precision, recall and F1 against hand coding, with intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_free
from toolkit.intervals.contract import need_level
from toolkit.validation.agreement import NEEDED as LEAST_ALPHA
from toolkit.validation.agreement import alpha_of
from toolkit.validation.coded import final_codes
from toolkit.validation.limits import Floats, Rate, limits, rate, square_and_add
from toolkit.validation.ratings import long_codes

LEAST = 50  # codings of a language below which its figures are a first impression only


def accuracy(
    coded: pd.DataFrame, *, by: str | Sequence[str] = "theme", confidence: float = 0.95
) -> pd.DataFrame:
    """Compare the lexicon with hand coding: precision, recall and F1 in the whole corpus.

    Each coded document stands for ``1 / probability`` documents, so that the figures are those
    of the corpus and not of the sample, in which flagged documents are many. Recall needs
    documents that were not flagged: only they show what the lexicon misses.

    Parameters
    ----------
    coded : DataFrame
        From ``corpus.validation_sample``, coded; see `final_codes`.
    by : str or list of str
        ``"theme"``, ``["theme", "outlet"]`` or other columns of the sample.
    confidence : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        One row per group: the columns of `by`; ``coded_docs`` and, of these, ``flagged_docs``;
        ``precision`` (share of the flagged that have the theme), ``recall`` (share of those
        with the theme that are flagged), ``f1`` and ``prevalence`` (share with the theme), each
        with ``_low`` and ``_high``; ``alpha`` (Krippendorff, NaN with one coder); ``remark``:
        what is not known and why, and what is too little to rely on. The intervals are Wilson's
        with the effective number of documents for precision and for the share of misses among
        the documents not flagged, and square-and-add for what is made of both.

    Raises
    ------
    ToolkitError
        The sample cannot be used (see `final_codes`), nothing is coded, a column is missing, or
        several themes would be put together.

    References
    ----------
    Newcombe, R. G. (2011). Propagating imprecision: combining confidence intervals from
    independent sources.
    Kish, L. (1965). Survey sampling.

    Examples
    --------
    >>> coded = pd.DataFrame({"doc_id": [f"d{n}" for n in range(500)], "theme": "oil",
    ...     "flagged": [True] * 200 + [False] * 300, "code": [1] * 180 + [0] * 320,
    ...     "probability": [0.02] * 200 + [300 / 190_000] * 300})
    >>> accuracy(coded)[["precision", "recall", "recall_low", "recall_high"]].round(3)
       precision  recall  recall_low  recall_high
    0        0.9     1.0       0.795          1.0
    """
    need_level(confidence)
    keys = [by] if isinstance(by, str) else list(by)
    ends = [f"{name}{end}" for name in ("precision", *MADE) for end in ("", "_low", "_high")]
    need_free(keys, [*ends, "coded_docs", "flagged_docs", "alpha", "remark"])
    units = final_codes(coded)
    if missing := [name for name in keys if name not in units]:
        raise ToolkitError(
            f"by={by!r}: the coded sample has no column {missing[0]!r}; it has "
            f"{listed(c for c in units if c not in ('code', 'weight'))}."
        )
    if "theme" not in keys and units["theme"].nunique() > 1:
        raise ToolkitError(
            f"by={by!r} would put {units['theme'].nunique()} themes into one figure. "
            f"Type by={['theme', *keys]!r}."
        )
    if units["code"].isna().all():
        raise ToolkitError("Nothing is coded yet: fill in the column code with 1 and 0.")
    alphas = dict(_alphas(coded, keys))
    rows = []
    for key, group in units.groupby(keys, dropna=False, observed=True):
        row = dict(zip(keys, key, strict=True))
        rows.append(row | _row(group, alphas.get(_plain(key), float("nan")), confidence))
    return pd.DataFrame(rows)


def _row(group: pd.DataFrame, alpha: float, level: float) -> dict[str, Any]:
    drawn, group = len(group), group[group["code"].notna()]
    found, rest = group[group["flagged"]], group[~group["flagged"]]
    precision = rate(found["code"], found["design_weight"], level, finite=True)
    misses = rate(rest["code"], rest["design_weight"], level, finite=True)
    flags = _flagged(group, level)
    row: dict[str, Any] = {"coded_docs": len(group), "flagged_docs": len(found)}
    row |= {"precision": precision.value}
    row |= {"precision_low": precision.low, "precision_high": precision.high}
    for name, function in MADE.items():
        value, low, high = square_and_add(function, [flags, precision, misses])
        row |= {name: float(value), f"{name}_low": float(low), f"{name}_high": float(high)}
    remarks = list(_remarks(group, drawn, precision.value, misses.value, alpha))
    return row | {"alpha": alpha, "remark": "; ".join(remarks)}


def recall(flagged: Any, precision: Any, misses: Any) -> Floats:
    """Share of the documents with the theme that are flagged.

    From the share of documents flagged, the share of these with the theme, and the share with
    the theme among the others.
    """
    hit, missed = flagged * precision, (1 - flagged) * misses
    return np.divide(hit, hit + missed, out=np.full(np.shape(hit), np.nan), where=hit + missed > 0)


def f1(flagged: Any, precision: Any, misses: Any) -> Floats:
    """Harmonic mean of precision and recall."""
    hit, missed = flagged * precision, (1 - flagged) * misses
    total = flagged + hit + missed
    return np.divide(2 * hit, total, out=np.full(np.shape(hit), np.nan), where=total > 0)


def prevalence(flagged: Any, precision: Any, misses: Any) -> Floats:
    """Share of all documents with the theme."""
    return np.asarray(flagged * precision + (1 - flagged) * misses)


#: What is made of the share flagged, precision, and the misses among the documents not flagged.
MADE = {"recall": recall, "f1": f1, "prevalence": prevalence}


def _flagged(group: pd.DataFrame, level: float) -> Rate:
    """Share of the documents that are flagged: known if the sample was drawn by flag."""
    w, flags = group["design_weight"], group["flagged"].astype(float)
    if not len(group):
        return Rate(float("nan"), float("nan"), float("nan"), 0, 0)
    value = float((w * flags).sum() / w.sum())
    # Flagged and other documents with different probabilities or numbers are different strata.
    known = ["theme", "probability", "stratum_docs", "outlet", "language", "period"]
    strata = [name for name in known if name in group]
    parts = group.assign(flags=flags).groupby(strata, dropna=False, observed=True)
    size, mean, docs = parts.size(), parts["flags"].mean(), parts["design_weight"].sum()
    spread = (docs / docs.sum()) ** 2 * mean * (1 - mean) / size * (1 - size / docs).clip(lower=0)
    effective = value * (1 - value) / spread.sum() if spread.sum() > 0 else np.inf
    return Rate(value, *limits(value, effective, level), len(group), effective)


def _remarks(
    group: pd.DataFrame, drawn: int, precision: float, misses: float, alpha: float
) -> Iterator[str]:
    if len(group) < drawn:
        yield f"{drawn - len(group)} of {drawn} drawn are not coded, taken as missing at random"
    if np.isnan(precision):
        yield "no flagged document was coded: precision and recall are unknown"
    if np.isnan(misses):
        yield "no document that is not flagged was coded: recall is unknown"
    if len(group) and not group["code"].any():
        yield "no coded document has the theme: recall is unknown"
    if len(group) < LEAST:
        yield f"fewer than {LEAST} coded documents"
    elif "language" in group and group["language"].nunique() > 1:
        sizes = group["language"].value_counts().sort_index()
        few = ", ".join(f"{name} {n}" for name, n in sizes.items() if n < LEAST)
        yield "languages are pooled" + (
            f", with fewer than {LEAST} documents: {few}" if few else ""
        )
    if alpha < LEAST_ALPHA:
        yield f"alpha below {LEAST_ALPHA}: coders do not agree on what the theme is"


def _alphas(coded: pd.DataFrame, keys: list[str]) -> Iterator[tuple[tuple, float]]:
    """Alpha of each group coded by more than one coder; columns may be missing in added rows."""
    if "coder" not in coded or coded["coder"].nunique() < 2:
        return
    table, _ = long_codes(coded.drop(columns="unit", errors="ignore"), keys, "nominal")
    for key, part in table.groupby(keys, dropna=False, observed=True):
        yield _plain(key), alpha_of(part)


def _plain(key: tuple) -> tuple:
    """A key that is equal to itself: NaN is not."""
    return tuple(None if pd.isna(each) else each for each in key)
