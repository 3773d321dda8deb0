"""Articles with a number and a desk of their own, for what regresses topic shares."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.topics.curves.scores import scores


@pytest.fixture(scope="module")
def model(planted):
    docs = planted.corpus.docs
    size = np.random.default_rng(1).normal(size=300).round(3)
    section = np.random.default_rng(2).choice(["news", "sport"], 300)
    corpus = tk.from_frame(docs.assign(size=size, section=section))
    return corpus.topics(4, fits=1, max_share=1.0)


@pytest.fixture(scope="module")
def frame(model):
    docs = model.corpus.docs
    day = (docs["date"] - pd.Timestamp("1970-01-01")).dt.days
    return docs.assign(day=day, month=docs["date"].dt.strftime("%m"), y=scores(model)[:, 2])
