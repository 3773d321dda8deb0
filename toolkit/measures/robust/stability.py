"""How far a claim hangs on choices: range and sign over its specifications."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns

STABLE = 0.9  # of the specifications must have the sign of the claim
MAKER = "corpus.specification_curve(themes, target, reference)"


def stability(table: pd.DataFrame) -> pd.DataFrame:
    """Sum up a specification curve.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.specification_curve``.

    Returns
    -------
    DataFrame
        One row per theme: ``theme``, ``difference`` of the specification that is ``given`` (the
        claim as it stands), ``median``, ``minimum`` and ``maximum`` of all differences,
        ``specifications``, ``computed`` (those with a difference), and, of these, the shares
        ``same_sign`` (the sign is that of the claim; 0 is not), ``surely`` (so is that of the
        whole interval) and ``surely_other`` (the interval lies on the other side of 0).
        ``stable``: `same_sign` is 0.9 or more. If the claim itself has no sign the shares are NaN
        and `stable` is False. ``remark`` says what is missing. Specifications are not independent
        of each other: the shares are no probabilities and `surely` is no test of all together.

    Raises
    ------
    ToolkitError
        A column is missing, or a theme has not exactly one specification that is given.

    References
    ----------
    Simonsohn, U., Simmons, J. P. and Nelson, L. D. (2020). Specification curve analysis. Nature
    Human Behaviour 4, 1208-1214.

    Examples
    --------
    >>> table = pd.DataFrame({"theme": "oil", "given": [True, False, False, False],
    ...     "difference": [0.2, 0.3, -0.1, np.nan], "low": [0.1, -0.1, -0.2, np.nan],
    ...     "high": [0.3, 0.6, 0.1, np.nan]})
    >>> stability(table)[["median", "specifications", "computed", "same_sign", "stable"]].round(2)
       median  specifications  computed  same_sign  stable
    0     0.2               4         3       0.67   False
    """
    need_columns(table, ["theme", "given", "difference", "low", "high"], MAKER)
    groups = table.groupby("theme", sort=False)
    rows = [{"theme": name} | _row(name, part) for name, part in groups]
    names = "theme difference median minimum maximum specifications computed same_sign surely"
    columns = [*names.split(), "surely_other", "stable", "remark"]
    return pd.DataFrame(rows, columns=columns)


def _row(name: Any, part: pd.DataFrame) -> dict[str, Any]:
    claims = part.loc[part["given"].eq(True), "difference"]
    if len(claims) != 1:
        raise ToolkitError(
            f"The theme {name!r} has {len(claims)} specifications that are given; it must have "
            f"one. Take all rows of the table made by {MAKER}."
        )
    claim, known = float(claims.iloc[0]), part[part["difference"].notna()]
    sign = np.sign(claim)
    row: dict[str, Any] = {"difference": claim}
    row |= {end: known["difference"].agg(function) for end, function in RANGE.items()}
    row |= {"specifications": len(part), "computed": len(known)}
    shares = {
        "same_sign": np.sign(known["difference"]).eq(sign),
        "surely": (known["low"].gt(0) if sign > 0 else known["high"].lt(0)),
        "surely_other": (known["high"].lt(0) if sign > 0 else known["low"].gt(0)),
    }
    told = sign in (-1, 1)
    row |= {key: float(flags.mean()) if told else np.nan for key, flags in shares.items()}
    row["stable"] = bool(row["same_sign"] >= STABLE)
    missing = len(part) - len(known)
    remarks = [
        "" if told else "the claim itself has no sign",
        f"{missing} of {len(part)} could not be computed" if missing else "",
        "one specification shows nothing of choices" if len(known) == 1 else "",
    ]
    return row | {"remark": "; ".join(filter(None, remarks))}


RANGE = {"median": "median", "minimum": "min", "maximum": "max"}
