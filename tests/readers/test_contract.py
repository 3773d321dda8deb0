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
from toolkit.readers.contract import Batch, Options, Problem, Reader
from toolkit.readers.source import Source

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
    return Source(Path(f"a{suffix}"), f"in/a{suffix}", data)


def read_all(reader: Reader, source: Source) -> Batch:
    """All batches of a file as one."""
    found = list(reader.read(source, Options()))
    tables = [batch.table for batch in found if len(batch.table)]
    assert tables
    table = pd.concat(tables, ignore_index=True)
    return Batch(table, [problem for batch in found for problem in batch.problems])


def check(batch: Batch) -> None:
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
    batch = read_all(pick(source), source)
    check(batch)
    assert batch.table["title"].iloc[0] == "Bridge"
    assert "The council of the town" in batch.table["text"].iloc[0]
    assert batch.problems == [] or all(problem.kept for problem in batch.problems)


def test_reading_twice_gives_the_same(name):
    source = make(name, EXAMPLES[name])
    first, second = (read_all(READERS[name], source) for _ in range(2))
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
        lambda: read_all(READERS[name], source),
        lambda: read_all(pick(source), source),
    ):
        try:
            check(read())
        except ReadError as error:
            assert str(error).startswith(source.name)
            assert len(str(error)) < 1000


def test_what_cannot_be_read_says_what_can(source):
    def said(name: str, data: bytes, format: str | None = None) -> str:
        with pytest.raises(ToolkitError) as caught:
            pick(source(name, data), format)
        return str(caught.value)

    assert said("a.csv", b"") == "a.csv: empty file (0 bytes)"
    assert said("a.csv", b" \n\t\n") == "a.csv: holds nothing but white space"
    lists = "tk.formats() lists the kinds; say which with format=, as format='text' for one article"
    assert said("a.doc", b"x").startswith("a.doc: text of no kind that is known (.doc). tk.form")
    assert lists in said("a.doc", b"x") and lists in said("a", b"x")
    assert said("a", b"x").startswith("a: text of no kind that is known (no extension)")
    assert "and not what .html files hold (web_page)" in said("a.html", b"Nothing of a page.")
    assert said("a.txt", b"\x89PNG\r\n") == "a.txt: a PNG picture (.txt) of no kind that is read"
    assert said("a.html", bytes(range(1, 30))) == "a.html: binary (.html) of no kind that is read"
    assert "format='cvs' is not known" in said("a.csv", b"x", "cvs")
    assert "Did you mean 'csv'" in said("a.csv", b"x", "cvs")


@pytest.mark.parametrize("kind", EXAMPLES)
@pytest.mark.parametrize("suffix", ["", ".dat", ".csv", ".html"])
def test_the_content_decides_and_not_the_name(kind, suffix):
    source = Source(Path("a"), f"in/a{suffix}", EXAMPLES[kind])
    if kind == "text":  # anything is text, so only its name tells an article
        return
    assert pick(source) is READERS[kind]


def test_a_named_format_is_taken_whatever_the_content():
    source = Source(Path("a.dat"), "a.dat", b"No table.\nAt all.")
    assert pick(source, "csv") is READERS["csv"]


def test_formats_lists_every_reader():
    made = formats()
    assert [*made] == ["name", "suffixes", "about"]
    assert made["name"].tolist() == [*READERS]
    assert made.set_index("name")["suffixes"]["feed"] == ".xml .rss .rdf .atom"


def test_formats_of_a_file_are_those_that_match_and_the_most_special_is_chosen(source):
    path = source("a.txt", EXAMPLES["aggregator"]).path
    made = formats(path)
    assert [*made] == ["file", "name", "suffixes", "about", "chosen"]
    assert made["name"].tolist() == ["aggregator", "text"]
    assert made["chosen"].tolist() == [True, False]
