"""The heat map of pairs of themes."""

from __future__ import annotations

from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot.cooccurrence import cooccurrence


def texts(ax):
    return [t.get_text() for t in ax.texts if t.get_gid() == "score"]


def paired(themes):
    """A table as corpus.cooccurrence makes it."""
    table = pd.DataFrame(list(combinations(themes, 2)), columns=["theme", "other_theme"])
    rng = np.random.default_rng(4)
    table["both"], table["total_docs"] = rng.integers(1, 40, len(table)), 90
    table["pmi"] = rng.normal(0, 0.6, len(table))
    table["pmi_low"], table["pmi_high"] = table["pmi"] - 0.4, table["pmi"] + 0.3
    return table.assign(npmi=table["pmi"] / 3, phi=table["pmi"] / 4, remark="")


def test_each_pair_has_its_score_and_its_documents_in_the_lower_triangle(clean):
    table = paired(["kirkuk", "oil", "war", "vote"])
    ax = cooccurrence(table, title="Pairs")
    assert [t.get_text() for t in ax.get_xticklabels()] == ["kirkuk", "oil", "war"]
    assert [t.get_text() for t in ax.get_yticklabels()] == ["oil", "war", "vote"]
    told = {t.get_position(): t.get_text() for t in ax.texts}
    score = f"{table['npmi'].iloc[3]:z.2f}".replace("-", "\u2212")
    assert told[(1, 1)] == f"{score}\n{table['both'].iloc[3]}"  # oil and war
    filled = ax.collections[0].get_array()
    assert np.ma.count(filled) == 6
    np.testing.assert_allclose(filled[2, 0], table["npmi"].iloc[2])  # kirkuk and vote
    low, high = ax.collections[0].get_clim()
    assert low == -high
    assert "below: articles with both (of 90)" in ax.get_xlabel().replace("\n", " ")
    clean(ax)


def test_small_scores_stay_pale_and_nothing_has_no_sign():
    table = paired(["kirkuk", "oil", "war"]).assign(npmi=[-0.001, 0.02, 0.01])
    ax = cooccurrence(table)
    assert texts(ax)[0].startswith("0.00\n")
    assert ax.collections[0].get_clim()[1] >= 0.3


def test_what_may_be_chance_is_grey():
    table = paired(["kirkuk", "oil", "war"])
    table["pmi_low"], table["pmi_high"] = [0.1, -0.2, np.nan], [0.5, 0.3, -0.1]
    colours = [t.get_color() for t in cooccurrence(table).texts]
    assert colours[0] == colours[2] != colours[1]
    ax = cooccurrence(table, level=0.9)
    assert "grey: 90 % interval includes chance" in ax.get_xlabel().replace("\n", " ")


def test_pairs_without_a_score_are_hatched(clean):
    table = paired(["داعش", "کەرکووک", "پێشمەرگە"])
    table.loc[1, ["npmi", "pmi"]] = np.nan
    ax = cooccurrence(table, y="npmi", width="single")
    assert [p.get_gid() for p in ax.patches] == ["gap"] and ax.patches[0].get_hatch()
    assert "hatched: no score" in ax.get_xlabel().replace("\n", " ")
    assert texts(ax)[1] == str(table["both"].iloc[1])
    clean(ax)


@pytest.mark.parametrize("themes", [2, 12, 25])
def test_scores_are_written_where_there_is_room(themes):
    table = paired([f"Theme {i}" for i in range(themes)])
    ax = cooccurrence(table)
    assert np.ma.count(ax.collections[0].get_array()) == len(table)
    assert bool(texts(ax)) == (themes < 25)
    assert ("below" in ax.get_xlabel()) == bool(texts(ax))


def test_the_order_within_a_pair_does_not_matter():
    table = paired(["kirkuk", "oil", "war"])
    turned = table.assign(theme=table["other_theme"], other_theme=table["theme"])
    both = pd.concat([table.head(2), turned.tail(1)])
    assert sorted(texts(cooccurrence(both))) == sorted(texts(cooccurrence(table)))
    assert np.ma.count(cooccurrence(both).collections[0].get_array()) == 3


def test_draws_on_the_axes_given():
    _, ax = plt.subplots()
    assert cooccurrence(paired(["a", "b", "c"]), ax=ax) is ax


def test_refusals_say_what_to_do():
    table = paired(["kirkuk", "oil", "war"])
    with pytest.raises(ToolkitError, match=r"lacks 'npmi'; .*corpus\.cooccurrence\(themes\)"):
        cooccurrence(table.drop(columns="npmi"))
    with pytest.raises(ToolkitError, match=r"y='lift' is not known. Allowed: 'npmi', 'pmi', 'phi'"):
        cooccurrence(table, y="lift")
    with pytest.raises(ToolkitError, match="no rows to draw"):
        cooccurrence(table.head(0))
    with pytest.raises(ToolkitError, match="several rows for one pair"):
        cooccurrence(pd.concat([table, table]))
    with pytest.raises(ToolkitError, match=r"No pair has a npmi.*y='pmi'"):
        cooccurrence(table.assign(npmi=np.nan))
    with pytest.raises(ToolkitError, match="26 themes cannot be read"):
        cooccurrence(paired([f"T{i}" for i in range(26)]))
