"""A small model whose every number is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.topics.model import TopicModel
from toolkit.topics.vocabulary import Vocabulary

TERMS = np.array(["oil", "gas", "vote", "poll"], dtype=object)
PHI = np.array([[0.75, 0.25, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5]])
THETA = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.3, 0.7]])
TEXTS = ["Oil and gas.", "A vote.", "Oil, then a poll", "Vote or poll: vote!"]
SETTINGS = {"engine": "nmf", "k": 2, "seed": 0, "documents": 4, "terms": 4, "spoken": ["en"]}


@pytest.fixture
def corpus() -> tk.Corpus:
    """Four documents."""
    frame = pd.DataFrame({"doc_id": [*"abcd"], "text": TEXTS, "outlet": ["N", "N", "S", "A|B & C"]})
    frame["date"] = ["2017-10-16", "2017-10-17", "2017-10-30", None]
    return tk.from_frame(frame, language="en", name="four")


@pytest.fixture
def model(corpus: tk.Corpus) -> TopicModel:
    """Two topics, made by hand."""
    pruning = pd.DataFrame({"rule": ["stop word", "kept"], "terms": [4, 4], "hits": [4, 9]})
    return TopicModel(
        PHI,
        THETA,
        Vocabulary(tuple(TERMS), TERMS),
        corpus.docs["doc_id"].to_numpy(),
        SETTINGS,
        corpus=corpus,
        fitted=np.array([0, 1, 3]),
        options={"fits": 3, "embeddings": np.eye(4, dtype=np.float32)},
        details={"window_slice": np.array(["2017-10-01", "NaT"], "datetime64[s]")},
        pruning=pruning.assign(portion=pruning["hits"] / 13),
        notes=["Short."],
        labels={1: "Elections"},
    )
