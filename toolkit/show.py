"""Showing lines and tables in a notebook, right for both directions of script."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Hashable, Iterable, Mapping
from html import escape
from numbers import Integral
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.checks import need_columns

if TYPE_CHECKING:
    from IPython.display import HTML

# Repeated inline because notebook front ends drop style sheets of outputs they do not trust.
_LINE = "display:grid;grid-template-columns:minmax(0,1fr) auto minmax(0,1fr)"
_BLANK = "\N{NO-BREAK SPACE}"  # another would have no width where the context takes two lines
# What stands against the keyword without a blank.
_OPENING = tuple("([{“‘«-–—/")
_CLOSING = tuple(",.;:!?)]}”’'»-–—…/،؛؟")
_SOURCE = "opacity:.65;font-size:smaller;margin-bottom:.4rem"


def concordance_html(lines: pd.DataFrame) -> str:
    """Lines of ``corpus.kwic`` as HTML; every piece of text is escaped.

    Examples
    --------
    >>> line = {"pre": "<b>in", "keyword": "Kirkuk", "post": "now", "doc_id": "a",
    ...         "date": pd.NaT, "outlet": "A"}
    >>> "&lt;b&gt;in" in concordance_html(pd.DataFrame([line]))
    True
    """
    need_columns(lines, ["pre", "keyword", "post"], "corpus.kwic(pattern)")
    rows = []
    for line in lines.astype(object).to_dict("records"):
        pre, keyword, post = (str(line[name]) for name in ("pre", "keyword", "post"))
        direction = _direction(f"{keyword} {pre} {post}")
        pre += "" if pre.endswith(_OPENING) else _BLANK
        post = post if post.startswith(_CLOSING) else _BLANK + post
        cells = (
            f'<span class="pre" style="text-align:end;white-space:pre-wrap">{escape(pre)}</span>'
            f'<b class="keyword">{escape(keyword)}</b>'
            f'<span class="post" style="white-space:pre-wrap">{escape(post)}</span>'
        )
        source = ", ".join(_apart(s) for s in _source(line) if s)
        rows.append(
            f'<div class="line" dir="{direction}" style="{_LINE}">{cells}</div>'
            f'<div class="line-source" style="{_SOURCE}">{source}</div>'
        )
    return f'<div class="concordance">{"".join(rows)}</div>'


def table_html(table: pd.DataFrame) -> str:
    """A table as HTML: everything escaped, every cell in the direction of its script.

    Examples
    --------
    >>> "&lt;b&gt;" in table_html(pd.DataFrame({"title": ["<b>"]}))
    True
    """
    heads = "".join(f'<th style="text-align:start">{escape(str(name))}</th>' for name in table)
    rows = "".join(
        "<tr>" + "".join(map(_cell, row)) + "</tr>"
        for row in table.astype(object).itertuples(index=False, name=None)
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def tables_html(
    kind: str, summary: str, tables: Iterable[tuple[str, pd.DataFrame, str]], rows: int
) -> str:
    """Tables that are read together, under a sentence; of each the first rows, and how many it has.

    Parameters
    ----------
    kind : str
        Class of the whole.
    summary : str
        The sentence.
    tables : iterable of (title, table, column)
        Empty ones are left out. If a column is named and has several values, the first rows of
        each of them are shown, so that no outlet fills the page; lines of ``corpus.kwic`` are
        shown as such.
    rows : int
        Of a table, about.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["A"] * 5 + ["B"], "term": [*"abcdef"]})
    >>> page = tables_html("both", "Two <outlets>", [("Words", table, "outlet")], 4)
    >>> "Two &lt;outlets&gt;" in page, "<h4>Words (3 of 6)</h4>" in page, ">f<" in page
    (True, True, True)
    """
    parts = [f"<p><bdi>{escape(summary)}</bdi></p>"]
    for title, table, column in tables:
        if not len(table):
            continue
        lines = {"pre", "keyword", "post"} <= {*table.columns}
        short = table if lines else _first(table, column, rows)
        cut = f" ({len(short):,} of {len(table):,})" if len(short) < len(table) else ""
        inner = concordance_html(short) if lines else table_html(short)
        parts.append(f"<h4>{escape(title)}{cut}</h4>{inner}")
    return f'<div class="{escape(kind)}">{"".join(parts)}</div>'


def _first(table: pd.DataFrame, column: str, rows: int) -> pd.DataFrame:
    """The first rows; of each value of a column if it has several, two at least."""
    if len(table) <= rows or not column or (values := table[column].nunique()) < 2:
        return table.head(rows)
    each = table.groupby(column, sort=False, observed=True, dropna=False)
    return each.head(max(rows // values, 2)).head(4 * rows)


def _cell(value: Any) -> str:
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return "<td></td>"
    if pd.api.types.is_number(value) and not pd.api.types.is_bool(value):
        shown = f"{value:,}" if isinstance(value, Integral) else _figure(value)
        return f'<td style="text-align:end">{shown}</td>'
    shown = f"{value:%Y-%m-%d}" if isinstance(value, datetime.date) else escape(str(value))
    return f'<td style="text-align:start"><bdi dir="auto">{shown}</bdi></td>'


def _figure(value: Any) -> str:
    """Three digits; of a thousand and more, all before the point."""
    return f"{value:,.0f}" if 1000 <= abs(value) < 1e15 else f"{value:.3g}"


def show(table: pd.DataFrame) -> HTML:
    """Show lines of ``corpus.kwic``, keywords aligned, or any other table, in a notebook.

    Text stands in the direction of its script, with punctuation on its right side, which the
    table that Jupyter itself shows does not give.

    Parameters
    ----------
    table : DataFrame
        With ``pre``, ``keyword``, ``post``, and ``outlet``, ``date``, ``doc_id`` if there, it is
        shown as lines; any other as a table, without its index.

    Returns
    -------
    IPython.display.HTML

    Raises
    ------
    ToolkitError
        It is no table, or has some of ``pre``, ``keyword`` and ``post`` and not all.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["Kirkuk fell."], "language": "en"}))
    >>> show(corpus.kwic("kirkuk"))
    <IPython.core.display.HTML object>
    """
    from IPython.display import HTML

    need_columns(table, [], "corpus.kwic(pattern)")
    lines = {"pre", "keyword", "post"} & {*table.columns}
    return HTML(concordance_html(table) if lines else table_html(table))


def _source(line: Mapping[Hashable, Any]) -> list[str]:
    date = line.get("date")
    day = f"{date:%Y-%m-%d}" if isinstance(date, pd.Timestamp) else "undated"
    return [str(line.get("outlet", "")), day, str(line.get("doc_id", ""))]


def _apart(text: str) -> str:
    """Text of a source line; what runs from right to left must not turn its neighbours round."""
    return f"<bdi>{escape(text)}</bdi>" if _direction(text) == "rtl" else escape(text)


def _direction(text: str) -> str:
    """Direction of the first letter that has one."""
    for letter in text:
        if (kind := unicodedata.bidirectional(letter)) in ("R", "AL", "L"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"
