"""Citations per outlet and pair: counted by brute force, copies once, gaps unknown."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.intervals import wilson

DAYS = ["2017-09-04", "2017-09-18", "2017-10-02", "2017-10-16"]
ROWS = [
    ("Citadel", 0, "Reuters reported it. He told Reuters so."),
    ("Citadel", 1, "He told CNN so, Reuters reported."),
    ("Citadel", 2, "Rain."),
    ("Tigris", 0, "Rain on the Zab."),
    ("Tigris", 3, "As the Tigris reported, it rained."),
    ("Reuters", 1, "Reuters reported it."),
    ("Reuters", 2, "CNN reported it."),
]
COLUMNS = "outlet cited citations docs total_docs per_1000 share low high".split()


@pytest.fixture(scope="module")
def corpus():
    frame = pd.DataFrame(ROWS, columns=["outlet", "day", "text"])
    frame["date"] = [DAYS[day] for day in frame.pop("day")]
    return tk.from_frame(frame, language="en")


def test_counts_are_those_of_the_citations_without_own_ones(corpus, in_vocabulary):
    table = corpus.citation_matrix()
    assert list(table) == COLUMNS
    in_vocabulary(table)
    found = corpus.citations()
    found = found[~found["own"]]
    counts = Counter(zip(found["outlet"], found["cited"], strict=True))
    assert counts == {("Citadel", "Reuters"): 3, ("Citadel", "CNN"): 1, ("Reuters", "CNN"): 1}
    told = {(r.outlet, r.cited): r.citations for r in table.itertuples()}
    assert {pair: n for pair, n in told.items() if n} == counts
    first = table.iloc[0]
    assert first[["outlet", "cited", "citations", "docs", "total_docs"]].tolist() == [
        "Citadel", "Reuters", 3, 2, 3,
    ]  # fmt: skip
    assert first["per_1000"] == 1000.0 and first["share"] == pytest.approx(2 / 3)


def test_every_outlet_has_a_row_for_each_that_is_cited_the_most_cited_first(corpus):
    table = corpus.citation_matrix()
    assert table["outlet"].tolist() == sorted(["Citadel", "Reuters", "Tigris"] * 2)
    assert table["cited"].tolist() == ["Reuters", "CNN"] * 3
    wide = table.pivot(index="outlet", columns="cited", values="per_1000")
    assert wide.loc["Tigris"].tolist() == [0.0, 0.0]


def test_the_interval_counts_each_article_once(corpus):
    table = corpus.citation_matrix(interval="wilson")
    low, high = wilson(np.array([2.0]), np.array([3.0]), 0.95)  # of three articles two cite Reuters
    assert table.loc[0, ["low", "high"]].tolist() == pytest.approx([low[0], high[0]])


def test_periods_have_rows_of_their_own_and_gaps_are_unknown(corpus, in_vocabulary):
    table = corpus.citation_matrix(by=["outlet", "month"])
    in_vocabulary(table)
    assert list(table)[1] == "period" and list(table)[-1] == "complete"
    october = table[table["outlet"].eq("Citadel") & table["period"].eq(pd.Timestamp("2017-10-01"))]
    assert october["citations"].tolist() == [0, 0] and october["share"].tolist() == [0, 0]
    gone = corpus.where("not (outlet == 'Tigris' and date < '2017-10-01')")
    gap = gone.citation_matrix(by=["outlet", "month"]).query("total_docs == 0")
    assert len(gap) == 2 and gap[["per_1000", "share"]].isna().all(axis=None)


def test_all_documents_together(corpus):
    table = corpus.citation_matrix(by=None)
    assert table[["cited", "citations", "docs", "total_docs"]].values.tolist() == [
        ["Reuters", 3, 2, 7],
        ["CNN", 2, 2, 7],
    ]


def test_some_of_the_citations_can_be_counted(corpus):
    found = corpus.citations()
    table = corpus.citation_matrix(found[found["relation"].eq("told")])
    assert table.groupby("cited", sort=False)["citations"].sum().to_dict() == {
        "CNN": 1,
        "Reuters": 1,
    }


def test_reprints_can_be_counted_once(root):
    shipped = tk.load(root / "corpora" / "kirkuk-2017", quiet=True)
    found = shipped.citations()
    every = shipped.citation_matrix(found).groupby("cited")["citations"].sum()
    once = shipped.citation_matrix(found, copies="distinct").groupby("cited")["citations"].sum()
    assert every["Northway News Agency"] == 10
    assert once["Northway News Agency"] < 10


def test_nothing_is_cited(in_vocabulary):
    frame = pd.DataFrame({"text": ["Rain."], "outlet": "A", "date": "2017-10-16"})
    table = tk.from_frame(frame, language="en").citation_matrix()
    assert list(table) == COLUMNS and len(table) == 0
    in_vocabulary(table)


def test_what_cannot_be_counted_is_refused(corpus):
    found = corpus.citations()
    other = corpus.where("outlet == 'Tigris'")
    with pytest.raises(tk.ToolkitError, match="The citations are not of this corpus"):
        other.citation_matrix(found)
    with pytest.raises(tk.ToolkitError, match=r"lacks 'own'; .*corpus\.citations\(\)"):
        corpus.citation_matrix(found.drop(columns="own"))
    with pytest.raises(tk.ToolkitError, match="by='cited' would stand in one table"):
        tk.from_frame(corpus.docs.assign(cited="x")).citation_matrix(by="cited")
    with pytest.raises(tk.ToolkitError, match="interval='exact' is not known"):
        corpus.citation_matrix(interval="exact")
    with pytest.raises(tk.ToolkitError, match="copies='once' is not known"):
        corpus.citation_matrix(copies="once")
