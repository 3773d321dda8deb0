"""Columns of keyness, collocates, n-grams, dispersion, diversity and readability."""

from __future__ import annotations

from toolkit.schema.column import Column

WORDS: dict[str, Column] = {}
