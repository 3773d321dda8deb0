"""English. Stop words: gensim's list without the words that carry content in the news."""

from __future__ import annotations

from toolkit.language.contract import Language

CONTENT = frozenset(
    "amount bill bottom call computer cry describe detail eg empty fill fire found front full "
    "interest kg km make mill mine move name part people serious side sincere system thick thin "
    "top".split()
)
# Split off by the token rule, or cut by an apostrophe, and said of anybody in any report.
PIECES = frozenset("'s ’s don't didn't doesn't wasn't isn't won't can't said says say".split())


def stopwords() -> frozenset[str]:
    """Words that say nothing about the subject of an English text."""
    from gensim.parsing.preprocessing import STOPWORDS

    return frozenset(STOPWORDS - CONTENT) | PIECES


LANGUAGE = Language("en", "English", "ltr", stopwords)
