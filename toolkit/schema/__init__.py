"""The column vocabulary: one name, one type, one unit, one meaning, everywhere.

Tests compare every table with it and the reference pages are written from it.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.schema.change import CHANGE
from toolkit.schema.coding import CODING
from toolkit.schema.column import Column
from toolkit.schema.documents import DOCUMENT
from toolkit.schema.event import EVENT
from toolkit.schema.measures import MEASURE
from toolkit.schema.naming import NAMING
from toolkit.schema.networks import NETWORKS
from toolkit.schema.tone import TONE
from toolkit.schema.voices import VOICES
from toolkit.schema.words import WORDS

__all__ = [
    "CHANGE",
    "CODING",
    "COLUMNS",
    "DOCUMENT",
    "EVENT",
    "MEASURE",
    "NAMING",
    "NETWORKS",
    "TONE",
    "VOICES",
    "WORDS",
    "WRITTEN",
    "Column",
    "are_documents",
]

COLUMNS = DOCUMENT | MEASURE | WORDS | VOICES | NAMING | TONE | EVENT | NETWORKS
#: Columns of documents in a file: the text last, where it is read best.
WRITTEN = [*(name for name in DOCUMENT if name != "text"), "text"]


def are_documents(names: Iterable[object]) -> bool:
    """Whether the columns are those of a table of documents, so that it is taken as it is."""
    return set(DOCUMENT) <= set(names)
