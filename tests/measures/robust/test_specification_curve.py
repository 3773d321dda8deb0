"""One claim under many choices: each row must be what corpus.track says of its two cells."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.intervals import wilson
from toolkit.intervals.contrast import contrast
from toolkit.measures.robust.specification_curve import SIDES, UNCLUSTERED, specification_curve
from toolkit.measures.robust.stability import stability

AFTER, BEFORE = {"date": ("2017-10-16", "2017-10-22")}, {"date": ("2017-09-25", "2017-10-01")}
A, B = {"outlet": "A"}, {"outlet": "B"}


@pytest.fixture(scope="module")
def press():
    """Four weeks of two outlets, ten articles a day, most of them alike within a day."""
    rng = np.random.default_rng(0)
    dates = np.repeat(pd.date_range("2017-09-25", periods=28).astype(str), 10)
    oil = np.repeat(rng.random(56) < 0.4, 5) ^ (rng.random(280) < 0.1)
    filler = [" ".join(rng.choice([*"abcdefghijklmnopq"], 25)) for _ in range(280)]
    frame = pd.DataFrame({"date": dates, "language": "en"})
    frame["outlet"] = np.tile(["A"] * 5 + ["B"] * 5, 28)
    frame["text"] = [f"{'oil ' if o else ''}{f}" for o, f in zip(oil, filler, strict=True)]
    return tk.from_frame(frame)


def side(corpus, **how):
    """Counts of both weeks as corpus.track has them."""
    table = corpus.track(["oil"], by="week", **how).set_index("period")
    return table.loc[pd.Timestamp("2017-10-16")], table.loc[pd.Timestamp("2017-09-25")]


def test_a_specification_is_the_difference_of_two_rows_of_track(press):
    table = specification_curve(press, ["oil"], AFTER, BEFORE, about="any", copies="all")
    assert table["week_start"].tolist() == ["Monday", "Sunday"]
    row, (one, other) = table.iloc[0], side(press)
    assert one["effective_docs"] < 0.6 * one["total_docs"]  # clustering is at work
    assert (row["docs_target"], row["total_target"]) == (one["docs"], one["total_docs"])
    assert (row["docs_reference"], row["share_reference"]) == (other["docs"], other["share"])
    ends = [[one[end], other[end]] for end in ("share", "low", "high")]
    np.testing.assert_allclose(
        row[["difference", "low", "high"]].tolist(), contrast([1, -1], *ends)
    )
    assert row["remark"] == ""


@pytest.mark.parametrize("about", ["lead", 2, "any"])
@pytest.mark.parametrize("copies", ["all", "distinct", "stories"])
def test_units_and_copies_are_those_of_track(shipped, about, copies):
    how = {"about": about, "copies": copies}
    table = specification_curve(
        shipped, ["oil"], AFTER, BEFORE, weeks="week", thresholds=0.5, **how
    )
    [row], (one, other) = table.to_dict("records"), side(shipped, **how)
    assert [row["docs_target"], row["total_target"]] == [one["docs"], one["total_docs"]]
    assert [row["docs_reference"], row["total_reference"]] == [other["docs"], other["total_docs"]]
    ends = [[one[end], other[end]] for end in ("share", "low", "high")]
    found = [row[name] for name in ("difference", "low", "high")]
    np.testing.assert_allclose(found, contrast([1, -1], *ends), atol=1e-11)


def test_every_combination_has_a_row_and_one_is_the_claim(tiny):
    table = specification_curve(
        tiny, ["kirkuk", "oil"], {"outlet": "Citadel"}, {"outlet": "Tigris"}
    )
    # 4 units x (all, distinct at two thresholds, stories) x 1 week, for two themes
    assert len(table) == 2 * 4 * 4
    assert table.duplicated(["theme", "lexicon", "about", "copies", "threshold"]).sum() == 0
    assert table.loc[table["given"], ["theme", "about", "copies"]].values.tolist() == [
        ["kirkuk", "any", "all"],
        ["oil", "any", "all"],
    ]
    assert table["week_start"].eq("").all()
    assert table["threshold"].notna().eq(table["copies"].eq("distinct")).all()
    assert table["remark"].eq(UNCLUSTERED).sum() == 0  # all clusters are single documents
    ranks = table.groupby("theme")["rank"].apply(sorted)
    assert all(r == list(range(1, 17)) for r in ranks)


def test_counts_by_hand(tiny):
    """Citadel: a1 has kirkuk (headline too), a3 not. Tigris: a2 has it in the text, a4 too."""
    table = specification_curve(
        tiny,
        ["kirkuk"],
        {"outlet": "Citadel"},
        {"outlet": "Tigris"},
        copies="all",
        about=["any", "title"],
    )
    assert table["docs_target"].tolist() == [1, 1]
    assert table["docs_reference"].tolist() == [2, 0]
    assert table["difference"].tolist() == [-0.5, 0.5]
    assert table["sign"].tolist() == [-1, 1]
    low, high = wilson([1, 2], [2, 2])
    expected = contrast([1, -1], [0.5, 1], low, high)
    np.testing.assert_allclose(table.loc[0, ["low", "high"]].tolist(), expected[1:])


def test_the_mean_of_the_neighbours(press):
    near = [{"date": ("2017-10-09", "2017-10-15")}, {"date": ("2017-10-02", "2017-10-08")}]
    table = specification_curve(
        press, ["oil"], AFTER, near, about="any", copies="all", weeks="week"
    )
    shares = press.track(["oil"])["share"].tolist()
    [row] = table.to_dict("records")
    assert row["share_reference"] == pytest.approx((shares[1] + shares[2]) / 2)
    assert row["difference"] == pytest.approx(shares[3] - (shares[1] + shares[2]) / 2)
    assert row["total_reference"] == 140


@pytest.mark.parametrize(
    ("week", "first", "start"),
    [
        ("W-SAT", "2017-10-15", "Sunday"),
        ("W-FRI", "2017-10-14", "Saturday"),
        ("W-WED", "2017-10-19", "Thursday"),
        ("week", "2017-10-16", "Monday"),
    ],
)
def test_a_week_is_moved_to_the_nearest_start(shipped, week, first, start):
    table = specification_curve(
        shipped, ["kirkuk"], AFTER, BEFORE, about="any", copies="all", weeks=["week", week]
    )
    row = table.iloc[-1]
    begin = pd.Timestamp(first)
    days = shipped.where(date=(begin, begin + pd.Timedelta(days=6)))
    assert (row["week_start"], row["total_target"]) == (start, len(days))
    assert row["docs_target"] == days.track(["kirkuk"], by="language")["docs"].sum()


def test_dates_that_are_no_weeks_stay(shipped):
    table = specification_curve(
        shipped, ["kirkuk"], {"date": "2017-10"}, {"date": "2017-09"}, about="any", copies="all"
    )
    assert table["week_start"].tolist() == [""]
    assert table["total_target"].tolist() == [len(shipped.where(date="2017-10"))]


def test_a_moved_week_that_meets_the_other_side_is_not_computed(shipped):
    early = {"date": ("2017-10-01", "2017-10-15")}  # fifteen days: no weeks
    table = specification_curve(shipped, ["kirkuk"], AFTER, early, about="any", copies="all")
    assert table["difference"].isna().tolist() == [False, True]
    assert "documents in common" in table["remark"].iloc[1]
    assert table["rank"].isna().tolist() == [False, True]
    assert table["total_target"].tolist()[1] == 0


def test_a_week_at_the_edge_is_remarked(press):
    table = specification_curve(press, ["oil"], AFTER, BEFORE, about="any", copies="all")
    assert table["remark"].tolist() == ["", "a week reaches beyond the span of the corpus"]


def test_without_headlines_the_rows_stay_and_say_why(press):
    table = specification_curve(press, ["oil"], A, B, copies="all")
    titled = table[table["about"].eq("title")]
    assert titled["remark"].tolist() == ["no document has a headline"]
    assert titled[["difference", "low", "high", "share_target"]].isna().all().all()
    assert titled["total_target"].tolist() == [0]
    assert stability(table)["remark"].tolist() == ["1 of 4 could not be computed"]


def test_nothing_can_be_computed(press):
    table = specification_curve(press, ["oil"], A, B, about="title", copies="all")
    assert table["difference"].isna().all() and table["sign"].isna().all()
    assert not stability(table)["stable"].any()
    nobody = press.where("outlet == 'C'")
    empty = specification_curve(nobody, ["oil"], A, B, copies="all")
    assert empty["difference"].isna().all()
    assert empty["remark"].eq("no documents: target and reference").all()


def test_an_empty_side_is_unknown_not_zero(shipped):
    late = {"date": ("2018-10-01", "2018-10-07")}
    table = specification_curve(
        shipped, ["kirkuk"], AFTER, late, about="any", copies="all", weeks="week"
    )
    [row] = table.to_dict("records")
    assert np.isnan(row["difference"]) and np.isnan(row["share_reference"])
    assert row["share_target"] == shipped.where(**AFTER).track(["kirkuk"], by="language")[
        "docs"
    ].sum() / len(shipped.where(**AFTER))
    assert row["remark"].startswith("no documents: reference")


def test_lexicons_by_name(press):
    others = {"wide": {"oil": ["oil", "a"]}, "narrow": {"oil": ["a b"], "gas": ["gas"]}}
    table = specification_curve(press, ["oil"], A, B, lexicons=others, about="any", copies="all")
    assert table["lexicon"].tolist() == ["as given", "wide", "narrow"]
    wide = press.track({"oil": ["oil", "a"]}, by="outlet")["docs"].tolist()
    assert table[["docs_target", "docs_reference"]].values.tolist()[1] == wide


def test_leaving_one_out_skips_patterns_that_decide_on_nothing(press):
    themes = {"oil": ["oil", "petrol", "a b", "oil a"], "one": ["c d"]}
    table = specification_curve(
        press, themes, A, B, lexicons="leave-one-out", about="any", copies="all"
    )
    # petrol is never found, and where "oil a" stands, oil does.
    assert table["lexicon"].tolist() == ["as given", "without oil", "without a b", "as given"]
    left = press.track({"oil": ["petrol", "a b", "oil a"]}, by="outlet")["docs"].tolist()
    assert table[["docs_target", "docs_reference"]].values.tolist()[1] == left


def test_other_columns_than_dates_do_not_count_as_clustering(press):
    table = specification_curve(press, ["oil"], A, B, about="any", copies="all")
    rows = press.track(["oil"], by="outlet")
    ends = [rows[end].tolist() for end in ("share", "low", "high")]
    np.testing.assert_allclose(
        table.loc[0, ["difference", "low", "high"]].tolist(), contrast([1, -1], *ends)
    )


def test_the_same_bytes_again(shipped):
    made = [
        specification_curve(shipped, ["oil"], AFTER, BEFORE, weeks="week").to_csv() for _ in "ab"
    ]
    assert made[0] == made[1]


def test_the_interval_of_the_difference_holds_the_true_one():
    """Simulated days that move together (correlation 0.2), 95 % asked for, truly no difference."""
    rng, days, alike, themes = np.random.default_rng(3), 56, 8, [f"theme{n}" for n in range(800)]
    share = np.repeat(rng.beta(0.3 * 4, 0.7 * 4, (days, len(themes))), alike, axis=0)
    has = rng.random(share.shape) < share
    frame = pd.DataFrame({"text": [" ".join(np.array(themes)[row]) for row in has]})
    frame["date"] = np.repeat(pd.date_range("2017-09-04", periods=days).astype(str), alike)
    corpus = tk.from_frame(frame.assign(language="en"))
    second, first = {"date": ("2017-10-02", "2017-10-29")}, {"date": ("2017-09-04", "2017-10-01")}
    table = specification_curve(
        corpus, themes, second, first, about="any", copies="all", weeks="week"
    )
    inside = table["low"].le(0) & table["high"].ge(0)
    assert 0.93 <= inside.mean() <= 0.97
    counts = table[[f"{count}_{side}" for side in SIDES for count in ("docs", "total")]]
    independent = [
        contrast([1, -1], [k / n, j / m], *wilson([k, j], [n, m]))
        for k, n, j, m in counts.itertuples(index=False)
    ]
    assert np.mean([low <= 0 <= high for _, low, high in independent]) < 0.85


@pytest.mark.parametrize(
    ("target", "reference", "told"),
    [
        ("2017-10", B, "target='2017-10' is no filter"),
        ({}, B, "target={} is no filter"),
        (A, [], r"reference=\[\] is no filter"),
        (A, A, "140 documents are in more than one of the filters"),
        (A | {"copies": "first"}, B, "treats copies on one side only"),
        ({"outlet": "C"}, B, "There is no outlet 'C'"),
        ({"date": "soon"}, B, "date='soon' cannot be read"),
    ],
)
def test_claims_that_cannot_be_read(press, target, reference, told):
    with pytest.raises(ToolkitError, match=told):
        specification_curve(press, ["oil"], target, reference)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"about": "body"}, "about='body' is not known"),
        ({"about": []}, r"about=\[\] leaves nothing to choose"),
        ({"copies": "some"}, "copies='some' is not known"),
        ({"thresholds": 0.1}, "threshold=0.1 must be a number from 0.3 to 1"),
        ({"weeks": "month"}, "weeks='month' is no week. Allowed: 'week'"),
        ({"weeks": "2W"}, "weeks='2W' is no week"),
        ({"cluster": "desk"}, "cluster='desk' is not known"),
        ({"lexicons": "wide"}, "lexicons='wide' must be 'leave-one-out', or a mapping"),
        ({"lexicons": {"wide": ["gas"]}}, "The lexicon 'wide' lacks the theme 'oil'; it has 'gas'"),
        ({"lexicons": {"as given": ["oil"]}}, "Take another name"),
        ({"level": 95}, "level=95 must be a number between 0 and 1"),
        ({"seed": -1}, "seed=-1 must be a whole number"),
    ],
)
def test_choices_that_are_none(press, how, told):
    with pytest.raises(ToolkitError, match=told):
        specification_curve(press, ["oil"], A, B, **how)
