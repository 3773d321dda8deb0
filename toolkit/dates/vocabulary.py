"""The words of dates that are not months: what each of them says about the date."""

from __future__ import annotations

from toolkit.dates.calendars import GREGORIAN, KURDISH, LUNAR, SOLAR

WEEKDAYS = """
Monday Mon Tuesday Tue Tues Wednesday Wed Weds Thursday Thu Thur Thurs Friday Fri Saturday Sat
Sunday Sun Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag
Mo Di Mi Do Fr Sa So
lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
segunda terça quarta quinta sexta feira seg ter qua qui sex
lunedì martedì mercoledì giovedì venerdì sabato domenica gio
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье
пн вт ср чт пт сб вс
Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar Pzt Sal Çar Per Cum Cmt Paz
شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه آدینه
الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد اثنين ثلاثاء أربعاء خميس سبت أحد
دووشەممە سێشەممە چوارشەممە پێنجشەممە ھەینی هەینی شەممە یەکشەممە
yekşem duşem sêşem çarşem pêncşem în înî şemî yşm dşm sşm çşm pşm
yekşemê duşemê sêşemê çarşemê pêncşemê îniyê şemiyê
""".split()

FILLERS = """
of the on at in st nd rd th published posted dated date time local AP
den der am um vom im uhr ortszeit veröffentlicht stand er te ter
le du à les ère e eme publié heure heures locale
el de del la las los al a o día dia año ano ª º publicado hora horas local
do da dos em às no
il lo alle ore dell' dello d'
op om uur van ste
г год года году в го ое й время час часа часов
tarihinde tarihli günü yılı saat saati saatiyle yerel
ماه ام سال روز ساعت در مورخ مورخه تاریخ انتشار به وقت محلی زمان
في يوم من عام سنة الساعة شهر بتاريخ لعام للعام تاريخ النشر نشر المصادف
المبارك الحرام المعظم المكرم المرجب الخير المظفر الله
ی ێ لە مانگی مانگ ڕۆژی ڕۆژ ساڵی ساڵ کاتژمێر سەعات بەروار بەرواری ڕێکەوتی
ê ya sala roja saet meha di an
""".split()

#: Between two days or months they make a range.
JOINING = "and und et y e ve و û и bis to au &".split()

#: A year is as exact as a season can be, which may begin in the year before.
SEASONS = """
spring summer autumn fall winter quarter
Frühling Frühjahr Sommer Herbst Winter Quartal
printemps été automne hiver trimestre
primavera verano otoño invierno verão outono inverno estate autunno
lente voorjaar zomer najaar herfst kwartaal
весна лето осень зима
ilkbahar bahar yaz sonbahar güz kış
بهار تابستان پاییز زمستان
ربيع الربيع صيف الصيف خريف الخريف شتاء الشتاء
بەهار هاوین پایز زستان
bihar havîn payîz zivistan
""".split()

#: Words that count from a day that is not in the text; not "ago", which is August in Spanish.
RELATIVE = """
yesterday today tomorrow now just minute minutes hour hours day days week weeks month months last
gestern vorgestern heute morgen eben jetzt vor stunden
hier aujourd'hui demain depuis minutes jours semaines mois
ayer hoy mañana ahora hace ontem hoje amanhã agora há ieri oggi domani adesso fa
gisteren vandaag nu geleden вчера сегодня завтра сейчас назад
dün bugün yarın şimdi önce duh îro sibê niha berê
دیروز امروز فردا پریروز اکنون پیش قبل أمس اليوم غدا الآن منذ
دوێنێ ئەمڕۆ سبەی ئێستا لەمەوپێش لەمەوبەر پێش
""".split()

#: Calendars that a mark may mean. هـ alone is lunar in Arabic and stands with Solar months too.
HIJRI = (LUNAR, SOLAR)
ERAS = {
    HIJRI: "هجري هجرية هجری الهجري للهجرة هـ AH H hijri",
    (SOLAR,): "شمسی شمسي خورشیدی هش ش SH",
    (LUNAR,): "قمری قمري قمرية هق ق",
    (GREGORIAN,): "ميلادي ميلادية للميلاد میلادی م AD CE زایینی زاینی",
    (KURDISH,): "کوردی كوردی کردی kurdî",
}
