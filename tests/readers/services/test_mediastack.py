import json

from toolkit.readers.contract import Problem

ARTICLE = {
    "author": None,
    "title": "Bridge",
    "description": "A short line.",
    "url": "https://lake.example/1",
    "source": "Lake Post",
    "image": None,
    "category": "general",
    "language": "en",
    "country": "us",
    "published_at": "2020-08-05T05:47:24+00:00",
}


def test_an_article_has_a_summary_and_no_text(read):
    pagination = {"limit": 25, "offset": 0, "count": 1, "total": 250}
    batch = read("a.json", json.dumps({"pagination": pagination, "data": [ARTICLE]}))
    assert batch.table.to_dict("records") == [
        {
            "place": "item 1",
            "image": "",
            "date": "2020-08-05T05:47:24+00:00",
            "outlet": "Lake Post",
            "title": "Bridge",
            "text": "",
            "summary": "A short line.",
            "author": "",
            "section": "general",
            "url": "https://lake.example/1",
            "language": "en",
            "country": "us",
        }
    ]
    told = "the search had 250 hits; the file holds 1 of them"
    assert batch.problems == [Problem("", told, kept=True)]
