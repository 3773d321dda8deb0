"""Kurmanji Kurdish. No maintained list of stop words is known: a topic model asks for yours."""

from __future__ import annotations

from toolkit.language.contract import Language

LANGUAGE = Language("kmr", "Kurmanji Kurdish", "ltr", frozenset)
