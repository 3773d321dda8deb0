"""Moving means are never drawn silently: window, ends and the shares themselves are there."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.change.smooth import smooth
from toolkit.checks import ToolkitError
from toolkit.plot import trend


def drawn(ax, gid):
    return [a for a in ax.get_children() if a.get_gid() == gid]


def test_the_line_is_smoothed_and_the_dots_are_the_shares(tracked, clean):
    table = smooth(tracked(["Kirkuk"]), 3)
    ax = trend(table)
    np.testing.assert_allclose(drawn(ax, "line")[0].get_ydata(), table["smoothed"])
    dots = np.concatenate([d.get_ydata() for g in ("full", "hollow") for d in drawn(ax, g)])
    np.testing.assert_allclose(np.sort(dots), np.sort(table["share"].dropna()))
    told = ax.get_xlabel().replace("\n", " ")
    assert "line: mean of 3 weeks (fewer at ends and gaps) · dots: single weeks" in told
    assert "band: 95 % interval of the single weeks" in told
    clean(ax)


def test_nothing_is_smoothed_unless_it_was_asked_for(tracked):
    table = tracked(["Kirkuk"])
    ax = trend(table)
    np.testing.assert_allclose(drawn(ax, "line")[0].get_ydata(), table["share"])
    assert "mean" not in ax.get_xlabel()


def test_windows_that_differ_are_all_told_and_other_measures_are_not_smoothed(tracked):
    import pandas as pd

    table = tracked(["Kirkuk", "Oil"])
    first, second = (table[table["theme"].eq(t)] for t in ("Kirkuk", "Oil"))
    both = pd.concat([smooth(first, 3), smooth(second, 5)])
    assert "line: mean of 3 or 5 weeks" in trend(both).get_xlabel()
    ax = trend(both, y="rate")
    assert "mean" not in ax.get_xlabel()
    np.testing.assert_allclose(drawn(ax, "line")[0].get_ydata(), first["rate"])


def test_panels_say_it_once(tracked, clean):
    axes = trend(smooth(tracked(["Kirkuk"], outlets=["A", "B", "C"]), 5))
    assert axes[0].figure.get_supxlabel().count("line: mean of 5 weeks") == 1
    clean(axes)


def test_a_smoothed_column_without_its_window_is_refused(tracked):
    with pytest.raises(ToolkitError, match=r"lacks 'window', 'averaged'; .*smooth\(table, 3\)"):
        trend(tracked(["Kirkuk"]).assign(smoothed=0.1))
