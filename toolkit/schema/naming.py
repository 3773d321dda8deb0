"""Columns of rival names."""

from __future__ import annotations

from toolkit.schema.column import Column

NAMING: dict[str, Column] = {
    "family": Column("text", "what is named: the referent whose names compete"),
    "name": Column("text", "one of the rival names, as it is shown"),
    "voice": Column("text", "who uses the name: 'own' the outlet, 'quoted' somebody quoted, 'all'"),
    "family_hits": Column("integer", "mentions of the referent under any name"),
    "family_docs": Column("integer", "documents that mention the referent under any name"),
    "other_family_hits": Column("integer", "family_hits of those compared with"),
    "other_share": Column("number", "other_hits / other_family_hits"),
    "effective_hits": Column("number", "independent mentions that would be as telling"),
}
