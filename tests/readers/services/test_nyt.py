import json

import pytest

from toolkit.readers.contract import Problem

DOC = {
    "web_url": "https://nyt.example/bridge",
    "snippet": "The bridge is...",
    "lead_paragraph": "The bridge is open &#8212; at last.",
    "abstract": "About a bridge.",
    "print_page": "4",
    "source": "The New York Times",
    "headline": {"main": "Bridge", "kicker": "Lakeside", "print_headline": "A Bridge"},
    "keywords": [
        {"rank": "1", "name": "glocations", "value": "Kirkuk"},
        {"name": "subject", "value": "Bridges"},
    ],
    "pub_date": "2016-03-27T00:00:00Z",
    "document_type": "article",
    "news_desk": "Foreign",
    "section_name": "World",
    "subsection_name": None,
    "byline": {"original": "By ADA LAKE", "person": [], "organization": None},
    "type_of_material": "News",
    "multimedia": [{"url": "x.jpg"}],
    "_id": "abc",
    "word_count": 56,
}
LEAD = "1 of 1 article(s): the text is the lead paragraph; the service gives no more"
NONE = "1 of 1 article(s): no text, the service gives an abstract only (`summary`)"


def answer(*docs, hits=None):
    meta = {"hits": hits or len(docs), "offset": 0}
    return json.dumps({"response": {"docs": docs, "meta": meta}})


def test_a_document_of_a_search(read):
    batch = read("a.json", answer(DOC))
    assert batch.table.iloc[0].to_dict() == {
        "place": "item 1",
        "doc_id": "abc",
        "date": "2016-03-27",
        "outlet": "The New York Times",
        "title": "Bridge",
        "text": "The bridge is open — at last.",
        "summary": "About a bridge.",
        "author": "ADA LAKE",
        "section": "World",
        "url": "https://nyt.example/bridge",
        "language": "",
        "kicker": "Lakeside",
        "print_headline": "A Bridge",
        "keywords": "Kirkuk; Bridges",
        "news_desk": "Foreign",
        "subsection": "",
        "type": "News",
        "document_type": "article",
        "words": "56",
        "page": "4",
    }
    assert batch.problems == [Problem("", LEAD, kept=True)]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2016-03-27T00:00:00Z", "2016-03-27"),
        ("2016-03-27T00:00:00+0000", "2016-03-27"),
        ("2016-03-27T08:40:09Z", "2016-03-27T08:40:09Z"),
        (None, ""),
    ],
)
def test_midnight_means_a_day(read, written, date):
    assert read("a.json", answer(DOC | {"pub_date": written})).table["date"].tolist() == [date]


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        (None, ""),
        ([], ""),
        ({}, ""),
        ("By Ada Lake and Bo Hill", "Ada Lake and Bo Hill"),
        ([{"original": "by Ada Lake"}], "Ada Lake"),
        ({"original": None, "person": [{"firstname": "Ada", "lastname": "LAKE"}]}, "Ada LAKE"),
        ({"person": [], "organization": "REUTERS"}, "REUTERS"),
        ({"original": "Byron Lake"}, "Byron Lake"),
    ],
)
def test_bylines_of_all_sorts(read, byline, author):
    assert read("a.json", answer(DOC | {"byline": byline})).table["author"].tolist() == [author]


def test_without_a_lead_paragraph_there_is_no_text(read):
    more = {"lead_paragraph": None, "abstract": None, "headline": {"print_headline": "Paper"}}
    batch = read("a.json", answer(DOC | more, hits=33169))
    made = batch.table.iloc[0]
    assert made[["text", "summary", "title"]].tolist() == ["", "The bridge is...", "Paper"]
    told = "the search had 33,169 hits; the file holds 1 of them"
    assert batch.problems == [Problem("", NONE, kept=True), Problem("", told, kept=True)]


def test_top_stories(read):
    story = {
        "section": "world",
        "subsection": "europe",
        "title": "Bridge",
        "abstract": "About a bridge.",
        "url": "https://nyt.example/bridge",
        "uri": "nyt://article/1",
        "byline": "By Ada Lake",
        "item_type": "Article",
        "published_date": "2017-10-16T06:15:00-04:00",
        "des_facet": ["Bridges", "Ferries"],
        "org_facet": "",
        "per_facet": ["Lake, Ada"],
        "geo_facet": ["Kirkuk"],
        "multimedia": None,
    }
    data = {"status": "OK", "section": "home", "num_results": 1, "results": [story]}
    batch = read("a.json", json.dumps(data))
    made = batch.table.iloc[0]
    names = ["doc_id", "date", "outlet", "title", "text", "summary", "author", "section"]
    assert made[names].tolist() == [
        *("nyt://article/1", "2017-10-16T06:15:00-04:00", "The New York Times", "Bridge", ""),
        *("About a bridge.", "Ada Lake", "world"),
    ]
    assert made["keywords"] == "Bridges; Ferries; Lake, Ada; Kirkuk"
    assert batch.problems == [Problem("", NONE, kept=True)]
