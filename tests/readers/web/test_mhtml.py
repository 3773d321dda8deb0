import pytest

from toolkit.checks import ReadError
from toolkit.readers.web import mhtml

SENTENCE = "The council of the town met on Monday and spoke for three hours about the café. "
PAGE = f"<html><head><title>Bridge</title></head><body><h1>Bridge</h1><p>{SENTENCE * 2}</p></body>"
URL = "https://paper.example/bridge"


def saved(
    page: str | bytes = PAGE, *, how: str = "quoted-printable", charset: str = "utf-8"
) -> bytes:
    import base64
    import quopri

    data = page.encode() if isinstance(page, str) else page
    packed = quopri.encodestring(data) if how == "quoted-printable" else base64.encodebytes(data)
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: Bridge\r\n"
        "Date: Mon, 16 Oct 2017 08:00:00 +0300\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b----"\r\n\r\n'
        "------b----\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n"
        f"<html><body><p>Buy a boat, and another boat, and {SENTENCE}</p></body></html>\r\n"
        f"------b----\r\nContent-Type: text/html; charset={charset}\r\nContent-Location: {URL}\r\n"
        f"Content-Transfer-Encoding: {how}\r\n\r\n"
    )
    tail = "\r\n------b----\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n------b------\r\n"
    return head.encode() + packed + tail.encode("latin-1")


@pytest.mark.parametrize("how", ["quoted-printable", "base64"])
def test_the_page_is_read_and_not_a_frame_in_it(read, how):
    batch = read("a.mhtml", saved(how=how))
    made = batch.table.iloc[0]
    assert len(batch.table) == 1
    assert made["title"] == "Bridge"
    assert made["text"] == (SENTENCE * 2).strip()
    assert made["url"] == URL
    assert made["outlet"] == "paper.example"
    assert made["date"] == ""
    assert made["collected"] == "Mon, 16 Oct 2017 08:00:00 +0300"
    assert batch.problems == []


def test_the_encoding_of_the_header_is_taken(read):
    page = PAGE.replace("café", "мост").encode("windows-1251")
    assert "мост" in read("a.mht", saved(page, charset="windows-1251")).table["text"][0]


def test_an_older_file_without_the_address_of_the_whole(read):
    data = saved().replace(f"Snapshot-Content-Location: {URL}\r\n".encode(), b"", 1)
    data = data.replace(b"Saved by Blink", b"Saved by Windows Internet Explorer 8")
    made = read("a.mht", data).table
    assert made[["title", "url"]].values.tolist() == [["Bridge", URL]]


def test_a_truncated_file_gives_what_is_whole(read):
    data = saved()
    cut = read("a.mhtml", data[: data.rindex(b"three hours")]).table
    assert cut["title"].tolist() == ["Bridge"]


def test_a_file_without_a_page_is_refused(read):
    data = saved("<p>Nothing here.</p>").replace(b"Buy a boat", b"").replace(SENTENCE.encode(), b"")
    with pytest.raises(ReadError, match=r"a\.mht: no article found: only \d+ words of text"):
        read("a.mht", data)
    with pytest.raises(ReadError, match=r"a\.mht: holds no web page"):
        read("a.mht", data.replace(b"text/html;", b"image/png;").replace(b"text/html\r", b"x/y\r"))


def test_ordinary_mails_are_not_taken(source):
    mail = "From: a@b.example\nSubject: x\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    assert not mhtml.matches(source("a.eml", mail + "Content-Type: text/html\n\n<p>x</p>\n--b--"))
    assert not mhtml.matches(source("a.html", PAGE))
