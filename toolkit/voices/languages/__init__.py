"""Quotations by language: one file a language, one line here."""

from __future__ import annotations

from toolkit.voices.contract import Speech
from toolkit.voices.languages import ar, ckb, en, fa, kmr, tr

SPEECH: dict[str, Speech] = {
    "en": en.SPEECH,
    "fa": fa.SPEECH,
    "ar": ar.SPEECH,
    "ckb": ckb.SPEECH,
    "kmr": kmr.SPEECH,
    "tr": tr.SPEECH,
}
