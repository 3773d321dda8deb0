"""The column vocabulary: one name, one type, one unit, one meaning, everywhere.

Tests compare every table with it and the reference pages are written from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Column(NamedTuple):
    """What a column holds: `kind` is text, integer, number, flag, date or list."""

    kind: str
    meaning: str


DOCUMENT = {
    "doc_id": Column("text", "stable name of the document, unique in the corpus"),
    "date": Column(
        "date", "local date (and time) of publication, first day of a month or year; NaT if unknown"
    ),
    "precision": Column(
        "text", "how exact date is: minute (a time is given), day, month, year; empty if NaT"
    ),
    "zone": Column("text", "offset from UTC as given with the date, '+03:00'; empty if none"),
    "collected": Column("date", "when it was crawled, loaded or archived; not publication"),
    "outlet": Column(
        "text", "who published it, under one name where there were several; empty if unknown"
    ),
    "outlet_as_found": Column("text", "the outlet as the file names it"),
    "title": Column("text", "headline"),
    "text": Column("text", "body as published, without the headline"),
    "language": Column("text", "BCP 47 code of the language without region; 'und' if undetermined"),
    "language_confidence": Column(
        "number",
        "probability of the likeliest language if it was detected, 0 to 1; NaN if it was given",
    ),
    "url": Column("text", "address; empty if unknown"),
    "author": Column("text", "byline; empty if unknown"),
    "section": Column("text", "desk or section of the outlet; empty if unknown"),
    "format": Column("text", "kind of file it was read from, a name in tk.formats()"),
    "file": Column("text", "file it was read from, relative to what was loaded"),
    "place": Column("text", "place in that file: 'line 3', 'item 12', 'row 7'; empty if the whole"),
}

MEASURE = {
    "theme": Column("text", "name of the theme, topic or word that is followed"),
    "pattern": Column("text", "pattern that matched, as written"),
    "period": Column("date", "first day of the day, week (Monday), month, quarter or year"),
    "complete": Column("flag", "the period lies wholly inside the span of the corpus"),
    "docs": Column("integer", "documents with at least one hit"),
    "hits": Column("integer", "matches, nested ones counted once"),
    "total_docs": Column("integer", "all documents of the cell: the denominator of share"),
    "total_tokens": Column("integer", "all tokens of the cell: the denominator of rate"),
    "share": Column("number", "docs / total_docs, 0 to 1; NaN where total_docs is 0"),
    "low": Column("number", "lower bound of the 95 % interval of share"),
    "high": Column("number", "upper bound of the 95 % interval of share"),
    "rate": Column("number", "hits per 10,000 tokens; NaN where total_tokens is 0"),
    "pre": Column("text", "words before the keyword, in reading order"),
    "keyword": Column("text", "the match, cut from the original text"),
    "post": Column("text", "words after the keyword, in reading order"),
    "position": Column("integer", "number of the token in its document, from 0"),
    "start": Column("integer", "character offset of the match in text"),
    "end": Column("integer", "character offset just after the match in text"),
    "term": Column("text", "a word as most often written in the corpus, in lower case"),
    "rank": Column("integer", "1 is first; ties in alphabetical order"),
    "topic": Column("integer", "number of the topic, from 0"),
    "label": Column("text", "name of the topic: yours, or its first terms as a suggestion"),
    "weight": Column("number", "probability; sums to 1 over the terms of a topic"),
    "copy_group": Column("text", "doc_id of the earliest document of a group of copies"),
    "other_id": Column("text", "doc_id of the earlier document of a pair of copies"),
    "earliest": Column("flag", "the document is the earliest of its group of copies"),
    "similarity": Column(
        "number", "share of runs of three words in common, 0 to 1: to the earliest, or of the pair"
    ),
    "kind": Column("text", "'exact' if the same words stand in the same order, else 'near'"),
    "passage": Column("text", "line that comes back in many documents, as it is written"),
    "part": Column("text", "where in the documents it stands: beginning, middle or end"),
    "gap": Column("flag", "no document in the cell: unknown, not zero"),
    "problem": Column("text", "what is wrong and what was done about it"),
    "kept": Column("flag", "the document is in the corpus all the same"),
    "step": Column("text", "what was done"),
    "before": Column("integer", "documents before the step"),
    "after": Column("integer", "documents after the step"),
}

COLUMNS = DOCUMENT | MEASURE
#: Columns of documents in a file: the text last, where it is read best.
WRITTEN = [*(name for name in DOCUMENT if name != "text"), "text"]


def are_documents(names: Iterable[object]) -> bool:
    """Whether the columns are those of a table of documents, so that it is taken as it is."""
    return set(DOCUMENT) <= set(names)
