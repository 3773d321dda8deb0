import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.documents import word_paragraphs

BODY = ["The bridge closed on Monday.", "The ferry\nran."]
EXPORT = ("", "looks like an export of many articles; it was read as one", True)


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word(*lines, heading="", style="Heading 1") -> bytes:
    document = docx.Document()
    if heading:
        document.add_paragraph(heading, style=style)
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def row(batch):
    assert len(batch.table) == 1
    return batch.table.iloc[0].to_dict()


@pytest.mark.parametrize("style", ["Heading 1", "Title"])
def test_the_title_is_the_first_heading(read, style):
    batch = read("2017-10-16_elm.docx", word(*BODY, heading="Bridge closes", style=style))
    assert row(batch) == {
        "place": "",
        "title": "Bridge closes",
        "date": "2017-10-16",
        "text": "The bridge closed on Monday.\n\nThe ferry\nran.",
    }
    assert batch.problems == []


def test_a_title_stands_above_a_heading_and_a_heading_far_below_is_none(read):
    document = docx.Document()
    document.add_heading("Elm Town")
    document.add_paragraph("Bridge closes", style="Title")
    document.add_paragraph(BODY[0])
    assert row(read("a.docx", saved(document)))["title"] == "Bridge closes"
    assert row(read("a.docx", saved(document)))["text"] == f"Elm Town\n\n{BODY[0]}"
    document = docx.Document()
    for number in range(9):
        document.add_paragraph(f"{number} " + "Long lines of text. " * 9)
    document.add_heading("A part")
    assert row(read("elm_ferry.docx", saved(document)))["title"] == "elm ferry"


def test_without_a_heading_a_short_first_line_or_the_name(read):
    assert row(read("a.docx", word("Bridge closes", *BODY)))["title"] == "Bridge closes"
    made = row(read("elm_bridge.docx", word("Long " * 40, *BODY)))
    assert made["title"] == "elm bridge"
    assert made["text"].startswith("Long Long")
    made = row(
        read("Elm_2017-10-16_x.docx", word("Long " * 40), filename="{outlet}_{date}_{title}")
    )
    assert (made["outlet"], made["date"], made["title"]) == ("Elm", "2017-10-16", "x")


def test_tables_and_boxes_are_read_once_and_deleted_text_is_not(read):
    document = docx.Document()
    document.add_heading("Head")
    document.add_table(1, 1).cell(0, 0).text = "In a table."
    inner = (
        "<w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict>"
    )
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'>{inner}</mc:Choice>"
        f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    for content in (
        f"{box}<w:r><w:t>Around it.</w:t></w:r>",
        "<w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText> lost</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:tab/><w:t>new</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>",
    ):
        document.element.body.append(parse_xml(f"<w:p {nsdecls('w')}>{content}</w:p>"))
    text = row(read("a.docx", saved(document)))["text"]
    assert text == "In a table.\n\nAround it.\n\nIn a box.\n\nKept\tnew"


def test_an_export_of_many_articles_is_told(read):
    lines = ["1 of 2 DOCUMENTS", "One.", "2 of 2 DOCUMENTS", "Two."]
    assert read("a.docx", word(*lines, heading="Head")).problems == [EXPORT]


def test_damaged_empty_and_blown_up_files(source, monkeypatch, read):
    def said(data: bytes) -> str:
        with pytest.raises(ReadError) as caught:
            next(pick(source("a.docx", data), "word").read(source("a.docx", data), None))
        return str(caught.value)

    good = word(*BODY)
    assert said(good[:-500]).startswith("a.docx: damaged or truncated Word file (")
    assert said(word()) == "a.docx: holds no text"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert said(stream.getvalue()).startswith("a.docx: damaged or truncated Word file (")
    monkeypatch.setattr(word_paragraphs, "LIMIT", 1024**2)
    document = docx.Document()
    document.add_paragraph("x " * 1024**2)
    assert said(saved(document)).startswith("a.docx: expands to 2 MiB, as no text does")


def test_the_content_decides(source, read):
    assert pick(source("a.zip", word(*BODY))).NAME == "word"
    assert row(read("a.bin", word(*BODY, heading="Head")))["title"] == "Head"
