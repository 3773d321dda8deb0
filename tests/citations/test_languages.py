"""How texts cite in Persian, Arabic, Sorani, Kurmanji and Turkish, clitics included."""

import pytest

CITES = [
    ("fa", "به گزارش خبرگزاری فارس، نیروها وارد کرکوک شدند.", "Fars News Agency according to"),
    ("fa", "روزنامه کیهان نوشت که مذاکره شکست خورد.", "Kayhan reported"),
    ("fa", "رویترز روز دوشنبه به نقل از یک مقام گزارش داد که نفت گران شد.", "Reuters reported"),
    ("fa", "او در گفت‌وگو با ایسنا گفت: «باران آمد».", "ISNA interview"),
    ("fa", "یک مقام محلی به شبکه رووداو گفت که راه باز است.", "Rudaw told"),
    ("fa", "منبع: ایلنا", "ILNA credit"),
    ("fa", "ایرنا - تهران - وزیر نفت به بغداد رفت.", "IRNA credit"),
    ("ar", "ذكرت وكالة رويترز أن القوات انسحبت.", "Reuters reported"),
    ("ar", "وقال مسؤول لقناة العربية إن الطريق مفتوح.", "Al Arabiya told"),
    ("ar", "بحسب صحيفة «الحياة» فإن المفاوضات فشلت.", "Al-Hayat according to"),
    ("ar", "ونقلت شفق نيوز عن مصدر أمني قوله إن النار أخمدت.", "Shafaq News reported"),
    ("ar", "بغداد (رويترز) - قال وزير النفط إن الصادرات توقفت.", "Reuters credit"),
    ("ar", "وفقا لما نشرته صحيفة واشنطن بوست فإن الاتفاق قريب.", "The Washington Post published"),
    ("ar", "في مقابلة مع بي بي سي قال الرئيس إنه باق.", "BBC News interview"),
    ("ckb", "بەپێی ڕۆیتەرز، هێزەکان کشانەوە.", "Reuters according to"),
    ("ckb", "وەزیرەکە بە تۆڕی میدیایی ڕووداوی ڕاگەیاند کە ڕێگاکە کراوەیە.", "Rudaw told"),
    ("ckb", "ئاژانسی فارس بڵاوی کردەوە کە شەڕ کۆتایی هات.", "Fars News Agency reported"),
    ("ckb", "لە لێدوانێکدا بۆ کوردستان ٢٤ وتی کە دەگەڕێتەوە.", "Kurdistan 24 told"),
    ("kmr", "Li gorî Rûdawê, rê vekirî ye.", "Rudaw according to"),
    ("kmr", "Wezîr ji Kurdistan 24 re got ku ew ê vegere.", "Kurdistan 24 told"),
    ("kmr", "Ajansa Nûçeyan a Firatê ragihand ku şer qediya.", "Firat News Agency reported"),
    ("kmr", "Reuters nivîsî ku petrol giran bû.", "Reuters reported"),
    (
        "kmr",
        "Di hevpeyvînekê de bi Dengê Amerîka re got ku ew amade ye.",
        "Voice of America interview",
    ),
    ("tr", "Reuters'a göre petrol ihracatı durdu.", "Reuters according to"),
    ("tr", "Rudaw'a konuşan bir yetkili yolun açık olduğunu söyledi.", "Rudaw told"),
    ("tr", "Anadolu Ajansı, güçlerin çekildiğini bildirdi.", "Anadolu Agency reported"),
    ("tr", "CNN Türk'ün haberine göre vali istifa etti.", "CNN Türk according to"),
    ("tr", "Cumhuriyet gazetesi bakanın istifa edeceğini yazdı.", "Cumhuriyet reported"),
    ("tr", "Bakan, BBC Türkçe'ye verdiği röportajda kararı savundu.", "BBC Turkish told"),
    ("ar", "وقال الوزير لرويترز إن النفط متوقف.", "Reuters told"),
    ("ar", "نشرت صحيفة «الميثاق» تقريرا عن النفط.", "الميثاق reported"),
    ("fa", "به گزارش خبرگزاری «البرز نو» راه باز است.", "البرز نو according to"),
    ("ckb", "بە پێی هەواڵی ڕۆیتەرز نرخی نەوت بەرز بووەوە.", "Reuters according to"),
    ("tr", "BBC'ye konuşan bakan istifa etti.", "BBC News told"),
    ("ar", "جاء ذلك في حوار لـ «إيلاف» مع الوزير.", "Elaph interview"),
    ("ar", "أبلغت مصادر محلية «رويترز» بأن الجسر مغلق.", "Reuters told"),
    ("ar", "الطريق مفتوح، حسبما أفادت به وكالة «رويترز».", "Reuters reported"),
    ("ar", "كركوك 12 أكتوبر 2017 م واس", "Saudi Press Agency credit"),
    ("ar", "دبي في 12 أكتوبر / وام / افتتح الوزير المعرض.", "Emirates News Agency credit"),
    ("ar", "وطبقا لموقع «المونيتور» فإن النفط متوقف.", "Al-Monitor according to"),
    ("ar", "كتب الوزير في مقال نشر بوكالة الأنباء القطرية أنه باق.", "Qatar News Agency published"),
    (
        "fa",
        "روزنامه وال استریت ژورنال به نقل از مقامات از سفر او خبر داد.",
        "The Wall Street Journal reported",
    ),
    ("fa", "این تصویر در رویترز هم منتشر شد.", "Reuters published"),
]

CITES_NOT = [
    ("fa", "جوان گفت که از مهر تا آبان در فارس می‌ماند."),
    ("fa", "مدیر خبرگزاری مهر به سفر رفت."),
    ("ar", "قالت الدول العربية إن الحياة صعبة في الشرق الأوسط."),
    ("ar", "افتتح مدير قناة الجزيرة المبنى الجديد."),
    ("ar", "هو كاتب عمود في صحيفة «الحياة» منذ سنين."),
    ("ar", "أعلن الوزير عن بدء البث التجريبي لقناة «الميثاق» قريبا."),
    ("ar", "قالت: «أنا أول من يقول ذلك»."),
    ("ar", "ثانيا: السوق (الاقتصادية): أكبر من غيرها."),
    ("ckb", "ئەو رووداوە لە کەرکووک ڕوویدا."),
    ("tr", "Sabah erken saatlerde yağmur yağdı."),
    ("tr", "Türkiye Cumhuriyeti zaman içinde değişti."),
]


@pytest.mark.parametrize(("language", "text", "found"), CITES)
def test_citations(cited, language, text, found):
    assert cited(text, language=language) == [[found]]


@pytest.mark.parametrize(("language", "text"), CITES_NOT)
def test_a_word_that_is_also_a_name_is_no_citation(cited, language, text):
    assert cited(text, language=language) == [[]]


def test_the_place_is_that_of_the_name_with_its_clitics(corpus):
    made = corpus("وقال الوزير لرويترز إن النفط متوقف.", language="ar")
    (row,) = made.citations().to_dict("records")
    assert row["cited_as"] == "لرويترز"
    assert made.docs["text"].iat[0][row["start"] : row["end"]] == "لرويترز"
