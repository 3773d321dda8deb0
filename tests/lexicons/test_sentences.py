"""The shipped actors in sentences as newspapers write them: clitics, endings, other keyboards."""

import pytest

import toolkit as tk
from toolkit.matching.rules import Languages
from toolkit.tokens import Tokens

#: Language, sentence, what is in it.
SENTENCES = [
    ("ar", "وبكركوك انتشرت القوات، وقال أحد الكركوكيين إن المدينة هادئة", "kirkuk"),
    ("ar", "سلّمت المواقع للبيشمركة ثم انسحبت البيشمرگه منها", "peshmerga"),
    ("ar", "وبالحرس الثوريّ الإيرانى علاقات قديمة، كما لفيلق القدس", "irgc quds_force"),
    ("ar", "أكد المتحدث باسم ميليشيا «الحشد الشعبى» ذلك", "pmf"),
    ("ar", "دعت كتائب حزب الله وعصائب أهل الحق إلى الرد", "kataib aah pmf"),
    ("ar", "استقبل حيدر العبادى وزير الخارجية ريكس تيلرسون", "abadi tillerson"),
    ("ar", "اتهم الحزب الديموقراطي الكردستاني خصمه الاتحاد الوطنى الكردستانى", "kdp puk"),
    ("ar", "قتل عناصر من الحزب الديمقراطي الكردستاني الإيراني", "kdpi"),
    ("ar", "رفضت حكومة اقليم كوردستان الغاء الاستفتاء", "krg referendum"),
    ("ar", "عاد فؤاد معصوم ونوري المالكي إلى بغداد", "masum maliki"),
    ("ar", "سيطر الجيش العراقي والشرطة الاتحادية على المناطق المتنازع عليها",
     "iraqi_forces disputed"),
    ("ar", "قاد الجنرال سليماني المفاوضات بعد وفاة جلال الطالباني", "soleimani talabani"),
    ("ar", "هاجم الدواعش القرية ولداعـش خلايا فيها", "isis"),
    ("ar", "قال مسعود البارزاني إن كركوك كردستانية", "m_barzani kirkuk"),
    ("fa", "پیشمرگه‌های کرد و نیروهاي پيشمرگه از كركوك رفتند", "peshmerga kirkuk"),
    ("fa", "پیشمرگهها عقب نشستند و پیش‌مرگه‌ای کشته شد", "peshmerga"),
    ("fa", "سپاه پاسداران و حشدالشعبی، سپاهیان و بسیجی‌ها", "irgc pmf basij"),
    ("fa", "رهبر حزبالله لبنان با سردار سلیمانی دیدار کرد", "hezbollah soleimani"),
    ("fa", "سرلشكر محمدعلي جعفري فرماندهٔ سپاه گفت", "jafari irgc"),
    ("fa", "ابو‌مهدی المهندس و هادي العامري در كركوك", "muhandis amiri kirkuk"),
    ("fa", "نجم‌الدين كريم، استاندار كركوك، برکنار شد", "karim kirkuk"),
    ("fa", "حزب دموكرات كردستان و اتحاديهٔ ميهني كردستان", "kdp puk"),
    ("fa", "همهپرسي در اقليم كردستان، مناطق مورد مناقشه", "referendum krg disputed"),
    ("fa", "مام‌جلال درگذشت؛ دونالد ترامپ پیام داد", "talabani trump"),
    ("fa", "داعشی‌ها و ارتش عراق؛ پ.ک.ک و مك‌گورك", "isis iraqi_forces pkk mcgurk"),
    ("ckb", "پێشمەرگەکانیش لە کەرکووکەوە کشانەوە", "peshmerga kirkuk"),
    ("ckb", "هێزه‌كاني پێشمه‌رگه‌ي كوردستان له‌ كه‌ركوكدا", "peshmerga kirkuk"),
    ("ckb", "سوپای پاسدارانیش و هێزی قودسەوە", "irgc quds_force"),
    ("ckb", "حەشدی شەعبییەکان لەگەڵ سوپای عێراقدا", "pmf iraqi_forces"),
    ("ckb", "قاسم سولەیمانییش لە سلێمانی بوو", "soleimani"),
    ("ckb", "یەکێتیی نیشتمانیی کوردستانیش و پارتییەکان", "puk kdp"),
    ("ckb", "حکومەتی هەرێمی کوردستانەوە ریفراندۆمەکەی هەڵپەسارد", "krg referendum"),
    ("ckb", "مەسعود بارزانییەوە بۆ حەیدەر عەبادیی نووسی", "m_barzani abadi"),
    ("ckb", "ناوچە جێناکۆکەکانیشدا داعشەکان ماون", "disputed isis"),
    ("ckb", "بزووتنەوەی گۆڕانیش و پەکەکەیش", "gorran pkk"),
    ("ckb", "عەسائیبی ئەهلولحەق و کەتائیبی حزبوڵڵاش", "aah kataib"),
    ("kmr", "Pêşmergeyên me ji Kerkûkê vekişiyan", "peshmerga kirkuk"),
    ("kmr", "Li Kerkuke Hesdi Seibi û Sipahe Pasdaran bûn", "kirkuk pmf irgc"),
    ("kmr", "Fermandarê Hêza Qudsê Qasim Silêmanî hat Silêmaniyê", "quds_force soleimani irgc"),
    ("kmr", "YNK'ê û PDK'ê li Herêma Kurdistanê civiyan", "puk kdp krg"),
    ("kmr", "Referandûmeke li Başûrê Kurdistanê; DAIŞ'ê êrîş kir", "referendum isis"),
    ("kmr", "Artêşa Iraqê ket herêmên nakok", "iraqi_forces disputed"),
    ("kmr", "Mesûd Barzanî û Celal Talebanî, Necmedîn Kerîm", "m_barzani talabani karim"),
    ("tr", "Kerkük'te Peşmerge'nin çekilmesi, İran Devrim Muhafızları'nın rolü",
     "kirkuk peshmerga irgc"),
    ("tr", "IŞİD'in elindeki bölgelere Haşdi Şabi'nin girişi", "isis pmf"),
    ("tr", "IKBY'nin referandumunun ardından Mesud Barzani'nin sözleri",
     "krg referendum m_barzani"),
    ("en", "KIRKUK (AP) - Iraq's PMUs and the Da’esh remnants", "kirkuk pmf isis"),
    ("en", "the Iranian-backed Hashd al-Sha'abi and the IRGC-QF's Qassem Suleimani",
     "pmf irgc quds_force soleimani"),
    ("en", "Peshmergas of the KDP and PUK's units left the disputed areas",
     "peshmerga kdp puk disputed"),
    ("en", "Najmaldin Karim, Kirkuk's ousted governor, backed the independence vote",
     "karim kirkuk referendum"),
    ("en", "the so-called IS group; Iraqi army units, the Golden Division", "isis iraqi_forces"),
]  # fmt: skip
#: Sentences with none of the themes named.
WITHOUT = [
    ("en", "A coast guard cutter passed Kirkland on Quds Day.", "kirkuk irgc quds_force"),
    ("en", "He opened an account at Sepah Bank, off Pasdaran Street.", "irgc"),
    ("en", "The European Union said the change is climate policy.", "puk gorran isis"),
    ("ar", "حشدت الحكومة دعماً، واحتشدت حشود في يوم القدس", "pmf quds_force irgc"),
    ("ar", "بدرت منه كلمة، وبدرجة أقل قال المهندس بدر", "badr muhandis pmf"),
    ("ar", "طالبان يدرسان في القدس قرب حرس الحدود", "talabani quds_force irgc"),
    ("ar", "قال إبراهيم الجعفري إن الاتحاد الأوروبي وافق", "jafari puk"),
    ("fa", "سپاهان در خیابان پاسداران جشن گرفت", "irgc"),
    ("fa", "بانک سپاه و شیرین عبادی و طالبان", "irgc abadi talabani"),
    ("fa", "قطار به استان کردستان و بندر آبادان رسید", "krg abadi"),
    ("ckb", "سوپاسی مامۆستایانی یەکێتیی مامۆستایان دەکەین", "irgc iraqi_forces puk"),
    ("ckb", "لە شاری سلێمانی گۆڕانێکی کەم هەبوو", "soleimani gorran"),
    ("kmr", "Yekîtiya Ewropayê li ser Roja Qudsê", "puk quds_force irgc"),
    ("tr", "Avrupa Birliği ve sahil güvenlik", "puk irgc"),
]


@pytest.fixture(scope="module", params=["known", "unknown"])
def found(request):
    """Themes of each sentence, searched in its language or in all."""
    themes = tk.themes("actors")
    rows = [*SENTENCES, *WITHOUT]
    tokens = Tokens.build(sentence for _, sentence, _ in rows)
    codes = [code if request.param == "known" else "und" for code, _, _ in rows]
    matcher = themes.matcher(tokens, Languages.from_values(codes))
    seen = {sentence: set() for _, sentence, _ in rows}
    for name in themes:
        for document in tokens.document_of(matcher.hits(name).spans.first):
            seen[rows[document][1]].add(name)
    return seen


@pytest.mark.parametrize(("code", "sentence", "expected"), SENTENCES)
def test_a_sentence_is_about_what_it_names(found, code, sentence, expected):
    assert set(expected.split()) - found[sentence] == set()


@pytest.mark.parametrize(("code", "sentence", "themes"), WITHOUT)
def test_a_sentence_is_not_about_what_only_looks_so(found, code, sentence, themes):
    assert set(themes.split()) & found[sentence] == set()
