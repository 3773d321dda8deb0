"""What every reader promises, whatever it is given."""

import gzip
import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import ReadError, ToolkitError
from toolkit.readers import READERS, formats, pick
from toolkit.readers.contract import Batch, Options, Problem, Source
from toolkit.readers.source import open_source

SENTENCE = "The council of the town met on Monday and spoke for three hours about Kirkuk é. "


def _workbook() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["title", "text"])
    book.active.append(["Bridge", SENTENCE])
    book.save(stream)
    return stream.getvalue()


def _parquet() -> bytes:
    stream = io.BytesIO()
    pd.DataFrame({"title": ["Bridge"], "text": [SENTENCE]}).to_parquet(stream)
    return stream.getvalue()


EXAMPLES = {
    "aggregator": f"Channel: F\nViewing all articles\n\nBridge\n\n$\n0\n0\n\n{SENTENCE}".encode(),
    "text": f"# Bridge\n\n{SENTENCE}".encode(),
    "csv": f'title,text\nBridge,"{SENTENCE}"\n'.encode(),
    "json_lines": f'{{"title": "Bridge", "text": "{SENTENCE}"}}\n'.encode() * 2,
    "json": f'[{{"title": "Bridge", "text": "{SENTENCE}"}}]'.encode(),
    "excel": _workbook(),
    "parquet": _parquet(),
    "feed": (
        "<rss version='2.0'><channel><title>F</title><item><title>Bridge</title>"
        f"<description>{SENTENCE}</description></item></channel></rss>"
    ).encode(),
    "web_page": (
        f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1>"
        f"<p>{SENTENCE * 5}</p></article></body></html>"
    ).encode(),
}


def make(name: str, data: bytes) -> Source:
    suffix = READERS[name].SUFFIXES[0]
    return Source(Path(f"a{suffix}"), f"in/a{suffix}", suffix, data)


def check(batch: Batch) -> None:
    assert isinstance(batch.table, pd.DataFrame)
    assert len(batch.table) > 0
    assert batch.table.columns.is_unique
    assert all(isinstance(name, str) for name in batch.table.columns)
    assert batch.table["place"].map(type).eq(str).all()
    assert batch.table["place"].is_unique
    assert all(isinstance(problem, Problem) and problem.problem for problem in batch.problems)


@pytest.fixture(params=READERS)
def name(request) -> str:
    return request.param


def test_every_reader_has_an_example_and_is_described(name):
    reader = READERS[name]
    assert name == reader.NAME
    assert reader.ABOUT
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in reader.SUFFIXES)
    assert name in EXAMPLES


def test_an_example_is_picked_by_its_content_and_read(name):
    source = make(name, EXAMPLES[name])
    assert pick(source) is READERS[name]
    batch = pick(source).read(source, Options())
    check(batch)
    assert batch.table["title"].iloc[0] == "Bridge"
    assert "The council of the town" in batch.table["text"].iloc[0]
    assert batch.problems == [] or all(problem.kept for problem in batch.problems)


def test_reading_twice_gives_the_same(name):
    source = make(name, EXAMPLES[name])
    first, second = (READERS[name].read(source, Options()) for _ in range(2))
    pd.testing.assert_frame_equal(first.table, second.table)
    assert first.problems == second.problems


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_file_gives_rows_or_a_clear_error(name, share):
    data = EXAMPLES[name]
    attempt(make(name, data[: int(len(data) * share)]), name)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1252", "utf-8-sig", "cp037"])
def test_other_encodings_give_rows_or_a_clear_error(name, encoding):
    if name not in ("excel", "parquet"):
        attempt(make(name, EXAMPLES[name].decode().encode(encoding)), name)


@pytest.mark.parametrize("other", EXAMPLES)
def test_the_content_of_another_kind_gives_rows_or_a_clear_error(name, other):
    attempt(make(name, EXAMPLES[other]), name)
    attempt(make(name, gzip.compress(EXAMPLES[other])), name)


@pytest.mark.parametrize("name", READERS)
@settings(derandomize=True, max_examples=25, deadline=None)
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_random_bytes_give_rows_or_a_clear_error(name, data):
    attempt(make(name, data), name)
    half = len(EXAMPLES[name]) // 2
    attempt(make(name, EXAMPLES[name][:half] + data + EXAMPLES[name][half:]), name)


def attempt(source: Source, name: str) -> None:
    """Read as told and as picked; nothing but `ReadError` with the file name may come out."""
    for read in (
        lambda: READERS[name].read(source, Options()),
        lambda: pick(source).read(source, Options()),
    ):
        try:
            check(read())
        except ReadError as error:
            assert str(error).startswith(source.name)
            assert len(str(error)) < 1000


def test_what_cannot_be_read_says_what_can(tmp_path):
    def said(name: str, data: bytes, format: str | None = None) -> str:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(ToolkitError) as caught:
            pick(open_source(path, name), format)
        return str(caught.value)

    assert said("a.csv", b"") == "a.csv: empty file (0 bytes)"
    assert said("a.csv", b" \n\t\n") == "a.csv: holds nothing but white space"
    assert "a.doc: .doc is not a kind of file that is read. Known: " in said("a.doc", b"x")
    assert "csv (.csv .tsv .tab)" in said("a", b"x")
    assert "a: no extension is not" in said("a", b"x")
    assert said("a.txt", b"%PDF-1.7") == "a.txt: a PDF, not .txt content"
    assert said("a.html", bytes(range(1, 30))) == "a.html: binary, not .html content"
    hint = "a.csv: the content is not csv, it looks like feed; say format='feed'"
    assert said("a.csv", EXAMPLES["feed"]) == hint
    assert "format='cvs' is not known" in said("a.csv", b"x", "cvs")
    assert "Did you mean 'csv'" in said("a.csv", b"x", "cvs")


def test_a_named_format_is_taken_whatever_the_extension():
    source = Source(Path("a.dat"), "a.dat", ".dat", EXAMPLES["csv"])
    assert pick(source, "csv") is READERS["csv"]


def test_formats_lists_every_reader():
    made = formats()
    assert [*made] == ["name", "suffixes", "about"]
    assert made["name"].tolist() == [*READERS]
    assert made.set_index("name")["suffixes"]["feed"] == ".xml .rss .rdf .atom"
