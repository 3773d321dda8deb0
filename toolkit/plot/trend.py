"""Themes over time as lines with intervals, gaps and dated events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import need_columns
from toolkit.intervals.contract import need_level
from toolkit.plot import events as marked
from toolkit.plot.dates import timeline
from toolkit.plot.measured import How
from toolkit.plot.multiples import multiples
from toolkit.plot.single import single
from toolkit.plot.style import style
from toolkit.plot.tables import MOST_LINES, check, distinct, group_of, named, need_few

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_BANDS = 2  # more of them cover each other
MAKER = "corpus.track(themes, by='week')"


def trend(
    table: pd.DataFrame,
    *,
    y: str = "share",
    events: pd.DataFrame | None = None,
    event_themes: str | Sequence[str] | None = None,
    group: str | None = None,
    line: str = "theme",
    min_n: int = 5,
    band: bool = True,
    level: float = 0.95,
    unit: str = "articles",
    title: str | None = None,
    ax: Axes | Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    """Draw themes over time: one line per theme, or one small panel per outlet or theme.

    Below the figure stands what was done and what is seen: how a share was corrected or
    smoothed, which uncertainty the band shows, and what hollow markers and hatching mean.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.track``: ``theme``, ``period``, ``total_docs``, ``complete`` and, for
        y="share", ``share``, ``low``, ``high`` (0 to 1); for y="rate", ``rate`` (hits per
        10,000 words); for y="docs", ``docs``. Rows with ``share`` NaN are gaps: the line breaks
        and the period is hatched. A further column such as ``outlet`` makes panels. A table of
        ``tk.change.smooth`` has its moving mean as the line and the shares as dots.
    y : {"share", "corrected", "standardised", "rate", "docs"}
        What is drawn. For "corrected" (a table of ``corpus.corrected``) and "standardised" (of
        ``corpus.standardise``) a thin grey line shows the raw or crude share behind; where
        outlets of the mix are missing, standardised periods are hollow. For "docs" grey bars
        show all documents behind.
    events : DataFrame, optional
        ``date``, ``label``, optionally ``date_end`` and ``themes``, as in ``corpus.events``.
        Those outside the periods drawn are left out.
    event_themes : str or list of str, optional
        Only events that have one of these among their ``themes``.
    group : str, optional
        Column that makes the panels; found by itself if the table needs one.
    line : str
        Column that makes the lines, such as "language", or one of your own that tells
        concatenated tables apart; there may be six lines. Where they rest on different documents
        each states its n. Several themes make panels then.
    min_n : int
        Periods with fewer documents get a hollow marker, as incomplete ones do.
    band : bool
        Draw the interval; with `line`, only if there are no more than two lines.
    level : float
        Coverage that the intervals of the table were made for. It is written below the figure,
        not computed.
    unit : str
        What the documents are called.
    title : str, optional
        Of the figure; not drawn on several axes of your own.
    ax : Axes or sequence of Axes, optional
        Where to draw; as many as there are panels. A new figure if None.
    width : float or {"single", "one-and-half", "double"}
        Width of a new figure in mm, or a journal's 90, 140 and 180 mm.

    Returns
    -------
    Axes, or array of Axes
        An array where there are panels: with a group, with more than two themes with bands, or
        with more than four themes without; one Axes given as `ax` takes them all, unless `line`
        is given.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty, `y` is not known, the number of `ax` is wrong,
        no event has the theme, there are both a group and more than four themes, more than six
        lines or 40 panels, the intervals are of another column than `y`, or the width is not 20
        to 1000 mm.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "theme": "oil", "period": pd.to_datetime(["2017-10-02", "2017-10-09", "2017-10-16"]),
    ...     "share": [0.5, np.nan, 0.25], "low": [0.2, np.nan, 0.1], "high": [0.8, np.nan, 0.6],
    ...     "total_docs": [6, 0, 8], "complete": [True, True, False]})
    >>> ax = trend(frame)
    >>> ax.get_ylabel(), [text.get_text() for text in ax.texts]
    ('share of articles (n = 14)', ['oil'])
    """
    check(table, y, MAKER, band=band)
    table = distinct(table)
    if line != "theme":
        need_columns(table, [line], f"corpus.track(themes, by=['week', {line!r}])")
        table = named(table, line)
    group = group_of(table, group, line)
    if group:
        table = named(table, group)
    themes, lines = (list(dict.fromkeys(table[column])) for column in ("theme", line))
    need_few(themes, lines, group, line)
    band = band and (line == "theme" or len(lines) <= MOST_BANDS)
    how = How(y, min_n, band, unit, line, need_level(level))
    time = timeline(table["period"])
    kept = marked.chosen(events, event_themes, time)
    with style():
        by = group or _panels_by_theme(how, len(themes), ax)
        if not by:
            return single(table, time, how, ax=ax, width=width, title=title, events=kept)
        # Themes stand above each other, so that one day is one place in all of them.
        columns = 1 if not group and ax is None and len(themes) <= MOST_LINES else None
        over: dict[str, Any] = {"ax": ax, "width": width, "title": title, "columns": columns}
        return np.array(multiples(table, by, time, how, events=kept, **over), dtype=object)


def _panels_by_theme(how: How, themes: int, ax: Any) -> str | None:
    """'theme' if there are more themes than can share one pair of axes."""
    if how.line != "theme":
        return "theme" if themes > 1 else None
    most = MOST_BANDS if how.bounds else MOST_LINES
    one = ax is not None and not isinstance(ax, (Sequence, np.ndarray))
    return "theme" if themes > most and not one else None
