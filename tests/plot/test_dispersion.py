"""Where words stand."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.plot.dispersion import dispersion


@pytest.fixture(scope="module")
def corpus():
    texts = ["oil and gas", "gas", "oil and oil", "rain", "نفط oil"] * 3
    frame = pd.DataFrame({"text": texts, "language": "en"})
    frame["outlet"] = ["A", "B", "A", "وكالة $", ""] * 3
    frame["date"] = [*pd.date_range("2017-08-01", periods=14, freq="5D").astype(str), None]
    return tk.from_frame(frame)


def strokes(ax):
    return [len(c.get_segments()) for c in ax.collections if c.get_gid() == "hits"]


def test_a_bar_for_every_part_and_a_stroke_for_every_hit(corpus, clean):
    table = corpus.dispersion(["oil", "gas"], parts="outlet", places=True)
    ax = dispersion(table, title="Oil and gas")
    assert [t.get_text() for t in ax.get_yticklabels()] == [
        "(unknown)",
        "A",
        "B",
        "\u2068وكالة \\$\u2069",
    ]
    assert strokes(ax) == [12, 6]
    assert [t.get_text() for t in ax.texts if t.get_gid() == "total"] == ["3", "12", "3", "0"]
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["oil", "gas"]
    assert "n = 18 hits in 4 parts" in ax.get_xlabel()
    segments = next(c for c in ax.collections if c.get_gid() == "hits").get_segments()
    assert sorted({s[0][0] for s in segments}) == sorted(table.loc[table["pattern"] == "oil", "at"])
    clean(ax)


def test_the_documents_with_the_most_hits(corpus, clean):
    ax = dispersion(corpus.dispersion("oil", places=True), rows=3)
    names = [t.get_text() for t in ax.get_yticklabels()]
    assert names == ["11 Aug 2017, A", "5 Sep 2017, A", "30 Sep 2017, A"]
    assert strokes(ax) == [6] and "the 3 with the most hits are shown" in ax.get_xlabel()
    clean(ax)


def test_by_date_undated_hits_are_told(corpus, clean):
    ax = dispersion(corpus.dispersion("oil", parts="outlet", places=True), x="date")
    assert strokes(ax) == [11] and "1 hits in undated documents left out" in ax.get_xlabel()
    clean(ax)


@pytest.mark.parametrize("parts", ["month", 4])
def test_periods_and_slices(corpus, clean, parts):
    clean(dispersion(corpus.dispersion("oil", parts=parts, places=True), width="single"))


def test_six_words_have_a_key_of_two_lines(corpus, clean):
    table = corpus.dispersion(["oil", "gas", "and", "rain", "نفط"], parts="outlet", places=True)
    ax = dispersion(table, title="Many")
    assert len(strokes(ax)) == 5
    clean(ax)


def test_draws_on_the_axes_given(corpus):
    _, ax = plt.subplots()
    assert dispersion(corpus.dispersion("oil", parts="outlet", places=True), ax=ax) is ax


def test_refusals_say_what_to_do(corpus):
    table = corpus.dispersion("oil", parts="outlet", places=True)
    with pytest.raises(ToolkitError, match=r"lacks 'pattern', .*places=True"):
        dispersion(corpus.frequencies())
    with pytest.raises(ToolkitError, match="no rows to draw"):
        dispersion(table.head(0))
    with pytest.raises(
        ToolkitError, match="7 words cannot be told apart in one figure; allowed: 6"
    ):
        dispersion(pd.concat([table.assign(pattern=str(i)) for i in range(7)]))
    with pytest.raises(ToolkitError, match="x='time' is not known"):
        dispersion(table, x="time")
    with pytest.raises(ToolkitError, match="No hit is in a dated document"):
        dispersion(table.assign(date=pd.NaT, at=np.nan), x="date")
