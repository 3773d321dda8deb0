"""Text that a spreadsheet shows and does not run: one escape for everything written as CSV."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

MARK = "'"  # by which spreadsheets know that a cell is text
_FORMULA = re.compile(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")


def safe(value: Any) -> Any:
    """The value, with an apostrophe before text that a spreadsheet would run as a formula.

    Formulas begin with ``=``, ``+``, ``-`` or ``@``, also in full width and after blanks;
    a tab or a line end moves what comes after it to the beginning of a cell.
    """
    return MARK + value if isinstance(value, str) and _FORMULA.match(value) else value


def escaped(value: Any) -> Any:
    """Like `safe`, and a leading apostrophe is doubled, so that `unescaped` gives all text back."""
    return MARK + value if isinstance(value, str) and value.startswith(MARK) else safe(value)


def unescaped(value: Any) -> Any:
    """What was given to `escaped`."""
    return value.removeprefix(MARK) if isinstance(value, str) else value


def spreadsheet_safe(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before text that a spreadsheet would run as a formula, headers too.

    Examples
    --------
    >>> spreadsheet_safe(pd.DataFrame({"title": ["=cmd()", "Kirkuk"]}))["title"].tolist()
    ["'=cmd()", 'Kirkuk']
    """
    made = table.copy(deep=False)
    for column in table.select_dtypes(["object", "str", "category"]).columns:
        made[column] = made[column].astype(object).map(safe)
    return made.rename(columns=safe)
