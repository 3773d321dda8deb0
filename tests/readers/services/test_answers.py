"""How answers may be saved; NewsAPI stands for all services."""

import json

import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Options, Problem
from toolkit.readers.services.cells import headline, others, prose, string

ITEM = {
    "source": {"id": None, "name": "Lake Post"},
    "author": "Ada Lake",
    "url": "https://lake.example/",
    "urlToImage": None,
    "publishedAt": "2017-10-16T10:15:00Z",
}


def item(number, **more):
    return {**ITEM, "title": f"Bridge {number}", "url": f"https://l.example/{number}", **more}


def answer(*numbers, total=2):
    return {"status": "ok", "totalResults": total, "articles": [item(n) for n in numbers]}


def lines(*values):
    return "\n".join(map(json.dumps, values)) + "\n"


ONE, TWO = answer(1, 2), answer(3)
KINDS = {
    "one answer": (json.dumps(ONE), ["item 1", "item 2"]),
    "indented": (json.dumps(ONE, indent=1), ["item 1", "item 2"]),
    "wrapped": (json.dumps({"articles": ONE}), ["item 1", "item 2"]),
    "list of answers": (
        json.dumps([ONE, TWO]),
        ["answer 1 item 1", "answer 1 item 2", "answer 2 item 1"],
    ),
    "list of lists": (
        json.dumps([ONE["articles"], TWO["articles"]]),
        ["answer 1 item 1", "answer 1 item 2", "answer 2 item 1"],
    ),
    "list of articles": (json.dumps([item(1), item(2)]), ["item 1", "item 2"]),
    "lines of answers": (lines(ONE, TWO), ["line 1 item 1", "line 1 item 2", "line 2 item 1"]),
    "lines of articles": (lines(item(1), item(2)), ["line 1", "line 2"]),
    "answers pasted together": (
        json.dumps(ONE, indent=1) + "\n" + json.dumps(TWO, indent=1),
        ["answer 1 item 1", "answer 1 item 2", "answer 2 item 1"],
    ),
    "one article": (json.dumps(item(1)), [""]),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_articles_are_found_however_answers_were_saved(read, kind, encoding):
    data, places = KINDS[kind]
    made = read("a.json", data.encode(encoding)).table
    assert made["place"].tolist() == places
    assert made["title"].tolist() == [f"Bridge {n}" for n in range(1, len(places) + 1)]
    assert made["outlet"].unique().tolist() == ["Lake Post"]


def test_a_table_of_articles_is_read_as_they_are(read):
    made = []
    for table in (pd.json_normalize([item(1), item(2)]), pd.DataFrame([item(1), item(2)])):
        made.append(read("a.csv", table.to_csv()).table)
        assert made[-1]["place"].tolist() == ["line 2", "line 3"]
        assert made[-1]["outlet"].tolist() == ["Lake Post", "Lake Post"]
    pd.testing.assert_frame_equal(*made)


def test_what_is_no_article_is_listed_with_its_place(read):
    refused = {"status": "error", "code": "rateLimited", "message": "Too many."}
    batch = read("a.json", json.dumps([ONE, refused, "x", {"n": 1}, {"articles": [None, {}]}]))
    assert len(batch.table) == 2
    assert batch.problems == [
        Problem("item 2", "the service answered with an error: rateLimited: Too many."),
        Problem("item 3", "not a record but text"),
        Problem("item 4", "no article"),
        Problem("answer 5 item 1", "not a record but nothing"),
    ]


def test_an_article_without_anything_is_left_out_and_told(read):
    empty = {"url": None, "publishedAt": None, "urlToImage": None}
    batch = read("a.json", json.dumps([item(1), empty]))
    assert batch.table["title"].tolist() == ["Bridge 1"]
    assert batch.problems == [Problem("item 2", "neither text nor headline nor address")]


@pytest.mark.parametrize(
    ("data", "titles", "place"),
    [
        (json.dumps(answer(1, 2, 3))[:-40], 2, "after item 2"),
        (json.dumps([item(1), item(2)])[:-40], 1, "after item 1"),
        (json.dumps(ONE, indent=1) + json.dumps(answer(3, 4), indent=1)[:-40], 3, ""),
    ],
)
def test_of_an_answer_that_is_cut_off_the_whole_articles_are_read(read, data, titles, place):
    batch = read("a.json", data)
    assert batch.table["title"].tolist() == [f"Bridge {n}" for n in range(1, titles + 1)]
    lost = [p for p in batch.problems if not p.kept]
    assert len(lost) == 1
    assert lost[0].place == (place or "answer 2 after item 1")
    assert lost[0].problem.startswith("cut off or damaged, the rest is not read (Unterminated")


def test_lines_that_are_cut_off_cost_one_line(read):
    batch = read("a.jsonl", lines(item(1), item(2), item(3))[:-30])
    assert batch.table["place"].tolist() == ["line 1", "line 2"]
    assert [p.place for p in batch.problems] == ["line 3"]
    assert batch.problems[0].problem.startswith("no valid JSON (Unterminated string")


def test_more_hits_than_the_file_holds_are_told(read):
    told = "the search had 8,364 hits; the file holds 3 of them"
    pages = [answer(1, 2, total=8364), answer(3, total=8364)]
    assert read("a.json", json.dumps(pages)).problems == [Problem("", told, kept=True)]
    assert read("a.json", json.dumps(answer(1, 2, total=2))).problems == []


def test_answers_without_articles_say_so(read):
    def said(data, **options):
        with pytest.raises(ReadError) as caught:
            read("a.json", json.dumps(data), **options)
        return str(caught.value)

    none = "a.json: an answer without articles; the search had no hits"
    assert said({"status": "ok", "totalResults": 0, "articles": []}) == none
    assert said({"status": "OK", "response": {"docs": None, "metadata": {"hits": 0}}}) == none
    error = {"status": "error", "code": "apiKeyInvalid", "message": "Your key is wrong."}
    assert said(error) == (
        "a.json: the service answered with an error and no articles: "
        "apiKeyInvalid: Your key is wrong."
    )


def test_a_named_service_says_what_it_was_given_instead(tmp_path):
    def said(data):
        path = tmp_path / "a.json"
        path.write_text(json.dumps(data))
        with pytest.raises(ReadError) as caught:
            tk.load(path, format="newsapi", quiet=True)
        return str(caught.value)

    hits = "a.json: an answer of NewsAPI without articles; the search had no hits"
    assert said({"status": "ok", "articles": []}) == hits
    empty = {"error": {"message": "Slow down."}, "articles": None}
    error = {"status": "error", "message": "Slow down."}
    assert (
        said(empty)
        == said(error)
        == ("a.json: no article of NewsAPI; the service answered with an error: Slow down.")
    )


def test_numbers_stay_whole_and_half_characters_are_mended(read):
    data = json.dumps([item(1, rank=9007199254740993, title="a\ud83d b")])
    made = read("a.json", data).table
    assert made["rank"].tolist() == ["9007199254740993"]
    assert made["title"].tolist() == ["a\ufffd b"]


def test_fields_somebody_added_are_kept(read):
    added = {"myCode": "A", "score": 0.5, "good": True, "labels": ["x", "y"], "by": {"who": "Z"}}
    made = read("a.json", json.dumps([item(1, **added)])).table.iloc[0]
    assert made[["my_code", "score", "good", "labels", "by_who"]].tolist() == [
        *("A", "0.5", "true", "x; y", "Z")
    ]


def test_large_files_come_in_batches(source):
    opened = source("a.jsonl", lines(*(item(n) for n in range(4999)), 5, item(1), item(2)))
    made = list(pick(opened).read(opened, Options()))
    assert [len(batch.table) for batch in made] == [5000, 1]
    assert [[p.place for p in batch.problems] for batch in made] == [["line 5000"], []]


@pytest.mark.parametrize("depth", [800, 5000])
@pytest.mark.parametrize("sort", ["value", "list"])
def test_nesting_without_end_does_no_harm(read, depth, sort):
    nested = "[" * depth + "]" * depth
    whole = json.dumps(item(1))
    data = f'[{whole[:-1]}, "content": {nested}}}]' if sort == "value" else f"[{whole}, {nested}]"
    try:
        made = read("a.json", data).table
    except ReadError as error:
        assert str(error).startswith("a.json: no article of NewsAPI; cut off or damaged")
    else:
        assert made["title"].tolist() == ["Bridge 1"]


def test_values_become_text():
    assert string({"name": None, "title": "T"}) == "T"
    assert string({"id": 1}) == ""
    assert string([{"name": "A"}, "B", None, [1]]) == "A, B"
    assert [string(v) for v in (True, None, 2**60, 12.0)] == ["true", "", str(2**60), "12"]
    assert prose("One\r\ntwo &amp; three") == "One\n\ntwo & three"
    assert prose("One\nline.\n\nTwo.") == "One line.\n\nTwo."
    assert prose("<p>One</p><p>Two &lt; 3</p>") == "One\n\nTwo < 3"
    assert prose("2 < 3 > 1") == "2 < 3 > 1"
    assert headline("<b>Bridge</b> &#8212; open") == "Bridge — open"
    assert others({"a": 1, "aB": None, "c": [{"x": 1}]}, ["a"]) == {"a_b": ""}
