"""Syllables of English words, by rule.

Runs of vowels are counted, less the silent ones and plus those that are two: "peace" has one,
"area" three. Names from other languages and numbers are no better than a guess; a number counts
as one syllable.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RUN = re.compile("[aeiouy]+")
_GLIDE = re.compile("^y(?=[aeiou])")  # you
_LETTERS = re.compile("[^a-z']")

#: Vowels that are written and not spoken.
_SILENT = re.compile(
    r"(?<=[^aeiouy])e$"  # take
    r"|(?<=[^aeiouysxzcgh])es$"  # times
    r"|(?<=[^aeiouytd])ed$"  # called
    r"|(?<=[^aeiouy])(?<![^aeiouy]l)e(?=(?:ly|ments?|less|fully|fuls?|ness|some|where|thing|body"
    r"|times?|wom[ae]n|works?|lands?|houses?|hood|guards?|ball|cast|how|day|over|spread|wide|front)$)"
    r"|(?<=ic)a(?=lly$)|(?<=bus)i(?=ness)|(?<=dn)e(?=sday)"  # basically, business, Wednesday
)
#: Places at which one run of vowels is two syllables, or a syllable has no vowel of its own.
_MORE = re.compile(
    r"(?<=[^aeiouylrw])(?=les?$|led$)"  # table
    r"|(?<=[^ctsn]i)(?=a(?![lnrg]|tion)|um|us(?!$)|ety)|(?<=[ct]i)(?=ate|ation)"  # media
    r"|(?<=[^ctsnd]i)(?=est$|er$)"  # earlier
    r"|(?<=[^ctsgxvnl]i)(?=o)|(?<=^[vl]i)(?=o)|(?<=[vn]i)(?=ous)"  # riot
    r"|(?<=[^ctsgl]i)(?=al|an|ar|ate|en[ct]|et|us$)|(?<=^gi)(?=an)|(?<=sci)(?=en)|(?<=i)(?=able)"
    r"|(?<=[aeo])(?=ing)|(?<=[^q]u)(?=ing$)|(?<=y)(?=ing)|(?<=[aeo]y)(?=ee|er|en|a[bl])"  # seeing
    r"|(?<=[^qg]u)(?=al|ou|at|ar|ity|ities|itous|ent|an|ist)"  # actual
    r"|(?<=e)(?=o(?![up])|um|us)|(?<=cr)(?=eat)|(?<=[aeio][drn]e)(?=as?$)"  # video, idea
    r"|(?<=re)(?=ali|act|it|in[sfv]|op|en[tf])|(?<=^co)(?=ali|op|ord|inc)"  # react, coalition
    r"|(?<=s)(?=m$|ms$)|(?<=[dts])(?=n't)|(?<=^)(?=mc)"  # tourism, didn't, McCain
)


@lru_cache(maxsize=1 << 16)
def syllables(word: str) -> int:
    """Number of syllables of an English word, 1 or more.

    Examples
    --------
    >>> [syllables(word) for word in ("peace", "table", "militia", "said", "92.73")]
    [1, 2, 3, 1, 1]
    """
    plain = _LETTERS.sub("", word.lower().replace("\u2019", "'"))
    plain = _GLIDE.sub("", plain)
    runs = len(_RUN.findall(plain))
    if not runs:
        return len(plain) if word.isupper() else max(1, min(2, len(plain) - 1))
    return max(1, runs - len(_SILENT.findall(plain)) + len(_MORE.findall(plain)))
