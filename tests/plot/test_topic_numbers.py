"""Four panels that compare numbers of topics."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot import topic_numbers


def table(ks=(3, 5, 10, 20), suggested=5, reason="most stable (mean Jaccard 0.80)"):
    """As corpus.compare_k makes it."""
    draw = np.random.default_rng(1)
    made = pd.DataFrame({"k": ks, "jaccard": draw.uniform(0.4, 0.9, len(ks)), "error": 0.04})
    made["coherence"] = np.linspace(-0.05, 0.2, len(ks))
    made["diversity"] = np.linspace(1, 0.8, len(ks))
    made["perplexity"] = np.linspace(2500, 1900, len(ks))
    made["suggested"] = made["k"].eq(suggested)
    made["reason"] = np.where(made["k"].eq(suggested or ks[0]), reason, "")
    return made


def drawn(ax, gid):
    [line] = [line for line in ax.lines if line.get_gid() == gid]
    return line


def test_four_panels_with_the_same_numbers():
    made = table()
    axes = topic_numbers(made)
    columns = ("jaccard", "coherence", "diversity", "perplexity")
    for ax, column in zip(axes, columns, strict=True):
        assert drawn(ax, "value").get_xdata().tolist() == [3, 5, 10, 20]
        assert drawn(ax, "value").get_ydata().tolist() == made[column].tolist()
        assert drawn(ax, "suggested").get_xdata().tolist() == [5]
        assert ax.get_xticks().tolist() == [3, 5, 10, 20]
    [bars] = [c for c in axes[0].collections if c.get_gid() == "error"]
    half = [(high - low) / 2 for (_, low), (_, high) in bars.get_segments()]
    np.testing.assert_allclose(half, 0.04)


def test_the_reason_stands_below():
    said = topic_numbers(table())[0].figure.get_supxlabel()
    assert said.startswith("suggested: k=5, most stable (mean Jaccard 0.80) ·")
    none = table(suggested=0, reason="none suggested: nothing comes back")
    axes = topic_numbers(none)
    assert axes[0].figure.get_supxlabel().startswith("none suggested: nothing comes back ·")
    assert len(drawn(axes[0], "suggested").get_xdata()) == 0


def test_what_was_not_computed_is_told():
    made = table()
    made.loc[3, ["jaccard", "error", "coherence", "diversity", "perplexity"]] = np.nan
    axes = topic_numbers(made)
    assert drawn(axes[0], "value").get_xdata().tolist() == [3, 5, 10]
    assert axes[0].figure.get_supxlabel().endswith("not computed: k=20")
    unknown = topic_numbers(table().assign(perplexity=np.nan))[3]
    assert [t.get_text() for t in unknown.texts] == ["not computed"]


@pytest.mark.parametrize("ks", [(4,), (2, 3, 4, 5, 6, 8, 12, 70), tuple(range(2, 60))])
@pytest.mark.parametrize("width", ["single", "one-and-half", "double"])
def test_nothing_overlaps(clean, ks, width):
    reason = (
        "as stable as k=3 within a standard error (mean Jaccard 0.60 and 0.61), no less coherent "
        "(0.30 and 0.27), and of such the most topics"
    )
    axes = topic_numbers(table(ks, 4, reason), width=width, title="How many topics?")
    labels = [t.get_text() for t in axes[3].get_xticklabels()]
    assert labels[0] == str(ks[0]) and labels[-1] == str(ks[-1])
    clean(axes)


def test_own_axes_are_used():
    _, four = plt.subplots(2, 2)
    assert list(topic_numbers(table(), ax=four)) == list(four.flat)
    with pytest.raises(ToolkitError, match="has 4 panels, ax has 2"):
        topic_numbers(table(), ax=four[0])


def test_refusals_say_what_to_do():
    with pytest.raises(ToolkitError, match=r"lacks 'reason'; .*corpus\.compare_k"):
        topic_numbers(table().drop(columns="reason"))
    with pytest.raises(ToolkitError, match="no number of topics that could be computed"):
        topic_numbers(table().assign(jaccard=np.nan))
