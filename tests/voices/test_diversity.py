"""How diverse sources are."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.voices.rarefy import diversity, rarefied


def test_published_values_for_a_half_and_two_quarters():
    np.testing.assert_allclose(diversity([2, 1, 1]), [1.0397, 2.828, 2.667], atol=5e-4)


def test_bounds():
    np.testing.assert_allclose(diversity([5]), [0, 1, 1])
    np.testing.assert_allclose(diversity([3] * 7), [np.log(7), 7, 7])
    assert np.isnan(diversity([])).all()


@pytest.mark.parametrize("size", [1, 2, 3, 5, 6])
def test_rarefaction_is_the_mean_over_every_draw(size):
    counts = [3, 2, 1]
    whole = [i for i, n in enumerate(counts) for _ in range(n)]
    drawn = [np.bincount(draw) for draw in combinations(whole, size)]
    different = np.mean([np.count_nonzero(d) for d in drawn])
    entropy = np.mean([diversity(d)[0] for d in drawn])
    np.testing.assert_allclose(rarefied(counts, size), [different, entropy], atol=1e-12)


def test_rarefaction_of_large_counts_against_draws():
    draw = np.random.default_rng(2)
    counts = draw.zipf(1.6, 300).clip(max=4000)
    sample = draw.multivariate_hypergeometric(counts, 200, size=3000, method="marginals")
    found = rarefied(counts, 200)
    different = np.count_nonzero(sample, axis=1)
    assert abs(found[0] - different.mean()) < 4 * different.std() / np.sqrt(3000)
    entropy = np.array([diversity(s)[0] for s in sample])
    assert abs(found[1] - entropy.mean()) < 4 * entropy.std() / np.sqrt(3000)


@pytest.fixture
def corpus():
    """Eighty articles, half of each outlet, and two without quotations of C."""
    outlet = ["A", "B"] * 40 + ["C", "C"]
    ids = [f"d{i}" for i in range(82)]
    return tk.from_frame(pd.DataFrame({"doc_id": ids, "outlet": outlet, "text": "Nothing."}))


@pytest.fixture
def said():
    """A has twenty equal sources; in B one speaks in half of the cases. B has more quotations."""
    draw = np.random.default_rng(1)
    rows = [(f"d{2 * i}", f"P{i % 20}") for i in range(40) for _ in range(2)]
    for i in range(40):
        for _ in range(5):
            name = "P0" if draw.random() < 0.5 else f"P{draw.integers(20)}"
            rows.append((f"d{2 * i + 1}", name))
    rows.append(("d0", ""))
    table = pd.DataFrame(rows, columns=["doc_id", "person"])
    return table.assign(role="", source_kind="official", resolved="name")


def test_cells_are_compared_at_one_number_of_quotations(corpus, said, in_vocabulary):
    table = corpus.source_diversity(said, by="outlet").set_index("outlet")
    in_vocabulary(table.reset_index())
    assert list(table["quotations"]) == [80, 200, 0]
    assert list(table["left_out"]) == [1, 0, 0]
    assert list(table["drawn"]) == [80, 80, 80]
    np.testing.assert_allclose(table.loc["A", "effective_sources"], 20)
    np.testing.assert_allclose(table.loc["A", "rarefied_effective"], 20)
    a, b = table.loc["A"], table.loc["B"]
    assert b["rarefied_sources"] < b["sources"] == 20
    assert a["low"] > b["high"]
    assert b["low"] < b["rarefied_effective"] < b["high"]
    rest = table.loc["C", ["entropy", "rarefied_sources", "rarefied_effective", "low", "high"]]
    assert rest.isna().all()


def test_kinds_and_a_size_of_ones_own(corpus, said):
    table = corpus.source_diversity(said, by="outlet", what="kind", size=30).set_index("outlet")
    assert list(table["drawn"]) == [30] * 3
    assert table.loc["A", "sources"] == 1 and table.loc["A", "rarefied_effective"] == 1
    few = corpus.source_diversity(said, by="outlet", size=100).set_index("outlet")
    assert np.isnan(few.loc["A", "rarefied_effective"]) and few.loc["B", "low"] > 1


def test_the_same_seed_the_same_table(corpus, said):
    tables = [corpus.source_diversity(said, by="outlet", seed=s) for s in (3, 3, 4)]
    pd.testing.assert_frame_equal(tables[0], tables[1])
    assert not tables[0]["low"].equals(tables[2]["low"])


def test_articles_with_one_voice_make_the_interval_wider(corpus, said):
    b = said[said["doc_id"].str[1:].astype(int) % 2 == 1]
    mixed = corpus.source_diversity(b, size=50).iloc[0]
    # The same names, those of an article all alike.
    alone = b.assign(person=np.sort(b["person"].to_numpy(object)))
    lumped = corpus.source_diversity(alone, size=50).iloc[0]
    assert lumped["effective_sources"] == mixed["effective_sources"]
    assert lumped["high"] - lumped["low"] > 1.3 * (mixed["high"] - mixed["low"])


def test_one_article_has_no_interval(corpus, said):
    table = corpus.source_diversity(said[said["doc_id"] == "d1"])
    assert table[["low", "high"]].isna().all(axis=None)
    assert table["rarefied_effective"].notna().all() or table["quotations"].iloc[0] < 10


def test_refused(corpus, said):
    with pytest.raises(ToolkitError, match="what='resolved' is not known"):
        corpus.source_diversity(said, what="resolved")
    with pytest.raises(ToolkitError, match="size=1 must be a whole number, 2 or more"):
        corpus.source_diversity(said, size=1)
    with pytest.raises(ToolkitError, match="draws=10 must be a whole number, 100 or more"):
        corpus.source_diversity(said, draws=10)
