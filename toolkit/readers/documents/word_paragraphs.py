"""The paragraphs of a Word file (.docx) as they stand, with what their style says of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.checks import ReadError
from toolkit.readers.packing import LIMIT, RATIO, RATIO_FROM
from toolkit.readers.source import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_OFF = ("0", "false", "off", "none")


class Paragraph(NamedTuple):
    """One paragraph of a Word file.

    Parameters
    ----------
    text
        With line feeds for its line breaks.
    style
        Name of its style in lower case, as 'heading 1', in whatever language it was written.
    bold
        What is bold at its beginning.
    centred
        Whether it is centred.
    section
        Number of its section, from 0.
    marks
        Names of bookmarks in it.
    link
        Address of the first link in it.
    """

    text: str
    style: str
    bold: str
    centred: bool
    section: int
    marks: tuple[str, ...]
    link: str


def is_word(source: Source) -> bool:
    """Whether the content is a zip archive that holds a Word document."""
    return source.head.startswith(b"PK") and b"word/document" in source.data


def word_paragraphs(source: Source) -> list[Paragraph]:
    """The paragraphs of the body, those in tables and text boxes too; `ReadError` if damaged.

    Text that was deleted, notes, comments, headers and footers are left out.
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            sizes = [(entry.file_size, entry.compress_size) for entry in archive.infolist()]
        size, packed = (sum(part) for part in zip(*sizes, strict=True))
        if size > LIMIT or (size > RATIO_FROM and size > RATIO * packed):
            raise ReadError(f"{source.name}: expands to {size // 1024**2:,} MiB, as no text does")
        document = docx.Document(io.BytesIO(source.data))
        styles = {style.style_id: (style.name or "").casefold() for style in document.styles}
        links = {key: rel.target_ref for key, rel in document.part.rels.items()}
        return list(_paragraphs(document.element.body, styles, links))
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # a damaged archive or XML fails in many ways
        raise ReadError(f"{source.name}: damaged or truncated Word file ({error})") from error


def _paragraphs(body: Any, styles: dict[str, str], links: dict[str, str]) -> Iterator[Paragraph]:
    section = 0
    for element in body.iter(f"{_W}p"):
        if next(element.iterancestors(_FALLBACK), None) is not None:
            continue  # a text box once more, for older programs
        properties = element.find(f"{_W}pPr")
        style = aligned = ""
        last = False
        if properties is not None:
            style = _value(properties.find(f"{_W}pStyle"))
            aligned = _value(properties.find(f"{_W}jc"))
            last = properties.find(f"{_W}sectPr") is not None
        text, bold, marks, link = _content(element, links)
        name = styles.get(style, style).casefold()
        yield Paragraph(text, name, bold, aligned == "center", section, marks, link)
        section += last


def _content(element: Any, links: dict[str, str]) -> tuple[str, str, tuple[str, ...], str]:
    """Text, what is bold at its beginning, bookmarks, and the address of the first link."""
    text, bold, leading = "", "", True
    marks: list[str] = []
    link = ""
    boxed = next(element.iter(f"{_W}txbxContent"), None) is not None
    for part in element.iterdescendants():
        tag = part.tag
        if boxed and next(part.iterancestors(f"{_W}p")) is not element:
            continue
        if tag == f"{_W}bookmarkStart":
            marks.append(part.get(f"{_W}name") or "")
        elif tag == f"{_W}hyperlink":
            link = link or links.get(part.get(f"{_R}id") or "", "")
        elif tag == f"{_W}t" or (tag in _SIGNS and part.getparent().tag == f"{_W}r"):
            piece = part.text or "" if tag == f"{_W}t" else _SIGNS[tag]
            text += piece
            if leading and piece.strip():
                leading = _is_bold(part.getparent())
            bold += piece if leading else ""
    return text, bold, tuple(marks), link


def _is_bold(run: Any) -> bool:
    properties = run.find(f"{_W}rPr")
    mark = properties.find(f"{_W}b") if properties is not None else None
    return mark is not None and _value(mark).casefold() not in _OFF


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{_W}val") or ""
