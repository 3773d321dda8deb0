import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.schema import CODING
from toolkit.validation import quotation_accuracy


def table(*rows, **more):
    names = ["doc_id", "spans", "source", "kind"]
    return pd.DataFrame(rows, columns=names).assign(**more)


TRUTH = table(
    ("a", "0-10", "Ann Ray", "direct"),
    ("a", "20-30 40-50", "he", "indirect"),
    ("b", "0-100", "Ben", "direct"),
    ("b", "200-220", "", "direct"),
)
FOUND = table(
    ("a", "5-12", "Ray", "direct"),  # half of the first
    ("a", "28-30 40-45", "she", "indirect"),  # 7 of 20: enough, and another source
    ("a", "60-70", "X", "direct"),  # nothing there
    ("b", "70-300", "Ben", "direct"),  # 30 of 100, and all of the last
    ("c", "0-10", "Y", "direct"),  # an article nobody annotated
)


def test_counts_as_counted_by_hand(in_vocabulary):
    row = quotation_accuracy(FOUND, TRUTH).iloc[0]
    in_vocabulary(quotation_accuracy(FOUND, TRUTH), CODING)
    assert row["annotated"] == 4 and row["recalled"] == 4
    assert row["found_quotes"] == 4 and row["right_quotes"] == 3
    assert row["sources_compared"] == 3 and row["sources_right"] == 2
    assert row["recall"] == 1 and row["precision"] == 0.75
    assert row["f1"] == pytest.approx(2 * 0.75 / 1.75)


def test_a_larger_overlap_recalls_less():
    row = quotation_accuracy(FOUND, TRUTH, overlap=0.31).iloc[0]
    assert (row["recalled"], row["right_quotes"]) == (3, 3)  # one now for the last of b alone
    row = quotation_accuracy(FOUND, TRUTH, overlap=0.51).iloc[0]
    assert (row["recalled"], row["right_quotes"]) == (1, 1)


def test_recall_is_by_what_was_annotated_and_precision_by_what_was_found():
    got = quotation_accuracy(FOUND, TRUTH, by="kind").set_index("kind")
    assert got.loc["direct", ["annotated", "found_quotes", "right_quotes"]].tolist() == [3, 3, 2]
    assert got.loc["indirect", ["annotated", "found_quotes", "right_quotes"]].tolist() == [1, 1, 1]
    assert got.loc["indirect", "source_accuracy"] == 0


def test_intervals_are_wider_where_articles_differ():
    same = table(
        *((f"d{n}", f"{k * 10}-{k * 10 + 5}", "", "") for n in range(40) for k in range(4))
    )
    half = same[same["spans"].isin(["0-5", "10-15"])]
    whole = same[same["doc_id"].isin([f"d{n}" for n in range(20)])]
    even, odd = (quotation_accuracy(f, same).iloc[0] for f in (half, whole))
    assert even["recall"] == odd["recall"] == 0.5
    assert odd["recall_high"] - odd["recall_low"] > 1.8 * (even["recall_high"] - even["recall_low"])


def test_contents_are_looked_for_in_the_texts():
    text = "“Oil fell,” said Ann. “Oil fell,” said Ben."
    corpus = tk.from_frame(pd.DataFrame({"doc_id": ["a"], "text": [text]}), language="en")
    truth = pd.DataFrame({"doc_id": ["a"], "content": ["“Oil fell,”"], "source": ["Ann"]})
    row = quotation_accuracy(corpus.quotes(), truth, corpus).iloc[0]
    assert (row["annotated"], row["recalled"], row["source_accuracy"]) == (1, 1, 1)
    assert (row["found_quotes"], row["right_quotes"]) == (2, 1)
    with pytest.raises(tk.ToolkitError, match=r"looked for in the texts\. Give the corpus"):
        quotation_accuracy(corpus.quotes(), truth)
    wrong = truth.assign(content="It rained")
    with pytest.raises(
        tk.ToolkitError, match=r"1 annotated contents do not stand .* 'It rained' in 'a'"
    ):
        quotation_accuracy(corpus.quotes(), wrong, corpus)


def test_the_same_words_twice_are_looked_for_where_they_stand_next():
    text = "“No,” said Ann. “No,” said Ben."
    corpus = tk.from_frame(pd.DataFrame({"doc_id": ["a"], "text": [text]}), language="en")
    truth = pd.DataFrame({"doc_id": "a", "content": ["“No,”"] * 2, "source": ["Ann", "Ben"]})
    row = quotation_accuracy(corpus.quotes(), truth, corpus).iloc[0]
    assert (row["annotated"], row["recalled"], row["sources_right"]) == (2, 2, 2)
    assert row["right_quotes"] == row["found_quotes"] == 2


def test_what_has_no_value_in_by_is_counted():
    truth = TRUTH.assign(kind=["direct", None, "direct", "direct"])
    got = quotation_accuracy(FOUND, truth, by="kind")
    assert got["annotated"].sum() == 4 and got["kind"].isna().sum() == 1


def test_nothing_found_has_no_precision():
    row = quotation_accuracy(FOUND.iloc[:0], TRUTH).iloc[0]
    assert row["recall"] == 0 and row["found_quotes"] == 0
    assert np.isnan(row["precision"]) and np.isnan(row["precision_high"]) and np.isnan(row["f1"])
    assert np.isnan(row["source_accuracy"])


def test_what_cannot_be_compared_is_refused(tiny):
    with pytest.raises(
        tk.ToolkitError, match="No annotated quotation is of a document of the corpus"
    ):
        quotation_accuracy(FOUND, TRUTH, tiny)
    for overlap in (0, 1.5, True):
        with pytest.raises(tk.ToolkitError, match=f"overlap={overlap} must be above 0"):
            quotation_accuracy(FOUND, TRUTH, overlap=overlap)
    with pytest.raises(tk.ToolkitError, match="outlet"):
        quotation_accuracy(FOUND, TRUTH, by="outlet")
