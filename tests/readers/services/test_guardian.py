import json

import pytest

from toolkit.readers.contract import Problem

RESULT = {
    "id": "world/2017/oct/16/bridge",
    "type": "article",
    "sectionId": "world",
    "sectionName": "World news",
    "webPublicationDate": "2017-10-16T10:15:00Z",
    "webTitle": "Bridge &amp; ferry",
    "webUrl": "https://guardian.example/bridge",
    "apiUrl": "https://api.example/bridge",
    "pillarName": "News",
}
BODY = (
    "<p>The <a href='x'>bridge</a> is open.</p><figure><img/><figcaption>A man. Photograph: X"
    "</figcaption></figure><aside><p>Related: The ferry</p></aside> <p>The ferry is not.</p>"
)
FIELDS = {"byline": "Ada Lake in Lakeside", "trailText": "A <strong>short</strong> line"}
NO_TEXT = "1 of 1 article(s): no text; ask for it with show-fields=body,byline,trailText"


def answer(*results, **more):
    found = {"status": "ok", "total": len(results), "pages": 1, "results": results}
    return json.dumps({"response": found | more})


def test_a_result_with_its_body(read):
    batch = read("a.json", answer(RESULT | {"fields": FIELDS | {"body": BODY}}))
    made = batch.table.iloc[0].to_dict()
    assert made == {
        "place": "item 1",
        "doc_id": "world/2017/oct/16/bridge",
        "date": "2017-10-16T10:15:00Z",
        "outlet": "The Guardian",
        "title": "Bridge & ferry",
        "headline": "",
        "text": "The bridge is open.\n\nThe ferry is not.",
        "summary": "A short line",
        "author": "Ada Lake in Lakeside",
        "section": "World news",
        "url": "https://guardian.example/bridge",
        "language": "",
        "keywords": "",
        "type": "article",
        "pillar": "News",
        "words": "",
        "production_office": "",
        "page": "",
    }
    assert batch.problems == []


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"fields": {"bodyText": "Plain. As it is."}}, "Plain. As it is."),
        ({"fields": {"body": "<p>One</p>", "bodyText": "Two"}}, "One"),
        ({"blocks": {"body": [{"bodyHtml": "<p>A</p>"}, {"bodyTextSummary": "B"}]}}, "A\n\nB"),
        ({"fields": {"body": ""}}, ""),
        ({"fields": None}, ""),
        ({}, ""),
    ],
)
def test_where_the_text_stands(read, more, text):
    batch = read("a.json", answer(RESULT | more))
    assert batch.table["text"].tolist() == [text]
    assert batch.problems == ([] if text else [Problem("", NO_TEXT, kept=True)])


def test_the_observer_and_fields_of_paper_are_told(read):
    fields = {
        "publication": "The Observer",
        "productionOffice": "UK",
        "newspaperPageNumber": "4",
        "wordcount": "612",
        "headline": "The bridge",
        "lang": "en",
    }
    made = read("a.json", answer(RESULT | {"fields": fields})).table.iloc[0]
    names = ["outlet", "production_office", "page", "words", "headline", "language", "title"]
    assert made[names].tolist() == [
        *("The Observer", "UK", "4", "612", "The bridge", "en", "Bridge & ferry")
    ]
    site = RESULT | {"fields": {"publication": "theguardian.com"}}
    assert read("a.json", answer(site)).table["outlet"].tolist() == ["The Guardian"]


def test_tags_give_keywords_and_a_byline_that_is_missing(read):
    tags = [
        {"type": "contributor", "webTitle": "Ada Lake"},
        {"type": "keyword", "webTitle": "Bridges"},
        {"type": "keyword", "webTitle": "Iraq"},
    ]
    made = read("a.json", answer(RESULT | {"tags": tags})).table.iloc[0]
    assert made[["author", "keywords"]].tolist() == ["Ada Lake", "Bridges; Iraq"]


def test_one_item_and_the_number_of_hits(read):
    single = read("a.json", json.dumps({"response": {"status": "ok", "content": RESULT}}))
    assert single.table["place"].tolist() == [""]
    batch = read("a.json", answer(RESULT | {"fields": {"body": BODY}}, total=30))
    told = "the search had 30 hits; the file holds 1 of them"
    assert batch.problems == [Problem("", told, kept=True)]
