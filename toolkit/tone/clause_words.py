"""Small words that the rules for clauses know."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BE = _words(
    "is are was were be been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t"
)
GET = _words("get gets got getting")
HAVE = _words(
    "have has had having haven't hasn't hadn't haven’t hasn’t hadn’t should've could've would've"
)
MODAL = _words(
    "will would can could may might must shall should won't wouldn't can't cannot couldn't "
    "mustn't shouldn't won’t wouldn’t can’t couldn’t shouldn’t"
)
_DO = _words("do does did don't doesn't didn't don’t doesn’t didn’t")
AUX = BE | GET | HAVE | MODAL | _DO
ADVERBS = _words(
    "not never already then now later soon also still again even once just almost only always "
    "often recently perhaps maybe thus too ever far repeatedly yesterday today tonight "
    "himself herself itself themselves both all instead largely first finally long there here"
)
DETERMINERS = _words(
    "the a an his her its their our my your this these those some any no each every many "
    "several few more most other another one two three four five six seven eight nine ten "
    "dozens hundreds thousands all both 's ’s"
)
NUMBERS = _words("one two three four five six seven eight nine ten half")
#: Words behind "by" that tell when, how, or how much, and not who.
TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december spring summer autumn winter morning "
    "noon afternoon evening night nightfall midnight dawn dusk today tomorrow yesterday now then "
    "week month year decade century end time deadline day"
)
MANNERS = _words(
    "surprise force storm mistake accident chance default law decree hand mail phone telephone "
    "car train plane boat sea land road air far definition contrast comparison acclamation"
)
UNITS = _words(
    "point points percent percentage per vote votes seat seats a.m p.m am pm million billion "
    "trillion times years months weeks days hours minutes miles kilometres kilometers"
)
PREPOSITIONS = _words(
    "of in by from at near on with for about against between among into onto over under "
    "through during toward towards upon within without across along around behind beside "
    "besides beyond despite except including following according concerning regarding "
    "excluding to inside outside per via like unlike amid alongside above below"
)
CONJUNCTIONS = _words(
    "and or but while as that because after before when if although though since until where "
    "than whereas whether so unless once nor yet"
)
RELATIVE = _words("who which whom whose what")
PRONOUNS = _words("he she it they we i you him them us me himself themselves itself")
PARTICLES = _words("up out off down back away over on")
#: Phrases that may stand between a subject and its verb.
APPOSED = _words("of in from at near on with")
#: Nouns that stand for the actor itself: "Peshmerga fighters", "the IRGC's commanders".
COLLECTIVE = _words(
    "forces force troops fighters militants militia militias militiamen army military "
    "soldiers police units group groups government authorities officials leaders leadership "
    "commanders members gunmen insurgents rebels guerrillas jets warplanes aircraft regime "
    "administration party campaign supporters allies province city governorate organization "
    "organisation corps guards guard brigade brigades jihadists extremists terrorists "
    "loyalists security"
)
TITLES = _words(
    "president minister prime senator sen gov governor general gen mr mrs ms dr secretary "
    "chief candidate nominee leader commander spokesman spokeswoman rival former mogul "
    "businessman rep reps sens st col lt sgt capt maj adm justice judge king"
)
#: Words in -ed that tell a state and not what somebody did.
FEELINGS = _words(
    "concerned interested pleased worried tired excited disappointed committed married "
    "supposed used opposed based related limited united armed backed-up aged determined "
    "scheduled prepared entitled involved located born hundred indeed speed need seed feed "
    "deed breed greed red bed wed shed sled sacred naked wicked rugged poised embarrassed "
    "qualified locked deadlocked"
)
