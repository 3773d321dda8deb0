"""Who is quoted: shares of the quotations, by kind of source or source by source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.intervals.contract import need_level
from toolkit.plot.direction import balanced, isolated
from toolkit.plot.panels import heading, overall, panels
from toolkit.plot.style import COLOURS, GREY, PALE, SMALL, TEXT, caption, figure_of, style, wrap
from toolkit.schema import COLUMNS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.sources(quotes, by='outlet', what='kind')"
NEEDED = ["quotations", "total_quotations", "quoted_share", "low", "high"]
MOST_ROWS = 40
NOT_KNOWN = "not known"


def sources(
    table: pd.DataFrame,
    *,
    group: str | None = None,
    min_n: int = 30,
    level: float = 0.95,
    title: str | None = None,
    ax: Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    """Draw what share of the quotations each kind of source has, or each source.

    A dot with its interval for every share: in a panel for each kind, a row for each outlet; or, of
    a table of single sources, in a panel for each outlet, a row for each source. Nothing depends on
    colour.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.sources``, with ``what="kind"`` or ``"resolved"``; or of single sources,
        made with ``n``. It may have one further column, such as ``outlet``.
    group : str, optional
        That column; found by itself if there is one.
    min_n : int
        Rows of cells with fewer quotations get hollow markers: a first impression only.
    level : float
        Coverage that the intervals of the table were made for. It is written below the figure,
        not computed.
    title, width
        As in ``trend``.
    ax : sequence of Axes, optional
        As many as there are panels.

    Returns
    -------
    array of Axes
        One for each panel. Kinds that nowhere have a quotation are left out.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty or has too many rows, or it is not clear which
        column makes them.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "outlet": ["A", "A", "B", "B"], "source_kind": ["official", "civilian"] * 2,
    ...     "quotations": [30, 10, 5, 15], "total_quotations": [40, 40, 20, 20],
    ...     "quoted_share": [0.75, 0.25, 0.25, 0.75], "low": [0.6, 0.1, 0.1, 0.5],
    ...     "high": [0.9, 0.4, 0.5, 0.9]})
    >>> axes = sources(frame)
    >>> [one.get_title(loc="left") for one in axes]
    ['official', 'civilian']
    """
    need_columns(table, NEEDED, MAKER)
    need_level(level)
    single = "person" in table
    label = _label(table)
    group = _group(table, group)
    if not len(table):
        raise ToolkitError(f"The table has no rows to draw. Make it by {MAKER}.")
    frame = table.assign(_label=label, _group=_names(table[group]) if group else "all quotations")
    panel, row = ("_group", "_label") if single else ("_label", "_group")
    if not single:
        heard = frame.groupby("_label", sort=False)["quotations"].transform("sum") > 0
        frame = frame[heard] if heard.any() else frame
    heads, names = (list(dict.fromkeys(frame[key])) for key in (panel, row))
    _check(frame, panel, row, names, group)
    with style():
        columns = min(len(heads), 4)
        height = 4.4 * len(names) + 9
        found = panels(len(heads), ax, width=width, height=height, columns=columns,
                       by=group or "source_kind", sharey=True)  # fmt: skip
        figure: Any = figure_of(found[0])
        room = min(130, 0.26 * 72 * figure.get_figwidth())
        most = min(1.0, float(np.nanmax([*frame["high"], *frame["quoted_share"], 0.05])) * 1.04)
        for number, (one, head) in enumerate(zip(found, heads, strict=True)):
            part = frame[frame[panel] == head].set_index(row).reindex(names)
            _dots(one, part, min_n, most)
            heading(one, head, figure.get_figwidth() * 72 / columns - 20)
            one.set_ylim(len(names) - 0.4, -0.6)
            if ax is not None or number % columns == 0:
                one.set_yticks(range(len(names)), _row_labels(frame, row, names, single, room))
            one.tick_params(axis="y", length=0)
        few = frame["total_quotations"].lt(min_n).any()
        parts = [
            "share of the quotations" + ("" if single else " of each row"),
            f"line: {100 * level:g} % interval",
            f"hollow marker: of fewer than {min_n} quotations" if few else "",
        ]
        caption(figure if ax is None else found[0], " · ".join(filter(None, parts)))
        if ax is None:
            overall(figure, title)
    return np.array(found, dtype=object)


def _label(table: pd.DataFrame) -> pd.Series:
    """What each row is about: a person, a role, a kind, or how the source was found."""
    if "person" in table:
        need_columns(table, ["role"], "corpus.sources(quotes, n=10)")
        named = table["person"].where(table["person"].ne(""), table["role"])
    elif "source_kind" in table or "resolved" in table:
        named = table["source_kind" if "source_kind" in table else "resolved"]
    else:
        need_columns(table, ["source_kind"], MAKER)
    return _names(named)


def _names(column: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(column):
        column = column.dt.strftime("%Y-%m-%d")
    text = column.astype(object).where(column.notna(), "")
    return text.astype(str).where(text.ne(""), NOT_KNOWN)


def _group(table: pd.DataFrame, group: str | None) -> str | None:
    own = {"person", "role", "source_kind", "resolved", "named", "docs", "outlets", *NEEDED}
    extra = [c for c in table.columns if c not in own]
    if group is not None:
        need_columns(table, [group], f"corpus.sources(quotes, by={group!r}, what='kind')")
        return group
    if len(extra) > 1:
        unknown = [c for c in extra if c not in COLUMNS] or extra
        raise ToolkitError(
            f"It is not clear which column makes the rows: {listed(extra)}. Name it, "
            f"group={unknown[0]!r}, or count by one: {MAKER}."
        )
    return extra[0] if extra else None


def _check(frame: pd.DataFrame, panel: str, row: str, names: list[str], group: str | None) -> None:
    if len(names) > MOST_ROWS:
        raise ToolkitError(
            f"{len(names)} rows cannot be read in one figure; allowed: {MOST_ROWS}. Take fewer: "
            "corpus.sources(quotes, n=10), or table[table['outlet'].isin([...])]."
        )
    if frame.duplicated([panel, row]).any():
        raise ToolkitError(
            f"Several rows for one {group or 'source'} and kind. Count by one column: {MAKER}."
        )


def _row_labels(
    frame: pd.DataFrame, row: str, names: list[str], single: bool, room: float
) -> list[str]:
    """Names of the rows; those of cells with the number of their quotations."""
    total = frame.groupby(row, sort=False)["total_quotations"].max()
    made = []
    for name in names:
        text = balanced(wrap(isolated(name), room, TEXT, 1))
        made.append(text if single else f"{text}  (n\u00a0=\u00a0{int(total[name]):,})")
    return made


def _dots(ax: Axes, part: pd.DataFrame, min_n: int, most: float) -> None:
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    share, low, high = (part[c].to_numpy(np.float64) for c in ("quoted_share", "low", "high"))
    row, known = np.arange(len(part)), np.isfinite(share)
    ax.grid(axis="x", color=PALE, lw=0.5)
    ax.set_axisbelow(True)
    line = known & np.isfinite(low)
    ax.hlines(row[line], low[line], high[line], color=COLOURS[0], lw=1.3, alpha=0.6,
              gid="interval")  # fmt: skip
    few = part["total_quotations"].lt(min_n).to_numpy(bool)
    for which, face in (("full", COLOURS[0]), ("hollow", "white")):
        some = known & (few if which == "hollow" else ~few)
        if some.any():
            ax.plot(share[some], row[some], "o", ms=4, mfc=face, mec=COLOURS[0], mew=0.9,
                    clip_on=False, zorder=3, gid=which)  # fmt: skip
    for y in row[~known]:
        ax.text(0.02 * most, y, "none", va="center", size=SMALL, color=GREY, gid="none")
    ax.set_xlim(0, most)
    ax.xaxis.set_major_locator(MaxNLocator(3, steps=[1, 2, 2.5, 5, 10]))
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=" %"))
