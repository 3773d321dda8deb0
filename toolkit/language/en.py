"""English. Stop words: gensim's list without the words that carry content in the news."""

from __future__ import annotations

from toolkit.language.contract import Language

CONTENT = frozenset(
    "amount bill bottom call computer cry describe detail eg empty fill fire found front full "
    "interest kg km make mill mine move name part people serious side sincere system thick thin "
    "top".split()
)
# What the token rule splits off, contractions, and words said of anybody in any report.
PIECES = frozenset(
    "'s i'm i've i'd i'll you're you've you'd you'll he'd he'll she'd she'll it'd it'll we're "
    "we've we'd we'll they're they've they'd they'll that'd that'll there'd there'll who'd who'll "
    "who've ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mightn't "
    "mustn't needn't shouldn't wasn't weren't won't wouldn't said says say".split()
)


def stopwords() -> frozenset[str]:
    """Words that say nothing about the subject of an English text."""
    from gensim.parsing.preprocessing import STOPWORDS

    return frozenset(STOPWORDS - CONTENT) | PIECES


NEGATORS = (
    "not no never without neither nor none nobody cannot can't isn't aren't wasn't weren't don't "
    "doesn't didn't won't wouldn't couldn't shouldn't hasn't haven't hadn't"
)

LANGUAGE = Language("en", "English", "ltr", stopwords, frozenset(NEGATORS.split()))
