"""Lines over time: what is drawn, where it breaks, what it says, what it refuses."""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot import trend


def drawn(ax, gid):
    return [a for a in ax.get_children() if a.get_gid() == gid]


def test_one_line_per_theme_named_at_its_end(tracked):
    ax = trend(tracked(["Kirkuk", "Oil"]))
    assert len(drawn(ax, "line")) == len(drawn(ax, "band")) == 2
    assert [t.get_text() for t in drawn(ax, "end label")] == ["Kirkuk", "Oil"]
    assert ax.get_legend() is None


def test_silent_weeks_break_the_line_and_are_hatched(tracked):
    ax = trend(tracked(["Kirkuk"]))
    y = drawn(ax, "line")[0].get_ydata()
    assert np.flatnonzero(np.isnan(y)).tolist() == [5, 22, 23]
    zones = drawn(ax, "gap")
    assert len(zones) == 2 and all(z.get_hatch() for z in zones)
    assert [z.get_width() for z in zones] == [7, 14]
    assert "hatched: no articles, unknown" in ax.get_xlabel()


def test_rows_that_were_dropped_are_gaps_too(tracked):
    table = tracked(["Kirkuk"]).dropna()
    y = drawn(trend(table), "line")[0].get_ydata()
    assert len(y) == 31 and np.isnan(y).sum() == 3


def test_incomplete_and_small_periods_are_hollow(tracked):
    table = tracked(["Kirkuk"], 8, gaps=())
    table["total_docs"] = [4, 5, 6, 7, 8, 9, 9, 9]
    ax = trend(table)
    x, hollow = drawn(ax, "line")[0].get_xdata(), drawn(ax, "hollow")[0]
    assert hollow.get_xdata().tolist() == [x[0], x[7]]
    assert hollow.get_markerfacecolor() == "white"
    assert "hollow marker: incomplete period or fewer than 5 articles" in ax.get_xlabel()
    assert len(drawn(trend(table, min_n=0), "hollow")[0].get_xdata()) == 1


def test_the_axis_starts_at_zero_and_names_the_denominator(tracked):
    table = tracked(["Kirkuk", "Oil"])
    n = table.drop_duplicates("period")["total_docs"].sum()
    ax = trend(table)
    assert ax.get_ylabel() == f"share of articles (n = {n})"
    assert ax.get_ylim()[0] == 0
    ax.figure.draw_without_rendering()
    assert ax.get_yticklabels()[0].get_text() == "0 %"
    assert trend(table, y="docs").get_ylabel() == f"articles per week (n = {n})"
    words = f"hits per 10,000 words (n = {300 * n:,})"
    assert trend(table, y="rate").get_ylabel() == words


def test_counts_stand_before_grey_bars_of_all_documents(tracked):
    table = tracked(["Kirkuk"], 8, gaps=())
    ax = trend(table, y="docs")
    heights = [p.get_height() for p in ax.patches if p.get_gid() is None]
    assert heights == table["total_docs"].tolist()
    assert "grey bars: all articles" in ax.get_xlabel()
    assert not drawn(ax, "band")


def test_outlets_get_panels_with_their_own_n(tracked, clean):
    table = tracked(["Kirkuk", "Oil"], outlets=[f"Outlet {c}" for c in "ABCDEF"])
    axes = trend(table, title="Six outlets")
    assert axes.shape == (6,)
    n = table[table["outlet"] == "Outlet A"].drop_duplicates("period")["total_docs"].sum()
    assert axes[0].get_title(loc="left") == f"Outlet A (n\xa0=\xa0{n})"
    assert {a.get_ylim() for a in axes} == {axes[0].get_ylim()}
    assert len(axes[0].figure.axes) == 6
    clean(axes)


def test_more_than_four_themes_get_panels(tracked, clean):
    axes = trend(tracked([f"Theme {i}" for i in range(7)]))
    assert [a.get_title(loc="left") for a in axes] == [f"Theme {i}" for i in range(7)]
    assert len(axes[0].figure.axes) == 7
    clean(axes)


