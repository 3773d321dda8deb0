"""What "about" means: a mention anywhere, in the headline, in the lead, or several of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError, whole
from toolkit.matching.spans import Spans
from toolkit.measures.lookup import ThemesLike, matches, some_themes
from toolkit.tokens import Tokens

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Int64 = npt.NDArray[np.int64]
#: Words of a lead, at least and at most: datelines and bylines are no lead, and a text without
#: paragraphs has no end of one.
SHORTEST_LEAD, LONGEST_LEAD = 25, 60
_BREAK = re.compile("[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True)
class Part:
    """The part of the documents that is searched.

    Parameters
    ----------
    tokens : Tokens
        Index of the texts or of the headlines.
    ends : ndarray of int, optional
        Position in the index just after the part of each document; all of it if None.
    lengths : ndarray of int
        Tokens in the part of each document.
    counted : ndarray of bool, optional
        Documents that have such a part at all; all if None.
    least : int
        Mentions that make a document be about a theme.
    """

    tokens: Tokens
    ends: Int64 | None
    lengths: Int64
    counted: npt.NDArray[np.bool_] | None
    least: int

    def hits(self, corpus: Corpus, themes: ThemesLike) -> Iterator[tuple[str, Int64]]:
        """Name of each theme and its matches in each document."""
        for name, found in matches(corpus, some_themes(themes), self.tokens):
            yield name, self.count(found.spans)

    def count(self, spans: Spans) -> Int64:
        """Matches in the part, of each document."""
        document = self.tokens.document_of(spans.first)
        if self.ends is not None:
            document = document[spans.first + spans.length <= self.ends[document]]
        return np.bincount(document, minlength=len(self.lengths)).astype(np.int64)


def part_searched(corpus: Corpus, about: str | int = "any") -> Part:
    """What is searched for a unit of "about".

    Parameters
    ----------
    about : {"any", "title", "lead"} or int
        A mention anywhere in the text; in the headline, where documents without one are not
        counted; in the lead, which is the first paragraph or, while it has fewer than 25 words,
        those after it too, and at most 60 words; or at least so many mentions in the text.

    Raises
    ------
    ToolkitError
        `about` is none of these, or no document has a headline.
    """
    if about == "title":
        titled = corpus._docs["title"].fillna("").str.strip().ne("").to_numpy(bool)
        if not titled.any() and len(corpus):
            raise ToolkitError(
                "about='title' looks into headlines, and no document has one. Take about='any' "
                "or about='lead'; if a column holds them, name it: tk.load(path, "
                "columns={'title': 'headline'})."
            )
        titles = corpus.titles
        return Part(titles, None, np.diff(titles.bounds), titled, 1)
    tokens = corpus.tokens
    sizes = np.diff(tokens.bounds)
    if about == "any":
        return Part(tokens, None, sizes, None, 1)
    if about == "lead":
        lengths = lead_lengths(corpus._docs["text"], tokens)
        return Part(tokens, tokens.bounds[:-1] + lengths, lengths, None, 1)
    if isinstance(about, str) or type(about) is bool:
        raise ToolkitError(
            f"about={about!r} is not known. Allowed: 'any', 'title', 'lead', or a number of "
            "mentions such as about=3."
        )
    return Part(tokens, None, sizes, None, whole("about", about, 1))


def lead_lengths(texts: Any, tokens: Tokens) -> Int64:
    """Tokens in the lead of each text."""
    bounds, starts = tokens.bounds.tolist(), tokens.starts
    lengths = np.zeros(len(bounds) - 1, np.int64)
    for number, text in enumerate(texts):
        first, last = bounds[number], bounds[number + 1]
        most = min(last, first + LONGEST_LEAD)
        lengths[number] = most - first
        if most - first > SHORTEST_LEAD:
            for found in _BREAK.finditer(text, 0, int(starts[most - 1])):
                words = bisect_left(starts, found.start(), first, most) - first
                if words >= SHORTEST_LEAD:
                    lengths[number] = words
                    break
    return lengths
