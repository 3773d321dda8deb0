"""One file to read: on the disk or in an archive, packed or not."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from toolkit.checks import ReadError
from toolkit.readers.archives import members
from toolkit.readers.encoding import Decoded, decode, looks_binary
from toolkit.readers.packing import LIMIT, first, inner_name, packing_of, unpacked, whole

HEAD = 256 * 1024  # bytes in which a kind of file is recognised: some begin with long styles
DEPTH = 3  # archives within archives


class Source:
    """One file; its bytes are read when they are first asked for.

    Parameters
    ----------
    path
        The file on the disk, or the archive it is in.
    name
        What to call it in messages: its path relative to what was loaded.
    data
        Its bytes, packed or not, if it does not stand on the disk by itself.
    limit
        Most bytes that are held at once if it is packed.
    """

    def __init__(
        self, path: Path, name: str, data: bytes | None = None, *, limit: int = LIMIT
    ) -> None:
        self.path, self.name, self._raw, self._limit = path, name, data, limit

    @cached_property
    def suffix(self) -> str:
        """Extension in lower case without that of compression: '.csv' of 'A.CSV.gz'."""
        name = self.path.name if self._raw is None else self.name
        return PurePosixPath(inner_name(name)).suffix.lower()

    def open(self) -> BinaryIO:
        """Open a stream of its bytes, unpacked; for readers that need not hold it all."""
        try:
            if self._raw is not None:
                return unpacked(BytesIO(self._raw), self.name, len(self._raw))
            return unpacked(self.path.open("rb"), self.name, self.path.stat().st_size)
        except OSError as error:
            raise ReadError(f"{self.name}: cannot be read ({error.strerror or error})") from error

    @cached_property
    def data(self) -> bytes:
        """All bytes, unpacked."""
        with self.open() as stream:
            return whole(stream, self.name, self._limit) if self._packed else stream.read()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, by which a kind of file is recognised."""
        if "data" in self.__dict__:
            return self.data[:HEAD]
        with self.open() as stream:
            return first(stream, HEAD)

    @cached_property
    def start(self) -> str:
        """The first bytes as text; empty if they are none."""
        if looks_binary(self.head):
            return ""
        try:
            return codecs.getincrementaldecoder("utf-8-sig")().decode(self.head)
        except UnicodeDecodeError:
            return decode(self.head).text

    @cached_property
    def lowered(self) -> str:
        """The first bytes as text in lower case, for a quick look before a slow one."""
        return self.start.lower()

    @cached_property
    def is_markup(self) -> bool:
        """Whether the text begins with a tag, as web pages and XML do and plain text does not."""
        return self.start.lstrip().startswith("<")

    @cached_property
    def decoded(self) -> Decoded:
        """The whole as text, and a note if it was not plain UTF-8."""
        return decode(self.data)

    @property
    def text(self) -> str:
        """The whole as text with line feeds alone between its lines."""
        return self.decoded.text.replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def _packed(self) -> bool:
        if self._raw is not None:
            return bool(packing_of(self._raw[:8]))
        with self.path.open("rb") as stream:
            return bool(packing_of(stream.read(8)))


class Refused(NamedTuple):
    """A file of an archive that is not read, and why."""

    name: str
    problem: str


def sources(path: Path, name: str) -> Iterator[Source | Refused]:
    """The file itself, or what is in it if it is an archive, archives within it too.

    Parameters
    ----------
    path
        A file.
    name
        Its path relative to what was loaded.
    """
    yield from _inside(Source(path, name), DEPTH)


def _inside(source: Source, depth: int) -> Iterator[Source | Refused]:
    with source.open() as stream:
        found = members(stream, source.name)
        if found is None:
            yield source
            return
        for member in found:
            name = f"{source.name}/{member.name}" if member.name else source.name
            if member.problem:
                yield Refused(name, member.problem)
            elif depth == 1:
                yield Refused(name, f"an archive within {DEPTH} archives is not opened")
            else:
                yield from _inside(Source(source.path, name, member.data), depth - 1)
