"""Names of months, by calendar and language: January to December, Farvardin to Esfand.

A new language is one entry: twelve cells, with a comma between several names of one month.
Accents, capitals and points do not matter, nor which yeh, kaf or heh is typed. The names are
written down here, as the tables of a library that change with its version, or with what was asked
of it before, would give other dates for the same file.
"""

from __future__ import annotations

GREGORIAN_NAMES = {
    "en": """January, Jan | February, Feb, Febr | March, Mar | April, Apr | May | June, Jun
        | July, Jul | August, Aug | September, Sep, Sept | October, Oct | November, Nov
        | December, Dec""",
    "de": """Januar, Jänner, Jan, Jän | Februar, Feber, Feb, Febr | März, Maerz, Mär, Mrz
        | April, Apr | Mai | Juni, Jun | Juli, Jul | August, Aug | September, Sep, Sept
        | Oktober, Okt | November, Nov | Dezember, Dez""",
    "fr": """janvier, janv, jan | février, févr, fév | mars | avril, avr | mai | juin | juillet,
        juil, juill | août, aou | septembre, sept | octobre, oct | novembre, nov
        | décembre, déc""",
    "es": """enero, ene | febrero, feb | marzo, mar | abril, abr | mayo, may | junio, jun
        | julio, jul | agosto, ago | septiembre, setiembre, sept, set | octubre, oct
        | noviembre, nov | diciembre, dic""",
    "pt": """janeiro, jan | fevereiro, fev | março, mar | abril, abr | maio, mai | junho, jun
        | julho, jul | agosto, ago | setembro, set | outubro, out | novembro, nov
        | dezembro, dez""",
    "it": """gennaio, gen, genn | febbraio, feb, febbr | marzo, mar | aprile, apr | maggio, mag
        | giugno, giu | luglio, lug | agosto, ago | settembre, set, sett | ottobre, ott
        | novembre, nov | dicembre, dic""",
    "nl": """januari, jan | februari, feb, febr | maart, mrt | april, apr | mei | juni, jun
        | juli, jul | augustus, aug | september, sep, sept | oktober, okt | november, nov
        | december, dec""",
    "ru": """январь, января, янв | февраль, февраля, февр, фев | март, марта, мар
        | апрель, апреля, апр | май, мая | июнь, июня, июн | июль, июля, июл
        | август, августа, авг | сентябрь, сентября, сент, сен | октябрь, октября, окт
        | ноябрь, ноября, нояб, ноя | декабрь, декабря, дек""",
    "tr": """Ocak, Oca | Şubat, Şub | Mart, Mar | Nisan, Nis | Mayıs, May | Haziran, Haz
        | Temmuz, Tem | Ağustos, Ağu | Eylül, Eyl | Ekim, Eki | Kasım, Kas | Aralık, Ara""",
    "fa": """ژانویه, جنوری, جنو | فوریه, فبروری, فروری | مارس, مارچ | آوریل, آپریل, اپریل
        | مه, می, مئی | ژوئن, جون | ژوئیه, ژوییه, جولای, جولائی, جول | اوت, آگوست, اگست
        | سپتامبر, سپتمبر, ستمبر | اکتبر, اکتوبر | نوامبر, نومبر | دسامبر, دسمبر, دسم""",
    "ar": """يناير, كانون الثاني, كانون ثاني, كانون ثان, جانفي | فبراير, شباط, فيفري
        | مارس, آذار | أبريل, نيسان, أفريل | مايو, أيار, ماي, مايس | يونيو, يونيه, حزيران, جوان
        | يوليو, يوليه, تموز, يوليوز, جويلية | أغسطس, آب, أوت, غشت, أغشت
        | سبتمبر, أيلول, شتنبر, شتمبر | أكتوبر, تشرين الأول, تشرين أول
        | نوفمبر, تشرين الثاني, تشرين ثاني, تشرين ثان, نونبر
        | ديسمبر, كانون الأول, كانون أول, دجنبر, دجمبر""",
    "ckb": """کانوونی دووەم, ژانویە, جانیوەری | شوبات, فێبریوەری | ئازار, ئادار, مارت, مارچ
        | نیسان, ئەپریل | ئایار, مایس, مەی | حوزەیران, حزیران, جون | تەمووز, تەمموز, جولای
        | ئاب, ئۆگۆست, ئۆگەست, ئۆگست | ئەیلوول, سێپتەمبەر, سێپتێمبەر
        | تشرینی یەکەم, ئۆکتۆبەر, ئۆکتۆبر | تشرینی دووەم, نۆڤەمبەر, نۆڤێمبەر
        | کانوونی یەکەم, دیسەمبەر, دێسەمبەر""",
    "kmr": """rêbendan, çile, kanûna paşîn, rbn | sibat, şubat, reşemî, sbt | adar, adr
        | nîsan, avrêl, nsn | gulan, gln | hezîran, pûşper, hzr | tîrmeh, temûz, trm
        | tebax, gelawêj, tbx | îlon, rezber, îln | cotmeh, kewçêr, çiriya pêşîn, cot
        | mijdar, sermawez, çiriya paşîn, mjd | berfanbar, kanûn, kanûna pêşîn, brf""",
}

