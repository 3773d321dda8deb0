"""Search patterns: a word, a phrase, a glob or a regular expression, matched on tokens.

A pattern is resolved against the distinct words of the corpus first (some hundred thousand),
then looked up in the index (any size), so its cost hardly grows with the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError, one_of
from toolkit.language.fold import fold
from toolkit.language.segment import token_spans
from toolkit.tokens import Tokens

VALUETYPES = ("glob", "regex", "fixed")
REGEX_SECONDS = 2.0
# Letters of a script no newspaper uses stand in for * and ? while a glob is cut into tokens.
_WILD = str.maketrans("*?", "\ua840\ua841")
_LIKE = str.maketrans("\ua840\ua841", "%_")


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
        if not isinstance(self.text, str) or not self.parts:
            raise ToolkitError(
                f"The pattern {self.text!r} holds no word. Give a word, a phrase or a glob "
                "such as 'militia*'."
            )

    @cached_property
    def parts(self) -> tuple[Any, ...]:
        """One matcher per token: a folded or plain word, a LIKE expression, or a regex."""
        if self.valuetype == "regex":
            return tuple(_compiled(part, self.text, self.case) for part in self.text.split())
        text = self.text
        if self.valuetype == "glob":
            text = text.translate(_WILD)
        _, starts, ends = token_spans(text)
        words = [text[a:b] for a, b in zip(starts, ends, strict=True)]
        return tuple(_wildcards(word if self.case else fold(word)) for word in words)

    def types(self, tokens: Tokens) -> list[npt.NDArray[np.int64]]:
        """Types of the index that each part matches."""
        return [self._types(tokens, part) for part in self.parts]

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


def _wildcards(word: str) -> str | _Like:
    if not {*word} & {*map(chr, _LIKE)}:
        return word
    # Tokens never hold % or _, so LIKE needs no escape.
    return _Like(word.translate(_LIKE))


def _compiled(part: str, whole: str, case: bool) -> Any:
    import warnings

    import regex

    try:
        with warnings.catch_warnings():  # of sets that a later version may read otherwise
            warnings.simplefilter("ignore", FutureWarning)
            return regex.compile(part, 0 if case else regex.IGNORECASE)
    except regex.error as error:
        raise ToolkitError(
            f"The regular expression {whole!r} is not valid: {error}. "
            "To search for the characters themselves, use valuetype='fixed'."
        ) from None


def _searched(tokens: Tokens, expression: Any, pattern: Pattern) -> npt.NDArray[np.bool_]:
    """Types in which an expression is found, as written or folded, within a time limit."""
    import time

    end = time.monotonic() + REGEX_SECONDS
    hit = np.zeros(len(tokens.types), bool)
    keys, key_of = tokens.keys, tokens.key_of
    try:
        for number, word in enumerate(tokens.types):
            left = max(end - time.monotonic(), 1e-3)
            found = expression.search(word, timeout=left)
            if not found and not pattern.case:
                found = expression.search(keys[key_of[number]], timeout=left)
            hit[number] = found is not None
            if time.monotonic() > end:
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
    parts = pattern.types(tokens)
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
    reach = np.maximum.accumulate(first + length) if len(first) else first
    clash = np.flatnonzero(first[1:] < reach[:-1]) + 1
    keep = np.ones(len(first), bool)
    end_of = first + length
    for i in clash.tolist():
        before = i - 1
        while not keep[before]:
            before -= 1
        keep[i] = first[i] >= end_of[before]
    return Spans(first[keep], length[keep]), which[keep]
