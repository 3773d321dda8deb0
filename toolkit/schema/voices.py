"""Columns of quotations and citations."""

from __future__ import annotations

from toolkit.schema.column import Column

VOICES: dict[str, Column] = {}
