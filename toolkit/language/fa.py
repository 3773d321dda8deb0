"""Persian. Stop words: stopwords-iso, without the words that carry content in the news.

Endings of nouns and names as they are written together with the word: plural, ezafe and
indefinite ی, pronouns, the copula. Set apart by a blank they are words of their own and need
no rule; with a zero-width non-joiner they are part of the token, which is folded without it.
"""

from __future__ import annotations

from toolkit.language.contract import Language, endings, iso_stopwords, with_endings

SHORTEST = 3  # letters; shorter words with endings are other words
_PRONOUNS = "- ی م ت ش ام ات اش مان تان شان یم یت یش یمان یتان یشان"
_SINGULAR = [*endings(_PRONOUNS), *"ای یی ایی یاش یشان ست است ند اند را".split()]
_PLURAL = [
    *endings("ها یها", "- م ت ش ی یی یم یت یش مان تان شان یمان یتان یشان ست ند را"),
    *endings("های ان یان", "- ی یی مان شان ند"),
]
_AFTER_HEH = [*endings("گان یان", "- ی م ش شان مان ند")]
# Before what they deny; most Persian verbs are denied at the end of the clause.
NEGATORS = "نه نیست نبود نیستند نبودند بدون هیچ هیچگاه هرگز بی غیر نمی عدم"
# The people, a faction, rights and services: these say what a report is about.
CONTENT = frozenset(
    "مردم جناح جریان جريان حق خدمات امور جلوگيري آباد فكر شدید شدیدا بروز راه گروهي مجانی "
    "سازي شناسي بندي گذاري ريزي زمینه".split()
)


def stopwords() -> frozenset[str]:
    """Words that say nothing about the subject of a Persian text."""
    return iso_stopwords("fa") - CONTENT


def inflect(word: str, first: bool, last: bool) -> list[str]:
    """The word with endings: پیشمرگه, پیشمرگه‌ها, پیشمرگان, کرکوکی‌ها."""
    if not last:
        return [word, word + "ی", word + "های"]  # ezafe
    if len(word) < SHORTEST:
        return [word]
    forms = with_endings([word], [*_SINGULAR, *_PLURAL])
    if word.endswith("ه"):  # پیشمرگان, پیشمرگی
        forms += with_endings([word[:-1], word], [*_AFTER_HEH, "گی"])
        forms += with_endings(
            [word[:-1]], ["ان", "انی", "انش", "ی"] if len(word) > SHORTEST + 1 else []
        )
    return forms


LANGUAGE = Language("fa", "Persian", "rtl", stopwords, frozenset(NEGATORS.split()), inflect)
