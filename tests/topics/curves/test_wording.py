import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.curves import reworded as room
from toolkit.topics.curves.reworded import by_chance, hellinger, reworded
from toolkit.topics.model import TopicModel
from toolkit.topics.vocabulary import Vocabulary

WORDS = ["oil", "price", "tanker", "vote", "ballot", "count"]
PHI = np.array([[0.5, 0.3, 0.2, 0, 0, 0], [0, 0, 0, 0.5, 0.3, 0.2]])


def built(dates, texts, theta, phi=PHI, **more):
    frame = pd.DataFrame({"text": texts, "date": dates, "language": "en"})
    corpus = tk.from_frame(frame)
    terms = np.array(WORDS, dtype=object)
    settings = {"engine": "nmf", "k": len(phi), "seed": 0, "documents": len(texts), "terms": 6}
    settings |= more.pop("settings", {})
    ids = corpus.docs["doc_id"].to_numpy()
    words = Vocabulary(tuple(WORDS), terms)
    return TopicModel(phi, np.array(theta), words, ids, settings, corpus=corpus, **more)


@pytest.fixture
def model():
    """Oil is worded by price in June and by tanker in August; in July nobody writes of it."""
    texts = [*["oil price " * 20] * 2, "vote ballot count " * 20, *["oil tanker " * 20] * 2]
    dates = ["2017-06-03", "2017-06-20", "2017-07-10", "2017-08-01", "2017-08-30"]
    return built(dates, texts, [[1, 0], [1, 0], [0, 1], [1, 0], [1, 0]])


def test_words_are_estimated_anew_in_each_period(model):
    # By hand: 40 times oil and 40 times price or tanker, and 50 words as overall.
    table = model.wording(n=3, topic=0)
    june = table[table["period"].eq("2017-06-01")].set_index("term")["weight"]
    np.testing.assert_allclose(june["oil"], (40 + 25) / 130)
    np.testing.assert_allclose(june["price"], (40 + 15) / 130)
    np.testing.assert_allclose(june["tanker"], 10 / 130)
    august = table[table["period"].eq("2017-08-01")].set_index("term")["weight"]
    np.testing.assert_allclose(august["tanker"], (40 + 10) / 130)
    assert table.groupby("period")["total_docs"].first().tolist() == [2, 1, 2]
    np.testing.assert_allclose(table.groupby("period")["topic_words"].first(), [80, 0, 80])


def test_what_came_went_and_moved_is_told_against_the_last_period_with_words(model):
    table = model.wording(n=2, topic=0)
    assert table["gap"].tolist() == [False, False, True, False, False]
    gap = table.iloc[2]
    assert gap["rank"] is pd.NA and gap["term"] == "" and np.isnan(gap["weight"])
    august = table.iloc[3:].set_index("term")
    assert august["came"].to_dict() == {"oil": False, "tanker": True}
    assert set(august["went"]) == {"price"}
    one, other = ([65 / 130, 55 / 130, 10 / 130], [65 / 130, 15 / 130, 50 / 130])
    apart = np.sqrt(1 - np.sqrt(np.multiply(one, other)).sum())
    np.testing.assert_allclose(august["moved"], apart)
    assert august["moved_by_chance"].isna().all()  # July lies between them
    assert table.iloc[:2]["moved"].isna().all() and not table.iloc[:2]["came"].any()


def test_terms_are_ranked_by_relevance_against_all_periods(model):
    table = model.wording(n=6, topic=0)
    august = table[table["period"].eq("2017-08-01")]
    overall = model.prevalence @ model.phi
    weight = np.array([65, 15, 50, 0, 0, 0]) / 130
    score = np.log(weight + 1e-12) - 0.4 * np.log(overall + 1e-12)
    ranked = [WORDS[t] for t in np.argsort(-score, kind="stable")]
    assert august["term"].tolist()[:3] == ranked[:3] == ["tanker", "oil", "price"]


