"""Numbers are compared with windows made one by one and with gensim's CoherenceModel."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from gensim.corpora import Dictionary
from gensim.models import CoherenceModel

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.model import TopicModel
from toolkit.topics.trust.pairs import MEASURES, npmi
from toolkit.topics.trust.windows import count

FLOOR = 1e-12


def documents(draw, *, repeats, n=60):
    """Documents of words 0 to 29; without repeats each word is in a document once at most."""
    lengths = draw.integers(3, 28, n)
    return [draw.choice(30, length, replace=repeats).tolist() for length in lengths]


def flat(docs):
    codes = np.array([c for d in docs for c in d], np.int32)
    return codes, np.concatenate([[0], np.cumsum([len(d) for d in docs])])


def by_gensim(top, docs, measure, window):
    texts = [[f"w{c:02d}" for c in d] for d in docs]
    dictionary = Dictionary(texts)
    model = CoherenceModel(
        topics=[[f"w{c:02d}" for c in row] for row in top],
        texts=texts,
        corpus=[dictionary.doc2bow(t) for t in texts],
        dictionary=dictionary,
        coherence=measure,
        window_size=window,
        topn=top.shape[1],
        processes=1,
    )
    return model.get_coherence_per_topic()


def by_hand(row, docs, window):
    made = [set(d[s : s + window]) for d in docs for s in range(max(1, len(d) - window + 1))]
    values = []
    for a, b in combinations(row, 2):
        p, q = (np.mean([x in w for w in made]) for x in (a, b))
        both = np.mean([a in w and b in w for w in made])
        values.append(np.log((both + FLOOR) / (p * q)) / -np.log(both + FLOOR))
    return np.mean(values)


@pytest.fixture
def top():
    return np.arange(30).reshape(3, 10)


@pytest.mark.parametrize("repeats", [False, True])
@pytest.mark.parametrize("window", [3, 10])
def test_npmi_is_that_of_windows_made_one_by_one(top, repeats, window):
    docs = documents(np.random.default_rng(1), repeats=repeats)
    expected = [by_hand(row, docs, window) for row in top.tolist()]
    np.testing.assert_allclose(npmi(top, *flat(docs), window), expected, rtol=0, atol=1e-9)


@pytest.mark.parametrize(
    ("measure", "theirs", "window"),
    [("npmi", "c_npmi", 10), ("npmi", "c_npmi", 4), ("c_v", "c_v", 110), ("c_v", "c_v", 8)],
)
def test_equal_to_gensim_where_no_word_is_twice_in_a_window(top, measure, theirs, window):
    docs = documents(np.random.default_rng(2), repeats=False)
    found = MEASURES[measure].of(count(top, *flat(docs), window))
    np.testing.assert_allclose(found, by_gensim(top, docs, theirs, window), atol=1e-9)


def test_u_mass_is_equal_to_gensim(top):
    docs = documents(np.random.default_rng(2), repeats=True)
    found = MEASURES["u_mass"].of(count(top, *flat(docs), None))
    np.testing.assert_allclose(found, by_gensim(top, docs, "u_mass", None), atol=1e-9)


def test_the_ends_of_npmi():
    codes, bounds = flat([[0, 1], [2], [3]])
    assert npmi(np.array([[0, 1], [2, 3]]), codes, bounds) == pytest.approx([1, -1], abs=0.1)
    everywhere = flat([[0, 1], [1, 0]])
    assert npmi(np.array([[0, 1]]), *everywhere).tolist() == [0.0]


def test_pairs_with_a_term_that_is_in_no_text_are_left_out():
    codes, bounds = flat([[0, 1], [0, 1], [2]])
    found = npmi(np.array([[0, 1, 9], [0, 8, 9], [0, 1, -1]]), codes, bounds)
    assert found[0] == found[2] == pytest.approx(1)
    assert np.isnan(found[1])
    for measure in ("u_mass", "c_v"):
        found = MEASURES[measure].of(count(np.array([[0, 1, 9], [0, 1, 1]]), codes, bounds, None))
        alone = MEASURES[measure].of(count(np.array([[0, 1]]), codes, bounds, None))
        assert found[0] == pytest.approx(alone[0])


@pytest.fixture(scope="module")
def corpus():
    texts = ["The oil, price barrel of a price."] * 6 + ["vote ballot count 2017 vote"] * 6
    return tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))


@pytest.fixture(scope="module")
def model(corpus):
    return corpus.topics(2, fits=1)


def test_the_table_of_a_model(model):
    table = model.coherence(n=3)
    assert list(table) == ["topic", "label", "coherence", "absent", "first_terms"]
    assert table["coherence"].tolist() == pytest.approx([1, 1])
    assert table["absent"].tolist() == [0, 0]
    first = model.terms(3).groupby("topic")["term"].agg(", ".join)
    assert table["first_terms"].tolist() == first.tolist()
    narrow = model.coherence(n=3, window=2)["coherence"]
    assert (narrow < 1).all()
    assert model.coherence(n=3, window=None)["coherence"].tolist() == pytest.approx([1, 1])
    assert (model.coherence("u_mass", n=3)["coherence"].abs() < 1e-9).all()
    assert model.coherence("c_v", n=3)["coherence"].tolist() == pytest.approx([1, 1])


def test_other_texts_can_be_counted_in(model):
    other = tk.from_frame(pd.DataFrame({"text": ["oil price", "oil", "rain"], "language": "en"}))
    table = model.coherence(n=3, corpus=other).set_index("topic")
    oil = int(table["first_terms"].str.contains("oil").to_numpy().nonzero()[0][0])
    assert table.loc[oil, "absent"] == 1
    p, q, both = 2 / 3, 1 / 3, 1 / 3
    assert table.loc[oil, "coherence"] == pytest.approx(np.log(both / (p * q)) / -np.log(both))
    assert table.loc[1 - oil, "absent"] == 3
    assert np.isnan(table.loc[1 - oil, "coherence"])


def test_what_was_left_out_of_the_fit_is_not_counted(model):
    rows = np.array([0, 6, 7])
    part = TopicModel(
        *(model.phi, model.theta, model.words, model.doc_ids, model.settings),
        corpus=model.corpus,
        fitted=rows,
    )
    other = model.corpus.where(doc_id=model.doc_ids[rows].tolist())
    found = part.coherence(n=3, window=2)
    pd.testing.assert_frame_equal(found, model.coherence(n=3, window=2, corpus=other))
    assert (found["coherence"] != model.coherence(n=3, window=2)["coherence"]).all()


def test_what_cannot_be_asked_is_told(model):
    for call, told in [
        (lambda: model.coherence("npm"), r"measure='npm' is not known.*Did you mean 'npmi'"),
        (lambda: model.coherence(n=1), r"n=1 must be a whole number, 2 or more"),
        (lambda: model.coherence(window=1), r"window=1 must be a whole number, 2 or more"),
        (lambda: model.coherence(window="all"), r"window='all' must be a whole number of words"),
        (lambda: model.coherence("u_mass", window=10), r"not for u_mass, which counts whole"),
        (lambda: model.coherence(by="probability"), r"by='probability' is not known. Allowed"),
    ]:
        with pytest.raises(ToolkitError, match=told):
            call()
