"""The plain text of RTF, the form in which databases hand out articles for Word."""

from __future__ import annotations

import re

from toolkit.checks import ReadError
from toolkit.readers.source import Source

FONTS = re.compile(r"{[^{}]*\\fonttbl")
BRACE = re.compile(r"[{}]")
LONGEST_TABLE = 20_000  # characters of a table of fonts that are read: it takes their square
ADDRESS = re.compile(r"\\fldinst", re.I)
CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
HALF = re.compile(r"[\ud800-\udfff]")


def is_rtf(text: str) -> bool:
    """Whether a text begins as RTF does."""
    return text.lstrip().startswith("{\\rtf")


def rtf_text(source: Source) -> str:
    """The text of an RTF file, one line per paragraph; the cells of a row are set off by tabs.

    Headers, footers, pictures and the addresses of links are left out.
    """
    from striprtf.striprtf import rtf_to_text

    text = CELL.sub(r"\\tab", source.text)
    # another word that is passed over: looking for addresses takes the square of the length
    text = ADDRESS.sub(r"\\fldtype", text)
    if (fonts := FONTS.search(text)) and not _closes(text, fonts.end()):
        text = text.replace("\\fonttbl", "\\colortbl")
    try:
        plain = str(rtf_to_text(text, errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # it fails in many ways on broken control words
        raise ReadError(f"{source.name}: no RTF that can be read ({error})") from error
    if HALF.search(plain):  # characters beyond 16 bits are written as two halves
        plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return plain.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _closes(text: str, start: int) -> bool:
    """Whether the group that is open at a place ends soon."""
    depth = 1
    for brace in BRACE.finditer(text, start, start + LONGEST_TABLE):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return True
    return False
