"""Read web archives: WARC and the older ARC."""

from __future__ import annotations

import logging
import math
import multiprocessing
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import urlsplit

from toolkit.checks import ReadError
from toolkit.parallel import PATIENCE, in_order
from toolkit.readers.contract import Batch, Options, Problem, articles
from toolkit.readers.markup import html_root
from toolkit.readers.source import Source
from toolkit.readers.web.extraction.page import NoArticle, read_page
from toolkit.readers.web.extraction.payload import page_text

NAME = "warc"
ABOUT = "Web archive (WARC, ARC): the articles among the pages that were crawled"
SUFFIXES: tuple[str, ...] = (".warc", ".arc")

MAGIC = (b"WARC/", b"filedesc://")
HTML = ("text/html", "application/xhtml+xml")
LARGEST = 30 * 1024**2  # bytes of one page
PIECE = 1 << 16
AT_ONCE = 500  # articles in a table
QUIET = logging.NullHandler()


class Capture(NamedTuple):
    """A page as it was crawled: its place in the file, its header, and its bytes."""

    place: str
    url: str
    collected: str
    charset: str
    data: bytes
    cut: str
    record_id: str


class Outcome(NamedTuple):
    """An article, or none, and what is to be said of it."""

    record: dict[str, str] | None
    problems: list[Problem]


def matches(source: Source) -> bool:
    """Whether it begins with a record of a web archive."""
    return source.head.startswith(MAGIC)


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every page that was answered with status 200; the date of the crawl is `collected`."""
    other: Counter[tuple[str, str]] = Counter()
    problems: list[Problem] = []
    # a process that is one of many leaves the other cores to them
    alone = multiprocessing.parent_process() is None
    captures = _captures(source, other, problems)
    outcomes = in_order(
        partial(article_of, name=source.name), captures, PATIENCE if alone else math.inf
    )
    total = 0
    while some := list(islice(outcomes, AT_ONCE)):
        records = [one.record for one in some if one.record]
        total += len(records)
        yield articles(records, [problem for one in some for problem in one.problems])
    problems += _told(other)
    if not total:
        first = next((f" ({p.problem})" for p in problems), "")
        raise ReadError(f"{source.name}: a web archive without an article{first}")
    yield articles([], problems)


def _captures(
    source: Source, other: Counter[tuple[str, str]], problems: list[Problem]
) -> Iterator[Capture]:
    """The pages, one after another; everything else is counted."""
    from warcio.archiveiterator import ArchiveIterator

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # it would be printed; what is wrong is told as a problem

    logging.getLogger("warcio").addHandler(QUIET)
    number = 0
    with source.open() as opened:
        stream = Tail(opened)
        try:
            found = Quiet(stream, arc2warc=True)
            for record in found:
                number += 1
                if kind := _kind(record):
                    other[kind] += 1
                else:
                    yield _capture(record, f"record {number}")
            if found.err_count:
                told = f"{found.err_count:,} record(s) are longer or shorter than they say"
                problems.append(Problem("", told, kept=True))
            if source.head.startswith(MAGIC[0]) and not stream.last.endswith(
                (b"\n\n", b"\r\n\r\n")
            ):
                problems.append(Problem(f"record {number}", "the file ends within it", kept=True))
        except MemoryError:
            raise
        except Exception as error:  # it fails in many ways on damaged files
            why = str(error).removeprefix(f"{source.name}: ") or type(error).__name__
            what = f"damaged or cut off after record {number}, rest not read ({why:.200})"
            problems.append(Problem(f"record {number + 1}", what))


class Tail:
    """A stream that remembers its last bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.last = stream, b""
        # one piece at a time, so that what was whole before a damage comes out
        self._read = getattr(stream, "read1", stream.read)

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data: bytes = self._read(size)
        self.last = (self.last + data)[-4:]
        return data

    def tell(self) -> int:
        """How far it was read."""
        return self._stream.tell()


def _kind(record: Any) -> tuple[str, str] | None:
    """Why a record is no page, or None."""
    if record.rec_type not in ("response", "resource"):
        return "record", record.rec_type or "unknown"
    if _path_of(_url(record)).endswith("/robots.txt"):
        return "record", "robots.txt"
    headers = record.http_headers
    status = headers.get_statuscode() if headers else ""
    if record.rec_type == "response" and headers and status != "200":
        return "status", status or "none"
    content = (_header(record, "Content-Type").partition(";")[0].strip() or "unknown").lower()
    if content not in HTML:
        return "content", content
    if _header(record, "Content-Encoding").strip().lower() == "br" and not _has_brotli():
        return "packed", "brotli"
    return None


def _header(record: Any, name: str) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header(name) or ""


def _url(record: Any) -> str:
    # old versions of wget wrote it between angle brackets
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip().strip("<>")


def _path_of(url: str) -> str:
    """The path of an address; '' if it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _has_brotli() -> bool:
    from importlib.util import find_spec

    return find_spec("brotli") is not None or find_spec("brotlicffi") is not None


def _capture(record: Any, place: str) -> Capture:
    content = _header(record, "Content-Type").lower().partition("charset=")[2]
    cut = record.rec_headers.get_header("WARC-Truncated") or ""
    stream, data = record.content_stream(), bytearray()
    while len(data) <= LARGEST and (piece := stream.read(PIECE)):
        data += piece
    if len(data) > LARGEST:
        cut, data = f"only its first {LARGEST // 1024**2} MiB are read", data[:LARGEST]
    return Capture(
        place,
        _url(record),
        record.rec_headers.get_header("WARC-Date") or "",
        content.partition(";")[0],
        bytes(data),
        cut,
        (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>"),
    )


def article_of(capture: Capture, *, name: str) -> Outcome:
    """The article of a page.

    Parameters
    ----------
    capture
        The page.
    name
        What to call the file in messages.
    """
    text = page_text(capture.data, capture.charset)
    told = [f"cut off when it was archived: {capture.cut}"] if capture.cut else []
    told += [text.note] if text.note else []
    try:
        record, remarks = read_page(html_root(text.text, name), capture.url)
    except (NoArticle, ReadError) as error:
        why = str(error).removeprefix(f"{name}: ")
        return Outcome(None, [Problem(capture.place, f"{why} at {capture.url:.200}")])
    record |= {
        "url": capture.url or record["url"],
        "collected": capture.collected,
        "record_id": capture.record_id,
        "place": capture.place,
    }
    return Outcome(record, [Problem(capture.place, one, kept=True) for one in [*told, *remarks]])


def _told(other: Counter[tuple[str, str]]) -> list[Problem]:
    """One remark on everything that was passed over for the same reason."""
    words = {
        "record": "record(s) that hold no page were passed over",
        "status": "answer(s) with another status than 200 were passed over",
        "content": "answer(s) that are no HTML were passed over",
        "packed": "page(s) packed with brotli were not read: type pip install brotli",
    }
    problems = []
    for kind, what in words.items():
        found = {value: n for (one, value), n in sorted(other.items()) if one == kind}
        if found:
            each = ", ".join(f"{value}: {n:,}" for value, n in found.items())
            told = f"{sum(found.values()):,} {what} ({each:.300})"
            problems.append(Problem("", told, kept=kind != "packed"))
    return problems
