import numpy as np
import pandas as pd
import pytest
import regex

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.intervals import wilson

COUNTS = ["docs", "hits", "total_docs", "total_tokens"]


def test_eight_documents_by_week(eight):
    table = eight.track(["oil", "kirkuk"])
    assert list(table) == ["theme", "period", *COUNTS, "share", "low", "high", "rate", "complete"]
    assert table["theme"].tolist() == ["oil"] * 3 + ["kirkuk"] * 3
    assert table["period"].dt.strftime("%m-%d").tolist() == ["10-16", "10-23", "10-30"] * 2
    assert table[COUNTS].values.tolist() == [
        [2, 3, 4, 19],
        [0, 0, 0, 0],
        [0, 0, 3, 7],
        [2, 2, 4, 19],
        [0, 0, 0, 0],
        [1, 3, 3, 7],
    ]
    np.testing.assert_array_equal(table["share"], [0.5, np.nan, 0, 0.5, np.nan, 1 / 3])
    np.testing.assert_allclose(
        table["rate"], np.divide([3, np.nan, 0, 2, np.nan, 3], [19, 1, 7] * 2) * 1e4
    )
    low, high = wilson(table["docs"], table["total_docs"])
    np.testing.assert_array_equal(table[["low", "high"]], np.column_stack([low, high]))
    assert table["complete"].all()  # Monday 16 October to Sunday 5 November


def test_an_empty_week_is_unknown_not_zero(eight):
    empty = eight.track(["oil"]).iloc[1]
    assert empty["total_docs"] == 0
    assert empty[["share", "low", "high", "rate"]].isna().all()


def test_a_cell_with_documents_but_no_words(eight):
    row = eight.where(doc_id="d5").track(["oil"], by="year").iloc[0]
    assert (row["total_docs"], row["total_tokens"], row["share"]) == (1, 0, 0.0)
    assert np.isnan(row["rate"])


def test_undated_documents_count_only_without_a_period(eight):
    assert eight.track(["oil"], by="month")["docs"].sum() == 2
    assert eight.track(["oil"], by="month")["total_docs"].sum() == 7
    table = eight.track(["oil"], by="outlet")
    assert list(table) == ["theme", "outlet", *COUNTS, "share", "low", "high", "rate"]
    assert table[["outlet", *COUNTS]].values.tolist() == [
        ["North", 1, 2, 4, 14],
        ["South", 2, 2, 4, 15],
    ]


def test_a_silent_outlet_has_its_rows(eight):
    table = eight.track(["oil"], by=["week", "outlet"])
    assert table["outlet"].tolist() == ["North"] * 3 + ["South"] * 3
    assert table["total_docs"].tolist() == [2, 0, 2, 2, 0, 1]
    assert table["docs"].tolist() == [1, 0, 0, 1, 0, 0]
    late = eight.where(doc_id=["d1", "d8", "d5", "d4"]).track(["oil"], by=["outlet", "week"])
    assert late["total_docs"].tolist() == [1, 0, 2, 0, 0, 1]
    assert late["share"].isna().tolist() == [False, True, False, True, True, False]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2017-10-16", "2017-10-29", [True, True]),
        ("2017-10-17", "2017-10-29", [False, True]),
        ("2017-10-16", "2017-10-28", [True, False]),
        ("2017-10-15", "2017-10-30", [False, True, True, False]),
    ],
)
def test_weeks_at_the_ends_of_the_span(first, last, expected):
    frame = pd.DataFrame({"text": "oil", "date": ["2017-10-18", "2017-10-25"], "language": "en"})
    corpus = tk.from_frame(frame, span=(first, last))
    assert corpus.track(["oil"])["complete"].tolist() == expected


def test_a_choice_of_dates_moves_the_ends(eight):
    table = eight.where(date=("2017-10-17", "2017-11-05")).track(["oil"])
    assert table["complete"].tolist() == [False, True, True]
    assert table["total_docs"].tolist() == [3, 0, 3]
    # Nothing was published in the last days asked for, but they were looked at.
    table = eight.where(date=("2017-10-16", "2017-10-29")).track(["oil"])
    assert table["total_docs"].tolist() == [4, 0]
    assert table["complete"].tolist() == [True, True]


