"""Which language a document is written in, by py3langid (its model ships with the package)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from toolkit.language import UNDETERMINED
from toolkit.language.codes import KURDISH
from toolkit.language.letters import usual_case, usual_letters, without_addresses
from toolkit.parallel import in_order

SHORTEST = 20  # letters below which a guess is worth nothing
SUREST = 0.6  # probability below which it is not taken; of those above 99 in 100 are right
PIECE = 125  # characters of each piece that is looked at
PIECES = 4  # pieces of a document, so that what stands around an article does not decide
AGREED = 0.9  # probability of the first and the last piece that makes the others needless
CHUNK = 2000  # documents given to a process at once
# Labels of py3langid that a media researcher knows under another one. It has none for Sorani
# and gives Southern Kurdish, which is written in the same letters. News in Egypt is in Arabic.
_CODES = {
    **{"sdh": "ckb", "ku": "kmr", "arz": "ar", "ary": "ar", "wuu": "zh", "yue": "zh"},
    **{"hbo": "he", "zxx": UNDETERMINED},
}
_NO_LETTER = re.compile(r"[\W\d_]+")


class Guess(NamedTuple):
    """A language, or `UNDETERMINED`, and the probability of the likeliest language."""

    language: str
    confidence: float


def detect(text: str) -> Guess:
    """Guess the language of a text from pieces spread over it.

    Parameters
    ----------
    text : str
        Any text; up to four pieces of 125 characters are read.

    Returns
    -------
    Guess
        `language`, a BCP 47 code, or ``und`` if there are fewer than 20 letters, if no language
        has a probability of 0.6, or if the text is in several languages and none has more than
        half of it; `confidence`, the mean probability of the likeliest language over the
        pieces, 0 if nothing can be said.

    References
    ----------
    Lui, M. and Baldwin, T. (2012). langid.py: an off-the-shelf language identification tool.

    Examples
    --------
    >>> detect("The governor of the province spoke to reporters on Monday.").language
    'en'
    >>> detect("12 %")
    Guess(language='und', confidence=0.0)
    """
    return _judged(_pieces(text))


def detect_all(texts: Iterable[str]) -> Iterator[Guess]:
    """Languages of many texts, in their order; of very many on all cores."""
    waiting = iter(texts)
    chunks = iter(lambda: [_pieces(text) for text in islice(waiting, CHUNK)], [])
    for guesses in in_order(_judge_all, chunks):
        yield from guesses


def _judge_all(chunk: list[list[str]]) -> list[Guess]:
    return [_judged(pieces) for pieces in chunk]


def _pieces(text: str) -> list[str]:
    """Pieces of a text; of one that is mostly numbers from its words alone."""
    pieces = _cut(text)
    return pieces if _has_letter("".join(pieces)) else _cut(_NO_LETTER.sub(" ", text))


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _cut(text: str) -> list[str]:
    """Pieces from the middle of equal parts of a text; a short one whole."""
    number = min(PIECES, len(text) // PIECE)
    if number < 2:
        return [text]
    part = len(text) / number
    starts = [int(part * (n + 0.5) - PIECE / 2) for n in range(number)]
    return [text[start : start + PIECE] for start in starts]


def _judged(pieces: list[str]) -> Guess:
    pieces = usual_letters("\0".join(map(without_addresses, pieces))).split("\0")
    pieces = [piece for piece in pieces if _has_letter(piece)]
    if not pieces:
        return Guess(UNDETERMINED, 0.0)
    said = [_said(piece) for piece in (pieces[0], pieces[-1])[: len(pieces)]]
    agreed = len({code for code, _ in said}) == 1 and min(p for _, p in said) >= AGREED
    if not agreed:
        said += [_said(piece) for piece in pieces[1:-1]]
    code, probability = _shared(said)
    sure = {code for code, p in said if p >= SUREST}
    if probability < SUREST and len(said) > 1 and len(sure) < 2:  # unsure, and not of two languages
        code, probability = _said(" ".join(pieces))
    if code == UNDETERMINED:
        return Guess(code, 0.0)
    taken = probability >= SUREST and _long_enough(pieces)
    return Guess(code if taken else UNDETERMINED, probability)


def _shared(said: list[tuple[str, float]]) -> tuple[str, float]:
    """The language with the most probability over pieces, and its mean there."""
    sums: dict[str, float] = {}
    for code, probability in said:
        sums[code] = sums.get(code, 0.0) + probability
    code = max(sums, key=sums.__getitem__)
    return code, sums[code] / len(said)


def _said(piece: str) -> tuple[str, float]:
    code, probability = _identifier().classify(usual_case(piece))
    return code, min(float(probability), 1.0)


def _long_enough(pieces: list[str]) -> bool:
    """Whether there are letters enough; one of Chinese or Korean says more than others."""
    letters = [c for c in "".join(pieces) if c.isalpha()]
    return len(letters) >= SHORTEST or sum(3 if c > "\u2e7f" else 1 for c in letters) >= SHORTEST


@cache
def _identifier() -> Any:
    """The identifier with our codes; labels that became one are counted together by it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE)
    codes = [_CODES.get(code, code) for code in found.nb_classes]
    parts = found.nb_ptc, found.nb_pc, codes, found.tk_nextmove, found.tk_output
    return LanguageIdentifier(*parts, norm_probs=True, tk_row=found.tk_row)


def kurdish(text: str) -> str:
    """Sorani or Kurmanji by the letters; 'ku' if there are none of either script."""
    head = "".join(_pieces(text))
    arabic = len(re.findall(r"[\u0620-\u06d3\ufb50-\ufdff\ufe70-\ufefc]", head))
    latin = len(re.findall(r"[A-Za-z\u00c0-\u024f]", head))
    if not arabic and not latin:
        return KURDISH
    return "ckb" if arabic > latin else "kmr"