def test_forty_outlets_stay_readable(tracked, clean):
    clean(trend(tracked(["Kirkuk"], 12, outlets=[f"Outlet {i}" for i in range(40)])))


@pytest.mark.parametrize("width", ["single", "one-and-half", "double"])
def test_twenty_events_do_not_overlap(tracked, events, clean, width):
    table = tracked(["Kirkuk", "Oil", "Peshmerga"])
    ax = trend(table, events=events, width=width, title="Events", band=False)
    assert len(drawn(ax, "event")) == len(drawn(ax, "event label")) == 20
    assert len(drawn(ax, "event span")) == 1
    clean(ax)


def test_three_bands_stand_above_each_other_with_the_events_named_once(tracked, events, clean):
    axes = trend(tracked(["Kirkuk", "Oil", "Peshmerga"]), events=events)
    assert [ax.get_title(loc="left") for ax in axes] == ["Kirkuk", "Oil", "Peshmerga"]
    assert len({round(ax.get_position().x0, 3) for ax in axes}) == 1
    assert len(drawn(axes[0], "event label")) == 20
    assert not drawn(axes[1], "event label")
    clean(axes)


def test_one_axes_given_takes_three_bands(tracked):
    ax = plt.figure().add_subplot()
    assert trend(tracked(["Kirkuk", "Oil", "Peshmerga"]), ax=ax) is ax


def test_no_pole_runs_through_a_label(tracked, events):
    ax = trend(tracked(["Kirkuk"]), events=events)
    ax.figure.draw_without_rendering()
    labels = [mpl.text.Text.get_window_extent(t) for t in drawn(ax, "event label")]
    poles = [t for t in ax.texts if t.get_text() == ""]
    assert len(poles) == 20
    for pole in poles:
        box = pole.arrow_patch.get_window_extent()
        assert not any(b.x0 < box.x0 < b.x1 and box.y1 > b.y0 + 1 for b in labels)


def test_events_are_dated_chosen_by_theme_and_numbered_in_panels(tracked, events, clean):
    table = tracked(["Kirkuk"])
    ax = trend(table, events=events, event_themes=["oil"])
    labels = [t.get_text() for t in drawn(ax, "event label")]
    assert len(labels) == 7 and labels[0] == "7 Jun  Event of note 0"
    axes = trend(tracked(["Kirkuk"], outlets=["A", "B"]), events=events, event_themes="oil")
    assert [t.get_text() for t in drawn(axes[0], "event label")] == list("1234567")
    assert "(1) 7 Jun Event of note 0;" in axes[0].figure.get_supxlabel()
    clean(axes)
    with pytest.raises(ToolkitError, match=r"No event has the theme 'oill'.*'isis', 'kirkuk'"):
        trend(table, events=events, event_themes="oill")


def test_events_outside_the_periods_are_left_out(tracked, events):
    ax = trend(tracked(["Kirkuk"], 4), events=events)
    assert len(drawn(ax, "event label")) == 3


def test_end_labels_never_overlap(tracked, clean):
    table = tracked(["Alpha", "Beta", "Gamma", "Delta"])
    table["share"] = table["share"].where(table["share"].isna(), 0.2)
    clean(trend(table))


def test_one_period_and_no_data_at_all(tracked, clean):
    clean(trend(tracked(["Kirkuk", "Oil"], 1)))
    table = tracked(["Kirkuk"]).assign(total_docs=0, share=np.nan, low=np.nan, high=np.nan)
    ax = trend(table)
    assert [t.get_text() for t in drawn(ax, "end label")] == ["Kirkuk (no data)"]
    assert "no documents" in [t.get_text() for t in ax.texts]
    clean(ax)


def test_dollars_and_arabic_script_are_plain_text(tracked, clean):
    themes = ["$5 or $10", "داعش", "سپاه پاسداران", "پێشمەرگە"]
    ax = trend(tracked(themes), title="كركوك: $5 و $10", band=False)
    assert drawn(ax, "end label")[0].get_text() == r"\$5 or \$10"
    clean(ax)
    clean(trend(tracked(["نفط"], outlets=["$A$", "وكالة الأنباء"])))


