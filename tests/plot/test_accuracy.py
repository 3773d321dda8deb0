"""Precision, recall and F1 as dots."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot.accuracy import accuracy
from toolkit.validation import accuracy as measured

RTL = ["بیرق صبح", "بريد القشلة", "دەفتەری شارەزوور"]


def drawn(ax, gid):
    return [a for a in ax.get_children() if a.get_gid() == gid]


def labels(ax):
    return [t.get_text() for t in ax.get_yticklabels()]


@pytest.fixture
def coded():
    """A coded sample of two themes and three outlets, one error in ten."""
    rng = np.random.default_rng(5)
    rows = [
        {"doc_id": f"{outlet}{i}", "theme": theme, "outlet": outlet, "flagged": i < n // 2}
        for theme in ("oil", "war")
        for outlet, n in zip(RTL, (120, 60, 20), strict=True)
        for i in range(n)
    ]
    table = pd.DataFrame(rows).assign(probability=0.1)
    wrong = rng.random(len(table)) < 0.1
    return table.assign(code=(table["flagged"] ^ wrong).astype(int))


def test_a_dot_and_an_interval_per_row_in_three_panels(coded, clean):
    table = measured(coded)
    axes = accuracy(table, title="Accuracy")
    assert [a.get_title(loc="left") for a in axes] == ["precision", "recall", "F1"]
    assert labels(axes[0]) == ["oil  (n\xa0=\xa0200)", "war  (n\xa0=\xa0200)"]
    for ax, rate in zip(axes, ("precision", "recall", "f1"), strict=True):
        dots = drawn(ax, "full")[0]
        np.testing.assert_allclose(dots.get_xdata(), table[rate])
        assert dots.get_ydata().tolist() == [0, 1]
        ends = np.array([s[:, 0] for s in drawn(ax, "interval")[0].get_segments()])
        np.testing.assert_allclose(ends, table[[f"{rate}_low", f"{rate}_high"]])
        assert ax.get_xlim() == (0, 1)
    told = axes[0].figure.get_supxlabel()
    assert told == "n: coded articles · line: 95 % interval"
    clean(axes)


def test_a_second_column_makes_rows_under_headings(coded, clean):
    table = measured(coded, by=["theme", "outlet"])
    axes = accuracy(table, level=0.9)
    names = labels(axes[0])
    assert [names[0], names[4]] == ["oil", "war"] and len(names) == 8
    assert [t.get_fontweight() for t in axes[0].get_yticklabels()][::4] == ["bold", "bold"]
    assert set(names[1:4]) == {
        f"\u2068{o}\u2069  (n\xa0=\xa0{n})" for o, n in zip(RTL, (120, 60, 20), strict=True)
    }
    assert [len(drawn(a, "hollow")[0].get_xdata()) for a in axes] == [2, 2, 2]
    told = axes[0].figure.get_supxlabel().replace("\n", " ")
    assert "hollow marker: fewer than 50 coded" in told and "line: 90 % interval" in told
    assert "see column remark of 2 of 6 rows" in told
    clean(axes)
    clean(accuracy(table, width="single"))


def test_what_is_not_known_says_so(coded, clean):
    table = measured(coded[coded["flagged"] | coded["theme"].eq("oil")])
    axes = accuracy(table)
    assert [len(drawn(a, "unknown")) for a in axes] == [0, 1, 1]
    assert drawn(axes[1], "unknown")[0].get_position()[1] == 1
    clean(axes)


def test_a_group_without_a_name_is_called_unknown(coded):
    table = measured(coded.assign(outlet=coded["outlet"].where(coded["outlet"].ne(RTL[0]), "")),
                     by=["theme", "outlet"])  # fmt: skip
    assert any(label.startswith("(unknown)") for label in labels(accuracy(table)[0]))


def test_draws_on_the_axes_given(coded):
    table = measured(coded)
    _, three = plt.subplots(1, 3)
    assert accuracy(table, ax=three)[1] is three[1]
    assert "n: coded articles" in three[0].get_xlabel()
    with pytest.raises(ToolkitError, match="has 3 panels, ax has 1"):
        accuracy(table, ax=[three[0]])


def test_refusals_say_what_to_do(coded):
    table = measured(coded)
    with pytest.raises(ToolkitError, match=r"lacks 'f1_low'; .*tk\.validation\.accuracy\(coded"):
        accuracy(table.drop(columns="f1_low"))
    with pytest.raises(ToolkitError, match="no rows to draw"):
        accuracy(table.head(0))
    with pytest.raises(ToolkitError, match="no column that names its rows"):
        accuracy(table.drop(columns="theme"))
    with pytest.raises(ToolkitError, match=r"62 rows cannot be read.*allowed: 60"):
        accuracy(pd.concat([table] * 31))
    with pytest.raises(ToolkitError, match="level=2 must be"):
        accuracy(table, level=2)
