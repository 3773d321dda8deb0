"""Who is quoted, drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.plot import sources


@pytest.fixture
def corpus():
    """Thirty articles of three outlets; C has none with a quotation."""
    return tk.from_frame(
        pd.DataFrame(
            {"doc_id": [f"d{i}" for i in range(30)], "outlet": list("ABC") * 10, "text": "x"}
        )
    )


@pytest.fixture
def said():
    """Quotations in A and few in B."""
    a = [(f"d{3 * i}", f"P{i % 3}", "official") for i in range(10) for _ in range(4)]
    b = [(f"d{3 * i + 1}", "", "civilian") for i in range(3) for _ in range(2)]
    table = pd.DataFrame(a + b, columns=["doc_id", "person", "source_kind"])
    return table.assign(role="a $ يوم", resolved="name")


def titles(axes):
    return [one.get_title(loc="left") for one in axes]


def of(ax, gid):
    return [a for a in (*ax.lines, *ax.texts, *ax.collections) if a.get_gid() == gid]


def test_a_panel_for_each_kind_and_a_row_for_each_outlet(corpus, said, clean):
    table = corpus.sources(said, by="outlet", what="kind")
    axes = sources(table, title="Who is quoted")
    assert titles(axes) == ["official", "civilian"]
    labels = [t.get_text().replace("\u00a0", " ") for t in axes[0].get_yticklabels()]
    assert labels == ["A  (n = 40)", "B  (n = 6)", "C  (n = 0)"]
    np.testing.assert_allclose(of(axes[0], "full")[0].get_xdata(), [1])
    np.testing.assert_allclose(of(axes[0], "hollow")[0].get_xdata(), [0])
    assert [t.get_text() for t in of(axes[0], "none")] == ["none"]
    caption = axes[0].figure.get_supxlabel()
    assert "95 % interval" in caption and "fewer than 30 quotations" in caption
    clean(axes[0])


def test_a_panel_for_each_outlet_and_a_row_for_each_source(corpus, said, clean):
    axes = sources(corpus.sources(said, by="outlet", n=4))
    assert titles(axes) == ["A", "B", "C"]
    assert len(axes[0].get_yticklabels()) == 4
    clean(axes[0])


def test_one_row_of_all_quotations(corpus, said, clean):
    axes = sources(corpus.sources(said, what="resolved"))
    assert titles(axes) == ["name"]
    assert axes[0].get_yticklabels()[0].get_text().startswith("all quotations")
    clean(axes[0])


def test_what_is_not_known_is_named_so(corpus, said):
    table = corpus.sources(said.assign(source_kind=""), by="outlet", what="kind")
    assert titles(sources(table)) == ["not known"]


def test_refused(corpus, said):
    with pytest.raises(ToolkitError, match=r"lacks 'quotations'.*corpus.sources\(quotes, by="):
        sources(pd.DataFrame({"outlet": ["A"]}))
    both = corpus.sources(said, by="outlet", what="kind").assign(section="s")
    with pytest.raises(ToolkitError, match="not clear which column makes the rows: 'outlet', 'sec"):
        sources(both)
    assert len(sources(both, group="outlet")) == 2
    with pytest.raises(ToolkitError, match="Several rows for one section and kind"):
        sources(both, group="section")
    many = said.assign(person=[f"P{i}" for i in range(len(said))])
    with pytest.raises(ToolkitError, match="46 rows cannot be read in one figure; allowed: 40"):
        sources(corpus.sources(many))
    with pytest.raises(ToolkitError, match="The table has no rows to draw"):
        sources(corpus.sources(said, by="outlet", what="kind").head(0))
