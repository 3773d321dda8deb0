"""Unpack what is compressed: as a stream, within bounds, in memory only."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from toolkit.checks import ReadError

LIMIT = 2 * 1024**3  # bytes of one file that are held at once, if it was packed
RATIO = 250  # news text packs 3 to 20 times; far beyond that it is a bomb
RATIO_FROM = 64 * 1024**2  # small files may pack as well as they like


def _zstd(stream: BinaryIO) -> BinaryIO:
    import pyarrow as pa

    return pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")


#: How packed data begin, what files of the kind are called, and how they are read.
PACKINGS: dict[bytes, tuple[str, Callable[[BinaryIO], Any]]] = {
    b"\x1f\x8b": (".gz", lambda stream: gzip.GzipFile(fileobj=stream)),
    b"BZh": (".bz2", bz2.BZ2File),
    b"\xfd7zXZ\0": (".xz", lzma.LZMAFile),
    b"\x28\xb5\x2f\xfd": (".zst", _zstd),
}
SHORT = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
SUFFIXES = [suffix for suffix, _ in PACKINGS.values()]
FAILURES = (EOFError, OSError, lzma.LZMAError, zlib.error, gzip.BadGzipFile)


def inner_name(name: str) -> str:
    """A file name without the endings of compression: 'a.csv.gz' is 'a.csv', 'a.tgz' 'a.tar'."""
    path = PurePosixPath(name)
    if path.suffix.lower() in SUFFIXES:
        return str(path.with_suffix(""))
    short = SHORT.get(path.suffix.lower())
    return str(path.with_suffix(short)) if short else name


def packing_of(head: bytes) -> str:
    """How bytes are packed, by how they begin: '.gz', '.bz2', '.xz', '.zst', or ''."""
    return next((kind for magic, (kind, _) in PACKINGS.items() if head.startswith(magic)), "")


def unpacked(stream: BinaryIO, name: str, packed: int) -> BinaryIO:
    """The stream itself or what is packed in it; failures come as `ReadError`.

    Parameters
    ----------
    stream
        At its beginning; it can be moved.
    name
        What to call it in messages.
    packed
        Size of the stream in bytes, against which a bomb is measured.
    """
    head = stream.read(8)
    stream.seek(0)
    for magic, (kind, opened) in PACKINGS.items():
        if head.startswith(magic):
            return io.BufferedReader(_Watched(stream, opened, name, kind, packed), 1 << 20)
    return stream


class _Watched(io.RawIOBase):
    """A packed stream that is read up to a bound, and fails in our words."""

    def __init__(
        self, packed: BinaryIO, opened: Callable[[Any], Any], name: str, kind: str, size: int
    ) -> None:
        self._outer, self._name, self._kind = packed, name, kind
        self._packed, self._size = max(size, 1), 0
        inner = opened(packed)
        # one piece at a time, so that what was whole before a damage comes out
        self._read = getattr(inner, "read1", inner.read)

    def close(self) -> None:
        """Close the packed stream too."""
        self._outer.close()
        super().close()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._read(len(buffer))
        except FAILURES as error:
            raise _failure(error, self._name, self._kind) from error
        self._size += len(piece)
        if self._size > RATIO_FROM and self._size > RATIO * self._packed:
            raise ReadError(
                f"{self._name}: expands to more than {RATIO} times its size, which no text does"
            )
        buffer[: len(piece)] = piece
        return len(piece)


def _failure(error: BaseException, name: str, kind: str) -> ReadError:
    if isinstance(error, EOFError) or "truncated" in str(error).lower():
        return ReadError(f"{name}: truncated, the compressed data end too early")
    return ReadError(f"{name}: not valid {kind} data ({error})")


def first(stream: BinaryIO, size: int) -> bytes:
    """The first bytes of a stream; of a damaged one those that come out whole."""
    data = b""
    try:
        while len(data) < size and (piece := stream.read1(size)):  # type: ignore[attr-defined]
            data += piece
    except ReadError:
        if not data:
            raise
    return data[:size]


def whole(stream: BinaryIO, name: str, limit: int = LIMIT) -> bytes:
    """All bytes of a packed stream, up to a bound."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ReadError(f"{name}: expands to more than {_size(limit)}")
    return data


def _size(count: int) -> str:
    """A number of bytes for a message."""
    for unit, step in (("GiB", 1024**3), ("MiB", 1024**2)):
        if count >= step:
            return f"{count / step:g} {unit}"
    return f"{count} bytes"