@pytest.mark.parametrize(
    ("by", "told"), [("weak", "by='weak' is neither a period"), ("text", "by='text' is neither")]
)
def test_what_cannot_be_grouped_by_is_told(eight, by, told):
    with pytest.raises(ToolkitError, match=told):
        eight.track(["oil"], by=by)


def test_no_date_is_told(eight):
    undated = tk.from_frame(eight.where(doc_id="d6").docs)
    with pytest.raises(ToolkitError, match="No document has a date"):
        undated.track(["oil"])
    # As part of a corpus that has days it is silent on these.
    assert eight.where(doc_id="d6").track(["oil"])["total_docs"].tolist() == [0, 0, 0]
    assert eight.where(doc_id="d6").track(["oil"], by="outlet")["docs"].tolist() == [1]


@pytest.mark.parametrize("by", ["day", "week", "month", "quarter", "year"])
@pytest.mark.parametrize(
    ("theme", "expression"),
    [
        ("kirkuk", r"\b(?:kirkuk|kirkukis|kerkuk|karkuk|kirkouk)\b(?!-ceyhan)"),
        ("peshmerga", r"\b(?:peshmergas?|pesh\W+merga|peshmerge|pishmerga|peschmerga)\b"),
        ("isis", r"\b(?:isis|isil|islamic\W+state|daesh|takfiri\w*)\b"),
    ],
)
def test_the_shipped_corpus_agrees_with_pandas_and_a_regular_expression(
    shipped, root, theme, expression, by
):
    themes = tk.themes(root / "corpora/kirkuk-2017/themes.toml").only(theme)
    table = shipped.track(themes, by=by).set_index("period")
    docs = shipped.docs.dropna(subset="date")
    hits = docs["text"].map(lambda text: len(regex.findall(expression, text, regex.IGNORECASE)))
    code = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}[by]
    grouped = hits.groupby(docs["date"].dt.to_period(code).dt.start_time)
    plain = pd.DataFrame({"docs": grouped.agg(lambda h: h.gt(0).sum()), "hits": grouped.sum()})
    plain["total_docs"] = grouped.size()
    assert hits.sum() > 20
    found = table.loc[table["total_docs"].gt(0), list(plain)]
    assert found.values.tolist() == plain.values.tolist()
    assert found.index.tolist() == plain.index.tolist()
    days = pd.date_range("2017-06-01", "2017-12-31").to_period(code).unique().start_time
    assert table.index.tolist() == days.tolist()


def test_by_outlet_adds_up_to_the_whole(shipped):
    whole = shipped.track(["oil", "kirkuk"], by="month")
    parts = shipped.track(["oil", "kirkuk"], by=["month", "outlet"])
    summed = parts.groupby(["theme", "period"], sort=False, as_index=False)[COUNTS].sum()
    merged = whole.merge(summed, on=["theme", "period"], suffixes=("", "_parts"))
    assert len(merged) == len(whole) == 14
    for name in COUNTS:
        assert merged[name].tolist() == merged[f"{name}_parts"].tolist()


def test_span_ends_of_the_shipped_corpus(shipped):
    table = shipped.track(["oil"])
    # 1 June 2017 is a Thursday, 31 December a Sunday.
    assert table["period"].iloc[0] == pd.Timestamp("2017-05-29")
    assert table["complete"].tolist() == [False, *[True] * (len(table) - 1)]


def test_an_article_of_a_month_is_in_no_week():
    frame = pd.DataFrame(
        {
            "text": ["oil"] * 3,
            "date": ["2017-10-02", "2017-10-01", "October 2017"],
            "language": "en",
        }
    )
    corpus = tk.from_frame(frame)
    assert corpus.track(["oil"], by="week")["docs"].tolist() == [1, 1]
    assert corpus.track(["oil"], by="month")["docs"].tolist() == [3]
    assert corpus.track(["oil"], by="language")["docs"].tolist() == [3]
