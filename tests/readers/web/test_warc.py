import gzip

import pytest

from toolkit.checks import ReadError
from toolkit.readers.contract import Options
from toolkit.readers.web import warc

SENTENCE = "The council of the town met on Monday and spoke for three hours about the café. "
DAY = "2017-10-16T09:30:00Z"


def page(title: str) -> bytes:
    return f"<html><title>{title}</title><h1>{title}</h1><p>{SENTENCE * 3}</p></html>".encode()


def chunked(data: bytes) -> bytes:
    pieces = [data[n : n + 50] for n in range(0, len(data), 50)]
    return b"".join(b"%x\r\n%b\r\n" % (len(one), one) for one in [*pieces, b""])


def record(kind: str, url: str, block: bytes, content: str, **headers: str) -> bytes:
    named = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": DAY,
        "Content-Type": content,
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def answer(
    url: str, body: bytes, status: str = "200 OK", content: str = "text/html", **headers: str
) -> bytes:
    """A record of an answer; headers with capitals are those of the record."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content}"]
    own = {name: value for name, value in headers.items() if name[0].isupper()}
    lines += [f"{name.replace('_', '-')}: {v}" for name, v in headers.items() if name not in own]
    block = "\r\n".join([*lines, "", ""]).encode() + body
    return record("response", url, block, "application/http; msgtype=response", **own)


def archive(*records: bytes, packed: bool = True) -> bytes:
    return b"".join(gzip.compress(one) if packed else one for one in records)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_articles_and_the_rest_is_counted_by_kind(read, packed):
    twice = chunked(gzip.compress(page("Two")))
    data = archive(
        answer("https://a.example/1", page("One")),
        record("request", "https://a.example/1", b"GET / HTTP/1.1\r\n\r\n", "application/http"),
        answer("https://a.example/robots.txt", b"User-agent: *"),
        answer("https://a.example/2", twice, content_encoding="gzip", transfer_encoding="chunked"),
        answer("https://a.example/3", page("Three"), "404 Not Found"),
        answer("https://a.example/4", page("Four"), "301 Moved"),
        answer("https://a.example/5.jpg", b"\xff\xd8", content="image/jpeg"),
        answer("https://a.example/6.jpg", b"\xff\xd8", content="image/jpeg"),
        record("resource", "https://a.example/7", page("Seven"), "text/html"),
        record("resource", "https://a.example/8", b"Eight", "text/plain"),
        answer("https://a.example/9", b"<html><p>Move along.</p></html>"),
        record("revisit", "https://a.example/1", b"HTTP/1.1 200 OK\r\n\r\n", "application/http"),
        packed=packed,
    )
    batch = read("a.warc.gz" if packed else "a.warc", data)
    columns = ["title", "url", "collected", "date", "place"]
    assert batch.table[columns].values.tolist() == [
        ["One", "https://a.example/1", DAY, "", "record 1"],
        ["Two", "https://a.example/2", DAY, "", "record 4"],
        ["Seven", "https://a.example/7", DAY, "", "record 9"],
    ]
    assert batch.table["text"].tolist() == [(SENTENCE * 3).strip()] * 3
    assert batch.problems == [
        ("record 11", "no article found: only 2 words of text at https://a.example/9", False),
        (
            "",
            "3 record(s) that hold no page were passed over "
            "(request: 1, revisit: 1, robots.txt: 1)",
            True,
        ),
        (
            "",
            "2 answer(s) with another status than 200 were passed over (301: 1, 404: 1)",
            True,
        ),
        (
            "",
            "3 answer(s) that are no HTML were passed over (image/jpeg: 2, text/plain: 1)",
            True,
        ),
    ]


def test_an_address_between_brackets_an_encoding_in_the_header_and_a_cut_record(read):
    russian = page("Мост").decode().encode("windows-1251", "replace")
    data = archive(
        answer("https://a.example/1", russian, content="text/html; charset=windows-1251"),
        answer("https://a.example/2", page("Two"), WARC_Truncated="length"),
        packed=False,
    )
    data = data.replace(b"Target-URI: https://a.example/1", b"Target-URI: <https://a.example/1>")
    batch = read("a.warc", data)
    assert batch.table["title"].tolist() == ["Мост", "Two"]
    assert batch.table["url"][0] == "https://a.example/1"
    assert ("record 2", "cut off when it was archived: length", True) in batch.problems


def test_arc(read):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("One")
    head = b"1 0 Some\nURL IP-address Archive-date Content-type Archive-length\n"
    data = (
        b"filedesc://a.arc 0.0.0.0 20171016093000 text/plain %d\n%b\n"
        b"https://a.example/1 10.0.0.1 20171016093000 text/html %d\n%b\n"
    ) % (len(head), head, len(body), body)
    batch = read("a.arc.gz", gzip.compress(data))
    assert batch.table[["title", "url", "collected"]].values.tolist() == [
        ["One", "https://a.example/1", DAY]
    ]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("share", [0.6, 0.8])
def test_a_truncated_archive_keeps_what_was_whole(read, packed, share):
    data = archive(
        *(answer(f"https://a.example/{n}", page(f"N{n}")) for n in range(9)), packed=packed
    )
    batch = read("a.warc", data[: int(len(data) * share)])
    assert batch.table["title"].tolist()[:4] == ["N0", "N1", "N2", "N3"]
    told = [p.problem for p in batch.problems]
    assert any("cut off after record" in one or one == "the file ends within it" for one in told)


def test_damage_inside_is_told(read):
    data = archive(*(answer(f"https://a.example/{n}", page("N")) for n in range(3)), packed=False)
    second = data.index(b"WARC/1.0", 10)
    batch = read("a.warc", data[:second] + b"XXXX" + data[second:])
    assert len(batch.table) == 1
    assert batch.problems[-1].place == "record 2"
    assert batch.problems[-1].problem.startswith("damaged or cut off after record 1, rest not read")


def test_an_archive_without_articles_is_refused(source):
    data = archive(answer("https://a.example/1", b"x", "404 Not Found"))
    opened = source("a.warc.gz", data)
    assert warc.matches(opened)
    with pytest.raises(ReadError) as caught:
        list(warc.read(opened, Options()))
    assert str(caught.value) == (
        "a.warc.gz: a web archive without an article (1 answer(s) with another status than 200 "
        "were passed over (404: 1))"
    )


def test_a_page_larger_than_the_bound_is_cut(read, monkeypatch):
    monkeypatch.setattr(warc, "LARGEST", 2**17)
    body = page("Long").replace(b"</html>", b"<p>Another day at the river.</p>" * 8000)
    batch = read("a.warc", archive(answer("https://a.example/1", body)))
    assert batch.table["title"].tolist() == ["Long"]
    assert batch.problems[0].problem.startswith("cut off when it was archived: only its first")


def test_pages_packed_with_brotli_are_listed_where_it_is_missing(source, monkeypatch):
    monkeypatch.setattr(warc, "_has_brotli", lambda: False)
    packed = answer("https://a.example/1", b"x", content_encoding="br")
    opened = source("a.warc", archive(packed, answer("https://a.example/2", page("Two"))))
    batches = list(warc.read(opened, Options()))
    told = "1 page(s) packed with brotli were not read: type pip install brotli (brotli: 1)"
    assert ("", told, False) in batches[-1].problems
