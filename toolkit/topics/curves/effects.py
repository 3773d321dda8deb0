"""What topic shares depend on: regression on date, outlet and other covariates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import whole
from toolkit.intervals.contract import need_level
from toolkit.measures.cells import cells
from toolkit.measures.clusters import clusters_of
from toolkit.topics.curves.design import Term, matrix, terms, text
from toolkit.topics.curves.predicting import at_cells
from toolkit.topics.curves.refitted import REFITTED, band, need_refits
from toolkit.topics.curves.regression import Regression, regression
from toolkit.topics.curves.scores import scores
from toolkit.topics.curves.track import followed, need_no_period

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.model import TopicModel

Floats = npt.NDArray[np.float64]

ENDS = [0.1, 0.9]  # of the documents, between which the effect of a spline is told
ROUNDING = 1e-9
OUTSIDE = "the regression, which knows no bounds, has left 0 to 1 here"
MADE = ("formula", "remark")  # columns of expected shares that those of track have not
ABSENT = "no document has this value"


class _Fitted(NamedTuple):
    corpus: Corpus
    rows: npt.NDArray[np.int64]
    terms: list[Term]
    columns: Floats
    regression: Regression


def effects(
    model: TopicModel,
    formula: str | Iterable[str] = "outlet + date",
    *,
    corpus: Corpus | None = None,
    reference: Mapping[str, Any] | None = None,
    cluster: str = "outlet-day",
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
    refits: int = 0,
) -> pd.DataFrame:
    """Effects of date, outlet and other covariates on topic shares, each with the others held.

    A linear regression of the share of each topic in the documents, as ``estimateEffect`` of the
    R package stm does, with the same kind of intervals: coefficients are drawn from their
    distribution, and quantiles of the draws taken. Where stm draws shares of documents from their
    posterior, here the scores of documents are regressed whose errors cancel out (see
    ``corpus.track``), so that what words leave open is in the residuals. Errors hold for documents
    that are alike in clusters and differ in spread, also of levels with few (CR2, degrees of
    freedom of Satterthwaite, and where these are few the spread of all documents mixed in with
    the weight of 16). A level of one document or cluster has no interval: the least is two.
    Effects are points of share: 0.05 is five of a hundred words more; over all topics they sum
    to 0.

    Parameters
    ----------
    formula : str, or list of str
        Covariates joined by ``+``. Columns of text and periods (``month``) are levels, numbers a
        straight line, ``date`` and ``s(column)`` a cubic B-spline with five columns, or
        ``s(date, 8)`` with eight.
    corpus : Corpus, optional
        A part of the documents of the model; all if None.
    reference : mapping of covariate to value, optional
        Level that the others are compared with; if none is named, that with most documents.
    cluster : str
        What is alike in part, as in ``corpus.track``, save ``period``.
    level, draws, seed, refits
        As in ``corpus.track``.

    Returns
    -------
    DataFrame
        One row per topic and effect: ``topic``, ``label``, ``covariate``, ``compared`` and
        ``reference`` (the effect of this value against that one; of a spline between the values
        below which 90 % and 10 % of the documents lie, as its ends are loose; of a straight line
        that of 1 more), ``documents`` (with this level, or all), ``effect``, ``low``, ``high``,
        with `refits` ``refit_low``, ``refit_high``, ``refits``, and ``remark`` (why there is no
        interval, or that fewer than five documents or clusters are behind it).

    Raises
    ------
    ToolkitError
        The formula cannot be read; a covariate is no column or period, is constant, not known of
        some documents, or can be told from the others.

    References
    ----------
    Roberts, M. E., Stewart, B. M. and Tingley, D. (2019). stm: an R package for structural topic
    models. Journal of Statistical Software 91(2).

    Errors: Bell and McCaffrey (2002), Pustejovsky and Tipton (2018); see
    `toolkit.topics.curves.regression`.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 9 + ["vote ballot count"] * 9
    >>> docs = pd.DataFrame({"text": texts, "language": "en", "outlet": ["A"] * 6 + ["B"] * 12})
    >>> model = tk.from_frame(docs).topics(2)
    >>> found = model.effects("outlet", cluster="doc_id")
    >>> found[["covariate", "compared", "reference"]].iloc[0].tolist()
    ['outlet', 'A', 'B']
    >>> found["effect"].abs().round(2).tolist()
    [0.75, 0.75]
    """
    level, draws, refits = need_level(level), whole("draws", draws, 100), need_refits(refits)
    fitted = _fitted(model, formula, corpus, reference, cluster)
    told = list(_told(fitted.terms))
    contrasts = np.stack([contrast for _, contrast in told])
    middle, low, high, remarks = _drawn(fitted.regression, contrasts, level, draws, seed)
    more = band(model, refits, seed, _again(fitted, contrasts))
    made = []
    for topic, label in enumerate(model.labels):
        for at, (row, _) in enumerate(told):
            values = {"effect": middle[at, topic], "low": low[at, topic], "high": high[at, topic]}
            values |= {name: found[at, topic] for name, found in more.items()}
            values["remark"] = remarks[at]
            made.append({"topic": topic, "label": label, **row, **values})
    return pd.DataFrame(made)


def predicted(
    model: TopicModel,
    formula: str | Iterable[str] = "outlet + date",
    by: str | Sequence[str] | None = "month",
    *,
    corpus: Corpus | None = None,
    cluster: str = "outlet-day",
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
    refits: int = 0,
) -> pd.DataFrame:
    """Topic shares that a regression foretells for periods or outlets, drawn like those of track.

    Covariates that are not in `by` are held at their mean over all documents, so that outlets
    with other dates, or months with other outlets, can be compared.

    Parameters
    ----------
    formula, corpus, cluster, level, draws, seed, refits
        As in ``effects``.
    by : str or list of str, optional
        A period and columns of the formula, as in ``corpus.track``; one row a topic if None. The
        date is taken at the middle of the period.

    Returns
    -------
    DataFrame
        Columns as in ``corpus.track``: ``theme``, ``topic``, those of `by`, ``total_docs``,
        ``share``, ``low``, ``high``, with a period ``complete``, ``formula`` (its covariates, by
        which figures know that shares are not observed) and ``remark`` (as in ``effects``, and
        where the regression leaves 0 to 1). ``plot.topics_over_time`` draws it.

    Raises
    ------
    ToolkitError
        As in ``effects``; or `by` names what is not in the formula.
    """
    level, draws, refits = need_level(level), whole("draws", draws, 100), need_refits(refits)
    fitted = _fitted(model, formula, corpus, None, cluster)
    layout = cells(fitted.corpus, by, made=(*MADE, *(REFITTED if refits else ())))
    lines = at_cells(layout, fitted.terms, by)
    middle, low, high, remarks = _drawn(fitted.regression, lines, level, draws, seed)
    more = band(model, refits, seed, _again(fitted, lines))
    told = " + ".join(term.name for term in fitted.terms)
    parts = []
    for topic, label in enumerate(model.labels):
        part = layout.table.assign(theme=label, topic=topic, share=middle[:, topic])
        part = part.assign(low=low[:, topic], high=high[:, topic], formula=told)
        outside = (part["share"] < -ROUNDING) | (part["share"] > 1 + ROUNDING)
        pairs = zip(np.where(outside, OUTSIDE, "").tolist(), remarks, strict=True)
        part["remark"] = pd.array(["; ".join(filter(None, pair)) for pair in pairs], dtype="str")
        parts.append(part.assign(**{name: found[:, topic] for name, found in more.items()}))
    names = ["theme", "topic", *layout.keys, "total_docs", "share", "low", "high", "complete"]
    table = pd.concat(parts, ignore_index=True)
    return table[[name for name in [*names, *more, *MADE] if name in table]]


def _fitted(
    model: TopicModel,
    formula: str | Iterable[str],
    corpus: Corpus | None,
    reference: Mapping[str, Any] | None,
    cluster: str,
) -> _Fitted:
    need_no_period(cluster)
    part, rows = followed(model, model.corpus if corpus is None else corpus)
    made = terms(part, formula, reference)
    columns = matrix(made)
    of = clusters_of(part, cells(part, None), cluster).unit
    return _Fitted(part, rows, made, columns, regression(columns, scores(model)[rows], of))


def _drawn(
    found: Regression, lines: Floats, level: float, draws: int, seed: int
) -> tuple[Floats, Floats, Floats, list[str]]:
    """Some sums of coefficients and their bounds, shape (n_lines, n_topics), and remarks."""
    random = np.random.default_rng(whole("seed", seed))
    errors = found.errors(lines)
    half = errors.half(level, draws, random)
    middle = lines @ found.coefficients
    absent: list[bool] = np.asarray(np.isnan(lines).any(axis=1)).tolist()
    told = [ABSENT if no else text for no, text in zip(absent, errors.remarks(), strict=True)]
    return middle, middle - half, middle + half, told


def _again(fitted: _Fitted, lines: Floats) -> Any:
    """The same sums of coefficients from scores under another fit."""

    def sums(score: Floats) -> Floats:
        known = ~np.isnan(score[fitted.rows, 0])
        there = score[fitted.rows[known]]
        found = np.linalg.lstsq(fitted.columns[known], there, rcond=None)[0]
        return np.asarray(lines @ found)

    return sums


def _told(made: list[Term]) -> Iterator[tuple[dict[str, Any], Floats]]:
    """What each row says, and the sum of coefficients that it is."""
    width = 1 + sum(term.width for term in made)
    begin = 1
    for term in made:
        if term.kind == "levels":
            for at in range(1, len(term.levels)):
                contrast = np.zeros(width)
                contrast[begin + at - 1] = 1
                row = {"compared": text(term.levels[at]), "reference": text(term.levels[0])}
                size = int((term.given == at).sum())
                yield {"covariate": term.name, **row, "documents": size}, contrast
            begin += term.width
            continue
        ends = np.quantile(term.given, ENDS, method="nearest")
        columns = term.columns(ends if term.kind == "spline" else np.array([0.0, 1.0]))
        contrast = np.zeros(width)
        contrast[begin : begin + term.width] = columns[1] - columns[0]
        begin += term.width
        shown = [_number(term.name, end) for end in ends]
        row = {"compared": shown[1], "reference": shown[0]}
        row = row if term.kind == "spline" else {"compared": "1 more", "reference": ""}
        yield {"covariate": term.name, **row, "documents": len(term.given)}, contrast


def _number(name: str, value: float) -> str:
    if name == "date":
        return text(pd.Timestamp("1970-01-01") + pd.Timedelta(days=value))
    return f"{value:g}"
