"""Columns of tone, frames and agency."""

from __future__ import annotations

from toolkit.schema.column import Column

TONE: dict[str, Column] = {}
