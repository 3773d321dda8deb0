"""Constructions of Turkish, each in a sentence written for it."""

from __future__ import annotations

import pytest

from tests.voices.languages.saying import said

ONE = [
    (
        "Liman Müdürü Okan Tepe, “Gemiler üç gün daha bekleyecek” dedi.",
        ("direct", "Liman Müdürü Okan Tepe", "dedi", "“Gemiler üç gün daha bekleyecek”"),
    ),
    (
        "Bakan Selim Aydın, sevkiyatın yarın başlayacağını söyledi.",
        ("indirect", "Bakan Selim Aydın", "söyledi", "sevkiyatın yarın başlayacağını"),
    ),
    (
        "Bir yetkili yolların kapandığını belirtti.",
        ("indirect", "Bir yetkili", "belirtti", "yolların kapandığını"),
    ),
    (
        "Fırıncı Hasan Usta şöyle konuştu: “Un bitti, odun bitti, sabır bitmedi.”",
        ("direct", "Fırıncı Hasan Usta", "şöyle konuştu", "“Un bitti, odun bitti, sabır bitmedi.”"),
    ),
    (
        "“Biz buradan gitmeyiz, evimiz burası” diyen Ayşe Kurt, pencereyi kapattı.",
        ("direct", "Ayşe Kurt", "diyen", "“Biz buradan gitmeyiz, evimiz burası”"),
    ),
    (
        "Yolun kapandığını söyleyen Ayşe Kurt, geri döndü.",
        ("indirect", "Ayşe Kurt", "söyleyen", "Yolun kapandığını"),
    ),
    (
        "“Köprü yıkıldı, tekneyle gidiyoruz,” dedi balıkçı Temel Kara.",
        ("direct", "balıkçı Temel Kara", "dedi", "“Köprü yıkıldı, tekneyle gidiyoruz,”"),
    ),
    (
        "Sahil Ajansı'na göre, konvoy gece yarısı kente girdi.",
        ("indirect", "Sahil Ajansı'na", "göre", "konvoy gece yarısı kente girdi"),
    ),
    (
        "Bakanlığın verdiği bilgilere göre 12 kişi yaralandı.",
        ("indirect", "Bakanlığın", "göre", "12 kişi yaralandı"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_construction(text: str, expected: tuple[str, ...]) -> None:
    assert said("tr", text) == [expected]


def test_a_converb_and_the_verb_have_one_subject() -> None:
    text = (
        "Ankara'da gazetecilere konuşan sözcü Demir Kaya, kapının kapandığını vurgulayarak, "
        "“Anahtar bizde değil” ifadesini kullandı."
    )
    assert said("tr", text) == [
        ("indirect", "sözcü Demir Kaya", "vurgulayarak", "kapının kapandığını"),
        ("direct", "sözcü Demir Kaya", "ifadesini kullandı", "“Anahtar bizde değil”"),
    ]


def test_two_verbs_of_one_subject() -> None:
    text = "Öğretmen Zeynep Ak “Çocuklar üşüyor” dedi ve ekledi: “Soba istiyoruz, söz değil.”"
    assert [source for _, source, _, _ in said("tr", text)] == ["Öğretmen Zeynep Ak"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Geçen yıla göre üretim arttı.",
        "Buna göre hareket edildi.",
        "Öğrenci kitabı açıkladı.",
        "Kardeşim mektup yazdı.",
    ],
)
def test_what_only_looks_like_speech(text: str) -> None:
    assert said("tr", text) == []
