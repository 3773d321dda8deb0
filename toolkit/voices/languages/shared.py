"""What the languages other than English share: how a text is read before their rules are asked.

The rules work on a copy of the text in which spellings are folded (`toolkit.language.fold`),
quotations are one token each, and sentences do not end inside them. `Page.give` takes what they
found back to the characters of the text as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise, zip_longest

import numpy as np
import numpy.typing as npt

from toolkit.language.fold import fold, loosen
from toolkit.language.sentences import sentences
from toolkit.voices.contract import Attribution, Span
from toolkit.voices.marks import Quoted, quoted

MASK = "\ua640"  # stands for every character of a quotation: a capital, as sentences begin
REACH = 300  # tokens of a sentence that are looked at from one of its words
LONGEST = 4000  # characters of a quotation over many lines
NAME = 3  # words up to which something in quotation marks may be a name
_TOKEN = re.compile(rf"[^\W_{MASK}]+(?:(?:['’]|(?<=\d)[.,٫٬](?=\d))[^\W_{MASK}]+)*|{MASK}+")
_WORD = re.compile(r"[^\W_]+")
_ANGLE = re.compile(r"[«»]|\n\s*\n")
_STRAY = re.compile(r"(\s)»(?=\w)")  # a closing mark on the next line
_LATE = re.compile(r":([\"“”])([ \xa0])(?=\w)")  # an opening mark set to what is before it
_FINAL = ".!?؟۔…"


class _Letters(dict[int, str]):
    """Each character as the rules see it: folded, without its marks, capitals kept."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        seen = character
        if character == MASK:
            seen = " "
        elif unicodedata.category(character) in ("Mn", "Cf") or character == "\u0640":
            seen = ""
        elif character.isalnum():
            low = loosen(fold(character))
            seen = low.upper() if character.isupper() and len(low) == 1 else low
        self[point] = seen
        return seen


_LETTERS = _Letters()


@lru_cache(maxsize=65_536)
def key(word: str) -> str:
    """A word as the rules compare it.

    Examples
    --------
    >>> key("می‌گوید") == key("ميگويد"), key("Gotiyê"), key("söylüyor")
    (True, 'gotiye', 'soyluyor')
    """
    return single(word.translate(_LETTERS).lower())


def single(word: str) -> str:
    """A word with one و for two inside it: کەرکووک."""
    return word[0] + word[1:].replace("وو", "و") if "وو" in word else word


def keys(words: str) -> frozenset[str]:
    """Keys of words that stand apart by blanks."""
    return frozenset(map(key, words.split()))


