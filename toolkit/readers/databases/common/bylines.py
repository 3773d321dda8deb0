"""Bylines: names without the word before them, and what looks like a name at all."""

from __future__ import annotations

import re

# Di, De and Da also begin names, so only 'di' in small letters is a word of its own.
BEFORE = re.compile(
    r"(?:(?:(?i:by|par|por|door|text von|words by|report by)|von|VON"
    r"|Von(?! (?:der|den|dem|zu|und)\b)|di)\s+|(?i:by|von|par)\s*:\s*)(?=\S)"
)
PARTICLES = frozenset(
    "de du des da di del della van von der den dem zu la le les el y e et and und i en al bin ibn "
    "avec à au aux notre correspondant correspondante envoyé envoyée spécial spéciale".split()
)
ODD = re.compile(r"[.!?:;»”\"]$|[?!…\"«»“”]|\d")  # found in sentences and headlines, not in names
MOST_WORDS = 10


def byline(text: str) -> str:
    """Names of authors on one line, without the 'By' before them.

    Examples
    --------
    >>> byline("By Jane Doe"), byline("Von der Leyen, Ursula")
    ('Jane Doe', 'Von der Leyen, Ursula')
    """
    plain = " ".join(text.split()).strip(" ,;")
    found = BEFORE.match(plain)
    return plain[found.end() :] if found else plain


def has_by(text: str) -> bool:
    """Whether a line begins as bylines do."""
    return BEFORE.match(text.strip()) is not None


def looks_like_names(text: str) -> bool:
    """Whether a line may be names of persons or an agency, and is no headline or sentence.

    Examples
    --------
    >>> looks_like_names("Anna Muster; Karl van der Berg"), looks_like_names("Rain in town")
    (True, False)
    """
    words = re.split(r"[\s,;/&]+", text.strip(" ,;"))
    if not text.strip() or len(words) > MOST_WORDS or ODD.search(text):
        return False
    if len(words) == 1:
        return words[0].isupper() and len(words[0]) < 5  # an agency
    capital = [word[:1].isupper() for word in words if word.casefold() not in PARTICLES]
    return len(capital) > 0 and all(capital)
