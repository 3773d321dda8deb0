"""Arabic. "قال X إن ...", "وأضاف: «...»", "«...»، قالت X", "بحسب X، ..."; rules in `arabic`."""

from __future__ import annotations

import re

from toolkit.voices.contract import Attribution, Speech
from toolkit.voices.languages.arabic.reader import Reader
from toolkit.voices.languages.naming import Naming, given
from toolkit.voices.languages.persons import people
from toolkit.voices.languages.shared import Page, keys

NAMING = Naming(
    code="ar",
    given=given("ar"),
    one=keys("هو هي هى"),
    many=keys("هم نحن أنا"),
    goes_on=keys("أضاف أضافت تابع تابعت أردف أردفت استطرد واصل زاد يضيف تضيف أضافوا مضيفا مضيفة"),
    vague=keys("بعض عدد أحد أحدهم إحداهن كثيرون و أن"),
    endings=("ون", "ین", "وا"),
    article="ال",
    led=re.compile(r"\s(?:في|فى|لدى|ب\w+)\s"),
    holy=keys("الإمام جامعة مستشفى شارع ميدان مدرسة قاعدة"),
)


def extract(text: str) -> list[Attribution]:
    """What is said in an Arabic text."""
    return Reader(Page(text)).read()


SPEECH = Speech("ar", extract, people(NAMING))
