import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick

FRAME = "Viewing all articles\nBrowse latest Browse all 60\n\n"
PAGE = (
    f"Quantcast\nChannel: The Feed – A Blog\n{FRAME}Who is winning?\n\n$\n0\n0\n\n"
    f"First paragraph, $ 5.\n\nSecond paragraph.\n\n\n{FRAME}Trending Articles\nOther news\n"
)


def test_one_article_without_frame_and_counters(read):
    batch = read("a.txt", PAGE)
    assert batch.table.to_dict("records") == [
        {
            "outlet": "The Feed – A Blog",
            "title": "Who is winning?",
            "text": "First paragraph, $ 5.\n\nSecond paragraph.",
            "place": "",
        }
    ]
    assert batch.problems == []


def test_several_articles_in_one_frame_and_several_pages(read):
    more = "Second paragraph.\n\nAnd now?\n\n$\n12\n1.2K\n\nThird."
    made = read("a.txt", PAGE.replace("Second paragraph.", more) + PAGE.replace("The Feed", "B"))
    assert made.table["title"].tolist() == ["Who is winning?", "And now?", "Who is winning?"]
    assert made.table["text"].iloc[0] == "First paragraph, $ 5.\n\nSecond paragraph."
    assert made.table["text"].iloc[1] == "Third."
    assert made.table["outlet"].tolist() == ["The Feed – A Blog"] * 2 + ["B – A Blog"]
    assert made.table["place"].tolist() == ["item 1", "item 2", "item 3"]


def test_pages_without_counters_or_end(read):
    made = read("a.txt", f"Channel: F\n{FRAME}Title\n\nBody, cut of").table
    assert made[["title", "text"]].iloc[0].tolist() == ["Title", "Body, cut of"]


def test_only_this_layout_is_taken(source, read):
    assert pick(source("a.txt", PAGE)).NAME == "aggregator"
    assert pick(source("a.txt", "Channel: x\n\nAn article about a channel")).NAME == "text"
    assert pick(source("a.txt", "Viewing all articles")).NAME == "text"
    with pytest.raises(ReadError, match=r"a\.txt: an aggregator page without article text"):
        read("a.txt", f"Channel: F\n{FRAME}")
