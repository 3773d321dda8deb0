"""Agreement between coders, with an interval."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_free, one_of, whole
from toolkit.intervals.contract import need_level
from toolkit.validation.coefficients import COEFFICIENTS, LEVELS, Coefficient, Ratings
from toolkit.validation.coefficients.contract import Floats, Ints
from toolkit.validation.ratings import long_codes, ratings

#: Krippendorff (2004): below the first no conclusion, below the second only tentative ones.
NEEDED, GOOD = 0.667, 0.8
#: Draws in which a coefficient may be undefined before that is said, and before no bound is given.
SOME, MANY = 0.01, 0.5
MADE = "coefficient value low high units coders codes remark".split()
CHUNK = 2_000_000  # weights held at once


def agreement(
    codes: pd.DataFrame,
    *,
    level: str = "nominal",
    by: str | Sequence[str] | None = None,
    coefficients: Sequence[str] | None = None,
    draws: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Say how far coders agree, beyond what chance would give.

    Parameters
    ----------
    codes : DataFrame
        A row per unit and coder: ``coder``, ``code`` (or ``value``) and what names the unit:
        ``unit``, or ``doc_id`` and, if there is one, ``theme``. Or a row per unit and a column
        per coder; columns of documents are then no coders. A missing code is NaN or empty.
        Codes of the coder ``final`` are decisions after discussion and are left out.
    level : {"nominal", "ordinal", "interval", "ratio"}
        How codes are compared: the same or not, by rank, by difference, by relative difference.
    by : str or list of str, optional
        Columns; agreement in each group, such as ``"theme"`` or ``"language"``.
    coefficients : list of str, optional
        Of krippendorff_alpha, cohen_kappa, fleiss_kappa, percent; all of them if None, but for
        ordered codes alpha and percent, as both kappas take every difference as equal.
    draws : int
        Bootstrap samples.
    confidence : float
        Coverage of the interval.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    DataFrame
        One row per group and coefficient: the columns of `by`, ``coefficient``, ``value`` (1 is
        full agreement, 0 that of chance; for percent the share of pairs that agree), ``low``,
        ``high``, ``units`` (coded by two or more), ``coders``, ``codes`` (those in such units)
        and ``remark``: why a value is missing, or what it is too low for. The interval is the
        percentile bootstrap over documents, units of one document staying together. Where no
        two coders disagree it is missing, as resampling then shows nothing.

    Raises
    ------
    ToolkitError
        There is no such table or column, a coder coded a unit twice, the codes do not fit the
        level, or no value at all can be computed.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability.
    Cohen, J. (1960). A coefficient of agreement for nominal scales.
    Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters.

    Examples
    --------
    >>> codes = pd.DataFrame({"Ana": [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
    ...                       "Ben": [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]})
    >>> table = agreement(codes, coefficients=["krippendorff_alpha", "percent"])
    >>> table[["coefficient", "value", "units", "coders"]].round(3)
              coefficient  value  units  coders
    0  krippendorff_alpha  0.095     10       2
    1             percent  0.600     10       2
    """
    one_of("level", level, LEVELS)
    need_level(confidence)
    draws, seed = whole("draws", draws, 100), whole("seed", seed)
    names = _names(coefficients, level)
    groups = [by] if isinstance(by, str) else list(by or [])
    need_free(groups, MADE)
    table, keys = long_codes(codes, groups, level)
    parts = []
    for key, part in (
        table.groupby(groups, dropna=False, observed=True) if groups else [((), table)]
    ):
        rated, clusters = ratings(part, level)
        rows = pd.DataFrame(_rows(rated, clusters, names, draws, confidence, seed))
        if "theme" in keys and (n := part["theme"].nunique()) > 1:
            pooled = f"{n} themes pooled, by='theme' gives each"
            rows["remark"] = ["; ".join(filter(None, [told, pooled])) for told in rows["remark"]]
        for place, (name, value) in enumerate(zip(groups, key, strict=True)):
            rows.insert(place, name, [value] * len(rows))
        parts.append(rows)
    found = pd.concat(parts, ignore_index=True)
    if found["value"].isna().all():
        told = dict.fromkeys(zip(found["coefficient"], found["remark"], strict=True))
        raise ToolkitError(
            "No agreement can be computed. " + " ".join(f"{name}: {why}." for name, why in told)
        )
    return found


