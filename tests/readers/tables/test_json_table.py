import json
import re

import pytest

from toolkit.checks import ReadError
from toolkit.readers.columns import rename
from toolkit.readers.contract import Options, Problem
from toolkit.readers.tables.json_table import flatten

ARTICLES = [{"title": "One", "body": "a"}, {"title": "Two", "body": "b"}]


@pytest.mark.parametrize(
    "value",
    [
        ARTICLES,
        {"status": "ok", "articles": ARTICLES},
        {"response": {"meta": {"hits": 2}, "docs": ARTICLES}},
        {"title": "a search", "results": ARTICLES, "facets": [{"n": 1}]},
        {"articles": {"results": ARTICLES, "page": 1}},
    ],
)
def test_the_list_of_records_is_found(read, value):
    made = read("a.json", json.dumps(value, indent=1)).table
    assert made["title"].tolist() == ["One", "Two"]
    assert made["place"].tolist() == ["item 1", "item 2"]


def test_one_article_per_file_with_lists_inside(read):
    article = {"title": "One", "text": "a", "authors": [{"name": "X"}], "source": {"name": "S"}}
    made = rename(read("a.json", json.dumps(article)).table, Options())
    assert made[["title", "text", "author", "outlet"]].iloc[0].tolist() == ["One", "a", "X", "S"]


def test_inner_records_are_lifted_one_level():
    assert flatten({"a": {"b": 1, "c": {"d": 2}}, "e": {}}) == {"a.b": 1, "a.c": {"d": 2}, "e": {}}
    assert flatten({"a.b": 1, "a": {"b": 2}}) == {"a.b": 1}


def test_what_is_no_record_is_listed(read):
    batch = read("a.json", json.dumps([*ARTICLES, "x", None, 3]))
    assert len(batch.table) == 2
    assert batch.problems == [
        Problem("item 3", "not a record but text"),
        Problem("item 4", "not a record but nothing"),
        Problem("item 5", "not a record but a number"),
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"title": ["One", "Two"], "text": ["a", "b"]},
        {"title": {"0": "One", "1": "Two"}, "text": {"0": "a", "1": "b"}},
        {"columns": ["title", "text"], "index": [0, 1], "data": [["One", "a"], ["Two", "b"]]},
        {"0": {"title": "One", "text": "a"}, "1": {"title": "Two", "text": "b"}},
        {
            "schema": {"fields": [{"name": "text"}]},
            "data": [*({"title": t} for t in ("One", "Two"))],
        },
    ],
)
def test_tables_written_by_columns_or_rows(read, value):
    made = read("a.json", json.dumps(value)).table
    assert made["title"].tolist() == ["One", "Two"]
    assert made["place"].tolist() == ["item 1", "item 2"]


def test_one_article_with_lists_is_not_taken_for_columns(read):
    article = {"title": "One", "text": "a", "authors": ["X"], "tags": ["y"]}
    assert read("a.json", json.dumps(article)).table["title"].tolist() == ["One"]


ANSWERED = "the service answered with an error and no articles: "


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"status": "error", "code": "keyWrong", "message": "No key."}, "keyWrong: No key."),
        ({"fault": {"faultstring": "Slow down", "detail": {"code": 1}}}, "Slow down"),
        ({"response": {"status": "error", "message": "No page."}}, "No page."),
        ({"error": {"code": "limit", "message": "Too many."}}, "limit: Too many."),
        ({"error": "No key."}, "No key."),
        ({"errors": ["No key.", "x"], "status": "ERROR"}, "No key."),
        ({"message": "Unauthorized"}, "Unauthorized"),
        ({"status": "error", "results": {"message": "Bad", "code": "U"}}, "U: Bad"),
        ({"status": "failed"}, "an error"),
    ],
)
def test_what_a_service_refused_is_told(read, value, told):
    with pytest.raises(ReadError, match=re.escape(f"a.json: {ANSWERED}{told}") + "$"):
        read("a.json", json.dumps(value))


@pytest.mark.parametrize(
    "value", [{"response": {"docs": [], "meta": {"hits": 0}}}, {"articles": {"results": []}}, {}]
)
def test_a_search_without_hits_is_told(read, value):
    with pytest.raises(ReadError, match=r"a\.json: an answer without articles; the search had no"):
        read("a.json", json.dumps(value))


def test_large_numbers_stay_whole_and_half_characters_are_mended(read):
    data = '[{"id": 9007199254740993, "text": "a\\ud83d b"}, {"text": "\\ud83d\\ude00"}]'
    made = rename(read("a.json", data).table, Options())
    assert made["doc_id"].tolist() == ["9007199254740993", ""]
    assert made["text"].tolist() == ["a\ufffd b", "😀"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('[{"text": "a"},\n {"text": ', r"a\.json: no valid JSON at line 2, column 11"),
        ('{"a": [{"x": 1}], "b": [{"y": 1}]}', r"several lists of records: 'a', 'b'"),
        ('{"n": 1, "m": {"k": 2}}', r"no list of records; its keys are 'n', 'm'"),
        ("[1, 2]", r"the list holds no records"),
        ("[" * 100_000, r"a\.json: no (valid )?JSON"),
        ("plain", r"a\.json: text of no kind that is known, and not what \.json"),
    ],
)
def test_errors_say_what_and_where(read, data, message):
    with pytest.raises(ReadError, match=message):
        read("a.json", data)
