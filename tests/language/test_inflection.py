"""Clitics and endings that a pattern follows, and words that look like them and are others."""

import pytest

from toolkit.language import LANGUAGES
from toolkit.language.fold import fold, loosen
from toolkit.matching.patterns import Pattern, find
from toolkit.tokens import Tokens

#: Language, pattern, forms of it (one a word or a phrase, parted by |).
FORMS = [
    ("ar", "كركوك", "كركوك|وكركوك|بكركوك|لكركوك|ولكركوك|فكركوك|ككركوك|وبكركوك|کرکوك|كركـــوك"),
    ("ar", "كركوك", "كركوكي|كركوكى|الكركوكي|كركوكية|الكركوكيين|والكركوكيون|للكركوكيين|كركوكيًا"),
    ("ar", "البيشمركة", "البيشمركة|والبيشمركه|للبيشمركة|بالبيشمركة|فالبيشمركة|وللبيشمركة"),
    ("ar", "بيشمركة", "بيشمركة|البيشمركة|لبيشمركة|بيشمركتنا|البيشمركيين"),
    ("ar", "استفتاء", "استفتاءً|بالإستفتاء|فللاستفتاء|استفتائها|استفتاؤها|الاستفتاءات|وبإستفتاءٍ"),
    ("ar", "الحرس الثوري", "للحرس الثوري|والحرس الثورى|بالحرس الثوريّ|فالحرس الثوري"),
    ("ar", "فيلق القدس", "ففيلق القدس|لفيلق «القدس»|وبفيلق القدس"),
    ("ar", "حزب الله", "حزب الله|لحزب الله|وحزب الله"),
    ("fa", "پیشمرگه", "پیشمرگه|پیشمرگه‌ها|پیشمرگه‌های|پیشمرگهها|پیشمرگه ها|پیشمرگان|پیشمرگه‌ای"),
    ("fa", "پیشمرگه", "پیشمرگهٔ|پیشمرگۀ|پیشمرگه‌ی|پیشمرگه‌هایشان|پیشمرگه‌اند|پيشمرگه‌هايي|پیشمرگی"),
    ("fa", "کرکوک", "کرکوکی|کرکوکی‌ها|كركوكي‌هاي|کرکوکیها|کرکوکِ|کرکوکیان"),
    ("fa", "حزب الله", "حزب الله|حزب‌الله|حزبالله|حزب‌اللهِ"),
    ("fa", "همه‌پرسی", "همه‌پرسی|همه پرسی|همهپرسی|همه‌پرسی‌ها|همه پرسي|همه‌پرسی‌ای"),
    ("fa", "نفت", "نفت|نفتی|نفتش|نفت‌شان|نفت‌ها|نفت‌اند"),
    ("ckb", "پێشمەرگە", "پێشمەرگەکان|پێشمەرگەکانیش|پێشمەرگەیەک|پێشمەرگەیەکی|پێشمەرگەیان"),
    ("ckb", "پێشمەرگە", "پێشمەرگەکاندا|پێشمەرگەکانەوە|پێشمه‌رگه‌كانيشه‌وه|پیشمەرگە|پێشمەرگەی"),
    ("ckb", "کەرکووک", "کەرکووک|کەرکوک|کەرکووکی|کەرکووکدا|کەرکووکەوە|كه‌ركوكيشه‌وه|کەرکووکییەکان"),
    ("ckb", "ڕیفراندۆم", "ریفراندۆمی|ڕیفراندۆمەکە|ریفراندومەکەیان|ڕیفراندۆمێکی|ڕیفراندۆمەکەشدا"),
    ("ckb", "سوپای پاسداران", "سوپای پاسدارانی|سوپای پاسدارانیش|سوپای پاسدارانەوە"),
    ("ckb", "حەشد شەعبی", "حەشدی شەعبی|حه‌شدي شه‌عبي|حەشدی شەعبیدا"),
    ("kmr", "Kerkûk", "Kerkûk|Kerkûkê|Kerkûk'ê|Kerkuke|kerkûkî|Kerkûkiyan|Kerkûkiyekî|Kerkûkêda"),
    ("kmr", "Pêşmerge", "Pêşmergeyên|pêşmergeyekî|Pesmergeyen|Pêşmergeyan|PÊŞMERGE|pêşmergeyek"),
    ("kmr", "DAIŞ", "DAIŞ'ê|DAIŞê|DAİŞ|Daişî"),
    ("kmr", "Heşd Şeibî", "Heşda Şeibî|Heşdê Şeibî|Hesda Seibi|Heşd Şeibiyê"),
    ("tr", "Kerkük", "Kerkük'te|Kerkük’ün|Kerküklü|Kerküklüler|Kerküklülerin|Kerkukte|KERKÜK'TEKİ"),
    ("tr", "peşmerge", "Peşmerge'nin|peşmergeler|Peşmergelerle|PEŞMERGE|peşmergesi|peşmergesinin"),
    ("tr", "İran", "İran|İran'ın|İran'da|İranlılar|iran|IRAN"),
    ("tr", "referandum", "referandumu|referandumunun|referandumda|Referandum'un|referandumlar"),
]
#: Words that begin or end like the pattern and are others.
OTHERS = [
    ("ar", "حشد", "حشدت|حشدوا|يحشد|حشود|احتشد|حشدنا"),
    ("ar", "بدر", "بدرت|بدرجة|بدرنا|بدروم|يبدر|البدروم"),
    ("ar", "كركوك", "كرك|كركي|مكركوك"),
    ("ar", "خام", "خامس|الخامس|خامنئي|خامة التي"),
    ("fa", "سپاه", "سپاس|سپاسگزار|سپاهبد"),
    ("fa", "نفت", "نفتالین|نفر|نفتکش"),
    ("fa", "کرد", "کردستان|کردار"),
    ("ckb", "نەوت", "نەوتراوە|نەوتین|نەورۆز"),
    ("ckb", "شێر", "شەرم|شارە"),
    ("ckb", "بەدر", "بەدرەوشت|بەدرێژایی"),
    ("kmr", "Kerkûk", "Kerkûksîn|Kirkland|Kerk"),
    ("kmr", "rûn", "rûnişt|rûniştin|rûniştine"),
    ("tr", "Kerkük", "Kerkükspor|Kerk"),
    ("en", "kirk", "Kirkuk|Kirkland"),
    ("en", "oil", "oils|oily|toil"),
]


