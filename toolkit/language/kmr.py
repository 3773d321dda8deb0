"""Kurmanji Kurdish. Stop words: written for this project, as no list that suits news is known.

Endings: ezafe (a ê ên), oblique (ê î an), indefinite (ek, yek), the people of a place (î,
Kerkûkî), with a y after a vowel, and the second half of a circumposition (de, ve) where it is
written together. Circumflexes are loosened away when patterns are compared.
"""

from __future__ import annotations

from toolkit.language.contract import Language, endings, with_endings

SHORTEST = 3  # letters; shorter words take case endings only
_CASE = "- a e en i an in"
_NOUN = [*endings("- y", _CASE), *endings("- y", "ek", _CASE)]
_PEOPLE = [*endings("i", "- ya ye yen yan yek yeki yeke yi ne"), "ne"]
_TOGETHER = endings("a e i an", "da de ra re ve")
_ENDINGS = [*_NOUN, *_PEOPLE, *_TOGETHER, *endings("y", "a e an", "da de ra re ve")]
# Before what they deny; "bê" is without, and typed without its mark like "be".
NEGATORS = "ne na nine tune nabe nebû bê bêyî qet"
STOPWORDS = """
ez tu ew em hûn min te wî wê me we wan xwe hev hevdu hevûdu ev eve ewan evan vî vê van evê evî
ewê ewî ewên yê ya yên ê a ên î kî kê kîjan çi çima çawa kengî kengê ku kû ko çend çendîn çiqas
li bi ji di de da re ra ve bo ber bê bêyî heta hetanî ta digel ligel tevî gor gorî wek weke wekî
mîna nav nava navbera ser bin jêr jor pêş pişt paş piştî beriya berî dijî hember cem jê jêre lê
pê tê vir wir vira wira virde û an yan lêbelê belê loma lewma lewra çimkî çunkî eger heger ger
ka gelo ne na nexêr erê jî her hem wisa wiha weha wilo ewqas evqas hewqas êdî îcar hê hêj hîn
jixwe qet tenê hema herwiha herweha herwisa dîsa dîsan piştre paşê niha naha vêca hingê berê
divê bila dê e ye in bû bûn bûye bûne nebû nebûn be dibe dibin nabe nabin bibe bibin heye hene
hebû hebûn tune tunebû nîne nînin dikare dikarin nikare nikarin hat hate hatin hatibû hatibûn
hatiye hatine tên nayê nayên bên kir kirin kiriye kirine dike dikin bike bikin nake nakin kiribû
dikir hin hinek hinekî gelek gelekî pir zêde zêdetir zêdetirî bêhtir kêm hemû hemî herkes kes
kesek kesî kesekî tişt tiştek tiştekî din dî ti yekî yekê heman herî herdu herdû hersê yek du
didu sê çar pênc şeş heft heşt neh deh got gotin dibêje dibêjin digot gotiye gotibû ragihand
ragihandin ragihandiye
"""


def inflect(word: str, first: bool, last: bool) -> list[str]:
    """The word with endings: Kerkûk, Kerkûkê, pêşmergeyên; also behind an apostrophe."""
    if not last:
        return with_endings([word], endings("- y", "- a e en i eke eki"))
    if len(word) < SHORTEST:
        return with_endings([word, word + "'"], ["", "e", "a", "i", "an", "en"])
    return with_endings([word, word + "'"], _ENDINGS)


def stopwords() -> frozenset[str]:
    """Words that say nothing about the subject of a Kurmanji text."""
    return frozenset(STOPWORDS.split())


LANGUAGE = Language(
    "kmr", "Kurmanji Kurdish", "ltr", stopwords, frozenset(NEGATORS.split()), inflect
)
