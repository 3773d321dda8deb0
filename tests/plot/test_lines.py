"""Lines made by another column than the theme: copies, languages, outlets."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot import trend

COUNTED = {"publications": 9, "distinct texts": 7, "stories": 5}


def drawn(ax, gid):
    return [a for a in ax.get_children() if a.get_gid() == gid]


@pytest.fixture
def counted(tracked):
    """Three tables of track, of publications, distinct texts and stories, put together."""

    def make(themes=("Kirkuk",)):
        parts = [tracked(list(themes), 12, n=n).assign(counted=name) for name, n in COUNTED.items()]
        return pd.concat(parts, ignore_index=True)

    return make


def test_three_curves_in_one_panel_each_with_its_n(counted, clean):
    table = counted()
    ax = trend(table, line="counted")
    n = table.groupby("counted")["total_docs"].sum()
    labels = {t.get_text().replace("\n", " ") for t in drawn(ax, "end label")}
    assert labels == {f"{name} (n\xa0=\xa0{n[name]})" for name in COUNTED}
    assert len(drawn(ax, "line")) == 3 and not drawn(ax, "band")
    assert ax.get_ylabel() == "Kirkuk: share of articles"
    assert "band" not in ax.get_xlabel()
    clean(ax)


def test_the_same_column_makes_panels(counted, clean):
    axes = trend(counted(), group="counted")
    assert [a.get_title(loc="left").split(" (")[0] for a in axes] == list(COUNTED)
    assert all(len(drawn(a, "band")) == 1 for a in axes)
    clean(axes)
    assert len(trend(counted())) == 3  # found by itself


def test_several_themes_make_panels_of_lines(counted, clean):
    table = counted(["Kirkuk", "Oil"])
    axes = trend(table, line="counted", title="Copies")
    once = table.drop_duplicates(["counted", "period"])
    n = ", ".join(map(str, once.groupby("counted", sort=False)["total_docs"].sum()))
    titles = [a.get_title(loc="left") for a in axes]
    assert titles == [f"{t} (n\xa0=\xa0{n})" for t in ("Kirkuk", "Oil")]
    texts = [t.get_text() for t in axes[0].figure.legends[0].get_texts()]
    assert texts == list(COUNTED)
    clean(axes)


def test_lines_with_the_same_documents_share_one_n(tracked):
    table = pd.concat([tracked(["Oil"], 8).assign(about=a) for a in ("any", "title")])
    ax = trend(table, line="about")
    assert [t.get_text() for t in drawn(ax, "end label")] == ["any", "title"]
    n = table.drop_duplicates("period")["total_docs"].sum()
    assert ax.get_ylabel() == f"Oil: share of articles (n = {n})"
    assert len(drawn(ax, "band")) == 2
    assert "grey bars" in trend(table, line="about", y="docs").get_xlabel()


def test_no_bars_of_all_documents_behind_lines_that_differ_in_them(counted):
    ax = trend(counted(), line="counted", y="docs")
    assert "grey bars" not in ax.get_xlabel()
    assert not [p for p in ax.patches if p.get_gid() is None]


def test_a_period_that_only_one_line_lacks_is_not_called_hatched(tracked):
    table = pd.concat(
        [tracked(["Oil"], 8, gaps=g).assign(language=c) for c, g in (("en", ()), ("fa", (2,)))]
    )
    ax = trend(table, line="language")
    assert "no point: no articles, unknown" in ax.get_xlabel().replace("\n", " ")
    assert "hatched" not in ax.get_xlabel() and not drawn(ax, "gap")


def test_lines_inside_panels_of_outlets(tracked, clean):
    parts = [tracked(["Oil"], 8, outlets=["A", "B"]).assign(about=a) for a in ("any", "title")]
    axes = trend(pd.concat(parts), line="about", group="outlet")
    assert len(axes) == 2 and all(len(drawn(a, "line")) == 2 for a in axes)
    clean(axes)


def test_an_array_of_axes_takes_themes(tracked):
    _, three = plt.subplots(3, 1)
    table = tracked(["Kirkuk", "Oil", "ISIS"], 8)
    assert trend(table, ax=three)[2] is three[2]


def test_refusals_say_what_to_do(counted, tracked):
    table = counted()
    with pytest.raises(ToolkitError, match=r"lacks 'copies'; .*by=\['week', 'copies'\]"):
        trend(table, line="copies")
    with pytest.raises(ToolkitError, match=r"group='counted' and line='counted' are the same"):
        trend(table, line="counted", group="counted")
    many = tracked(["Oil"], 8, outlets=list("ABCDEFG"))
    with pytest.raises(ToolkitError, match=r"7 lines, one for each outlet.* group='outlet'"):
        trend(many, line="outlet")
    two = counted(["Kirkuk", "Oil"]).assign(outlet="A")
    with pytest.raises(ToolkitError, match="2 themes with panels by outlet and lines by counted"):
        trend(two, line="counted", group="outlet")
    with pytest.raises(ToolkitError, match=r"several rows .*group='outlet', .* line='outlet'"):
        trend(pd.concat([table, table]), line="counted")
