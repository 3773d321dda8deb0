"""Files of databases of Western Europe, which are UTF-8 or in the encoding of Windows."""

from __future__ import annotations

from toolkit.readers.contract import Problem, noted
from toolkit.readers.encoding import is_wide
from toolkit.readers.source import Source


def western(source: Source) -> tuple[Source, list[Problem]]:
    """The file as UTF-8, and the remark if it was not; nothing is guessed from its words."""
    data = source.data
    if is_wide(data) or source.decoded.note is None or _mostly_utf8(data):
        return source, noted(source)
    text = data.decode("cp1252", "replace")
    remark = Problem("", "not UTF-8, read as cp1252", kept=True)
    return Source(source.path, source.name, text.encode()), [remark]


def _mostly_utf8(data: bytes) -> bool:
    """Whether the wide characters that are UTF-8 are more than the bytes that are not."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(not character.isascii() for character in text) - broken > broken
