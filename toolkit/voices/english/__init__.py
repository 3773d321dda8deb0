"""Quotations in English, by rules."""

from __future__ import annotations

from toolkit.voices.english.extract import extract

__all__ = ["extract"]
