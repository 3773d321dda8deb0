"""The wording of a topic over time."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot import topic_wording

TERMS = ["kirkuk", "$5bn", "كركوك", "پێشمەرگە", "internationalisation of oil", "united nations"]


def worded(periods=7, n=6, label="kirkuk, oil, field ?", gaps=(2,), freq="MS", topic=0):
    """A table as model.wording makes it, with a gap."""
    rows = []
    for place, start in enumerate(pd.date_range("2017-06-01", periods=periods, freq=freq)):
        base = (topic, label, start, 10 * place)
        if place in gaps:
            rows.append((*base, True, pd.NA, "", np.nan, False))
            continue
        for rank in range(1, n + 1):
            term = TERMS[(place + rank) % 6]
            rows.append((*base, False, rank, term, 0.1 / rank, place > 0 and rank == n))
    names = ["topic", "label", "period", "total_docs", "gap", "rank", "term", "weight", "came"]
    return pd.DataFrame(rows, columns=names).astype({"rank": "Int64"})


def texts(ax, gid):
    return [t for t in ax.texts if t.get_gid() == gid]


def test_a_column_for_each_period_first_term_at_the_top(clean):
    ax = topic_wording(worded())
    assert [t.get_text() for t in texts(ax, "period")] == [
        f"{m} 2017" for m in ("Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    ]
    assert [t.get_text() for t in texts(ax, "docs")][:2] == ["n = 0", "n = 10"]
    first = texts(ax, "term")[:5]
    assert first[0].get_text() == r"\$5bn"
    heights = [t.get_position()[1] for t in first]
    assert ax.yaxis_inverted() and heights == sorted(heights)
    assert len({t.get_position()[0] for t in first}) == 1
    clean(ax)


def test_terms_that_came_are_red_and_those_that_stay_bold():
    ax = topic_wording(worded())
    came = texts(ax, "came")
    assert len(came) == 5 and {t.get_color() for t in came} == {"#D55E00"}
    assert {t.get_weight() for t in came} == {"normal"}
    kept = texts(ax, "term")
    assert {t.get_weight() for t in kept[:6]} == {"normal"}  # before the first there are none
    assert {t.get_weight() for t in kept[6:]} == {"bold"}


def test_a_gap_is_told():
    ax = topic_wording(worded(gaps=(0, 2)))
    assert [t.get_text() for t in texts(ax, "gap")] == ["no wording"] * 2
    assert {t.get_weight() for t in texts(ax, "term")[:5]} == {"normal"}


def test_a_topic_without_any_wording(clean):
    clean(topic_wording(worded(3, gaps=(0, 1, 2))))


def test_periods_beyond_the_width_go_on_below(clean):
    ax = topic_wording(worded(12), width="single")
    places = {(round(t.get_position()[0], 3), t.get_position()[1]) for t in texts(ax, "period")}
    assert len(places) == 12 and len({x for x, _ in places}) == 3
    clean(ax)


@pytest.mark.parametrize(
    ("freq", "names"),
    [
        ("YS", ["2018", "2019"]),
        ("QS", ["Jul 2017", "Oct 2017"]),
        ("7D", ["1 Jun 2017", "8 Jun 2017"]),
        ("6h", ["1 Jun 2017 00:00", "1 Jun 2017 06:00"]),
    ],
)
def test_names_of_periods(freq, names):
    ax = topic_wording(worded(2, gaps=(), freq=freq))
    assert [t.get_text() for t in texts(ax, "period")] == names


def test_fewer_terms_and_a_title():
    ax = topic_wording(worded(), n=2, title="Oil")
    assert len(texts(ax, "term")) == 12
    assert ax.get_title(loc="left") == "Oil"
    assert "suggested label" not in ax.get_xlabel()
    assert "suggested label" in topic_wording(worded()).get_xlabel()


def test_darker_is_likelier():
    from matplotlib.colors import rgb_to_hsv

    ax = topic_wording(worded(1, gaps=()))
    depth = [rgb_to_hsv(p.get_facecolor()[:3])[1] for p in ax.patches]
    assert len(depth) == 6 and depth == sorted(depth, reverse=True) and depth[0] > 1.5 * depth[-1]


def test_axes_given_are_used():
    _, (one, other) = plt.subplots(1, 2)
    assert topic_wording(worded(2), ax=other) is other
    assert not one.texts


def test_one_of_several_topics():
    table = pd.concat([worded(2, gaps=()), worded(2, gaps=(), topic=3, label="Aid")])
    assert topic_wording(table, 3).get_title(loc="left") == "Aid"
    with pytest.raises(ToolkitError, match=r"has 2 topics; name .*plot\.topic_wording\(table, 0\)"):
        topic_wording(table)
    with pytest.raises(ToolkitError, match=r"no topic 1; it has \[0, 3\]"):
        topic_wording(table, 1)


def test_refusals_say_what_to_do():
    with pytest.raises(ToolkitError, match=r"lacks 'came'; .*model\.wording\(by='month'\)"):
        topic_wording(worded().drop(columns="came"))
    with pytest.raises(ToolkitError, match="no rows to draw"):
        topic_wording(worded().head(0))
    with pytest.raises(ToolkitError, match=r"61 periods cannot be read.*by='quarter'"):
        topic_wording(worded(61, 1))
    with pytest.raises(ToolkitError, match="n=0 must be a whole number, 1 or more"):
        topic_wording(worded(), n=0)
    with pytest.raises(ToolkitError, match="several rows for one rank"):
        topic_wording(pd.concat([worded(), worded()]))
