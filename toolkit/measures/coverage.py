"""What was collected, and where nothing was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.measures.cells import cells

if TYPE_CHECKING:
    from toolkit.corpus import Corpus


def coverage(corpus: Corpus, by: str | Sequence[str] = ("outlet", "month")) -> pd.DataFrame:
    """Count documents by outlet and period, or by other columns.

    Parameters
    ----------
    by : str or list of str
        At most one of day, week, month, quarter, year, and any columns of the documents.

    Returns
    -------
    DataFrame
        The columns named in `by` (``period`` for the period), ``total_docs``,
        ``total_tokens``, ``complete`` (with a period) and ``gap``: no document, so nothing is
        known about the cell. Every outlet has a row for every period, and so have documents
        without a value: ``unknown`` in a column of text, NaN in others. Undated documents, and
        those whose date is not as exact as the period, are not in a table with a period.

    Raises
    ------
    ToolkitError
        A name in `by` is not known or has two meanings, no document has a date, or there would
        be more than five million cells.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["a", "b", "c"], "outlet": ["A", "A", "B"], "language": "en",
    ...                       "date": ["2017-09-01", "2017-10-30", "2017-10-02"]})
    >>> tk.from_frame(frame).coverage()[["outlet", "period", "total_docs", "gap"]]
      outlet     period  total_docs    gap
    0      A 2017-09-01           1  False
    1      A 2017-10-01           1  False
    2      B 2017-09-01           0   True
    3      B 2017-10-01           1  False
    """
    table = cells(corpus, by).table
    table["gap"] = table["total_docs"].eq(0)
    return table
