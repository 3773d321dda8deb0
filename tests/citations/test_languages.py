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
    ("ckb", "بەپێی ڕاپۆرتێکی تازەی ڕۆیتەرز نەوت گران بوو.", "Reuters according to"),
    ("ckb", "لە وتووێژێک لەگەڵ ئاژانسی کوردپا پێکەنی.", "Kurdistan Press Agency interview"),
    ("ckb", "ئاژانسی کوردپا: ڕێگاکە کراوەیە.", "Kurdistan Press Agency credit"),
    ("kmr", "Li gorî nûçeya malpera navdar a Reutersê petrol giran bû.", "Reuters according to"),
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
    ("fa", "مدیر دانشگاه به مهر گفت که کلاس‌ها باز است.", "Mehr News Agency told"),
    ("fa", "در پاسخ به پرسش خبرگزاری اصولگرای تسنیم خندید.", "Tasnim News Agency told"),
    ("fa", "در گفتگویی که با مهر داشت از باران گفت.", "Mehr News Agency interview"),
    ("fa", "پیش از این در گزارش انتخاباتی «اعتماد» نیز گفتیم.", "Etemad published"),
    ("fa", "شرق نوشت: باران آمد.", "Shargh reported"),
    ("fa", "مشروح گفتگوی نامه نیوز با وزیر.", "Nameh News interview"),
    ("fa", "در روزنامه اطلاعات خبری درج شد.", "Ettelaat published"),
    ("fa", "باران آمد.\nمنبع: سایت برگ سبز", "سایت برگ سبز credit"),
    ("fa", "به نوشته روزنامه محلی «برگ سبز» باران آمد.", "برگ سبز according to"),
    ("ar", "أكّد مسؤولٌ لوكالة رويترز أن الطريق مفتوح.", "Reuters told"),
    ("ar", "في تصريح بثته اليوم (الخميس) وكالة الأنباء اليمنية.", "Saba News Agency published"),
    ("ar", "جنيف - أ.ف.ب: أعلنت المنظمة وصول السفن.", "Agence France-Presse credit"),
    ("ar", "قال التلفزيون الإسرائيلي إن الطريق مفتوح.", "Israeli Television reported"),
    ("ar", "وبسؤال «رويترز» عن الطريق ضحك الوزير.", "Reuters told"),
    ("ar", "* بالاتفاق مع {بلومبيرغ}", "Bloomberg credit"),
    ("ar", "بحسب تقرير صادر الشهر الماضي عن فوربس.", "Forbes published"),
    ("ar", "كانت وكالة {رويترز} قد نقلت الخبر.", "Reuters reported"),
    ("ar", "ووفقا لمعلومات تحصلت عليها «رويترز».", "Reuters reported"),
    (
        "ar",
        "صرح الوزير للقناة الثانية من التلفزيون الإسرائيلي بأن الطريق مفتوح.",
        "Channel 2 (Israel) told",
    ),
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
    ("fa", "به نقل از شبکه خبری تازه، باران آمد."),
    ("fa", "باران آمد.\nمنبع: وزارت نیرو"),
    ("ar", "قيمة بث قناة عبر «نايل سات» كبيرة."),
    ("ar", "خلال 12 عاما عمدة، قال بلومبيرغ إنه باق."),
    ("tr", "Sabah erken saatlerde yağmur yağdı."),
    ("tr", "Zaman geçti ve yağmur yağdı."),
    ("tr", "Türkiye Cumhuriyeti zaman içinde değişti."),
]


@pytest.mark.parametrize(("language", "text", "found"), CITES)
def test_citations(cited, language, text, found):
    assert cited(text, language=language) == [[found]]


@pytest.mark.parametrize(("language", "text"), CITES_NOT)
def test_a_word_that_is_also_a_name_is_no_citation(cited, language, text):
    assert cited(text, language=language) == [[]]


def test_the_cue_is_where_it_stands_though_it_has_vowel_signs(corpus):
    made = corpus("أكّد مسؤولٌ لوكالة رويترز أن الطريق مفتوح.", language="ar")
    assert made.citations()["cue"].tolist() == ["أكّد"]


def test_the_place_is_that_of_the_name_with_its_clitics(corpus):
    made = corpus("وقال الوزير لرويترز إن النفط متوقف.", language="ar")
    (row,) = made.citations().to_dict("records")
    assert row["cited_as"] == "لرويترز"
    assert made.docs["text"].iat[0][row["start"] : row["end"]] == "لرويترز"
