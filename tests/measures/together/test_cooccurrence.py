"""Themes that stand together: published and foreign figures, and simulated truth."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.intervals import Clusters, interval
from toolkit.measures.cells import Cells
from toolkit.measures.together.association import UNCLUSTERED, Pair, associated
from toolkit.measures.together.cooccurrence import PART, cooccurrence


def corpus_of(both, one, other, neither, **columns):
    texts = ["kirkuk and oil"] * both + ["kirkuk"] * one + ["oil"] * other + ["rain"] * neither
    return tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}).assign(**columns))


def only(table):
    [row] = table.to_dict("records")
    return row


PAIR = ["kirkuk", "oil"]


def test_published_figures_of_a_table():
    """Test suite of the R package mclm: a=4 b=25 c=1 d=11, exp 3.536, PMI .178, chi2 .236."""
    row = only(cooccurrence(corpus_of(4, 25, 1, 11), PAIR))
    assert [row[c] for c in ("docs", "other_docs", "both", "total_docs")] == [29, 5, 4, 41]
    assert row["expected"] == pytest.approx(3.536, abs=1e-3)  # cut, not rounded
    assert row["pmi"] == pytest.approx(0.178, abs=5e-4)
    assert 41 * row["phi"] ** 2 == pytest.approx(0.236, abs=5e-4)


def test_figures_by_hand():
    # P(both) = 1/4, P(kirkuk) = 1/2, P(oil) = 1/4: lift 2, one bit; npmi 1/2; phi 1/sqrt(3)
    row = only(cooccurrence(corpus_of(2, 2, 0, 4), PAIR))
    assert (row["lift"], row["pmi"], row["npmi"]) == (2, 1, 0.5)
    assert row["phi"] == pytest.approx(3**-0.5)


@pytest.mark.parametrize("counts", [(7, 3, 12, 40), (1, 30, 5, 9), (20, 1, 1, 20)])
def test_nltk_and_gensim_say_the_same(counts):
    from gensim.models.phrases import npmi_scorer
    from nltk.metrics import BigramAssocMeasures

    both, one, other, _ = counts
    row, n = only(cooccurrence(corpus_of(*counts), PAIR)), sum(counts)
    margins = both, (both + one, both + other), n
    assert row["pmi"] == pytest.approx(BigramAssocMeasures.pmi(*margins))
    assert row["phi"] ** 2 == pytest.approx(BigramAssocMeasures.phi_sq(*margins))
    theirs = npmi_scorer(both + one, both + other, both, 0, 0, n)
    assert row["npmi"] == pytest.approx(theirs)


def test_never_together_has_an_upper_bound_only():
    row = only(cooccurrence(corpus_of(0, 20, 20, 60), PAIR))
    assert (row["lift"], row["npmi"]) == (0, -1)
    assert np.isnan(row["pmi"]) and np.isnan(row["pmi_low"]) and row["pmi_high"] < 0
    assert row["remark"] == "never together: no lower bound"
    few = only(cooccurrence(corpus_of(0, 2, 2, 6), PAIR))
    assert few["pmi_high"] > 0  # two documents without the other say nothing


def test_always_together_has_bounds():
    row = only(cooccurrence(corpus_of(5, 0, 0, 20), PAIR))
    assert (row["pmi"], row["npmi"], row["phi"]) == (pytest.approx(np.log2(5)), 1, 1)
    assert 0 < row["pmi_low"] < row["pmi"] < row["pmi_high"] < 4


@pytest.mark.parametrize(
    ("counts", "remark"),
    [
        ((0, 5, 0, 5), "a theme is in no document"),
        ((5, 0, 5, 0), "a theme is in every document: nothing to compare with"),
    ],
)
def test_what_has_no_meaning_is_not_scored(counts, remark):
    row = only(cooccurrence(corpus_of(*counts), PAIR))
    assert all(np.isnan(row[c]) for c in ("expected", "lift", "pmi", "pmi_high", "npmi", "phi"))
    assert row["remark"] == remark


def test_a_part_is_not_compared_with_the_whole():
    themes = {
        "iran": ["iran"],
        "irgc": {"patterns": ["irgc"], "part_of": "iran"},
        "quds": {"patterns": ["quds"], "part_of": "irgc"},
        "oil": ["oil"],
    }
    texts = ["irgc oil", "iran", "quds", "oil", "rain", "rain"]
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    table = cooccurrence(corpus, themes).set_index(["theme", "other_theme"])
    assert len(table) == 6
    parts = table.index[table["remark"].eq(PART)].tolist()
    assert parts == [("iran", "irgc"), ("iran", "quds"), ("irgc", "quds")]
    assert table.loc[parts, ["lift", "pmi", "phi"]].isna().all().all()
    assert table.loc[("iran", "irgc"), "both"] == 2  # counted all the same
    # Nor where the theme between them was not asked for.
    left = cooccurrence(corpus, tk.themes(themes).only("quds", "iran"))
    assert left["remark"].tolist() == [PART]


def test_the_same_words_are_told():
    texts = ["kirkuk oil", "oil near kirkuk", "oil", "rain"]
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    row = only(cooccurrence(corpus, {"kirkuk": ["kirkuk", "kirkuk oil"], "oil": ["oil"]}))
    assert (row["both"], row["overlapping"]) == (2, 1)


def test_by_outlet_and_copies(tiny):
    table = cooccurrence(tiny, PAIR, by="outlet")
    assert table[["outlet", "docs", "other_docs", "both", "total_docs"]].values.tolist() == [
        ["Citadel", 1, 1, 0, 2],
        ["Tigris", 2, 1, 1, 2],
    ]
    text = " ".join(f"word{n}" for n in range(30))
    frame = pd.DataFrame({"text": [f"kirkuk oil {text}"] * 3 + ["rain"], "language": "en"})
    row = only(cooccurrence(tk.from_frame(frame), PAIR, copies="distinct"))
    assert (row["both"], row["total_docs"]) == (1, 2)


def test_near_each_other():
    far = "kirkuk " + "word " * 30 + "oil"
    texts = [far, far, "kirkuk and oil", "kirkuk", "oil", "rain", "rain"]
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    anywhere, near = only(cooccurrence(corpus, PAIR)), only(cooccurrence(corpus, PAIR, 5))
    assert (anywhere["both"], near["both"]) == (3, 1)
    # Of the 31 places beside "kirkuk" in a far text 5 are within 5 tokens, of a short one all.
    assert near["expected"] == pytest.approx(4 * 4 / 7 * np.mean([5 / 31, 5 / 31, 1, 1]))
    assert np.isnan(near["npmi"]) and np.isnan(near["phi"])
    wide = only(cooccurrence(corpus, PAIR, 1000))
    same = ["both", "expected", "pmi", "pmi_low", "pmi_high"]
    assert [wide[c] for c in same] == [pytest.approx(anywhere[c]) for c in same]


def test_hits_thrown_anywhere_are_as_near_as_chance_has_it():
    """Simulated texts of 60 tokens, themes independent of each other: lift 1 is meant."""
    rng = np.random.default_rng(5)
    words = np.full((3000, 60), "word", object)
    for name, share in (("kirkuk", 0.4), ("oil", 0.3)):
        for row in np.flatnonzero(rng.random(3000) < share):
            words[row, rng.integers(0, 60, rng.integers(1, 4))] = name
    frame = pd.DataFrame({"text": [" ".join(row) for row in words], "language": "en"})
    row = only(cooccurrence(tk.from_frame(frame), PAIR, 8))
    assert row["both"] > 100
    assert row["pmi_low"] < 0 < row["pmi_high"]
    assert row["lift"] == pytest.approx(1, abs=0.15)


def simulated(rng, days, size, rho, p, r, s):
    """Days on which shares move (beta-binomial), each theme on its own."""
    n, t = days * size, (1 - rho) / rho
    day, same = np.repeat(np.arange(days), size), np.zeros(days * size, np.int64)
    draw = [rng.random(n) < rng.beta(q * t, (1 - q) * t, days)[day] for q in (p, r, s)]
    one, other = draw[0], np.where(draw[0], draw[1], draw[2])
    layout, split = Cells(pd.DataFrame({"total_docs": [n]}), same, []), one.astype(np.int64)
    share = interval("clustered", Clusters.of(same, day, same, day, 1), one)
    clusters = Clusters.of(split, day, split, day, 2)
    pair = Pair(one, other, one & other, np.ones(1))
    return associated(layout, clusters, pair, share, 0.95, exact=True).iloc[0]


@pytest.mark.parametrize(
    ("days", "size", "p", "r", "s"), [(60, 5, 0.2, 0.3, 0.1), (40, 10, 0.1, 0.5, 0.2)]
)
def test_the_interval_holds_the_true_pmi(days, size, p, r, s):
    rng, true = np.random.default_rng(2), np.log2(r / (p * r + (1 - p) * s))
    rows = [simulated(rng, days, size, 0.1, p, r, s) for _ in range(200)]
    inside = [row["pmi_low"] <= true <= row["pmi_high"] for row in rows]
    assert 0.91 <= np.mean(inside) <= 0.99


def test_clusters_make_the_interval_wider():
    days = pd.date_range("2017-10-01", periods=40).repeat(10).astype(str)
    rng = np.random.default_rng(0)
    hit = {name: np.repeat(rng.random(40) < 0.4, 10) ^ (rng.random(400) < 0.1) for name in PAIR}
    texts = [" ".join(n for n in PAIR if hit[n][i]) or "rain" for i in range(400)]
    frame = pd.DataFrame({"text": texts, "date": days, "language": "en", "own": range(400)})
    corpus = tk.from_frame(frame.assign(own=frame["own"].astype(str)))
    grouped, alone = (only(cooccurrence(corpus, PAIR, cluster=c)) for c in ("outlet-day", "own"))
    assert grouped["pmi"] == alone["pmi"]
    width = [row["pmi_high"] - row["pmi_low"] for row in (grouped, alone)]
    assert width[0] > 1.5 * width[1]
    # Three days say nothing of how alike the documents of a day are.
    few = corpus.where(date=("2017-10-01", "2017-10-03"))
    assert only(cooccurrence(few, PAIR))["remark"].endswith(UNCLUSTERED)


def test_what_is_wrong_is_told(tiny):
    with pytest.raises(ToolkitError, match=r"Two themes are needed.*'kirkuk' only"):
        cooccurrence(tiny, ["kirkuk"])
    with pytest.raises(ToolkitError, match="within=0 must be a whole number, 1 or more"):
        cooccurrence(tiny, PAIR, 0)
    with pytest.raises(ToolkitError, match="by='desk' is neither a period"):
        cooccurrence(tiny, PAIR, by="desk")
    with pytest.raises(ToolkitError, match="by='lift' would stand in one table with the measure"):
        cooccurrence(tk.from_frame(tiny.docs.assign(lift="x")), PAIR, by="lift")
    with pytest.raises(ToolkitError, match="cluster='desk' is not known"):
        cooccurrence(tiny, PAIR, cluster="desk")
    with pytest.raises(ToolkitError, match="copies='once' is not known"):
        cooccurrence(tiny, PAIR, copies="once")
