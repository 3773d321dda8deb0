"""Columns of ``tk.change``.

Here ``weight`` is that of a burst, and ``before`` and ``after`` are levels.
"""

from __future__ import annotations

from toolkit.schema.column import Column

CHANGE = {
    "level": Column("integer", "state of a burst: 1, or more for bursts within bursts"),
    "first": Column("date", "first period of the burst"),
    "last": Column("date", "last period of the burst"),
    "start": Column("number", "time of the first event of a burst"),
    "end": Column("number", "time of its last event"),
    "events": Column("integer", "number of events"),
    "base": Column("number", "usual share, p0"),
    "weight": Column("number", "cost saved by the burst, in nats (Kleinberg 2002)"),
    "dispersion": Column("number", "variance as a multiple of that of independent documents"),
    "null": Column("text", "noise that the p-value is reckoned with"),
    "left_out": Column("integer", "periods that are no evidence"),
    "prominence": Column("number", "how far the share falls on both sides of the peak"),
    "around": Column("number", "share of the periods around the peak"),
    "distinct": Column("flag", "low is above around"),
    "before": Column("number", "level before the break"),
    "after": Column("number", "level from the break on"),
    "periods_before": Column("integer", "periods of the level before"),
    "periods_after": Column("integer", "periods of the level after"),
    "stability": Column("number", "part of the penalties at which the break stands, 0 to 1"),
    "p_drift": Column("number", "as p_value, if the theme only drifted along a straight line"),
    "penalty": Column("number", "cost of a break, in units of the variance of the noise"),
    "breaks": Column("integer", "number of breaks at the penalty"),
    "cost": Column("number", "cost of the segments, without the penalty"),
    "chosen": Column("flag", "the number of breaks that is taken"),
    "event_date": Column("date", "day of the nearest event"),
    "event": Column("text", "label of the nearest event"),
    "days": Column("integer", "days between the period and the event; 0 if it lies inside"),
    "mean_days": Column("number", "mean of days over all rows of the theme"),
    "p_mean": Column("number", "how often random dates have a mean as small"),
}
