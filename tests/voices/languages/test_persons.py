"""Who the sources are, in texts written for it."""

from __future__ import annotations

import pytest

from toolkit.themes import themes
from toolkit.voices.contract import Person
from toolkit.voices.languages import SPEECH, fa
from toolkit.voices.languages.persons import people_of


def who(code: str, text: str, title: str = "") -> list[Person]:
    speech = SPEECH[code]
    return speech.people(title, text, speech.extract(text))


def test_a_name_is_known_again_by_its_last_part_and_by_a_pronoun() -> None:
    text = (
        "محمود کاوه، مدیر نانوایی، گفت که آرد رسیده است. کاوه افزود: نان از فردا هست. "
        "وی تأکید کرد که صف کوتاه می‌شود."
    )
    assert [(p.name, p.how) for p in who("fa", text)] == [
        ("محمود کاوه", "name"),
        ("محمود کاوه", "alias"),
        ("محمود کاوه", "pronoun"),
    ]


def test_a_role_is_kept_with_the_name() -> None:
    text = (
        "قال وزير المياه سامر الحلاق إن السد سليم. وأكد الحلاق أن المطر كثير. "
        "وأضاف الوزير أن النهر عال."
    )
    role = "وزير المياه"
    assert who("ar", text) == [
        Person("سامر الحلاق", role, "official", "name"),
        Person("سامر الحلاق", role, "official", "alias"),
        Person("سامر الحلاق", "الوزير", "official", "alias"),
    ]


def test_who_is_left_out_is_the_one_before() -> None:
    text = "قال الطبيب إن الجرح بسيط. وأضاف أن المريض نائم."
    first, second = who("ar", text)
    assert (first.role, first.kind, first.how) == ("الطبيب", "expert", "role")
    assert second == first._replace(how="carried")


def test_nobody_is_carried_over_a_sentence_that_says_nothing() -> None:
    text = "قال الطبيب إن الجرح بسيط. خرج الناس إلى الساحة. غنت فتاة طويلا. قال إن الليل قصير."
    assert who("ar", text)[1] == Person("", "", "", "none")


@pytest.mark.parametrize(
    ("code", "text", "role", "kind"),
    [
        ("fa", "یک افسر پلیس گفت که جاده باز است.", "یک افسر پلیس", "official"),
        ("fa", "سخنگوی حزب کار گفت که فهرست آماده است.", "سخنگوی حزب کار", "party"),
        (
            "ar",
            "قال متحدث باسم وزارة الدفاع إن الطائرة عادت.",
            "متحدث باسم وزارة الدفاع",
            "military",
        ),
        ("ar", "وقالت مصادر مطلعة إن الاجتماع تأجل.", "مصادر مطلعة", "unnamed"),
        ("ckb", "بەرپرسێکی حکوومەت گوتی کە ڕێگاکە کراوەیە.", "بەرپرسێکی حکوومەت", "official"),
        ("ckb", "سەرچاوەیەک گوتی کە کۆبوونەوەکە دواکەوت.", "سەرچاوەیەک", "unnamed"),
        ("kmr", "Pêşmergeyekî got ku şev sar bû.", "Pêşmergeyekî", "military"),
        ("kmr", "Berdevkê PDKê got ku lîste amade ye.", "Berdevkê PDKê", "party"),
        ("tr", "Bir yetkili yolun açıldığını söyledi.", "Bir yetkili", "official"),
        ("tr", "Ordu sözcüsü, uçağın döndüğünü söyledi.", "Ordu sözcüsü", "military"),
    ],
)
def test_a_source_without_a_name(code: str, text: str, role: str, kind: str) -> None:
    assert who(code, text) == [Person("", role, kind, "role")]


def test_capitals_tell_names() -> None:
    text = (
        "Liman Müdürü Okan Tepe, “Gemi geldi, yük boşalıyor” dedi. "
        "Tepe, fırtınanın dindiğini söyledi."
    )
    assert [(p.name, p.role, p.how) for p in who("tr", text)] == [
        ("Okan Tepe", "Liman Müdürü", "name"),
        ("Okan Tepe", "Liman Müdürü", "alias"),
    ]
    text = "Selam Kerîm li Kolnê dijî. Selam got ku berf dibare."
    assert [(p.name, p.how) for p in who("kmr", text)] == [("Selam Kerîm", "alias")]


def test_the_lexicon_of_actors_names_them_as_it_does() -> None:
    assert [p.name for p in who("kmr", "Heyder Ebadî got ku şer bi dawî bû.")] == [
        "Haider al-Abadi"
    ]
    known = people_of(fa.NAMING, themes({"Mahmud Kaveh": ["محمود کاوه"]}))
    text = "محمود کاوه گفت که آرد رسیده است."
    (person,) = known("", text, SPEECH["fa"].extract(text))
    assert (person.name, person.how) == ("Mahmud Kaveh", "alias")


def test_a_surname_of_two_is_nobody_in_particular() -> None:
    text = "حسن کاوه گفت که آرد هست. علی کاوه گفت که نان نیست. کاوه گفت که صف دراز است."
    assert [p.name for p in who("fa", text)] == ["حسن کاوه", "علی کاوه", ""]


def test_several_are_nobody_in_particular() -> None:
    assert who("fa", "آنها گفتند که راه دور است.") == [Person("", "", "", "none")]


def test_nothing_found_is_nobody() -> None:
    assert SPEECH["ar"].people("", "لا شيء", []) == []
