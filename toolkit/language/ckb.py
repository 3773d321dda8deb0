"""Sorani Kurdish. Stop words: stopwords-iso without some words, and with those it lacks.

Endings in their order: people or thing of a place (ی, کەرکووکی); definite, indefinite or plural;
ezafe or pronoun; ش, "too"; the second half of a circumposition (دا, ەوە). ە is folded to ه, and
ێ to ی, as patterns are compared.
"""

from __future__ import annotations

from toolkit.language.contract import Language, endings, iso_stopwords, with_endings

SHORTEST = 3  # letters; shorter words with endings are other words
_TOO = "- دا هوه وه یش ش یشدا شدا یشهوه شهوه یهوه یدا دایه دا دان دایش را هوهیه ن ه یه"
_ENDINGS = [
    *endings("- هکه هکان هک یهک یک ان یان که کان یهکه یهکان انه گهل", _TOO),
    *endings("- هکه هکان یهکه یهکان که کان ان یان یک یهک", "ی یی م ت مان تان یان", "- ش یش دا هوه"),
    *endings("ی یی", "هکه هکان یهکه یهکان یهک", "- ی ش یش دا مان یان یانی"),
]
# Before what they deny; most Sorani verbs are denied at the end of the clause.
NEGATORS = "نە نەک نییە نیە نین نەبوو نابێت بێ بەبێ هیچ نا"
# Name, did (in Arabic letters also Kurd), demands and attacks, on the way, under, in front of.
CONTENT = frozenset("ناو کرد دەکات لەرێ لەرێگا لەبن بەدەم لەدەم بەردەم".split())
MISSING = """
بوو بوون بووە بێت دەبێت نەبوو نییە هەیە هەبوو هەبێت نەبێت تا تاوەکو بەڵام یان یا ئەگەر چونکە
هەموو هەریەک هیچ هەندێک هەمان هێشتا ئێستا ئەمە ئەوە ئەوەش ئەمەش ئەوانەی ئەوانەش بەم بەو لەم
لەوێ لێرە ئێرە کێ چی کەی کوێ چۆن ئایا بۆچی خۆی خۆم خۆیان پێی لێی تێیدا تێدا تر تری دیکە دیکەی
تەنها تەنیا زۆر زیاتر کەم یەک یەکێک یەکەم سێ نەک بەڵکو هەروا ئینجا دواتر پێشتر بەهۆی لەنێوان
لەبەردەم بەرەو لەلای وەکو واتە هی دا ەوە کرا کراوە کردووە ناکات دەکەن دەکرێت وتی وت گوتی گوت
دەڵێت دەڵێن ڕایگەیاند رایگەیاند
"""


def stopwords() -> frozenset[str]:
    """Words that say nothing about the subject of a Sorani text."""
    return iso_stopwords("ku") - CONTENT | frozenset(MISSING.split())


def inflect(word: str, first: bool, last: bool) -> list[str]:
    """The word with endings: کەرکووک, کەرکووکی, کەرکووکدا, پێشمەرگەکانیش."""
    if not last:  # ezafe, with what may stand before it, and the vowel that joins compounds
        return with_endings([word], ["", "ی", "یی", "ه", "هکانی", "کانی", "انی", "یانی", "هکهی"])
    return with_endings([word], _ENDINGS) if len(word) >= SHORTEST else [word]


LANGUAGE = Language("ckb", "Sorani Kurdish", "rtl", stopwords, frozenset(NEGATORS.split()), inflect)
