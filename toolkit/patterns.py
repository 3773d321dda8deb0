"""Search patterns: a word, a phrase, a glob or a regular expression, matched on tokens.

A pattern is resolved against the distinct words of the corpus first (some hundred thousand),
then looked up in the index (any size), so its cost hardly grows with the corpus.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError, one_of
from toolkit.language.fold import fold
from toolkit.tokens import Tokens
from toolkit.wildcards import LETTERS, cut

VALUETYPES = ("glob", "regex", "fixed")
REGEX_SECONDS = 2.0  # of computing, for all slow words together
SLOW_WORD = 1e-4  # seconds; a regular expression without runaway repeats takes some 1e-6
MOST_READINGS = 64
_AS_LETTERS = str.maketrans(LETTERS)
_LIKE = str.maketrans({LETTERS["*"]: "%", LETTERS["?"]: "_"})
_NEGATED = re.compile(r"\[\^(?:\\.|[^]\\])*]")  # [^\s] asks for no blank
_BLANK = re.compile(r"(?<!\\)((?:\\\\)*)\\[\sstnrfvh][*+?]?")


class Spans(NamedTuple):
    """Matches: first token and number of tokens of each, ordered by first token."""

    first: npt.NDArray[np.int64]
    length: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Pattern:
    """One search pattern.

    Parameters
    ----------
    text : str
        A word (``kirkuk``), a phrase (``islamic state``), with wildcards if glob:
        ``*`` any characters, ``?`` one; a lone ``*`` is any word. A regular expression is
        searched for inside each word; blanks separate the words of a phrase.
    valuetype : {"glob", "regex", "fixed"}
        How to read `text`, as in quanteda; ``fixed`` takes ``*`` and ``?`` for no wildcards.
    case : bool
        Whether capitals count.

    Raises
    ------
    ToolkitError
        The pattern holds no word, or is not a valid regular expression.

    Examples
    --------
    >>> tokens = Tokens.build(["The militias left. A militia-led unit stayed."])
    >>> find(tokens, Pattern("militia*")).first.tolist()
    [1, 4]
    """

    text: str
    valuetype: str = "glob"
    case: bool = False

    def __post_init__(self) -> None:
        one_of("valuetype", self.valuetype, VALUETYPES)
        if not isinstance(self.text, str) or not any(self.readings):
            raise ToolkitError(
                f"The pattern {self.text!r} holds no word. Give a word, a phrase or a glob "
                "such as 'militia*'."
            )

    @cached_property
    def readings(self) -> list[tuple[Any, ...]]:
        """Ways to read the pattern as a row of tokens, mostly one, with a matcher per token: a
        folded or plain word, a LIKE expression, or a regex.
        """
        if self.valuetype == "regex":
            return [_expressions(self.text, self.case)]
        chunks = [cut(chunk, self.valuetype == "glob") for chunk in self.text.split()]
        if math.prod(map(len, chunks)) > MOST_READINGS:
            raise ToolkitError(
                f"The pattern {self.text!r} can be read in more than {MOST_READINGS} ways, as its "
                "words join points and wildcards. Split it into shorter patterns."
            )
        return [
            tuple(_matcher(word, self.case, self.valuetype == "glob") for c in row for word in c)
            for row in product(*chunks)
        ]

    def _types(self, tokens: Tokens, part: Any) -> npt.NDArray[np.int64]:
        if self.valuetype == "regex":
            return np.flatnonzero(_searched(tokens, part, self))
        if isinstance(part, _Like):
            return np.flatnonzero(part.matches(tokens, self.case))
        found = tokens.types_of(part)
        if self.case:
            found = found[[tokens.types[t] == part for t in found]]
        return found


class _Like(NamedTuple):
    expression: str

    def matches(self, tokens: Tokens, case: bool) -> npt.NDArray[np.bool_]:
        import pyarrow.compute as pc

        words = tokens.arrow_types if case else tokens.arrow_keys
        hit = pc.match_like(words, self.expression).to_numpy(zero_copy_only=False)
        return hit if case else hit[tokens.key_of]


def _matcher(word: str, case: bool, glob: bool) -> str | _Like:
    wild = glob and not {"*", "?"}.isdisjoint(word)
    word = word.translate(_AS_LETTERS) if wild else word
    word = word if case else fold(word)
    # Tokens never hold % or _, so LIKE needs no escape.
    return _Like(word.translate(_LIKE)) if wild else word


def _expressions(text: str, case: bool) -> tuple[Any, ...]:
    import regex

    parts = text.split()
    if not _BLANK.search(_NEGATED.sub("", text)):
        try:
            return tuple(_compiled(part, case) for part in parts)
        except regex.error as error:
            if len(parts) == 1 or not _valid(text):
                raise ToolkitError(
                    f"The regular expression {text!r} is not valid: {error}. "
                    "To search for the characters themselves, use valuetype='fixed'."
                ) from None
    better = _BLANK.sub(r"\1 ", text)
    better = better if all(map(_valid, better.split())) else "islamic state"
    raise ToolkitError(
        f"The regular expression {text!r} looks for a blank inside a word. A regular expression "
        f"is matched word by word and blanks separate the words, as in {better!r}."
    )


def _compiled(expression: str, case: bool) -> Any:
    import warnings

    import regex

    with warnings.catch_warnings():  # of sets that a later version may read otherwise
        warnings.simplefilter("ignore", FutureWarning)
        return regex.compile(expression, 0 if case else regex.IGNORECASE)


def _valid(expression: str) -> bool:
    import regex

    try:
        return bool(_compiled(expression, True))
    except regex.error:
        return False


def _searched(tokens: Tokens, expression: Any, pattern: Pattern) -> npt.NDArray[np.bool_]:
    """Types in which an expression is found, as written or folded."""
    types, keys, key_of = tokens.types, tokens.keys, tokens.key_of
    if pattern.case:
        return _search(types, expression, pattern)
    # Most words are their own folded form and need one search only.
    of = key_of.tolist()
    other = [t for t, word in enumerate(types) if word != keys[of[t]]]
    found = _search([*keys, *(types[t] for t in other)], expression, pattern)
    hit = found[: len(keys)][key_of]
    hit[other] |= found[len(keys) :]
    return hit


def _search(words: Sequence[str], expression: Any, pattern: Pattern) -> npt.NDArray[np.bool_]:
    """Search every word. Only slow words use up the time, so that many words are no fault, and
    time is that of this thread, so that a busy machine is none.
    """
    search, clock, left = expression.search, time.thread_time, REGEX_SECONDS
    hit = np.zeros(len(words), bool)
    try:
        for number, word in enumerate(words):
            begun = clock()
            hit[number] = search(word, timeout=left) is not None
            spent = clock() - begun
            if spent > SLOW_WORD:
                left -= spent
                if left <= 0:
                    raise TimeoutError
    except TimeoutError:
        raise ToolkitError(
            f"The regular expression {pattern.text!r} did not finish within "
            f"{REGEX_SECONDS:g} seconds and was stopped. Nested repeats such as (a+)+ are the "
            "usual cause; write it without them, or use a glob."
        ) from None
    return hit


def find(tokens: Tokens, pattern: Pattern) -> Spans:
    """All matches of a pattern, never across two documents.

    Returns
    -------
    Spans
        Token positions in the index, ascending, and how many tokens each match has.
    """
    found = [
        _rows(tokens, [pattern._types(tokens, part) for part in reading])
        for reading in pattern.readings
    ]
    first, length = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    by = np.lexsort((-length, first)) if len(found) > 1 else slice(None)
    return Spans(first[by], length[by])


def _rows(tokens: Tokens, parts: list[npt.NDArray[np.int64]]) -> Spans:
    """Where tokens of these types stand in a row."""
    sizes = [int(_occurrences(tokens, types)) for types in parts]
    rarest = int(np.argmin(sizes))
    first = tokens.positions(parts[rarest]).astype(np.int64) - rarest
    if len(parts) > 1:
        first = first[first >= 0]
        first = first[first + len(parts) <= tokens.bounds[tokens.document_of(first) + 1]]
        for offset, types in enumerate(parts):
            if offset != rarest:
                wanted = np.zeros(len(tokens.types), bool)
                wanted[types] = True
                first = first[wanted[tokens.codes[first + offset]]]
    return Spans(first, np.full(len(first), len(parts), np.int64))


def _occurrences(tokens: Tokens, types: npt.NDArray[np.int64]) -> int:
    bounds = tokens.order_bounds
    return int((bounds[types + 1] - bounds[types]).sum())


def as_patterns(
    patterns: str | Pattern | Iterable[str | Pattern], valuetype: str = "glob", case: bool = False
) -> list[Pattern]:
    """Patterns from one or several strings.

    Raises
    ------
    ToolkitError
        No pattern, or one that is not text.
    """
    if isinstance(patterns, str | Pattern):
        patterns = [patterns]
    made = [p if isinstance(p, Pattern) else Pattern(p, valuetype, case) for p in patterns]
    if not made:
        raise ToolkitError("No pattern was given. Give a word, a phrase or a list of them.")
    return made


def longest(spans: Sequence[Spans]) -> tuple[Spans, npt.NDArray[np.int64]]:
    """Merge the matches of several patterns so that every stretch of text counts once.

    Where matches overlap, the one that starts first is kept, and of those that start together
    the longest (the first pattern among equals): leftmost-longest, as in POSIX.

    Returns
    -------
    Spans, ndarray of int64
        The matches kept, by position, and the number of the pattern of each.
    """
    first = np.concatenate([np.zeros(0, np.int64), *(s.first for s in spans)])
    length = np.concatenate([np.zeros(0, np.int64), *(s.length for s in spans)])
    which = np.repeat(np.arange(len(spans)), [len(s.first) for s in spans])
    by = np.lexsort((which, -length, first))
    first, length, which = first[by], length[by], which[by]
    # Only runs that really overlap need the step by step choice; most matches stand alone.
    ends = first + length
    reach = np.maximum.accumulate(ends) if len(first) else first
    clash = np.flatnonzero(first[1:] < reach[:-1]) + 1
    keep = np.ones(len(first), bool)
    before, end = -1, 0  # where the last match kept ends
    for i, begin, own in zip(
        *(a.tolist() for a in (clash, first[clash], ends[clash])), strict=True
    ):
        if i - 1 != before:  # the one before opens a run, so it is kept
            end = int(ends[i - 1])
        if begin >= end:
            end = own
        else:
            keep[i] = False
        before = i
    return Spans(first[keep], length[keep]), which[keep]
