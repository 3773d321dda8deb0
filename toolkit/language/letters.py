"""Letters of texts put in the usual way for telling their language; never for display."""

from __future__ import annotations

import re
import unicodedata

_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")  # Arabic letters as they are printed
_ARABIC = re.compile("[\u0620-\u06ff]")
# Letters of Urdu, Pashto, Uyghur and of Sorani as it is typed today: nothing is to be mended.
_SURE = re.compile("[ەټډړږښځڅۍېۇۈۋڭٹڈڑںے]")
_SORANI = re.compile("[ێۆڵڕڤ]")
# What Persian and Kurdish have and Arabic has not, whichever kaf and yeh were typed.
_PERSIAN = re.compile(r"[پچژگێۆڵڕڤ]|\b(?:[کك]ه|از|در|را|با|است|ا[یي]ن|م[یي]|ها[یي])\b")
_ARABIC_ONLY = re.compile(r"[ةأإ]|\b[وفبك]?ال")
_TO_PERSIAN = str.maketrans("يىك", "ییک")
_TO_ARABIC = str.maketrans("یک", "يك")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


def usual_letters(text: str) -> str:
    """Persian and Sorani typed on an Arabic keyboard, and the reverse, in their own letters.

    Old pages have ي and ك in Persian, and ه with a zero-width non-joiner for Sorani ە; letters
    may be stored in the shape in which they are printed. What language it is then would be told
    from the keyboard.
    """
    if _SHAPES.search(text):
        text = unicodedata.normalize("NFKC", text)
    if not _ARABIC.search(text) or _SURE.search(text):
        return text
    persian, arabic = len(_PERSIAN.findall(text)), len(_ARABIC_ONLY.findall(text))
    if persian > arabic:
        text = text.translate(_TO_PERSIAN)
        sorani = len(_SORANI.findall(text)) * 50 > len(text)
        return re.sub("ه\u200c?", "ە", text) if sorani else text
    return text.translate(_TO_ARABIC) if arabic > 2 * persian + 1 else text


def usual_case(text: str) -> str:
    """Lower case where most words have a capital, as in the headlines of American papers."""
    words = _WORD.findall(text)
    return text.lower() if sum(word[0].isupper() for word in words) * 2 > len(words) else text


def without_addresses(text: str) -> str:
    """Text without addresses of pages and mail, and names that begin with @."""
    return _ADDRESS.sub(" ", text)
