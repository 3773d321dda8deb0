"""Faults that a second reading of newspapers found, each in a sentence written for it."""

from __future__ import annotations

import pytest

from tests.voices.languages.saying import said
from toolkit.voices.languages import SPEECH

Rows = list[tuple[str | None, str]]


def told(code: str, text: str) -> Rows:
    """Source and content of what is found."""
    return [(source, content) for _, source, _, content in said(code, text)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # another verb of saying is no source, a name set in marks is one
        ("أضاف يقول: «البئر جفت منذ سنة».", [(None, "«البئر جفت منذ سنة»")]),
        ("قالت «نسيم» إن المتجر يفتح غدا.", [("«نسيم»", "المتجر يفتح غدا")]),
        ("أوضح «سامر الحلاق»، أستاذ الكيمياء، أن المادة سامة.", [("«سامر الحلاق»", "المادة سامة")]),
        # a name that is kept back is nothing said
        ("كشف مسؤول محلي، طلب عدم كشف هويته، أن السد تصدع.", [("مسؤول محلي", "السد تصدع")]),
        ("أعلن مسؤول رفض كشف اسمه أن الجسر أغلق.", [("مسؤول", "الجسر أغلق")]),
        # what is announced, up to what came of it
        ("أعلن المحافظ إغلاق الجسر، فخلت الطريق من السيارات.", [("المحافظ", "إغلاق الجسر")]),
        ("أكد مصدر في البلدية عدم وجود جرحى.", [("مصدر في البلدية", "عدم وجود جرحى")]),
        ("طالب النائب المجلس باتخاذ قرار سريع.", [("النائب المجلس", "باتخاذ قرار سريع")]),
        # "which he said"; "the bridge of which engineers say"
        ("وصل الوزير، الذي قال إن الأزمة انتهت.", [("الوزير", "الأزمة انتهت")]),
        ("هذا الجسر الذي يقول مسؤولون إنه خطر.", [("مسؤولون", "إنه خطر")]),
        ("عاد الكتاب الذي قال إن الأرض تدور.", [(None, "الأرض تدور")][:0]),
        # "had said"
        ("وكانت الشركة قالت إن العمل يبدأ في الربيع.", [("الشركة", "العمل يبدأ في الربيع")]),
        ("وكان الوزير قد أعلن أن الضريبة باقية.", [("الوزير", "الضريبة باقية")]),
        # a role with "general", a statement
        ("أعرب المفتش العام عن ثقته في اللجنة.", [("المفتش العام", "ثقته في اللجنة")]),
        ("ذكر بيان للشرطة أن الطريق مغلق.", [("بيان للشرطة", "الطريق مغلق")]),
        ("إلى ذلك كشف مصدر مطلع أن الوفد وصل.", [("مصدر مطلع", "الوفد وصل")]),
        # the source behind, at the end of its sentence
        (
            "الأسعار في السوق ترتفع بحسب البنك المركزي.",
            [("البنك المركزي", "الأسعار في السوق ترتفع")],
        ),
        ("كان يشرب الماء البارد حسب الحاجة.", []),
        # verbs that are spelled like something else
        ("أعتقد أن الأمر بسيط.", []),
        ("اعتقد الطبيب أن الأمر بسيط.", [("الطبيب", "الأمر بسيط")]),
        ("يقدّر الخبير أن الخسارة كبيرة.", [("الخبير", "الخسارة كبيرة")]),
        ("كان الرجل يقدر أن يمشي.", []),
        ("وُصفت المدينة بأنها عروس البحر.", []),
        ("اشترى جهازا بحجم ذاكرة «سريعة جدا وكبيرة جدا».", []),
        ("زاد عدد السكان إلا أن المدارس قليلة.", []),
        ("وزاد: «نحتاج إلى عشر مدارس».", [(None, "«نحتاج إلى عشر مدارس»")]),
        ("لم تكن المواجهة تهدد الاستقرار أو أن تطول.", []),
        ("كما أدان المجلس، أمس، الهجوم على السوق.", []),
        ("كيف تطلب من رجل أن يعود إلى بيته؟", []),
        # "that" behind a preposition which is not that of the verb, or in another clause
        ("ذكر الطبيب المريض بخوفه من أن يموت وحيدا.", []),
        ("حذر الطبيب من أن الجرح عميق.", [("الطبيب", "الجرح عميق")]),
        ("صرخ الناس حسب ما كانوا يرون، وكان يكفي أن يبدأ الخطيب.", []),
        ("كان حدسه يدعوه إلى الخروج من المدينة مبكرا.", []),
        ("قال المدير في مقابلة نشرتها الصحف إن العمل كثير.", [("المدير", "العمل كثير")]),
        # a second quotation behind "and"
        (
            "قالت الطبيبة: «الجرح عميق والألم شديد». و«المريض ينام الآن قليلا».",
            [("الطبيبة", "«الجرح عميق والألم شديد»"), (None, "«المريض ينام الآن قليلا»")],
        ),
        # objects are no sources
        ("مسؤول في البصرة وصف الحادث بأنه عابر.", [("مسؤول في البصرة", "بأنه عابر")]),
        ("كشف لـ«الساعة» مصدر مطلع أن السفينة غرقت.", [("مصدر مطلع", "السفينة غرقت")]),
        (
            "وصل الطفل مساء، وسأل سؤالاً آخر: «هل نذهب اليوم معا؟»",
            [("الطفل", "«هل نذهب اليوم معا؟»")],
        ),
        (
            "أما الولد فيسأل سؤالاً آخر: «هل نذهب اليوم معا؟»",
            [("الولد", "«هل نذهب اليوم معا؟»")],
        ),
    ],
)
def test_arabic(text: str, rows: Rows) -> None:
    assert told("ar", text) == rows


