"""Dated events as thin lines with flags above the axes, or numbers explained in a note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.plot.dates import Timeline, between, day, number
from toolkit.plot.direction import isolated
from toolkit.plot.place import flags
from toolkit.plot.style import GREY, SMALL, figure_of, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 1.3 * SMALL  # points between rows of labels
MOST_ROWS = 9


def chosen(
    events: pd.DataFrame | None, themes: str | Sequence[str] | None, time: Timeline
) -> pd.DataFrame:
    """Events inside the time line, in order, and of the themes asked for; `text` labels them."""
    maker = "corpus.events (events.csv with date and label)"
    if events is not None:
        need_columns(events, [], maker)
    if events is None or not len(events):
        return pd.DataFrame(columns=["x", "x_end", "text"])
    need_columns(events, ["date", "label"], maker)
    kept = events.assign(date=pd.to_datetime(events["date"])).sort_values("date", kind="stable")
    if themes is not None:
        need_columns(events, ["themes"], "corpus.events (events.csv with themes)")
        wanted = set([themes] if isinstance(themes, str) else themes)
        known = set(" ".join(events["themes"].astype(str)).split())
        if not wanted & known:
            raise ToolkitError(
                f"No event has the theme {listed(sorted(wanted))}. "
                f"The events have {listed(sorted(known))}."
            )
        kept = kept[[bool(wanted & set(str(t).split())) for t in kept["themes"]]]
    end = pd.to_datetime(kept["date_end"]) if "date_end" in kept else pd.Series(pd.NaT, kept.index)
    kept = kept.assign(x=number(kept["date"]), x_end=number(end + pd.Timedelta(days=1)))
    kept = kept[kept["x"].between(time.low[0], time.high[-1], inclusive="left")]
    many = kept["date"].dt.year.nunique() > 1
    spans = [
        day(date, many) if pd.isna(stop) else between(date, stop, many)
        for date, stop in zip(kept["date"], end.loc[kept.index], strict=True)
    ]
    names = [f"{s}  {isolated(label)}" for s, label in zip(spans, kept["label"], strict=True)]
    return kept.assign(text=names).reset_index(drop=True)


def lines(ax: Axes, events: pd.DataFrame) -> None:
    """A thin line at each event, a pale zone if it has an end."""
    for x, x_end in zip(events["x"], events["x_end"], strict=True):
        ax.axvline(x, color=GREY, lw=0.5, zorder=0.6, gid="event")
        if not pd.isna(x_end):
            stop = min(x_end, ax.get_xlim()[1])
            ax.axvspan(x, stop, color="#efe3c8", lw=0, zorder=0.05, gid="event span")


def label(ax: Axes, events: pd.DataFrame) -> tuple[float, str]:
    """Label the events above the axes; return the height used, in points, and a note.

    Where more than nine rows would be needed the lines are numbered and the note has the key.
    """
    side, row, names = _arrange(ax, events, [plain(t) for t in events["text"]])
    note = ""
    if max(row, default=0) >= MOST_ROWS:
        note = numbered(events)
        side, row, names = _arrange(ax, events, [str(i) for i in range(1, len(events) + 1)])
    for x, s, r, name in zip(events["x"], side, row, names, strict=True):
        bottom = 2 + r * ROW
        over: dict[str, Any] = {
            "xy": (x, 1),
            "xycoords": ax.get_xaxis_transform(),
            "textcoords": "offset points",
            "annotation_clip": False,
        }
        pole = {"arrowstyle": "-", "lw": 0.5, "color": GREY, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", xytext=(0, bottom + 0.85 * SMALL), arrowprops=pole, **over)
        ax.annotate(
            name,
            xytext=(2 * s, bottom),
            ha="left" if s > 0 else "right",
            va="bottom",
            size=SMALL,
            gid="event label",
            **over,
        )
    return (max(row) + 1) * ROW + 2 if row else 0.0, note


def numbered(events: pd.DataFrame) -> str:
    """The key to numbered events."""
    texts = [" ".join(t.split()) for t in events["text"]]
    return "Events: " + "; ".join(f"({i}) {t}" for i, t in enumerate(texts, 1)) if texts else ""


def _arrange(ax: Axes, events: pd.DataFrame, names: list[str]) -> tuple[Any, Any, list[str]]:
    canvas: Any = figure_of(ax).canvas
    points = 72 / figure_of(ax).dpi
    widths = []
    for name in names:
        text = ax.text(0, 0, name, size=SMALL)
        widths.append(text.get_window_extent(canvas.get_renderer()).width * points * 1.04 + 6)
        text.remove()
    box, (first, last) = ax.get_window_extent(), ax.get_xlim()
    x = [(v - first) / (last - first) * box.width * points for v in events["x"]]
    return (*flags(x, widths, 0), names)
