"""Where words stand: a bar for each part of the corpus, a stroke for each hit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns, one_of, whole
from toolkit.plot.dates import calendar, day, number, timeline
from toolkit.plot.direction import isolated
from toolkit.plot.heat import beside
from toolkit.plot.style import COLOURS, SMALL, TEXT, TITLE, axes, caption, figure_of, style, wrap
from toolkit.plot.tables import named

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.dispersion(['kirkuk'], parts='outlet', places=True)"
MOST = 6  # words that can be told apart
GROUND = "#eeeeee"


def dispersion(
    table: pd.DataFrame,
    *,
    x: str = "at",
    rows: int = 40,
    title: str | None = None,
    ax: Axes | None = None,
    width: float | str = "double",
) -> Axes:
    """Draw where words stand in each part of the corpus, as an X-ray plot.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.dispersion(words, parts=..., places=True)``: ``pattern`` or ``theme``, the
        column of the parts, ``doc_id``, ``date``, ``outlet``, ``at``. Parts without a hit have an
        empty bar.
    x : {"at", "date"}
        Place strokes by how far into the part they stand, each part being as long as the others
        whatever its words, or by the date of the document; hits in undated ones are then left
        out, and said.
    rows : int
        Parts to draw at most: those with the most hits, in the order of the table.
    title, ax, width
        As in ``trend``.

    Returns
    -------
    Axes

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty, or there are more than six words.

    Examples
    --------
    >>> frame = pd.DataFrame({"pattern": ["oil", "oil", ""], "outlet": ["A", "A", "B"],
    ...                       "doc_id": ["1", "2", ""], "date": pd.NaT, "at": [0.1, 0.7, np.nan]})
    >>> [text.get_text() for text in dispersion(frame).get_yticklabels()]
    ['A', 'B']
    """
    kind = "theme" if "theme" in getattr(table, "columns", ()) else "pattern"
    need_columns(table, [kind, "doc_id", "date", "outlet", "at"], MAKER)
    one_of("x", x, ["at", "date"])
    most = whole("rows", rows, 1)
    key = next((c for c in table.columns if c not in (kind, "doc_id", "date", "at")), "outlet")
    if list(table.columns).index("doc_id") < list(table.columns).index(key):
        key = "doc_id"
    words = [w for w in dict.fromkeys(table[kind]) if w]
    if not len(table):
        raise ToolkitError(f"The table has no rows to draw. Make it by {MAKER}.")
    if len(words) > MOST:
        raise ToolkitError(
            f"{len(words)} words cannot be told apart in one figure; allowed: {MOST}. Draw some, "
            f"table[table[{kind!r}].isin({listed(words[:2])})]."
        )
    table = named(table, key) if key != "doc_id" else table
    hit = table["at"].notna()
    totals = hit.groupby(table[key], sort=False, observed=True).sum()
    shown = totals.nlargest(most).index
    totals = totals[totals.index.isin(shown)]
    lane = 1 / max(1, len(words))
    with style():
        row = min(5.0, max(2.6, 1.9 * len(words)))
        target = axes(ax, width, row * len(totals) + 22)
        figure = figure_of(target)
        where = number(table["date"]) if x == "date" else table["at"].to_numpy(float)
        low, high = _span(where, x)
        place = np.arange(len(totals))
        target.barh(place, high - low, left=low, height=0.8, color=GROUND, zorder=0)
        code = pd.Index(totals.index).get_indexer(pd.Index(table[key]))
        for i, word in enumerate(words):
            chosen = (table[kind] == word).to_numpy() & (code >= 0) & np.isfinite(where)
            top = code[chosen] - 0.4 + 0.8 * lane * i
            look: dict[str, Any] = {"colors": COLOURS[i], "linewidths": 0.7, "gid": "hits"}
            target.vlines(where[chosen], top, top + 0.8 * lane, **look, label=isolated(word))
        names = _names(table, key, list(totals.index))
        target.set_yticks(place, [wrap(isolated(name), 110, TEXT, 1) for name in names])
        target.set_ylim(len(totals) - 0.4, -0.6)
        target.set_xlim(low, high)
        target.tick_params(axis="y", length=0)
        target.spines["left"].set_visible(False)
        beside(target, totals)
        _below(target, x, key, (low, high))
        caption(target, _notes(table, key, x, len(totals), int(hit.sum())))
        _heading(target, words, title, figure.get_figwidth() * 72)
    return target


def _span(where: npt.NDArray[np.float64], x: str) -> tuple[float, float]:
    if x == "at":
        return 0.0, 1.0
    known = where[np.isfinite(where)]
    if not len(known):
        raise ToolkitError("No hit is in a dated document, so x='date' has nothing to draw.")
    return float(np.floor(known.min())), float(np.floor(known.max())) + 1


def _names(table: pd.DataFrame, key: str, parts: list[Any]) -> list[str]:
    """What the parts are called; documents by their outlet and day."""
    if key == "doc_id":
        first = table.drop_duplicates("doc_id").set_index("doc_id")
        about = first.loc[parts, ["outlet", "date"]].itertuples(index=False, name=None)
        return [
            ", ".join(filter(None, ["" if pd.isna(date) else day(date, True), outlet]))
            or str(part)[:12]
            for (outlet, date), part in zip(about, parts, strict=True)
        ]
    return [day(p, True) if isinstance(p, pd.Timestamp) else str(p) for p in parts]


def _below(ax: Axes, x: str, key: str, span: tuple[float, float]) -> None:
    if x == "date":
        first, last = (pd.Timestamp(edge, unit="D") for edge in span)
        days = pd.date_range(first, last, freq="D", inclusive="left")
        calendar(ax, timeline(pd.Series(days)))
        return
    part = "document" if key == "doc_id" else key
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["beginning", "", "middle", "", "end"])
    ax.set_xlabel(f"place in the {part}", size=TEXT)
    ticks: list[Any] = ax.get_xticklabels()
    ticks[0].set_ha("left")
    ticks[-1].set_ha("right")


def _notes(table: pd.DataFrame, key: str, x: str, shown: int, hits: int) -> str:
    parts = table[key].nunique()
    what = "documents" if key == "doc_id" else "parts"
    told = [f"n = {hits:,} hits in {parts:,} {what}"]
    if shown < parts:
        told.append(f"the {shown:,} with the most hits are shown")
    if x == "date":
        undated = int((table["date"].isna() & table["at"].notna()).sum())
        told += [f"{undated:,} hits in undated documents left out"] if undated else []
    return " · ".join(told)


def _heading(ax: Axes, words: list[str], title: str | None, points: float) -> None:
    lines = 0
    if len(words) > 1:
        key = ax.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=3,
            frameon=False,
            fontsize=SMALL,
            borderaxespad=0.6,
            handlelength=1.0,
        )
        lines = -(-len(words) // 3)
        for line in key.get_lines():
            line.set_linewidth(2)
    if title:
        pad = 6 + lines * SMALL * 1.7
        ax.set_title(
            wrap(title, points - 60, TITLE), loc="left", size=TITLE, weight="bold", pad=pad
        )
