"""The figure of a specification curve."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot.specification_curve import specification_curve


def curve(lexicons=1, seed=0):
    """A table as corpus.specification_curve makes it: 32 specifications for each lexicon."""
    copies = [("all", np.nan), ("distinct", 0.5), ("distinct", 0.8), ("stories", np.nan)]
    rows = [
        (name, about, way, threshold, start)
        for name in ["as given", *(f"without كركوك $ {n}" for n in range(lexicons - 1))]
        for about in ("any", "title", "lead", "2")
        for way, threshold in copies
        for start in ("Monday", "Sunday")
    ]
    table = pd.DataFrame(rows, columns=["lexicon", "about", "copies", "threshold", "week_start"])
    table["difference"] = np.random.default_rng(seed).normal(0.1, 0.15, len(table))
    table["low"], table["high"] = table["difference"] - 0.15, table["difference"] + 0.1
    return table.assign(theme="kirkuk", given=table.index == 0, remark="")


def labels(ax):
    return [text.get_text() for text in ax.get_yticklabels()]


def drawn(ax, gid):
    [found] = [c for c in ax.collections if c.get_gid() == gid]
    return found


def test_differences_stand_in_order_with_the_claim_marked():
    table = curve()
    top, below = specification_curve(table)
    x, y = drawn(top, "difference").get_offsets().T
    np.testing.assert_allclose(y, np.sort(100 * table["difference"]))
    assert x.tolist() == list(range(32))
    claim = drawn(top, "given").get_offsets()[0]
    assert claim[1] == pytest.approx(100 * table["difference"].iloc[0])
    up, down = table["difference"].gt(0).sum(), table["difference"].lt(0).sum()
    assert f"32 specifications: {up} above 0, {down} below" in below.get_xlabel()


def test_choices_are_marked_where_they_were_made():
    table = curve()
    _, below = specification_curve(table)
    assert labels(below) == [
        *["about", "any", "title", "lead", "2 mentions or more"],
        *["copies", "all", "distinct ≥ 0.5", "distinct ≥ 0.8", "stories"],
        *["week from", "Monday", "Sunday"],
    ]
    ranks = table["difference"].rank().sub(1)
    marks = sorted(segment[0][0] for segment in drawn(below, "title").get_segments())
    assert marks == sorted(ranks[table["about"].eq("title")])


def test_intervals_that_hold_zero_are_grey():
    from matplotlib.colors import to_hex

    table = curve().iloc[:3].assign(difference=[0.2, 0.0, -0.2])
    table["low"], table["high"] = table["difference"] - 0.1, table["difference"] + 0.1
    top, _ = specification_curve(table)
    dots = [to_hex(c) for c in drawn(top, "difference").get_facecolors()]
    assert dots == ["#d55e00", "#a9a9a9", "#0072b2"]


@pytest.mark.parametrize("lexicons", [1, 5, 12, 40])
@pytest.mark.parametrize("width", ["single", "double"])
def test_nothing_overlaps(clean, lexicons, width):
    clean(specification_curve(curve(lexicons), width=width, title="Kirkuk, two weeks"))


def test_many_lexicons_share_a_row():
    _, below = specification_curve(curve(40))
    assert labels(below)[:3] == ["lexicon", "as given", "one of 39 others"]


def test_what_was_not_computed_is_counted():
    table = curve()
    table.loc[table["about"].eq("title"), ["difference", "low", "high"]] = np.nan
    top, below = specification_curve(table)
    assert len(drawn(top, "difference").get_offsets()) == 24
    assert "8 more not computed" in below.get_xlabel()
    assert "title" not in labels(below)


def test_one_specification_has_no_choices(clean):
    top, below = specification_curve(curve().head(1))
    assert labels(below) == []
    clean(top)


def test_own_axes_are_used():
    _, two = plt.subplots(2, 1)
    found = specification_curve(curve(), ax=two)
    assert [a is b for a, b in zip(found, two, strict=True)] == [True, True]
    with pytest.raises(ToolkitError, match="This figure has 2 panels, ax has 1"):
        specification_curve(curve(), ax=[two[0]])


def test_what_cannot_be_drawn_is_told():
    table = curve()
    with pytest.raises(ToolkitError, match=r"lacks 'given'.*corpus\.specification_curve"):
        specification_curve(table.drop(columns="given"))
    with pytest.raises(ToolkitError, match=r"has the themes 'kirkuk', 'oil'\. Draw one at a time"):
        specification_curve(pd.concat([table, table.assign(theme="oil")]))
    with pytest.raises(ToolkitError, match="No specification of the table has a difference"):
        specification_curve(table.assign(difference=np.nan))
