"""The tables that explain a peak, and how they are shown together."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

SHOWN = 10  # rows of a table in a notebook; the tables themselves are whole
#: Tables, their titles, and the column of which every value is shown.
TITLES = {
    "documents": ("Documents", ""),
    "words": ("Words that set them apart", "language"),
    "reprints": ("Texts printed more than once", ""),
    "outlets": ("Outlets", ""),
    "lines": ("Lines", ""),
}


@dataclass(frozen=True)
class Explanation:
    """What a peak is made of; made by ``corpus.explain``.

    Five tables and a sentence that are read together; each table is an ordinary DataFrame.

    Parameters
    ----------
    theme : str
        Name of the theme.
    first, last : Timestamp or None
        First and last day of the period; None if it is open.
    summary : str
        What was counted, in a sentence.
    documents : DataFrame
        ``doc_id``, ``date``, ``outlet``, ``hits``, ``title``, ``copy_group`` (empty if the text
        is printed once) and ``story`` (among all documents of the period, empty if alone); the
        most hits first.
    words : DataFrame
        ``language``, ``rank``, ``term``, ``hits``, ``docs``, ``other_hits``, ``other_docs`` (in
        the documents with the theme in all other periods), ``z`` (log odds in standard errors)
        and ``g2``; the language with most documents first, each compared with itself. Every
        distinct text of the period is counted once.
    reprints : DataFrame
        ``copy_group``, ``date``, ``outlet`` and ``title`` of its earliest document,
        ``documents`` and ``outlets``, how many it has; the largest first.
    outlets : DataFrame
        ``outlet``, ``docs``, ``total_docs``, ``share`` in the period, ``usual_share`` in all
        others, ``portion`` of the documents with the theme that are of the outlet, in the
        period, and ``usual_portion``, in all others.
    lines : DataFrame
        A sample of the hits in context, as from ``corpus.kwic``.

    Examples
    --------
    >>> import toolkit as tk
    >>> from toolkit.measures.explaining.explain import explain
    >>> frame = pd.DataFrame({"text": ["Troops took Kirkuk.", "Rain."], "outlet": ["A", "B"],
    ...                       "date": ["2017-10-16", "2017-10-18"], "language": "en"})
    >>> explain(tk.from_frame(frame), ("2017-10-16", "2017-10-17"), ["kirkuk"])
    <Explanation: kirkuk, 2017-10-16 to 2017-10-17: 1 of 1 document (100%; ...>
    """

    theme: str
    first: pd.Timestamp | None
    last: pd.Timestamp | None
    summary: str
    documents: pd.DataFrame
    words: pd.DataFrame
    reprints: pd.DataFrame
    outlets: pd.DataFrame
    lines: pd.DataFrame

    def __repr__(self) -> str:
        return f"<Explanation: {self.summary}>"

    def _repr_html_(self) -> str:
        from toolkit.show import tables_html

        tables = ((title, getattr(self, name), of) for name, (title, of) in TITLES.items())
        return tables_html("explanation", self.summary, tables, SHOWN)
