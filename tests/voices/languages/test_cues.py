"""The words of each language that introduce speech."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from toolkit.voices import cues
from toolkit.voices.languages.lexicon import lexicon
from toolkit.voices.languages.shared import Page

OTHERS = ["fa", "ar", "ckb", "kmr", "tr"]
STANCES = [
    ("fa", "گفت", "neutral"),
    ("fa", "مي‌گويد", "neutral"),
    ("fa", "مدعی شد", "distancing"),
    ("fa", "ادعا می‌کند", "distancing"),
    ("fa", "اذعان کرد", "endorsing"),
    ("ar", "أوضحت", "neutral"),
    ("ar", "زعم", "distancing"),
    ("ar", "تدّعي", "distancing"),
    ("ar", "اعترفوا", "endorsing"),
    ("ckb", "گوتی", "neutral"),
    ("ckb", "ئیدیعای کرد", "distancing"),
    ("ckb", "دانی بەوەدا نا", "endorsing"),
    ("kmr", "diyar kir", "neutral"),
    ("kmr", "îdia kir", "distancing"),
    ("kmr", "idia kir", "distancing"),
    ("kmr", "îtiraf kir", "endorsing"),
    ("tr", "söyledi", "neutral"),
    ("tr", "iddia etti", "distancing"),
    ("tr", "öne sürdü", "distancing"),
    ("tr", "teyit etti", "endorsing"),
]


@pytest.mark.parametrize(("code", "cue", "stance"), STANCES)
def test_stance(code: str, cue: str, stance: str) -> None:
    assert cues.read(code).stance(cue) == stance


@pytest.mark.parametrize("code", OTHERS)
def test_every_form_is_found_in_a_text_and_has_its_stance(code: str) -> None:
    known = cues.read(code)
    for name, forms in known.lists.items():
        for form, stance in forms.items():
            page = Page(form)
            cue = lexicon(code).at(page, 0, len(page.words))
            assert cue is not None, (name, form)
            assert cue.last == len(page.words), (name, form)
            assert known.stance(form) == stance, (name, form)


@pytest.mark.parametrize("code", OTHERS)
def test_no_form_stands_twice(code: str) -> None:
    path = Path(cues.__file__).parent / f"{code}.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    lists = [entries for named in tables.values() for entries in named.values()]
    forms = [form for entries in lists for entry in entries for form in entry.split(" / ")]
    assert len(forms) == len(set(forms))
