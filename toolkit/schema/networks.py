"""Columns of networks and statements."""

from __future__ import annotations

from toolkit.schema.column import Column

NETWORKS: dict[str, Column] = {}
