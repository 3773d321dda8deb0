"""Collocates of one node, and of groups in the same rows."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.plot.collocates import collocates

WORDS = ["oil", "peshmerga", "a very long phrase of many words indeed", "داعش", "کەرکووک", "$5"]


def beside(terms=WORDS, seed=0, **more):
    """A table as corpus.collocates makes it."""
    rng = np.random.default_rng(seed)
    hits = rng.integers(2, 4000, len(terms))
    table = pd.DataFrame({"rank": np.arange(1, len(terms) + 1), "term": terms, "hits": hits})
    table["docs"], table["n_node"], table["n_term"] = 2, 5000, hits + 7
    table["log_dice"] = -np.sort(-rng.uniform(5, 13, len(terms)))
    table["fisher_p"] = 0.01
    return table.assign(**more)


def grouped(**parts):
    tables = [table.assign(outlet=name) for name, table in parts.items()]
    table = pd.concat(tables, ignore_index=True)
    return table[["outlet", *table.columns.drop("outlet")]]


def rows(ax):
    return [text.get_text() for text in ax.get_yticklabels()]


def counts(ax):
    return [t.get_text() for t in ax.texts if t.get_gid() == "counts"]


def scores(ax):
    return next(c for c in ax.collections if c.get_gid() == "score")


def told(ax):
    return ax.figure.get_supxlabel().replace("\n", " ")


def test_markers_and_counts_are_those_of_the_table(clean):
    table = beside()
    table.loc[1, "docs"] = 1
    ax = collocates(table, title="Words near oil")[0]
    points = scores(ax).get_offsets()
    np.testing.assert_allclose(points, np.column_stack([table["log_dice"], range(6)]))
    assert counts(ax) == [
        f"{a:,} / {b:,}" for a, b in zip(table["hits"], table["n_term"], strict=True)
    ]
    assert rows(ax)[:2] == ["oil", "peshmerga"] and rows(ax)[5] == r"\$5"
    assert "داعش" in rows(ax)[3] and rows(ax)[3] != "داعش"  # with a direction of its own
    assert ax.get_ylim()[0] > ax.get_ylim()[1]  # the first stands at the top
    areas = scores(ax).get_sizes()
    assert (np.argsort(areas) == np.argsort(table["hits"])).all()
    hollow = (scores(ax).get_facecolors()[:, :3] == 1).all(axis=1)
    assert hollow.tolist() == [False, True, *[False] * 4]
    assert "node: n = 5,000" in told(ax) and "hollow: all in one document" in told(ax)
    assert "not in the table" not in told(ax)
    clean(ax)


def test_groups_have_their_terms_in_the_same_rows(clean):
    one = beside(["oil", "rain", "داعش"], n_node=70)
    other = beside(["wind", "oil", "sun", "rain"], seed=1, n_node=1234)
    axes = collocates(grouped(A=one, بريد=other), n=3)
    assert rows(axes[0]) == ["oil", "rain", rows(axes[0])[2], "wind", "sun"]
    assert counts(axes[0])[3:] == ["\u2013", "\u2013"]
    assert counts(axes[1])[2] == "\u2013"
    last = other.iloc[3]  # fourth in its group, but among the first of the other
    assert counts(axes[1])[1] == f"{last['hits']:,} / {last['n_term']:,}"
    np.testing.assert_allclose(
        scores(axes[1]).get_offsets()[:, 0], other["log_dice"].to_numpy()[[1, 3, 0, 2]]
    )
    assert axes[0].get_title(loc="left") == "A (n = 70)"
    assert axes[1].get_title(loc="left").endswith("(n = 1,234)")
    assert axes[0].get_xlim() == axes[1].get_xlim()
    assert "\u2013: not in the table" in told(axes[0])
    clean(axes)


def test_limits_are_drawn_and_infinite_ones_run_to_the_edge(clean):
    table = beside().drop(columns=["log_dice", "fisher_p"])
    table["log_ratio"] = [4.0, 3, 2, 1, -1, np.inf]
    table["log_ratio_low"], table["log_ratio_high"] = table["log_ratio"] - 1, np.inf
    ax = collocates(table, width="single")[0]
    low, high = ax.get_xlim()
    ends = np.array([line[:, 0] for line in ax.collections[0].get_segments()])
    np.testing.assert_allclose(ends[:5, 0], table["log_ratio_low"][:5])
    assert (ends[:, 1] == high).all() and scores(ax).get_offsets()[5, 0] == high
    assert low < -2
    assert "95 % limits" in told(ax)
    clean(ax)


@pytest.mark.parametrize("count", [1, 40])
def test_one_row_and_forty_can_be_read(clean, count):
    ax = collocates(beside([f"word{i}" for i in range(count)]), n=40, width="single")[0]
    assert len(rows(ax)) == count
    clean(ax)


def test_so_many_terms_of_each_group():
    assert rows(collocates(beside(), n=2)[0]) == ["oil", "peshmerga"]
    one, other = beside(["a", "b", "c"]), beside(["d", "a", "e"], seed=1)
    assert rows(collocates(grouped(A=one, B=other), n=1)[0]) == ["a", "d"]


def test_what_the_verb_makes_is_drawn_in_any_measure(clean):
    texts = ["crude oil prices rose", "oil prices fell", "cold rain fell", "prices of bread"]
    frame = pd.DataFrame({"text": texts, "outlet": list("AABB"), "language": "en"})
    corpus = tk.from_frame(frame)
    found = corpus.collocates("prices", min_count=1, by="outlet")
    axes = collocates(found, y="mi")
    assert len(axes) == 2
    assert told(axes[0]).startswith("MI: log2 of hits by expected hits")
    first = found[found["outlet"] == "A"]
    assert rows(axes[0])[: len(first)] == first["term"].tolist()
    clean(axes)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda t: collocates(t.drop(columns="n_term")), "lacks 'n_term'"),
        (lambda t: collocates(t.drop(columns="log_dice")), "no score to draw. Ask for one of"),
        (lambda t: collocates(t[:0]), "has no terms to draw. Make it by corpus.collocates"),
        (lambda t: collocates(t, y="fisher_p"), "y='fisher_p' is not known"),
        (lambda t: collocates(t, y="mi"), "lacks 'mi'"),
        (lambda t: collocates(t, n=0), "n=0 must be a whole number, 1 or more"),
        (lambda t: collocates(beside([f"w{i}" for i in range(99)]), n=99), "99 terms cannot be"),
        (lambda t: collocates(t.assign(log_dice=np.nan)), "log_dice of these terms is no number"),
    ],
)
def test_what_cannot_be_drawn_is_refused(call, said):
    with pytest.raises(ToolkitError, match=said):
        call(beside())
