"""Who is quoted how often."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.intervals import wilson
from toolkit.voices.shares import clustered_share

ROWS = [
    ("a1", "Ali Aziz", "mayor", "official", "name"),
    ("a1", "Ali Aziz", "", "official", "pronoun"),
    ("a1", "", "Two residents", "civilian", "role"),
    ("a2", "Ali Aziz", "the mayor", "official", "alias"),
    ("a2", "", "two residents", "civilian", "role"),
    ("a2", "", "", "", "none"),
    ("b1", "Huda Karim; Ali Aziz", "", "", "name"),
    ("b1", "", "Officials", "official", "role"),
]


@pytest.fixture
def corpus():
    """Two articles of outlet A with quotations, one of B, and a silent one of C."""
    return tk.from_frame(
        pd.DataFrame(
            {
                "doc_id": ["a1", "a2", "b1", "c1"],
                "outlet": ["A", "A", "B", "C"],
                "date": ["2017-10-16", "2017-10-17", "2017-10-17", "2017-11-02"],
                "text": "Nothing.",
            }
        )
    )


@pytest.fixture
def said():
    """Eight quotations, counted by hand below."""
    return pd.DataFrame(ROWS, columns=["doc_id", "person", "role", "source_kind", "resolved"])


def test_each_source_counted_by_hand(corpus, said, in_vocabulary):
    table = corpus.sources(said)
    in_vocabulary(table)
    rows = list(table[["person", "role", "source_kind", "quotations", "docs", "outlets"]]
                .itertuples(index=False, name=None))  # fmt: skip
    assert rows == [
        ("Ali Aziz", "mayor", "official", 4, 3, 2),
        ("", "two residents", "civilian", 2, 2, 1),
        ("", "officials", "official", 1, 1, 1),
        ("Huda Karim", "", "", 1, 1, 1),
        ("", "", "", 1, 1, 1),
    ]
    assert set(table["total_quotations"]) == {8}
    np.testing.assert_allclose(table["quoted_share"], np.array([4, 2, 1, 1, 1]) / 8)


def test_kinds_have_every_cell_also_silent_ones(corpus, said, in_vocabulary):
    table = corpus.sources(said, by="outlet", what="kind")
    in_vocabulary(table)
    assert len(table) == 3 * 8
    official = table[table["source_kind"] == "official"].set_index("outlet")
    assert official["quotations"].to_dict() == {"A": 3, "B": 1, "C": 0}
    assert official["named"].to_dict() == {"A": 3, "B": 0, "C": 0}
    assert official.loc["A", "quoted_share"] == 0.5
    silent = table[table["outlet"] == "C"]
    assert silent["total_quotations"].eq(0).all()
    assert silent[["quoted_share", "low", "high"]].isna().all(axis=None)
    sums = table.groupby("outlet")[["quotations"]].sum()["quotations"]
    assert sums.to_dict() == {"A": 6, "B": 2, "C": 0}


def test_how_sources_were_found(corpus, said, in_vocabulary):
    table = corpus.sources(said, what="resolved")
    in_vocabulary(table)
    counts = table.set_index("resolved")["quotations"]
    assert counts.to_dict() == {
        "name": 2, "alias": 1, "pronoun": 1, "carried": 0, "role": 3, "none": 1
    }  # fmt: skip


def test_the_first_n_stand_in_every_cell(corpus, said):
    table = corpus.sources(said, by=["month", "outlet"], n=2)
    assert len(table) == 2 * 2 * 3  # months, sources, outlets
    assert list(table["person"].unique()) == ["Ali Aziz", ""]
    cell = table[(table["outlet"] == "B") & (table["period"] == "2017-10-01")]
    assert list(cell["quotations"]) == [1, 0]


def test_what_is_not_known_is_none_of_the_first(corpus, said):
    table = corpus.sources(said, n=5)
    assert len(table) == 4 and table[["person", "role"]].ne("").any(axis=1).all()


def test_shares_of_a_cell_sum_to_one_where_nobody_speaks_together(corpus, said):
    alone = said[~said["person"].str.contains(";")]
    for what in ("source", "kind", "resolved"):
        table = corpus.sources(alone, by="outlet", what=what)
        sums = table[table["total_quotations"] > 0].groupby("outlet")["quoted_share"].sum()
        np.testing.assert_allclose(sums, 1)


def test_somebody_named_twice_in_one_quotation_counts_once(corpus, said):
    twice = said.assign(person=said["person"].replace("Ali Aziz", "Ali Aziz; Ali Aziz"))
    pd.testing.assert_frame_equal(corpus.sources(twice), corpus.sources(said))


def test_persons_may_be_numbers_of_ones_own_coding(corpus, said):
    coded = said.assign(person=[1, 1, 2, 1, 2, 3, 3, 3])
    table = corpus.sources(coded)
    assert list(zip(table["person"], table["quotations"], strict=True)) == [
        ("1", 3),
        ("3", 3),
        ("2", 2),
    ]


def test_ties_stand_in_the_order_of_the_alphabet(corpus, said):
    rows = said[said["doc_id"] != "b1"].assign(person=["C", "B", "A", "A", "B", "C"], role="")
    assert list(corpus.sources(rows)["person"]) == ["A", "B", "C"]
    kinds = rows.assign(source_kind=["party", "media", "", "", "expert", "official"])
    table = corpus.sources(kinds)
    assert list(table["source_kind"]) == ["", "expert", "official"]


def test_undated_articles_are_in_no_period(said):
    frame = pd.DataFrame({"doc_id": ["a1", "a2", "b1"], "text": "x"})
    corpus = tk.from_frame(frame.assign(date=["2017-10-16", None, "2017-10-17"]))
    table = corpus.sources(said, by="week", what="kind")
    assert table["quotations"].sum() == 5  # three of a1, two of b1
    with pytest.raises(ToolkitError, match="No document has a date"):
        tk.from_frame(frame).sources(said, by="week")


def test_some_of_the_quotations(corpus, said):
    table = corpus.sources(said[said["source_kind"] == "civilian"])
    assert list(table["role"]) == ["two residents"] and list(table["total_quotations"]) == [2]


def test_nobody_quoted(corpus, said, in_vocabulary):
    table = corpus.sources(said.head(0))
    in_vocabulary(table)
    assert len(table) == 0
    assert corpus.sources(said.head(0), what="kind")["quoted_share"].isna().all()


def test_quotations_are_found_if_none_are_given():
    corpus = tk.from_frame(
        pd.DataFrame({"text": ["“It is late,” said Ali Aziz, the mayor."], "language": "en"})
    )
    table = corpus.sources()
    assert list(table["person"]) == ["Ali Aziz"] and list(table["source_kind"]) == ["official"]


def test_what_cannot_be_counted_is_refused(corpus, said):
    with pytest.raises(ToolkitError, match=r"what='speaker' is not known\. Allowed: 'source'"):
        corpus.sources(said, what="speaker")
    with pytest.raises(ToolkitError, match=r"which the corpus has not\. Give those of this corpus"):
        corpus.sources(said.assign(doc_id="z"))
    with pytest.raises(ToolkitError, match=r"lacks 'person'.*made by corpus.quotes\(\)"):
        corpus.sources(said.drop(columns="person"))
    with pytest.raises(ToolkitError, match="n=0 must be a whole number, 1 or more"):
        corpus.sources(said, n=0)
    with pytest.raises(ToolkitError, match=r"n=3 is for single sources; what='kind' has a row"):
        corpus.sources(said, what="kind", n=3)
    with pytest.raises(ToolkitError, match="source_kind='officer' is not known"):
        corpus.sources(said.assign(source_kind="officer"), what="kind")


def test_intervals_by_brute_force(corpus, said):
    table = corpus.sources(said, what="kind").set_index("source_kind")
    k = np.array([2, 1, 1])  # officials in a1, a2, b1
    m = np.array([3, 3, 2])
    p = k.sum() / m.sum()
    variance = 3 / 2 * ((k - p * m) ** 2).sum() / m.sum() ** 2
    telling = min(p * (1 - p) / variance, m.sum())
    low, high = wilson(p * telling, telling)
    got = table.loc["official", ["low", "high"]].to_numpy(float)
    np.testing.assert_allclose(got, [low, high])


def test_articles_that_differ_are_counted_as_articles(corpus, said):
    kinds = ["official"] * 3 + ["civilian"] * 3 + ["official"] * 2  # all of a1 and b1, none of a2
    table = corpus.sources(said.assign(source_kind=kinds), what="kind").set_index("source_kind")
    k, m = np.array([3, 0, 2]), np.array([3, 3, 2])
    p = 5 / 8
    telling = p * (1 - p) / (3 / 2 * ((k - p * m) ** 2).sum() / 64)
    assert telling < 3
    got = table.loc["official", ["low", "high"]].to_numpy(float)
    np.testing.assert_allclose(got, wilson(p * telling, telling))


def test_where_nobody_or_everybody_counts_an_article_is_one():
    low, high = clustered_share([0, 12], [12, 12], [0, 48], [0, 48], [48, 48], [3, 3])
    np.testing.assert_allclose([low, high], np.array([wilson(0, 3), wilson(3, 3)]).T)


def test_roles_are_one_without_article_and_capitals(corpus, said):
    roles = ["The mayor", "a mayor", "an official", "Mayor", "the mayor", "A mayor", "x", "x"]
    table = corpus.sources(said.assign(person="", role=roles))
    assert list(table["role"]) == ["mayor", "x", "official"]


def test_independent_quotations_have_wilsons_interval():
    # One quotation an article: the design effect is n / (n - 1).
    low, high = clustered_share([40], [100], [40], [40], [100], [100])
    np.testing.assert_allclose((low[0], high[0]), wilson(0.4 * 99, 99), rtol=1e-12)


def test_the_interval_covers_a_known_share_when_articles_have_speakers_of_their_own():
    # 60 articles of 1 to 9 quotations; each has a share of its own around 0.3.
    draw = np.random.default_rng(4)
    runs, articles = 2000, 60
    m = draw.integers(1, 10, (runs, articles))
    own = draw.beta(0.6, 1.4, (runs, articles))
    k = draw.binomial(m, own)
    args = [k.sum(1), m.sum(1), (k**2).sum(1), (k * m).sum(1), (m**2).sum(1)]
    low, high = clustered_share(*args, np.full(runs, articles))
    covered = np.mean((low <= 0.3) & (high >= 0.3))
    assert 0.93 <= covered <= 0.97
    naive = wilson(args[0], args[1])
    assert np.mean((naive[0] <= 0.3) & (naive[1] >= 0.3)) < 0.85


def test_one_article_says_nothing_of_the_spread():
    low, high = clustered_share([2], [4], [4], [8], [16], [1])
    assert np.isnan(low[0]) and np.isnan(high[0])
