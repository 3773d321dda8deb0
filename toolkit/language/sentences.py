"""Where sentences begin and end: one rule for all languages, with the abbreviations of each.

A sentence ends behind a full stop, question mark or exclamation mark, with the quotes and
brackets that close there, and at the end of a line or paragraph. A point does not end it inside a
word or number, before a small letter, behind an initial ("J. Smith"), and behind an abbreviation,
unless that can end a sentence ("in the U.S.") and a word follows that often begins one ("The").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

#: Stand before a name or number: no sentence ends behind them.
TITLES = frozenset(
    "mr mrs ms mx dr prof gen lt col sgt cpl capt cmdr adm maj brig gov sen sens rep reps rev hon "
    "pres amb supt insp const pvt pfc spc cllr atty asst secy det fr msgr st mt ft no nos vol pp "
    "fig approx ca cf vs v al e.g i.e viz "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
)
#: May close a sentence.
SHORT = frozenset(
    "u.s u.k u.n u.s.a e.u d.c a.m p.m b.c a.d ph.d m.d b.a m.a j.d inc corp ltd co bros jr sr "
    "etc dept est ave blvd rd calif conn fla ga ill ind kan ky la mass md mich minn miss mo neb "
    "nev okla ore pa tenn tex va vt wash wis wyo ariz ark colo del n.c n.d n.h n.j n.m n.y s.c s.d "
    "w.va r.i ont que alta sask".split()
)
#: Words that begin a sentence far more often than they follow a short form inside one.
BEGIN = frozenset(
    "the a an he she it they we i you this that these those there but and in on at as if when "
    "while after before his her its their our my however meanwhile what who how why for by with "
    "to from not no yes some many most all one another".split()
)
_CLOSING = "\"'”’“»›)\\]}"
_MARKS = ".!?؟۔…"
# The search begins with one set of characters, so that it runs over all others at once.
_END = re.compile(
    rf"[{_MARKS}\n](?:(?<=\n)(?P<line>\s*)"
    rf"|(?<![{_MARKS}].)(?P<more>(?<=[{_MARKS}])[{_MARKS}]*)(?P<closing>[{_CLOSING}]*)"
    r"(?=\s+[\W_]{0,40}(?P<next>\w{0,40})))"
)
_WORD = re.compile(r"(?:\w|(?<=\w)[.'’](?=\w))+\Z")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")  # J. Smith, J.J. Smith
_LONGEST = 12  # characters of an abbreviation, with room to spare


class Sentence(NamedTuple):
    """Characters of a sentence: ``text[start:end]``, without blanks around it."""

    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    r"""Find the sentences of a text, in order; together they hold all that is not blank.

    Examples
    --------
    >>> text = "Sen. McCain warned of it. “Who won?” he asked.\n\nIraq. Then the U.S. The end"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Sen. McCain warned of it.', '“Who won?” he asked.', 'Iraq.', 'Then the U.S.', 'The end']
    """
    return [Sentence(start, end) for start, end in spans(text)]


def spans(text: str) -> list[tuple[int, int]]:
    """The same as plain pairs, which are made faster."""
    found: list[tuple[int, int]] = []
    begin = 0
    for mark in _END.finditer(text):
        line, more, closing, after = mark.groups()
        end = mark.end()
        if line is None:
            ends = _ends(text, mark.start(), bool(more or closing), after)
        else:  # a line that goes on with a small letter was broken to fit a page
            ends = "\n" in line or not text[end : end + 1].islower()
        if ends:
            _add(found, text, begin, end)
            begin = end
    _add(found, text, begin, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    """Take what stands between two places, without blanks around it."""
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    if begin < end:
        found.append((begin, end))


def _ends(text: str, at: int, closed: bool, after: str) -> bool:
    """Whether a sentence ends at a mark that a blank follows, and then `after`."""
    if after[:1].islower():
        return False
    if closed or text[at] != ".":
        return True
    word = _word_before(text, at)
    if not word:
        return True
    last = word.lower()
    if last in TITLES:
        # "no." and numbers: "No. 5", but "He said no."
        return last in ("no", "sat", "sun", "art") and not after[:1].isdigit()
    if last in SHORT or (word[0].isupper() and _INITIALS.fullmatch(word)):
        return after.lower() in BEGIN
    return True


def _word_before(text: str, at: int) -> str:
    """The last word before a point, with the points inside it: "e.g", "U.S"."""
    begin = max(0, at - _LONGEST)
    blank = text.rfind(" ", begin, at)
    if blank >= 0:
        word = text[blank + 1 : at]
        if word.isalpha():
            return word
    found = _WORD.search(text, begin, at)
    return found[0] if found else ""


def sentence_numbers(
    texts: Iterable[str], bounds: npt.NDArray[np.int64], starts: npt.NDArray[np.int32]
) -> npt.NDArray[np.int32]:
    """Number of the sentence of each token of an index, counted through the whole corpus.

    Parameters
    ----------
    texts : iterable of str
        Texts of the documents, in the order of the index.
    bounds, starts : ndarray
        Of `toolkit.tokens.Tokens`.

    Returns
    -------
    ndarray of int32, shape (n_tokens,)
        Never falls; a sentence without a token has no number.

    Examples
    --------
    >>> from toolkit.tokens import Tokens
    >>> texts = ["Kirkuk fell. Why? Nobody knows.", "Erbil waits."]
    >>> index = Tokens.build(texts)
    >>> sentence_numbers(texts, index.bounds, index.starts).tolist()
    [0, 0, 1, 2, 2, 3, 3]
    """
    opens = np.zeros(len(starts), np.bool_)
    for text, first, last in zip(texts, bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if first < last:
            begins = [begin for begin, _ in spans(text)]
            at = first + np.searchsorted(starts[first:last], begins)
            opens[at[at < last]] = True
    return np.cumsum(opens, dtype=np.int32) - np.int32(1)
