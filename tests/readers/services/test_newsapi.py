import json

import pytest

from toolkit.readers import pick
from toolkit.readers.contract import Problem

ARTICLE = {
    "source": {"id": "lake-post", "name": "Lake Post"},
    "author": "Ada Lake",
    "title": "Bridge &amp; ferry",
    "description": "A short <b>line</b> about it.",
    "url": "https://lake.example/1",
    "urlToImage": "https://lake.example/1.jpg",
    "publishedAt": "2017-10-16T10:15:00Z",
    "content": "The bridge is open.\r\nThe ferry is… [+3685 chars]",
}
CUT = "the text is only its beginning, which is all that the service gives"


def answer(*articles, **more):
    return json.dumps({"status": "ok", "totalResults": len(articles), "articles": articles} | more)


def test_an_article_of_version_2(read):
    batch = read("a.json", answer(ARTICLE))
    assert batch.table.to_dict("records") == [
        {
            "place": "item 1",
            "date": "2017-10-16T10:15:00Z",
            "outlet": "Lake Post",
            "source_code": "lake-post",
            "title": "Bridge & ferry",
            "text": "The bridge is open.\n\nThe ferry is",
            "summary": "A short line about it.",
            "author": "Ada Lake",
            "section": "",
            "url": "https://lake.example/1",
            "language": "",
            "image": "https://lake.example/1.jpg",
        }
    ]
    assert batch.problems == [Problem("", f"1 of 1 article(s): {CUT}", kept=True)]


def test_version_1_names_the_source_once_and_gives_no_text(read):
    article = {k: v for k, v in ARTICLE.items() if k not in ("source", "content")}
    batch = read("a.json", answer(article, source="lake-post", sortBy="top"))
    made = batch.table.iloc[0]
    assert made[["outlet", "source_code", "text"]].tolist() == ["lake-post", "", ""]
    assert made["summary"] == "A short line about it."
    assert batch.problems == []


def test_gnews_has_the_same_form(read):
    article = {k: v for k, v in ARTICLE.items() if k != "urlToImage"}
    article |= {"image": "https://lake.example/2.jpg", "content": "Open now... [1234 chars]"}
    made = read("a.json", json.dumps({"totalArticles": 1, "articles": [article]})).table.iloc[0]
    assert made[["text", "image"]].tolist() == ["Open now", "https://lake.example/2.jpg"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (None, ""),
        ("Whole text.", "Whole text."),
        ("Text about [+3 chars] marks.", "Text about [+3 chars] marks."),
        ("<ul><li>One</li>\n<li>Two is… [+12 chars]", "One\n\nTwo is"),
    ],
)
def test_only_the_mark_of_a_cut_is_taken_off(read, content, text):
    batch = read("a.json", answer(ARTICLE | {"content": content}))
    assert batch.table["text"].tolist() == [text]
    assert len(batch.problems) == str(content).endswith("[+12 chars]")


def test_a_full_text_that_was_added_wins_and_is_not_called_cut(read):
    batch = read("a.json", answer(ARTICLE | {"full_text": "All of it."}))
    assert batch.table["text"].tolist() == ["All of it."]
    assert batch.problems == []


def test_removed_articles_are_left_out_and_unknown_dates_stay_empty(read):
    mark = "[Removed]"
    removed = {**ARTICLE, "source": {"id": None, "name": mark}, "title": mark, "content": mark}
    old = ARTICLE | {"publishedAt": "0001-01-01T00:00:00Z", "content": None}
    batch = read("a.json", answer(removed, old))
    assert batch.table["date"].tolist() == [""]
    assert batch.problems == [
        Problem("item 1", "removed by NewsAPI: neither headline nor text is left")
    ]


def test_a_source_without_a_name_is_no_outlet(read):
    made = read("a.json", answer(ARTICLE | {"source": {"id": None, "name": None}})).table
    assert made["outlet"].tolist() == [""]


@pytest.mark.parametrize(
    "data",
    [
        [{"title": "t", "text": "a", "publishedAt": "2017-10-16"}],
        [{"title": "t", "text": 'about "urlToImage": and "publishedAt":'}],
    ],
)
def test_other_records_are_left_to_the_general_reader(source, data):
    assert pick(source("a.json", json.dumps(data))).NAME == "json"
