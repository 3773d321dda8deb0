"""Dots of how surely topics come back."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot import topic_stability

NAMES = ["kirkuk, oil, field ?", "Referendum", "داعش, الموصل, جيش ?", "Price: $5 to $10"]


def table(topics=4, seed=0):
    """As model.stability makes it."""
    draw = np.random.default_rng(seed)
    made = pd.DataFrame({"topic": range(topics), "jaccard": draw.uniform(0.1, 0.9, topics)})
    made["label"] = [f"{NAMES[t % 4]}" if t < 4 else f"{t} {NAMES[t % 4]}" for t in range(topics)]
    made["low"], made["high"] = made["jaccard"] - 0.1, made["jaccard"] + 0.1
    made["coherence"] = draw.uniform(-0.2, 0.4, topics)
    made["stable"] = made["jaccard"].ge(0.4)
    return made


def drawn(ax, gid):
    [line] = [line for line in ax.lines if line.get_gid() == gid]
    return line


def test_topics_stand_by_their_stability_and_the_weak_are_grey():
    made = table(8)
    axes = topic_stability(made)
    ranked = made.sort_values("jaccard", ascending=False)
    numbers = [int(text.get_text().split(":")[0]) for text in axes[0].get_yticklabels()]
    assert numbers == ranked["topic"].tolist()
    assert axes[0].yaxis_inverted() and axes[0].get_xlim() == (0, 1)
    for ax, column in zip(axes, ("jaccard", "coherence"), strict=True):
        for gid, part in (
            ("stable", ranked[ranked["stable"]]),
            ("weak", ranked[~ranked["stable"]]),
        ):
            assert drawn(ax, gid).get_xdata().tolist() == part[column].tolist()
    assert drawn(axes[0], "weak").get_color() != drawn(axes[0], "stable").get_color()
    assert "grey: topic does not come back" in axes[0].figure.get_supxlabel()


def test_ranges_are_drawn():
    made = table()
    ax = topic_stability(made)[0]
    ends = {}
    for lines in ax.collections:
        for (low, row), (high, _) in lines.get_segments():
            ends[row] = (low, high)
    ranked = made.sort_values("jaccard", ascending=False)
    assert [ends[r] for r in range(4)] == list(zip(ranked["low"], ranked["high"], strict=True))


def test_nothing_grey_is_not_told():
    made = table().assign(stable=True, label=["A", "B", "C", "D"])
    said = topic_stability(made)[0].figure.get_supxlabel()
    assert "grey" not in said and "line: 90 % of the pairs" in said


def test_suggested_labels_are_marked():
    ax = topic_stability(table())[0]
    look = {t.get_text().split(":")[0]: t.get_fontstyle() for t in ax.get_yticklabels()}
    assert look == {"0": "italic", "1": "normal", "2": "normal", "3": "normal"}


@pytest.mark.parametrize("topics", [1, 3, 12, 50])
@pytest.mark.parametrize("width", ["single", "double"])
def test_nothing_overlaps(clean, topics, width):
    clean(topic_stability(table(topics), width=width, title="Topics that come back"))


def test_without_coherence_there_is_one_panel(clean):
    axes = topic_stability(table().drop(columns="coherence"))
    assert len(axes) == len(axes[0].figure.axes) == 1
    clean(axes)


def test_what_is_not_known_says_so():
    made = table()
    made.loc[1, "coherence"] = np.nan
    ax = topic_stability(made)[1]
    assert [t.get_text() for t in ax.texts] == ["unknown"]
    assert sum(len(line.get_xdata()) for line in ax.lines if line.get_gid()) == 3


def test_own_axes_are_used():
    _, two = plt.subplots(1, 2)
    assert list(topic_stability(table(), ax=two)) == list(two)
    assert topic_stability(table().drop(columns="coherence"), ax=two[0])[0] is two[0]
    with pytest.raises(ToolkitError, match="has 2 panels, ax has 1"):
        topic_stability(table(), ax=two[0])


def test_refusals_say_what_to_do():
    with pytest.raises(ToolkitError, match=r"lacks 'stable'; .*model\.stability\(\)"):
        topic_stability(table().drop(columns="stable"))
    with pytest.raises(ToolkitError, match=r"no topics to draw\. Make it by model\.stability"):
        topic_stability(table().head(0))
    with pytest.raises(ToolkitError, match="several rows for one topic"):
        topic_stability(pd.concat([table(), table()]))
    with pytest.raises(ToolkitError, match=r"101 topics cannot be read .* allowed: 100.*nsmallest"):
        topic_stability(table(101))
