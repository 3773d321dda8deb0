import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.stories.first_published import first_published
from toolkit.measures.stories.stories import stories


def corpus(rows):
    """Rows of story, outlet, date; the text is that of the story."""
    frame = pd.DataFrame(rows, columns=["event", "outlet", "date"])
    frame["text"] = [f"alpha{e} beta{e} gamma{e} delta{e}" for e in frame["event"]]
    frame["doc_id"] = [f"d{n:03}" for n in range(len(frame))]
    return tk.from_frame(frame.assign(language="en"))


def raced(leads):
    """A story a week; North is ahead by so many hours."""
    rows = []
    for number, lead in enumerate(leads):
        noon = pd.Timestamp("2017-01-02 12:00") + pd.Timedelta(days=7 * number)
        rows.append((number, "North", f"{noon:%Y-%m-%d %H:%M}"))
        rows.append((number, "South", f"{noon + pd.Timedelta(hours=lead):%Y-%m-%d %H:%M}"))
    return corpus(rows)


def row(table, outlet="North", other="South"):
    return table[table["outlet"].eq(outlet) & table["other_outlet"].eq(other)].iloc[0]


def test_eight_of_ten_is_the_p_of_the_tables():
    table = first_published(raced([1, 2, 3, 4, 5, 6, 7, 8, -1, -2]))
    assert list(table) == [
        *["outlet", "other_outlet", "stories", "earlier", "later", "ties", "undecided"],
        *["lag_hours", "p_value", "remark"],
    ]
    north, south = row(table), row(table, "South", "North")
    assert north[["stories", "earlier", "later", "ties", "undecided"]].tolist() == [10, 8, 2, 0, 0]
    assert (north["lag_hours"], south["lag_hours"]) == (3.5, -3.5)
    # Tables of the binomial: P(X >= 8 | 10, 1/2) = 0.0547, both sides 0.1094.
    assert north["p_value"] == south["p_value"] == pytest.approx(0.109375)
    assert south[["earlier", "later"]].tolist() == [2, 8]
    assert north["remark"] == ""


def test_a_short_lead_is_a_tie():
    some = raced([0, 0.05, 0.1, -0.05, 5, 0.5])
    assert row(first_published(some))[["earlier", "ties"]].tolist() == [3, 3]
    assert row(first_published(some, least_hours=1))[["earlier", "ties"]].tolist() == [1, 5]
    # Times are exact to the minute, so that a lead below one is never counted.
    assert row(first_published(some, least_hours=0))[["earlier", "later", "ties"]].tolist() == [
        *[4, 1, 1]
    ]


def test_if_all_are_ties_there_is_no_p():
    found = row(first_published(raced([0, 0])))
    assert found["remark"] == "no story was decided"
    assert pd.isna(found["p_value"]) and found["lag_hours"] == 0


def test_days_decide_only_between_days():
    rows = [(1, "North", "2017-10-02"), (1, "South", "2017-10-03")]
    rows += [(2, "North", "2017-10-09 23:00"), (2, "South", "2017-10-10")]
    rows += [(3, "North", "2017-10-16 01:00"), (3, "South", "2017-10-16")]
    found = row(first_published(corpus(rows)))
    assert found[["stories", "earlier", "ties", "undecided"]].tolist() == [3, 2, 0, 1]
    assert found["lag_hours"] == 24


def test_a_pair_that_is_mostly_undecided_says_so():
    rows = [(n, outlet, "2017-10-02") for n in (1, 2) for outlet in ("North", "South")]
    rows += [(3, "North", "2017-10-09"), (3, "South", "2017-10-10")]
    rows += [(3, "West", "2017-10-10 10:00"), (4, "West", "2017-10-20 10:00")]
    rows += [(4, "North", "2017-10-20 11:00")]
    table = first_published(corpus(rows))
    found = row(table)
    assert found[["stories", "earlier", "undecided"]].tolist() == [3, 1, 2]
    assert pd.isna(found["lag_hours"]) and pd.isna(found["p_value"])
    assert found["remark"] == "2 of 3 stories are of one day without times of day"
    assert row(table, "North", "West")["lag_hours"] == 11.5


