import json

import pytest

from toolkit.checks import ReadError

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Paper",
    "language": "en",
    "items": [
        {
            "id": "1",
            "url": "https://paper.example/1",
            "title": "Bridge &amp; ferry",
            "content_html": "<p>One.</p><p>Two.</p>",
            "summary": "Short.",
            "date_published": "2017-10-16T08:00:00+03:00",
            "authors": [{"name": "Jane Doe"}, {"name": "Jo Ek"}],
            "tags": ["Region", "Traffic"],
        },
        {"id": 2, "summary": "Only short."},
        {"id": 3},
        "no item",
    ],
}


def test_items_are_read_whole_or_as_summaries(read):
    batch = read("feed.json", json.dumps(FEED))
    first, second = batch.table.to_dict("records")
    assert first == {
        "date": "2017-10-16T08:00:00+03:00",
        "outlet": "The Paper",
        "title": "Bridge & ferry",
        "text": "One.\n\nTwo.",
        "url": "https://paper.example/1",
        "author": "Jane Doe, Jo Ek",
        "section": "Region, Traffic",
        "language": "en",
        "guid": "1",
        "place": "item 1",
    }
    assert (second["text"], second["guid"]) == ("Only short.", "2")
    assert batch.problems == [
        ("item 3", "neither title nor text", False),
        ("item 4", "neither title nor text", False),
        ("", "1 of 2 entries hold a summary and no full text", True),
    ]


def test_empty_and_broken_feeds_are_refused(read):
    for broken, why in [
        (json.dumps(FEED | {"items": []}), "a feed without entries"),
        (json.dumps(FEED | {"items": {}}), "a JSON feed needs a list 'items'"),
        (json.dumps(FEED)[:200], "no JSON that can be read"),
    ]:
        with pytest.raises(ReadError, match=rf"a\.json: {why}"):
            read("a.json", broken)
