"""Terms of a comparison as diverging bars."""

import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot.keyness import keyness

WORDS = ["oil", "peshmerga", "a very long phrase of many words", "داعش", "کەرکووک", "$5", "rain"]


def compared(terms=WORDS, less=4, seed=0):
    """A table as corpus.keyness makes it."""
    rng = np.random.default_rng(seed)
    way = np.where(np.arange(len(terms)) < len(terms) - less, "more", "less")
    sign = np.where(way == "more", 1, -1)
    score = sign * rng.uniform(0.5, 5, len(terms))
    ranks = [*range(1, len(terms) - less + 1), *range(1, less + 1)]
    table = pd.DataFrame({"rank": ranks, "term": terms, "direction": way})
    table["n_target"], table["n_reference"] = rng.integers(0, 4000, (2, len(terms)))
    table["log_ratio"], table["log_odds_z"] = score, 2 * score
    table["log_ratio_low"], table["log_ratio_high"] = score - 0.3, score + 0.1
    return table.assign(largest_part=np.where(np.arange(len(terms)) == 1, 0.9, 0.2))


def rows(ax):
    return [text.get_text() for text in ax.get_yticklabels()]


def test_bars_limits_and_counts_are_those_of_the_table(clean):
    table = compared()
    ax = keyness(table, names=("Citadel", "رادیو"), title="Words")[0]
    np.testing.assert_allclose([p.get_width() for p in ax.patches], table["log_ratio"])
    ends = np.array([line[:, 0] for line in ax.collections[0].get_segments()])
    np.testing.assert_allclose(ends, table[["log_ratio_low", "log_ratio_high"]])
    first = table.iloc[0]
    assert rows(ax)[0] == f"oil  {first['n_target']:,} : {first['n_reference']:,}"
    assert rows(ax)[5].startswith(r"\$5  ")
    place = [p.get_y() for p in ax.patches]
    assert place == sorted(place)  # the first stands at the top, as the axis is turned
    assert ax.get_ylim()[0] > ax.get_ylim()[1]
    told = [t.get_text() for t in ax.texts if t.get_gid() == "side"]
    assert told[0] == "more in Citadel \u2192" and "رادیو" in told[1]
    clean(ax)


def test_a_term_that_one_text_carries_is_hollow():
    table = compared()
    ax = keyness(table)[0]
    faces = next(c for c in ax.collections if c.get_gid() == "score").get_facecolors()
    hollow = (faces[:, :3] == 1).all(axis=1)
    assert hollow.tolist() == [False, True, *[False] * 5]
    assert "hollow marker: one document" in ax.figure.get_supxlabel().replace("\n", " ")
    plain = keyness(table.drop(columns="largest_part"))[0]
    assert "hollow" not in plain.figure.get_supxlabel()


def test_infinite_limits_run_to_the_edge(clean):
    table = compared()
    table.loc[0, "log_ratio_high"], table.loc[6, "log_ratio_low"] = np.inf, -np.inf
    ax = keyness(table, width="single")[0]
    low, high = ax.get_xlim()
    ends = np.array([line[:, 0] for line in ax.collections[0].get_segments()])
    assert ends[0, 1] == high and ends[6, 0] == low
    clean(ax)


def test_so_many_terms_of_each_direction():
    assert len(rows(keyness(compared(), n=2)[0])) == 4
    only = keyness(compared(less=0))[0]
    assert len([t for t in only.texts if t.get_gid() == "side"]) == 1
    assert only.get_xlim()[0] > -1
    z = keyness(compared(), y="log_odds_z")[0]
    np.testing.assert_allclose([p.get_width() for p in z.patches], compared()["log_odds_z"])
    assert not [c for c in z.collections if c.get_gid() is None]  # no limits


def test_a_panel_for_each_group(clean):
    table = pd.concat(
        [compared(less=0, seed=i).assign(outlet=name) for i, name in enumerate(["A", "بريد", "C"])]
    )
    table = table[["outlet", *table.columns.drop("outlet")]]
    axes = keyness(table, n=5)
    assert [ax.get_title(loc="left") for ax in axes][::2] == ["A", "C"]
    assert all(len(rows(ax)) == 5 for ax in axes)
    clean(axes)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda t: keyness(t.drop(columns="log_ratio")), "lacks 'log_ratio'"),
        (lambda t: keyness(t[:0]), "has no terms to draw. Make it by corpus.keyness"),
        (lambda t: keyness(t, y="chi2"), "y='chi2' is not known"),
        (lambda t: keyness(t, n=0), "n=0 must be a whole number, 1 or more"),
        (lambda t: keyness(compared([f"w{i}" for i in range(99)]), n=99), "99 terms cannot be"),
    ],
)
def test_what_cannot_be_drawn_is_refused(call, told):
    with pytest.raises(ToolkitError, match=told):
        call(compared())