def test_arabic_subjects_that_are_left_out() -> None:
    """They are those with which the sentence or the one before opens, in the gender of the verb."""
    assert told("ar", "جلست مريم حسن أمام البيت. قالت إن الماء انقطع.") == [
        ("مريم حسن", "الماء انقطع")
    ]
    assert told("ar", "على الرصيف جلس الشيخ. يقول إن السمك قل.") == [("الشيخ", "السمك قل")]
    assert told("ar", "بارك الوزير اللقاء، وقال إن الطريق طويل.")[0][0] == "الوزير اللقاء"
    assert told("ar", "غنت فتاة طويلا. قال إن الليل قصير.") == [(None, "الليل قصير")]
    assert told("ar", "انتقد المدير التقرير، ووصف الأرقام بأنها ناقصة.")[-1] == (
        "المدير التقرير",
        "بأنها ناقصة",
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("وزیر آب از سفر خبر داد.\nاضافه کرد: سد پر است.", [("وزیر آب", "سد پر است")]),
        ("این در حالی است که برخی منابع گفتند که پل بسته است.", [("برخی منابع", "پل بسته است")]),
        (
            'مربی گفت:" بازی سختی بود و خوب بازی کردیم".',
            [("مربی", '" بازی سختی بود و خوب بازی کردیم"')],
        ),
        (
            "او گفت که «سارا رضایی»، مدیر تازه، فردا می‌آید.",
            [("او", "«سارا رضایی»، مدیر تازه، فردا می‌آید")],
        ),
        (
            "سخنگوی شورا، که نظر او را اعلام می‌کرد در ادامه گفت: بودجه تصویب شد.",
            [("سخنگوی شورا", "بودجه تصویب شد")],
        ),
        ("مدیر بیمارستان آمار را اعلام کرد در حالی که باران می‌آمد.", []),
        ("امام جمعه شهر گفت که نماز برپاست.", [("امام جمعه شهر", "نماز برپاست")]),
        ("بر اساس گفته های پلیس، جاده بسته است.", [("پلیس", "جاده بسته است")]),
        ("شرکت، که به تعبیر خود برای مردم است، فردا باز می‌شود.", []),
        ("وزیر آب از سفر خبر داد.\n\nاضافه کرد: سد پر است.", [(None, "سد پر است")]),
        ("شاگرد شنید که مدرسه بسته است.", []),
        ("معلم آورد: کتاب تازه رسیده است.", [("معلم", "کتاب تازه رسیده است")]),
        ("تیم به دست آورد: سه امتیاز و یک جام.", []),
    ],
)
def test_persian(text: str, rows: Rows) -> None:
    assert told("fa", text) == rows


def test_a_quotation_over_many_lines_is_one() -> None:
    lines = ".\n".join(f"خط شماره {n} است" for n in range(9))
    text = f"پیرمرد گفت: «{lines}.\n» و رفت."
    assert told("fa", text) == [("پیرمرد", f"«{lines}.\n»")]
    assert told("fa", f"پیرمرد گفت: «{lines}.\n\nباز هم » آمد.")[0][1] == "«خط شماره 0 است."


@pytest.mark.parametrize(
    ("code", "text", "rows"),
    [
        (
            "kmr",
            "Li gorî raporê di salê de barê giran hat.",
            [("raporê", "di salê de barê giran hat")],
        ),
        (
            "kmr",
            "Li gorî wezareta avê ya welêt çem bilind bû.",
            [("wezareta avê ya welêt", "çem bilind bû")],
        ),
        ("kmr", "Li gorî raporê ku hat weşandin çem bilind bû.", []),
        (
            "kmr",
            "Li gorî Firatê diyar kir, keştî noq bû û derya sar e.",
            [(None, "keştî noq bû û derya sar e")],
        ),
        ("kmr", "Li gorî agahiyên ku hatin çem bilind bû.", []),
        ("kmr", "Rêveber bersiv da pirsên rojnamevanan û çû malê.", []),
        (
            "kmr",
            "Di vê navberê de Rêxistina Avê ragihand ku çem bilind bû.",
            [("Rêxistina Avê", "çem bilind bû")],
        ),
        (
            "kmr",
            "Dara got ku çem bilind bû, pir hatin girtin û diyar kir ku rê vekirî ye.",
            [("Dara", "çem bilind bû"), ("Dara", "rê vekirî ye")],
        ),
        ("ckb", "ژمارەی قوتابییان زیادی کردووە لە شارەکەدا بەهۆی گەڕانەوە.", []),
        ("ckb", "بە وتەی ئەو شوانە، بارانەکە درەنگ هات.", [("ئەو شوانە", "بارانەکە درەنگ هات")]),
        ("ckb", "بەم نەخۆشییە کە پێی دەڵێن تای زەرد، زۆر کەس مرد.", []),
    ],
)
def test_kurdish(code: str, text: str, rows: Rows) -> None:
    assert told(code, text) == rows


