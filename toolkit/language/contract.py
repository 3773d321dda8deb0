"""What a language file says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language: `code` as in BCP 47, `direction` of its script, `stopwords` when called."""

    code: str
    name: str
    direction: str
    stopwords: Callable[[], frozenset[str]]


def iso_stopwords(code: str) -> frozenset[str]:
    """Stop words of the stopwords-iso list, which ships with its package."""
    import stopwordsiso

    return frozenset(stopwordsiso.stopwords(code))
