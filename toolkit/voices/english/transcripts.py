"""Speakers named before what they say: "RANA AZIZ: We waited.", paragraph by paragraph."""

from __future__ import annotations

import re
from collections import Counter

from toolkit.voices.contract import Span

# In capitals, or a name of several words; "Photo:" is none.
_NAME = r"[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}|[A-Z][a-z.]+(?: [A-Z][\w.'’-]+){1,3}"
_LABEL = re.compile(rf"\n[^\S\n]*({_NAME}):(?=\s+\S)")
_LEAST = 2  # paragraphs of one speaker, so that it is a conversation


def labels(text: str) -> dict[int, Span]:
    r"""Find the names that open paragraphs, if each comes back.

    Returns
    -------
    dict of int to (start, end)
        Where the name begins -> the name.

    Examples
    --------
    >>> labels("AZIZ: No.\n\nPhoto: A road\n\nHAMA: Why?\n\nAZIZ: Rain.\n\nHAMA: Ah.")
    {0: (0, 4), 26: (26, 30), 38: (38, 42), 51: (51, 55)}
    """
    if ":" not in text:
        return {}
    found = [label.span(1) for label in _LABEL.finditer("\n" + text)]
    spans = [(start - 1, end - 1) for start, end in found]
    often = Counter(text[start:end] for start, end in spans)
    return {start: (start, end) for start, end in spans if often[text[start:end]] >= _LEAST}
