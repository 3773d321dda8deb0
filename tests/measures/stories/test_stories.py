import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.stories.stories import stories

COLUMNS = ["story", "doc_id", "date", "outlet", "title", "earliest", "similarity"]
KIRKUK = "federal troops entered oil fields near Kirkuk airport overnight"
QUAKE = "earthquake destroyed houses in Kermanshah province near border town"


def corpus(*rows):
    frame = pd.DataFrame(rows, columns=["doc_id", "date", "text"])
    return tk.from_frame(frame.assign(language="en", outlet="North"))


def members(table):
    return {story: part["doc_id"].tolist() for story, part in table.groupby("story", sort=False)}


def test_two_events_of_a_day_are_two_stories():
    table = stories(
        corpus(
            ("q2", "2017-11-13 09:00", QUAKE + " killing hundreds"),
            ("k1", "2017-11-13 07:00", KIRKUK),
            ("q1", "2017-11-13 06:00", QUAKE),
            ("k2", "2017-11-13 08:00", KIRKUK + " officials said"),
            ("r", "2017-11-13 08:00", "football season begins with heavy rain and few goals"),
        )
    )
    assert list(table) == [*COLUMNS, "other_id", "documents"]
    assert members(table) == {"q1": ["q1", "q2"], "k1": ["k1", "k2"]}
    assert table["earliest"].tolist() == [True, False, True, False]
    assert table["similarity"].isna().tolist() == [True, False, True, False]
    assert table["similarity"].dropna().between(0.4, 1).all()
    assert table["other_id"].tolist() == ["", "q1", "", "k1"]
    assert table["documents"].tolist() == [2, 2, 2, 2]


def test_the_reprints_of_the_shipped_corpus_share_a_story_with_their_originals(shipped, root):
    truth = pd.read_csv(root / "corpora/kirkuk-2017/truth/articles.csv")
    english = shipped.where(language="en")
    table = stories(english)
    file_of = english.docs.set_index("doc_id")["file"].map(lambda path: path.split("/")[-1])
    story = pd.Series(table["story"].to_numpy(), index=table["doc_id"].map(file_of))
    copies = truth[truth["reprint_of"].notna() & truth["file"].isin(file_of)]
    assert len(copies) >= 11
    assert story.loc[copies["file"]].tolist() == story.loc[copies["reprint_of"]].tolist()


def test_with_times_of_day_the_window_is_hours():
    at = [("a", "2017-10-16 06:00", KIRKUK), ("b", "2017-10-17 18:00", KIRKUK)]
    assert len(stories(corpus(*at))) == 2
    at[1] = ("b", "2017-10-17 18:01", KIRKUK)
    assert stories(corpus(*at)).empty
    assert len(stories(corpus(*at), hours=37)) == 2


@pytest.mark.parametrize(
    ("other", "hours", "found"),
    [
        ("2017-10-16", 36, True),
        ("2017-10-17", 36, True),
        ("2017-10-17 23:59", 36, True),
        ("2017-10-18", 36, False),
        ("2017-10-18 00:30", 36, False),
        ("2017-10-18", 48, True),
        ("2017-10-17", 12, False),
        ("2017-10-16", 12, True),
    ],
)
def test_without_a_time_of_day_the_window_is_days(other, hours, found):
    table = stories(corpus(("a", "2017-10-16", KIRKUK), ("b", other, KIRKUK)), hours=hours)
    assert len(table) == 2 * found


def test_a_long_affair_is_cut_into_stories_of_three_days():
    days = pd.date_range("2017-10-01", periods=10).strftime("%Y-%m-%d")
    table = stories(corpus(*((day, day, KIRKUK) for day in days)))
    length = table.groupby("story")["date"].agg(lambda dates: (dates.max() - dates.min()).days)
    assert length.max() == 3  # 72 hours: twice 36
    assert table["documents"].tolist() == [4] * 8 + [2] * 2


def test_a_text_joins_the_most_similar_one_not_the_last():
    table = stories(
        corpus(
            ("a", "2017-10-16 06:00", KIRKUK),
            ("b", "2017-10-16 07:00", QUAKE + " Kirkuk airport"),
            ("c", "2017-10-16 08:00", KIRKUK + " Kermanshah"),
        )
    )
    assert table.loc[table["doc_id"].eq("c"), "other_id"].tolist() == ["a"]


