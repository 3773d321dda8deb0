"""Codes of languages, from the ways in which files and people name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from toolkit.checks import ToolkitError
from toolkit.language import UNDETERMINED

KURDISH = "ku"  # says neither Sorani nor Kurmanji, which are counted apart; see `detect.kurdish`
# Names that locale data do not have, or have for something else.
_OWN = {
    name: code
    for code, names in {
        "fa": "farsi dari prs",
        "ar": "عربي",
        KURDISH: "kurdish kur کوردی kurdî",
        "ckb": "sorani سۆرانی",
        "kmr": "kurmanji kurmancî kmr",
        "es": "castilian castellano",
        "az": "azeri",
        "zh": "mandarin",
        UNDETERMINED: "und undetermined unknown",
    }.items()
    for name in names.split()
}
_OLD = {"iw": "he", "in": "id", "ji": "yi"}  # codes that were replaced
_INTERFACES = "en de fr es nl it pt ru tr fa ar sv da nb fi pl el he uk ja ko zh zh_Hant ckb ku"
_SEVERAL = re.compile(r"\s*[;/|]\s*")  # 'FRENCH; FRANÇAIS'
_REMARK = re.compile(r"\s*[-_(（\[].*", re.DOTALL)  # 'en-GB', 'Chinese (Simplified)'
LONGEST = 60  # characters: anything longer is no name


def known_code(name: str) -> str | None:
    """The code of a language given as a code or a name, None if it is neither.

    Case, region and script are dropped, three-letter codes shortened: 'EN', 'en-GB', 'eng',
    'English', 'Anglais', 'انگلیسی' and 'ENGLISH; ANGLAIS' are all 'en'. Other codes of two or
    three letters are taken as they are.
    """
    parts = [part for part in _SEVERAL.split(name.strip()) if part] if len(name) <= LONGEST else []
    codes = {_code(part) for part in parts}
    return codes.pop() if len(codes) == 1 else None


def _code(name: str) -> str | None:
    whole = _plain(name)
    plain = _REMARK.sub("", whole)
    if plain in _OWN:
        return _OWN[plain]
    if re.fullmatch(r"[a-z]{2,3}", plain):
        return _OLD.get(plain, plain) if len(plain) == 2 else _short(plain)
    return _named().get(whole) or _named().get(plain)


def code_of_name(name: str) -> str:
    """The code of a language by its name, such as 'Anglais'; '' for anything else, codes too."""
    if len(name) > LONGEST:
        return ""
    whole = _plain(name)
    return _named().get(whole) or _named().get(_REMARK.sub("", whole), "")


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("\u0307", "").split())  # the dot of a Turkish I


def _short(code: str) -> str:
    """Two letters for three, where there are two."""
    from babel.core import get_global

    return str(get_global("language_aliases").get(code, code)).split("_")[0]


@cache
def _named() -> dict[str, str]:
    """Names of languages in the languages of interfaces; where two share one, the first has it."""
    names: dict[str, str] = {}
    for interface in _INTERFACES.split():
        for name, code in _names_in(interface):
            names.setdefault(name, code)
    return names


def _names_in(interface: str) -> Iterator[tuple[str, str]]:
    from babel import Locale

    for code, name in Locale.parse(interface).languages.items():
        if len(code) == 2 or code == "ckb":
            yield _plain(name), code


def language_code(given: object, name: str = "language") -> str | None:
    """The code of a language that a person chose; None stays None, anything unusable is refused."""
    if given is None:
        return None
    code = known_code(given) if isinstance(given, str) else None
    if code:
        return code
    names = {**dict(_names_in("en")), **_OWN}
    near = get_close_matches(str(given)[:LONGEST].casefold(), names, 1, 0.75)
    hint = f" Did you mean {names[near[0]]!r}?" if near else ""
    raise ToolkitError(
        f"{name}={given!r} is no language. Allowed: a code of two or three letters such as 'en', "
        "'fa', 'ckb', or a name such as 'Persian'. Left out, the language is told from "
        f"each text.{hint}"
    )
