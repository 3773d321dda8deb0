"""The tables of one event as several outlets tell it, and how they are shown together."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

SHOWN = 12  # rows of a table in a notebook; the tables themselves are whole
#: Tables, their titles, and the column of which every value is shown.
TITLES = {
    "outlets": ("Outlets", ""),
    "sources": ("Who is quoted", "outlet"),
    "names": ("Which names are used, in the outlet's own voice", "family"),
    "words": ("Which words set each outlet apart", "outlet"),
    "citations": ("Which outlets are cited", "outlet"),
    "left_out": ("What is left out, the least likely by chance first", ""),
    "documents": ("Articles", ""),
}


@dataclass(frozen=True)
class Telling:
    """One event across outlets; made by ``corpus.event``.

    Tables that are read side by side; each is an ordinary DataFrame.

    Parameters
    ----------
    summary : str
        What was taken, in a sentence.
    first, last : Timestamp
        First and last day.
    documents : DataFrame
        ``doc_id``, ``date``, ``outlet``, ``language``, ``hits`` (of the themes), ``title`` and
        ``copy_group`` (empty if the text is printed once); by date.
    outlets : DataFrame
        ``outlet``, ``language``, ``docs`` (of the event), ``total_docs`` (all of the outlet in
        these days), ``share``, ``first_date`` (of its first article), ``quotations``,
        ``direct`` (part of them with all in quotation marks), ``distancing`` and ``endorsing``
        (part of the cues that keep off, or vouch for, what is said), ``sources`` (different ones)
        and ``cited_outlets`` (different ones).
    sources : DataFrame
        ``outlet``, ``person``, ``role`` (of those without a name), ``source_kind``,
        ``quotations``, ``docs`` and ``total_quotations`` of the outlet; see ``corpus.sources``.
    names : DataFrame
        As of ``corpus.labels(voice="own")``; only names that are used.
    words : DataFrame
        As of ``corpus.keyness(by="outlet")`` among the documents of the event, each language by
        itself.
    citations : DataFrame
        ``outlet``, ``cited``, ``hits``, ``docs`` and ``total_docs``; other outlets only.
    left_out : DataFrame
        See `toolkit.event.left_out`; ``what`` is ``source``, ``actor``, ``name`` or ``cited``.
    """

    summary: str
    first: pd.Timestamp
    last: pd.Timestamp
    documents: pd.DataFrame
    outlets: pd.DataFrame
    sources: pd.DataFrame
    names: pd.DataFrame
    words: pd.DataFrame
    citations: pd.DataFrame
    left_out: pd.DataFrame

    def __repr__(self) -> str:
        return f"<Telling: {self.summary}>"

    def _repr_html_(self) -> str:
        from toolkit.show import tables_html

        tables = ((title, getattr(self, name), of) for name, (title, of) in TITLES.items())
        return tables_html("telling", self.summary, tables, SHOWN)
