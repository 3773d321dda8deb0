"""Columns of documents."""

from __future__ import annotations

from toolkit.schema.column import Column

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
