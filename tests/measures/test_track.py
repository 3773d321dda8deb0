import numpy as np
import pandas as pd
import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.intervals import wilson

SHARES = ["share", "low", "high", "effective_docs", "rate"]
COUNTS = ["docs", "hits", "total_docs", "total_tokens"]


def test_eight_documents_by_week(eight):
    table = eight.track(["oil", "kirkuk"])
    assert list(table) == ["theme", "period", *COUNTS, *SHARES, "complete"]
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
    assert empty["effective_docs"] == 0


def test_a_cell_with_documents_but_no_words(eight):
    row = eight.where(doc_id="d5").track(["oil"], by="year").iloc[0]
    assert (row["total_docs"], row["total_tokens"], row["share"]) == (1, 0, 0.0)
    assert np.isnan(row["rate"])


def test_undated_documents_count_only_without_a_period(eight):
    assert eight.track(["oil"], by="month")["docs"].sum() == 2
    assert eight.track(["oil"], by="month")["total_docs"].sum() == 7
    table = eight.track(["oil"], by="outlet")
    assert list(table) == ["theme", "outlet", *COUNTS, *SHARES]
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
    english = shipped.where(language="en")
    table = english.track(themes, by=by).set_index("period")
    docs = english.docs.dropna(subset="date")
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


def corpus_of(*texts, **columns):
    frame = pd.DataFrame({"text": texts, "language": "en", "outlet": "North"} | columns)
    return tk.from_frame(frame)


def test_hits_per_ten_thousand_tokens_by_hand():
    corpus = corpus_of("oil oil " + "word " * 13, "rain " * 4 + "oil")
    row = corpus.track(["oil"], by="outlet").iloc[0]
    assert row[COUNTS].tolist() == [2, 3, 2, 20]
    assert row["rate"] == 1500.0  # 3 in 20 is 1,500 in 10,000


@st.composite
def corpora(draw):
    """Documents with and without the theme on random days, by random outlets."""
    n = draw(st.integers(1, 40))
    hits, days, outlets = (
        draw(st.lists(values, min_size=n, max_size=n))
        for values in (st.booleans(), st.integers(0, 20), st.sampled_from("abc"))
    )
    dates = pd.Timestamp("2017-10-02") + pd.to_timedelta(days, unit="D")
    texts = [f"{'oil' if h else 'rain'} {i}" for i, h in enumerate(hits)]
    return corpus_of(*texts, date=dates, outlet=outlets)


@settings(max_examples=25)
@given(
    corpora(),
    st.sampled_from(["clustered", "wilson", "jeffreys", "bootstrap"]),
    st.sampled_from(["outlet-day", "day", "outlet"]),
)
def test_the_share_lies_in_its_interval_and_a_higher_level_is_wider(corpus, interval, cluster):
    options = {"by": ["week", "outlet"], "interval": interval, "cluster": cluster, "draws": 100}
    table = corpus.track(["oil"], **options)
    wide = corpus.track(["oil"], level=0.99, **options)
    known = table["low"].notna()
    assert known.equals(wide["low"].notna())
    assert (known <= table["share"].notna()).all()
    table, wide = table[known], wide[known]
    slack = 1e-12
    assert (table["low"] <= table["share"] + slack).all()
    assert (table["high"] >= table["share"] - slack).all()
    assert table[["low", "high"]].stack().between(0, 1).all()
    assert (wide["low"] <= table["low"] + slack).all()
    assert (wide["high"] >= table["high"] - slack).all()


@settings(max_examples=25)
@given(corpora(), st.sampled_from(["week", "day", "2W", "W-SAT", "month"]))
def test_parts_add_up_to_the_whole(corpus, by):
    whole = corpus.track(["oil", "rain", "snow"], by=by)
    parts = corpus.track(["oil", "rain", "snow"], by=[by, "outlet"])
    summed = parts.groupby(["theme", "period"], sort=False)[COUNTS].sum()
    assert summed.values.tolist() == whole[COUNTS].values.tolist()
    oil, rain, snow = (whole.loc[whole["theme"].eq(t), "docs"] for t in ("oil", "rain", "snow"))
    total = whole.loc[whole["theme"].eq("oil"), "total_docs"]
    assert (oil.to_numpy() + rain.to_numpy()).tolist() == total.tolist()
    assert total.sum() == len(corpus) and snow.sum() == 0


