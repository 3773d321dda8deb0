"""What every reader promises, whatever it is given."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import ReadError, ToolkitError
from toolkit.readers import READERS, formats, pick
from toolkit.readers.contract import Batch, Options, Problem, Reader
from toolkit.readers.source import Source
from toolkit.schema import WRITTEN

SENTENCE = "The council of the town met on Monday and spoke for three hours about Kirkuk é. "


def _word() -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    document.add_heading("Bridge")
    document.add_paragraph(SENTENCE)
    document.save(stream)
    return stream.getvalue()


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


def _pdf() -> bytes:
    """A page with a large line and a small one, without the table at its end."""
    shown = SENTENCE.replace("é", "\\351")
    drawn = f"BT /F 24 Tf 50 800 Td (Bridge) Tj /F 10 Tf 0 -50 Td ({shown}) Tj ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents 4 0 R"
        " /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body = "".join(f"{n} 0 obj\n{part}\nendobj\n" for n, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n".encode("ascii")


def _epub() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>",
        )
        book.writestr(
            "a.opf",
            "<package><manifest><item id='a' href='a.xhtml'/></manifest>"
            "<spine><itemref idref='a'/></spine></package>",
        )
        book.writestr("a.xhtml", f"<html><body><h1>Bridge</h1><p>{SENTENCE}</p></body></html>")
    return stream.getvalue()


PAGE = (
    f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1>"
    f"<p>{SENTENCE * 5}</p></article></body></html>"
)
RTF = SENTENCE.replace("é", r"\'e9")
EXAMPLES = {
    "lexisnexis": (
        f"    1 of 1 DOCUMENT\n\n    F\n\n    May 1, 2017 Monday\n\nBridge\n\n"
        f"LENGTH: 17 words\n\n{SENTENCE}\n\nLOAD-DATE: May 2, 2017\n"
    ).encode(),
    "lexisnexis_html": (
        "<html><body><a name='DOC_ID_0_0'></a><p>1 of 1 DOCUMENT</p><p>F</p><p>May 1, 2017</p>"
        f"<p>Bridge</p><p>LENGTH: 17 words</p><p>{SENTENCE}</p></body></html>"
    ).encode(),
    "nexis_uni": (
        r"{\rtf1\ansi Bridge\par F\par May 1, 2017\par Length:\~17 words\par Body\par "
        rf"{RTF}\par End of Document}}"
    ).encode(),
    "word": _word(),
    "rtf": rf"{{\rtf1\ansi Bridge\par\par {RTF}\par}}".encode(),
    "factiva_html": (
        "<html><title>Factiva</title><body><div class='article enArticle'><div id='hd'><b "
        "class='enHeadline'>Bridge</b></div><div>12 words</div><div>9 May 2017</div><div>Post</div>"
        "<div>PST</div><div>English</div><div>(c) 2017</div><p class='articleParagraph "
        f"enarticleParagraph'>{SENTENCE}</p><p>Document PST0000020170509ed5900001</p></div></body>"
    ).encode(),
    "factiva_xml": (
        "<PPSResponse><ppsArticleResponse><ppsarticleResultSet count='1'><ppsarticle><article>"
        "<headline><paragraph>Bridge</paragraph></headline><tailParagraphs><paragraph>"
        f"{SENTENCE}</paragraph></tailParagraphs></article></ppsarticle></ppsarticleResultSet>"
        "</ppsArticleResponse></PPSResponse>"
    ).encode(),
    "factiva_text": (
        " HD\tBridge\n WC\t12 words\n PD\t9 May 2017\n SN\tPost\n SC\tPST\n LA\tEnglish\n\n"
        f" LP\t{SENTENCE}\n\n AN\tDocument PST0000020170509ed5900001\n"
    ).encode(),
    "europresse": (
        "<html><body><article><header><span class='DocPublicationName'>Post</span><span "
        "class='DocHeader'>Ville, mardi 9 mai 2017, p. 4</span><div class='titreArticle'><p "
        f"class='titreArticleVisu'>Bridge</p></div></header><section><p>{SENTENCE}</p></section>"
        "</article></body></html>"
    ).encode(),
    "proquest_html": (
        "<html><body><div><a name='DocID_MSTAR_1'></a><p>Bridge</p><p style='margin:0'><strong>"
        "Publication info: </strong>The Post [Rome]08 May 2010: 2.</p><p style='margin:0'><strong>"
        f"Full text: </strong><Text WordCount='16'><html><body><p>{SENTENCE}</p></body></html>"
        "</Text></p><p style='margin:0'><strong>Publication title: </strong>The Post; Rome</p>"
        "<p style='margin:0'><strong>ProQuest document ID: </strong>1</p></div></body></html>"
    ).encode(),
    "proquest_text": (
        f"{'_' * 60}\n\nBridge\n\nPublication info: The Post [Rome]. 08 May 2010: 2.\n\n"
        f"Full text: {SENTENCE}\n\nTitle: Bridge\n\nPublication title: The Post; Rome\n\n"
        f"ProQuest document ID: 1\n\n{'_' * 60}\n"
    ).encode(),
    "newsbank": (
        "<html><body><article class='search-hits__hit'><h3><a href='/apps/news/1'>Bridge</a></h3>"
        "<ul><li>March 27, 2025</li><li>The Post (IL)</li></ul>"
        f"<div class='preview-first-paragraph'>{SENTENCE}...</div></article></body></html>"
    ).encode(),
    "mediargus": (
        "1. Bridge\n\nDe Bode, woensdag 30 november 2011, p. 23, 16w.\n\n\n\n\n\n"
        f"Bridge\n\nBinnenland\n\n\n{SENTENCE}\n"
    ).encode(),
    "apa_defacto": (
        '<html><body><div class="eintrag"><h3>Bridge</h3><pre>"Der Bote" vom 02.04.2013  Seite: 1'
        f"\nRessort: Lokales</pre><p>{SENTENCE}</p></div></body></html>"
    ).encode(),
    "clippings": (
        "<html><body><h1>Knipsels</h1><hr><h2>Bridge</h2><i>De Bode 05-1-2017</i>"
        f"<p>{SENTENCE}</p><hr><h2>Two</h2><i>De Post 21-06-2013</i><p>Two.</p></body></html>"
    ).encode(),
    "aggregator": f"Channel: F\nViewing all articles\n\nBridge\n\n$\n0\n0\n\n{SENTENCE}".encode(),
    "text": f"# Bridge\n\n{SENTENCE}".encode(),
    "corpus_csv": f'{",".join(WRITTEN)}\na,{"," * 6}Bridge{"," * 9}"{SENTENCE}"\n'.encode(),
    "corpus_jsonl": (
        json.dumps(dict.fromkeys(WRITTEN, "") | {"title": "Bridge", "text": SENTENCE}).encode()
    ),
    "csv": f'title,text\nBridge,"{SENTENCE}"\n'.encode(),
    "json_lines": f'{{"title": "Bridge", "text": "{SENTENCE}"}}\n'.encode() * 2,
    "json": f'[{{"title": "Bridge", "text": "{SENTENCE}"}}]'.encode(),
    "excel": _workbook(),
    "parquet": _parquet(),
    "mediacloud": (
        f'[{{"stories_id": 1, "publish_date": "2017-10-16 09:30:00", "title": "Bridge", '
        f'"media_name": "F", "url": "https://f.example/1", "story_text": "{SENTENCE}"}}]'
    ).encode(),
    "gdelt_gkg": (
        "20171016093000-1\t20171016093000\t1\tf.example\thttps://f.example/1"
        + "\t" * 22
        + "<PAGE_TITLE>Bridge</PAGE_TITLE>\n"
    ).encode(),
    "gdelt_events": (
        "600000001\t20171016\t201710\t2017\t2017.7836"
        + "\t" * 55
        + "20171016093000\thttps://f.example"
    ).encode(),
    "gdelt_doc": (
        b'{"articles": [{"url": "https://f.example/1", "title": "Bridge", "domain": "f.example", '
        b'"seendate": "20171016T093000Z", "language": "English", "sourcecountry": "Iraq"}]}'
    ),
    "newsapi": (
        f'{{"status": "ok", "totalResults": 1, "articles": [{{"source": {{"name": "F"}}, "title": '
        f'"Bridge", "url": "https://f.example/1", "urlToImage": null, "publishedAt": '
        f'"2017-10-16T09:30:00Z", "content": "{SENTENCE}"}}]}}'
    ).encode(),
    "guardian": (
        f'{{"response": {{"results": [{{"webTitle": "Bridge", "webPublicationDate": '
        f'"2017-10-16T09:30:00Z", "fields": {{"body": "<p>{SENTENCE}</p>"}}}}]}}}}'
    ).encode(),
    "nyt": (
        f'{{"response": {{"docs": [{{"web_url": "https://f.example/1", "pub_date": '
        f'"2017-10-16T00:00:00Z", "headline": {{"main": "Bridge"}}, '
        f'"lead_paragraph": "{SENTENCE}"}}]}}}}'
    ).encode(),
    "event_registry": (
        f'{{"articles": {{"results": [{{"uri": "1", "lang": "eng", "title": "Bridge", '
        f'"dateTimePub": "2017-10-16T09:30:00Z", "body": "{SENTENCE}"}}]}}}}'
    ).encode(),
    "mediastack": (
        f'{{"data": [{{"title": "Bridge", "description": "d", "source": "F", "category": "c", '
        f'"language": "en", "country": "iq", "published_at": "2017", "text": "{SENTENCE}"}}]}}'
    ).encode(),
    "feed": (
        "<rss version='2.0'><channel><title>F</title><item><title>Bridge</title>"
        f"<description>{SENTENCE}</description></item></channel></rss>"
    ).encode(),
    "json_feed": (
        f'{{"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [{{"id": "1", '
        f'"title": "Bridge", "content_text": "{SENTENCE}"}}]}}'
    ).encode(),
    "news_sitemap": (
        b"<urlset><url><loc>https://f.example/1</loc><news:news><news:publication_date>2017-10-16"
        b"</news:publication_date><news:title>Bridge</news:title></news:news></url></urlset>"
    ),
    "web_page": PAGE.encode(),
    "mhtml": (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://f.example/1\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        f"--b\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n{PAGE}\n--b--\n"
    ).encode(),
    "warc": (
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://f.example/1\r\n"
        "WARC-Date: 2017-10-16T09:30:00Z\r\nContent-Type: text/html\r\n"
        f"Content-Length: {len(PAGE.encode())}\r\n\r\n{PAGE}\r\n\r\n"
    ).encode(),
    "pdf": _pdf(),
    "epub": _epub(),
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
    assert batch.table["title"].iloc[0] == ("Bridge" if name != "gdelt_events" else "")
    bare = name.startswith("gdelt") or name == "news_sitemap"
    told = "The council of the town" if not bare else ""
    assert told in batch.table["text"].iloc[0]
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
    if name not in ("excel", "parquet", "word", "epub"):
        attempt(make(name, EXAMPLES[name].decode().encode(encoding)), name)


@pytest.mark.parametrize("other", EXAMPLES)
def test_the_content_of_another_kind_gives_rows_or_a_clear_error(name, other):
    attempt(make(name, EXAMPLES[other]), name)
    attempt(make(name, gzip.compress(EXAMPLES[other])), name)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=25)
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
    assert "and not what .html files hold (" in said("a.html", b"Nothing of a page.")
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
