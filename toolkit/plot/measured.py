"""What can be drawn over time: which columns, which interval, what stands behind."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd


class Measured(NamedTuple):
    """One choice of `y`.

    `bounds` are the columns of its interval; `behind` is what the share is called that is drawn
    as a thin grey line behind it; `percent` whether it is a share itself.
    """

    bounds: tuple[str, ...] = ()
    behind: str = ""
    percent: bool = False
    maker: str = ""


MEASURED = {
    "share": Measured(("low", "high"), percent=True),
    "corrected": Measured(
        ("corrected_low", "corrected_high"),
        "raw",
        True,
        "corpus.corrected(themes, coded, by='week')",
    ),
    "standardised": Measured(
        ("low", "high"), "crude", True, "corpus.standardise(themes, by='week')"
    ),
    "rate": Measured(),
    "docs": Measured(),
}


class How(NamedTuple):
    """What is drawn and how: see ``trend``. `line` is the column that makes the lines."""

    y: str
    min_n: int
    band: bool
    unit: str
    line: str = "theme"
    level: float = 0.95

    @property
    def measured(self) -> Measured:
        """The columns that belong to `y`."""
        return MEASURED[self.y]

    @property
    def bounds(self) -> tuple[str, ...]:
        """Columns of the band that is drawn; none if there is none."""
        return self.measured.bounds if self.band else ()

    def smoothed(self, table: pd.DataFrame) -> bool:
        """Whether the line is a moving mean and the values are dots."""
        return self.y == "share" and "smoothed" in table
