"""What an EPUB says of itself: its files in their order, its contents, and where it is from."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from toolkit.checks import ReadError
from toolkit.readers.encoding import decode
from toolkit.readers.markup import one_line, xml_root

LARGEST = 50 * 1024**2  # bytes of one file in the book, unpacked
MOST = 20_000  # files
CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError),
    NotImplementedError,
)


class Entry(NamedTuple):
    """A line of the contents: the file, the place in it, the label, and what it stands under."""

    path: str
    fragment: str
    label: str
    section: str


class Package(NamedTuple):
    """The chapters as paths, the contents, and the metadata by their names."""

    paths: list[str]
    contents: list[Entry]
    about: dict[str, list[str]]


def text_of(book: zipfile.ZipFile, path: str) -> str:
    """A file of the book as text; `ReadError` if it is missing, damaged or too large."""
    try:
        if book.getinfo(path).file_size > LARGEST:
            raise ReadError(f"{path}: larger than {LARGEST // 1024**2} MiB")
        return decode(book.read(path)).text
    except BROKEN as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(f"{path}: missing or damaged in the book ({error})") from error


def package_of(book: zipfile.ZipFile, name: str) -> Package:
    """What the book says of itself.

    Parameters
    ----------
    book
        Its archive.
    name
        What to call it in messages.
    """
    if _is_locked(book):
        raise ReadError(f"{name}: the book is protected against copying (DRM) and cannot be read")
    files = next(_named(_xml(book, CONTAINER), "rootfile"), None)
    path = (files.get("full-path") if files is not None else "") or ""
    root = _xml(book, path)
    items = {one.get("id"): one for one in _named(root, "item")}
    order = (items.get(one.get("idref")) for one in _named(root, "itemref"))
    paths = [_path(path, one.get("href")) for one in order if one is not None][:MOST]
    about: dict[str, list[str]] = defaultdict(list)
    for block in _named(root, "metadata"):
        for one in block:
            if isinstance(one.tag, str) and (line := one_line(one)):
                about[_local(one)].append(line)
    return Package(paths, _contents(book, path, list(items.values())), about)


def _is_locked(book: zipfile.ZipFile) -> bool:
    """Whether more than the fonts is encrypted."""
    if ENCRYPTION not in book.namelist():
        return False
    methods = _named(_xml(book, ENCRYPTION), "EncryptionMethod")
    return any(one.get("Algorithm") not in FONTS for one in methods)


def _contents(book: zipfile.ZipFile, path: str, items: list[Any]) -> list[Entry]:
    """The contents, of the newer kind or of the older."""
    navigation = [one for one in items if "nav" in (one.get("properties") or "").split()]
    older = [one for one in items if one.get("media-type") == "application/x-dtbncx+xml"]
    for item in [*navigation, *older][:2]:
        where = _path(path, item.get("href"))
        try:
            root = _xml(book, where)
        except ReadError:
            continue
        if found := list(_points(root, where)):
            return found
    return []


def _points(root: Any, where: str) -> Iterator[Entry]:
    """Every line of the contents; a line with others under it names their section."""
    for point in [*_named(root, "navPoint"), *_named(root, "li")][:MOST]:
        link = next((one for one in point.iter() if _local(one) in ("content", "a")), None)
        target = "" if link is None else link.get("src") or link.get("href") or ""
        if not target or _within(point, "nav", "landmarks"):
            continue
        file, _, fragment = target.partition("#")
        above = next((a for a in point.iterancestors() if _local(a) in ("navPoint", "li")), None)
        section = "" if above is None else _label(above)
        yield Entry(_path(where, file), unquote(fragment), _label(point), section)


def _within(element: Any, tag: str, kind: str) -> bool:
    around = (one for one in element.iterancestors() if _local(one) == tag)
    return any(value == kind for one in around for value in one.attrib.values())


def _label(point: Any) -> str:
    for one in point.iter():
        if _local(one) in ("navLabel", "a", "span"):
            return one_line(one)
    return ""


def _xml(book: zipfile.ZipFile, path: str) -> Any:
    return xml_root(text_of(book, path), path)[0]


def _named(root: Any, tag: str) -> Iterator[Any]:
    return (one for one in root.iter() if _local(one) == tag)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _path(base: str, href: str | None) -> str:
    """A path in the book from one that is relative to another file of it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href or "")))
