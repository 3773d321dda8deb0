"""Mentions of a referent under its rival names, and in whose voice each stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import one_of
from toolkit.matching.rules import Languages
from toolkit.matching.spans import Spans, longest, merged, untouched
from toolkit.naming.families import Families

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

VOICES = ("own", "quoted", "all", "apart")
#: Where names overlap, "Kurdish Peshmerga forces" and "Peshmerga": each counts, or the longest.
OVERLAPS = ("each", "longest")


class Mentions(NamedTuple):
    """Mentions of one referent, in the order of the names: `which` of them, first token, number
    of tokens, document, whether all of it is quoted, and whether it overlaps with another name.
    """

    which: Ints
    first: Ints
    length: Ints
    document: Ints
    quoted: Flags
    overlapping: Flags

    def where(self, keep: Flags) -> Mentions:
        """Some of the mentions."""
        which, first, length, document, quoted, overlapping = self
        return Mentions(
            which[keep], first[keep], length[keep], document[keep], quoted[keep], overlapping[keep]
        )


def mentions(
    corpus: Corpus, families: Families, quoted: Flags | None, overlaps: str = "each"
) -> Iterator[tuple[str, Mentions]]:
    """Mentions of each family in turn; `quoted` says which tokens are, None that none is told.

    Raises
    ------
    ToolkitError
        `overlaps` is neither "each" nor "longest".
    """
    one_of("overlaps", overlaps, OVERLAPS)
    tokens = corpus.tokens
    languages = Languages.from_values(corpus._docs["language"])
    matcher = families.themes.matcher(tokens, languages)
    # Running sums: how many of the tokens of a mention are quoted.
    sums = None if quoted is None else np.concatenate([[0], np.cumsum(quoted, dtype=np.int64)])
    for family, names in families.members.items():
        found = [matcher.hits(name).spans for name in names]
        if overlaps == "longest":
            spans, of = longest(found)
            found = [spans.where(of == i) for i in range(len(names))]
        first = np.concatenate([spans.first for spans in found]).astype(np.int64)
        length = np.concatenate([spans.length for spans in found]).astype(np.int64)
        which = np.repeat(np.arange(len(names)), [len(spans.first) for spans in found])
        within = np.zeros(len(first), np.bool_)
        if sums is not None:
            within = sums[first + length] - sums[first] == length
        document = tokens.document_of(first)
        yield family, Mentions(which, first, length, document, within, _overlapping(found))


def _overlapping(found: list[Spans]) -> Flags:
    """Which mentions, name after name, share a word with a mention under another name."""
    parts = [
        ~untouched(spans, merged([*found[:i], *found[i + 1 :]])) for i, spans in enumerate(found)
    ]
    flags: Flags = np.concatenate(parts)
    return flags


def by_voice(found: Mentions, voice: str) -> Iterator[tuple[str, Mentions]]:
    """The mentions that count for each voice asked for."""
    for name in ("own", "quoted") if voice == "apart" else (voice,):
        yield name, found if name == "all" else found.where(found.quoted == (name == "quoted"))


class Said(NamedTuple):
    """Whose words count, and what is quoted: the arguments of ``corpus.labels``."""

    voice: str
    quoted: str | None = None
    quotes: pd.DataFrame | None = None

    def flags(self, corpus: Corpus, part: Corpus) -> Flags | None:
        """Which tokens of a part of the corpus are quoted; None if it need not be known.

        Raises
        ------
        ToolkitError
            `voice` or `quoted` is not known, or `quotes` are of another corpus.
        """
        from toolkit.voices.spans import WHAT, quoted_tokens

        one_of("voice", self.voice, VOICES)
        if self.quoted is not None:
            one_of("quoted", self.quoted, WHAT)
        if self.voice == "all":
            return None
        quotes = self.quotes
        if quotes is not None and part is not corpus and "doc_id" in quotes:
            left = corpus._docs["doc_id"][~corpus._docs["doc_id"].isin(part._docs["doc_id"])]
            quotes = quotes[~quotes["doc_id"].isin(left)]
        flags: Flags = quoted_tokens(part, quotes, what=self.quoted)
        return flags
