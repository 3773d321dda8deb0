"""Bytes to text: whatever their encoding, with a note on every guess; never fails."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

SAMPLE = 256 * 1024
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
LATIN = ["cp1252", "cp1250", "cp1254"]
FEW = 12  # one byte in so many is not ASCII where only accents are not
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
DECLARED = re.compile(
    rb"""(?:<\?xml[^>]*?\bencoding|<meta[^>]*?\bcharset)\s*=\s*["']?([\w:-]+)""", re.I
)
LATIN_1 = ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii")
NOT_ASCII = bytes(range(128, 256))
CONTROL = bytes({*range(9), 11, *range(14, 27), *range(28, 32), 127})


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


def is_wide(data: bytes) -> bool:
    """Whether characters take two bytes or four."""
    return _wide(data) is not None


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


class Decoded(NamedTuple):
    """Text, and a note if it was not plain UTF-8."""

    text: str
    note: str | None


def decode(data: bytes) -> Decoded:
    """Turn bytes into text, whatever their encoding; never fails."""
    text, notes = _decode(data)
    if nuls := text.count("\0"):
        text = text.replace("\0", "")
        notes.append(f"{nuls} NUL characters removed")
    return Decoded(text, "; ".join(notes) or None)


def _decode(data: bytes) -> tuple[str, list[str]]:
    if encoding := _wide(data):
        text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
        return text, [f"read as {encoding.upper()}"]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _declared(data) or _decode_lines(data)


def _declared(data: bytes) -> tuple[str, list[str]] | None:
    """Text in the encoding that the page or XML names, if it can be so; many name a wrong one."""
    match = DECLARED.search(data[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    # Latin-1 is declared where its Windows form is meant, and decodes anything
    name = "cp1252" if name in LATIN_1 else name
    try:
        return (data.decode(name), []) if name and "utf" not in name else None
    except (LookupError, UnicodeError):
        return None


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
    foreign = len(sample) - len(sample.translate(None, NOT_ASCII))
    few = foreign < 4 or foreign * FEW < len(sample)  # 'Niño' is no sign of Chinese
    found = list(from_bytes(sample, cp_isolation=LATIN if few else LEGACY))
    if not found:
        return "cp1252"
    best = found[0]
    for match in found:  # French and Spanish also pass as Central European: "voilŕ" for "voilà"
        western = match.encoding == "cp1252" and match.coherence >= best.coherence
        if western and best.encoding == "cp1250" and not re.search(r"\w[¹³¿£¥]\w", str(match)):
            best = match
    return best.encoding
