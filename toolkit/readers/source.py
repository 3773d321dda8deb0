"""Open a file as bytes and turn bytes into text."""

from __future__ import annotations

import bz2
import codecs
import gzip
import lzma
import re
import zlib
from collections.abc import Callable
from io import BufferedIOBase
from pathlib import Path

from toolkit.checks import ReadError
from toolkit.readers.contract import Source

LIMIT = 2 * 1024**3
RATIO = 250  # news text packs 3 to 20 times; far beyond that it is a bomb
RATIO_FROM = 64 * 1024**2  # small files may pack as well as they like
SAMPLE = 256 * 1024

UNPACKERS: dict[str, Callable[[Path], BufferedIOBase]] = {
    ".gz": gzip.GzipFile,
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}
BOMS = (  # UTF-32 first: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Only encodings in which news is really found: a free choice guesses rare ones on short texts.
LEGACY = [
    *("cp1252", "cp1256", "cp1251", "cp1250", "cp1254", "cp1253", "cp1255", "koi8_r"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "cp949"),
]
BINARY_HEADS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"PAR1": "a Parquet file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip file",
}
CONTROL = bytes({*range(9), 11, *range(14, 27), *range(28, 32), 127})


def open_source(path: Path | str, name: str, limit: int = LIMIT) -> Source:
    """Read a file, unpacking .gz, .bz2 and .xz up to a bound.

    Parameters
    ----------
    path
        The file.
    name
        What to call it in messages: its path relative to what was loaded.
    limit
        Most bytes that unpacked data may have.

    Returns
    -------
    Source
        Name, suffix without compression, and the unpacked bytes.
    """
    path = Path(path)
    packing = path.suffix.lower()
    try:
        data = _unpack(path, name, limit) if packing in UNPACKERS else path.read_bytes()
    except EOFError as error:
        raise ReadError(f"{name}: truncated, the compressed data end too early") from error
    except (lzma.LZMAError, zlib.error, gzip.BadGzipFile) as error:
        raise ReadError(f"{name}: not valid {packing} data ({error})") from error
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror or error})") from error
    inner = Path(path.stem) if packing in UNPACKERS else path
    return Source(path=path, name=name, suffix=inner.suffix.lower(), data=data)


def _unpack(path: Path, name: str, limit: int) -> bytes:
    """Unpack in pieces, so that a bomb is noticed before it fills the memory."""
    packed = max(path.stat().st_size, 1)
    pieces, size = [], 0
    with UNPACKERS[path.suffix.lower()](path) as stream:
        while piece := stream.read(1024**2):
            size += len(piece)
            if size > limit:
                raise ReadError(f"{name}: expands to more than {_size(limit)}")
            if size > RATIO_FROM and size > RATIO * packed:
                raise ReadError(
                    f"{name}: expands to more than {RATIO} times its size, which no text does"
                )
            pieces.append(piece)
    return b"".join(pieces)


def _size(count: int) -> str:
    """A number of bytes for a message."""
    for unit, step in (("GiB", 1024**3), ("MiB", 1024**2)):
        if count >= step:
            return f"{count / step:g} {unit}"
    return f"{count} bytes"


def looks_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding read here."""
    head = data[:8192]
    if any(head.startswith(magic) for magic in BINARY_HEADS):
        return True
    if _wide(head):
        return False
    # a few stray NULs or form feeds are found in real exports; one byte in 50 is not
    controls = len(head) - len(head.translate(None, CONTROL))
    return controls > 4 and controls * 50 > len(head)


def binary_kind(data: bytes) -> str:
    """What binary data seem to be, for a message."""
    return next((kind for magic, kind in BINARY_HEADS.items() if data.startswith(magic)), "binary")


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by its mark, or UTF-16 without one by where its zero bytes stand."""
    for mark, encoding in BOMS:
        if data.startswith(mark) and encoding != "utf-8-sig":
            return encoding
    head = data[:8192]
    even, odd = head[::2].count(0), head[1::2].count(0)
    for many, few, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if many >= 8 and many * 20 > len(head) and few * 20 < many:
            return encoding
    return None


def decode(data: bytes) -> tuple[str, str | None]:
    """Turn bytes into text, whatever their encoding; never fails.

    Returns
    -------
    tuple of str and (str or None)
        The text, and a note if it was not plain UTF-8.
    """
    text, notes = _decode(data)
    if nuls := text.count("\0"):
        text = text.replace("\0", "")
        notes.append(f"{nuls} NUL characters removed")
    return text, "; ".join(notes) or None


def _decode(data: bytes) -> tuple[str, list[str]]:
    if encoding := _wide(data):
        text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
        return text, [f"read as {encoding.upper()}"]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decode_lines(data)


def _decode_lines(data: bytes) -> tuple[str, list[str]]:
    """UTF-8 line by line if most lines are, other lines in the encoding they seem to have."""
    lines = data.split(b"\n")
    bad = [number for number, line in enumerate(lines) if not _is_utf8(line)]
    wide = sum(not line.isascii() for line in lines)
    damaged = {number for number in bad if _mostly_utf8(lines[number])}
    foreign = [number for number in bad if number not in damaged]
    if len(foreign) * 2 > wide:
        encoding = _detect(b"\n".join(line for line in lines if not line.isascii()))
        return data.decode(encoding, errors="replace"), [f"not UTF-8, read as {encoding}"]
    notes = []
    encoding = _detect(b"\n".join(lines[number] for number in foreign)) if foreign else "utf-8"
    if foreign:
        notes.append(
            f"{len(foreign)} of {len(lines)} lines are not UTF-8, read as {encoding}"
            f" (first: line {foreign[0] + 1})"
        )
    if damaged:
        first = min(damaged) + 1
        notes.append(f"{len(damaged)} lines hold broken UTF-8, marked \ufffd (first: line {first})")
    away = set(foreign)
    text = "\n".join(
        line.decode(encoding if number in away else "utf-8", errors="replace")
        for number, line in enumerate(lines)
    )
    return text, notes


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(line: bytes) -> bool:
    """Whether a line that is not UTF-8 was so once: more good wide characters than broken ones."""
    text = line.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return len(re.findall(r"[^\x00-\x7f\ufffd]", text)) > broken


def _detect(data: bytes) -> str:
    """The likeliest legacy encoding of bytes that are not UTF-8."""
    from charset_normalizer import from_bytes

    sample = data if len(data) <= SAMPLE else data[: data.rfind(b"\n", 0, SAMPLE) + 1 or SAMPLE]
    found = list(from_bytes(sample, cp_isolation=LEGACY))
    if not found:
        return "cp1252"
    best = found[0]
    for match in found:  # French and Spanish also pass as Central European: "voilŕ" for "voilà"
        western = match.encoding == "cp1252" and match.coherence >= best.coherence
        if western and best.encoding == "cp1250" and not re.search(r"\w[¹³¿£¥]\w", str(match)):
            best = match
    return best.encoding
