"""The heat map of who cites whom."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot.citations import citations

OUTLETS = ["Citadel", "Tigris", "بيرق"]
CITED = ["Reuters", "CNN", "ڕووداو", "The Atlanta Journal-Constitution"]


def matrix(outlets=OUTLETS, cited=CITED, docs=80):
    """A table as corpus.citation_matrix makes it."""
    rows = [(o, c, (3 * i + 5 * j) % 7) for i, o in enumerate(outlets) for j, c in enumerate(cited)]
    table = pd.DataFrame(rows, columns=["outlet", "cited", "citations"])
    table["total_docs"] = docs
    return table.assign(per_1000=1000 * table["citations"] / docs)


def numbers(ax):
    return [t.get_text() for t in ax.texts if t.get_gid() == "number"]


def test_rows_cite_and_columns_are_cited_the_largest_first(clean):
    table = matrix()
    ax = citations(table, title="Who cites whom")
    cited = table.groupby("cited")["citations"].sum()
    shown = [t.get_text() for t in ax.get_xticklabels()]
    assert [cited[name] for name in shown] == sorted(cited, reverse=True)
    rows = table.groupby("outlet")["citations"].sum().sort_values(ascending=False)
    assert [t.get_text() for t in ax.get_yticklabels()] == [f"{name} (80)" for name in rows.index]
    filled = ax.collections[0].get_array()
    pair = table[table["outlet"].eq(rows.index[0]) & table["cited"].eq(shown[0])]
    assert filled[0, 0] == pair["per_1000"].item()
    assert f"n = {table['citations'].sum()} citations" in ax.get_xlabel().replace("\n", " ")
    clean(ax)


def test_pairs_without_a_citation_stay_white_and_gaps_are_hatched():
    table = matrix()
    table.loc[table["outlet"].eq("Tigris"), "total_docs"] = 0
    table.loc[table["outlet"].eq("Tigris"), "per_1000"] = np.nan
    ax = citations(table)
    gaps = [p for p in ax.patches if p.get_gid() == "gap"]
    assert len(gaps) == len(CITED)
    assert "hatched: nothing collected, unknown" in ax.get_xlabel().replace("\n", " ")
    known = table["per_1000"].gt(0).sum()
    assert len(numbers(ax)) == known == np.ma.count(ax.collections[0].get_array())


def test_the_rest_is_told():
    table = matrix(cited=[f"Outlet {n:02}" for n in range(30)])
    ax = citations(table, most=5)
    assert len(ax.get_xticklabels()) == 5
    told = ax.get_xlabel().replace("\n", " ")
    left = table.groupby("cited")["citations"].sum().sort_values(ascending=False)[5:].sum()
    assert f"25 more are cited ({left:,} citations)" in told


def test_numbers_are_written_where_they_fit():
    assert numbers(citations(matrix()))
    wide = matrix(cited=[f"Outlet {n:02}" for n in range(60)], docs=1)
    assert not numbers(citations(wide, most=60, width="single"))


def test_names_are_shown_as_they_are_and_a_given_ax_is_used():
    _, ax = plt.subplots()
    assert citations(matrix(cited=["$x$ <b>", "B"]), ax=ax) is ax
    assert r"\$x\$ <b>" in [t.get_text() for t in ax.get_xticklabels()]


def test_what_cannot_be_drawn_is_refused():
    table = matrix()
    with pytest.raises(ToolkitError, match=r"lacks 'per_1000'; .*corpus\.citation_matrix\(\)"):
        citations(table.drop(columns="per_1000"))
    with pytest.raises(ToolkitError, match="no rows to draw: nothing is cited"):
        citations(table.iloc[:0])
    with pytest.raises(ToolkitError, match="several rows for one pair of outlets"):
        citations(pd.concat([table, table]))
    for most in (0, 61, True, 2.5):
        with pytest.raises(ToolkitError, match="must be a whole number, 1 to 60"):
            citations(table, most=most)
