"""How right the lexicon is: precision, recall and F1 as dots with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.intervals.contract import need_level
from toolkit.plot.direction import balanced, isolated
from toolkit.plot.panels import overall, panels
from toolkit.plot.style import COLOURS, GREY, PALE, SMALL, TEXT, caption, figure_of, style, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

MAKER = "tk.validation.accuracy(coded, by=['theme', 'outlet'])"
RATES = {"precision": "precision", "recall": "recall", "f1": "F1"}
MOST_ROWS = 60


def accuracy(
    table: pd.DataFrame,
    *,
    min_n: int = 50,
    level: float = 0.95,
    unit: str = "articles",
    title: str | None = None,
    ax: Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    r"""Draw precision, recall and F1 of each theme, and of each outlet or language.

    Parameters
    ----------
    table : DataFrame
        From ``tk.validation.accuracy``: ``precision``, ``recall``, ``f1``, each with ``_low`` and
        ``_high`` (0 to 1), ``coded_docs``, and before them the columns of its rows, such as
        ``theme`` and ``outlet``. Rows stand as in the table, themes one below the other.
    min_n : int
        Rows with fewer coded documents get hollow markers: a first impression only.
    level : float
        Coverage that the intervals of the table were made for. It is written below the figure,
        not computed.
    unit : str
        What the documents are called.
    title, width
        As in ``trend``.
    ax : sequence of Axes, optional
        Three of them.

    Returns
    -------
    array of Axes
        Three: precision, recall, F1. What is not known has no marker and says so.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty or has more than 60 rows, or the number of `ax`
        is not three.

    Examples
    --------
    >>> frame = pd.DataFrame({"theme": ["oil", "war"], "coded_docs": [120, 30]})
    >>> for name in ("precision", "recall", "f1"):
    ...     frame[name], frame[f"{name}_low"], frame[f"{name}_high"] = 0.8, 0.7, 0.9
    >>> axes = accuracy(frame)
    >>> [text.get_text() for text in axes[0].get_yticklabels()]
    ['oil  (n\xa0=\xa0120)', 'war  (n\xa0=\xa030)']
    """
    ends = [f"{rate}{end}" for rate in RATES for end in ("", "_low", "_high")]
    need_columns(table, [*ends, "coded_docs"], MAKER)
    keys = list(table.columns[: list(table.columns).index("coded_docs")])
    keys = [k for k in keys if k not in ends]
    if not len(table) or not keys:
        raise ToolkitError(
            f"The table has no {'rows to draw' if keys else 'column that names its rows'}. Make it "
            f"by {MAKER}."
        )
    if len(table) > MOST_ROWS:
        raise ToolkitError(
            f"{len(table)} rows cannot be read in one figure; allowed: {MOST_ROWS}. Draw some of "
            f"them, table[table[{keys[0]!r}] == {table[keys[0]].iloc[0]!r}], or take fewer "
            f"columns than by={keys}: by={keys[:1]}."
        )
    need_level(level)
    rows, place = _layout(table, keys)
    with style():
        height = 4.2 * len(rows) + 10
        found = panels(3, ax, width=width, height=height, columns=3, by="rate", sharey=False)
        figure: Any = figure_of(found[0])
        room = min(120, 0.28 * 72 * figure.get_figwidth())
        for one, (rate, name) in zip(found, RATES.items(), strict=True):
            _dots(one, table, rate, place, min_n)
            one.set_title(name, loc="left", size=TEXT, weight="bold", pad=4)
            one.set_ylim(len(rows) - 0.4, -0.6)
            one.set_yticks(range(len(rows)), [""] * len(rows))
            one.tick_params(axis="y", length=0)
        found[0].set_yticks(range(len(rows)), [row.label(room) for row in rows])
        for label, row in zip(found[0].get_yticklabels(), rows, strict=True):
            label.set_fontweight("bold" if row.n is None else "normal")
        few = table["coded_docs"].lt(min_n).any()
        said = "remark" in table and table["remark"].fillna("").ne("")
        parts = [
            f"n: coded {unit}",
            f"line: {100 * level:g} % interval",
            f"hollow marker: fewer than {min_n} coded" if few else "",
            f"see column remark of {np.sum(said)} of {len(table)} rows" if np.any(said) else "",
        ]
        caption(figure if ax is None else found[0], " · ".join(filter(None, parts)))
        if ax is None:
            overall(figure, title)
        figure.draw_without_rendering()
        for one in found:
            _percent(one)
    return np.array(found, dtype=object)


class Row(NamedTuple):
    """A row of the figure; a heading has no n."""

    name: str
    n: int | None = None

    def label(self, room: float) -> str:
        """Name of the row in so many points, and its n."""
        name = balanced(wrap(isolated(self.name), room if self.n else 1.4 * room, TEXT, 1))
        return name if self.n is None else f"{name}  (n\u00a0=\u00a0{self.n:,})"


def _layout(table: pd.DataFrame, keys: list[str]) -> tuple[list[Row], list[int]]:
    """Rows from the top, and which of them each row of the table is.

    With two columns or more the first makes headings: its value is not repeated.
    """
    rows: list[Row] = []
    place: list[int] = []
    last = None
    for values, n in zip(table[keys].itertuples(index=False), table["coded_docs"], strict=True):
        names = ["(unknown)" if pd.isna(v) or v == "" else str(v) for v in values]
        if len(keys) > 1:
            head, *names = names
            if head != last:
                rows.append(Row(head))
            last = head
        place.append(len(rows))
        rows.append(Row(" \u00b7 ".join(names), int(n)))
    return rows, place


def _dots(ax: Axes, table: pd.DataFrame, rate: str, place: list[int], min_n: int) -> None:
    """One marker with its interval per row; the axis is the same for all rates."""
    value, low, high = (
        table[f"{rate}{end}"].astype("float64").to_numpy() for end in ("", "_low", "_high")
    )
    row, known = np.array(place), np.isfinite(value)
    ax.grid(axis="x", color=PALE, lw=0.5)
    ax.set_axisbelow(True)
    ax.hlines(row[known], low[known], high[known], color=COLOURS[0], lw=1.3, alpha=0.6,
              gid="interval")  # fmt: skip
    few = table["coded_docs"].lt(min_n).to_numpy(bool)
    for which, face in (("full", COLOURS[0]), ("hollow", "white")):
        some = known & (few if which == "hollow" else ~few)
        if some.any():
            ax.plot(value[some], row[some], "o", ms=4, mfc=face, mec=COLOURS[0], mew=0.9,
                    clip_on=False, zorder=3, gid=which)  # fmt: skip
    for y in row[~known]:
        ax.text(0.5, y, "unknown", ha="center", va="center", size=SMALL, color=GREY, gid="unknown")
    ax.set_xlim(0, 1)


def _percent(ax: Axes) -> None:
    """Mark 0, 50 and 100 %, inside the axes, so that those of the next are not touched."""
    room = ax.get_window_extent().width / figure_of(ax).dpi * 72
    ax.set_xticks([0, 0.5, 1], ["0", "50" if room > 60 else "", "100 %"])
    first, _, last = ax.get_xticklabels()
    first.set_horizontalalignment("left")
    last.set_horizontalalignment("right")