def alpha_of(codes: pd.DataFrame) -> float:
    """Krippendorff's nominal alpha of a table of `long_codes`; NaN where it is undefined."""
    rated, _ = ratings(codes, "nominal")
    found = COEFFICIENTS["krippendorff_alpha"]
    return float("nan") if found.why_not(rated) else float(found.value(rated, _all(rated))[0])


def _rows(
    rated: Ratings, clusters: Ints, names: list[str], draws: int, confidence: float, seed: int
) -> list[dict]:
    several = rated.coders > 1
    counts = {
        "units": int(several.sum()),
        "coders": int((rated.codes[several] >= 0).any(axis=0).sum()),
        "codes": int(rated.coders[several].sum()),
    }
    rows = []
    for name in names:
        value, low, high, remark = _found(
            COEFFICIENTS[name], rated, clusters, draws, confidence, seed
        )
        if name == "krippendorff_alpha" and value < GOOD:
            verdict = "no conclusion" if value < NEEDED else "tentative conclusions only"
            remark = "; ".join(
                filter(None, [f"below {NEEDED if value < NEEDED else GOOD}: {verdict}", remark])
            )
        row = {"coefficient": name, "value": value, "low": low, "high": high}
        rows.append(row | counts | {"remark": remark})
    return rows


def _found(
    coefficient: Coefficient,
    rated: Ratings,
    clusters: Ints,
    draws: int,
    confidence: float,
    seed: int,
) -> tuple[float, float, float, str]:
    unknown = float("nan")
    if why := coefficient.why_not(rated):
        return unknown, unknown, unknown, why
    value = float(coefficient.value(rated, _all(rated))[0])
    if (rated.counts > 0).sum(axis=1).max() < 2:
        return value, unknown, unknown, "no two coders disagree: resampling gives no interval"
    found = _resampled(coefficient, rated, clusters, draws, seed)
    missing = float(np.isnan(found).mean())
    if missing > MANY:
        return value, unknown, unknown, "undefined in most samples: too little variation"
    if np.nanmax(found) - np.nanmin(found) < 1e-12:
        return value, unknown, unknown, "the same in all samples: resampling gives no interval"
    tail = (1 - confidence) / 2
    low, high = np.nanquantile(found, [tail, 1 - tail])
    told = f"undefined in {missing:.0%} of the samples" if missing > SOME else ""
    return value, float(low), float(high), told


def _resampled(
    coefficient: Coefficient, rated: Ratings, clusters: Ints, draws: int, seed: int
) -> Floats:
    """The coefficient in samples of as many documents, drawn with replacement."""
    rng = np.random.default_rng(seed)
    _, of = np.unique(clusters, return_inverse=True)
    size = int(of.max()) + 1
    step = max(1, CHUNK // max(size, len(of)))
    parts = []
    for start in range(0, draws, step):
        n = min(step, draws - start)
        drawn = rng.integers(0, size, (n, size)) + size * np.arange(n)[:, None]
        weights = np.bincount(drawn.ravel(), minlength=n * size).reshape(n, size)
        parts.append(coefficient.value(rated, weights[:, of].astype(float)))
    return np.concatenate(parts)


def _all(rated: Ratings) -> Floats:
    return np.ones((1, len(rated.codes)))


def _names(given: Sequence[str] | None, level: str) -> list[str]:
    if given is None:
        return list(COEFFICIENTS) if level == "nominal" else ["krippendorff_alpha", "percent"]
    names = [given] if isinstance(given, str) else list(dict.fromkeys(given))
    for name in names:
        one_of("coefficients", name, COEFFICIENTS)
    if not names:
        raise ToolkitError(f"coefficients={given!r} names none. Type coefficients=None for all.")
    return names