def test_of_equal_texts_the_first_is_joined():
    rows = [(name, f"2017-10-16 0{hour}:00", KIRKUK) for hour, name in enumerate("dcba", 1)]
    table = stories(corpus(*rows))
    assert table["other_id"].tolist() == ["", "d", "d", "d"]
    assert table["similarity"].tolist()[1:] == [1, 1, 1]


def test_only_documents_of_one_language_are_compared():
    frame = pd.DataFrame({"text": [KIRKUK] * 3, "language": ["en", "de", "de"]})
    table = stories(tk.from_frame(frame.assign(date="2017-10-16", doc_id=["a", "b", "c"])))
    assert members(table) == {"b": ["b", "c"]}


def test_undated_empty_and_tiny_texts_are_in_no_story():
    table = stories(
        corpus(
            ("a", None, KIRKUK),
            ("b", "October 2017", KIRKUK),
            ("c", "2017-10-16", "of the"),
            ("d", "2017-10-16", "of the"),
            ("e", "2017-10-16", "Read on"),
            ("f", "2017-10-16", "Read on"),
            ("g", "2017-10-16", ""),
            ("h", "2017-10-16", KIRKUK),
            ("i", "2017-10-16", KIRKUK),
        )
    )
    assert members(table) == {"h": ["h", "i"]}


def test_clocks_with_offsets_are_put_in_the_order_of_utc():
    table = stories(
        corpus(("a", "2017-10-16T06:00+03:00", KIRKUK), ("b", "2017-10-16T04:00+00:00", KIRKUK))
    )
    assert table["doc_id"].tolist() == ["a", "b"]


def test_no_documents_give_an_empty_table_with_the_same_columns():
    some = corpus(("a", "2017-10-16", KIRKUK), ("b", "2017-10-16", KIRKUK))
    full, empty = stories(some), stories(some.where("outlet == 'South'"))
    assert empty.empty
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def planted(seed, events=40, articles=6, words=30):
    """Articles of which four words in five are drawn from those of their event."""
    rng = np.random.default_rng(seed)
    common = np.array([f"w{n}" for n in range(300)])
    rows = []
    for event in range(events):
        own = np.array([f"e{event}x{n}" for n in range(words)])
        start = pd.Timestamp("2017-10-01") + pd.Timedelta(hours=int(rng.integers(0, 24 * 60)))
        for number in range(articles):
            text = [*rng.choice(own, words * 4 // 5, False), *rng.choice(common, words // 5)]
            date = start + pd.Timedelta(minutes=int(rng.integers(0, 30 * 60)))
            rows.append((f"{event:02}-{number}", f"{date:%Y-%m-%d %H:%M}", " ".join(text)))
    return corpus(*[rows[i] for i in rng.permutation(len(rows))])


@pytest.mark.parametrize("seed", [0, 1])
def test_planted_events_are_found_whole_and_apart(seed):
    table = stories(planted(seed))
    events = table["doc_id"].str[:2]
    assert len(table) == 240
    assert events.groupby(table["story"]).nunique().max() == 1
    assert table["story"].nunique() == 40


def test_the_table_says_what_where_may_leave_out():
    some = corpus(("a", "2017-10-16", KIRKUK), ("b", "2017-10-17", KIRKUK), ("c", None, QUAKE))
    table = stories(some).rename(columns={"story": "copy_group"})
    assert some.where(copies=table).docs["doc_id"].tolist() == ["a", "c"]


@pytest.mark.parametrize("threshold", [0, 0.05, 1.1, "0.4", None, True, float("nan")])
def test_a_threshold_that_cannot_be_used_is_told(threshold):
    with pytest.raises(ToolkitError, match=r"threshold=.* must be a number from 0\.1 to 1"):
        stories(corpus(("a", "2017-10-16", KIRKUK)), threshold=threshold)


@pytest.mark.parametrize("hours", [0, -1, "36h", None, float("inf"), float("nan")])
def test_hours_that_cannot_be_used_are_told(hours):
    with pytest.raises(ToolkitError, match=r"hours=.* must be a number above 0"):
        stories(corpus(("a", "2017-10-16", KIRKUK)), hours=hours)