@pytest.mark.parametrize(
    ("code", "text", "name", "role", "kind"),
    [
        # a name between title and role, behind a role, with more than two parts
        (
            "fa",
            "دکتر مریم کاوه رئیس بیمارستان گفت: دارو رسید.",
            "مریم کاوه",
            "دکتر رئیس بیمارستان",
            "expert",
        ),
        (
            "fa",
            "سردار ابوالفضل کاوه سخنگوی ارتش گفت: راه باز است.",
            "ابوالفضل کاوه",
            "سردار سخنگوی ارتش",
            "military",
        ),
        ("fa", "حجت الاسلام حسن کریمی گفت: مسجد باز است.", "حسن کریمی", "", ""),
        ("fa", "حسن کارگر گفت: نان گران شد.", "حسن کارگر", "", "civilian"),
        (
            "fa",
            "دکتر کیانوش کاوه سخنگوی وزارت بهداشت گفت: دارو رسید.",
            "کیانوش کاوه",
            "دکتر سخنگوی وزارت بهداشت",
            "official",
        ),
        (
            "fa",
            "سخنگوی بیمارستان امام رضا مشهد گفت: تخت خالی نیست.",
            "",
            "سخنگوی بیمارستان امام رضا مشهد",
            "expert",
        ),
        ("fa", "رضا قربانی گفت: نان گران شد.", "رضا قربانی", "", ""),
        (
            "ar",
            "قال وزير الصيد أحمد داود أوغلو إن البحر هادئ.",
            "أحمد داود أوغلو",
            "وزير الصيد",
            "official",
        ),
        (
            "ar",
            "قالت سهام كريم عضو تحرير المجلة إن العدد جاهز.",
            "سهام كريم",
            "عضو تحرير المجلة",
            "media",
        ),
        ("ar", "قال السيناتور بوب كوركر إن الاتفاق بعيد.", "بوب كوركر", "السيناتور", "official"),
        (
            "ar",
            "أعلن بيان لسلطات جنوب شرق البحيرة أن الماء ملوث.",
            "",
            "بيان لسلطات جنوب شرق البحيرة",
            "",
        ),
        (
            "ckb",
            "مارتین لوتەر بەڕێوەبەری قوتابخانە گوتی کە وانەکان دەستپێدەکەن.",
            "مارتین لوتەر",
            "بەڕێوەبەری قوتابخانە",
            "",
        ),
        (
            "kmr",
            "Wezareta Avê ya Kurdistanê ragihand ku çem bilind bû.",
            "",
            "Wezareta Avê ya Kurdistanê",
            "official",
        ),
        ("kmr", "Rêveberê ERC Mark Hart got ku çem bilind bû.", "Mark Hart", "Rêveberê ERC", ""),
        (
            "kmr",
            "Berdevka Avê Carlotta Samî got ku çem bilind bû.",
            "Carlotta Samî",
            "Berdevka Avê",
            "",
        ),
        ("kmr", "Mala Çandê ya Amedê ragihand ku derî vekirî ye.", "", "Mala Çandê ya Amedê", ""),
        ("kmr", "Wezîrê Derve got ku rê vekirî ye.", "", "Wezîrê Derve", "official"),
        ("kmr", "Soran Kerîm got ku rê vekirî ye.", "Soran Kerîm", "", ""),
        ("kmr", "SOHR ragihand ku şer rawestiya.", "", "SOHR", ""),
    ],
)
def test_who(code: str, text: str, name: str, role: str, kind: str) -> None:
    speech = SPEECH[code]
    person = speech.people("", text, speech.extract(text))[0]
    assert (person.name, person.role, person.kind) == (name, role, kind)


def test_a_role_cut_off_is_not_somebody_else() -> None:
    """Behind "the leader in ..." the name may follow, so that it is not the leader before."""
    text = "قال القيادي سامر الحلاق إن السد سليم. وقال القيادي في الحزب رامز الخباز إن النهر عال."
    first, second = SPEECH["ar"].people("", text, SPEECH["ar"].extract(text))
    assert (first.name, second.name, second.how) == ("سامر الحلاق", "", "role")


def test_a_preposition_is_no_given_name() -> None:
    text = "ضغط على رشيدة كثيرا. قالت رشيدة إن الباب مغلق."
    (person,) = SPEECH["ar"].people("", text, SPEECH["ar"].extract(text))
    assert (person.name, person.role) == ("", "رشيدة")


def test_a_sentence_with_a_noun_has_no_subject_to_give() -> None:
    text = "على الطريق تجاه الوزير سيارة. قال إن الوقود قليل."
    assert told("ar", text) == [(None, "الوقود قليل")]
