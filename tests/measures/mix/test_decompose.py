import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.mix.decompose import COLUMNS, _terms, decompose


def made(cells, days=5):
    """A corpus of (outlet, first day, documents, with oil), spread over some days."""
    rows = []
    for outlet, first, docs, oil in cells:
        day = pd.Timestamp(first) + pd.to_timedelta(np.arange(docs) % days, unit="D")
        text = np.where(np.arange(docs) < oil, "oil", "rain")
        rows.append(pd.DataFrame({"outlet": outlet, "date": day, "text": text}))
    return tk.from_frame(pd.concat(rows, ignore_index=True).assign(language="en"))


#: White and other people by age: thousands in 1970 and 1985, deaths per 1,000 in 1970 and 1985.
DEATHS = (
    """2968 11484 34614 30992 21983 20314 20928 16897 11339 5720 1315
    3041 11577 27450 32711 35480 27411 19555 19795 15254 8022 2472
    18.469 0.751 0.391 1.146 1.287 2.672 6.636 15.691 34.723 79.763 176.837
    9.163 0.462 0.248 0.929 1.084 1.810 4.715 12.187 27.728 64.068 157.570""",
    """535 2162 6120 4781 3096 2718 2363 1767 1149 448 117
    707 2692 6473 6841 6547 4352 3034 2540 1749 804 236
    36.993 1.352 0.541 2.040 3.523 6.746 12.967 24.471 45.091 74.902 123.205
    17.208 0.738 0.328 1.103 2.045 3.724 8.052 17.812 34.128 68.276 125.161""",
)
SEPTEMBER, OCTOBER = "2017-09-04", "2017-10-02"


def split(cells, **more):
    table = decompose(made(cells), ["oil"], "2017-09", "2017-10", **more)
    return table.set_index("outlet")


def test_a_change_of_the_mix_alone():
    # Shares .10 and .40 at both times; 300 and 100 documents, then 100 and 300.
    table = split(
        [
            ("A", SEPTEMBER, 300, 30),
            ("B", SEPTEMBER, 100, 40),
            ("A", OCTOBER, 100, 10),
            ("B", OCTOBER, 300, 120),
        ]
    )
    row = table.loc["all"]
    assert row[["share_before", "share_after"]].tolist() == [0.175, 0.325]
    assert row[["change", "rate_effect", "mix_effect", "turnover"]].tolist() == pytest.approx(
        [0.15, 0, 0.15, 0]
    )
    assert row["at_both"]
    assert table.loc["A", "mix_effect"] == pytest.approx((0.25 - 0.75) * 0.1)
    assert table.loc["B", ["rate_effect", "mix_effect"]].tolist() == pytest.approx([0, 0.5 * 0.4])


def test_a_change_of_the_outlets_alone():
    row = split([(o, d, 50, k) for o in "AB" for d, k in ((SEPTEMBER, 10), (OCTOBER, 25))])
    assert row.loc["all", ["change", "rate_effect", "mix_effect"]].tolist() == pytest.approx(
        [0.3, 0.3, 0]
    )
    assert row.loc["A", ["change", "rate_effect"]].tolist() == pytest.approx([0.3, 0.15])


def test_published_split_of_a_death_rate():
    # Das Gupta (1993), example 5.3: deaths per 1,000 in the United States, 1970 and 1985, by race
    # and age. DasGuptR 2.1 prints 9.421833, 8.735618; rate -2.2277254, size 1.5415096.
    white, other = (np.array(text.split(), float).reshape(4, 11) for text in DEATHS)
    total, rate = (np.hstack([white[at : at + 2], other[at : at + 2]]).T for at in (0, 2))
    found = _terms(rate * total, total, np.ones(22, bool))
    assert found["rate_effect"][-1] == pytest.approx(-2.2277254, abs=5e-8)
    assert found["mix_effect"][-1] == pytest.approx(1.5415096, abs=5e-8)
    assert found["change"][-1] == pytest.approx(-0.6862158, abs=5e-8)


def test_outlets_at_one_time_only_are_left_out_and_told():
    table = split(
        [
            ("A", SEPTEMBER, 40, 10),
            ("B", SEPTEMBER, 40, 20),
            ("Gone", SEPTEMBER, 20, 0),
            ("A", OCTOBER, 60, 15),
            ("B", OCTOBER, 20, 10),
            ("New", OCTOBER, 120, 120),
        ]
    )
    assert table.index.tolist() == ["A", "B", "Gone", "New", "all"]
    assert table["at_both"].tolist() == [True, True, False, False, False]
    assert table["total_after"].tolist() == [60, 20, 0, 120, 200]
    gone, row = table.loc["Gone"], table.loc["all"]
    assert gone["share_before"] == 0 and np.isnan(gone["share_after"])
    assert gone[["change", "rate_effect", "mix_effect", "rate_effect_low"]].isna().all()
    # Of A and B alone nothing but the mix has changed, from halves to 3 : 1.
    assert row["rate_effect"] == pytest.approx(0)
    assert row["mix_effect"] == pytest.approx(0.25 * 0.25 - 0.25 * 0.5)
    assert row[["share_before", "share_after"]].tolist() == pytest.approx([0.3, 145 / 200])
    parts = row[["rate_effect", "mix_effect", "turnover"]]
    assert parts.sum() == pytest.approx(row["change"]) == 145 / 200 - 0.3


