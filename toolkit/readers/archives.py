"""The files inside zip and tar archives, one after another; nothing is written to the disk."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple

from toolkit.checks import ReadError
from toolkit.readers.packing import LIMIT, RATIO, RATIO_FROM

MEMBERS = 1_000_000
OFFICE = {"[Content_Types].xml", "mimetype"}  # a zip file with one of these is one document
TAR_MAGIC = slice(257, 262)
HEAD = 512
TOO_LARGE = f"expands to more than {RATIO} times its size, which no text does"
BROKEN = (
    *(zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError),
    *(NotImplementedError, RuntimeError, ValueError),  # unknown packing, a password, a bad number
)


class Member(NamedTuple):
    """One file of an archive: its name there, and its bytes or why it was not read."""

    name: str
    data: bytes
    problem: str = ""


def members(stream: BinaryIO, name: str) -> Iterator[Member] | None:
    """The files of an archive, or None if the stream is none.

    Folders, links and hidden files are passed over, as they are on the disk. A file whose name
    leads out of the archive, that needs a password, or that is too large comes with its problem.

    Parameters
    ----------
    stream
        At its beginning.
    name
        What to call the archive in messages.
    """
    head = stream.peek(HEAD)[:HEAD] if hasattr(stream, "peek") else stream.read(HEAD)
    if not hasattr(stream, "peek"):
        stream.seek(0)
    if head[TAR_MAGIC] == b"ustar":
        return _tar(stream, name)
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")) or not stream.seekable():
        return None
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as error:
        if b"[Content_Types].xml" in head or b"mimetype" in head:
            return None  # a damaged document is for its reader to tell
        raise ReadError(f"{name}: damaged or truncated zip archive ({error})") from error
    return None if OFFICE & set(archive.namelist()) else _zip(archive, name)


def _zip(archive: zipfile.ZipFile, name: str) -> Iterator[Member]:
    total = 0
    found = sorted((i for i in archive.infolist() if _is_file(i.filename)), key=_name)
    for info in found[:MEMBERS]:
        total += info.file_size
        if why := _refused(info.filename, info.file_size, info.compress_size):
            yield Member(info.filename, b"", why)
            continue
        if total > RATIO_FROM and total > RATIO * sum(i.compress_size for i in found):
            yield Member(info.filename, b"", f"not read, nor the rest: {name} {TOO_LARGE}")
            return
        try:
            yield Member(info.filename, archive.read(info))
        except BROKEN as error:
            yield Member(info.filename, b"", f"cannot be taken out of the archive ({error})")


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename


def _tar(stream: BinaryIO, name: str) -> Iterator[Member]:
    number = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                number += 1
                if number > MEMBERS or not info.isfile() or not _is_file(info.name):
                    continue
                size = 0 if not info.issparse() else LIMIT + 1
                if why := _refused(info.name, max(info.size, size), info.size):
                    yield Member(info.name, b"", why)
                    continue
                file = archive.extractfile(info)
                yield Member(info.name, file.read() if file else b"")
    except BROKEN as error:
        where = f"after file {number}" if number else "at its beginning"
        if isinstance(error, ReadError):
            raise
        yield Member("", b"", f"{name}: the archive is damaged {where} ({error}); rest not read")


def _is_file(name: str) -> bool:
    """Whether a name is that of a file and not hidden; Macs add a hidden twin of every file."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.endswith("/") and not any(map(_hidden, parts))


def _hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part not in (".", ".."))


def _refused(name: str, size: int, packed: int) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "its name leads out of the archive"
    if size > LIMIT:
        return f"expands to more than {LIMIT // 1024**3} GiB"
    if size > RATIO_FROM and size > RATIO * max(packed, 1):
        return TOO_LARGE
    return ""