@pytest.mark.parametrize("cells", [1, 7, 1 << 21])
def test_the_estimate_is_expectation_maximisation(monkeypatch, cells):
    # Against loops over every document, word and topic.
    monkeypatch.setattr(room, "CELLS", cells)
    draw = np.random.default_rng(1)
    phi, theta = draw.dirichlet(np.full(6, 0.5), 3), draw.dirichlet(np.ones(3), 12)
    dense = draw.poisson(2, (12, 6))
    dense[3] = 0
    made = built(["2017-06-03"] * 12, ["oil"] * 12, theta, phi, counts=csr_array(dense))
    of = np.array([0, 1, 0, 0, -1, 1, 0, 0, 1, 0, 0, 1])
    worded, words = reworded(made, of, 3)
    for part in (0, 1):
        current = phi
        for _ in range(3):
            expected = np.zeros((3, 6))
            for document in np.flatnonzero(of == part):
                for term in range(6):
                    chance = theta[document] * current[:, term]
                    expected[:, term] += dense[document, term] * chance / chance.sum()
            current = (expected + 50 * phi) / (expected.sum(axis=1, keepdims=True) + 50)
        np.testing.assert_allclose(worded[part], current, rtol=1e-9)
        np.testing.assert_allclose(words[part], expected.sum(axis=1))
    np.testing.assert_array_equal(worded[2], phi)
    assert (words[2] == 0).all()


def test_hellinger_distance():
    assert hellinger(np.array([1.0, 0.0]), np.array([0.0, 1.0])) == 1
    assert hellinger(np.array([0.5, 0.5]), np.array([0.5, 0.5])) == 0
    both = hellinger(np.array([[0.5, 0.5], [1.0, 0.0]]), np.array([[1.0, 0.0], [1.0, 0.0]]))
    np.testing.assert_allclose(both, [np.sqrt(1 - np.sqrt(0.5)), 0])


def drawn(seed, change):
    """Two months of 60 texts of oil; with `change` the words of the second are others."""
    draw = np.random.default_rng(seed)
    before, after = [0.5, 0.3, 0.2], [0.5, 0.1, 0.4] if change else [0.5, 0.3, 0.2]
    texts = [" ".join(draw.choice(WORDS[:3], 30, p=p)) for p in [before] * 60 + [after] * 60]
    return built(["2017-06-03"] * 60 + ["2017-07-03"] * 60, texts, [[1, 0]] * 120)


def test_chance_moves_the_wording_as_much_as_nothing_does():
    # Simulation: without a change the distance is about that by chance, with one far above.
    still = np.array([distances(drawn(seed, False)) for seed in range(8)])
    assert 0.5 < still[:, 0].mean() / still[:, 1].mean() < 1.6
    moved, usual = distances(drawn(0, True))
    assert moved > 3 * usual


def distances(model):
    rows = model.wording(topic=0, draws=20)
    return rows[["moved", "moved_by_chance"]].dropna().to_numpy()[0]


def test_chance_takes_a_seed_and_can_be_left_out():
    model = drawn(0, True)
    one = model.wording(topic=0, seed=3)
    pd.testing.assert_frame_equal(one, model.wording(topic=0, seed=3))
    assert not one["moved_by_chance"].equals(model.wording(topic=0, seed=4)["moved_by_chance"])
    assert model.wording(topic=0, draws=0)["moved_by_chance"].isna().all()
    assert np.isnan(by_chance(model, np.zeros(120, int), 1, 5, 0)).all()


