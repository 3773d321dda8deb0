"""The tables: whole, with one meaning for a name, and with what CLDR has for the same languages."""

import pytest
from babel import Locale

from toolkit.dates import names, vocabulary
from toolkit.dates.calendars import GREGORIAN, LUNAR, SOLAR
from toolkit.dates.letters import fold, plain
from toolkit.dates.lexicon import (
    DROPPED,
    ERAS,
    JOINING,
    MONTHS,
    RELATIVE,
    SEASONS,
    TABLES,
    cells,
    key,
)
from toolkit.dates.parts import take_apart

LOCALES = """ar ar_DZ ar_EG ar_IQ ar_LB ar_MA ar_MR ar_SA ar_SY ar_TN ckb de de_AT en en_CA es es_MX
es_PE fa fa_AF fr fr_CA it ku nl pt pt_PT ru tr""".split()


@pytest.mark.parametrize(("calendar", "table"), TABLES)
def test_every_entry_has_twelve_months(calendar, table):
    for language, block in table.items():
        assert len(cells(block)) == 12, (calendar, language)
        assert all(name for cell in cells(block) for name in cell), (calendar, language)


def test_a_name_is_one_month_of_a_calendar():
    for name, months in MONTHS.items():
        calendars = [calendar for calendar, _ in months]
        assert len(calendars) == len(set(calendars)), name
        assert not {SOLAR, LUNAR} <= set(calendars), name  # they share years


def test_a_month_is_no_other_word_but_for_one():
    others = DROPPED | JOINING | SEASONS | RELATIVE | set(ERAS)
    assert set(MONTHS) & others == {"mar"}  # March, and Tuesday in French, Spanish and Italian


@pytest.mark.parametrize("locale", LOCALES)
def test_the_names_of_the_common_locale_data_are_known(locale):
    data = Locale.parse(locale)
    for number, name in data.months["format"]["wide"].items():
        (months,) = take_apart(fold(plain(name))).months
        assert (GREGORIAN, number) in months
    for name in data.days["format"]["wide"].values():
        parts = take_apart(fold(plain(name)))
        assert parts.weekday and not parts.unknown and not parts.months


def test_spellings_of_one_word_meet():
    same = ["کانوونی دووەم", "کانونی دوەم", "كانونی دووهم"]
    assert len({key(word) for word in same}) == 1
    assert key("Ağustos") == key("AGUSTOS") and key("İlkbahar") == key("ilkbahar")
    assert key("سه‌شنبه") == key("سهشنبه")
    assert plain("١٦\u200f/\u202f۱۰\u00a0/ 2017 −") == "16/ 10 / 2017 -"
    assert {key(season) for season in vocabulary.SEASONS} == SEASONS
    assert [*names.ENDINGS] == ["ckb", "kmr", "fa"]
