"""Dates as they are printed in news, in any of its languages and calendars."""

from __future__ import annotations

from toolkit.dates.column import parse_dates, parse_days
from toolkit.dates.precision import PRECISIONS

__all__ = ["PRECISIONS", "parse_dates", "parse_days"]
