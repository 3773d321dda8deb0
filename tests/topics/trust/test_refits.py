import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.engines import ENGINES
from toolkit.topics.trust import refits as module
from toolkit.topics.trust.align import cosines
from toolkit.topics.trust.refits import bundles, refits


@pytest.fixture
def model(planted):
    return planted.corpus.topics(4, max_share=1.0, fits=1)


def test_refits_see_a_part_and_keep_the_numbers_of_the_topics(model):
    made = refits(model, 3, 0.7)
    assert len(made) == 3
    for refit in made:
        assert len(refit.rows) == len(np.unique(refit.rows)) == 210
        assert refit.phi.shape == model.phi.shape and refit.theta.shape == (210, 4)
        alike = cosines(model.phi, refit.phi)
        np.testing.assert_array_equal(alike.argmax(axis=1), np.arange(4))
        np.testing.assert_allclose(alike.diagonal(), refit.cosine)
        assert (refit.cosine > 0.98).all() and refit.matched.all()
        # The shares are under the numbers of the model as well.
        assert (refit.theta.argmax(axis=1) == model.theta[refit.rows].argmax(axis=1)).mean() > 0.95
        np.testing.assert_allclose(refit.theta.sum(axis=1), 1, atol=1e-6)
    assert not np.array_equal(made[0].rows, made[1].rows)


def test_same_seed_same_bytes_whatever_the_global_generator(planted, model):
    np.random.seed(1)
    one = refits(model, 2, seed=5)
    np.random.seed(2)
    again = refits(planted.corpus.topics(4, max_share=1.0, fits=1), 2, seed=5)
    for a, b in zip(one, again, strict=True):
        assert [x.tobytes() for x in a] == [x.tobytes() for x in b]
    assert not np.array_equal(refits(model, 2, seed=6)[0].rows, one[0].rows)


def test_they_are_remembered_and_the_first_of_more_are_the_same(model, monkeypatch):
    two = refits(model, 2)
    four = refits(model.label({0: "Aid"}), 4)
    assert [a is b for a, b in zip(two, four[:2], strict=True)] == [True, True]
    monkeypatch.setattr(module, "factor", None)
    assert len(refits(model, 3)) == 3
    with pytest.raises(TypeError):
        refits(model, 3, seed=1)


def test_all_documents_are_another_seed_alone(planted):
    model = planted.corpus.topics(4, max_share=1.0)  # a consensus draws parts by its seed
    made = refits(model, 2, 1.0)
    assert [len(refit.rows) for refit in made] == [300, 300]
    assert not np.array_equal(made[0].phi, made[1].phi)


def test_the_settings_of_the_model_are_used(planted, monkeypatch):
    model = planted.corpus.topics(4, max_share=1.0, fits=2)
    seen = []

    def spy(counts, k, **given):
        seen.append((k, given["engine"], dict(given["options"]), len(given["rows"])))
        return factor(counts, k, **given)

    factor = module.factor
    monkeypatch.setattr(module, "factor", spy)
    refits(model, 2)
    assert seen == [(4, "nmf", {"fits": 2}, 240)] * 2


def test_copies_are_drawn_together(planted):
    docs = planted.corpus.docs
    reprint = docs.iloc[:100].assign(text=docs["text"].iloc[:100] + " Reuters", outlet="D")
    both = pd.concat([docs, reprint]).drop(columns="doc_id")
    model = tk.from_frame(both, language="en").topics(4, max_share=1.0, fits=1)
    assert bundles(model).max() + 1 == 300
    for refit in refits(model, 4):
        drawn = np.isin(np.arange(400), refit.rows)
        np.testing.assert_array_equal(drawn[:100], drawn[300:])
        assert 0 < drawn[:100].sum() < 100


def test_distinct_texts_need_no_drawing_together(planted):
    both = pd.concat([planted.corpus.docs] * 2).drop(columns="doc_id")
    corpus = tk.from_frame(both, language="en")
    model = corpus.topics(4, max_share=1.0, fits=1, copies="distinct")
    assert len(np.unique(bundles(model))) == len(model.fitted) == 300
    assert set(refits(model, 2)[0].rows) < set(model.fitted)


def test_without_the_texts_documents_of_the_same_words_are_copies(planted):
    both = pd.concat([planted.corpus.docs] * 2).drop(columns="doc_id")
    model = tk.from_frame(both, language="en").topics(4, max_share=1.0, fits=1)
    model._corpus = None
    of = np.empty(600, np.int64)
    of[model.fitted] = bundles(model)
    assert of[:300].tolist() == of[300:].tolist() and len(set(of.tolist())) == 300


def test_a_refit_with_fewer_topics_lacks_one(model, monkeypatch):
    def short(*args, **given):
        found = factor(*args, **given)
        return found._replace(phi=found.phi[:3], theta=found.theta[:, :3])

    factor = module.factor
    monkeypatch.setattr(module, "factor", short)
    refit = refits(model, 2)[0]
    [lost] = np.flatnonzero(~refit.matched)
    assert not refit.phi[lost].any() and not refit.theta[:, lost].any()
    assert refit.cosine[lost] == 0 and refit.phi[refit.matched].any(axis=1).all()


ASKED = {
    "nmf": {"fits": 1},
    "lda": {},
    "gibbs": {"sweeps": 20},
    "seeded": {"themes": {"mine": ["qaaa", "qaab", "qaac"]}},
    "clusters": {"embeddings": True},
    "over_time": {"by": "month"},
}


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_is_fitted_again(planted, engine):
    given = dict(ASKED[engine])
    if "embeddings" in given:
        given["embeddings"] = planted.theta[::3]
    model = planted.corpus.where(outlet="A").topics(4, engine=engine, max_share=1.0, **given)
    made = refits(model, 2)
    assert [refit.phi.shape for refit in made] == [model.phi.shape] * 2
    assert np.mean([refit.cosine for refit in made]) > 0.5


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"n": 1}, "n=1 must be a whole number, 2 or more"),
        ({"portion": 0}, "portion=0 must be the part of the documents in each refit, more than 0"),
        ({"portion": 1.1}, "portion=1.1 must be .* Usual is 0.8; 1 changes the seed alone"),
        ({"portion": float("nan")}, "portion=nan must be"),
        ({"portion": True}, "portion=True must be"),
        ({"portion": "0.8"}, "portion='0.8' must be"),
        ({"seed": -1}, "seed=-1 must be a whole number"),
        ({"portion": 0.01}, "portion=0.01 of 300 documents, .* 4 topics, .* use portion=0.05 or"),
    ],
)
def test_values_that_cannot_be_used_are_told(model, given, told):
    with pytest.raises(ToolkitError, match=told):
        refits(model, **given)


def test_too_few_distinct_documents_are_told():
    texts = ["oil price barrel", "vote ballot count"] * 6
    model = tk.from_frame(pd.DataFrame({"text": texts}), language="en").topics(2, fits=1)
    told = "portion=0.8 of 2 documents, copies counted once, is too few for 2 topics, .* fit fewer"
    with pytest.raises(ToolkitError, match=told):
        refits(model)
