"""Showing lines and tables in a notebook, right for both directions of script."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Hashable, Mapping
from html import escape
from numbers import Integral
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.checks import need_columns

if TYPE_CHECKING:
    from IPython.display import HTML

# Repeated inline because notebook front ends drop style sheets of outputs they do not trust.
_LINE = "display:grid;grid-template-columns:minmax(0,1fr) auto minmax(0,1fr)"
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
        pre += "" if pre.endswith(_OPENING) else " "
        post = post if post.startswith(_CLOSING) else f" {post}"
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


def _cell(value: Any) -> str:
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return "<td></td>"
    if pd.api.types.is_number(value) and not pd.api.types.is_bool(value):
        shown = f"{value:,}" if isinstance(value, Integral) else f"{value:.3g}"
        return f'<td style="text-align:end">{shown}</td>'
    shown = f"{value:%Y-%m-%d}" if isinstance(value, datetime.date) else escape(str(value))
    return f'<td style="text-align:start"><bdi dir="auto">{shown}</bdi></td>'


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
