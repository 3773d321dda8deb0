"""Range and sign of a claim over its specifications."""

import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.measures.robust.stability import stability


def curve(differences, half=0.05, theme="oil", given=0):
    table = pd.DataFrame({"theme": theme, "difference": np.array(differences, float)})
    table["low"], table["high"] = table["difference"] - half, table["difference"] + half
    return table.assign(given=np.arange(len(table)) == given)


def test_range_and_shares_by_hand():
    [row] = stability(curve([0.2, 0.04, -0.3, 0.1, np.nan])).to_dict("records")
    assert (row["median"], row["minimum"], row["maximum"]) == (pytest.approx(0.07), -0.3, 0.2)
    assert (row["specifications"], row["computed"], row["difference"]) == (5, 4, 0.2)
    assert (row["same_sign"], row["surely"], row["surely_other"]) == (0.75, 0.5, 0.25)
    assert row["stable"] is False
    assert row["remark"] == "1 of 5 could not be computed"


def test_stable_from_nine_in_ten():
    assert stability(curve([0.1] * 9 + [-0.1]))["stable"].tolist() == [True]
    assert stability(curve([0.1] * 8 + [-0.1]))["stable"].tolist() == [False]
    assert stability(curve([0.1] * 8 + [0.0]))["stable"].tolist() == [False]  # 0 is no sign


def test_the_sign_is_that_of_the_claim_not_of_the_many():
    [row] = stability(curve([0.1] + [-0.2] * 19)).to_dict("records")
    assert (row["same_sign"], row["surely_other"], row["stable"]) == (0.05, 0.95, False)
    [row] = stability(curve([-0.1] + [-0.2] * 19)).to_dict("records")
    assert (row["same_sign"], row["surely"], row["stable"]) == (1.0, 1.0, True)


@pytest.mark.parametrize("claim", [0.0, np.nan])
def test_a_claim_without_a_sign_is_not_stable(claim):
    [row] = stability(curve([claim, 0.2, 0.3])).to_dict("records")
    assert np.isnan(row["same_sign"]) and not row["stable"]
    assert row["remark"].startswith("the claim itself has no sign")


def test_themes_stay_in_order():
    both = pd.concat([curve([0.1, 0.2], theme="b"), curve([-0.1, 0.2], theme="a")])
    found = stability(both)
    assert found["theme"].tolist() == ["b", "a"]
    assert found["same_sign"].tolist() == [1.0, 0.5]


def test_what_is_wrong_with_the_table_is_told():
    with pytest.raises(ToolkitError, match=r"lacks 'given'.*corpus\.specification_curve"):
        stability(curve([0.1]).drop(columns="given"))
    with pytest.raises(ToolkitError, match="'oil' has 0 specifications that are given"):
        stability(curve([0.1, 0.2], given=5))
