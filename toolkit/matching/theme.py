"""A theme and its matches: context, negation, exclusion and nesting settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.matching.rules import ANAPHOR, IN_CONTEXT, Rule
from toolkit.matching.search import Search
from toolkit.matching.spans import Spans, beside, by_length, longest, merged, untouched


class Context(NamedTuple):
    """What the rules in context need near them, and how many tokens away at most (None: any)."""

    language: str | None
    rules: tuple[Rule, ...]
    within: int | None


@dataclass(frozen=True)
class Theme:
    """A theme: what counts, what does not, why, and sentences that prove it.

    `part_of` names the wider theme that its matches count for as well, `blocked_by` the themes
    whose matches it may not touch, `negation` the tokens within which a word that denies the
    match takes it out (0: none), `family` the family of rival names that it belongs to.
    """

    name: str
    label: str
    why: str = ""
    rules: tuple[Rule, ...] = ()
    exclude: tuple[Rule, ...] = ()
    contexts: tuple[Context, ...] = ()
    negation: int = 0
    part_of: str = ""
    blocked_by: tuple[str, ...] = ()
    family: str = ""
    examples: tuple[tuple[str, str | None], ...] = ()
    counter_examples: tuple[tuple[str, str | None], ...] = ()

    def contexts_of(self, rule: Rule) -> list[Context]:
        """The contexts of which a rule in context needs one: a rule of a language has that of
        its language or, without one, the common one; a common rule has all, each in documents
        of its language.
        """
        own = [c for c in self.contexts if c.language == rule.language]
        if rule.language is None:
            return list(self.contexts) if own else []
        return own or [c for c in self.contexts if c.language is None]


class Found(NamedTuple):
    """Matches of a theme, in order, and the pattern of each as written."""

    spans: Spans
    pattern: npt.NDArray[np.object_]


class Matcher:
    """Finds themes in an index; what one theme needs of another is found once."""

    def __init__(self, themes: Mapping[str, Theme], search: Search) -> None:
        self.themes, self.search, self.tokens = themes, search, search.tokens
        self._known: dict[str, Found] = {}
        self._needed = {n for t in themes.values() for n in t.blocked_by}
        self._needed |= {t.name for t in themes.values() if t.part_of}

    def hits(self, name: str) -> Found:
        """Matches of a theme, each stretch of text once (leftmost, then longest).

        Matches of the themes that are part of it count for it too.
        """
        if name in self._known:
            return self._known[name]
        theme = self.themes[name]
        parts: list[Spans] = []
        written: list[str] = []
        for child in self.themes.values():
            if child.part_of == name:
                spans, pattern = self.hits(child.name)
                for text in dict.fromkeys(pattern.tolist()):
                    parts.append(spans.where(pattern == text))
                    written.append(text)
        spans, which = longest([*self._own(theme, parts), *parts])
        written = [*(rule.pattern.text for rule in theme.rules), *written]
        found = Found(spans, np.array(written, object)[which])
        if name in self._needed:
            self._known[name] = found
        return found

    def _own(self, theme: Theme, parts: list[Spans]) -> list[Spans]:
        """Matches of each rule that count; `parts` are those of its parts. What touches an
        excluded match is dropped before the choice among overlapping ones: it must not push aside
        one that counts.
        """
        found = [self.search.within(rule) for rule in theme.rules]
        traps = merged(
            [self.search.within(rule) for rule in theme.exclude]
            + [self.hits(other).spans for other in theme.blocked_by]
        )
        if len(traps.first):
            found = [spans.where(untouched(spans, traps)) for spans in found]
        if theme.contexts:
            found = self._in_context(theme, found)
        if theme.negation:
            found = [self._affirmed(spans, theme.negation) for spans in found]
        if any(rule.kind == ANAPHOR for rule in theme.rules):
            found = self._anchored(theme, found, parts)
        return found

    def _in_context(self, theme: Theme, found: list[Spans]) -> list[Spans]:
        terms = [
            by_length(merged([self.search.within(r) for r in c.rules])) for c in theme.contexts
        ]
        kept = []
        for rule, spans in zip(theme.rules, found, strict=True):
            if rule.kind == IN_CONTEXT:
                near = np.zeros(len(spans.first), bool)
                for context, others in zip(theme.contexts, terms, strict=True):
                    if context in theme.contexts_of(rule):
                        near |= beside(spans, others, self.tokens.bounds, context.within)
                spans = spans.where(near)
            kept.append(spans)
        return kept

    def _affirmed(self, spans: Spans, reach: int) -> Spans:
        denied = beside(spans, self.search.denied, self.tokens.bounds, reach, after=False)
        return spans.where(~denied)

    def _anchored(self, theme: Theme, found: list[Spans], parts: list[Spans]) -> list[Spans]:
        """Anaphors only where the document names the theme, or a part of it, in full."""
        both = list(zip(theme.rules, found, strict=True))
        named = merged([*(spans for rule, spans in both if rule.kind != ANAPHOR), *parts])
        documents = np.unique(self.tokens.document_of(named.first))
        return [
            spans
            if rule.kind != ANAPHOR
            else spans.where(np.isin(self.tokens.document_of(spans.first), documents))
            for rule, spans in both
        ]
