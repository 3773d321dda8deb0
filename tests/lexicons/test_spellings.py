"""The shipped actors, on spellings that are known to occur.

Spellings stand in a short sentence in their language, and alone in a text of unknown language.
"""

import pytest

import toolkit as tk
from toolkit.matching.rules import Languages
from toolkit.tokens import Tokens

#: Sentences to put a spelling in. They name Kurds or Iraq, as words for a referendum need it.
CARRIERS = {
    "en": "Officials in Iraq spoke about {} on Monday.",
    "fa": "مقام‌ها در عراق دربارهٔ {} سخن گفتند.",
    "ar": "تحدث مسؤولون في العراق عن {} يوم الاثنين.",
    "ckb": "بەرپرسان لە عێراق باسی {} یان کرد.",
    "kmr": "Berpirsên Iraqê behsa {} kirin.",
}

FIRST = ["Qasem", "Qassem", "Qasim", "Kassim", "Ghasem"]
# fmt: off
SPELLINGS = {
    "kirkuk": {
        "en": "Kirkuk|Kerkuk|Karkuk|Kirkouk|Kerkük|Tamim province", "fa": "کرکوک|كركوك",
        "ar": "كركوك|کرکوک", "ckb": "کەرکووک|کەرکوک|كه‌ركووك",
        "kmr": "Kerkûk|Kerkûkê",
    },
    "peshmerga": {
        "en": "Peshmerga|Peshmergas|Pesh Merga|Peshmerge|Pishmerga|Peschmerga",
        "fa": "پیشمرگه|پیشمرگه ها|پیشمرگه‌ها|پیشمرگهها",
        "ar": "البيشمركة|البشمركة|البشمرگة|البيشمركه", "ckb": "پێشمەرگە|پێشمەرگەکان",
        "kmr": "Pêşmerge|Pesmerge",
    },
    "irgc": {
        "en": "IRGC|Islamic Revolution Guard Corps|Islamic Revolution Guards Corps|IGRC|"
        "Islamic Revolutionary Guard Corps|Islamic Revolutionary Guards Corps|Guards Corps|"
        "Revolutionary Guard|Revolutionary Guards|Pasdaran|Sepah",
        "fa": "سپاه پاسداران|سپاه پاسداران انقلاب اسلامی|سپاه|پاسداران",
        "ar": "الحرس الثوري|الحرس الثوري الإيراني|الحرس الثورى|حرس الثورة",
        "ckb": "سوپای پاسداران|سوپای پاسدارانی شۆڕشی ئیسلامی",
        "kmr": "Sipahê Pasdaran|Supaya Pasdaran",
    },
    "quds_force": {
        "en": "Quds Force|Qods Force|Ghods Force|al-Quds Force|IRGC-QF|Quds Corps",
        "fa": "نیروی قدس|سپاه قدس", "ar": "فيلق القدس|قوة القدس|فرقة القدس",
        "ckb": "هێزی قودس|سوپای قودس", "kmr": "Hêza Qudsê|Sipahê Qudsê",
    },
    "basij": {
        "en": "Basij|Baseej", "fa": "بسیج|بسيج",
        "ar": "الباسيج", "ckb": "بەسیج",
        "kmr": "Besîc",
    },
    "soleimani": {
        "en": "|".join([f"{f} {s}leimani" for f in FIRST for s in ("So", "Su")] + ["Haj Qasem"]),
        "fa": "قاسم سلیمانی|حاج قاسم|سردار سلیمانی", "ar": "قاسم سليماني|قاسم سليمانى",
        "ckb": "قاسم سولەیمانی", "kmr": "Qasim Silêmanî",
    },
    "jafari": {
        "en": "Mohammad Ali Jafari", "fa": "جعفری",
        "ar": "محمد علي جعفري", "ckb": "جەعفەری",
        "kmr": "Ceferî",
    },
    "pmf": {
        "en": "|".join(
            [f"Popular Mobili{z}ation {w}" for z in "sz" for w in ("Forces", "Units", "Committee")]
            + [
                f"{h} {a}{s}"
                for h in ("Hashd", "Hashed")
                for a in ("", "al-", "ash-")
                for s in ("Shaabi", "Shabi")
            ]
            + ["PMF", "PMU", "PMUs"]
        ),
        "fa": "حشد شعبی|حشدالشعبی|بسیج مردمی|حشد الشعبی|الحشد الشعبی",
        "ar": "الحشد الشعبي|هيئة الحشد|فصائل الحشد", "ckb": "حەشدی شەعبی|حه‌شدي شه‌عبي",
        "kmr": "Heşda Şeibî|Heşdî Şeibî|Heşda Şabî|Heşdî Şabî",
    },
    "badr": {
        "en": "Badr Organization|Badr Corps|Badr Brigade|Badr Organisation",
        "fa": "سازمان بدر|سپاه بدر", "ar": "منظمة بدر|فيلق بدر",
        "ckb": "بەدر", "kmr": "Bedr",
    },
    "aah": {
        "en": "Asaib Ahl al-Haq|Asa'ib Ahl al-Haq|AAH|League of the Righteous",
        "fa": "عصائب اهل الحق", "ar": "عصائب أهل الحق|عصائب اهل الحق",
        "ckb": "عەسائیب", "kmr": "Esaib",
    },
    "kataib": {
        "en": "Kata'ib Hezbollah|Kataib Hezbollah|Hezbollah Brigades",
        "fa": "کتائب حزب الله|کتائب حزب‌الله", "ar": "كتائب حزب الله",
        "ckb": "کەتائیب حزبوڵڵا", "kmr": "Ketaib Hizbullah",
    },
    "hezbollah": {
        "en": "Hezbollah|Hizbullah|Hizballah|Hizbollah", "fa": "حزب‌الله|حزب الله|حزبالله",
        "ar": "حزب الله|حزب الله اللبناني", "ckb": "حزبوڵڵا|حیزبوڵا",
        "kmr": "Hizbullah",
    },
    "muhandis": {
        "en": "Abu Mahdi al-Muhandis|Abu Mahdi al-Mohandes",
        "fa": "ابومهدی المهندس|ابو مهدی المهندس", "ar": "أبو مهدي المهندس|ابو مهدي المهندس",
        "ckb": "ئەبو مەهدی موهەندیس", "kmr": "Ebû Mehdî",
    },
    "amiri": {
        "en": "Hadi al-Amiri|Hadi al-Ameri", "fa": "هادی العامری",
        "ar": "هادي العامري", "ckb": "هادی عامری",
        "kmr": "Hadî Amirî",
    },
    "krg": {
        "en": "KRG|Kurdistan Regional Government|Kurdistan Region",
        "fa": "اقلیم کردستان|دولت اقلیم",
        "ar": "حكومة إقليم كردستان|حكومة إقليم كوردستان|حكومة اقليم كردستان",
        "ckb": "حکوومەتی هەرێمی کوردستان", "kmr": "Hikûmeta Herêma Kurdistanê",
    },
    "kdp": {
        "en": "KDP|PDK|Kurdistan Democratic Party|Parti",
        "fa": "حزب دموکرات کردستان|حزب دموکرات کردستان عراق|پارتی",
        "ar": "الحزب الديمقراطي الكردستاني|البارتي", "ckb": "پارتی|پارتی دیموکراتی کوردستان",
        "kmr": "PDK|Partî",
    },
    "puk": {
        "en": "PUK|YNK|Patriotic Union of Kurdistan|Yekiti", "fa": "اتحادیه میهنی کردستان",
        "ar": "الاتحاد الوطني الكردستاني",
        "ckb": "یەکێتی|یەکێتی نیشتمانیی کوردستان|یەکێتیی نیشتمانیی کوردستان",
        "kmr": "YNK|Yekîtî",
    },
    "kdpi": {
        "en": "KDPI|PDKI|KDP-Iran|HDK|KDP-I", "fa": "حزب دموکرات کردستان ایران",
        "ar": "الحزب الديمقراطي الكردستاني الإيراني", "ckb": "حیزبی دێموکراتی کوردستانی ئێران",
        "kmr": "PDKI|HDK",
    },
    "gorran": {
        "en": "Gorran|Change Movement", "fa": "گوران",
        "ar": "حركة التغيير", "ckb": "گۆڕان",
        "kmr": "Goran",
    },
    "pkk": {
        "en": "PKK", "fa": "پ‌ک‌ک|پ ک ک|پکک",
        "ar": "حزب العمال الكردستاني|بككه", "ckb": "پەکەکە",
        "kmr": "PKK",
    },
    "m_barzani": {
        "en": "Masoud Barzani|Massoud Barzani|Mesud Barzani", "fa": "مسعود بارزانی",
        "ar": "مسعود بارزاني|البارزاني", "ckb": "مەسعوود بارزانی|مەسعود بارزانی",
        "kmr": "Mesûd Barzanî",
    },
    "talabani": {
        "en": "Jalal Talabani|Mam Jalal", "fa": "جلال طالبانی|مام جلال",
        "ar": "جلال طالباني|جلال الطالباني", "ckb": "جەلال تاڵەبانی|مام جەلال",
        "kmr": "Celal Talebanî|Mam Celal",
    },
    "karim": {
        "en": "Najmaldin Karim|Najmiddin Karim|Najm al-Din Karim",
        "fa": "نجم‌الدین کریم|نجم الدین کریم", "ar": "نجم الدين كريم",
        "ckb": "نەجمەدین کەریم", "kmr": "Necmedîn Kerîm",
    },
    "abadi": {
        "en": "Haider al-Abadi|Haidar al-Abadi|Haider Abbadi|Haider Ebadi|Haidar al-Abbadi",
        "fa": "حیدر العبادی", "ar": "حيدر العبادي|حيدر العبادى",
        "ckb": "حەیدەر عەبادی", "kmr": "Heyder Ebadî",
    },
    "maliki": {
        "en": "Nouri al-Maliki", "fa": "نوری المالکی",
        "ar": "نوري المالكي", "ckb": "نوری مالیکی",
        "kmr": "Nûrî Malikî",
    },
    "masum": {
        "en": "Fuad Masum|Fuad Masoum", "fa": "فواد معصوم|فؤاد معصوم",
        "ar": "فؤاد معصوم", "ckb": "فوئاد مەعسووم",
        "kmr": "Fuad Mesûm",
    },
    "iraqi_forces": {
        "en": "Iraqi army|ISF|CTS|ICTS|Golden Division|Federal Police", "fa": "ارتش عراق",
        "ar": "الجيش العراقي|جهاز مكافحة الإرهاب", "ckb": "سوپای عێراق",
        "kmr": "Artêşa Iraqê",
    },
    "tillerson": {
        "en": "Rex Tillerson", "fa": "تیلرسون",
        "ar": "تيلرسون", "ckb": "تیلەرسۆن",
    },
    "trump": {"en": "Donald Trump", "fa": "ترامپ", "ar": "ترامب", "ckb": "ترەمپ"},
    "mcgurk": {
        "en": "Brett McGurk", "fa": "مک‌گورک|مک گورک",
        "ar": "ماكغورك", "ckb": "مەکگۆرک",
    },
    "isis": {
        "en": "ISIS|ISIL|Islamic State|Daesh|Da'esh|Da'ash|Da’esh", "fa": "داعش",
        "ar": "داعش|تنظيم الدولة", "ckb": "داعش",
        "kmr": "DAIŞ|DAIŞ'ê",
    },
    "referendum": {
        "en": "referendum|independence vote|plebiscite", "fa": "همه‌پرسی|همه پرسی|رفراندوم",
        "ar": "استفتاء", "ckb": "ڕیفراندۆم|ریفراندۆم|گشتپرسی",
        "kmr": "referandûm|giştpirsî",
    },
    "disputed": {
        "en": "disputed territories|disputed areas|Article 140", "fa": "مناطق مورد مناقشه",
        "ar": "المناطق المتنازع عليها", "ckb": "ناوچە جێناکۆکەکان",
        "kmr": "herêmên nakok",
    },
}
# fmt: on


