"""How Kurmanji cites: li gorî Rûdawê, ji Kurdistan 24 re got, Ajansa Firatê ragihand."""

from __future__ import annotations

from toolkit.citations.cues.contract import Cues, Rule

_KIND = (
    r"(?:ajansa|ajansa nûçeyan a|ajansa nûçeyan|rojnameya|kovara|televizyona|kanala|malpera|"
    r"radyoya|tora|"
    r"Ajansa|Ajansa nûçeyan a|Ajansa Nûçeyan a|Rojnameya|Televizyona|Kanala|Malpera|nûçegihanê|"
    r"peyamnêrê)"
)
_NEAR = rf"\s(?:{_KIND}\s){{0,3}}"
_SAYS = (
    r"ragihand(?:iye|ibû|in)?|radigihîne|nivîs[îi](?:ye|bû)?|dinivîse|belav kir(?:iye|ibû)?|"
    r"weşand(?:iye)?|eşkere kir(?:iye)?|"
    r"got(?:iye|ibû)?|dibêje|da zanîn|diyar kir(?:iye)?|da xuyakirin|veguhest"
)
_ANY = r"(?:\s[^\s.;:]+){0,%d}?"

BEFORE = (
    Rule(
        "according to",
        rf"«\b[Ll]i gor(?:î|a)?»(?:\s(?:nûçeya|rapora|agahiyên|nûçeyên|raporta)(?:\s(?:ku|"
        rf"ya))?)?{_NEAR}",
    ),
    Rule("according to", rf"«\b[Ll]i gor(?:î|a)?»{_ANY % 6}\s", 0),
    Rule("according to", rf"«\b(?:[Bb]i gotina|[Jj]i devê)»{_NEAR}"),
    Rule(
        "interview",
        rf"«\b(?:hevpeyvîn(?:a|ek|eke|ekê|eka)?|axaftin(?:ek|eke|a)?)»{_ANY % 5}\s(?:bi|li gel|"
        rf"digel|ji){_NEAR}",
    ),
    Rule(
        "told",
        rf"«\b(?:daxuyanî(?:yek|yeke|ya|yekê)?|beyan(?:ek|eke|a)?)»{_ANY % 5}\s(?:ji|bo|da){_NEAR}",
    ),
    Rule(
        "published",
        rf"«\b(?:nûçe(?:ya|yeke|yek)?|rapor(?:a|eke|ek)?|gotar(?:a|eke|ek)?)»{_ANY % 2}\s(?:ya|a|"
        rf"ji|li){_NEAR}",
        0,
    ),
)
BEHIND = (
    Rule(
        "told",
        r"\s«re»(?:\s[^\s.;:]+){0,3}?\s(?:got|axivî|peyivî|ragihand|da zanîn|diyar kir|dibêje|"
        r"gotiye)",
    ),
    Rule("told", r"\s«re»\s(?:got|axivî|ragihand)"),
    Rule("reported", rf"(?:\s(?!ku\b)[^\s.,;:()]+){{0,4}}?\s«(?:{_SAYS})»(?!\w)", 0),
    Rule("reported", rf"\s«(?:{_SAYS})»(?!\w)"),
)
CUES = Cues(BEFORE, BEHIND)
