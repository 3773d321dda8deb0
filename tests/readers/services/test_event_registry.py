import json

from toolkit.readers.contract import Problem

ARTICLE = {
    "uri": "8123456789",
    "lang": "eng",
    "isDuplicate": False,
    "date": "2017-10-16",
    "time": "11:00:00",
    "dateTime": "2017-10-16T11:00:00Z",
    "dateTimePub": "2017-10-16T10:15:00Z",
    "dataType": "news",
    "sim": 0.5,
    "url": "https://lake.example/1",
    "title": "Bridge",
    "body": "The bridge is open.\nThe ferry is not.",
    "source": {"uri": "lake.example", "dataType": "news", "title": "Lake Post"},
    "authors": [{"uri": "ada@lake", "name": "Ada Lake"}, {"uri": "bo@lake", "name": "Bo Hill"}],
    "sentiment": -0.25,
    "eventUri": "eng-123",
    "concepts": [{"uri": "u", "type": "loc", "label": {"deu": "Kirkuk (Stadt)", "eng": "Kirkuk"}}],
    "image": None,
}


def answer(*results, total=None):
    found = {"results": results, "totalResults": total or len(results), "page": 1, "pages": 1}
    return json.dumps({"articles": found})


def test_an_article_with_its_text(read):
    batch = read("a.json", answer(ARTICLE))
    assert batch.table.iloc[0].to_dict() == {
        "place": "item 1",
        "sim": "0.5",
        "doc_id": "8123456789",
        "date": "2017-10-16T10:15:00Z",
        "collected": "2017-10-16T11:00:00Z",
        "outlet": "Lake Post",
        "title": "Bridge",
        "text": "The bridge is open.\n\nThe ferry is not.",
        "author": "Ada Lake, Bo Hill",
        "section": "",
        "url": "https://lake.example/1",
        "language": "eng",
        "source_code": "lake.example",
        "type": "news",
        "is_duplicate": "false",
        "event": "eng-123",
        "sentiment": "-0.25",
        "concepts": "Kirkuk",
        "categories": "",
        "image": "",
    }
    assert batch.problems == []


def test_the_time_of_finding_is_never_the_date(read):
    late = {k: v for k, v in ARTICLE.items() if k not in ("dateTimePub", "dateTime")}
    batch = read("a.json", answer(ARTICLE, late, total=40))
    assert batch.table["date"].tolist() == ["2017-10-16T10:15:00Z", ""]
    assert batch.table["collected"].tolist() == ["2017-10-16T11:00:00Z", "2017-10-16 11:00:00"]
    told = "1 of 2 article(s): no date of publication, only when Event Registry found them"
    assert batch.problems == [
        Problem("", f"{told} (`collected`)", kept=True),
        Problem("", "the search had 40 hits; the file holds 2 of them", kept=True),
    ]


def test_answers_about_single_articles_and_lines(read):
    single = {"8123456789": {"info": ARTICLE}, "8": {"info": ARTICLE | {"uri": "8"}}}
    made = read("a.json", json.dumps(single)).table
    assert made["doc_id"].tolist() == made["place"].tolist() == ["8123456789", "8"]
    lines = f"{json.dumps(ARTICLE)}\n{json.dumps(ARTICLE)}\n"
    assert read("a.jsonl", lines).table["place"].tolist() == ["line 1", "line 2"]
