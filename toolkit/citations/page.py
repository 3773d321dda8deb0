"""A text with its lines and sentences; the sentences are looked for when first needed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from toolkit.language.sentences import Sentence, sentences

_BREAK = re.compile("\n")


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

    @cached_property
    def _breaks(self) -> list[int]:
        return [*(hit.start() for hit in _BREAK.finditer(self.text)), len(self.text)]

    def sentence(self, at: int) -> Sentence:
        """The sentence of a character, or the one before it."""
        return self._sentences[max(0, bisect_right(self._begins, at) - 1)]

    def line(self, at: int) -> Sentence:
        """The line of a character."""
        number = bisect_left(self._breaks, at)
        return Sentence(self._breaks[number - 1] + 1 if number else 0, self._breaks[number])
