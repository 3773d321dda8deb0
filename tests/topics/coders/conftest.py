"""A model built by hand: four topics with four words each, twelve documents."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.topics.model import TopicModel
from toolkit.topics.vocabulary import Vocabulary

OWN = [
    "oil gas price barrel",
    "vote poll ballot count",
    "army unit front tank",
    "rain snow sun fog",
]
WORDS = np.array(" ".join(OWN).split(), dtype=object)


@pytest.fixture
def model() -> TopicModel:
    phi = np.full((4, 16), 0.01)
    for topic in range(4):
        phi[topic, 4 * topic : 4 * topic + 4] = [0.3, 0.25, 0.2, 0.13]
    shares = [0.6, 0.25, 0.1, 0.05]
    theta = np.array([np.roll(shares, row % 4) for row in range(12)])
    texts = [f"{OWN[row % 4]}. " + "More of it was said. " * 60 for row in range(12)]
    frame = pd.DataFrame({"text": texts, "doc_id": [f"d{row:02}" for row in range(12)]})
    frame["title"] = ["=1+1", "<b>Vote</b>", "جنگ در کرکوک", *(f"Title {n}" for n in range(9))]
    corpus = tk.from_frame(frame, language="en")
    settings = {"engine": "nmf", "k": 4, "seed": 0, "documents": 12, "terms": 16}
    ids = corpus.docs["doc_id"].to_numpy()
    words = Vocabulary(tuple(WORDS), WORDS)
    return TopicModel(phi, theta, words, ids, settings, corpus=corpus)
