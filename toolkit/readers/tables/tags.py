"""Texts in tables that are still the HTML of a page; programs that collect news leave it so."""

from __future__ import annotations

import re
from html import unescape

import pandas as pd

from toolkit.readers.contract import Problem
from toolkit.readers.markup import TAG, html_text, one_line

BLOCK = re.compile(r"</(?:p|div|li|h[1-6]|blockquote)\s{0,9}>|<br\s{0,9}/?>", re.IGNORECASE)
MARKS = re.compile(
    rf"{BLOCK.pattern}|</(?:em|strong|i|b|span|mark)>|&(?:#\d{{2,6}}|#x[\da-f]{{2,5}}|amp|quot|apos"
    r"|nbsp|lt|gt|[lr][sd]quo|[nm]dash|hellip);",
    re.IGNORECASE,
)


def without_tags(table: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Make plain text of texts and titles that hold HTML, and tell how many there were.

    Parameters
    ----------
    table
        A table under our names.

    Returns
    -------
    table, problems
        The table, and a remark if there is something to tell.
    """
    problems: list[Problem] = []
    for name, plain in (("text", _plain), ("title", one_line)):
        column = table.get(name)
        found = column.str.contains(MARKS) if column is not None else pd.Series(dtype="bool")
        if column is not None and found.any():
            table = table.assign(**{name: column.mask(found, column[found].map(plain))})
            told = f"{int(found.sum()):,} {name}(s) held HTML, which was made plain text"
            problems.append(Problem("", told, kept=True))
    return table, problems


def _plain(text: str) -> str:
    """Plain text of HTML; lines of a text that holds no blocks stay lines."""
    if BLOCK.search(text) or BLOCK.search(unescape(text)):
        return html_text(text)
    return unescape(TAG.sub("", text))
