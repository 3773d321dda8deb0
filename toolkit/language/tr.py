"""Turkish. Stop words: stopwords-iso, without two words that carry content in the news.

Endings of names, behind an apostrophe (Kerkük'te) as the spelling rules want it or without one:
people of a place (Kerküklü), plural, possession and cases with their vowels. Dots and umlauts are
loosened away when patterns are compared, so that ı and i, u and ü are one.
"""

from __future__ import annotations

from toolkit.language.contract import Language, endings, iso_stopwords, with_endings

SHORTEST = 3  # letters; shorter words take endings behind an apostrophe only
_CASE = (
    "- de da te ta den dan ten tan e a ye ya i u yi yu in un nin nun ki deki daki teki taki "
    "le la yle yla dir dur tir tur nde nda nden ndan ndaki ndeki ne na"
)
_OWN_CASE = "- n ni nu na ne nin nun nda nde ndan nden ndaki ndeki yla yle dir dur"
_ENDINGS = [
    *endings("- ler lar li lu liler lilar luler lular", _CASE),
    *endings("i u si su leri lari", _OWN_CASE),
]
# Before what they deny; değil and the verbs deny behind it.
NEGATORS = "değil yok olmayan hiç hiçbir asla hayır"
CONTENT = frozenset(["kaynak", "iş"])  # source, work


def stopwords() -> frozenset[str]:
    """Words that say nothing about the subject of a Turkish text."""
    return iso_stopwords("tr") - CONTENT


def inflect(word: str, first: bool, last: bool) -> list[str]:
    """The word with endings: Kerkük, Kerkük'te, Kerküklüler."""
    if not last:
        return [word]
    if len(word) < SHORTEST:
        return [word, *with_endings([word + "'"], _ENDINGS)]
    return with_endings([word, word + "'"], _ENDINGS)


LANGUAGE = Language("tr", "Turkish", "ltr", stopwords, frozenset(NEGATORS.split()), inflect)
