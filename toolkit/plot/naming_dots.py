"""Shares of rival names as dots with their intervals, a panel for each name."""

from __future__ import annotations

from typing import Any

import numpy as np

from toolkit.plot.direction import balanced, isolated
from toolkit.plot.naming_rows import PALE, Given, Names, note
from toolkit.plot.panels import heading, overall, panels
from toolkit.plot.style import GREY, TEXT, figure_of, wrap

ROW, HEAD = 3.6, 12.0  # mm of a row, and of the name above
MARKS = {"own": "o", "quoted": "D", "all": "o"}


def dots(drawn: Names, how: Given, level: float) -> Any:
    """Draw the share of each name in each outlet; two voices stand one above the other."""
    from matplotlib.ticker import PercentFormatter

    group = drawn.group()
    groups = list(dict.fromkeys(group))
    height = ROW * len(groups) * (1.3 if len(drawn.voices) > 1 else 1) + HEAD
    found = panels(len(drawn.themes), how.ax, width=how.width, height=height, by="name", least=48)
    steps = np.linspace(-0.18, 0.18, len(drawn.voices)) if len(drawn.voices) > 1 else [0.0]
    places = {name: i for i, name in enumerate(groups)}
    for one, theme, label, colour in zip(
        found, drawn.themes, drawn.labels, drawn.colours, strict=True
    ):
        for voice, step in zip(drawn.voices, steps, strict=True):
            rows = (drawn.table["theme"] == theme) & (drawn.table["voice"] == voice)
            part = drawn.table[rows & drawn.table["share"].notna()]
            y = group[part.index].map(places).to_numpy(float) + step
            pale = np.where(part["family_hits"].lt(drawn.min_n), PALE, 1.0)
            filled = voice != "quoted"
            for at, share, low, high, alpha in zip(
                y, part["share"], part["low"], part["high"], pale, strict=True
            ):
                one.plot([low, high], [at, at], color=colour, lw=1.0, alpha=alpha, gid="interval")
                one.plot(share, at, MARKS.get(voice, "o"), color=colour, alpha=alpha, ms=3.2,
                         mfc=colour if filled else "white", mew=0.8, gid="share")  # fmt: skip
        one.set_yticks(
            range(len(groups)), [balanced(wrap(isolated(name), 100, TEXT, 1)) for name in groups]
        )
        one.set_ylim(len(groups) - 0.5, -0.5)
        one.set_xlim(-0.03, 1.03)
        one.set_xticks([0, 0.5, 1])
        one.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        one.tick_params(axis="y", length=0)
        one.grid(axis="y", color=GREY, lw=0.25, alpha=0.5)
        figure = figure_of(one)
        heading(one, label, figure.get_figwidth() * 72 / min(4, len(found)) - 30)
    if how.ax is None:
        overall(figure_of(found[0]), how.title)
    apart = "filled: own voice, hollow: quoted" if len(drawn.voices) > 1 else ""
    note(drawn, found, how, f"line: {100 * level:g} % interval", apart)
    return found[0] if len(found) == 1 else np.array(found)
