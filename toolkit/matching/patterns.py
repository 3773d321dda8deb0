"""Search patterns: a word, a phrase, a glob or a regular expression, matched on tokens.

A pattern is resolved against the distinct words of the corpus first (some hundred thousand),
then looked up in the index (any size), so its cost hardly grows with the corpus.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError, one_of
from toolkit.language import LANGUAGES
from toolkit.matching.spans import Spans
from toolkit.matching.spellings import spellings
from toolkit.matching.wildcards import cut
from toolkit.matching.words import Word
from toolkit.tokens import Tokens

VALUETYPES = ("glob", "regex", "fixed")
REGEX_SECONDS = 2.0  # of computing, for all slow words together
SLOW_WORD = 1e-4  # seconds; a regular expression without runaway repeats takes some 1e-6
MOST_READINGS = 64
_NEGATED = re.compile(r"\[\^(?:\\.|[^]\\])*]")  # [^\s] asks for no blank
_BLANK = re.compile(r"(?<!\\)((?:\\\\)*)\\[\sstnrfvh][*+?]?")


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
        Whether capitals count; accents and the letters of keyboards count then as well.
    language : str, optional
        Code of a language whose clitics and endings the words may carry: with "ar" بكركوك is
        found by كركوك. Not for regular expressions, nor where capitals count.

    Raises
    ------
    ToolkitError
        The pattern holds no word, is not a valid regular expression, or the language has no
        file.

    Examples
    --------
    >>> tokens = Tokens.build(["The militias left. A militia-led unit stayed."])
    >>> find(tokens, Pattern("militia*")).first.tolist()
    [1, 4]
    """

    text: str
    valuetype: str = "glob"
    case: bool = False
    language: str | None = None

    def __post_init__(self) -> None:
        one_of("valuetype", self.valuetype, VALUETYPES)
        if self.language is not None:
            one_of("language", self.language, list(LANGUAGES))
        if not isinstance(self.text, str) or not any(self.readings):
            raise ToolkitError(
                f"The pattern {self.text!r} holds no word. Give a word, a phrase or a glob "
                "such as 'militia*'."
            )

    @cached_property
    def readings(self) -> list[tuple[Any, ...]]:
        """Ways to read the pattern as a row of tokens, mostly one, with a matcher per token: a
        `Word` or a regular expression.
        """
        if self.valuetype == "regex":
            return [_expressions(self.text, self.case)]
        glob = self.valuetype == "glob"
        rows = _cut(self.text, glob)
        if len(rows) > MOST_READINGS:
            raise ToolkitError(
                f"The pattern {self.text!r} can be read in more than {MOST_READINGS} ways, as its "
                "words join points and wildcards. Split it into shorter patterns."
            )
        for other in spellings(self.text)[1:]:
            rows += [row for row in _cut(other, glob) if row not in rows]
        return [
            tuple(
                Word(word, glob, self.case, self.language, n == 0, n == len(row) - 1)
                for n, word in enumerate(row)
            )
            for row in rows[:MOST_READINGS]
        ]

    def _types(self, tokens: Tokens, part: Any) -> npt.NDArray[np.int64]:
        if self.valuetype == "regex":
            return np.flatnonzero(_searched(tokens, part, self))
        return part.types(tokens)


def _cut(text: str, glob: bool) -> list[tuple[str, ...]]:
    """Each way in which a phrase falls into tokens; at most one more than are taken."""
    chunks = [cut(chunk, glob) for chunk in text.split()]
    rows = islice(product(*chunks), MOST_READINGS + 1)
    return [tuple(word for piece in row for word in piece) for row in rows]


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
    patterns: str | Pattern | Iterable[str | Pattern],
    valuetype: str = "glob",
    case: bool = False,
    language: str | None = None,
) -> list[Pattern]:
    """Patterns from one or several strings.

    Raises
    ------
    ToolkitError
        No pattern, or one that is not text.
    """
    if isinstance(patterns, str | Pattern):
        patterns = [patterns]
    made = [
        p if isinstance(p, Pattern) else Pattern(p, valuetype, case, language) for p in patterns
    ]
    if not made:
        raise ToolkitError("No pattern was given. Give a word, a phrase or a list of them.")
    return made
