"""Arabic. Stop words: stopwords-iso."""

from __future__ import annotations

from functools import partial

from toolkit.language.contract import Language, iso_stopwords

LANGUAGE = Language("ar", "Arabic", "rtl", partial(iso_stopwords, "ar"))
