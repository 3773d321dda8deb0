import numpy as np
import pytest

import toolkit as tk
from toolkit.topics.model import TopicModel


def rows(model):
    return model.card().set_index("what")["value"]


def test_what_a_card_says(model):
    told = rows(model)
    assert told["model"].startswith("2 topics by nmf: consensus of")
    assert told["corpus"] == "four" and told["licence"] == "not known"
    assert told["documents"].startswith("4, of which 3 fitted; 0 without a word")
    assert told["dates"] == "2017-10-16 to 2017-10-30"
    assert told["languages"] == "en 4"
    assert told["outlets"] == "N 2, A|B & C 1, S 1"
    assert told["how words were chosen"] == (
        "stop word: 4 terms, 30.8 % of tokens; kept: 4 terms, 69.2 % of tokens"
    )
    assert told["settings"] == "engine='nmf', k=2, seed=0, terms=4"
    assert told["names"] == "1 of 2 given; the others are suggestions from the first terms"
    assert told["note"] == "Short."
    assert told["topic 0"] == "not named; 50.0 %; oil, gas, poll, vote"
    assert told["topic 1"].startswith("Elections; 50.0 %")
    assert f"numpy {np.__version__}" in told["versions"]
    assert (model.card().dtypes == "str").all()


def test_the_evaluation_is_that_of_the_tables(planted):
    model = planted.corpus.topics(4, fits=1, max_share=1.0)
    told = rows(model)
    npmi = model.coherence()["coherence"].mean()
    assert told["coherence"].startswith(f"{npmi:.3f} (NPMI as in model.coherence()")
    assert told["diversity"].startswith(f"{model.diversity():.3f} ")
    assert told["stability"] == "not looked at: model.stability()"
    stability = model.stability(3)
    told = rows(model)
    mean, stable = stability["jaccard"].mean(), stability["stable"].sum()
    assert told["stability"] == (
        f"{mean:.2f} (mean Jaccard of first terms, 3 refits to 80 % of the documents); "
        f"{stable} topics stable"
    )


def test_stability_is_kept_without_the_corpus(planted, tmp_path):
    model = planted.corpus.topics(4, fits=1, max_share=1.0)
    model.stability(2)
    for given in (None, planted.corpus):
        again = tk.TopicModel.load(model.save(tmp_path / "m"), given)
        assert again.card().equals(model.card())
        assert "2 refits" in rows(again)["stability"]


def test_a_card_is_shown_escaped(model):
    html = tk.show(model.label({0: "<script>x</script>"}).card()).data
    assert "<script>" not in html and "&lt;script&gt;x" in html
    assert "<script>" not in model.label({0: "<script>"}).card()._repr_html_()


def test_verify_says_what_differs(planted):
    model = planted.corpus.topics(4, fits=1, max_share=1.0)
    assert model.verify() == []
    other = planted.corpus.topics(4, fits=1, max_share=1.0)
    other.phi = other.phi[::-1].copy()
    other.settings["seed"] = 0
    told = other.verify()
    assert len(told) == 1 and told[0].startswith("phi comes out different, by 0.")
    other.phi = other.phi[:, :2]
    assert other.verify()[0].startswith("phi has the shape (4, 140) instead of (4, 2)")


def test_verify_says_when_a_package_is_another(planted, tmp_path, monkeypatch):
    model = planted.corpus.topics(4, fits=1, max_share=1.0)
    again = tk.TopicModel.load(model.save(tmp_path / "m"), planted.corpus)
    monkeypatch.setattr("toolkit.topics.keeping.facts.version", lambda name: "9.9")
    told = again.verify()
    assert f"numpy was {np.__version__} and is 9.9." in told
    assert not any("phi" in sentence for sentence in told)


def test_an_unknown_engine_has_a_card(model):
    other = TopicModel(
        model.phi, model.theta, model.words, model.doc_ids, {**model.settings, "engine": "new"},
        corpus=model.corpus,
    )  # fmt: skip
    assert rows(other)["model"] == "2 topics by new"
    assert rows(other)["how words were chosen"] == "not known"


@pytest.mark.parametrize("columns", [["what", "value"]])
def test_a_card_stands_beside_the_provenance_of_files(model, columns):
    assert list(model.card()) == list(tk.provenance("pyproject.toml")) == columns