def test_the_table():
    cells = [(o, d, 20, k) for o, k in (("A", 4), ("B", 8)) for d in (SEPTEMBER, OCTOBER)]
    corpus = made(cells)
    table = decompose(corpus, ["rain", "oil"], "2017-09", ("2017-10-01", "2017-10-31"))
    assert list(table) == ["theme", "outlet", *COLUMNS]
    assert table["theme"].tolist() == ["rain"] * 3 + ["oil"] * 3
    counts = ["docs_before", "total_before", "docs_after", "total_after"]
    assert table[counts].iloc[-1].tolist() == [12, 40, 12, 40]
    assert table["at_both"].dtype == bool
    for term in ("change", "rate_effect", "mix_effect"):
        low, value, high = (table[f"{term}{end}"] for end in ("_low", "", "_high"))
        known = low.notna()
        assert (low <= value)[known].all() and (value <= high)[known].all()
    assert table["rate_effect_low"].notna().all()
    again = decompose(corpus, ["rain", "oil"], "2017-09", ("2017-10-01", "2017-10-31"))
    pd.testing.assert_frame_equal(table, again)


def test_a_theme_that_never_occurs_has_no_bounds():
    cells = [(o, d, 20, 0) for o in "AB" for d in (SEPTEMBER, OCTOBER)]
    row = split(cells).loc["all"]
    assert row[["change", "rate_effect", "mix_effect"]].tolist() == [0, 0, 0]
    assert (
        row[["rate_effect_low", "rate_effect_high", "mix_effect_low", "mix_effect_high"]]
        .isna()
        .all()
    )


def test_another_column_than_the_outlet():
    cells = [(o, d, 20, 5) for o in "AB" for d in (SEPTEMBER, OCTOBER)]
    corpus = tk.from_frame(made(cells).docs.assign(desk=["x", "y"] * 40))
    table = decompose(corpus, ["oil"], "2017-09", "2017-10", over="desk")
    assert table["desk"].tolist() == ["x", "y", "all"]


def test_the_bounds_cover_the_truth():
    # The true shares of the outlets do not change, so the true rate part is 0.
    draw = np.random.default_rng(1955)
    outlet, day = (a.ravel() for a in np.meshgrid(np.arange(4), np.arange(56), indexing="ij"))
    docs = draw.integers(2, 12, len(day))
    of = np.repeat(np.arange(len(day)), docs)
    p = np.array([0.1, 0.2, 0.3, 0.5])[outlet]
    texts = np.array([""] * len(of), dtype=object)
    themes = [f"theme{n}" for n in range(200)]
    for theme in themes:
        share = draw.beta(9 * p, 9 * (1 - p))
        texts += np.where(draw.random(len(of)) < share[of], f"{theme} ", "")
    frame = pd.DataFrame({"outlet": np.array(list("ABCD"))[outlet[of]], "text": texts})
    frame["date"] = pd.Timestamp("2017-01-02") + pd.to_timedelta(day[of], unit="D")
    corpus = tk.from_frame(frame.assign(language="en"))
    first, second = ("2017-01-02", "2017-01-29"), ("2017-01-30", "2017-02-26")
    table = decompose(corpus, themes, first, second, draws=200)
    every = table[table["outlet"] == "all"]
    inside = every["rate_effect_low"].le(0) & every["rate_effect_high"].ge(0)
    assert 0.89 < inside.mean() < 0.98


@pytest.mark.parametrize(
    ("first", "second", "more", "told"),
    [
        ("2017-10", "2017-09", {}, "second='2017-09' must begin after first='2017-10' has ended"),
        ("2017-09", ("2017-09-30", None), {}, "must begin after first='2017-09' has ended"),
        (("2017-09-01", None), "2017-10", {}, "must begin after"),
        ("2017-08", "2017-10", {}, "No document has a date inside first='2017-08'"),
        ("2017-09", "2018", {}, "No document has a date inside second='2018'"),
        ("autumn", "2017-10", {}, "first is no time. date='autumn' cannot be read"),
        ("2017-09", 7, {}, "second is no time. date=7 cannot be read"),
        ("2017-09", "2017-10", {"over": "author"}, "over='author' has 1 values; a mix is made of"),
        ("2017-09", "2017-10", {"draws": 1}, "draws=1 must be a whole number, 100 or more"),
        ("2017-09", "2017-10", {"level": 0}, "level=0 must be a number between 0 and 1"),
    ],
)
def test_what_cannot_be_used_is_told(first, second, more, told):
    corpus = made([(o, d, 6, 2) for o in "AB" for d in (SEPTEMBER, OCTOBER)])
    with pytest.raises(ToolkitError, match=told):
        decompose(corpus, ["oil"], first, second, **more)


def test_no_outlet_at_both_times_is_told():
    corpus = made([("A", SEPTEMBER, 6, 2), ("B", OCTOBER, 6, 2)])
    with pytest.raises(ToolkitError, match="No outlet has documents both in first='2017-09'"):
        decompose(corpus, ["oil"], "2017-09", "2017-10")
