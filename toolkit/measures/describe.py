"""What is in a corpus: as a table, as a line, and as a card in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.dates.precision import bounds
from toolkit.language import UNDETERMINED
from toolkit.measures.cells import grouped
from toolkit.measures.periods import placed

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

SHOWN = 6  # outlets and languages named on the card before "and n more"


def describe(corpus: Corpus, by: str = "outlet") -> pd.DataFrame:
    """Describe the corpus outlet by outlet, or by another column, with a row for all.

    Returns
    -------
    DataFrame
        The column `by` (``all`` in the last row, ``unknown`` or NaN for documents without a
        value), ``total_docs``, ``total_tokens``,
        ``median_tokens`` per document, ``first`` and ``last`` date (of those that are exact to
        the day, if there are any), ``undated`` documents, ``empty`` documents (no word in the
        text) and ``languages``. A date that is only a month or a year is not undated.

    Raises
    ------
    ToolkitError
        There is no column `by`, or it holds lists.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["Oil fell.", ""], "outlet": ["A", "B"], "language": "en"})
    >>> tk.from_frame(frame).describe()[["outlet", "total_docs", "total_tokens", "empty"]]
      outlet  total_docs  total_tokens  empty
    0      A           1             2      0
    1      B           1             0      1
    2    all           2             2      1
    """
    columns = [c for c in corpus._docs if c not in ("text", "title", "date")]
    if by not in columns:
        raise ToolkitError(
            f"by={by!r} is not a column to describe by; columns: {listed(columns)}. "
            "Periods: corpus.coverage(by='month')."
        )
    needed = [c for c in ("date", "precision", "language") if c in corpus._docs]
    docs = corpus._docs[needed].assign(_tokens=np.diff(corpus.tokens.bounds))
    codes, values = grouped(corpus._docs, by)
    rows = [_row(value, docs[codes == code]) for code, value in enumerate(values)]
    rows.append(_row("all", docs))
    names = [by, "total_docs", "total_tokens", "median_tokens", "first", "last"]
    return pd.DataFrame(rows, columns=[*names, "undated", "empty", "languages"])


def _row(value: object, part: pd.DataFrame) -> tuple[object, ...]:
    lengths, dates = part["_tokens"], part["date"]
    middle = float(lengths.median()) if len(part) else float("nan")
    languages = " ".join(part["language"].value_counts().index)
    return (
        value,
        len(part),
        int(lengths.sum()),
        middle,
        *bounds(part),
        int(dates.isna().sum()),
        int(lengths.eq(0).sum()),
        languages,
    )


def card(corpus: Corpus) -> str:
    """Documents, span, outlets and languages in one line."""
    if corpus.summary:
        return corpus.summary
    docs = corpus._docs
    dates = docs["date"].dropna()
    undated = len(docs) - len(dates)
    parts = [f"{len(docs):,} document{'s' * (len(docs) != 1)}"]
    if undated and len(dates):
        parts[0] += f" ({undated:,} undated)"
    if dates.empty:
        parts.append("no dates")
    else:
        first, last = (f"{day:%Y-%m-%d}" for day in bounds(docs))
        parts.append(first if first == last else f"{first} to {last}")
    outlets = docs.loc[docs["outlet"].ne(""), "outlet"].nunique()
    parts.append(f"{outlets:,} outlet{'s' * (outlets != 1)}" if outlets else "no outlet")
    codes = [c for c in docs["language"].value_counts().index if c]
    more = f" and {len(codes) - SHOWN} more" if len(codes) > SHOWN else ""
    parts.append((" ".join(codes[:SHOWN]) or UNDETERMINED) + more)
    return ", ".join(parts)


def card_html(corpus: Corpus) -> str:
    """The card of a notebook; everything that comes from the data is escaped."""
    docs = corpus._docs
    outlets = docs["outlet"].replace("", "(unknown)").value_counts()
    named = [f"{escape(str(o))} {n:,}" for o, n in outlets.head(SHOWN).items()]
    if len(outlets) > SHOWN:
        named.append(f"and {len(outlets) - SHOWN:,} more")
    languages = [f"{escape(str(c))} {n:,}" for c, n in docs["language"].value_counts().items()]
    lost = int((~corpus.skipped["kept"].astype(bool)).sum()) if len(corpus.skipped) else 0
    rows = [
        ("documents", f"{len(docs):,}"),
        ("dates", escape(_dates(docs))),
        ("outlets", ", ".join(named) or "none"),
        ("languages", ", ".join(languages[:SHOWN]) or "none"),
        ("not read", f"{lost:,}" + (" (see .skipped)" if lost else "")),
    ]
    cells = "".join(
        f"<tr><th style='text-align:left;vertical-align:top'>{k}</th>"
        f"<td style='text-align:left'>{v}</td></tr>"
        for k, v in rows
    )
    return f"<div><strong>{escape(corpus.name)}</strong><table>{cells}</table>{_months(docs)}</div>"


def _dates(docs: pd.DataFrame) -> str:
    undated = int(docs["date"].isna().sum())
    if undated == len(docs):
        return "none"
    first, last = bounds(docs)
    return f"{first:%d %b %Y} to {last:%d %b %Y}" + (f"; {undated:,} undated" if undated else "")


def _months(docs: pd.DataFrame) -> str:
    """Documents per month as a small drawing; past 120 months, per year."""
    unit = "month"
    periods = placed(docs, unit).dropna().dt.to_period("M")
    if periods.empty or (periods.max() - periods.min()).n >= 120:
        unit = "year"
        periods = placed(docs, unit).dropna().dt.to_period("Y")
    if periods.empty:
        return ""
    counts = periods.value_counts()
    every = pd.period_range(periods.min(), periods.max(), freq=periods.dt.freq)
    heights = counts.reindex(every, fill_value=0)
    step, high, most = 14, 40, int(heights.max())
    bars = "".join(
        f"<rect x='{i * step}' y='{high - (tall := round(high * n / most, 1))}' width='{step - 3}' "
        f"height='{tall}' fill='#3b6ea5'><title>{period}: {n:,}</title></rect>"
        for i, (period, n) in enumerate(heights.items())
    )
    width = len(every) * step
    label = f"documents per {unit}, {every[0]} to {every[-1]}, at most {most:,}"
    return (
        f"<svg width='{width}' height='{high}' role='img' aria-label='{label}'>{bars}</svg>"
        f"<div style='font-size:smaller'>{label}</div>"
    )
