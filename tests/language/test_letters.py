import pytest

from toolkit.language.detect import detect
from toolkit.language.letters import usual_case, usual_letters, without_addresses

PERSIAN = "کشاورزان استان از قیمت شیر گلایه دارند و می‌گویند که پولی برای کار نمانده است"
ARABIC = "المزارعون في المحافظة يشكون من أسعار الحليب ويقولون إن الحكومة لا تفي بوعودها"
SORANI = "جووتیارانی پارێزگاکە گلەیی لە نرخی شیر دەکەن و دەڵێن حکوومەت پەیمانەکانی ناباتە سەر"
OLD = str.maketrans("یک", "يك")


def test_persian_typed_on_an_arabic_keyboard_is_persian():
    old = PERSIAN.translate(OLD)
    assert old != PERSIAN
    assert usual_letters(old) == PERSIAN
    assert detect(old).language == detect(PERSIAN).language == "fa"


def test_arabic_typed_on_a_persian_keyboard_is_arabic():
    new = ARABIC.translate(str.maketrans("يك", "یک"))
    assert new != ARABIC
    assert usual_letters(new) == ARABIC
    assert detect(new).language == detect(ARABIC).language == "ar"


@pytest.mark.parametrize("ae", ["ه\u200c", "ه"])
def test_sorani_of_old_pages_is_sorani(ae):
    old = SORANI.translate(OLD).replace("ە", ae)
    assert usual_letters(old) == SORANI
    assert detect(old).language == "ckb"


def test_arabic_letters_in_printed_shapes_are_arabic():
    shapes = "ﻗﺎﻟﺖ ﺍﻟﻠﺠﻨﺔ ﺍﻟﺪﻭﻟﻴﺔ ﻟﻠﻤﻴﺎﻩ ﺍﻥ ﺍﻟﺴﺪ ﺍﻣﺘﻸ ﺑﻌﺪ ﺍﻟﻤﻄﺮ"
    assert usual_letters(shapes).startswith("قالت اللجنة الدولية")
    assert detect(shapes).language == "ar"


@pytest.mark.parametrize(
    "text",
    [
        *(PERSIAN, ARABIC, SORANI, "", "Kirkuk fell.", "كتب"),
        "د ښاروال په وينا به پل د ژمي تر راتلو مخکې پرانيستل شي",  # Pashto has both yehs
        "شەھەر باشلىقى يېڭى كۆۋرۈكنىڭ ئېچىلىدىغانلىقىنى ئېيتتى",  # Uyghur
        "میئر کا کہنا ہے کہ نیا پل سردیوں سے پہلے کھل جائے گا",  # Urdu
    ],
)
def test_what_is_in_its_own_letters_stays(text):
    assert usual_letters(text) == text


def test_mostly_capitals_are_lowered_and_german_nouns_stay():
    assert usual_case("New Bridge to Open in May") == "new bridge to open in may"
    assert usual_case("Der Rat baut eine neue Brücke") == "Der Rat baut eine neue Brücke"
    assert usual_case("") == "" and usual_case("١٢") == "١٢"


def test_addresses_are_taken_out():
    text = "Read http://a.b/c?d, www.x.org, me@x.org and @handle now"
    assert without_addresses(text).split() == ["Read", "and", "now"]