def test_draws_on_the_axes_given(tracked, events):
    _, ax = plt.subplots(figsize=(7, 4))
    assert trend(tracked(["Kirkuk"]), ax=ax) is ax
    assert ax.figure.get_figheight() == 4
    _, two = plt.subplots(1, 2)
    table = tracked(["Kirkuk", "Oil"], outlets=["A", "B"])
    assert trend(table, ax=two, events=events)[1] is two[1]
    with pytest.raises(ToolkitError, match="has 2 panels, ax has 1"):
        trend(table, ax=ax)


def test_a_legend_only_where_the_labels_cannot_fit(tracked):
    _, axes = plt.subplots(1, 2, figsize=(6, 3))
    ax = trend(tracked(["A long name of a theme", "Oil"]), ax=axes[0])
    assert not drawn(ax, "end label")
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["A long name of a theme", "Oil"]


def test_refusals_say_what_to_do(tracked):
    table = tracked(["Kirkuk"])
    with pytest.raises(ToolkitError, match=r"lacks 'low', 'high'; .* corpus\.track\(themes"):
        trend(table.drop(columns=["low", "high"]))
    with pytest.raises(ToolkitError, match="no rows to draw"):
        trend(table.head(0))
    with pytest.raises(ToolkitError, match=r"y='shares' is not known.*'share'"):
        trend(table, y="shares")
    with pytest.raises(ToolkitError, match="width='doubl' is not known"):
        trend(table, width="doubl")
    with pytest.raises(ToolkitError, match="several rows for one theme and period"):
        trend(pd.concat([table, table]))
    with pytest.raises(ToolkitError, match="lacks 'outlet'"):
        trend(table, group="outlet")
    many = tracked(list("abcde"), outlets=["A", "B"])
    with pytest.raises(ToolkitError, match="5 themes for each outlet"):
        trend(many)


def test_settings_of_the_user_are_left_alone(tracked):
    before = dict(mpl.rcParams)
    trend(tracked(["Kirkuk"]))
    assert dict(mpl.rcParams) == before


def test_the_year_stands_once(tracked):
    ax = trend(tracked(["Kirkuk"]))
    names = [t.get_text() for t in ax.get_xticklabels(minor=True)]
    assert names == ["Jun\n2017", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def test_what_is_no_table_and_what_is_no_width_is_told(tracked):
    table = tracked(["Kirkuk"])
    with pytest.raises(ToolkitError, match=r"A table is needed, not 'x'. .*corpus.track"):
        trend("x")
    with pytest.raises(ToolkitError, match=r"A table is needed, not \['2017.*corpus.events"):
        trend(table, events=["2017-10-16"])
    for width in (-5, 0, float("nan"), 1e6, None, True):
        with pytest.raises(
            ToolkitError, match=r"width=.* must be 20 to 1000 mm, or one of 'single'"
        ):
            trend(table, width=width)
    assert trend(table, width=np.int64(100)).figure.get_figwidth() == 100 / 25.4


def test_more_panels_than_can_be_read_are_refused(tracked):
    table = tracked(["Kirkuk"], 3, outlets=[f"Outlet {i}" for i in range(41)])
    told = r"41 panels, one for each outlet, .* allowed: 40. .*table\[table\['outlet'\].isin"
    with pytest.raises(ToolkitError, match=told):
        trend(table)


def test_documents_without_an_outlet_have_a_panel(tracked):
    table = tracked(["Kirkuk"], outlets=["A", ""])
    for nameless in ("", None):
        axes = trend(table.assign(outlet=table["outlet"].replace("", nameless)))
        assert [a.get_title(loc="left").split()[0] for a in axes] == ["A", "(unknown)"]
        assert all(any(x.get_gid() == "full" for x in a.lines) for a in axes)