def test_periods_of_the_fit_are_read_as_found(model):
    months = ["2017-06-01", "2017-06-01", "2017-08-01"]
    details = {
        "window_phi": np.array(
            [[0.6, 0.4, 0, 0, 0, 0], [0.2, 0.8, 0, 0, 0, 0], [0.1, 0, 0.9, 0, 0, 0]]
        ),
        "window_slice": np.array(months, "datetime64[s]"),
        "window_number": np.array([0, 1, 0]),
        "window_topic": np.array([0, 0, 0]),
        "window_likeness": np.array([0.9, 0.8, 0.7]),
        "window_share": np.array([0.75, 0.25, 1.0]),
    }
    model.settings |= {"engine": "over_time", "by": "month"}
    model.details |= details
    table = model.wording(n=2, topic=0)
    assert table["gap"].tolist() == [False, False, True, False, False]
    june = table.iloc[:2].set_index("term")["weight"]
    np.testing.assert_allclose(june["oil"], 0.75 * 0.6 + 0.25 * 0.2)
    np.testing.assert_allclose(june["price"], 0.75 * 0.4 + 0.25 * 0.8)
    np.testing.assert_allclose(table["topic_words"], [80, 80, 0, 80, 80])
    assert table.iloc[3]["term"] == "tanker"
    assert model.wording(topic=1)["gap"].all()
    # Another period is estimated anew.
    assert len(model.wording(by="week", topic=0)) > 6
    pd.testing.assert_frame_equal(model.wording(by="month"), model.wording())
    windows = model.window_topics(2)
    assert windows["window_topic"].tolist() == [0, 0, 1, 1, 0, 0]
    assert windows["topic"].tolist() == [0] * 6 and windows["rank"].tolist() == [1, 2] * 3
    assert windows["likeness"].tolist() == [0.9, 0.9, 0.8, 0.8, 0.7, 0.7]
    assert windows["share"].tolist() == [0.75, 0.75, 0.25, 0.25, 1.0, 1.0]
    np.testing.assert_allclose(windows["weight"], [0.6, 0.4, 0.8, 0.2, 0.9, 0.1])
    assert windows["term"].tolist() == ["oil", "price", "price", "oil", "tanker", "oil"]


def test_a_model_by_period_from_texts(tmp_path):
    old, new = "oil price barrel oil price", "oil tanker strait oil tanker"
    texts = [old, "vote ballot count vote"] * 15 + [new, "vote ballot poll vote"] * 15
    frame = pd.DataFrame({"text": texts, "date": ["2017-08-03"] * 30 + ["2017-09-03"] * 30})
    corpus = tk.from_frame(frame.assign(language="en"))
    model = corpus.topics(2, by="month", max_share=1.0)
    table = model.wording(n=3)
    assert table.index.equals(pd.RangeIndex(len(table)))
    worded = table.groupby(["topic", "period"])["term"].agg(frozenset)
    oil = [{"oil", "price", "barrel"}, {"oil", "tanker", "strait"}]
    votes = [{"vote", "ballot", "count"}, {"vote", "ballot", "poll"}]
    assert sorted(map(sorted, worded)) == sorted(map(sorted, oil + votes))
    assert [set(w) for w in worded.iloc[:2]] in (oil, votes)
    loaded = TopicModel.load(model.save(tmp_path / "model"), corpus)
    pd.testing.assert_frame_equal(loaded.wording(n=3), table)
    pd.testing.assert_frame_equal(loaded.window_topics(3), model.window_topics(3))
    # Applied to other documents the words are estimated anew.
    applied = model.apply(corpus)
    assert not applied.wording(n=3)["moved_by_chance"].dropna().empty
    with pytest.raises(ToolkitError, match="has no window topics"):
        applied.window_topics()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"by": "outlet"}, "by='outlet' must be one period"),
        ({"n": 0}, "n=0 must be a whole number, 1 or more"),
        ({"draws": -1}, "draws=-1 must be a whole number"),
        ({"seed": None}, "seed=None must be"),
        ({"topic": 9}, "There is no topic 9; topics are 0 to 1"),
    ],
)
def test_what_cannot_be_told(model, given, told):
    with pytest.raises(ToolkitError, match=told):
        model.wording(**given)


def test_window_topics_need_periods(model):
    told = r"engine='nmf' has no window topics\. Fit one by period: corpus\.topics\(k, by='month'\)"
    with pytest.raises(ToolkitError, match=told):
        model.window_topics()
