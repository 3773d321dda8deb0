"""The range of shares under refits, in columns of its own."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.topics.curves.refitted import band, need_refits
from toolkit.topics.curves.scores import of_words
from toolkit.topics.trust.refits import refits


@pytest.fixture(scope="module")
def model(planted):
    return planted.corpus.topics(4, fits=1, max_share=1.0)


def test_it_is_the_smallest_and_largest_share_of_the_cell(planted, model):
    corpus = planted.corpus
    table = corpus.track(model, by="outlet", refits=4, seed=2)
    outlet = corpus.docs["outlet"].to_numpy()
    each = []
    for fit in refits(model, 4, seed=2):
        score = of_words(model.counts, fit.phi)
        mean = np.stack([score[outlet == o].mean(axis=0) for o in "ABC"])
        mean = np.maximum(mean, 0)
        each.append(mean / mean.sum(axis=1, keepdims=True))
    for column, expected in (("refit_low", np.min(each, 0)), ("refit_high", np.max(each, 0))):
        found = table.pivot(index="outlet", columns="topic", values=column)
        np.testing.assert_allclose(found, expected)
    assert table["refits"].tolist() == [4] * 12


def test_it_changes_neither_share_nor_interval(planted, model):
    plain = planted.corpus.track(model, by="month")
    table = planted.corpus.track(model, by="month", refits=2)
    assert list(table) == [*plain, "refit_low", "refit_high", "refits"]
    assert table[list(plain)].equals(plain)


def test_shares_that_words_do_not_tell_are_those_of_the_documents_fitted(model):
    other = model.label({})
    other.settings = model.settings | {"engine": "clusters"}
    other._kept = {
        ("refits", 0.8, 0): [fit._replace(theta=fit.theta * 0 + 0.25) for fit in refits(model, 2)]
    }
    found = band(other, 2, 0, lambda score: np.nanmean(score, axis=0))
    np.testing.assert_allclose(found["refit_low"], 0.25)
    rows = refits(model, 2)[0].rows
    seen = []
    band(other, 2, 0, lambda score: seen.append(np.isfinite(score[:, 0])) or score[rows[0]])
    assert np.flatnonzero(seen[0]).tolist() == sorted(rows.tolist())


def test_a_topic_that_a_refit_lacks_is_not_counted(model):
    other = model.label({})
    other._kept = {
        ("refits", 0.8, 0): [
            fit._replace(matched=np.array([n == 0, True, False, True]))
            for n, fit in enumerate(refits(model, 2))
        ]
    }
    found = band(other, 2, 0, lambda score: score.mean(axis=0))
    assert found["refits"].tolist() == [1, 2, 0, 2]
    assert np.isnan(found["refit_low"]).tolist() == [False, False, True, False]


def test_none_are_asked_for():
    assert need_refits(0) == 0 and band(None, 0, 0, None) == {}
