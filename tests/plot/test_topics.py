"""Terms of topics, and topics over time."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot import topic_terms, topics_over_time, trend

LABELS = ["kirkuk, oil, field ?", "Referendum", "داعش, الموصل, جيش ?", "Price: $5 to $10"]
TWELVE = LABELS + [f"first, second, term{i} ?" for i in range(8)]


def terms(labels, n=10):
    words = ["kirkuk", "$5bn", "كركوك", "پێشمەرگە", "internationalisation", "oil$"]
    rows = [
        (topic, label, rank, f"{words[rank % 6]}{rank}", 0.05 / rank)
        for topic, label in enumerate(labels)
        for rank in range(1, n + 1)
    ]
    return pd.DataFrame(rows, columns=["topic", "label", "rank", "term", "weight"])


def test_a_panel_per_topic_first_term_at_the_top(clean):
    axes = topic_terms(terms(LABELS), n=4, title="Topics")
    assert len(axes) == len(axes[0].figure.axes) == 4
    assert axes[0].get_yticklabels()[0].get_text() == r"\$5bn1"
    assert [p.get_width() for p in axes[1].patches] == [0.05 / r for r in range(1, 5)]
    assert axes[0].yaxis_inverted()
    assert {a.get_xlim() for a in axes} == {axes[0].get_xlim()}
    clean(axes)


def test_suggested_labels_are_marked():
    axes = topic_terms(terms(LABELS))
    styles = [a._left_title.get_fontstyle() for a in axes]
    assert styles == ["italic", "normal", "normal", "normal"]  # no italics in Arabic script
    colours = [a._left_title.get_color() for a in axes]
    assert colours[0] == colours[2] != colours[1] == colours[3]
    assert "suggested label" in axes[0].figure.get_supxlabel()


def test_terms_of_twelve_topics_do_not_overlap(clean):
    clean(topic_terms(terms(TWELVE)))


def test_topics_are_sorted_by_mean_share_and_broken_at_gaps(topics_tracked, clean):
    table = topics_tracked(TWELVE)
    order = table.groupby("theme")["share"].mean().sort_values(ascending=False).index
    axes = topics_over_time(table, title="Topics")
    titles = [a.get_title(loc="left").replace("\n", " ") for a in axes]
    assert titles == [label.replace("$", r"\$") for label in order]
    line = next(item for item in axes[0].lines if item.get_gid() == "line")
    assert np.flatnonzero(np.isnan(line.get_ydata())).tolist() == [3]
    hollow = next(item for item in axes[0].lines if item.get_gid() == "hollow")
    assert len(hollow.get_xdata()) == 1
    assert axes[0].figure.get_supylabel() == "mean topic share (n = 240)"
    clean(axes)


def test_shares_of_a_regression_are_named_as_such(topics_tracked, clean):
    table = topics_tracked(["Oil", "Vote"]).drop(columns=["docs", "hits"], errors="ignore")
    expected = table.assign(formula="outlet + date", remark="")
    axes = topics_over_time(expected)
    figure = axes[0].figure
    label, note = figure.get_supylabel(), figure.get_supxlabel().replace("\n", " ")
    assert label.replace("\n", " ") == "share expected by the regression (n = 240)"
    assert "regression on outlet + date, not observed; covariates not shown held" in note
    assert "band: 95 % interval of the expected share, topics taken as right" in note
    assert "below 0" not in note and "independent" not in note and "alike" not in note
    below = expected.assign(share=expected["share"] - 0.5, low=expected["low"] - 0.5)
    axes = topics_over_time(below)
    note = axes[0].figure.get_supxlabel().replace("\n", " ")
    assert "below 0 or above 1: the regression knows no bounds" in note
    assert axes[0].get_ylim()[0] < below["share"].min()
    plain = topics_over_time(table)[0].figure
    assert "mean topic share" in plain.get_supylabel() and "regression" not in plain.get_supxlabel()
    clean(axes)


def test_the_caption_of_topics_says_what_the_table_can_tell(topics_tracked):
    table = topics_tracked(["Oil", "Vote"])

    def told(effective):
        figure = topics_over_time(table.assign(effective_docs=effective))[0].figure
        return figure.get_supxlabel().replace("\n", " ")

    size = table["total_docs"].astype(float)
    assert "(such as outlet and day) counted as alike, topics taken as right" in told(size / 2)
    assert "no articles found or taken to be alike, topics taken as right" in told(size)
    assert "as how alike they are cannot be told" in told(np.nan)


def test_two_topics_of_one_name_stay_two(topics_tracked):
    table = topics_tracked(["Oil", "Oil", "Vote"])
    named = ["topic 0: Oil", "topic 1: Oil", "Vote"]
    assert sorted(a.get_title(loc="left") for a in topics_over_time(table)) == sorted(
        ["Vote", "topic 0: Oil", "topic 1: Oil"]
    )
    assert [a.get_title(loc="left") for a in trend(table)] == named
    lines = [a for a in trend(table, band=False).lines if a.get_gid() == "line"]
    assert [line.get_label() for line in lines] == named
    by_outlet = pd.concat([table.assign(outlet="A"), table.assign(outlet="B")])
    assert len(trend(by_outlet)) == 2


def test_events_are_numbered(topics_tracked, events, clean):
    axes = topics_over_time(topics_tracked(TWELVE), events=events, event_themes="oil")
    assert "(7)" in axes[0].figure.get_supxlabel()
    clean(axes)


def test_axes_given_are_used(topics_tracked):
    _, two = plt.subplots(1, 2)
    assert topics_over_time(topics_tracked(["A", "B"]), ax=two)[0] is two[0]
    assert topic_terms(terms(["A", "B"]), ax=two)[1] is two[1]
    with pytest.raises(ToolkitError, match="has 3 panels, ax has 2"):
        topic_terms(terms(["A", "B", "C"]), ax=two)


def test_refusals_say_what_to_do(topics_tracked, tracked):
    table = topics_tracked(["A", "B"])
    with pytest.raises(ToolkitError, match=r"lacks 'topic'; .*corpus\.track\(model"):
        topics_over_time(tracked(["Oil"]))
    with pytest.raises(ToolkitError, match="no rows to draw"):
        topics_over_time(table.head(0))
    with pytest.raises(ToolkitError, match="does not apply to topics"):
        trend(table, y="rate")
    with pytest.raises(ToolkitError, match=r"lacks 'label'; .*model\.terms"):
        topic_terms(terms(LABELS).drop(columns="label"))
    with pytest.raises(ToolkitError, match="no terms to draw"):
        topic_terms(terms(LABELS).head(0))


def test_numbers_of_panels_and_terms_are_whole(topics_tracked):
    with pytest.raises(ToolkitError, match="columns=0 must be a whole number, 1 or more"):
        topics_over_time(topics_tracked(["A", "B"]), columns=0)
    with pytest.raises(ToolkitError, match=r"n=0 must be a whole number, 1 or more"):
        topic_terms(terms(["A"]), n=0)
    with pytest.raises(ToolkitError, match="41 panels, one for each topic"):
        topic_terms(terms([str(i) for i in range(41)], 1))
