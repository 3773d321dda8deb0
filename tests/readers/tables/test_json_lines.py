import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.tables import json_lines


def test_broken_lines_are_listed_and_the_rest_loads(read):
    data = '{"text": "a"}\n\n{"text": \n[1]\n{"text": "b\u2028c", "source": {"name": "S"}}\r\n'
    batch = read("a.jsonl", data)
    assert batch.table["text"].tolist() == ["a", "b\u2028c"]
    assert batch.table["place"].tolist() == ["line 1", "line 5"]
    assert batch.table["source.name"].iloc[1] == "S"
    assert [p.place for p in batch.problems] == ["line 3", "line 4"]
    assert batch.problems[0].problem.startswith("no valid JSON (Expecting value")
    assert batch.problems[1] == ("line 4", "not a record {...}", False)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ('{"text": "a"}\n{"text": "b"}\n', "json_lines"),
        ('{"text": "a}\n{"text": "b"}\n{"text": "c"}\n', "json_lines"),
        ('{"text": "a"}\n', "json"),
        ('{"articles": [\n{"text": "a"},\n{"text": "b"}]}', "json"),
        ('{"articles": [\n{"text": "a"}\n]}', "json"),
        ('[{"text": "a"},\n{"text": "b"}]', "json"),
        ('{\n"text": "a"}', "json"),
    ],
)
def test_json_that_holds_lines_is_told_from_one_object(source, data, name):
    assert name == pick(source("a.json", data)).NAME


def test_no_record_at_all_is_an_error(read):
    with pytest.raises(ReadError, match="no line holds a JSON record"):
        read("a.jsonl", "5\nnone\n")
    listed = read("a.jsonl", '[\n{"text": "a"},\n{"text": "b"}\n]').table  # one list after all
    assert listed["text"].tolist() == ["a", "b"]


def test_blocks_make_no_difference(read, monkeypatch):
    lines = [f'{{"title": "{n}", "text": "Kirkûk {n}"}}' for n in range(200)]
    lines[150] = '{"title": "broken'
    whole = read("a.jsonl", "\n".join(lines))
    monkeypatch.setattr(json_lines, "BLOCK", 100)  # bytes: three lines or so, cut within letters
    pieces = read("a.jsonl", "\n".join(lines))
    assert pieces.table.values.tolist() == whole.table.values.tolist()
    assert pieces.table["place"].iloc[-1] == "line 200"
    assert pieces.problems == whole.problems
    assert [problem.place for problem in pieces.problems] == ["line 151"]
