"""Which language a document is written in, by py3langid (its model ships with the package)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import Any

from toolkit.checks import ToolkitError
from toolkit.language import UNDETERMINED

SHORTEST = 20  # letters below which a guess is worth nothing
SUREST = 0.7  # probability below which it is not taken: English headlines with foreign names
LOOKED_AT = 500  # characters of each document
# Names of py3langid that a media researcher knows under another one. It has no label for
# Sorani and gives Southern Kurdish, which is written in the same letters.
_CODES = {"sdh": "ckb", "ku": "kmr", "arz": "ar", "zxx": UNDETERMINED}
KURDISH = "ku"  # says neither Sorani nor Kurmanji, which are counted apart; see `kurdish`
# Names and three-letter codes by which tables name the languages that news is mostly in.
_NAMES = {
    name: code
    for code, names in {
        "en": "english eng",
        "fa": "persian farsi fas per prs dari فارسی",
        "ar": "arabic ara العربية عربي",
        KURDISH: "kurdish kur کوردی kurdî",
        "ckb": "sorani سۆرانی",
        "kmr": "kurmanji kurmancî",
        "tr": "turkish tur türkçe",
        "de": "german deu ger deutsch",
        "fr": "french fra fre français",
        "es": "spanish spa español castilian",
        "nl": "dutch nld dut nederlands",
        "ru": "russian rus русский",
        "it": "italian ita italiano",
        "pt": "portuguese por português",
        "he": "hebrew heb iw עברית",
        "ur": "urdu urd",
        "az": "azerbaijani aze azeri",
        "zh": "chinese zho chi",
        "uk": "ukrainian ukr",
        "pl": "polish pol",
        "el": "greek ell gre",
        UNDETERMINED: "undetermined",
    }.items()
    for name in names.split()
}


def known_code(name: str) -> str | None:
    """The code of a language given as a code or a name, None if it is neither.

    Case, region and script are dropped, three-letter codes shortened: 'EN', 'en-GB', 'eng' and
    'English' are all 'en'. Other codes of two or three letters are taken as they are.
    """
    plain = re.split(r"[-_(]", name.strip().casefold())[0].strip()
    if plain in _NAMES:
        return _NAMES[plain]
    return plain if re.fullmatch(r"[a-z]{2,3}", plain) else None


def language_code(given: object, name: str = "language") -> str | None:
    """The code of a language that a person chose; None stays None, anything unusable is refused."""
    if given is None:
        return None
    code = known_code(given) if isinstance(given, str) else None
    if code:
        return code
    near = get_close_matches(str(given).casefold(), _NAMES, 1, 0.75)
    hint = f" Did you mean {_NAMES[near[0]]!r}?" if near else ""
    raise ToolkitError(
        f"{name}={given!r} is no language. Allowed: a code of two or three letters such as 'en', "
        "'fa', 'ckb', or an English name such as 'Persian'. Left out, the language is told from "
        f"each text.{hint}"
    )


def kurdish(text: str) -> str:
    """Sorani or Kurmanji by the letters; 'ku' if there are none of either script."""
    head = text[:LOOKED_AT]
    arabic = len(re.findall(r"[\u0620-\u06d3]", head))
    latin = len(re.findall(r"[A-Za-z\u00c0-\u024f]", head))
    if not arabic and not latin:
        return KURDISH
    return "ckb" if arabic > latin else "kmr"


def detect(text: str) -> str:
    """Guess the language of a text from its beginning.

    Parameters
    ----------
    text : str
        Any text; the first 500 characters are read.

    Returns
    -------
    str
        BCP 47 code, or ``und`` if there are fewer than 20 letters or no language has a
        probability of 0.7.

    References
    ----------
    Lui, M. and Baldwin, T. (2012). langid.py: an off-the-shelf language identification tool.

    Examples
    --------
    >>> detect("The governor of the province spoke to reporters on Monday.")
    'en'
    >>> detect("12 %")
    'und'
    """
    head = text[:LOOKED_AT]
    if sum(map(str.isalpha, head)) < SHORTEST:
        return UNDETERMINED
    code, probability = _identifier().classify(head)
    return _CODES.get(code, code) if probability >= SUREST else UNDETERMINED


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_all(texts: Iterable[str]) -> list[str]:
    """Languages of many texts."""
    return [detect(text) for text in texts]
