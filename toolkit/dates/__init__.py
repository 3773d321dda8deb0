"""Dates as they are printed in news, in any of its languages and calendars."""

from __future__ import annotations

from toolkit.dates.column import parse_dates

__all__ = ["parse_dates"]
