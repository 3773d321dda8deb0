import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.cells import cells
from toolkit.measures.clusters import clusters_of

LONG = " ".join(f"word{n}" for n in range(30))
ROWS = [
    ("a", "A", "2017-10-16", "Ali", LONG),
    ("b", "A", "2017-10-16 21:00", "Ali", "rain"),
    ("c", "B", "2017-10-16", "", LONG),
    ("d", "", "2017-10-17", "Sara", "snow"),
    ("e", "", "2017-10-17", "Sara", "hail"),
    ("f", "B", "October 2017", None, LONG),
    ("g", "B", "October 2017", "Ali", "wind"),
]


@pytest.fixture(scope="module")
def corpus():
    frame = pd.DataFrame(ROWS, columns=["doc_id", "outlet", "date", "author", "text"])
    return tk.from_frame(frame.assign(language="en"))


def together(corpus, cluster, by="month"):
    """The groups of documents, as letters."""
    unit = clusters_of(corpus, cells(corpus, by), cluster).unit
    ids = corpus.docs["doc_id"]
    return sorted("".join(ids[unit == one]) for one in np.unique(unit[unit >= 0]))


@pytest.mark.parametrize(
    ("cluster", "expected"),
    [
        ("outlet-day", ["ab", "c", "de", "f", "g"]),  # no outlet: the day; no day: alone
        ("day", ["abc", "de", "f", "g"]),
        ("period", ["abcdefg"]),
        ("copy", ["acf", "b", "d", "e", "g"]),
        ("author", ["abg", "c", "de", "f"]),
        ("outlet", ["ab", "cfg", "d", "e"]),
    ],
)
def test_documents_that_belong_together(corpus, cluster, expected):
    assert together(corpus, cluster) == expected


def test_the_groups_of_a_table_cut_clusters(corpus):
    assert together(corpus, "day", ["month", "outlet"]) == ["ab", "c", "de", "f", "g"]
    assert together(corpus, "day", "week") == ["abc", "de"]  # a month is in no week


def test_stories():
    rows = [
        ("a", "A", "2017-10-16 06:00", "Federal troops entered the oil fields near Kirkuk."),
        ("b", "B", "2017-10-16 09:00", "Troops of the federal army took oil fields by Kirkuk."),
        ("c", "A", "2017-10-16 10:00", "Heavy rain flooded streets and markets in Basra."),
    ]
    frame = pd.DataFrame(rows, columns=["doc_id", "outlet", "date", "text"])
    assert together(tk.from_frame(frame.assign(language="en")), "story") == ["ab", "c"]


def test_neighbours_are_days_of_one_outlet():
    days = pd.date_range("2017-10-16", periods=3)
    frame = pd.DataFrame({"date": days.repeat(4), "outlet": ["A", "A", "B", "B"] * 3})
    corpus = tk.from_frame(frame.assign(text="x", language="en"))
    for by in ("week", ["week", "outlet"], "outlet"):
        made = clusters_of(corpus, cells(corpus, by))
        assert len(made.docs) == 6
        assert (made.stratum[made.one] == made.stratum[made.other]).all()
        assert len(made.one) == 4
    assert len(clusters_of(corpus, cells(corpus, "week"), "day").one) == 2


def test_no_date_at_all():
    corpus = tk.from_frame(pd.DataFrame({"text": ["a", "b"], "outlet": "A", "language": "en"}))
    assert clusters_of(corpus, cells(corpus, "outlet")).docs.tolist() == [1, 1]


@pytest.mark.parametrize("cluster", ["weekday", "text", None, 3])
def test_what_is_no_cluster_is_told(corpus, cluster):
    with pytest.raises(
        ToolkitError, match=r"cluster=.* is not known. Allowed: 'outlet-day', 'day'"
    ):
        clusters_of(corpus, cells(corpus, "week"), cluster)


def test_a_column_of_lists_is_told(corpus):
    listed = tk.from_frame(corpus.docs.assign(tags=[["x"]] * 7))
    with pytest.raises(ToolkitError, match="column 'tags' holds list values"):
        clusters_of(listed, cells(listed, "week"), "tags")


def test_the_variation_from_week_to_week_is_covered_by_taking_the_period_as_cluster():
    # Weeks differ by chance, days and outlets within a week do not: simulated, with a true mean.
    draw, inside = np.random.default_rng(7), {"outlet-day": [], "period": []}
    for _ in range(6):
        week = np.repeat(np.arange(52), 100)
        frame = pd.DataFrame({"doc_id": np.arange(len(week)).astype(str), "language": "en"})
        hit = draw.random(len(week)) < draw.beta(2, 18, 52)[week]
        frame["text"] = np.where(hit, "oil", "rain")
        frame["outlet"] = draw.choice(list("ABC"), len(week))
        days = week * 7 + draw.integers(0, 7, len(week))
        frame["date"] = pd.Timestamp("2017-01-02") + pd.to_timedelta(days, "D")
        corpus = tk.from_frame(frame)
        for cluster, found in inside.items():
            table = corpus.track(["oil"], cluster=cluster)
            found += table["low"].le(0.1).mul(table["high"].ge(0.1)).tolist()
    assert np.mean(inside["outlet-day"]) < 0.75
    assert 0.93 <= np.mean(inside["period"]) <= 0.98
