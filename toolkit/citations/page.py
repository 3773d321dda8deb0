"""A text with its lines and sentences; the sentences are looked for when first needed."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from toolkit.language.sentences import Sentence, sentences


class Page:
    """A text in a language."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language

    @cached_property
    def _sentences(self) -> list[Sentence]:
        return sentences(self.text)

    @cached_property
    def _begins(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]

    def sentence(self, at: int) -> Sentence:
        """The sentence of a character, or the one before it."""
        return self._sentences[max(0, bisect_right(self._begins, at) - 1)]

    def line(self, at: int) -> Sentence:
        """The line of a character."""
        end = self.text.find("\n", at)
        return Sentence(self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end)
