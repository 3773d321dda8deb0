"""Kurmanji Kurdish. No maintained list of stop words is known, so it has none."""

from __future__ import annotations

from toolkit.language.contract import Language

LANGUAGE = Language("kmr", "Kurmanji Kurdish", "ltr", frozenset)
