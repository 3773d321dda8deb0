import io
import zipfile

import pytest

from toolkit.checks import ReadError
from toolkit.readers.documents import epub_file

SENTENCE = "The council of the town met on Monday and spoke for three hours about the bridge."
SECOND = "Nobody from the ministry came, although two chairs had been kept free."
OPF = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>The Paper [Mon, 16 Oct 2017]</dc:title><dc:language>en</dc:language>
<dc:date>2017-10-16T04:00:00+00:00</dc:date><dc:publisher>{publisher}</dc:publisher>
<dc:creator>calibre</dc:creator></metadata><manifest>{items}</manifest>
<spine toc="ncx">{order}</spine></package>"""
NAV = """<html xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol>
<li><a href="text/feed.xhtml">Region</a><ol>
<li><a href="text/a%20b.xhtml">Bridge &amp; ferry</a></li>
<li><a href="text/two.xhtml#one">First of two</a></li>
<li><a href="text/two.xhtml#two">Second of two</a></li></ol></li></ol></nav>
<nav epub:type="landmarks"><ol><li><a href="text/two.xhtml">Start</a></li></ol></nav>
</body></html>"""


def point(label: str, target: str, inner: str = "") -> str:
    named = f"<navLabel><text>{label}</text></navLabel><content src='text/{target}'/>"
    return f"<navPoint>{named}{inner}</navPoint>"


NCX = f"""<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{
    point(
        "Region",
        "feed.xhtml",
        point("Bridge &amp; ferry", "a%20b.xhtml")
        + point("First of two", "two.xhtml#one")
        + point("Second of two", "two.xhtml#two"),
    )
}</navMap></ncx>"""
FILES = {
    "text/cover.xhtml": "<html><body><img src='x.png'/></body></html>",
    "text/feed.xhtml": "<html><body><h1>Region</h1><ul>"
    + "".join(
        f"<li><a href='x'>Headline {n} of the day and the night</a> on page {n} of it</li>"
        for n in range(5)
    )
    + "</ul></body></html>",
    "text/a b.xhtml": f"<html><body><div><a href='x'>Next</a> | <a href='y'>Contents</a></div>"
    f"<h2>Bridge &amp; ferry</h2><p>{SENTENCE}</p></body></html>",
    "text/rest.xhtml": f"<html><body><p>{SECOND}</p></body></html>",
    "text/two.xhtml": f"<html><body><h2 id='one'>First of two</h2><p>{SENTENCE}</p>"
    f"<h2 id='two'>Second of two</h2><p>{SECOND}</p></body></html>",
}


def book(files=FILES, contents=NAV, publisher="calibre", **more: str) -> bytes:
    stream = io.BytesIO()
    toc = "toc.ncx" if contents.startswith("<ncx") else "nav.xhtml"
    kind = "application/x-dtbncx+xml" if toc == "toc.ncx" else "application/xhtml+xml"
    items = f"<item id='toc' href='{toc}' media-type='{kind}' properties='nav'/>"
    items += "".join(
        f"<item id='i{n}' href='{path.replace(' ', '%20')}'/>" for n, path in enumerate(files)
    )
    order = "".join(f"<itemref idref='i{n}'/>" for n in range(len(files)))
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        path = "<container><rootfile full-path='OPS/content.opf'/></container>"
        archive.writestr("META-INF/container.xml", path)
        opf = OPF.format(items=items, order=order, publisher=publisher)
        archive.writestr("OPS/content.opf", opf)
        archive.writestr(f"OPS/{toc}", contents)
        for path, data in (files | more).items():
            archive.writestr(path if path.startswith("META") else f"OPS/{path}", data)
    return stream.getvalue()


@pytest.mark.parametrize("contents", [NAV, NCX])
def test_every_chapter_of_the_contents_is_an_article(read, contents):
    batch = read("paper.epub", book(contents=contents))
    columns = ["place", "title", "section", "text"]
    assert batch.table[columns].values.tolist() == [
        ["chapter 3", "Bridge & ferry", "Region", f"{SENTENCE}\n\n{SECOND}"],
        ["chapter 4", "First of two", "Region", SENTENCE],
        ["chapter 5", "Second of two", "Region", SECOND],
    ]
    about = batch.table[["outlet", "date", "language", "author", "book"]].drop_duplicates()
    assert about.values.tolist() == [
        ["The Paper", "2017-10-16T04:00:00+00:00", "en", "", "The Paper [Mon, 16 Oct 2017]"]
    ]
    told = "2 chapter(s) without text of their own, as covers and contents, passed over"
    assert batch.problems == [("", told, True)]


def test_without_contents_every_file_is_one_and_its_heading_the_title(read):
    files = {"a.xhtml": FILES["text/two.xhtml"], "b.xhtml": f"<p>{SENTENCE}</p>"}
    batch = read("paper.epub", book(files, "<html><body/></html>", "The Publisher"))
    assert batch.table[["title", "outlet"]].values.tolist() == [
        ["First of two", "The Publisher"],
        ["", "The Publisher"],
    ]


def test_a_missing_chapter_is_listed(read):
    data = book(FILES | {"text/gone.xhtml": "x"})
    made, stream = io.BytesIO(), zipfile.ZipFile(io.BytesIO(data))
    with zipfile.ZipFile(made, "w") as archive:
        for name in stream.namelist():
            if "gone" not in name:
                archive.writestr(name, stream.read(name))
    batch = read("a.epub", made.getvalue())
    assert len(batch.table) == 3
    assert batch.problems[0].place == "OPS/text/gone.xhtml"
    assert batch.problems[0].problem.startswith("missing or damaged in the book")


def test_protected_and_broken_books_are_refused(read):
    locked = (
        "<encryption><EncryptedData><EncryptionMethod Algorithm='aes256'/></EncryptedData>"
        "</encryption>"
    )
    for data, why in [
        (book(**{"META-INF/encryption.xml": locked}), r"protected against copying \(DRM\)"),
        (book()[:1500], r"damaged or truncated EPUB"),
        (book({"a.xhtml": "<p>Four words are there.</p>"}), "a book without text"),
    ]:
        with pytest.raises(ReadError, match=rf"a\.epub: .*{why}"):
            read("a.epub", data)


def test_scrambled_fonts_alone_are_no_protection(read):
    method = "<EncryptionMethod Algorithm='http://www.idpf.org/2008/embedding'/>"
    fonts = {"META-INF/encryption.xml": f"<encryption>{method}</encryption>"}
    assert len(read("a.epub", book(**fonts)).table) == 3


def test_a_file_that_unpacks_too_far_is_not_read(read, monkeypatch):
    monkeypatch.setattr("toolkit.readers.documents.epub_package.LARGEST", 2000)
    batch = read("a.epub", book(FILES | {"text/huge.xhtml": "<p>word </p>" * 1000}))
    assert batch.problems[0] == ("OPS/text/huge.xhtml", "larger than 0 MiB", False)


def test_only_books_match(source):
    assert epub_file.matches(source("a.epub", book()))
    assert not epub_file.matches(source("a.epub", b"PK\x03\x04 other"))
