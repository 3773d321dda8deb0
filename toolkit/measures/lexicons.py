"""Variants of a lexicon, and the documents that each finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.checks import ToolkitError, listed
from toolkit.matching.rules import Languages
from toolkit.matching.theme import Found, Theme
from toolkit.matching.variants import Searched, patterns, without
from toolkit.measures.about import Int64, Part, part
from toolkit.measures.lookup import some_themes
from toolkit.themes import Themes
from toolkit.tokens import Tokens

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

GIVEN, LEAVE_ONE_OUT, WITHOUT = "as given", "leave-one-out", "without "
#: For each theme, lexicons by name.
Lexica = dict[str, list[tuple[str, dict[str, Theme]]]]


def every(themes: Themes) -> dict[str, Theme]:
    """Themes by name, with those that they need."""
    return {**themes.others, **themes.themes}


def variants(themes: Themes, lexicons: Any) -> Lexica:
    """For each theme the lexicons that it is looked for with, that given first.

    Raises
    ------
    ToolkitError
        `lexicons` are neither "leave-one-out" nor a mapping of themes, or one lacks a theme.
    """
    given = every(themes)
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
            made.append((str(label), every(other)))
    return found


class Counter:
    """Counts the hits of themes in parts of the documents; each index is searched once."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._languages = Languages.from_values(corpus._docs["language"])
        self._searched: dict[int, Searched] = {}

    def found(self, tokens: Tokens, themes: Mapping[str, Theme], name: str) -> Found:
        """Matches of a theme in an index of the documents."""
        searched = self._searched.setdefault(id(tokens), Searched(tokens, self._languages))
        return searched.found(themes, name)

    def hits(self, searched: list[Part], themes: Mapping[str, Theme], name: str) -> Iterator[Int64]:
        """Matches of a theme in each document, for each part."""
        known: dict[int, Found] = {}
        for one in searched:
            tokens = one.tokens
            if id(tokens) not in known:
                known[id(tokens)] = self.found(tokens, themes, name)
            first, length = known[id(tokens)].spans
            document = tokens.document_of(first)
            if one.ends is not None:
                document = document[first + length <= one.ends[document]]
            yield np.bincount(document, minlength=len(self.corpus)).astype(np.int64)


def part_or_none(corpus: Corpus, about: str | int) -> Part | None:
    """What is searched; None if it is the headlines and there are none."""
    try:
        return part(corpus, about)
    except ToolkitError:
        if about == "title":
            return None
        raise
