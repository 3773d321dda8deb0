"""Themes over time as lines with intervals, gaps and dated events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.plot import events as marked
from toolkit.plot.dates import timeline
from toolkit.plot.lines import How
from toolkit.plot.multiples import multiples
from toolkit.plot.single import single
from toolkit.plot.style import style
from toolkit.plot.tables import check, distinct, group_of, named

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_LINES = 4
MOST_BANDS = 2  # more of them cover each other


def trend(
    table: pd.DataFrame,
    *,
    y: str = "share",
    events: pd.DataFrame | None = None,
    event_themes: str | Sequence[str] | None = None,
    group: str | None = None,
    min_n: int = 5,
    band: bool = True,
    unit: str = "articles",
    title: str | None = None,
    ax: Axes | Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    """Draw themes over time: one line per theme, or one small panel per outlet or theme.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.track``: ``theme``, ``period``, ``total_docs``, ``complete`` and, for
        y="share", ``share``, ``low``, ``high`` (0 to 1); for y="rate", ``rate`` (hits per
        10,000 words); for y="docs", ``docs``. Rows with ``share`` NaN are gaps: the line breaks
        and the period is hatched. A further column such as ``outlet`` makes panels.
    y : {"share", "rate", "docs"}
        What is drawn; for "docs" grey bars show all documents behind.
    events : DataFrame, optional
        ``date``, ``label``, optionally ``date_end`` and ``themes``, as in ``corpus.events``.
        Those outside the periods drawn are left out.
    event_themes : str or list of str, optional
        Only events that have one of these among their ``themes``.
    group : str, optional
        Column that makes the panels; found by itself if the table needs one.
    min_n : int
        Periods with fewer documents get a hollow marker, as incomplete ones do.
    band : bool
        Draw the 95 % interval.
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
        with more than four themes without; one Axes given as `ax` takes them all.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty, `y` is not known, the number of `ax` is wrong,
        no event has the theme, there are both a group and more than four themes, there would be
        more than 40 panels, or the width is not 20 to 1000 mm.

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
    check(table, y, "corpus.track(themes, by='week')")
    table = distinct(table)
    group = group_of(table, group)
    if group:
        table = named(table, group)
    how, time = How(y, min_n, band, unit), timeline(table["period"])
    kept = marked.chosen(events, event_themes, time)
    names = list(dict.fromkeys(table["theme"]))
    if group and len(names) > MOST_LINES:
        raise ToolkitError(
            f"{len(names)} themes for each {group} cannot be read in one figure. Draw at most "
            f"{MOST_LINES}: table[table['theme'].isin([...])]."
        )
    with style():
        if group or (len(names) > _most(how) and (ax is None or isinstance(ax, Sequence))):
            by = group or "theme"
            # Themes stand above each other, so that one day is one place in all of them.
            columns = 1 if not group and ax is None and len(names) <= MOST_LINES else None
            drawn = multiples(
                table,
                by,
                time,
                how,
                ax=ax,
                width=width,
                title=title,
                events=kept,
                columns=columns,
            )
            return np.array(drawn, dtype=object)
        return single(table, time, how, ax=ax, width=width, title=title, events=kept)


def _most(how: How) -> int:
    """Themes that can share one pair of axes."""
    return MOST_BANDS if how.band and how.y == "share" else MOST_LINES
