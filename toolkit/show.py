"""Showing lines of a concordance: keyword in the middle, right for both directions of script."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Mapping
from html import escape
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


def show(lines: pd.DataFrame) -> HTML:
    """Show lines of ``corpus.kwic`` in a notebook, keywords aligned.

    Parameters
    ----------
    lines : DataFrame
        With ``pre``, ``keyword``, ``post``, and ``outlet``, ``date``, ``doc_id`` if there.

    Returns
    -------
    IPython.display.HTML

    Raises
    ------
    ToolkitError
        A column is missing.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["Kirkuk fell."], "language": "en"}))
    >>> show(corpus.kwic("kirkuk"))
    <IPython.core.display.HTML object>
    """
    from IPython.display import HTML

    return HTML(concordance_html(lines))


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