class Page:
    """A text as the rules read it.

    Attributes
    ----------
    line : str
        The text, folded; quotations are runs of `MASK`.
    words : list of str
        Keys of the tokens; a quotation is one, `MASK`.
    starts, ends : list of int
        Where the tokens stand in `line`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.open_line = text if text.isascii() else text.translate(_LETTERS)
        outer = list(_outer(self.open_line))
        self.line = _masked(self.open_line, [(q.start, q.end) for q in outer])
        tokens = [match.span() for match in _TOKEN.finditer(self.line)]
        self.starts = [start for start, _ in tokens]
        self.ends = [end for _, end in tokens]
        low = self.line.lower()  # as long as the line: `_LETTERS` leaves no letter that grows
        self.words = [low[start:end] for start, end in tokens]
        if "وو" in low:
            self.words = [*map(single, self.words)]
        whole = {q.start: q.end for q in outer}  # the full stop at its end is not covered
        self.sizes: dict[int, int] = {}
        for i, start in enumerate(self.starts) if whole else ():
            if self.line[start] == MASK:
                self.words[i] = MASK
                self.ends[i] = whole.get(start, self.ends[i])
                self.sizes[i] = len(_WORD.findall(self.open_line, start, self.ends[i]))
        goes_on = {q.start for q in outer if q.goes_on}
        inner = [i for i in self.sizes if self.starts[i] in whole]
        self.next = {i: k for i, k in pairwise(inner) if self.starts[i] in goes_on}

    def gap(self, i: int) -> str:
        """Marks between token `i` and the next one, without blanks."""
        if i < 0 or i + 1 >= len(self.starts):
            return "\n"
        return self.line[self.ends[i] : self.starts[i + 1]].strip()

    def speech(self, i: int) -> bool:
        """Whether token `i` is a quotation too long for a name."""
        return self.sizes.get(i, 0) > NAME

    def inside(self, i: int) -> str:
        """What stands in quotation `i`, its marks too."""
        return self.open_line[self.starts[i] : self.ends[i]]

    def original(self, i: int) -> str:
        """Token `i` as it is written in the text."""
        return self.text[slice(*self.origin(self.span(i, i + 1)))]

    def written(self, i: int, end: str) -> bool:
        """Whether token `i` ends so in the text, where the folded letter is that of others, too."""
        return self.text.endswith(end, 0, self.origin(self.span(i, i + 1))[1])

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Tokens of each sentence, first and behind the last."""
        at, n = 0, len(self.starts)
        for _, end in sentences(self.line):
            first = at
            while at < n and self.starts[at] < end:
                at += 1
            if first < at:
                yield first, at

    def paragraph(self, i: int) -> bool:
        """Whether a new paragraph begins with token `i`."""
        return i == 0 or "\n" in self.line[self.ends[i - 1] : self.starts[i]]

    def span(self, first: int, last: int) -> Span:
        """Characters from token `first` up to, not with, token `last`."""
        return self.starts[first], self.ends[last - 1]

    def content(self, first: int, last: int) -> Span | None:
        """Characters of the tokens without marks around them, but with a question mark."""
        if first >= last:
            return None
        end = self.ends[last - 1]
        if self.line[end : end + 1] in ("?", "؟", "!"):
            end += 1
        return self.starts[first], end

    @cached_property
    def _places(self) -> npt.NDArray[np.int64] | None:
        """Where each character of `line` stands in the text; None if it is the same place."""
        text = self.text
        odd = [c for c in set(text) if len(_LETTERS[ord(c)]) != 1] if not text.isascii() else []
        if not odd:
            return None
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        sizes = np.ones(len(points), np.int64)
        for character in odd:
            sizes[points == ord(character)] = len(_LETTERS[ord(character)])
        return np.repeat(np.arange(len(points)), sizes)

    def origin(self, span: Span) -> Span:
        """Characters of the text for those of `line`, with the marks on the last letter."""
        places = self._places
        if places is None:
            return span
        start, end = int(places[span[0]]), int(places[span[1] - 1]) + 1
        while end < len(self.text) and unicodedata.category(self.text[end]) == "Mn":
            end += 1
        return start, end

    def give(self, found: Iterable[Attribution]) -> list[Attribution]:
        """What was found, in the characters of the text, in the order of the content."""
        given = [
            Attribution(
                a.kind,
                a.source and self.origin(a.source),
                a.cue and self.origin(a.cue),
                tuple(map(self.origin, a.content)),
            )
            for a in found
        ]
        return sorted(given, key=lambda a: (a.content, a.cue or (0, 0)))


def _outer(line: str) -> Iterator[Quoted]:
    """Quotations of a line that stand in no other and have words."""
    told = _LATE.sub(r":\2\1", _STRAY.sub(r"»\1", line))
    found = [q for q in quoted(told) if not q.depth]
    for one, after in zip_longest(found, found[1:]):
        start, end = one.start, one.end
        if not one.closed and not one.goes_on and told[start] == "«":
            end = _closed(told, end, min(after.start if after else len(told), start + LONGEST))
        if not _WORD.search(line, start, end):
            continue
        start -= told[start] != line[start] and line[start].isspace()
        yield one._replace(start=start, end=end + line.startswith("»", end))


def _closed(text: str, end: int, stop: int) -> int:
    """Where a quotation over many lines is closed: by the next mark, if that is a closing one."""
    mark = _ANGLE.search(text, end, stop)
    return mark.end() if mark and mark[0] == "»" else end


def _masked(line: str, spans: list[Span]) -> str:
    """The line with its quotations covered; a full stop at the end of one is left to be seen."""
    pieces, at = [], 0
    for start, end in spans:
        start = max(start, at)
        last = end - 1
        while last > start and (not line[last].isalnum()) and line[last] not in _FINAL:
            last -= 1
        kept = last if line[last] in _FINAL and end - last <= 3 and last > start else end
        pieces += [line[at:start], MASK * (kept - start), line[kept:end]]
        at = end
    return "".join([*pieces, line[at:]])


def quotation(page: Page, i: int | None, used: set[int]) -> Iterator[Span]:
    """A quotation with the paragraphs in which it goes on."""
    while i is not None and i not in used:
        used.add(i)
        yield page.span(i, i + 1)
        i = page.next.get(i)
