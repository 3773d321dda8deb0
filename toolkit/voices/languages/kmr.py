"""Kurmanji. "X got: “...”", "X diyar kir ku ...", "“...,” X got"; the rules are in `sov`."""

from __future__ import annotations

from toolkit.voices.contract import Attribution, Speech
from toolkit.voices.languages.naming import Naming
from toolkit.voices.languages.persons import people
from toolkit.voices.languages.shared import Page, keys
from toolkit.voices.languages.sov import Reader
from toolkit.voices.languages.sov_subjects import Grammar

GRAMMAR = Grammar(
    code="kmr",
    that=keys("ku ko ki"),
    joins=keys("û"),
    lead=keys(
        "lê belê lêbelê her wiha herwiha îro duh îsal niha paşê piştre dû re herî dawî jî jî, "
        "ev yek dîsa êdî hê çimkî loma lewma lewre naha rojek carekê"
    ),
    prepositions=keys(
        "li ji di bi bo ber piştî berî beriya dema gava heta nav gel ser derbarê derheqê tevî "
        "eger heger wek weke digel têkildarî li-ser jê pê lê"
    ),
    ends=keys(
        "ev vê vî îro duh duşemê sêşemê çarşemê pêncşemê înê şemiyê yekşemê roja sibehê êvarê "
        "bêhtir tenê jî re de ve heman wiha weha gotina daxuyanî e ye in bû bûn ne dike dikin"
    ),
    of=keys(
        "yek hin çend gelek piraniya nêzîkî jinek mirovek bavekî pêşmergeyekî şofêrekî berpirsekî"
    ),
    pronouns=keys("wî wê wan ew me min ez em"),
    persons=keys(
        "serokê serok wezîrê wezîr berpirsê berpirsekî endamê endamekî parêzgarê fermandarê "
        "rêveberê"
    ),
    these=keys("ew ev vî vê"),
    inside=keys("di"),
    asks=keys("ka gelo çima"),
    own=keys("xwe"),
    before=keys("hat hatin hate hatine hatiye tê tên bê bên hatibû were nehat nayê ev van vê wan-"),
    closes=keys("de da ve re ra"),
    chains=("a", "en"),
    apart=keys("ya yê yên a ê ên"),
)


NAMING = Naming(
    code="kmr",
    one=keys("wî wê ew"),
    many=keys("wan em me min ez"),
    goes_on=keys("zêde") | {"le zede kir", "zede kir"},
    vague=keys("hin hinek çend gelek yek"),
    capitals=True,
    chains=("iya", "ya", "ê", "ên"),
    first=True,
)


def extract(text: str) -> list[Attribution]:
    """What is said in a Kurmanji text."""
    return Reader(GRAMMAR, Page(text)).read()


SPEECH = Speech("kmr", extract, people(NAMING))
