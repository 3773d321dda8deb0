"""Sources that are newspapers, agencies and stations, from the list of outlets."""

from __future__ import annotations

from functools import lru_cache

from toolkit.outlets import canonical, usual

_LONG = 7  # letters of a word in small letters that is hardly a plain word


@lru_cache(maxsize=20_000)
def outlet(written: str) -> str:
    """Name of the outlet that a source is; empty if it is none of the list, or another word.

    In small letters, as some pages write them, only names are taken that cannot be read as words.

    Examples
    --------
    >>> outlet("Newsweek"), outlet("the washingtonpost"), outlet("the people")
    ('Newsweek', 'The Washington Post', '')
    """
    plain = written.strip()
    if not plain or len(plain.split()) > 5:
        return ""
    found = canonical(plain, usual())
    if not found:
        return ""
    low = plain.lower()
    if plain not in (low, f"The{low[3:]}"):  # written with capitals
        return found
    word = low.removeprefix("the ")
    listed = found.lower().removeprefix("the ")
    glued = " " not in word and (listed.replace(" ", "") == word or " " in listed)
    return found if glued and (" " in listed or len(word) >= _LONG) else ""