def test_wilson_is_the_published_interval():
    # Newcombe (1998), table I: 81 of 263, 15 of 148, 1 of 29; method 3, the score interval.
    for k, n, low, high in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (1, 29, 0.0061, 0.1718),
    ]:
        corpus = corpus_of(*(["oil"] * k + ["rain"] * (n - k)))
        row = corpus.track(["oil"], by="outlet", interval="wilson").iloc[0]
        assert (row["docs"], row["total_docs"]) == (k, n)
        assert row[["low", "high"]].astype(float).round(4).tolist() == [low, high]


def test_documents_that_are_clusters_of_their_own_have_wilsons_interval(eight):
    options = {"by": "outlet", "cluster": "doc_id"}
    table = eight.track(["oil"], **options)
    plain = eight.track(["oil"], interval="wilson", **options)
    pd.testing.assert_frame_equal(table, plain)
    assert table["effective_docs"].tolist() == table["total_docs"].tolist()


def test_documents_that_repeat_each_other_widen_the_interval():
    days = pd.date_range("2017-10-02", periods=28).repeat(10)
    texts = [f"{'oil' if d.day % 2 else 'rain'} {i}" for i, d in enumerate(days)]
    corpus = corpus_of(*texts, date=days)
    clustered, plain = (
        corpus.track(["oil"], by="outlet", interval=name).iloc[0]
        for name in ("clustered", "wilson")
    )
    # Ten documents of a day say what one does: 14 of 28 days, instead of 140 of 280 documents.
    np.testing.assert_allclose(clustered[["low", "high"]].astype(float), wilson(14, 28), rtol=1e-6)
    np.testing.assert_allclose(plain[["low", "high"]].astype(float), wilson(140, 280))
    assert clustered["effective_docs"] == pytest.approx(28)
    assert plain["share"] == clustered["share"] == 0.5


def test_one_document_and_none():
    corpus = corpus_of("Oil fell", date="2017-10-18")
    row = corpus.track(["oil"]).iloc[0]
    assert row[COUNTS].tolist() == [1, 1, 1, 2]
    assert (row["share"], row["effective_docs"], row["complete"]) == (1.0, 1.0, False)
    assert row[["low", "high"]].astype(float).tolist() == [pytest.approx(0.20654931), 1]
    empty = corpus.where("outlet == 'x'")
    table = empty.track(["oil", "rain"])
    assert table[COUNTS].values.tolist() == [[0, 0, 0, 0]] * 2
    assert table["share"].isna().all() and not table["complete"].any()
    assert empty.track(["oil"], by="outlet").empty
    assert list(empty.track(["oil"], by="outlet")) == ["theme", "outlet", *COUNTS, *SHARES]


def test_themes_may_come_as_any_list_of_words(eight):
    expected = eight.track(["oil", "kirkuk"])
    for given_ in (("oil", "kirkuk"), (w for w in ["oil", "kirkuk"]), pd.Series(["oil", "kirkuk"])):
        pd.testing.assert_frame_equal(eight.track(given_), expected)
    once = eight.track(["oil", "oil"])
    pd.testing.assert_frame_equal(once, eight.track(["oil"]))


