import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.embedded import by_document, directions


@pytest.fixture(scope="module")
def corpus():
    return tk.from_frame(
        pd.DataFrame({"doc_id": [*"abc"], "text": ["oil", "gas", "vote"], "language": "en"})
    )


TABLE = np.array([[3.0, 4.0], [0.0, 2.0], [1.0, 0.0]])
NAN, INFINITE = TABLE.copy(), TABLE.copy()
NAN[1, 0], INFINITE[2, 1] = np.nan, np.inf


@pytest.mark.parametrize(
    "given",
    [
        TABLE,
        TABLE.tolist(),
        TABLE.astype(np.float32),
        pd.DataFrame(TABLE, index=[*"abc"]),
        pd.DataFrame(TABLE[::-1], index=[*"cba"]),
        pd.DataFrame(TABLE, index=[*"abc"]).reindex([*"cab", "z"], fill_value=1.0),
        pd.DataFrame(TABLE).assign(doc_id=[*"abc"]),
    ],
)
def test_rows_come_in_the_order_of_the_documents(corpus, given):
    table = by_document(corpus, given)
    assert table.index.tolist() == [*"abc"]
    np.testing.assert_allclose(table.to_numpy(), TABLE)
    part = directions(table, np.array(["c", "a"]))
    np.testing.assert_allclose(part, [[1, 0], [0.6, 0.8]], rtol=1e-6)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (TABLE[:2], r"2 rows and the corpus 3 documents.*order of corpus.docs"),
        (TABLE[0], r"has the shape \(2,\).*one row for each document"),
        (TABLE[:, :0], r"has the shape \(3, 0\)"),
        ("vectors.npy", r"holds <U11 values.*array of numbers"),
        (TABLE.astype(object), r"holds object values"),
        (TABLE.astype(complex), r"holds complex128 values"),
        ([[1.0], [1.0, 2.0], [3.0]], r"rows of embeddings= differ in length"),
        (csr_array(TABLE), r"is a sparse matrix.*toarray\(\)"),
        (NAN, r"no number \(NaN or infinite\) in 1 rows, first that of 'b'"),
        (INFINITE, r"first that of 'c'"),
        (pd.DataFrame(TABLE[:2], index=[*"ab"]), r"lacks 1 of 3 documents, first 'c'"),
        (pd.DataFrame(TABLE), r"holds no doc_id of the corpus; it begins with 0, 1.*to_numpy"),
        (pd.DataFrame(TABLE, index=[*"abb"]), r"has several rows for 'b'"),
        (pd.DataFrame(TABLE, index=[*"abc"]).assign(x="y"), r"holds object values"),
        (pd.DataFrame(index=[*"abc"]), r"has the shape \(3, 0\)|holds object values"),
    ],
)
def test_what_is_no_embedding_of_these_documents_is_told(corpus, given, told):
    with pytest.raises(ToolkitError, match=told):
        by_document(corpus, given)


def test_a_document_that_points_nowhere_is_told(corpus):
    table = by_document(corpus, TABLE * [[1], [0], [1]])
    with pytest.raises(ToolkitError, match=r"all 0 for 1 documents, first 'b'"):
        directions(table, np.array([*"abc"]))
    assert directions(table, np.array([*"ac"])).shape == (2, 2)  # it is not asked for


def test_none_is_none(corpus):
    assert by_document(corpus, None) is None
