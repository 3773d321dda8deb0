"""Arabic. Stop words: stopwords-iso, without the words that carry content in the news.

Clitics that are written together with a name: the conjunctions و ف, the prepositions ب ل ك, the
article, the endings of the nisba (كركوكي, الكركوكيين) and of the regular plural, and, behind
words of four letters or more without the article, the pronouns of possession (استفتائها,
بيشمركتنا). Shorter words with a pronoun are other words; endings of verbs are left out for the
same reason (حشدت, "massed", is no حشد).
"""

from __future__ import annotations

from toolkit.language.contract import Language, endings, iso_stopwords, with_endings

SHORTEST = 3  # letters of a word with endings
LONGER = 4  # letters of a word with pronouns
_BEFORE = endings("- و ف", "- ب ل ک")
_WITH_ARTICLE = [*endings("- و ف", "- ب ک", "ال"), *endings("- و ف", "لل")]
_NISBA = endings("ی", "- ه ون ین و ات ا ان تان تین")
_AFTER = ["", *_NISBA, "ات", "ین", "ون", "ان", "ا"]
_PRONOUNS = "ه ها هم هما نا ک کم ی".split()
NEGATORS = (
    "لا ولا فلا لم ولم فلم لن ولن فلن ليس وليس ليست وليست ليسوا لست غير دون بدون بلا عدم وعدم "
    "بعدم لعدم"
)
# Visit, force, autonomy, United Nations, ceasefire, coup, suspended, and months of which the
# list has one only: these say what a report is about.
CONTENT = frozenset(
    "زيارة قوة الذاتي للامم لقاء وقف انقلب شرع علق عين حار نهاية عامة اطار اعادة ايار مايو "
    "صفر سبحان برس لوكالة ـ".split()
)


def stopwords() -> frozenset[str]:
    """Words that say nothing about the subject of an Arabic text."""
    return iso_stopwords("ar") - CONTENT


def inflect(word: str, first: bool, last: bool) -> list[str]:
    """The word with clitics: كركوك, وكركوك, بكركوك, الكركوكيين, للحشد."""
    stem = word[2:] if word.startswith("ال") and len(word) > SHORTEST + 1 else word
    stems = _with_article(stem) if last and len(stem) >= SHORTEST else [stem]
    owned = _owned(stem) if last and len(stem) >= LONGER and stem == word else []
    if not first:
        return [*stems, *("ال" + s for s in stems), *owned]
    before = _WITH_ARTICLE if stem != word else [*_BEFORE, *_WITH_ARTICLE]
    return [word, *(b + s for s in stems for b in before), *(b + s for s in owned for b in _BEFORE)]


def _with_article(stem: str) -> list[str]:
    """Endings that the article may go with; teh marbuta opens before them: البيشمركيين."""
    if stem.endswith("ه"):
        return with_endings([stem], [e for e in _AFTER if e != "ا"]) + with_endings(
            [stem[:-1]], [*_NISBA, "ات"]
        )
    return with_endings([stem], _AFTER)


def _owned(stem: str) -> list[str]:
    """With a pronoun: teh marbuta opens, a final hamza takes a seat."""
    if stem.endswith("ه"):
        return with_endings([stem[:-1] + "ت"], _PRONOUNS)
    if stem.endswith("اء"):
        return with_endings([stem, stem[:-1] + "ئ", stem[:-1] + "و"], _PRONOUNS)
    return with_endings([stem], _PRONOUNS)


LANGUAGE = Language("ar", "Arabic", "rtl", stopwords, frozenset(NEGATORS.split()), inflect)
