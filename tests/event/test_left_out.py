from itertools import combinations

import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.event.left_out import left_out


def documents(outlets, language="en"):
    return pd.DataFrame(
        {
            "doc_id": [f"d{n}" for n in range(len(outlets))],
            "outlet": list(outlets),
            "language": language,
        }
    )


def has(ids, value="Governor", what="source"):
    return pd.DataFrame({"doc_id": ids, "what": what, "omitted": value})


def test_probability_equals_counting_all_ways():
    # Nine documents, three of which name the governor; N has four and none of the three.
    docs = documents("NNNNSSSTT")
    row = left_out(has(["d4", "d5", "d7"]), docs).iloc[0]
    ways = list(combinations(range(9), 3))
    expected = sum(all(place > 3 for place in way) for way in ways) / len(ways)
    assert row["p_value"] == pytest.approx(expected)
    numbers = ["other_outlets", "other_docs", "other_total_docs", "total_docs"]
    assert row["outlet"] == "N" and row[numbers].tolist() == [2, 3, 5, 4]


def test_what_fewer_outlets_have_is_not_left_out():
    docs = documents("NSTU")
    assert left_out(has(["d1"]), docs).empty
    assert len(left_out(has(["d1"]), docs, outlets=1)) == 3
    assert left_out(has(["d1", "d2"]), docs)["outlet"].tolist() == ["N", "U"]


def test_a_document_counts_once_and_outlets_that_have_it_have_no_row():
    docs = documents("NSTT")
    table = left_out(pd.concat([has(["d1", "d1", "d2", "d2"])]), docs)
    assert table["outlet"].tolist() == ["N"]
    assert table["other_docs"].tolist() == [2]


def test_languages_are_not_compared():
    docs = documents("NSTU").assign(language=["en", "en", "en", "ar"])
    table = left_out(has(["d0", "d1"]), docs)
    assert table[["outlet", "language"]].to_numpy().tolist() == [["T", "en"]]


def test_the_least_likely_comes_first():
    docs = documents("N" + "M" * 5 + "SSTT")
    found = left_out(has(["d6", "d7", "d8", "d9"]), docs)
    assert found["outlet"].tolist() == ["M", "N"]
    assert found["p_value"].is_monotonic_increasing


def test_nothing_present_gives_an_empty_table():
    assert left_out(has([]), documents("NS")).empty


def test_a_missing_column_is_named():
    with pytest.raises(ToolkitError, match="language"):
        left_out(has(["d0"]), documents("N").drop(columns="language"))
