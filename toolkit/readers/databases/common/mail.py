"""The parts of an e-mail, also of mails that were forwarded within it."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import Message

from toolkit.readers.encoding import LATIN_1, looks_binary
from toolkit.readers.packing import packing_of
from toolkit.readers.source import Source

HEADER = re.compile(r"[!-9;-~]{1,60}:[ \t]*\S?")
TELLING = re.compile(
    r"^(?:mime-version|content-type|received|message-id|return-path|delivered-to):", re.I | re.M
)
BROKEN = (LookupError, ValueError, TypeError, AttributeError, RecursionError)  # on broken mail
MAILBOX = re.compile(rb"\n(?=From [^\n]+\n[\w-]+:)")  # several mails in one file
LINE_END = re.compile(rb"\r++\n")
SEEN = ("image", "audio", "video")
PARTS = 1000


def is_mail(source: Source) -> bool:
    """Whether it begins with the headers of a mail."""
    head = source.start[:16384].lstrip("\ufeff \t\r\n")
    first = head.split("\n", 1)[0]
    if not (HEADER.match(first) or first.startswith("From ")):
        return False
    return bool(TELLING.search(re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]))


def parts(source: Source, *, whole: bool) -> Iterator[Source]:
    """What a mail holds, each part by itself and decoded; what is no text is passed over.

    Parameters
    ----------
    source
        The mail.
    whole
        Whether to open all of it; otherwise what its first bytes hold.
    """
    data = (source.data if whole else source.head).lstrip(b"\xef\xbb\xbf \t\r\n")
    data = LINE_END.sub(b"\n", data)
    pieces = MAILBOX.split(data) if data.startswith(b"From ") else [data]
    for piece in pieces:
        try:
            walk = email.message_from_bytes(piece).walk()
            found = [part for part, _ in zip(walk, range(PARTS), strict=False)]
        except BROKEN:
            continue
        for part in found:
            if part.is_multipart() or part.get_content_maintype() in SEEN:
                continue
            decoded = _decoded(part)
            if decoded and not looks_binary(decoded) and not packing_of(decoded[:8]):
                yield Source(source.path, source.name, decoded)


def _decoded(part: Message) -> bytes:
    """The bytes of a part, as UTF-8 if it names its encoding."""
    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset() or ""
    except BROKEN:
        return b""
    if not isinstance(data, bytes):
        return b""
    if charset not in ("", "utf-8", "us-ascii"):
        try:
            return data.decode("cp1252" if charset in LATIN_1 else charset).encode()
        except (LookupError, UnicodeError):
            return data
    return data
