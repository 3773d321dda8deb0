"""What a figure of rival names draws: rows, names and their colours."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.plot.direction import balanced, isolated
from toolkit.plot.style import COLOURS, SMALL, TEXT, TITLE, caption, figure_of, plain, wrap

PALE = 0.35  # opacity of what rests on few mentions


class Given(NamedTuple):
    """Where it is drawn, and under which title: the arguments of ``naming``."""

    title: str | None
    ax: Any
    width: float | str


class Names(NamedTuple):
    """Rows of one family; `themes` have a mention at least, `labels` are how they are shown.

    `extra` are the columns beside period and voice that the table was counted by.
    """

    table: pd.DataFrame
    themes: list[str]
    labels: list[str]
    extra: list[str]
    voices: list[str]
    min_n: int

    @property
    def colours(self) -> list[str]:
        """A colour for each name."""
        return COLOURS[: len(self.themes)]

    def group(self) -> pd.Series:
        """What each row is of: the outlet, or several columns joined; 'all' if there is none."""
        if not self.extra:
            return pd.Series("all", self.table.index)
        parts = [self.table[c].map(_told) for c in self.extra]
        joined = parts[0]
        for part in parts[1:]:
            joined = joined + ", " + part
        return joined

    def shares(self, part: pd.DataFrame, index: pd.Index | list[str], column: str) -> Any:
        """Share of each name (columns) in each row of `index`; NaN where never named."""
        wide = part.pivot_table("share", column, "theme", observed=True, dropna=False, sort=False)
        return wide.reindex(index=index, columns=self.themes).to_numpy(float)

    def notes(self, *more: str) -> str:
        """Line below the figure."""
        voice = {"own": "own voice of the outlet", "quoted": "in quotations", "all": ""}
        told = voice.get(self.voices[0], "") if len(self.voices) == 1 else ""
        few = self.table["family_hits"].between(1, self.min_n - 1).any()
        parts = [
            "share of all mentions under any of these names",
            told,
            *more,
            f"pale: fewer than {self.min_n} mentions" if few else "",
        ]
        return " \u00b7 ".join(filter(None, parts))


def _told(value: object) -> str:
    missing = value is None or (isinstance(value, float) and np.isnan(value)) or value == ""
    return "(unknown)" if missing else str(value)


def legend(drawn: Names, found: list[Any], how: Given) -> None:
    """Names and their colours, above the whole figure or beside the user's axes."""
    from matplotlib.patches import Patch

    handles: list[Any] = [
        Patch(facecolor=colour, label=balanced(wrap(isolated(name), 150, TEXT, 2)))
        for colour, name in zip(drawn.colours, drawn.labels, strict=True)
    ]
    look: dict[str, Any] = {"frameon": False, "fontsize": TEXT, "handlelength": 1.2}
    if how.ax is not None:
        found[0].legend(handles=handles, loc="upper left", bbox_to_anchor=(0, -0.12), **look)
        return
    figure = figure_of(found[0])
    columns = 3 if figure.get_figwidth() > 5 else 2
    heading = {"title": plain(how.title), "title_fontproperties": {"size": TITLE, "weight": "bold"}}
    look |= {**(heading if how.title else {}), "alignment": "left"}
    if len(found) == 1 and not found[0].get_title(loc="left"):
        # Beside the names of the outlets, so that it begins where the figure does.
        found[0].legend(handles=handles, loc="lower left", bbox_to_anchor=(0, 1.0),
                        ncols=columns, borderaxespad=0.2, **look)  # fmt: skip
    else:
        figure.legend(handles=handles, loc="outside upper left", ncols=columns, **look)


def note(drawn: Names, found: list[Any], how: Given, *more: str) -> None:
    """Write below the figure, or below the last of the user's axes, what is seen."""
    target: Any = found[-1] if how.ax is not None or len(found) == 1 else figure_of(found[0])
    caption(target, drawn.notes(*more))


__all__ = ["PALE", "SMALL", "Names", "legend", "note"]
