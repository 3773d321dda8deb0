"""Names in scripts that run from right to left, inside English labels."""

from __future__ import annotations

import unicodedata

#: First strong isolate and its end: what stands between has a direction of its own.
OPEN, CLOSE = "\u2068", "\u2069"


def isolated(name: object) -> str:
    """A name that does not turn the words beside it round; others are returned as they are.

    Examples
    --------
    >>> isolated("Kirkuk"), len(isolated("داعش"))
    ('Kirkuk', 6)
    """
    text = str(name)
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return f"{OPEN}{text}{CLOSE}"
    return text


def balanced(text: str) -> str:
    """Broken lines of which each is set by itself: what was opened is closed in its own line."""
    lines = []
    for line in text.split("\n"):
        missing = line.count(CLOSE) - line.count(OPEN)
        lines.append(OPEN * max(0, missing) + line + CLOSE * max(0, -missing))
    return "\n".join(lines)
