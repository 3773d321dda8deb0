"""Tables as the measures make them, small and seeded; figures are drawn without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

from toolkit.intervals import wilson


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Close every figure afterwards."""
    yield
    plt.close("all")


def make_tracked(
    themes: Sequence[str],
    periods: int = 31,
    *,
    outlets: Sequence[str] = (),
    gaps: Sequence[int] = (5, 22, 23),
    n: int = 9,
) -> pd.DataFrame:
    """A table as corpus.track makes it: weeks from 29 May 2017, the last one incomplete."""
    rng = np.random.default_rng(0)
    weeks = pd.date_range("2017-05-29", periods=periods, freq="7D")
    parts = []
    for outlet in outlets or [""]:
        total = np.maximum(rng.poisson(n, periods), 1)
        total[[g for g in gaps if g < periods]] = 0
        for theme in themes:
            docs = rng.binomial(total, rng.uniform(0.1, 0.6))
            part = pd.DataFrame({"theme": theme, "period": weeks, "docs": docs, "hits": 2 * docs})
            if outlets:
                part.insert(1, "outlet", outlet)
            part["total_docs"], part["total_tokens"] = total, 300 * total
            part["share"] = docs / part["total_docs"].where(part["total_docs"].gt(0))
            part["low"], part["high"] = wilson(docs, total)
            part["rate"] = 1e4 * part["hits"] / part["total_tokens"].where(total > 0)
            part["complete"] = np.arange(periods) < periods - 1
            parts.append(part)
    return pd.concat(parts, ignore_index=True)


def make_topics_tracked(labels: Sequence[str], periods: int = 7) -> pd.DataFrame:
    """A table as corpus.track(model, by="month") makes it, with a gap in September."""
    shares = np.random.default_rng(1).dirichlet(np.ones(len(labels)), periods).T
    months = pd.date_range("2017-06-01", periods=periods, freq="MS")
    parts = []
    for topic, (label, share) in enumerate(zip(labels, shares, strict=True)):
        part = pd.DataFrame({"theme": label, "topic": topic, "period": months, "docs": 4})
        part["total_docs"] = np.where(np.arange(periods) == 3, 0, 40)
        part["share"] = np.where(part["total_docs"].eq(0), np.nan, share)
        part["low"], part["high"] = part["share"] * 0.8, part["share"] ** 0.9
        part["rate"], part["complete"] = np.nan, np.arange(periods) < periods - 1
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def make_covered(outlets: Sequence[str], periods: int = 7, n: int = 20) -> pd.DataFrame:
    """A table as corpus.coverage makes it; the second outlet is silent in the third month."""
    months = pd.date_range("2017-06-01", periods=periods, freq="MS")
    grid = pd.MultiIndex.from_product([outlets, months], names=["outlet", "period"])
    table = grid.to_frame(index=False)
    table["total_docs"] = np.random.default_rng(2).integers(1, n, len(table))
    if len(outlets) > 1:
        table.loc[periods + 2, "total_docs"] = 0
    table["gap"] = table["total_docs"].eq(0)
    table["complete"] = table["period"].lt(months[-1])
    return table


def make_events() -> pd.DataFrame:
    """Twenty events in half a year, most of them in a few weeks of autumn."""
    days = [9, 9, 20, 42, 83, 92, 108, 115, 119, 123, 127, 137, 140, 144, 149, 151, 153, 167]
    days += [175, 194]
    start = pd.Timestamp("2017-05-29")
    table = pd.DataFrame({"date": [start + pd.Timedelta(days=d) for d in days]})
    table["label"] = [f"Event of note {i}" for i in range(len(table))]
    table["themes"] = ["kirkuk oil" if i % 3 == 0 else "isis" for i in range(len(table))]
    table["date_end"] = table["date"].where([False] * 20)
    table.loc[7, "date_end"] = pd.Timestamp("2017-10-05")
    return table


@pytest.fixture
def tracked() -> Callable[..., pd.DataFrame]:
    """Make a table as corpus.track does."""
    return make_tracked


@pytest.fixture
def topics_tracked() -> Callable[..., pd.DataFrame]:
    """Make a table as corpus.track(model) does."""
    return make_topics_tracked


@pytest.fixture
def covered() -> Callable[..., pd.DataFrame]:
    """Make a table as corpus.coverage does."""
    return make_covered


@pytest.fixture
def events() -> pd.DataFrame:
    """Twenty events."""
    return make_events()


def visible_texts(figure: Any) -> list[tuple[str, Any]]:
    """Every text of a drawn figure with its box in pixels; leaders and poles do not count."""
    figure.draw_without_rendering()
    undrawn = set()  # labels of ticks out of range stay in the tree
    for axis in (a for ax in figure.axes for a in (ax.xaxis, ax.yaxis)):
        every = {t.label1 for t in [*axis.majorTicks, *axis.minorTicks]}
        undrawn |= every - {t.label1 for t in axis._update_ticks()}
    texts = [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip()]
    return [(t.get_text(), Text.get_window_extent(t)) for t in texts if t not in undrawn]


@pytest.fixture
def clean() -> Callable[[Any], None]:
    """Assert that no text overlaps another or leaves the figure."""

    def check(axes: Any) -> None:
        figure = np.ravel(np.array(axes, dtype=object))[0].figure
        texts = visible_texts(figure)
        assert texts
        whole = figure.bbox.padded(1)
        for i, (name, box) in enumerate(texts):
            inside = whole.x0 <= box.x0 and box.x1 <= whole.x1
            assert inside and whole.y0 <= box.y0 and box.y1 <= whole.y1, f"{name!r} is cut off"
            for other, second in texts[:i]:
                across = min(box.x1, second.x1) - max(box.x0, second.x0)
                along = min(box.y1, second.y1) - max(box.y0, second.y0)
                assert across < 0.5 or along < 0.5, f"{name!r} overlaps {other!r}"

    return check
