"""An index and the languages of its documents, in which rules are searched for."""

from __future__ import annotations

from functools import cached_property

from toolkit.matching.rules import Languages, Rule, negators, within
from toolkit.matching.spans import Int64, Spans, by_length
from toolkit.tokens import Tokens


class Search:
    """Finds rules in an index.

    Parameters
    ----------
    tokens : Tokens
    languages : Languages, optional
        Languages of the documents; not looked at if not given.
    remember : bool
        Keep what each rule matches, for themes that are searched for under several sets of
        rules. It takes memory, and a theme alone needs each rule once.
    """

    def __init__(
        self, tokens: Tokens, languages: Languages | None = None, *, remember: bool = False
    ) -> None:
        self.tokens, self.languages, self.remember = tokens, languages, remember
        self._known: dict[Rule, Spans] = {}

    def within(self, rule: Rule) -> Spans:
        """Matches of a rule in the documents that it is meant for."""
        if rule in self._known:
            return self._known[rule]
        spans = within(self.tokens, rule, self.languages)
        if self.remember:
            self._known[rule] = spans
        return spans

    @cached_property
    def denied(self) -> dict[int, Int64]:
        """Words that deny, by length."""
        return by_length(negators(self.tokens, self.languages))
