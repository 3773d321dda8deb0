"""How diverse sources are."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.voices.diversity import _error
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


def test_rarefaction_as_published():
    # Moths in traps (Magurran 1988); 6.56 there, more digits as the R package tabula prints them.
    moths = [9, 3, 4, 2, 1, 1, 1, 1, 1]
    expected = {2: 1.818182, 3: 2.5048, 5: 3.616393, 12: 6.260802, 13: 6.556735}
    assert {size: round(rarefied(moths, size)[0], 6) for size in expected} == expected
    # Spiders on girdled trees (Ellison and others 2010), half of 168: as the R package iNEXT.
    spiders = [46, 22, 17, 15, 15, 9, 8, 6, 6, 4, *[2] * 4, *[1] * 12]
    assert round(rarefied(spiders, 84)[0], 3) == 18.912


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


def test_the_interval_covers_a_known_diversity_when_articles_have_speakers_of_their_own():
    draw = np.random.default_rng(3)
    base = draw.dirichlet(np.full(20, 0.5)) * 3 + 1e-9

    def sample():
        per = draw.integers(1, 8, 30)
        speakers = [draw.choice(20, n, p=draw.dirichlet(base)) for n in per]
        return np.concatenate(speakers), np.repeat(np.arange(30), per)

    truth = np.mean([rarefied(np.bincount(sample()[0]), 60)[1] for _ in range(600)])
    covered = []
    for run in range(100):
        of, doc = sample()
        error = _error(of, doc, 60, 100, np.random.default_rng(run))
        covered.append(abs(rarefied(np.bincount(of), 60)[1] - truth) < 1.96 * error)
    assert 0.88 <= np.mean(covered) <= 0.99


def test_the_standard_error_of_two_articles():
    # One article is drawn of two: an entropy of 0, or of ln 2 in two of three pairs.
    of, doc = np.array([0, 0, 0, 0, 1, 1, 2, 2]), np.repeat([0, 1], 4)
    error = _error(of, doc, 2, 4000, np.random.default_rng(0))
    assert abs(error - np.log(2) / 3) < 0.01


def test_the_interval_holds_between_one_and_what_is_drawn(corpus):
    rows = [("d0", n) for n in "AAAA"] + [("d2", n) for n in "BBCC"]
    said = pd.DataFrame(rows, columns=["doc_id", "person"])
    said = said.assign(role="", source_kind="", resolved="name")
    assert corpus.source_diversity(said, size=2, level=0.999)["low"][0] == 1
    other = said.assign(person=list("AAAABCDE"))
    assert corpus.source_diversity(other, size=2, level=0.999)["high"][0] == 2


def test_the_size_drawn_if_none_is_given(corpus, said):
    few = pd.concat([said.iloc[:9], said[said["doc_id"] == "d1"], said[said["doc_id"] == "d3"]])
    table = corpus.source_diversity(few, by="outlet").set_index("outlet")
    assert (table.loc["A", "quotations"], table.loc["B", "quotations"]) == (9, 10)
    assert set(table["drawn"]) == {10}  # not the nine of A
    assert np.isnan(table.loc["A", "rarefied_sources"])
    none = corpus.source_diversity(said.iloc[:3], by="outlet")
    assert set(none["drawn"]) == {3}
    assert set(corpus.source_diversity(said.head(0))["drawn"]) == {0}


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
