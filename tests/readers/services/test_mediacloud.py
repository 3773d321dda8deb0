import json

import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick

STORY = {
    "ap_syndicated": True,
    "collect_date": "2017-10-24 11:13:40.558347",
    "feeds": None,
    "guid": "https://lake.example/g",
    "language": "en",
    "media_id": 25349,
    "media_name": "Lake Post",
    "media_url": "http://www.lake.example",
    "processed_stories_id": 1025602449,
    "publish_date": "2016-02-19 07:58:34",
    "stories_id": 9007199254740993,
    "story_tags": [{"tag": "bridges", "tag_set": "nyt_labels"}, {"tag": "Iraq"}],
    "title": "Bridge &amp; ferry",
    "url": "https://lake.example/1",
    "word_count": None,
    "metadata": {"date_guess_method": None},
}


def test_a_story_of_version_2(read):
    batch = read("a.jsonl", f"{json.dumps(STORY)}\n{json.dumps(STORY | {'stories_id': 2})}\n")
    assert batch.table.iloc[0].to_dict() == {
        "place": "line 1",
        "doc_id": "9007199254740993",
        "date": "2016-02-19 07:58:34",
        "collected": "2017-10-24 11:13:40.558347",
        "outlet": "Lake Post",
        "title": "Bridge & ferry",
        "text": "",
        "author": "",
        "section": "",
        "url": "https://lake.example/1",
        "language": "en",
        "source_code": "25349",
        "ap_syndicated": "true",
        "tags": "bridges; Iraq",
        "words": "",
    }
    assert len(batch.table) == 2
    assert batch.problems == []


def test_what_is_missing_is_empty_and_the_site_stands_in_for_a_name(read):
    bare = dict.fromkeys(STORY) | {"title": "Bridge", "media_url": "http://www.lake.example"}
    made = read("a.json", json.dumps([bare])).table.iloc[0]
    assert made[["outlet", "doc_id", "date", "ap_syndicated", "language"]].tolist() == [
        *("lake.example", "", "", "", "")
    ]


def test_the_newer_search_keeps_a_title_under_every_site(read):
    story = {
        "title": "Bridge",
        "publication_date": "2022-02-11",
        "capture_time": "2022-03-04T03:53:49Z",
        "language": "en",
        "domain": "lake.example",
        "url": "https://lake.example/1",
        "original_capture_url": "https://archive.example/1",
    }
    made = read("a.json", json.dumps([story, story | {"domain": "hill.example"}])).table
    assert made["outlet"].tolist() == ["lake.example", "hill.example"]
    assert made["date"].tolist() == ["2022-02-11"] * 2
    assert made["collected"].tolist() == ["2022-03-04T03:53:49Z"] * 2
    assert made["original_capture_url"].iloc[0] == "https://archive.example/1"
    assert "doc_id" not in made or made["doc_id"].eq("").all()


EXPLORER = (
    "stories_id,publish_date,title,url,language,ap_syndicated,themes,media_id,media_name\n"
    '12345678901,2017-10-16 10:15:00,"Bridge, open",https://l.example,en,False,"a, b",1,Lake Post\n'
)
NEWEST = (
    "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
    "x1,2024-01-02 03:04:05,en,lake.example,lake.example,2024-01-01,Bridge,https://l.example\n"
)


@pytest.mark.parametrize(
    ("data", "values"),
    [
        (EXPLORER, ["12345678901", "2017-10-16 10:15:00", "", "Lake Post", "Bridge, open"]),
        (NEWEST, ["x1", "2024-01-01", "2024-01-02 03:04:05", "lake.example", "Bridge"]),
    ],
)
def test_downloads_as_tables(source, read, data, values):
    assert pick(source("a.csv", data)).NAME == "mediacloud"
    made = read("a.csv", data).table.iloc[0]
    assert made[["doc_id", "date", "collected", "outlet", "title"]].tolist() == values


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", '{"counts": [{"date": "2017-10-16", "count": 3}]}'),
        ("a.json", '[{"date": "2017-10-16", "count": 3, "total_count": 30, "ratio": 0.1}]'),
        ("a.csv", "date,count,total_count,ratio\n2017-10-16,3,30,0.1\n"),
    ],
)
def test_counts_are_refused(read, name, data):
    told = rf"{name}: counts by day, as Media Cloud gives them, are no articles; download the list"
    with pytest.raises(ReadError, match=told):
        read(name, data)
