import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.voices.spans import inside, quoted_tokens, spans_of

TEXTS = [
    "No marks here.",
    "The “so-called enemy” left, said Rana.\n\n“We go,” she said. “At ‘once’.”",
    "",
    'A mayor said: "Wait.\n\n"Then come." They came.',
]


@pytest.fixture(scope="module")
def corpus():
    return tk.from_frame(pd.DataFrame({"text": TEXTS, "doc_id": list("abcd")}), language="en")


def words(corpus, marks):
    tokens = corpus.tokens
    return [tokens.types[c] for c in tokens.codes[marks]]


def test_words_in_quotation_marks(corpus):
    marks = quoted_tokens(corpus)
    assert marks.dtype == np.bool_
    assert marks.shape == (len(corpus.tokens),)
    found = "so called enemy We go At once Wait Then come"
    assert " ".join(words(corpus, marks)) == found


def test_words_of_a_table_of_quotations(corpus):
    table = pd.DataFrame({"doc_id": ["d", "a"], "spans": ["0-7 36-45", "3-8"]})
    assert words(corpus, quoted_tokens(corpus, table)) == ["marks", "A", "mayor", "came"]


def test_stretches_that_overlap_count_once(corpus):
    marks = inside(corpus, [(0, [(0, 9), (3, 14)]), (0, [(3, 8)])])
    assert words(corpus, marks) == ["No", "marks", "here"]
    assert spans_of("") == []


def test_what_cannot_be_told_is_refused(corpus):
    table = pd.DataFrame({"doc_id": ["z"], "spans": ["0-7"]})
    with pytest.raises(tk.ToolkitError, match="no document 'z' in this corpus"):
        quoted_tokens(corpus, table)
    with pytest.raises(tk.ToolkitError, match="leave them out, or say what='content'"):
        quoted_tokens(corpus, table, what="marks")
    with pytest.raises(tk.ToolkitError, match="Allowed: 'marks', 'content'"):
        quoted_tokens(corpus, what="speech")
    with pytest.raises(tk.ToolkitError, match=r"corpus\.quotes\(\)"):
        quoted_tokens(corpus, table.drop(columns="spans"))
