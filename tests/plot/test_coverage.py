"""The heat map of what was collected."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot import coverage


def texts(ax, gid):
    return [t.get_text() for t in ax.texts if t.get_gid() == gid]


def test_counts_totals_and_order(covered, clean):
    table = covered(["A", "B", "C"])
    totals = table.groupby("outlet")["total_docs"].sum().sort_values(ascending=False)
    ax = coverage(table, title="Coverage")
    assert [t.get_text() for t in ax.get_yticklabels()] == list(totals.index)
    assert texts(ax, "total") == [str(n) for n in totals]
    assert len(texts(ax, "count")) == 20
    assert f"n = {totals.sum()} articles" in ax.get_xlabel()
    clean(ax)


def test_silent_cells_are_hatched_not_coloured(covered):
    ax = coverage(covered(["A", "B", "C"]))
    gap = next(c for c in ax.collections if c.get_gid() == "gap")
    assert gap.get_hatch() and len(gap.get_paths()) == 1
    assert np.ma.count_masked(ax.collections[0].get_array()) == 1
    assert "hatched: no articles, unknown" in ax.get_xlabel()


def test_incomplete_periods_are_marked(covered):
    ax = coverage(covered(["A", "B"]))
    marks = next(line for line in ax.lines if line.get_gid() == "hollow")
    assert len(marks.get_xdata()) == 1
    assert "circle: incomplete period" in ax.get_xlabel()
    assert not coverage(covered(["A", "B"]).drop(columns="complete")).lines


def test_a_colour_bar_where_counts_do_not_fit(covered, clean):
    ax = coverage(covered(["A", "B", "C"], 72, 9000))
    assert not texts(ax, "count") and len(ax.figure.axes) == 2
    clean(ax)


@pytest.mark.parametrize("outlets", [1, 2, 40])
def test_any_number_of_outlets_with_any_name(covered, clean, outlets):
    table = covered([f"وكالة $ {i}" if i % 2 else f"Outlet {i}" for i in range(outlets)])
    clean(coverage(table))


def test_an_outlet_without_anything(covered, clean):
    table = covered(["A"], 1).assign(total_docs=0, gap=True)
    ax = coverage(table)
    assert texts(ax, "total") == ["0"]
    clean(ax)


def test_draws_on_the_axes_given(covered):
    _, ax = plt.subplots()
    assert coverage(covered(["A", "B"]), ax=ax) is ax


def test_refusals_say_what_to_do(covered):
    table = covered(["A", "B"])
    with pytest.raises(ToolkitError, match=r"lacks 'gap'; .*corpus\.coverage"):
        coverage(table.drop(columns="gap"))
    with pytest.raises(ToolkitError, match="no rows to draw"):
        coverage(table.head(0))
    with pytest.raises(ToolkitError, match="which column makes the rows: 'outlet', 'section'"):
        coverage(table.assign(section="x"))
    with pytest.raises(ToolkitError, match="Several rows for one section and period"):
        coverage(table.assign(section="x"), group="section")


@pytest.mark.parametrize("nameless", ["", None, np.nan])
def test_documents_without_an_outlet_have_a_row(covered, nameless):
    table = covered(["A", "B"])
    table["outlet"] = table["outlet"].mask(table["outlet"].eq("A"), nameless)
    ax = coverage(table)
    assert {t.get_text() for t in ax.get_yticklabels()} == {"(unknown)", "B"}
    with pytest.raises(ToolkitError, match="A table is needed"):
        coverage([1])
