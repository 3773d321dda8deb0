"""Keys under which spellings of one word meet: for matching and counting, never for display.

`fold` is the key that words are counted by. `loosen` goes on from there to the key that search
patterns are compared by, where writers leave marks out.
"""

from __future__ import annotations

import re
import unicodedata

from toolkit.language.segment import APOSTROPHES, HIDDEN_CHARACTERS, TATWEEL

_ALIKE = {
    "ی": "يىے\u06d3",  # yeh of Arabic, final yeh of Egypt, yeh of Urdu
    "ک": "كڪ",
    "ه": "ةۀہۂۃھە",  # heh in its shapes, teh marbuta, and the Kurdish ae that old pages type as heh
    "ا": "آأإٱٲٳ",
    "و": "ؤ",
    "'": (set(APOSTROPHES) - {"'"}) | set("ʼʻʿ`´"),
}
_MARKS = [*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD)]
_MARKS += [*range(0x6DF, 0x6E5), 0x6E7, 0x6E8, *range(0x6EA, 0x6EE)]
_TABLE: dict[int, str | None] = {ord(c): to for to, many in _ALIKE.items() for c in many}
_TABLE |= dict.fromkeys([*map(ord, HIDDEN_CHARACTERS), ord(TATWEEL), *_MARKS])
_TABLE |= {zero + d: str(d) for zero in (0x660, 0x6F0) for d in range(10)}

_LATIN_MARKS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
#: Kurdish letters that are often typed without their sign, and the plain letter each.
SIGNED = {"ێ": "ی", "ۆ": "و", "ڕ": "ر", "ڵ": "ل"}
_PLAIN = str.maketrans(SIGNED)
_DOUBLE_WAW = re.compile("وو+")
_LOOSE = re.compile(f"[{''.join(SIGNED)}ı\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]|وو")


def fold(word: str) -> str:
    """Fold what is one word in several spellings.

    Case, compatibility forms (the shapes in which Arabic letters are printed), apostrophes,
    invisible characters, vowel signs, tatweel, the letters of Arabic, Persian and Kurdish
    keyboards (ي and ی, ك and ک, ة and ه ...), and Arabic digits. Accents of Latin letters and
    the signs of ێ ۆ ڕ ڵ stay: see `loosen`.

    Parameters
    ----------
    word : str
        A word or phrase.

    Returns
    -------
    str
        The key. Folding twice changes nothing.

    Examples
    --------
    >>> fold("DA\u2019ESH"), fold("كركوك") == fold("کرکوک")
    ("da'esh", True)
    >>> fold("کەرکووک") == fold("كه\u200cركووك")
    True
    """
    if word.isascii():
        return word.lower().replace("`", "'")
    word = unicodedata.normalize("NFKC", word)
    folded = word.casefold().translate(_TABLE).replace("i\u0307", "i")
    # NFKC again: case folding can leave what composes (Greek), and so can taking marks away;
    # what composes then may be another letter of the table.
    return unicodedata.normalize("NFKC", folded).translate(_TABLE)


def loosen(key: str) -> str:
    """The key by which patterns are compared: without the marks that writers leave out.

    Accents of Latin letters and the dot of ı, the signs of the Kurdish letters ێ ۆ ڕ ڵ, and the
    second و of وو. A pattern with ی does not match a word with ێ all the same; see
    `toolkit.matching.words`.

    Examples
    --------
    >>> loosen("kerkûk"), loosen("کەرکووک") == loosen("کەرکوک")
    ('kerkuk', True)
    """
    if key.isascii() or not _LOOSE.search(key):  # most words, and at once
        return key
    plain = _DOUBLE_WAW.sub("و", key.translate(_PLAIN).replace("ı", "i"))
    return unicodedata.normalize("NFC", _LATIN_MARKS.sub("", unicodedata.normalize("NFD", plain)))
