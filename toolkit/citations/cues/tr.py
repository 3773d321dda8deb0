"""How Turkish cites: Reuters'a göre, Rûdaw'a konuşan, Anadolu Ajansı bildirdi."""

from __future__ import annotations

from toolkit.citations.cues.contract import Cues, Rule

_KIND = (
    r"(?:\s(?:gazetesi|dergisi|ajansı|haber ajansı|televizyonu|kanalı|sitesi|haber sitesi|"
    r"radyosu|muhabiri)"
    r"(?:n[ıieaüu]?n?[ae]?)?)?"
)
_SAYS = (
    r"bildirdi|bildiriyor|yazdı|yazıyor|duyurdu|aktardı|aktarıyor|haber verdi|iddia etti|"
    r"belirtti|kaydetti|"
    r"yayımladı|yayınladı|açıkladı|öne sürdü|geçti|dedi|yorumladı|manşetine taşıdı"
)
_GOT = (
    r"konuşan|konuştu|söyledi|söyleyen|anlattı|anlatan|açıklama(?:da)? (?:yapan|yaptı|bulunan|"
    r"bulundu)|"
    r"açıklamasında|açıklamalarda|dedi|demeç|demecinde|değerlendiren|röportaj|mülakat|verdiği|"
    r"bilgi veren|ifade etti"
)
BEFORE = (Rule("credit", r"«\b[Kk]aynak:?»\s"),)
BEHIND = (
    Rule("according to", rf"{_KIND}\s«göre»\b"),
    Rule(
        "according to",
        rf"{_KIND}\s«(?:haberine|haberinde|haberlere|raporuna|aktardığına|bildirdiğine|yazdığına|"
        r"duyurduğuna|geçtiği habere|verdiği habere|iddiasına|haberine dayandırdığı)»(?:\sgöre)?",
    ),
    Rule("told", rf"{_KIND}\s(?:[^\s.,;:]+\s){{0,3}}?«(?:{_GOT})»"),
    Rule("reported", rf"{_KIND}(?:,\s|\s)(?:[^\s.;:]+\s){{0,6}}?«(?:{_SAYS})»", 0),
    Rule("reported", rf"{_KIND}\s(?!geçti)«(?:{_SAYS})»"),  # zaman geçti: time has passed
    Rule(
        "published",
        rf"{_KIND}\s(?:[^\s.,;:]+\s){{0,2}}?«(?:röportajında|haberi|yazısında|makalesinde|anketi|"
        rf"anketine)»",
    ),
)
CUES = Cues(BEFORE, BEHIND)