def test_a_choice_of_themes_counts_what_its_parts_contribute():
    themes = tk.themes(
        {
            "iraq": {"patterns": ["iraq"], "blocked_by": ["paper"]},
            "kirkuk": {"patterns": ["kirkuk"], "part_of": "iraq"},
            "airport": {"patterns": ["airport"], "part_of": "kirkuk"},
            "paper": ["iraq today"],
        }
    )
    corpus = corpus_of("Iraq Today", "Kirkuk airport", "airport", "Iraq", "rain")
    every = corpus.track(themes, by="outlet").set_index("theme")
    assert every[["docs", "hits"]].T.to_dict("list") == {
        "iraq": [3, 4],
        "kirkuk": [2, 3],
        "airport": [2, 2],
        "paper": [1, 1],
    }
    for name in themes:
        alone = corpus.track(themes.only(name), by="outlet").set_index("theme")
        pd.testing.assert_frame_equal(alone, every.loc[[name]])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"interval": "Wilson"}, "interval='Wilson' is not known. .* mean 'wilson'"),
        ({"interval": ["wilson"]}, r"interval=\['wilson'\] is not known"),
        ({"interval": None}, "interval=None is not known. Allowed: 'clustered', 'wilson'"),
        ({"level": 95}, "level=95 must be a number between 0 and 1: level=0.95 for 95 %"),
        ({"level": "0.9"}, "level='0.9' must be a number"),
        ({"draws": 99, "interval": "bootstrap"}, "draws=99 must be a whole number, 100 or more"),
        ({"seed": -1, "interval": "bootstrap"}, "seed=-1 must be a whole number, 0 or more"),
        ({"seed": -1}, "seed=-1 must be a whole number"),
        ({"cluster": "weather"}, "cluster='weather' is not known"),
        ({"copies": "first"}, "copies='first' is not known. Allowed: 'all', 'distinct', 'stories'"),
        ({"about": "body"}, "about='body' is not known. Allowed: 'any', 'title', 'lead', or a num"),
        ({"by": ["week", "month"]}, "must name one period, columns, or one period and columns"),
        ({"by": []}, "must name one period"),
    ],
)
def test_an_argument_that_is_not_allowed_is_told(eight, options, told):
    with pytest.raises(ToolkitError, match=told):
        eight.track(["oil"], **options)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"about": "title"}, "about='title' is for themes and does not apply to a topic model"),
        ({"interval": "wilson"}, "interval='wilson' is for counts .* 'clustered', 'bootstrap'"),
        ({"interval": "jeffreys"}, "interval='jeffreys' is for counts of documents"),
        ({"interval": "bayes"}, "interval='bayes' is not known. Allowed: 'clustered', 'bootst"),
        ({"copies": "first"}, "copies='first' is not known. Allowed: 'all', 'distinct', 'stories'"),
        ({"cluster": "weather"}, "cluster='weather' is not known"),
        ({"level": 95}, "level=95 must be a number between 0 and 1"),
        ({"draws": 10}, "draws=10 must be a whole number, 100 or more"),
        ({"refits": 1}, "refits=1 shows no range. Use refits=10, or 0 for none"),
    ],
)
def test_an_argument_of_themes_is_refused_for_topics(options, told):
    texts = ["oil gas field pipe", "rain snow wind cloud", "gas pipe oil field", "snow rain"] * 3
    corpus = corpus_of(*texts, date="2017-10-16")
    model = corpus.topics(2)
    assert len(corpus.track(model, about="any", copies="all", level=0.95, seed=0)) == 2
    with pytest.raises(ToolkitError, match=told):
        corpus.track(model, **options)


def test_refits_are_refused_for_themes(eight):
    with pytest.raises(ToolkitError, match="refits=10 is for a topic model; themes are not"):
        eight.track(["oil"], refits=10)


@pytest.mark.parametrize("interval", ["wilson", "clustered"])
def test_the_interval_is_that_of_documents_with_so_many_mentions(interval):
    corpus = corpus_of("oil oil", "oil", "oil", "rain")
    row = corpus.track(["oil"], by="outlet", about=2, interval=interval).iloc[0]
    assert row["docs"] == 1
    assert row[["low", "high"]].astype(float).tolist() == [float(b) for b in wilson(1, 4)]
