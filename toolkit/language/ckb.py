"""Sorani Kurdish. Stop words: stopwords-iso."""

from __future__ import annotations

from functools import partial

from toolkit.language.contract import Language, iso_stopwords

LANGUAGE = Language("ckb", "Sorani Kurdish", "rtl", partial(iso_stopwords, "ku"))
