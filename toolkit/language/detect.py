"""Which language a document is written in, by py3langid (its model ships with the package)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from toolkit.language import UNDETERMINED

SHORTEST = 20  # letters below which a guess is worth nothing
SUREST = 0.7  # probability below which it is not taken: English headlines with foreign names
LOOKED_AT = 500  # characters of each document
# Names of py3langid that a media researcher knows under another one. It has no label for
# Sorani and gives Southern Kurdish, which is written in the same letters.
_CODES = {"sdh": "ckb", "ku": "kmr", "arz": "ar", "zxx": UNDETERMINED}


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
