"""A date as one plain line, and the key under which spellings of its words meet."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("يىێېۍ", "ی"),  # yeh in Arabic, Persian, Kurdish and Pashto
        **dict.fromkeys("ةەھہۀ", "ه"),
        **{"ك": "ک", "ګ": "گ", "ۆ": "و", "ڕ": "ر", "ڵ": "ل", "ı": "i", "ø": "o", "ł": "l"},
        **dict.fromkeys("ءـ", None),
    }
)
_SIGNS = {"،": ",", "؛": ";", "’": "'", "‘": "'", "ʼ": "'", "٫": ".", "·": " "}


class _Plain(dict[int, str]):
    """What to write for a character; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        if kind == "Nd":
            made = str(unicodedata.decimal(char))
        elif kind == "Cf":  # marks of direction, joiners, soft hyphens
            made = ""
        elif kind == "Pd" or char == "−":
            made = "-"
        else:
            made = _SIGNS.get(char) or (" " if kind[0] in "ZC" else char)
        self[code] = made
        return made


_PLAIN = _Plain()


def plain(text: str) -> str:
    """Digits of every script as 0 to 9, no invisible marks, single blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    return " ".join(text.split())


def fold(text: str) -> str:
    """Letters without accents, one letter for what is written in several ways; case stays.

    Examples
    --------
    >>> fold("Février"), fold("كانون") == fold("کانوون")
    ('Fevrier', True)
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    # composed again: syllables of Hangul are taken apart as well
    return re.sub("وو", "و", unicodedata.normalize("NFC", bare.translate(_SAME)))
