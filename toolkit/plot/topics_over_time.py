"""Topics over time, one small panel each, and by outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.intervals.contract import need_level
from toolkit.plot import events as marked
from toolkit.plot.dates import Timeline, timeline
from toolkit.plot.lines import How
from toolkit.plot.multiples import multiples
from toolkit.plot.style import LOOKS, caption, figure_of, style
from toolkit.plot.tables import check, distinct, group_of, named

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAKER = "corpus.track(model, by='month')"
MOST = 24  # panels of topics by outlets


def topics_over_time(
    table: pd.DataFrame,
    *,
    events: pd.DataFrame | None = None,
    event_themes: str | Sequence[str] | None = None,
    min_n: int = 5,
    band: bool = True,
    level: float = 0.95,
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
        grey and in italics. A further column such as ``outlet`` makes panels of its own: one
        topic by outlet, or each of a few topics in a row of outlets. With ``refit_low`` and
        ``refit_high`` (``refits=10`` of track) thin dotted lines bound the shares under refits,
        beside the band and never joined with it. Shares of ``model.predicted``, which have a
        column ``formula``, are named as what a regression expects.
    columns : int, optional
        Panels in a row.
    band : bool
        Draw the interval and the lines of refits.
    events, event_themes, min_n, level, unit, title, ax, width
        As in ``trend``; `ax` needs one Axes per panel.

    Returns
    -------
    array of Axes
        One per topic, by mean share over all documents; or per outlet, or per topic and outlet.

    Raises
    ------
    ToolkitError
        Columns are missing, the table is empty or has more topics and outlets than can be read,
        the number of `ax` is wrong, or no event has the theme.

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
    table = distinct(table)
    weighted = (table["share"] * table["total_docs"]).groupby(table["topic"]).sum()
    order = list(weighted.sort_values(ascending=False, kind="stable").index)
    by, names, line = "topic", order, "theme"
    if group:
        table = named(table, group)
        by, names, line, table, columns = _by_group(table, group, order, columns)
    time = timeline(table["period"])
    kept = marked.chosen(events, event_themes, time)
    how = How("share", min_n, band, unit, line, need_level(level))
    with style():
        drawn = multiples(
            table,
            by,
            time,
            how,
            names=names,
            events=kept,
            ax=ax,
            width=width,
            title=title,
            columns=columns,
        )
        if band and "refit_low" in table:
            for one, name in zip(drawn, names, strict=True):
                _refits(one, table[table[by] == name], time)
            _room(drawn)
            times = int(table["refits"].max()) if "refits" in table else 0
            fits = f"{times} models" if times else "models"
            caption(
                figure_of(drawn[0]) if ax is None else drawn[-1],
                f"dotted lines: range of the share under {fits} fitted to other parts of the "
                f"{unit}; not part of the band",
            )
    return np.array(drawn, dtype=object)


def _by_group(
    table: pd.DataFrame, group: str, order: list[Any], columns: int | None
) -> tuple[str, list[Any], str, pd.DataFrame, int | None]:
    """What makes the panels of a table by outlet: outlets of one topic, or topics and outlets."""
    values = list(dict.fromkeys(table[group]))
    if len(order) == 1:
        return group, values, "theme", table, columns
    if len(order) * len(values) > MOST:
        raise ToolkitError(
            f"{len(order)} topics by {len(values)} of {group} are {len(order) * len(values)} "
            f"panels; allowed: {MOST}. Draw one topic, table[table['topic'] == {order[0]}], or "
            f"fewer of {group}."
        )
    label = table.drop_duplicates("topic").set_index("topic")["theme"]
    names = [f"{value}: {label[topic]}" for topic in order for value in values]
    panel = table[group].astype(str) + ": " + table["theme"].astype(str)
    fits = columns or (len(values) if len(values) <= 5 else None)
    return "panel", names, "panel", table.assign(panel=panel), fits


def _refits(ax: Axes, part: pd.DataFrame, time: Timeline) -> None:
    """Two thin dotted lines, broken where nothing is known."""
    aligned = part.set_index(pd.to_datetime(part["period"])).reindex(time.start)
    aligned = aligned.mask(aligned["total_docs"].eq(0))
    for column in ("refit_low", "refit_high"):
        y = aligned[column].astype("float64").to_numpy()
        known = np.isfinite(y)
        beside = np.r_[False, known[:-1]] | np.r_[known[1:], False]
        over: dict[str, Any] = {"color": LOOKS[0][0], "zorder": 2, "gid": "refit"}
        over["clip_on"] = bool(known.any())
        ax.plot(time.mid, y, linestyle=(0, (1, 1.2)), lw=0.8, **over)
        alone = known & ~beside
        ax.plot(time.mid[alone], y[alone], linestyle="none", marker="_", ms=4, mew=0.8, **over)


def _room(drawn: list[Axes]) -> None:
    """Let the panels, which may share their axis, reach as far as the lines of refits do."""
    for one in drawn:
        ends = [np.nanmax(y) for line in one.lines if line.get_gid() == "refit"
                for y in [np.asarray(line.get_ydata(), float)] if np.isfinite(y).any()]  # fmt: skip
        if ends and max(ends) * 1.04 > one.get_ylim()[1]:
            one.set_ylim(top=min(1.0, max(ends) * 1.04))
