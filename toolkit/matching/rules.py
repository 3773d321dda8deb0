"""A rule of a theme: a pattern, and the documents in whose language it is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.language import LANGUAGES, UNDETERMINED
from toolkit.matching.patterns import Pattern, find
from toolkit.matching.spans import Spans, merged
from toolkit.tokens import Tokens

#: Kinds of rule: a plain one; one that needs a term of its context near it; one that counts only
#: in documents where a rule of another kind matches ("the Guard").
PLAIN, IN_CONTEXT, ANAPHOR = "pattern", "in context", "anaphor"
_UNSURE = (UNDETERMINED, "")
_SEVERAL = {"ckb": ("ku",), "kmr": ("ku",)}  # Kurdish that does not say which


@dataclass(frozen=True)
class Rule:
    """A pattern of a theme; `language` limits it to documents in that language.

    If `inflected` the pattern may carry the clitics and endings of that language; without a
    language those of the language of each document.
    """

    pattern: Pattern
    language: str | None = None
    kind: str = PLAIN
    inflected: bool = True

    @property
    def rigid(self) -> bool:
        """Whether the pattern stands for its own spellings only."""
        return not self.inflected or self.pattern.valuetype == "regex" or self.pattern.case


class Languages(NamedTuple):
    """Languages of documents: `of` numbers each document's among `codes`."""

    of: npt.NDArray[np.int64]
    codes: list[str]

    @classmethod
    def from_values(cls, values: Iterable[str]) -> Languages:
        """Languages from a column of codes."""
        column = pd.Series(np.asarray(values, object))
        of, codes = pd.factorize(column.where(column.notna(), ""))
        return cls(of.astype(np.int64), [str(c) for c in codes])

    def among(self, code: str, documents: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Which documents may be in a language: those of unknown language may be in any."""
        known = {code, *_UNSURE, *_SEVERAL.get(code, ())}
        return np.array([c in known for c in self.codes], bool)[self.of[documents]]

    def may_be(self, code: str) -> bool:
        """Whether any document may be in a language."""
        return not {code, *_UNSURE, *_SEVERAL.get(code, ())}.isdisjoint(self.codes)


def within(tokens: Tokens, rule: Rule, languages: Languages | None) -> Spans:
    """Matches of a rule in the documents that it is meant for."""
    if rule.language is not None:
        spans = find(tokens, rule.pattern if rule.rigid else _in(rule.pattern, rule.language))
        return spans if languages is None else _among(tokens, spans, languages, rule.language)
    spans = find(tokens, rule.pattern)
    if languages is None or rule.rigid:
        return spans
    more = [
        _among(tokens, find(tokens, _in(rule.pattern, code)), languages, code)
        for code in _inflecting(rule.pattern)
        if languages.may_be(code)
    ]
    return once([spans, *more])


def negators(tokens: Tokens, languages: Languages | None) -> Spans:
    """Words that deny, each in documents of its language.

    Those with accents as written: in a text of unknown language "be" is no Kurmanji bê.
    """
    rules = [
        Rule(Pattern(form, "fixed", len(forms) > 1), code, inflected=False)
        for code, language in LANGUAGES.items()
        if languages is None or languages.may_be(code)
        for forms in map(_as_written, sorted(language.negators))
        for form in forms
    ]
    return once([within(tokens, rule, languages) for rule in rules])


def _as_written(word: str) -> tuple[str, ...]:
    """A Latin word with accents in small letters and as a sentence begins; others alone."""
    accented = any("\u00c0" <= c < "\u0250" for c in word)
    return (word, word.capitalize()) if accented else (word,)


def once(spans: list[Spans]) -> Spans:
    """Matches of several searches, equal ones once."""
    spans = [s for s in spans if len(s.first)]
    if len(spans) == 1:
        return spans[0]
    every = merged(spans)
    most = int(every.length.max(initial=0)) + 1
    both = np.unique(every.first * most + every.length)
    return Spans(both // most, both % most)


@lru_cache(maxsize=4096)
def _in(pattern: Pattern, code: str) -> Pattern:
    return Pattern(pattern.text, pattern.valuetype, pattern.case, code)


@lru_cache(maxsize=4096)
def _inflecting(pattern: Pattern) -> tuple[str, ...]:
    """Languages with endings, written in the script of a pattern, in which it finds more."""
    arabic = any("\u0620" <= c <= "\u06ff" for c in pattern.text)
    latin = any(c.isalpha() and c < "\u0250" for c in pattern.text)
    return tuple(
        code
        for code, language in LANGUAGES.items()
        if language.inflects
        and (arabic if language.direction == "rtl" else latin)
        and any(
            word.forms != plain.forms or word.signed != plain.signed
            for row, plain_row in zip(_in(pattern, code).readings, pattern.readings, strict=True)
            for word, plain in zip(row, plain_row, strict=True)
        )
    )


def _among(tokens: Tokens, spans: Spans, languages: Languages, code: str) -> Spans:
    if not len(spans.first):
        return spans
    return spans.where(languages.among(code, tokens.document_of(spans.first)))
