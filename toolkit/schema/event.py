"""Columns of one event as several outlets tell it."""

from __future__ import annotations

from toolkit.schema.column import Column

EVENT = {
    "first_date": Column("date", "date of the outlet's first article about the event"),
    "direct": Column("number", "part of the quotations with all in quotation marks, 0 to 1"),
    "distancing": Column("number", "part of them with a cue that keeps off what is said"),
    "endorsing": Column("number", "part of them with a cue that vouches for it"),
    "cited_outlets": Column("integer", "different outlets that are cited"),
    "what": Column("text", "what kind of thing is left out: source, actor, name or cited"),
    "omitted": Column("text", "what is left out"),
    "other_outlets": Column("integer", "other outlets that have it"),
    "other_total_docs": Column("integer", "all documents of the other outlets"),
}
