import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.given import GIVEN, engine_of


@pytest.fixture(scope="module")
def corpus():
    texts = ["oil price barrel", "vote ballot count"] * 6
    return tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))


@pytest.mark.parametrize(
    ("engine", "asked", "meant"),
    [
        (None, {}, "nmf"),
        (None, {"fits": None, "sweeps": None}, "nmf"),
        (None, {"fits": 3}, "nmf"),
        ("lda", {"fits": None}, "lda"),
        ("gibbs", {}, "gibbs"),
        (None, {"sweeps": 3}, "gibbs"),
        (None, {"themes": ["oil"], "sweeps": None}, "seeded"),
        ("seeded", {"themes": ["oil"]}, "seeded"),
        (None, {"embeddings": np.zeros((2, 2))}, "clusters"),
    ],
)
def test_the_arguments_choose_the_engine(engine, asked, meant):
    assert engine_of(engine, asked) == meant


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"engine": "nmf", "sweeps": 9}, "sweeps=... is for engine='gibbs', not for engine='nmf'"),
        ({"engine": "lda", "fits": 9}, "fits=... is for engine='nmf', not for engine='lda'"),
        ({"fits": 3, "themes": ["oil"]}, "themes=... is for engine='seeded', not for engine='nmf'"),
        ({"engine": "seeded"}, r"engine='seeded' needs themes: themes=\{'Kirkuk'"),
        ({"engine": "clusters"}, "engine='clusters' needs embeddings: embeddings=array"),
        ({"fits": 0}, "fits=0 must be a whole number, 1 or more"),
        ({"sweeps": 0}, "sweeps=0 must be a whole number, 1 or more"),
        ({"sweeps": 1.5}, "sweeps=1.5 must be"),
        ({"themes": []}, "There is no theme in what was given"),
        ({"themes": "oil"}, r"There is no theme file 'oil'.*write a list: \['oil'\]"),
        ({"themes": 5}, "5 is no theme"),
        ({"themes": ["zika"]}, "The theme 'zika' is found in no document"),
        ({"themes": ["oil", "vote", "count"]}, r"k=2 topics are too few for 3 themes"),
        ({"embeddings": np.ones((3, 2))}, "3 rows and the corpus 12 documents"),
        ({"embeddings": np.ones((12, 2))}, "k=2 clusters are too many"),
        ({"engine": "sedeed"}, "engine='sedeed' is not known.*Did you mean 'seeded'"),
    ],
)
def test_what_does_not_go_together_is_told(corpus, given, told):
    with pytest.raises(ToolkitError, match=told):
        corpus.topics(2, **given)


def test_every_argument_is_one_of_the_verb():
    import inspect

    assert set(GIVEN) <= set(inspect.signature(tk.Corpus.topics).parameters)
