"""Blanks inside compounds of the Arabic script, which writers join, part or mark as they like."""

from __future__ import annotations

import re
from itertools import product

JOINER = "\u200c"  # zero-width non-joiner: one word, letters apart
MOST = 5  # places in a phrase at which both ways are tried
_PLACE = re.compile(r"(?<=[\u0620-\u06ff])(?:\u200c|\s+)(?=[\u0620-\u06ff])")


def spellings(text: str) -> list[str]:
    """Ways to write a phrase: as it is, then with blanks for joiners and joiners for blanks.

    حزب الله is also written حزب‌الله, and where a crawler dropped the joiner, حزبالله; the last
    two have one key. A phrase with more than five such places is read as it is written only.

    Examples
    --------
    >>> [s.replace(JOINER, "~") for s in spellings("حزب الله")]
    ['حزب الله', 'حزب~الله']
    """
    places = list(_PLACE.finditer(text))
    if not places or len(places) > MOST:
        return [text]
    made = [text]
    edges = [0, *(edge for place in places for edge in place.span()), len(text)]
    words = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    for gaps in product((" ", JOINER), repeat=len(places)):
        made.append("".join(w + g for w, g in zip(words, (*gaps, ""), strict=True)))
    return list(dict.fromkeys(made))