@pytest.fixture(scope="module")
def actors():
    return tk.themes("actors")


def found(themes, texts, languages):
    """Themes found in each text."""
    tokens = Tokens.build(texts)
    matcher = themes.matcher(tokens, Languages.from_values(languages))
    seen = [set() for _ in texts]
    for name in themes:
        for document in tokens.document_of(matcher.hits(name).spans.first):
            seen[document].add(name)
    return seen


def spellings():
    return [
        (theme, code, text)
        for theme, by_language in SPELLINGS.items()
        for code, row in by_language.items()
        for text in row.split("|")
    ]


def missed(actors, texts, languages):
    seen = found(actors, texts, languages)
    return [
        (theme, code, text)
        for (theme, code, text), themes in zip(spellings(), seen, strict=True)
        if theme not in themes
    ]


def test_every_theme_of_the_table_is_in_the_lexicon(actors):
    assert set(SPELLINGS) <= set(actors)


def test_spellings_are_found_in_sentences_of_their_language(actors):
    rows = spellings()
    assert len(rows) > 280
    lost = missed(actors, [CARRIERS[c].format(t) for _, c, t in rows], [c for _, c, _ in rows])
    assert len(lost) / len(rows) <= 0.05, lost


def test_spellings_are_found_alone_in_an_unknown_language(actors):
    """Words for a referendum are left out: alone they could mean any."""
    rows = spellings()
    lost = [row for row in missed(actors, [t for *_, t in rows], ["und"] * len(rows))
            if row[0] != "referendum"]  # fmt: skip
    assert len(lost) / sum(theme != "referendum" for theme, *_ in rows) <= 0.05, lost
