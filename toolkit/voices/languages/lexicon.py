"""Cues found by their words: the lists of `toolkit.voices.cues`, looked up by the first word."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from toolkit.voices import cues
from toolkit.voices.contract import Span
from toolkit.voices.languages.shared import Page, key


class Cue(NamedTuple):
    """A cue: tokens ``first`` up to, not with, ``last``, and the list it stands in.

    ``cut`` are letters of other words that are written together with it, before and behind.
    """

    first: int
    last: int
    kind: str
    cut: tuple[int, int] = (0, 0)

    def word(self, page: Page) -> str:
        """The key of its first word alone."""
        word = page.words[self.first]
        return word[self.cut[0] : len(word) - self.cut[1]]

    def span(self, page: Page) -> Span:
        """Characters of the line."""
        start, end = page.span(self.first, self.last)
        return start + self.cut[0], end - self.cut[1]


class Lexicon:
    """The cues of a language.

    Parameters
    ----------
    code : str
        Language.
    """

    def __init__(self, code: str) -> None:
        self.forms: dict[tuple[str, ...], str] = {}
        self.sizes: dict[str, list[int]] = {}  # first word -> numbers of words, longest first
        for kind, forms in cues.read(code).lists.items():
            for form in forms:
                words = tuple(map(key, form.split()))
                self.forms.setdefault(words, kind)
                sizes = self.sizes.setdefault(words[0], [])
                if len(words) not in sizes:
                    sizes.append(len(words))
                    sizes.sort(reverse=True)

    def at(self, page: Page, i: int, stop: int, word: str = "") -> Cue | None:
        """The longest cue that begins with token `i`, or with `word` in its place."""
        words = page.words
        first = word or words[i]
        for size in self.sizes.get(first, ()):
            if i + size <= stop:
                kind = self.forms.get((first, *words[i + 1 : i + size]))
                if kind:
                    return Cue(i, i + size, kind)
        return None

    def all(self, page: Page, first: int, stop: int) -> list[Cue]:
        """Cues of a sentence, in order, none inside another."""
        found: list[Cue] = []
        i = first
        while i < stop:
            if page.words[i] in self.sizes and (cue := self.at(page, i, stop)):
                found.append(cue)
                i = cue.last
            else:
                i += 1
        return found


@cache
def lexicon(code: str) -> Lexicon:
    """The cues of a language, read once."""
    return Lexicon(code)
