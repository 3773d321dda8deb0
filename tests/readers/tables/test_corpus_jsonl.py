import json

import pytest

import toolkit as tk
from toolkit.schema import WRITTEN

DOCUMENT = dict.fromkeys(WRITTEN, "") | {"doc_id": "a", "text": "Rain.", "language": "en"}


def lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


def load(path, **options):
    return tk.load(path, quiet=True, **options)


def test_lines_that_are_no_documents_are_listed(write):
    path = write("a.jsonl", lines(DOCUMENT, {"text": "x"}, 5, DOCUMENT) + '{"doc_id": \n')
    corpus = load(path)
    assert corpus.docs["doc_id"].tolist() == ["a", "a-2"]
    lost = corpus.skipped[~corpus.skipped["kept"].astype(bool)]
    assert lost["place"].tolist() == ["line 5", "line 2", "line 3"]
    assert lost["problem"].iloc[1] == "not a record with all columns of a document"


def test_other_json_lines_are_not_taken(write):
    path = write("a.jsonl", lines({"doc_id": "a", "text": "Rain."}))
    assert load(path).docs["format"].tolist() == ["json_lines"]
    with pytest.raises(tk.ReadError, match="no line holds a document written by corpus"):
        load(path, format="corpus_jsonl")


def test_fields_of_a_service_do_not_make_it_an_answer_of_that_service(write):
    extra = {"stories_id": 1, "media_name": "F", "media_url": "http://f.example", "media_id": 2}
    corpus = load(write("a.jsonl", lines(DOCUMENT | extra | {"format": "mediacloud"})))
    assert corpus.docs[["doc_id", "format", "text", "stories_id"]].values.tolist() == [
        ["a", "mediacloud", "Rain.", 1]
    ]
