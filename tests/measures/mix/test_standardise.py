import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.mix.standardise import COLUMNS, standardise


def made(cells, days=2):
    """A corpus of (outlet, Monday, documents, with oil), spread over some days of the week."""
    rows = []
    for outlet, monday, docs, oil in cells:
        day = pd.Timestamp(monday) + pd.to_timedelta(np.arange(docs) * days // docs, unit="D")
        text = np.where(np.arange(docs) < oil, "oil", "rain")
        rows.append(pd.DataFrame({"outlet": outlet, "date": day, "text": text}))
    return tk.from_frame(pd.concat(rows, ignore_index=True).assign(language="en"))


@pytest.fixture(scope="module")
def two():
    """Only the mix changes: shares .10 and .40 in both weeks, 300 and 100 documents, then 100 and
    300.
    """
    first, second = "2017-10-16", "2017-10-23"
    return made(
        [
            ("A", first, 300, 30),
            ("B", first, 100, 40),
            ("A", second, 100, 10),
            ("B", second, 300, 120),
        ]
    )


@pytest.fixture(scope="module")
def gap():
    """Three weeks of outlets A, B, C with shares 0, .5 and 1; C is silent in the second."""
    weeks = ["2017-10-16", "2017-10-23", "2017-10-30"]
    cells = [(o, w, 4, k) for o, k in (("A", 0), ("B", 2), ("C", 4)) for w in weeks]
    return made([c for c in cells if c[:2] != ("C", weeks[1])])


@pytest.mark.parametrize("weights", ["mean", "equal", {"A": 5, "B": 5}])
def test_a_change_of_the_mix_alone_leaves_it_still(two, weights):
    table = standardise(two, ["oil"], weights=weights)
    assert list(table) == COLUMNS
    np.testing.assert_allclose(table["share"], [0.175, 0.325])
    np.testing.assert_allclose(table["standardised"], [0.25, 0.25])
    assert table[["docs", "total_docs", "outlets", "covered"]].values.tolist() == [
        [70, 400, 2, 1],
        [130, 400, 2, 1],
    ]
    assert (table["missing"] == "").all()
    # The first day and the last are Monday 16 and Tuesday 24 October.
    assert table["complete"].tolist() == [True, False]


def test_weights_of_ones_own(two):
    table = standardise(two, ["oil"], weights={"B": 3, "A": 1})
    np.testing.assert_allclose(table["standardised"], [0.325, 0.325])
    alone = standardise(two, ["oil"], weights={"B": 0.5})
    np.testing.assert_allclose(alone["standardised"], [0.4, 0.4])
    assert alone["outlets"].tolist() == [1, 1]
    assert alone["share"].tolist() == table["share"].tolist()  # of all outlets


def test_the_mean_mix_is_that_of_periods_not_of_documents(gap):
    # Thirds in two weeks, halves of A and B in one.
    table = standardise(gap, ["oil"])
    a, c = (1 / 3 + 1 / 2 + 1 / 3) / 3, (1 / 3 + 0 + 1 / 3) / 3
    np.testing.assert_allclose(table["covered"], [1, 2 * a, 1])
    np.testing.assert_allclose(table["standardised"], [a / 2 + c, 0.25, a / 2 + c])


def test_a_silent_outlet_is_named(gap):
    table = standardise(gap, ["oil"], weights="equal")
    np.testing.assert_allclose(table["standardised"], [0.5, 0.25, 0.5])
    assert table["missing"].tolist() == ["", "C", ""]
    np.testing.assert_allclose(table["covered"], [1, 2 / 3, 1])


def test_a_silent_outlet_can_be_left_out_of_all_periods(gap):
    table = standardise(gap, ["oil"], weights="equal", silent="drop")
    np.testing.assert_allclose(table["standardised"], [0.25, 0.25, 0.25])
    assert table["missing"].tolist() == ["C", "C", "C"]
    assert table["outlets"].tolist() == [2, 2, 2]


def test_a_period_with_a_silent_outlet_can_be_unknown(gap):
    table = standardise(gap, ["oil"], weights="equal", silent="unknown")
    np.testing.assert_allclose(table["standardised"], [0.5, np.nan, 0.5])
    assert table["low"].isna().tolist() == [False, True, False]
    # C is not in this mix, so that nothing is missing.
    table = standardise(gap, ["oil"], weights={"A": 1, "B": 1}, silent="unknown")
    np.testing.assert_allclose(table["standardised"], [0.25, 0.25, 0.25])


def test_a_period_without_documents_is_unknown():
    cells = [(o, w, 4, 2) for o in "AB" for w in ("2017-10-16", "2017-10-30")]
    for silent in ("rescale", "drop", "unknown"):
        row = standardise(made(cells), ["oil"], silent=silent).iloc[1]
        assert row[["total_docs", "outlets", "covered"]].tolist() == [0, 0, 0]
        assert row[["share", "standardised", "low", "high"]].isna().all()


def test_one_row_per_theme_and_period_in_order(gap):
    table = standardise(gap, ["rain", "oil", "snow"])
    assert table["theme"].tolist() == ["rain"] * 3 + ["oil"] * 3 + ["snow"] * 3
    assert table["period"].is_monotonic_increasing is False
    assert table["period"].tolist() == sorted(set(table["period"])) * 3
    snow = table[table["theme"] == "snow"]
    assert snow["standardised"].eq(0).all() and snow["low"].isna().all()


def test_the_same_seed_gives_the_same_table(gap):
    one, again = (standardise(gap, ["oil"], seed=3) for _ in range(2))
    pd.testing.assert_frame_equal(one, again)


def test_another_column_than_the_outlet(gap):
    corpus = tk.from_frame(gap.docs.rename(columns={"outlet": "desk"}))
    table = standardise(corpus, ["oil"], over="desk", weights="equal")
    np.testing.assert_allclose(table["standardised"], [0.5, 0.25, 0.5])
    assert table["missing"].tolist() == ["", "C", ""]


def test_the_interval_covers_the_truth():
    # 40 weeks, three outlets of different shares and changing numbers, correlation .1 of days.
    draw = np.random.default_rng(1988)
    outlet, day = (a.ravel() for a in np.meshgrid(np.arange(3), np.arange(280), indexing="ij"))
    docs = draw.integers(2, 12, len(day))
    of = np.repeat(np.arange(len(day)), docs)
    p = np.array([0.15, 0.3, 0.5])[outlet]
    texts = np.array([""] * len(of), dtype=object)
    for theme in range(15):
        share = draw.beta(9 * p, 9 * (1 - p))
        texts += np.where(draw.random(len(of)) < share[of], f"theme{theme} ", "")
    frame = pd.DataFrame({"outlet": np.array(list("ABC"))[outlet[of]], "text": texts})
    frame["date"] = pd.Timestamp("2017-01-02") + pd.to_timedelta(day[of], unit="D")
    corpus = tk.from_frame(frame.assign(language="en"))
    themes = [f"theme{n}" for n in range(15)]
    table = standardise(corpus, themes, weights={"A": 2, "B": 1, "C": 1}, draws=400)
    truth = (2 * 0.15 + 0.3 + 0.5) / 4
    inside = table["low"].le(truth) & table["high"].ge(truth)
    assert 0.89 < inside.mean() < 0.97


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"by": "outlet"}, "by='outlet' must be a period: 'day', 'week'"),
        ({"by": "weak"}, "by='weak' is neither a period nor a column"),
        ({"silent": "drpo"}, "silent='drpo' is not known.*Did you mean 'drop'"),
        ({"over": "outlets"}, "over='outlets' is no column to group by. There are 'doc_id'"),
        ({"over": "text"}, "over='text' is no column to group by"),
        ({"over": "language"}, "over='language' has 1 values; a mix is made of 2 to 1,000"),
        ({"weights": "size"}, "weights='size' is not known. Allowed: 'mean', 'equal'"),
        ({"weights": 3}, "weights=3 must be one of 'mean', 'equal' or a mapping of outlets"),
        ({"weights": {"A": 1, "Z": 1}}, "weights names 'Z'; there are 'A', 'B', 'C'"),
        ({"weights": {"A": -1, "B": 2}}, "must be numbers, none below 0 and one above it"),
        ({"weights": {"A": 0}}, "must be numbers, none below 0 and one above it"),
        ({"weights": {"A": "much"}}, "must be numbers, none below 0"),
        ({"draws": 10}, "draws=10 must be a whole number, 100 or more"),
        ({"level": 95}, "level=95 must be a number between 0 and 1"),
        ({"seed": 1.5}, "seed=1.5 must be a whole number"),
        ({"weights": {"C": 1}, "silent": "drop"}, "leaves no outlet.*week.*'C' in 1.* of 3"),
    ],
)
def test_what_cannot_be_used_is_told(gap, wrong, told):
    with pytest.raises(ToolkitError, match=told):
        standardise(gap, ["oil"], **wrong)