def hits(code, pattern, text):
    tokens = Tokens.build([text])
    return len(find(tokens, Pattern(pattern, language=code)).first)


@pytest.mark.parametrize(("code", "pattern", "forms"), FORMS)
def test_a_pattern_follows_the_forms_of_its_word(code, pattern, forms):
    assert [f for f in forms.split("|") if hits(code, pattern, f"x {f} x") != 1] == []


@pytest.mark.parametrize(("code", "pattern", "others"), OTHERS)
def test_a_pattern_does_not_follow_other_words(code, pattern, others):
    words = [word for other in others.split("|") for word in other.split()]
    assert [word for word in words if hits(code, pattern, word)] == []


@pytest.mark.parametrize("code", [c for c, language in LANGUAGES.items() if language.inflects])
@pytest.mark.parametrize(
    "word", ["نفط", "کرکوک", "پیشمرگه", "kerkuk", "pdk", "ab", "استفتاء", "اب"]
)
def test_a_word_is_among_its_forms_which_are_folded_and_loosened(code, word):
    key = loosen(fold(word))
    for first in (True, False):
        for last in (True, False):
            forms = LANGUAGES[code].inflect(key, first, last)
            assert key in forms
            assert all(form == fold(form) for form in forms)
            # A second و that comes to stand beside another is all that loosening may still change.
            assert all(len(form) - len(loosen(form)) in (0, 1) for form in forms)


@pytest.mark.parametrize(
    ("code", "word"), [("ckb", "پێ"), ("fa", "نو"), ("kmr", "an"), ("tr", "el")]
)
def test_short_words_take_few_endings(code, word):
    assert hits(code, word, f"{word}ەکان {word}ها {word}yên {word}lerin") == 0


def test_english_and_unknown_languages_have_no_endings():
    assert not LANGUAGES["en"].inflects
    assert hits(None, "كركوك", "وكركوك") == 0
