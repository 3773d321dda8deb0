"""Each outlet's names against those of all others of its language."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.intervals import wilson
from toolkit.naming.differences import label_differences, log_ratio

OWN = {"pmf": {"Hashd": ["hashd", "hesd"], "PMF": ["pmf"]}}


def corpus(*rows):
    """Rows of outlet, language, how many articles say the one name and how many the other."""
    texts = [
        (outlet, language, text)
        for outlet, language, one, other in rows
        for text in ["hashd"] * one + ["pmf"] * other
    ]
    table = pd.DataFrame(texts, columns=["outlet", "language", "text"])
    table["text"] += [f" {i}" for i in range(len(table))]
    return tk.from_frame(table)


def test_shares_are_compared_with_those_of_all_others(in_vocabulary):
    part = corpus(("A", "en", 30, 10), ("B", "en", 10, 30), ("C", "en", 5, 35))
    table = label_differences(part, OWN, voice="all")
    in_vocabulary(table)
    row = table[(table["theme"] == "Hashd") & (table["outlet"] == "A")].iloc[0]
    assert row[["hits", "family_hits", "other_hits", "other_family_hits"]].tolist() == [
        30,
        40,
        15,
        80,
    ]
    assert row["log_ratio"] == pytest.approx(2)  # .75 against .1875
    p, q = wilson([30], [40]), wilson([15], [80])
    ends = np.log2([p[0][0], p[1][0], q[0][0], q[1][0]])
    middle = np.log2([0.75, 15 / 80])
    low = 2 - np.hypot(middle[0] - ends[0], ends[3] - middle[1])
    high = 2 + np.hypot(ends[1] - middle[0], middle[1] - ends[2])
    assert row["log_ratio_low"] == pytest.approx(low)
    assert row["log_ratio_high"] == pytest.approx(high)
    assert row["remark"] == ""


def test_the_interval_holds_the_ratio_in_simulated_articles():
    """Names .5 and .2 of mentions that lean by article: the ratio is 1.32 doublings."""
    rng = np.random.default_rng(8)
    inside, draws = 0, 40
    for _ in range(draws):
        rows = []
        for outlet, p, n in (("A", 0.5, 40), ("B", 0.2, 60)):
            for share in rng.beta(4 * p, 4 * (1 - p), n):
                said = rng.random(rng.poisson(2) + 1) < share
                rows.append((outlet, " ".join(np.where(said, "hashd", "pmf"))))
        frame = pd.DataFrame(rows, columns=["outlet", "text"]).assign(language="en")
        table = label_differences(tk.from_frame(frame), OWN, voice="all")
        row = table[(table["theme"] == "Hashd") & (table["outlet"] == "A")].iloc[0]
        inside += row["log_ratio_low"] <= np.log2(2.5) <= row["log_ratio_high"]
    assert inside >= 35  # of 2,000 draws it held 94 in 100


def test_outlets_are_compared_within_their_language():
    part = corpus(("A", "en", 9, 1), ("B", "en", 1, 9), ("K", "kmr", 0, 9), ("L", "kmr", 3, 3))
    table = label_differences(part, OWN, voice="all")
    assert table.groupby("outlet", sort=False)["language"].first().to_dict() == {
        "A": "en", "B": "en", "K": "kmr", "L": "kmr"
    }  # fmt: skip
    k = table[(table["theme"] == "PMF") & (table["outlet"] == "K")].iloc[0]
    assert (k["other_hits"], k["other_family_hits"]) == (3, 6)


def test_a_name_that_one_side_never_uses_has_one_bound():
    table = label_differences(corpus(("A", "en", 40, 0), ("B", "en", 20, 20)), OWN, voice="all")
    pmf = table[table["theme"] == "PMF"].set_index("outlet")
    a, b = pmf.loc["A"], pmf.loc["B"]
    assert np.isnan(a["log_ratio"]) and np.isnan(a["log_ratio_low"]) and a["log_ratio_high"] < 0
    assert np.isnan(b["log_ratio"]) and np.isnan(b["log_ratio_high"]) and b["log_ratio_low"] > 0
    assert "never: no lower bound" in a["remark"] and "no upper bound" in b["remark"]


def test_an_outlet_that_alone_names_the_referent_has_nothing_to_be_compared_with():
    part = tk.from_frame(pd.DataFrame({"text": ["hashd", "rain"], "outlet": ["A", "B"],
                                       "language": "en"}))  # fmt: skip
    table = label_differences(part, OWN, voice="all")
    assert table["outlet"].tolist() == ["A"]
    assert np.isnan(table["log_ratio"].iloc[0])
    assert "nobody else names the referent" in table["remark"].iloc[0]


def test_equal_shares_have_no_ratio_to_speak_of():
    share, ends = np.array([0.4]), (np.array([0.3]), np.array([0.5]))
    ratio, low, high = log_ratio(share, ends, share, ends)
    assert ratio[0] == 0 and low[0] < 0 < high[0]
    assert log_ratio(share, ends, share / 2, (ends[0] / 2, ends[1] / 2))[0][0] == pytest.approx(1)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"of": "language"}, "of='language' compares names of different languages"),
        ({"of": "month"}, "of='month' must be a column such as 'outlet', not a period"),
        ({"of": "section"}, "There is one section only"),
        ({"voice": "apart"}, "voice='apart' is not known. Allowed: 'own', 'quoted', 'all'"),
    ],
)
def test_what_cannot_be_compared_is_refused(given, message):
    part = tk.from_frame(
        corpus(("A", "en", 2, 1), ("B", "en", 1, 2)).docs.assign(date="2017-10-02")
    )
    with pytest.raises(ToolkitError, match=message):
        label_differences(part, OWN, **{"voice": "all", **given})


def test_a_cluster_that_lies_in_several_other_outlets_is_one():
    """A day of B and C against A says as much as the same day of one outlet does."""
    rows = [("A", "hashd"), ("A", "pmf"), ("B", "hashd pmf"), ("C", "pmf pmf hashd"), ("C", "pmf")]
    frame = pd.DataFrame(rows, columns=["outlet", "text"]).assign(language="en", ward="x")
    frame["date"] = ["2017-10-01", "2017-10-02", "2017-10-01", "2017-10-01", "2017-10-03"]
    apart = label_differences(tk.from_frame(frame), OWN, voice="all", cluster="day")
    merged = tk.from_frame(frame.assign(outlet=frame["outlet"].replace("C", "B")))
    whole = label_differences(merged, OWN, voice="all", cluster="day")
    columns = ["log_ratio", "log_ratio_low", "log_ratio_high"]
    one, other = (t.loc[t["outlet"] == "A", columns].to_numpy() for t in (apart, whole))
    assert one == pytest.approx(other)


def test_overlapping_names_can_count_once():
    frame = pd.DataFrame(
        {"text": ["the pmf hashd"] * 4 + ["hashd"] * 4, "outlet": list("AABB") * 2}
    )
    own = {"pmf": {"long": ["pmf hashd"], "short": ["hashd"]}}
    table = label_differences(tk.from_frame(frame, language="en"), own, voice="all")
    assert table["family_hits"].tolist() == [6, 6, 6, 6]
    once = label_differences(
        tk.from_frame(frame, language="en"), own, voice="all", overlaps="longest"
    )
    assert once["family_hits"].tolist() == [4, 4, 4, 4] and once["hits"].tolist() == [2, 2, 2, 2]
