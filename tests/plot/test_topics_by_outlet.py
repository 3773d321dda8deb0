"""Topics by outlet, and the lines of refits."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot import topics_over_time


def by_outlet(table, outlets=("Gulf Horizon", "Citadel Daily")):
    return pd.concat([table.assign(outlet=o) for o in outlets], ignore_index=True)


def refitted(table, more=0.2):
    """With the shares of refits; not known where there are no documents."""
    return table.assign(refit_low=table["share"] * 0.9, refit_high=table["share"] + more, refits=5)


def lines(ax, gid):
    return [line for line in ax.lines if line.get_gid() == gid]


def test_one_topic_has_a_panel_per_outlet(topics_tracked, clean):
    table = by_outlet(topics_tracked(["Oil", "Vote"]))
    axes = topics_over_time(table[table["topic"].eq(1)])
    titles = [a.get_title(loc="left").replace("\n", " ") for a in axes]
    assert titles == ["Gulf Horizon (n\u00a0=\u00a0240)", "Citadel Daily (n\u00a0=\u00a0240)"]
    assert axes[0].figure.get_supylabel().replace("\n", " ") == "Vote: mean topic share"
    assert {len(lines(a, "line")) for a in axes} == {1}
    clean(axes)


def test_a_few_topics_have_a_row_of_outlets_each(topics_tracked, clean):
    table = topics_tracked(["Oil", "vote, poll ?", "Aid"])
    table.loc[table["theme"].eq("vote, poll ?"), "share"] = 0.9
    axes = topics_over_time(by_outlet(table))
    titles = [a.get_title(loc="left").replace("\n", " ") for a in axes]
    assert titles[:2] == ["Gulf Horizon: vote, poll ?", "Citadel Daily: vote, poll ?"]
    assert len(axes) == 6 and len({round(a.get_position().x0, 3) for a in axes}) == 2
    assert axes[0]._left_title.get_fontstyle() == "italic"
    # Each panel has its own rows.
    oil = axes[titles.index("Gulf Horizon: Oil")]
    expected = table.loc[table["theme"].eq("Oil"), "share"].to_numpy()
    np.testing.assert_allclose(lines(oil, "line")[0].get_ydata(), expected)
    clean(axes)


def test_too_many_topics_and_outlets_are_told(topics_tracked):
    table = by_outlet(topics_tracked([f"t{i}" for i in range(9)]), "abc")
    with pytest.raises(ToolkitError, match="9 topics by 3 of outlet are 27 panels; allowed: 24"):
        topics_over_time(table)
    with pytest.raises(ToolkitError, match="This figure has 4 panels, ax has 2"):
        table = by_outlet(topics_tracked(["A", "B"]))
        topics_over_time(table, ax=plt.subplots(1, 2)[1])


def test_refits_are_dotted_lines_beside_the_band_with_gaps_left_open(topics_tracked, clean):
    table = refitted(topics_tracked(["Oil", "Vote"]))
    table.loc[table["total_docs"].eq(0), ["refit_low", "refit_high"]] = 0.5
    axes = topics_over_time(table, title="Topics")
    for ax in axes:
        low, high = lines(ax, "refit")[0], lines(ax, "refit")[2]
        part = table[table["theme"].eq(ax.get_title(loc="left"))]
        expected = part["refit_high"].where(part["total_docs"].gt(0))
        np.testing.assert_allclose(high.get_ydata(), expected)
        assert np.isnan(low.get_ydata()[3]) and low.get_linestyle() == "--"
        assert ax.get_ylim()[1] >= min(1.0, table["refit_high"].max())
        band = next(c for c in ax.collections if c.get_gid() == "band")
        top = max(path.vertices[:, 1].max() for path in band.get_paths())
        assert top == pytest.approx(part["high"].max())
    said = axes[0].figure.get_supxlabel()
    assert "dotted lines: range of the share under 5 models fitted to other parts" in said
    assert "band: 95 % interval" in said and "topics taken as right" in said
    clean(axes)
    assert not any(lines(a, "refit") for a in topics_over_time(table, band=False))


def test_a_single_period_of_refits_is_marked_and_own_axes_are_told(topics_tracked):
    table = refitted(topics_tracked(["Oil"], periods=5))
    table.loc[table.index == 2, "total_docs"] = 0  # the fifth month stands alone
    _, ax = plt.subplots()
    drawn = topics_over_time(table, ax=[ax], level=0.9)
    alone = lines(drawn[0], "refit")[1]
    assert len(alone.get_xdata()) == 1
    assert "dotted lines" in ax.get_xlabel() and "band: 90 % interval" in ax.get_xlabel()
