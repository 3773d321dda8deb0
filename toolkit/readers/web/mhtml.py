"""Read web pages saved as one file by Chrome, Edge or Opera (MHTML)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import Message
from email.policy import compat32

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles
from toolkit.readers.encoding import Decoded
from toolkit.readers.markup import html_root
from toolkit.readers.source import Source
from toolkit.readers.web.extraction.page import NoArticle, read_page
from toolkit.readers.web.extraction.payload import page_text

NAME = "mhtml"
ABOUT = "Web page saved as one file with its pictures (MHTML)"
SUFFIXES: tuple[str, ...] = (".mhtml", ".mht")

HEADS = re.compile(r"\A\s*(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
RELATED = re.compile(r"^content-type:\s*(?:multipart/related|text/html)", re.I | re.M)
SAVED = re.compile(
    r"^(?:from:\s*<?saved by|snapshot-content-location:|content-location:)", re.I | re.M
)
MOST_PARTS = 200  # frames of advertisements are parts too
TYPES = ("text/html", "application/xhtml+xml")


def matches(source: Source) -> bool:
    """Whether it begins as such a mail that a browser wrote."""
    head = source.start[:4096].replace("\r\n", "\n")
    if ":" not in head[:200] or not RELATED.search(head):
        return False
    return bool(SAVED.search(source.start[:65536])) and HEADS.match(head) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Take the article out of the page; the time of saving is `collected`."""
    mail = email.message_from_bytes(source.data, policy=compat32)
    location = one(mail, "Snapshot-Content-Location") or one(mail, "Content-Location")
    why = "holds no web page"
    for part in pages(mail, location):
        text = body(part)
        try:
            root = html_root(text.text, source.name)
            record, remarks = read_page(root, location or one(part, "Content-Location"))
        except (NoArticle, ReadError) as error:
            why = str(error).removeprefix(f"{source.name}: ")
            continue
        problems = [Problem("", told, kept=True) for told in (text.note, *remarks) if told]
        yield articles([{**record, "collected": one(mail, "Date"), "place": ""}], problems)
        return
    raise ReadError(f"{source.name}: {why}")


def one(part: Message, name: str) -> str:
    """A header on one line; '' if it is missing."""
    return " ".join(str(part.get(name) or "").split())


def pages(mail: Message, location: str) -> list[Message]:
    """The parts that are HTML, that of the page itself first."""
    found = [part for part in mail.walk() if part.get_content_type() in TYPES][:MOST_PARTS]
    return sorted(found, key=lambda part: one(part, "Content-Location") != location)


def body(part: Message) -> Decoded:
    """The HTML of a part as text."""
    data = part.get_payload(decode=True)
    return page_text(data if isinstance(data, bytes) else b"", part.get_content_charset() or "")
