"""Languages: one file each, one line here."""

from __future__ import annotations

from toolkit.language import ar, ckb, en, fa, kmr, tr
from toolkit.language.contract import Language

LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        en.LANGUAGE,
        fa.LANGUAGE,
        ar.LANGUAGE,
        ckb.LANGUAGE,
        kmr.LANGUAGE,
        tr.LANGUAGE,
    )
}
UNDETERMINED = "und"

__all__ = ["LANGUAGES", "UNDETERMINED", "Language"]
