import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.topics.model import TopicModel
from toolkit.topics.reading import documents
from toolkit.topics.vocabulary import Vocabulary

WORDS = np.array(["oil", "price", "barrel", "vote"], dtype=object)
TEXTS = ["oil price", "price OIL!", "oil price barrel", "vote", "oil oil oil price", "Vote, vote"]


@pytest.fixture
def model():
    ids = [*"abcdef"]
    corpus = tk.from_frame(pd.DataFrame({"doc_id": ids, "text": TEXTS, "language": "en"}))
    phi = np.array([[0.5, 0.3, 0.2, 0.0], [0.1, 0.0, 0.0, 0.9]])
    theta = np.array([0.9, 0.8, 0.7, 0.2, 0.6, 0.1])
    theta = np.stack([theta, 1 - theta], axis=1)
    words = Vocabulary(tuple(WORDS), WORDS)
    return TopicModel(phi, theta, words, np.array(ids), {"engine": "x"}, corpus=corpus)


def test_what_is_much_like_a_document_listed_before_is_passed_over(model):
    # Cosine with a: b 1, c 0.82, e 0.89; f and d are the same word.
    assert model.documents(0, 9)["doc_id"].tolist() == ["a", "d"]
    assert model.documents(1, 9)["doc_id"].tolist() == ["f", "e", "c"]  # e and c: 0.73
    assert model.documents(1, 2)["doc_id"].tolist() == ["f", "e"]
    assert model.documents(1, 9)["rank"].tolist() == [1, 2, 3]
    assert model.documents(1, 9)["share"].tolist() == pytest.approx([0.9, 0.4, 0.3])


@pytest.mark.parametrize("block", [1, 2, 4])
def test_blocks_do_not_change_what_is_listed(model, monkeypatch, block):
    whole = model.documents(n=9)
    monkeypatch.setattr(documents, "BLOCK", block)
    pd.testing.assert_frame_equal(model.documents(n=9), whole)


def test_columns_and_no_rows(model):
    table = model.documents(n=0)
    assert len(table) == 0
    assert list(table) == [
        *("topic", "label", "rank", "share", "doc_id", "date", "outlet", "title"),
        *("passage", "start", "end", "text"),
    ]
    assert table.dtypes.equals(model.documents().dtypes)
