"""From a formula to the columns of a regression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_single_values
from toolkit.measures.cells import cells, grouped
from toolkit.measures.clusters import NEVER, days
from toolkit.measures.periods import PERIODS

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Floats = npt.NDArray[np.float64]

DEGREE = 3
BEND = 5  # columns of a spline, if not said
CELLS = 200_000_000  # numbers of all columns together, 1.6 GB
#: What else to do if no document has a value.
OTHERWISE = {
    "outlet": ", such as formula='date', or load the texts with a column 'outlet'",
    "date": ", such as formula='outlet', or load the texts with a column 'date'",
}
_TERM = re.compile(r"(?:(s)\(\s*(\w+)\s*(?:,\s*(\d+)\s*)?\)|(\w+))")
_TYPE = "Write columns and periods joined by +, such as 'outlet + date' or 'outlet + month'."


class Term(NamedTuple):
    """A covariate: `kind` is levels, line or spline, `given` its value for each document.

    `levels` are its values, the reference first; `knots` those of a spline. For levels `given`
    holds their numbers.
    """

    name: str
    kind: str
    given: Floats
    levels: list[Any]
    knots: Floats

    @property
    def width(self) -> int:
        """Number of its columns."""
        if self.kind == "line":
            return 1
        return len(self.levels) - 1 if self.kind == "levels" else len(self.knots) - DEGREE - 2

    def columns(self, values: Floats) -> Floats:
        """Columns of the regression for some values, shape (n_values, n_columns)."""
        if self.kind == "line":
            return values[:, None].astype(float)
        if self.kind == "levels":
            made = (values[:, None] == np.arange(1, len(self.levels))).astype(float)
            return np.asarray(np.where(np.isnan(values)[:, None], np.nan, made))
        from scipy.interpolate import BSpline

        inside = np.clip(values, self.knots[0], self.knots[-1])
        # The first basis function is left to the intercept.
        return np.asarray(BSpline.design_matrix(inside, self.knots, DEGREE).toarray()[:, 1:])


def terms(
    corpus: Corpus, formula: str | Iterable[str], reference: Mapping[str, Any] | None = None
) -> list[Term]:
    """Read a formula.

    Raises
    ------
    ToolkitError
        It cannot be read, names no column or period, or a covariate is constant, is not known of
        some documents, or says the same as those before it.
    """
    if not isinstance(formula, Iterable):
        raise ToolkitError(f"formula={formula!r} is no formula. {_TYPE}")
    if not isinstance(reference, Mapping | None):
        raise ToolkitError(
            f"reference={reference!r} must name the covariate as well: reference={{'outlet': 'A'}}."
        )
    parts = formula.split("+") if isinstance(formula, str) else list(formula)
    if not parts:
        raise ToolkitError(f"formula={formula!r} names no covariate. {_TYPE}")
    reference = dict(reference or {})
    made: list[Term] = []
    for part in parts:
        found = _TERM.fullmatch(str(part).strip())
        if not found:
            raise ToolkitError(f"{str(part).strip()!r} in {formula!r} cannot be read. {_TYPE}")
        name = found[2] or found[4]
        if name in [term.name for term in made]:
            raise ToolkitError(f"{name!r} stands twice in {formula!r}.")
        made.append(_term(corpus, name, bool(found[1]), found[3], reference.pop(name, None)))
        _need_new(made)
    if reference:
        raise ToolkitError(f"reference names {listed(reference)}, not in the formula {formula!r}.")
    return made


def matrix(made: Iterable[Term]) -> Floats:
    """All columns for the documents, 1 for the intercept first."""
    columns = [term.columns(term.given) for term in made]
    return np.hstack([np.ones((len(columns[0]), 1)), *columns])


def _term(corpus: Corpus, name: str, bent: bool, bend: str | None, reference: Any) -> Term:
    docs = corpus._docs
    if name == "date" or (bent and name in docs.columns):
        if name == "date":
            day = days(docs)
            values = np.where(day < NEVER, day, np.nan)
        else:
            values = _numbers(name, docs[name])
        _need_known(name, np.isnan(values))
        return Term(name, "spline", values, [], _knots(name, values, int(bend or BEND)))
    if name in docs.columns and name not in ("text", "title"):
        if pd.api.types.is_numeric_dtype(docs[name]) and docs[name].dtype != bool:
            values = _numbers(name, docs[name])
            _need_known(name, np.isnan(values))
            if np.ptp(values) == 0:
                _constant(name, values[0])
            return Term(name, "line", values, [], np.empty(0))
        need_single_values(name, docs[name])
        _need_known(name, docs[name].isna() | docs[name].astype(str).eq(""))
        of, found = grouped(docs, name)
        return _levels(name, of, list(found), reference)
    if name in PERIODS:
        layout = cells(corpus, name)
        _need_known(name, layout.of < 0)
        return _levels(name, layout.of, list(layout.table["period"]), reference)
    columns = [c for c in docs.columns if c not in ("text", "title")]
    raise ToolkitError(
        f"{name!r} is no covariate. Columns: {listed(columns)}; periods: {listed(PERIODS)}. {_TYPE}"
    )


def _levels(name: str, of: npt.NDArray[np.int64], values: list[Any], reference: Any) -> Term:
    """Levels that documents have; the one with most documents is the reference if none is named."""
    size = np.bincount(of, minlength=len(values))
    shown = [text(value) for value in values]
    if reference is not None and text(reference) not in shown:
        raise ToolkitError(f"reference={{{name!r}: {reference!r}}} is none of {listed(shown)}.")
    first = int(size.argmax()) if reference is None else shown.index(text(reference))
    order = [first, *(i for i in range(len(values)) if i != first and size[i])]
    if len(order) < 2:
        _constant(name, shown[first])
    number = np.full(len(values), -1)
    number[order] = np.arange(len(order))
    return Term(name, "levels", number[of].astype(float), [values[i] for i in order], np.empty(0))


def text(value: Any) -> str:
    """A value as it is shown: a day for a time."""
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def _numbers(name: str, column: pd.Series) -> Floats:
    try:
        return np.asarray(column.astype("float64"))
    except (TypeError, ValueError):
        raise ToolkitError(
            f"s({name}) needs numbers, and {name!r} is text. Leave out s(): its values are levels."
        ) from None


def _knots(name: str, values: Floats, columns: int) -> Floats:
    """Knots at quantiles of the values, as bs() of R puts them."""
    if columns < DEGREE:
        raise ToolkitError(f"s({name}, {columns}): a spline has {DEGREE} columns or more.")
    different = np.unique(values)
    if len(different) == 1:
        _constant(name, "one day" if name == "date" else different[0])
    if len(different) <= columns:
        raise ToolkitError(
            f"{name!r} has {len(different)} different values, too few for a spline of {columns} "
            f"columns. Use fewer, s({name}, {DEGREE}), or levels, such as a period for the date."
        )
    inner = np.quantile(values, np.linspace(0, 1, columns - DEGREE + 2)[1:-1])
    ends = [different[0]] * (DEGREE + 1), [different[-1]] * (DEGREE + 1)
    return np.concatenate([ends[0], inner, ends[1]]).astype(float)


def _constant(name: str, value: Any) -> None:
    raise ToolkitError(
        f"{name!r} is the same in all documents, {value!r}, so that no effect can be told. Leave "
        "it out of the formula."
    )


def _need_known(name: str, unknown: Any) -> None:
    if not np.any(unknown):
        return
    what, leave = f"no value of {name!r}", f"{name}.notna() and {name} != ''"
    if name in ("date", *PERIODS):
        what = f"no date as exact as {name!r} needs" if name in PERIODS else "no date to the day"
        leave = "precision in ('minute', 'day')"
    if np.all(unknown):
        raise ToolkitError(
            f"None of the {len(unknown):,} documents has {what.replace('no ', 'a ', 1)}. Leave "
            f"{name!r} out of the formula{OTHERWISE.get(name, '')}."
        )
    raise ToolkitError(
        f"{int(np.sum(unknown)):,} of {len(unknown):,} documents have {what}. Leave them out, "
        f'corpus=corpus.where("{leave}"), or leave {name!r} out of the formula.'
    )


def _need_new(made: list[Term]) -> None:
    """Raise if the last term can be told from those before it."""
    documents, width = len(made[0].given), 1 + sum(term.width for term in made)
    if documents <= width:
        raise ToolkitError(
            f"{documents:,} documents are too few for a regression with {width:,} columns. Use "
            "fewer covariates, longer periods, or more documents."
        )
    if documents * width > CELLS:
        raise ToolkitError(
            f"{documents:,} documents are too many for a regression with {width:,} columns; "
            f"allowed here: {CELLS // documents:,}. Use covariates with fewer values, longer "
            "periods, or a part of the documents: corpus=corpus.sample(n)."
        )
    columns = matrix(made)
    columns = columns / np.linalg.norm(columns, axis=0)
    if np.linalg.matrix_rank(columns, tol=1e-8 * np.sqrt(documents)) < width:
        others = listed(term.name for term in made[:-1])
        raise ToolkitError(
            f"{made[-1].name!r} can be told from {others}, at least in part, so that their effects "
            "cannot be told apart. Leave one of them out."
        )