def test_if_all_pairs_are_undecided_it_is_refused():
    rows = [(n, outlet, "2017-10-02") for n in (1, 2) for outlet in ("North", "South")]
    with pytest.raises(ToolkitError, match="dates are too coarse to tell who was first"):
        first_published(corpus(rows))


def test_offsets_from_utc_decide():
    # 06:00 in Baghdad is before 04:00 in London.
    rows = [(1, "North", "2017-10-16T04:00+00:00"), (1, "South", "2017-10-16T06:00+03:00")]
    assert row(first_published(corpus(rows)))["lag_hours"] == -1


def test_the_first_article_of_an_outlet_counts():
    rows = [(1, "South", "2017-10-16 09:00"), (1, "North", "2017-10-16 11:00")]
    rows += [(1, "North", "2017-10-16 08:00"), (1, "South", "2017-10-16 10:00")]
    found = row(first_published(corpus(rows)))
    assert (found["stories"], found["lag_hours"]) == (1, 1.0)


def test_an_article_without_a_time_of_day_may_have_been_the_first_of_its_day():
    rows = [(1, "North", "2017-10-16 08:00"), (1, "North", "2017-10-16")]
    rows += [(1, "South", "2017-10-16 09:00"), (2, "South", "2017-10-20 09:00")]
    rows += [(2, "North", "2017-10-20 10:00")]
    assert row(first_published(corpus(rows)))[["later", "undecided"]].tolist() == [1, 1]


def test_documents_without_an_outlet_or_date_are_left_out():
    rows = [(1, "North", "2017-10-16 08:00"), (1, "South", "2017-10-16 09:00")]
    rows += [(1, "", "2017-10-16 07:00"), (1, "West", None)]
    some = corpus(rows)
    table = some.docs[["doc_id"]].assign(story="d000")
    assert first_published(some, table)["outlet"].tolist() == ["North", "South"]


def test_groups_of_copies_and_a_part_of_the_corpus_will_do():
    some = raced([1, -2, 3])
    texts = [" ".join(f"e{e}w{n}" for n in range(30)) for e in some.docs["event"]]
    copied = tk.from_frame(some.docs.assign(text=texts))
    assert row(first_published(copied, copied.copies()))[["stories", "earlier"]].tolist() == [3, 2]
    part = some.where("event != 1")
    assert row(first_published(part, stories(some)))[["stories", "earlier"]].tolist() == [2, 2]


def test_other_columns_are_compared_under_their_own_name():
    some = raced([1, 2])
    table = first_published(tk.from_frame(some.docs.assign(desk=some.docs["outlet"])), by="desk")
    assert list(table)[:2] == ["desk", "other_desk"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"by": "oulet"}, "by='oulet' names nothing that can be compared"),
        ({"by": "text"}, "by='text' names nothing"),
        ({"by": "language"}, "has 1 value"),
        ({"least_hours": -1}, "least_hours=-1 must be a number from 0 on"),
        ({"least_hours": "6"}, "least_hours='6' must be a number"),
        ({"stories": pd.DataFrame({"doc_id": ["d000"]})}, "lacks 'story'"),
        ({"stories": pd.DataFrame({"doc_id": ["?"], "story": ["?"]})}, "is no document of this"),
        ({"stories": pd.DataFrame({"doc_id": ["d000"] * 2, "story": "a"})}, "more than once"),
        ({"stories": pd.DataFrame({"doc_id": ["d000"], "story": "a"})}, "No story has dated"),
    ],
)
def test_what_cannot_be_used_is_told(change, told):
    with pytest.raises(ToolkitError, match=told):
        first_published(raced([1, 2]), **change)
