"""Read EPUB books: newspapers for reading devices, one article per chapter."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles
from toolkit.readers.documents.epub_package import BROKEN, Entry, Package, package_of, text_of
from toolkit.readers.markup import html_root
from toolkit.readers.source import Source
from toolkit.readers.web.extraction.layout import Piece, layout

NAME = "epub"
ABOUT = "EPUB book or newspaper, one article per chapter"
SUFFIXES: tuple[str, ...] = (".epub",)

LEAST = 5  # words of a chapter
LISTED = 0.6  # share of a page that is links, from which it is a list of contents
MARK = re.compile("\ue000(\\d+)\ue001")  # where a line of the contents leads to
DATED = re.compile(r"\s*[\[(][^\[\]()]*\d[^\[\]()]*[\])]$")  # the day after the name of a paper
MAKERS = ("calibre", "unknown")


class Chapter(NamedTuple):
    """A headline, its section, and the pieces of text under it."""

    title: str
    section: str
    pieces: list[Piece]


def matches(source: Source) -> bool:
    """Whether it is an archive that calls itself such a book."""
    head = source.head[:4096]
    return head.startswith(b"PK\x03\x04") and b"application/epub+zip" in head


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read the chapters in their order; lists of contents and covers are passed over."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as book:
            package = package_of(book, source.name)
            problems: list[Problem] = []
            found = list(_chapters(book, package, problems))
    except ReadError as error:
        told = str(error)
        raise (
            error if told.startswith(source.name) else ReadError(f"{source.name}: {told}")
        ) from error
    except BROKEN as error:
        raise ReadError(f"{source.name}: damaged or truncated EPUB ({error})") from error
    records = []
    for number, chapter in enumerate(found, 1):
        kept = [piece.text for piece in chapter.pieces if not _only_links(piece)]
        if kept and chapter.title and _same(kept[0], chapter.title):
            kept = kept[1:]
        if sum(len(text.split()) for text in kept) >= LEAST and not _is_list(chapter.pieces):
            text = {"title": chapter.title, "text": "\n\n".join(kept), "section": chapter.section}
            records.append({**_about(package), **text, "place": f"chapter {number}"})
    if not records:
        raise ReadError(f"{source.name}: a book without text")
    if bare := len(found) - len(records):
        told = f"{bare:,} chapter(s) without text of their own, as covers and contents, passed over"
        problems.append(Problem("", told, kept=True))
    yield articles(records, problems)


def _about(package: Package) -> dict[str, str]:
    """What is the same for all articles of the book."""

    def first(name: str) -> str:
        return next(iter(package.about.get(name, [])), "")

    title, publisher, author = DATED.sub("", first("title")), first("publisher"), first("creator")
    outlet = title if publisher.casefold() in ("", *MAKERS) else publisher
    known = author.casefold() in (*MAKERS, outlet.casefold(), title.casefold())
    return {
        "date": first("date"),
        "outlet": outlet,
        "author": "" if known else author,
        "language": first("language"),
        "url": "",
        "book": first("title"),
    }


def _chapters(
    book: zipfile.ZipFile, package: Package, problems: list[Problem]
) -> Iterator[Chapter]:
    """Chapters as the contents divide them; a file that they leave out goes on with the last."""
    last: Chapter | None = None
    for path in dict.fromkeys(package.paths):
        entries = [entry for entry in package.contents if entry.path == path]
        try:
            root = html_root(text_of(book, path), path)
        except ReadError as error:
            problems.append(Problem(path, str(error).removeprefix(f"{path}: ")))
            continue
        _mark(root, entries)
        pieces = layout(root).pieces
        headed = next((True for piece in pieces[:3] if piece.heading), False)
        if last and package.contents and not entries and not headed:
            last.pieces.extend(pieces)
            continue
        if last:
            yield last
        *whole, last = _divided(pieces, entries)
        yield from whole
    if last:
        yield last


def _mark(root: Any, entries: Sequence[Entry]) -> None:
    """Put a mark where each line of the contents leads to within a file."""
    for number, entry in enumerate(entries):
        if number and entry.fragment:
            element = next((one for one in root.iter() if one.get("id") == entry.fragment), None)
            if element is not None:
                element.text = f"\ue000{number}\ue001{element.text or ''}"


def _divided(pieces: Sequence[Piece], entries: Sequence[Entry]) -> list[Chapter]:
    """The chapters of a file: one, or one for each line of the contents that leads into it."""
    first = entries[0] if entries else Entry("", "", "", "")
    heading = next((piece.text for piece in pieces[:5] if piece.heading), "")
    found = [Chapter(first.label or MARK.sub("", heading), first.section, [])]
    for piece in pieces:
        if match := MARK.search(piece.text):
            entry = entries[int(match[1])]
            found.append(Chapter(entry.label, entry.section, []))
            piece.text = " ".join(MARK.sub(" ", piece.text).split())
        if piece.text:
            found[-1].pieces.append(piece)
    return found


def _only_links(piece: Piece) -> bool:
    """Whether no letter stands outside of links, as in '| Next | Contents |'."""
    letters = len(re.sub(r"[\W_]", "", piece.text))
    return piece.linked > 0 and piece.linked * len(piece.text) >= letters


def _is_list(pieces: Sequence[Piece]) -> bool:
    size = sum(piece.size for piece in pieces)
    return sum(piece.linked * piece.size for piece in pieces) > LISTED * size


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one.casefold()) == re.sub(r"\W+", "", other.casefold())
