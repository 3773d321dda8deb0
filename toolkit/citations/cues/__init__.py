"""How languages cite: one file each, one line here."""

from __future__ import annotations

from toolkit.citations.cues import ar, ckb, en, fa, kmr, tr
from toolkit.citations.cues.contract import RELATIONS, Cues, Found, Rule, bare, plain

#: A language without a file is read as English, whose names and credit lines hold everywhere.
CUES: dict[str, Cues] = {
    "en": en.CUES,
    "fa": fa.CUES,
    "ar": ar.CUES,
    "ckb": ckb.CUES,
    "kmr": kmr.CUES,
    "tr": tr.CUES,
}

__all__ = ["CUES", "RELATIONS", "Cues", "Found", "Rule", "bare", "plain"]
