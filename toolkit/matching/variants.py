"""The same theme under several sets of rules: each rule is searched for once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from toolkit.matching.patterns import Pattern
from toolkit.matching.rules import Languages, Rule
from toolkit.matching.spans import Spans
from toolkit.matching.theme import Found, Matcher, Theme
from toolkit.tokens import Tokens

#: Stands for the rules of a theme that has lost all: it matches nothing.
NOTHING = Rule(Pattern("nothing"), "", "nothing")


class Searched:
    """Finds themes in an index and remembers what each rule matches.

    Parameters
    ----------
    tokens : Tokens
    languages : Languages
        Languages of the documents.

    Examples
    --------
    >>> from toolkit.themes import themes
    >>> given = dict(themes({"guard": ["revolutionary guard*", "irgc"]}))
    >>> tokens = Tokens.build(["IRGC", "Revolutionary Guards"])
    >>> searched = Searched(tokens, Languages.from_values(["en", "en"]))
    >>> len(searched.found(given, "guard").pattern)
    2
    >>> searched.found(without(given, "guard", "irgc"), "guard").pattern.tolist()
    ['revolutionary guard*']
    """

    def __init__(self, tokens: Tokens, languages: Languages) -> None:
        none = np.zeros(0, np.int64)
        self.tokens, self.languages = tokens, languages
        self._known: dict[Rule, Spans] = {NOTHING: Spans(none, none)}
        self._denied: Any = None

    def found(self, themes: Mapping[str, Theme], name: str) -> Found:
        """Matches of one of some themes."""
        matcher = _Recalling(themes, self.tokens, self.languages)
        matcher.recalled, matcher._denied = self._known, self._denied
        found = matcher.hits(name)
        self._denied = matcher._denied
        return found


class _Recalling(Matcher):
    recalled: dict[Rule, Spans]

    def _within(self, rule: Rule) -> Spans:
        if rule not in self.recalled:
            self.recalled[rule] = super()._within(rule)
        return self.recalled[rule]


def patterns(themes: Mapping[str, Theme], name: str) -> dict[str, list[str]]:
    """Patterns of a theme as written, and of those that are part of it, with their languages.

    A pattern that is meant for all languages has an empty list.
    """
    found: dict[str, list[str]] = {}
    everywhere = set()
    for part in parts(themes, name):
        for rule in themes[part].rules:
            text = rule.pattern.text
            codes = found.setdefault(text, [])
            if rule.language is None:
                everywhere.add(text)
            elif rule.language not in codes:
                codes.append(rule.language)
    return {text: [] if text in everywhere else codes for text, codes in found.items()}


def parts(themes: Mapping[str, Theme], name: str) -> Iterator[str]:
    """A theme and, below it, all that are part of it."""
    yield name
    for child in themes.values():
        if child.part_of == name:
            yield from parts(themes, child.name)


def without(themes: Mapping[str, Theme], name: str, pattern: str) -> dict[str, Theme]:
    """The themes, one of which, and what is part of it, has lost a pattern."""
    changed = dict(themes)
    for part in parts(themes, name):
        kept = tuple(r for r in themes[part].rules if r.pattern.text != pattern)
        changed[part] = replace(themes[part], rules=kept or (NOTHING,))
    return changed
