import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.topics.model import TopicModel
from toolkit.topics.reading.terms import exclusive, first, frex
from toolkit.topics.vocabulary import Vocabulary

PHI = np.array([[0.5, 0.3, 0.1, 0.1, 0.0], [0.5, 0.1, 0.4, 0.0, 0.0]])
THETA = np.array([[0.9, 0.1], [0.3, 0.7]])
WORDS = np.array(["said", "oil", "vote", "rare", "none"], dtype=object)


@pytest.fixture
def model():
    words = Vocabulary(tuple(WORDS), WORDS)
    return TopicModel(PHI, THETA, words, np.array(["x", "y"]), {"engine": "nmf"})


def test_values_by_their_formulas(model):
    table = model.terms(5, by="weight")
    beta, share = pd.DataFrame(PHI, columns=WORDS), np.array([0.6, 0.4])
    overall = share @ beta
    often = beta.rank(axis=1) / 5
    alone = (beta / beta.sum()).fillna(0).rank(axis=1) / 5
    harmonic = 1 / (0.5 / often + 0.5 / alone)
    for row in table.itertuples():
        weight = beta.loc[row.topic, row.term]
        assert row.weight == weight
        assert row.frex == pytest.approx(harmonic.loc[row.topic, row.term])
        if weight:
            assert row.lift == pytest.approx(weight / overall[row.term])
            relevance = 0.6 * np.log(weight) + 0.4 * np.log(weight / overall[row.term])
            assert row.relevance == pytest.approx(relevance, abs=1e-9)
    assert table.loc[table["term"].eq("none"), "lift"].tolist() == [0, 0]


def test_each_order_is_that_of_its_column(model):
    for by in ("weight", "relevance", "frex", "lift"):
        for _, part in model.terms(5, by).groupby("topic"):
            assert part[by].is_monotonic_decreasing
            assert part["rank"].tolist() == [1, 2, 3, 4, 5]
    assert model.terms(1, "weight")["term"].tolist() == ["said", "said"]
    assert model.terms(1)["term"].tolist() == ["said", "vote"]
    assert model.terms(1, "lift")["term"].tolist() == ["rare", "vote"]  # the rarest
    assert model.terms(1, "frex")["term"].tolist() == ["oil", "said"]  # said and vote tie


def test_the_balance_of_relevance(model):
    for balance, by in ((1, "weight"), (0.0, "lift")):
        terms = model.terms(3, balance=balance)["term"].tolist()
        assert terms == model.terms(3, by)["term"].tolist()
    assert model.terms(balance=1)["relevance"][0] == pytest.approx(np.log(0.5))


def test_first_is_a_full_sort_with_ties_in_alphabetical_order():
    draw = np.random.default_rng(0)
    terms = np.array([f"w{n:02d}" for n in draw.permutation(40)], dtype=object)
    score = draw.integers(0, 6, (5, 40)).astype(float)
    for n in (0, 1, 7, 40, 99):
        expected = [np.lexsort((terms, -row))[:n] for row in score]
        np.testing.assert_array_equal(first(score, n, terms), expected)


def test_exclusivity_and_frex_of_a_term_that_no_topic_has():
    assert exclusive(PHI)[:, 4].tolist() == [0, 0]
    assert exclusive(PHI)[:, :4].sum(axis=0) == pytest.approx([1, 1, 1, 1])
    assert np.isfinite(frex(PHI)).all() and (frex(PHI) > 0).all() and (frex(PHI) <= 1).all()


def test_what_cannot_be_asked_is_told(model):
    with pytest.raises(ToolkitError, match=r"by='lifts' is not known.*Did you mean 'lift'"):
        model.terms(by="lifts")
    for balance in (-0.1, 2, "0.6", True, None):
        with pytest.raises(ToolkitError, match=rf"balance={balance!r} must be a number from 0 to"):
            model.terms(balance=balance)
