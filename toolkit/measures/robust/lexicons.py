"""Variants of a lexicon, and the documents that each finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from toolkit.checks import ToolkitError, listed
from toolkit.matching.rules import Languages
from toolkit.matching.search import Search
from toolkit.matching.theme import Found, Matcher, Theme
from toolkit.matching.variants import patterns, without
from toolkit.measures.about import Int64, Part, part_searched
from toolkit.measures.lookup import some_themes
from toolkit.themes import Themes
from toolkit.tokens import Tokens

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

GIVEN, LEAVE_ONE_OUT, WITHOUT = "as given", "leave-one-out", "without "
#: For each theme, lexicons by name.
Lexica = dict[str, list[tuple[str, dict[str, Theme]]]]


def variants(themes: Themes, lexicons: Any) -> Lexica:
    """For each theme the lexicons that it is looked for with, that given first.

    Raises
    ------
    ToolkitError
        `lexicons` are neither "leave-one-out" nor a mapping of themes, or one lacks a theme.
    """
    given = themes.every
    found: Lexica = {name: [(GIVEN, given)] for name in themes}
    if lexicons is None:
        return found
    if lexicons == LEAVE_ONE_OUT:
        for name, made in found.items():
            texts = list(patterns(given, name))
            # Without its only pattern a theme is none.
            for text in texts if len(texts) > 1 else []:
                made.append((f"{WITHOUT}{text}", without(given, name, text)))
        return found
    if not isinstance(lexicons, Mapping):
        raise ToolkitError(
            f"lexicons={lexicons!r} must be {LEAVE_ONE_OUT!r}, or a mapping of themes: "
            "lexicons={'narrow': tk.themes('narrow.toml')}."
        )
    for label, value in lexicons.items():
        other = some_themes(value)
        if label == GIVEN or str(label).startswith(WITHOUT):
            raise ToolkitError(
                f"lexicons={{{label!r}: ...}}: {GIVEN!r} and names that begin with {WITHOUT!r} are "
                "those of the themes themselves. Take another name."
            )
        if missing := [name for name in themes if name not in other]:
            raise ToolkitError(
                f"The lexicon {label!r} lacks the theme {missing[0]!r}; it has {listed(other)}. "
                "Name its themes as those of the claim are named."
            )
        for made in found.values():
            made.append((str(label), other.every))
    return found


class Counter:
    """Counts the hits of themes in parts of the documents; each rule is searched for once."""

    def __init__(self, corpus: Corpus) -> None:
        self._languages = Languages.from_values(corpus._docs["language"])
        self._searches: dict[int, Search] = {}

    def found(self, tokens: Tokens, themes: Mapping[str, Theme], name: str) -> Found:
        """Matches of a theme in an index of the documents."""
        if id(tokens) not in self._searches:
            self._searches[id(tokens)] = Search(tokens, self._languages, remember=True)
        return Matcher(themes, self._searches[id(tokens)]).hits(name)

    def hits(self, searched: list[Part], themes: Mapping[str, Theme], name: str) -> Iterator[Int64]:
        """Matches of a theme in each document, for each part."""
        known: dict[int, Found] = {}
        for one in searched:
            if id(one.tokens) not in known:
                known[id(one.tokens)] = self.found(one.tokens, themes, name)
            yield one.count(known[id(one.tokens)].spans)


def part_or_none(corpus: Corpus, about: str | int) -> Part | None:
    """What is searched; None if it is the headlines and there are none."""
    try:
        return part_searched(corpus, about)
    except ToolkitError:
        if about == "title":
            return None
        raise
