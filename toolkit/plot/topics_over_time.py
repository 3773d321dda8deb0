"""Topics over time, one small panel each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.plot import events as marked
from toolkit.plot.dates import timeline
from toolkit.plot.lines import How
from toolkit.plot.multiples import multiples
from toolkit.plot.style import style
from toolkit.plot.tables import check, distinct, group_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.track(model, by='month')"


def topics_over_time(
    table: pd.DataFrame,
    *,
    events: pd.DataFrame | None = None,
    event_themes: str | Sequence[str] | None = None,
    min_n: int = 5,
    band: bool = True,
    unit: str = "articles",
    columns: int | None = None,
    title: str | None = None,
    ax: Axes | Sequence[Axes] | None = None,
    width: float | str = "double",
) -> Any:
    """Draw the mean share of each topic over time, the largest topic first.

    Parameters
    ----------
    table : DataFrame
        From ``corpus.track(model, by="month")``: ``topic``, ``theme`` (its label), ``period``,
        ``share``, ``low``, ``high`` (0 to 1), ``total_docs``, ``complete``. Gaps, hollow
        markers and events are drawn as in ``trend``; suggested labels, which end in " ?", are
        grey and in italics.
    columns : int, optional
        Panels in a row.
    events, event_themes, min_n, band, unit, title, ax, width
        As in ``trend``; `ax` needs one Axes per topic.

    Returns
    -------
    array of Axes
        One per topic, by mean share over all documents.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty or by outlet, the number of `ax` is wrong, or no
        event has the theme.

    Examples
    --------
    >>> frame = pd.DataFrame({
    ...     "topic": [0, 0, 1, 1], "theme": ["oil", "oil", "vote, poll ?", "vote, poll ?"],
    ...     "period": pd.to_datetime(["2017-09-01", "2017-10-01"] * 2), "complete": True,
    ...     "share": [0.1, 0.3, 0.9, 0.7], "low": [0.0, 0.2, 0.8, 0.6],
    ...     "high": [0.2, 0.4, 1.0, 0.8], "total_docs": 50})
    >>> [ax.get_title(loc="left") for ax in topics_over_time(frame)]
    ['vote, poll ?', 'oil']
    """
    need_columns(table, ["topic"], MAKER)
    check(table, "share", MAKER)
    group = group_of(table, None)
    if group:
        raise ToolkitError(
            f"The table is by {group}. Draw one at a time, table[table[{group!r}] == 'A'], or "
            "one topic by outlet with plot.trend."
        )
    table = distinct(table)
    weighted = (table["share"] * table["total_docs"]).groupby(table["topic"]).sum()
    order = weighted.sort_values(ascending=False, kind="stable").index
    time = timeline(table["period"])
    kept = marked.chosen(events, event_themes, time)
    with style():
        drawn = multiples(
            table,
            "topic",
            time,
            How("share", min_n, band, unit),
            names=list(order),
            events=kept,
            ax=ax,
            width=width,
            title=title,
            columns=columns,
        )
    return np.array(drawn, dtype=object)
