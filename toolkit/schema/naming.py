"""Columns of rival names."""

from __future__ import annotations

from toolkit.schema.column import Column

NAMING: dict[str, Column] = {}
