"""How well coders did: model precision, topic log odds and agreement, against guessing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, one_of
from toolkit.intervals.contract import need_level
from toolkit.topics.coders import documents, words
from toolkit.topics.coders.answers import beside, log_odds
from toolkit.topics.coders.chance import average, guessing, share
from toolkit.topics.coders.design import Question
from toolkit.validation.agreement import NEEDED, alpha_of
from toolkit.validation.ratings import long_codes

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

BY = ("topic", "coder", "doc_id")
FEW = 20  # questions below which figures are a first impression
SURE = 0.05


def intrusion_score(
    model: TopicModel, sheet: pd.DataFrame, *, by: str | None = None, confidence: float = 0.95
) -> pd.DataFrame:
    """Score an answered sheet: how many answers are right, and what guessing would give.

    Parameters
    ----------
    sheet : DataFrame
        From `word_intrusion`, `topic_intrusion` or `label_test` of this model, answered.
    by : {"topic", "coder", "doc_id"}, optional
        A row for each; one row for all if None. ``topic`` is the one that is tested, see
        `intrusion_answers`.
    confidence : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        The column of `by` (for topics ``label`` too); ``questions`` and ``answers``, the number
        of them answered and given; ``found``, answers that are right; ``model_precision``
        (found / answers) with ``model_precision_low`` and ``_high``; ``chance``, what guessing
        gives; ``p_value``, the probability of as many right answers by guessing. For topic
        intrusion also ``log_odds``, the mean topic log odds, 0 at best, with ``log_odds_low``
        and ``_high``, and ``log_odds_chance``, what guessing gives. With ``by=None`` also
        ``coders`` and ``alpha`` (Krippendorff's, of the choices, nominal; NaN with one coder).
        ``remark`` says what to know first.

        Intervals are for other questions of the kind, put to the same coders: answers to one
        question, and questions about the words of one topic, are taken together. They say
        nothing about other coders.

    Raises
    ------
    ToolkitError
        Nothing is answered, `by` is not known, or as for `intrusion_answers`.

    References
    ----------
    Chang, J. et al. (2009). Reading tea leaves: how humans interpret topic models. Chan, C. and
    Sältzer, M. (2020). oolong: an R package for validating automated content analysis tools.
    Korn, E. L. and Graubard, B. I. (1998). Confidence intervals for proportions with small
    expected number of positive counts estimated from survey data. Hall, P. (1992). On the
    removal of skewness by transformation (interval of the log odds).

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> sheet = model.topic_intrusion(4, topics=1, coders=["Ana", "Ben"])
    >>> sheet["code"] = model.intrusion_answers(sheet)["answer"]
    >>> model.intrusion_score(sheet)[["answers", "model_precision", "log_odds", "chance"]]
       answers  model_precision  log_odds  chance
    0        8              1.0       0.0     0.5
    """
    need_level(confidence)
    if by is not None:
        one_of("by", by, BY)
    kind, asked, table = beside(model, sheet)
    if by is not None and by not in table:
        raise ToolkitError(f"by={by!r}: these questions are not about documents.")
    if table["code"].isna().all():
        raise ToolkitError(
            "Nothing is answered yet: fill in the column code, and take filled files in with "
            "tk.validation.read_sheet(path, sheet)."
        )
    together = "topic" if kind == words.KIND and by != "topic" else "unit"
    table["cluster"] = table.groupby(together, sort=False).ngroup()
    table["unit_number"] = table.groupby("unit", sort=False).ngroup()
    keys = [] if by is None else ["topic", "label"] if by == "topic" else [by]
    rows = []
    for key, part in table.groupby(keys, sort=by != "doc_id") if keys else [((), table)]:
        row = dict(zip(keys, key, strict=True)) | _row(part, asked, confidence)
        if kind == documents.KIND:
            row |= _odds(model, part, asked, confidence)
        if by is None:
            row |= _agreed(part)
        rows.append(row | {"remark": "; ".join(_remarks(part, row, by))})
    return pd.DataFrame(rows)


def _row(part: pd.DataFrame, asked: dict[str, Question], level: float) -> dict[str, Any]:
    given = part[part["code"].notna()]
    choices = len(next(iter(asked.values())).choices)
    found = int(given["right"].sum())
    counts = {"questions": given["unit"].nunique(), "answers": len(given), "found": found}
    nan = float("nan")
    value, low, high, p = nan, nan, nan, nan
    if len(given):
        right, clusters = given["right"].to_numpy(), given["cluster"].to_numpy()
        value, low, high = share(right, clusters, level)
        codes = given["code"].to_numpy().astype(np.int64)
        p = guessing(given["unit_number"].to_numpy(), codes, found, choices)
    precision = {"model_precision": value, "model_precision_low": low}
    precision |= {"model_precision_high": high, "chance": 1 / choices, "p_value": p}
    return counts | precision


def _odds(
    model: TopicModel, part: pd.DataFrame, asked: dict[str, Question], level: float
) -> dict[str, float]:
    given = part[part["code"].notna()]
    names = ("log_odds", "log_odds_low", "log_odds_high", "log_odds_chance")
    if given.empty:
        return dict.fromkeys(names, float("nan"))
    found = average(given["log_odds"].to_numpy(), given["cluster"].to_numpy(), level)
    guessed = float(np.mean([log_odds(model, asked[unit]).mean() for unit in given["unit"]]))
    return dict(zip(names, (*found, guessed), strict=True))


def _agreed(part: pd.DataFrame) -> dict[str, Any]:
    given = part[part["code"].notna()]
    several = given["coder"].nunique() > 1
    table = long_codes(given[["unit", "coder", "code"]], [], "nominal").table
    alpha = alpha_of(table) if several else float("nan")
    return {"coders": given["coder"].nunique(), "alpha": alpha}


def _remarks(part: pd.DataFrame, row: dict[str, Any], by: str | None) -> Iterator[str]:
    if empty := int(part["code"].isna().sum()):
        yield f"{empty} of {len(part)} have no answer and are left out"
    if by in (None, "coder"):
        if row["p_value"] >= SURE:
            yield "no better than guessing, as far as can be told"
        if row["questions"] < FEW:
            yield f"fewer than {FEW} questions"
    if row.get("alpha", 1.0) < NEEDED:
        yield f"alpha below {NEEDED}: coders do not agree"
