import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.validation.design import sample_design
from toolkit.validation.sample import validation_sample


def test_a_stratum_without_documents_is_shown(judged):
    docs = judged.docs
    quiet = docs["outlet"].eq("Gulf")
    docs.loc[quiet, "text"] = "It rained on Erbil."
    sample = validation_sample(tk.from_frame(docs), ["oil"], n=30)
    table = sample_design(sample)
    assert list(table) == [
        *("theme", "outlet", "flagged", "stratum_docs", "sampled_docs", "coded_docs"),
        "probability",
    ]
    assert table["outlet"].tolist() == ["Citadel"] * 2 + ["Gulf"] * 2 + ["Tigris"] * 2
    assert table["flagged"].tolist() == [True, False] * 3
    assert table["stratum_docs"].sum() == 600 and table["sampled_docs"].sum() == 30
    silent = table.iloc[2]
    assert silent[["stratum_docs", "sampled_docs", "coded_docs"]].tolist() == [0, 0, 0]
    assert np.isnan(silent["probability"])
    rest = table.drop(index=2)
    np.testing.assert_allclose(rest["probability"], rest["sampled_docs"] / rest["stratum_docs"])


def test_documents_of_several_coders_count_once(judged):
    sample = validation_sample(judged, ["oil"], n=30, coders=["A", "B"], double=1)
    sample.loc[[0, 1, 30, 35], "code"] = [1, 0, 1, 1]
    table = sample_design(sample)
    assert table["sampled_docs"].sum() == 30
    # Rows 0 and 30 are one document.
    assert table["coded_docs"].sum() == 3


def test_themes_stay_in_their_order_and_periods_without_a_date_come_last(judged):
    docs = judged.docs
    docs.loc[docs.index[:60], "date"] = pd.NaT
    part = tk.from_frame(docs)
    table = sample_design(validation_sample(part, ["rained", "oil"], n=60, by="month"))
    assert table["theme"].tolist() == ["rained"] * 8 + ["oil"] * 8
    assert table["period"].iloc[:6].is_monotonic_increasing
    assert table["period"].iloc[6:8].isna().all()
    assert table.groupby("theme")["stratum_docs"].sum().tolist() == [600, 600]


def test_a_table_of_another_kind_is_refused(judged):
    with pytest.raises(ToolkitError, match=r"lacks.*'flagged'.*corpus.validation_sample"):
        sample_design(judged.docs)
