"""Constructions of Sorani and Kurmanji, each in a sentence written for it."""

from __future__ import annotations

import pytest

from tests.voices.languages.saying import said

SORANI = [
    (
        "بەڕێوەبەری قوتابخانەکە گوتی: «منداڵەکان هەموو ڕۆژێک بە پێ دێن.»",
        ("direct", "بەڕێوەبەری قوتابخانەکە", "گوتی", "«منداڵەکان هەموو ڕۆژێک بە پێ دێن.»"),
    ),
    (
        "وەزیری کارەبا ڕایگەیاند کە هێڵەکە سبەینێ کار دەکات.",
        ("indirect", "وەزیری کارەبا", "ڕایگەیاند", "هێڵەکە سبەینێ کار دەکات"),
    ),
    (
        '"ئاوەکە گەیشتە دەرگای ماڵەکەمان"، جوتیارێکی گوندەکە وتی.',
        ("direct", "جوتیارێکی گوندەکە", "وتی", '"ئاوەکە گەیشتە دەرگای ماڵەکەمان"'),
    ),
    (
        "بە وتەی پزیشکێک، نەخۆشخانەکە پڕ بووە.",
        ("indirect", "پزیشکێک", "بە وتەی", "نەخۆشخانەکە پڕ بووە"),
    ),
    (
        'لە بەیاننامەی کۆمپانیاکەدا هاتووە "کارگەکە تا بەهار داناخرێت".',
        ("direct", "بەیاننامەی کۆمپانیاکەدا", "هاتووە", '"کارگەکە تا بەهار داناخرێت"'),
    ),
]
KURMANJI = [
    (
        "Rêveberê dibistanê got: “Zarok her roj bi peyatî tên.”",
        ("direct", "Rêveberê dibistanê", "got", "“Zarok her roj bi peyatî tên.”"),
    ),
    (
        "Wezîrê avê diyar kir ku bendav sax e.",
        ("indirect", "Wezîrê avê", "diyar kir", "bendav sax e"),
    ),
    (
        "“Em ji vir naçin, ev mala me ye,” pîrejineke gund got.",
        ("direct", "pîrejineke gund", "got", "“Em ji vir naçin, ev mala me ye,”"),
    ),
    (
        "Li gorî mamoste Rojîn Ava, pirtûk kêm in.",
        ("indirect", "mamoste Rojîn Ava", "Li gorî", "pirtûk kêm in"),
    ),
    (
        'Di daxuyaniya şîrketê de hate gotin, "Kar di nava du rojan de dest pê dike."',
        ("direct", "daxuyaniya şîrketê", "gotin", '"Kar di nava du rojan de dest pê dike."'),
    ),
    (
        "ZAXO - Berpirsê pirê ragihand ku rê vekirî ye.",
        ("indirect", "Berpirsê pirê", "ragihand", "rê vekirî ye"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SORANI)
def test_one_construction_of_sorani(text: str, expected: tuple[str, ...]) -> None:
    assert said("ckb", text) == [expected]


@pytest.mark.parametrize(("text", "expected"), KURMANJI)
def test_one_construction_of_kurmanji(text: str, expected: tuple[str, ...]) -> None:
    assert said("kmr", text) == [expected]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("kmr", "Hate ragihandin ku rê girtî ye."),
        ("kmr", "Keçik sêvan li gorî dengê wan dabeş dike."),
        ("kmr", "Ev gotin li komeleyê bi dilê her kesî nebû."),
        ("ckb", "ژنەکانی دەوروبەری هیچیان نەوت."),
    ],
)
def test_what_only_looks_like_speech(code: str, text: str) -> None:
    assert said(code, text) == []
