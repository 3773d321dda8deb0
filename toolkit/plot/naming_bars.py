"""Bars of rival names that add up to 1: lying for outlets, standing over time."""

from __future__ import annotations

from typing import Any

import numpy as np

from toolkit.plot.dates import calendar, timeline
from toolkit.plot.direction import balanced, isolated
from toolkit.plot.lines import gaps
from toolkit.plot.naming_rows import PALE, Given, Names, legend, note
from toolkit.plot.panels import heading, panels, shared_ylabel
from toolkit.plot.style import GREY, SMALL, TEXT, figure_of, wrap

ROW, HEAD = 5.2, 30.0  # mm of a row, and of what stands above and below
VOICE = {"own": "Own voice", "quoted": "Quoted", "all": "All mentions"}


def lying(drawn: Names, how: Given) -> Any:
    """A bar for each outlet, with its number of mentions; voices side by side."""
    from matplotlib.ticker import PercentFormatter

    group = drawn.group()
    groups = list(dict.fromkeys(group))
    height = ROW * len(groups) + HEAD + 4 * (len(drawn.themes) // 3)
    count = len(drawn.voices)
    found = panels(count, how.ax, width=how.width, height=height, columns=count, by="voice")
    for one, voice in zip(found, drawn.voices, strict=True):
        part = drawn.table.assign(_group=group)[drawn.table["voice"] == voice]
        shares = np.nan_to_num(drawn.shares(part, groups, "_group"))
        total = part.groupby("_group", sort=False)["family_hits"].first().reindex(groups)
        few = total.lt(drawn.min_n).to_numpy()
        left = np.zeros(len(groups))
        for i, colour in enumerate(drawn.colours):
            bars = one.barh(range(len(groups)), shares[:, i], left=left, height=0.74, color=colour,
                            edgecolor="white", linewidth=0.4, gid="share")  # fmt: skip
            for bar, pale in zip(bars, few, strict=True):
                bar.set_alpha(PALE if pale else 1.0)
            left += shares[:, i]
        for y, n in enumerate(total.to_numpy()):
            told = f"n\u00a0=\u00a0{int(n):,}" if n > 0 else "never named"
            one.text(1.01 if n > 0 else 0.01, y, told, va="center", size=SMALL, color=GREY,
                     gid="n")  # fmt: skip
        one.set_yticks(
            range(len(groups)),
            [balanced(wrap(isolated(name), 110, TEXT, 1)) for name in groups],
        )
        one.set_ylim(len(groups) - 0.5, -0.5)
        one.set_xlim(0, 1.14 if len(drawn.voices) == 1 else 1.24)
        one.set_xticks([0, 0.25, 0.5, 0.75, 1])
        one.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        one.tick_params(axis="y", length=0)
        one.spines["left"].set_visible(False)
        one.spines["bottom"].set_bounds(0, 1)
        if len(drawn.voices) > 1:
            heading(one, VOICE.get(voice, voice), 200)
    legend(drawn, found, how)
    note(drawn, found, how)
    return found[0] if len(found) == 1 else np.array(found)


def standing(drawn: Names, how: Given) -> Any:
    """Columns over time, in a panel for each outlet; periods without a mention are hatched."""
    from matplotlib.ticker import PercentFormatter

    time = timeline(drawn.table["period"])
    group = drawn.group()
    groups = list(dict.fromkeys(group))
    height = 40.0 if len(groups) == 1 else 28.0
    extra = 14 + 4 * (len(drawn.themes) // 3)
    height += extra / len(groups)
    found = panels(len(groups), how.ax, width=how.width, height=height, by="outlet")
    room = 120.0
    for one, name in zip(found, groups, strict=True):
        part = drawn.table[group == name]
        shares = np.nan_to_num(drawn.shares(part, time.start, "period"))
        total = part.groupby("period")["family_hits"].first().reindex(time.start).fillna(0)
        gaps(one, time, total.eq(0).to_numpy())
        low = np.zeros(len(time.start))
        few = total.lt(drawn.min_n).to_numpy()
        for i, colour in enumerate(drawn.colours):
            bars = one.bar(time.mid, shares[:, i], bottom=low, width=0.9 * (time.high - time.low),
                           color=colour, edgecolor="white", linewidth=0.3, gid="share")  # fmt: skip
            for bar, pale in zip(bars, few, strict=True):
                bar.set_alpha(PALE if pale else 1.0)
            low += shares[:, i]
        one.set_ylim(0, 1)
        one.set_yticks([0, 0.5, 1])
        one.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        calendar(one, time)
        figure = figure_of(one)
        figure.draw_without_rendering()
        room = one.get_window_extent().width * 72 / figure.dpi
        n = f" (n\u00a0=\u00a0{int(total.sum()):,})"
        heading(
            one,
            isolated(name) if len(groups) > 1 else "All outlets" * (name == "all") or name,
            room,
            after=n,
        )
    legend(drawn, found, how)
    silent = drawn.table.groupby([group, "period"])["family_hits"].first().eq(0).any()
    hatched = "hatched: never named" if silent else ""
    note(drawn, found, how, f"columns: {time.unit}s", hatched)
    shared_ylabel(found, how.ax is not None, "share of mentions")
    return found[0] if len(found) == 1 else np.array(found)
