"""Where names of outlets stand: looked up in the token index by the first word of each name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.citations.names import Name
from toolkit.language import LANGUAGES
from toolkit.language.fold import fold, loosen
from toolkit.matching.words import Word
from toolkit.tokens import Tokens

Int64 = npt.NDArray[np.int64]
#: Languages whose names are written in Arabic letters.
RIGHT_TO_LEFT = frozenset(code for code, known in LANGUAGES.items() if known.direction == "rtl")
SMALL = 20_000  # different words, of which all short pieces are kept
_STATION = re.compile(r"[KW][A-Z]{3}\d{0,2}")  # call letters of stations in the United States
_WORDS = frozenset(
    "WHAT WHEN WITH WILL WORK WEEK WERE WANT WEST WORD WAIT WALL WARS WARN WASH WAYS WENT WIDE "
    "WIFE WINS WISE WISH WIND WINE WOLF WOOD WORE WWII WNBA WMDS KEEP KEPT KEYS KIDS KILL KIND "
    "KING KNEW KNOW KEYC".split()
)


class Mention(NamedTuple):
    """A name at ``text[start:end]``."""

    start: int
    end: int
    name: Name


class Candidate(NamedTuple):
    """A name that may be an outlet: `weak` is how sure a cue must be (`Rule.sure`)."""

    mention: Mention
    outlet: str
    weak: int


Opening = dict[int, list[tuple[tuple[frozenset[int], ...], int]]]


class Finder:
    """Finds names in the documents of an index.

    Parameters
    ----------
    tokens : Tokens
    names : sequence of Name
    languages : sequence of str
        Of each document.
    """

    def __init__(self, tokens: Tokens, names: Sequence[Name], languages: Sequence[str]) -> None:
        stations = (t for t in tokens.types if _STATION.fullmatch(t) and t not in _WORDS)
        self.tokens, self.names = (
            tokens,
            [*names, *(Name(t, t, True, listed=False) for t in stations)],
        )
        codes, of = np.unique(np.asarray(languages, object).astype(str), return_inverse=True)
        self._types: dict[tuple[str, str | None, bool, bool], frozenset[int]] = {}
        parts: list[tuple[Int64, Int64]] = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
        self._openings: list[Opening] = []
        for number, code in enumerate(codes.tolist()):
            opening = self._opening(code)
            at = tokens.positions(np.fromiter(opening, np.int64, len(opening))).astype(np.int64)
            at = at[of[tokens.document_of(at)] == number]
            parts.append((at, np.full(len(at), number)))
            self._openings.append(opening)
        at, which = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        order = np.argsort(at, kind="stable")
        self._at, self._which = at[order], which[order]
        rests = (rest for one in self._openings for many in one.values() for rest, _ in many)
        self._longest = 1 + max(map(len, rests), default=0)

    def find(self, first: int, last: int) -> Iterator[tuple[int, int, int, Name]]:
        """Document, first and last character, and name of each match, in the order of the text
        and the longest first; of the documents from `first` to before `last`.
        """
        tokens = self.tokens
        begin, end = np.searchsorted(self._at, tokens.bounds[[first, last]])
        at, which = self._at[begin:end], self._which[begin:end]
        document = tokens.document_of(at)
        reach = np.minimum(at[:, None] + np.arange(self._longest), max(len(tokens) - 1, 0))
        codes = tokens.codes[reach]
        starts = tokens.starts[reach]
        ends = starts + tokens.lengths[codes]
        left = tokens.bounds[document + 1] - at  # tokens from here to the end of the document
        for doc, room, row, begins, stops, group in zip(
            *(a.tolist() for a in (document, left, codes, starts, ends, which)), strict=True
        ):
            for rest, number in self._openings[group][row[0]]:
                if len(rest) < room and all(
                    code in wanted for code, wanted in zip(row[1:], rest, strict=False)
                ):
                    yield doc, begins[0], stops[len(rest)], self.names[number]

    def _opening(self, language: str) -> Opening:
        """For each type that opens a name: types that must follow, and the number of the name."""
        arabic = language in RIGHT_TO_LEFT
        inflected = language if language in LANGUAGES else None
        opening: defaultdict[int, list[tuple[tuple[frozenset[int], ...], int]]] = defaultdict(list)
        for number, name in enumerate(self.names):
            if not (name.latin or arabic) or (
                name.kind in ("short", "open", "paper") and language != "en"
            ):
                continue
            code = inflected if name.latin != arabic and name.kind != "domain" else None
            row = name.words
            parts = []
            for n, word in enumerate(row):
                parts.append(self._of(word, code, n == 0, n == len(row) - 1))
                if not parts[-1]:
                    break
            else:
                for first in parts[0]:
                    opening[first].append((tuple(parts[1:]), number))
        for several in opening.values():
            several.sort(key=lambda one: (-len(one[0]), one[1]))
        return dict(opening)

    def _of(self, word: str, code: str | None, first: bool, last: bool) -> frozenset[int]:
        key = word, code, first, last
        if key not in self._types and not self._may_stand(word):
            self._types[key] = frozenset()
        if key not in self._types:
            made = Word(word, False, False, code, first, last)
            if code == "ar":
                made.forms = _arabic(made.forms)
            self._types[key] = frozenset(made.types(self.tokens).tolist())
        return self._types[key]

    def _may_stand(self, word: str) -> bool:
        """Whether a word of a small corpus has the first letters of this one, endings apart."""
        return self._pieces is None or loosen(fold(word)).removeprefix("ال")[:3] in self._pieces

    @cached_property
    def _pieces(self) -> frozenset[str] | None:
        keys = self.tokens.loose
        if len(keys) > SMALL:  # all letters stand somewhere
            return None
        return frozenset(key[n : n + size] for key in keys for size in (1, 2, 3)
                         for n in range(len(key) - size + 1))  # fmt: skip


def _arabic(forms: list[str]) -> list[str]:
    """Forms of an Arabic name: conjunctions and prepositions go before it; an article stays."""
    word = forms[0]
    stem = word.removeprefix("ال")
    closed = [form for form in forms if form.endswith(stem)]
    return [f for f in closed if stem == word or f.removesuffix(stem).endswith(("ال", "لل"))]
