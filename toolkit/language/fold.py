"""The key under which spellings of one word meet: for matching only, never for display."""

from __future__ import annotations

import unicodedata

from toolkit.language.segment import APOSTROPHES, HIDDEN_CHARACTERS

_TABLE = {ord(c): None for c in HIDDEN_CHARACTERS} | {ord(c): "'" for c in APOSTROPHES}


def fold(word: str) -> str:
    """Fold case, compatibility forms, apostrophes and invisible characters.

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
    >>> fold("DA\u2019ESH"), fold("\ufeeaxa")
    ("da'esh", 'هxa')
    """
    if word.isascii():
        return word.lower()
    # NFKC again: case folding can leave what composes (Greek, Turkish dotted I).
    folded = unicodedata.normalize("NFKC", word).casefold().translate(_TABLE)
    return unicodedata.normalize("NFKC", folded)
