import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.validation.coded import final_codes


def sample(**columns):
    table = pd.DataFrame(
        {
            "doc_id": ["a", "b", "c", "d"] * 3,
            "theme": "oil",
            "coder": ["Ana"] * 4 + ["Ben"] * 4 + ["Cem"] * 4,
            "code": [1, 1, 0, np.nan, 1, 0, 0, np.nan, 0, 0, np.nan, np.nan],
            "flagged": [True, True, False, False] * 3,
            "probability": [0.5, 0.5, 0.1, 0.1] * 3,
            "outlet": ["A", "B", "A", "B"] * 3,
        }
    )
    return table.assign(**columns)


def decision(doc_id="b", code=1):
    return pd.DataFrame({"doc_id": [doc_id], "theme": "oil", "coder": "final", "code": [code]})


def test_most_coders_decide():
    units = final_codes(sample())
    assert units["doc_id"].tolist() == ["a", "b", "c", "d"]
    np.testing.assert_array_equal(units["code"], [1, 0, 0, np.nan])
    assert list(units) == [
        "doc_id",
        "theme",
        "code",
        "flagged",
        "probability",
        "outlet",
        "design_weight",
    ]
    # c stands for the ten documents of its kind and for the ten of d, which is not coded.
    np.testing.assert_array_equal(units["design_weight"], [2, 2, 20, np.nan])


def test_the_decision_after_discussion_comes_first_though_its_row_holds_nothing_else():
    units = final_codes(pd.concat([sample(), decision()]))
    assert units["code"].tolist()[:3] == [1, 1, 0]
    assert units["flagged"].dtype == bool
    assert units["probability"].tolist() == [0.5, 0.5, 0.1, 0.1]


def test_a_tie_is_refused_with_the_rows_to_add():
    tied = sample()[lambda t: t["coder"].ne("Cem")]
    with pytest.raises(ToolkitError, match="As many coders say 1 as 0 on 1 documents: 'b'") as told:
        final_codes(tied)
    assert "'doc_id': ['b'], 'theme': ['oil'], 'coder': 'final', 'code': [...]" in str(told.value)
    assert final_codes(pd.concat([tied, decision(code=0)]))["code"].tolist()[1] == 0


def test_one_coder_needs_no_name():
    one = sample()[:4].drop(columns="coder")
    np.testing.assert_array_equal(final_codes(one)["code"], [1, 1, 0, np.nan])
    with pytest.raises(ToolkitError, match="2 codes are given twice by one coder"):
        final_codes(pd.concat([one, one[:2]]))


def test_a_sheet_read_as_text_is_understood():
    text = sample().assign(
        code=sample()["code"].map({1: "1", 0: "0"}).fillna(" "),
        flagged=["TRUE", "true", "FALSE", "0"] * 3,
        probability=sample()["probability"].astype(str),
    )
    pd.testing.assert_frame_equal(final_codes(text), final_codes(sample()))


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"code": 2}, "code 2 is neither 1"),
        ({"code": "yes"}, "code 'yes' is neither 1"),
        ({"flagged": "perhaps"}, "flagged='perhaps' must be True or False"),
        ({"flagged": None}, "flagged=.* must be True or False"),
        ({"probability": 0}, "probability=0 of document 'a' must be above 0 and at most 1"),
        ({"probability": None}, "must be above 0 and at most 1"),
        ({"probability": 1.2}, r"12|4 such documents"),
        ({"probability": np.linspace(0.1, 0.9, 12)}, "more than one probability"),
    ],
)
def test_values_that_mean_nothing_are_told(columns, told):
    with pytest.raises(ToolkitError, match=told):
        final_codes(sample(**columns))


def test_a_theme_that_was_not_coded_is_named():
    with pytest.raises(ToolkitError, match=r"lacks the themes 'rain', 'war'; it has 'oil'"):
        final_codes(sample(), ["oil", "rain", "war"])
    with pytest.raises(ToolkitError, match=r"lacks 'flagged'.*corpus.validation_sample"):
        final_codes(sample().drop(columns="flagged"))
