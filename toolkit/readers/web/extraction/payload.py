"""The text of a page that came with a header of its own."""

from __future__ import annotations

from toolkit.readers.encoding import LATIN_1, Decoded, decode, is_wide


def page_text(data: bytes, charset: str = "") -> Decoded:
    """A page as text: UTF-8 if it is, else as its header says, else as it says itself.

    Parameters
    ----------
    data
        The page.
    charset
        What its header calls the encoding, '' if nothing.
    """
    name = charset.strip(" \"'").lower()
    if name and "utf" not in name and not is_wide(data):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return Decoded(data.decode("cp1252" if name in LATIN_1 else name), None)
            except (LookupError, UnicodeError):
                pass
    return decode(data)