KURDISH_NAMES = {
    "ckb": """خاکەلێوە | گوڵان, بانەمەڕ | جۆزەردان, زەردان | پووشپەڕ | گەلاوێژ | خەرمانان
        | ڕەزبەر, بەران | گەڵاڕێزان, خەزەڵوەر, گێزان | سەرماوەز, ساران | بەفرانبار, بەفران
        | ڕێبەندان | ڕەشەمێ, ڕەشەمە""",
    "kmr": """xakelêwe | gulan, banemer | cozerdan, zerdan | pûşper | gelawêj | xermanan
        | rezber, beran | gelarêzan, xezelwer | sermawez, saran | befranbar, berfanbar, befran
        | rêbendan | reşemê, reşeme, reşemî""",
}

SOLAR_NAMES = {
    "fa": """فروردین | اردیبهشت | خرداد | تیر | مرداد, امرداد | شهریور | مهر | آبان | آذر | دی
        | بهمن | اسفند""",
    "fa_AF": """حمل | ثور | جوزا | سرطان | اسد | سنبله | میزان | عقرب | قوس | جدی | دلو
        | حوت""",
    "ps": """وری | غویی | غبرګولی | چنګاښ | زمری | وږی | تله | لړم | لیندۍ | مرغومی
        | سلواغه | کب""",
    "en": """Farvardin, Hamal | Ordibehesht, Sawr, Saur | Khordad, Jawza | Tir, Saratan
        | Mordad, Amordad, Asad | Shahrivar, Sunbula, Sonbola | Mehr, Mizan | Aban, Aqrab
        | Azar, Qaws | Dey, Dei, Jadi | Bahman, Dalw, Dalwa | Esfand, Isfand, Hut""",
    **KURDISH_NAMES,
}

LUNAR_NAMES = {
    "ar": """محرم | صفر | ربيع الأول, ربيع أول | ربيع الآخر, ربيع الثاني, ربيع ثاني
        | جمادى الأولى, جمادى الأول, جماد الأول | جمادى الآخرة, جمادى الثانية, جمادى الآخر,
        جمادى الثاني, جماد الآخر, جماد الثاني | رجب | شعبان | رمضان | شوال
        | ذو القعدة, ذي القعدة, ذيقعده | ذو الحجة, ذي الحجة, ذيحجه""",
    "en": """Muharram, Moharram | Safar | Rabi al-Awwal, Rabi al-Awal, Rabi ul-Awwal, Rabi I
        | Rabi al-Thani, Rabi ul-Thani, Rabi al-Akhir, Rabi II
        | Jumada al-Awwal, Jumada al-Ula, Jumada I
        | Jumada al-Thani, Jumada al-Akhirah, Jumada II | Rajab | Shaaban, Shaban
        | Ramadan, Ramadhan | Shawwal | Dhu al-Qidah, Dhu al-Qadah, Dhul Qadah, Dhul Qidah,
        Zul Qadah | Dhu al-Hijjah, Dhu al-Hijja, Dhul Hijjah, Dhul Hijja, Zul Hijjah""",
    "tr": """Muharrem | Safer | Rebiülevvel | Rebiülahir | Cemaziyelevvel | Cemaziyelahir
        | Recep, Receb | Şaban | Ramazan | Şevval | Zilkade | Zilhicce""",
}
#: What may be attached to a name: the genitive of Kurdish, "month" in Persian.
ENDINGS = {"ckb": ("ی",), "kmr": ("ê", "a", "yê", "ya"), "fa": ("ماه",)}
