import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot import topics_overview
from toolkit.plot.style import COLOURS, PALE

WORDS = ["kirkuk", "$5bn", "كركوك", "پێشمەرگە", "internationalisation", "oil$", "vote", "region"]


def tables(k):
    draw = np.random.default_rng(0)
    labels = [f"first{i}, second, third ?" for i in range(k)]
    labels[:3] = ["Oil: $5 to $10", "داعش, الموصل, جيش ?", "Internationalisation of the conflict"]
    table = pd.DataFrame({"topic": range(k), "theme": labels[:k], "total_docs": 560})
    table["share"] = draw.dirichlet(np.ones(k))
    table["low"], table["high"] = table["share"] * 0.8, table["share"] ** 0.9
    rows = [(t, rank, f"{WORDS[rank - 1]}{t}") for t in range(k) for rank in range(1, 9)]
    return table, pd.DataFrame(rows, columns=["topic", "rank", "term"])


def bars(ax):
    return [bar for bar in ax.patches if bar.get_gid() == "share"]


@pytest.mark.parametrize("k", [2, 8, 20, 50])
def test_no_text_overlaps(k, clean):
    table, terms = tables(k)
    clean(topics_overview(table, terms, title="Topics at a glance"))


def test_the_largest_topic_stands_at_the_top():
    table, terms = tables(8)
    ax = topics_overview(table, terms, n=3)
    order = table.sort_values("share", ascending=False)
    assert [bar.get_width() for bar in bars(ax)] == order["share"].tolist()
    assert ax.yaxis_inverted()
    names = [text.get_text().replace("\n", " ") for text in ax.get_yticklabels()]
    assert [int(name.split(":")[0]) for name in names] == order["topic"].tolist()
    words = [text.get_text() for text in ax.texts if text.get_gid() == "terms"]
    first = order["topic"].iloc[0]
    assert words[0].count(",") == 2 and f"kirkuk{first}" in words[0]
    lines = ax.collections[0].get_segments()
    np.testing.assert_allclose(
        [line[:, 0].tolist() for line in lines], order[["low", "high"]].to_numpy()
    )


def test_weak_topics_are_grey():
    table, terms = tables(4)
    stability = pd.DataFrame({"topic": [3, 2, 1, 0], "stable": [True, False, True, True]})
    ax = topics_overview(table, terms, stability)
    order = table.sort_values("share", ascending=False)["topic"]
    from matplotlib.colors import to_hex

    colours = dict(
        zip(order, [to_hex(bar.get_facecolor()).upper() for bar in bars(ax)], strict=True)
    )
    assert colours == {t: PALE.upper() if t == 2 else COLOURS[0] for t in range(4)}
    assert "does not come back" in ax.get_xlabel().replace("\n", " ")
    assert "does not come back" not in topics_overview(table, terms).get_xlabel()


def test_suggested_names_are_marked():
    ax = topics_overview(*tables(4))
    looks = {
        int(text.get_text().split(":")[0]): (text.get_fontstyle(), text.get_color())
        for text in ax.get_yticklabels()
    }
    grey = looks[3][1]
    assert looks[3][0] == "italic" and looks[1] == ("normal", grey)
    assert looks[0] == looks[2] != looks[1] and "suggested label" in ax.get_xlabel()


def test_what_is_below_is_what_was_given():
    table, terms = tables(3)
    ax = topics_overview(table, terms, level=0.9, unit="posts")
    said = ax.get_xlabel().replace("\n", " ")
    assert "in 560 posts" in said and "90 % interval over posts" in said
    bare = topics_overview(table.assign(low=np.nan, high=np.nan), terms)
    assert "interval" not in bare.get_xlabel()


def test_axes_given_are_used():
    _, ax = plt.subplots()
    assert topics_overview(*tables(3), ax=ax) is ax


def test_refusals_say_what_to_do():
    table, terms = tables(3)
    with pytest.raises(ToolkitError, match=r"lacks 'low'; .*corpus\.track\(model, by=None\)"):
        topics_overview(table.drop(columns="low"), terms)
    with pytest.raises(ToolkitError, match=r"lacks 'rank'; .*model\.terms\(8\)"):
        topics_overview(table, terms.drop(columns="rank"))
    with pytest.raises(ToolkitError, match=r"lacks 'stable'; .*model\.stability\(\)"):
        topics_overview(table, terms, table)
    with pytest.raises(ToolkitError, match="no topics to draw"):
        topics_overview(table.head(0), terms)
    with pytest.raises(ToolkitError, match=r"several rows for one topic. .*by=None"):
        topics_overview(pd.concat([table, table]), terms)
    with pytest.raises(ToolkitError, match=r"table of terms lacks topic 1. .*model\.terms"):
        topics_overview(table, terms[terms["topic"] != 1])
    with pytest.raises(ToolkitError, match="table of stability lacks topic 2"):
        topics_overview(table, terms, pd.DataFrame({"topic": [0, 1], "stable": True}))
    with pytest.raises(ToolkitError, match="n=0 must be a whole number, 1 or more"):
        topics_overview(table, terms, n=0)
