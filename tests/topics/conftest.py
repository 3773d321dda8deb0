"""Texts drawn from known topics."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

import toolkit as tk


class Planted(NamedTuple):
    """A corpus and the probabilities that its words were drawn with."""

    corpus: tk.Corpus
    phi: np.ndarray
    theta: np.ndarray
    words: list[str]


def word(number: int) -> str:
    """A made-up word of letters only."""
    return "q" + "".join(chr(ord("a") + int(d)) for d in f"{number:03d}")


@pytest.fixture(scope="session")
def planted() -> Planted:
    """300 documents of 80 words from 4 topics with 30 words of their own and 20 shared ones."""
    draw = np.random.default_rng(42)
    topics, own, shared = 4, 30, 20
    size = topics * own + shared
    phi = np.zeros((topics, size))
    for topic in range(topics):
        phi[topic, topic * own : (topic + 1) * own] = draw.dirichlet(np.full(own, 2.0)) * 0.8
        phi[topic, -shared:] = 0.2 / shared
    theta = draw.dirichlet(np.full(topics, 0.15), 300)
    words = [word(n) for n in range(size)]
    texts = [" ".join(draw.choice(words, 80, p=share @ phi)) for share in theta]
    frame = pd.DataFrame({"text": texts, "language": "en"})
    frame["date"] = pd.date_range("2017-06-01", periods=300, freq="12h").astype(str)
    frame["outlet"] = ["A", "B", "C"] * 100
    return Planted(tk.from_frame(frame), phi, theta, words)
