"""What the lexicon finds in the documents of a sample: the one place that asks it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError, listed
from toolkit.measures.about import part_searched
from toolkit.measures.lookup import ThemesLike, lookup, some_themes
from toolkit.themes import Themes

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

#: First character of a match and the one after it.
Mark = tuple[int, int]


def flagged(
    corpus: Corpus, themes: ThemesLike, about: str | int
) -> tuple[Corpus, dict[str, npt.NDArray[np.bool_]]]:
    """The documents that are counted, and by theme whether the lexicon finds it in each."""
    searched = part_searched(corpus, about)
    if searched.counted is not None and not searched.counted.all():
        rows = np.flatnonzero(searched.counted)
        corpus = corpus._take(rows, f"documents with a {about}", corpus.span)
        searched = part_searched(corpus, about)
    found = {name: hits >= searched.least for name, hits in searched.hits(corpus, themes)}
    return corpus, found


def named(themes: ThemesLike, names: Iterable[str]) -> Themes:
    """The themes of these names.

    Raises
    ------
    ToolkitError
        One is not among those given.
    """
    made, names = some_themes(themes), list(dict.fromkeys(names))
    if missing := [name for name in names if name not in made]:
        raise ToolkitError(
            f"The sample has the themes {listed(missing)}, which are not among those given: "
            f"{listed(made)}. Give the themes that the sample was drawn for."
        )
    return made.only(*names)


def rows_of(corpus: Corpus, ids: Iterable[str]) -> npt.NDArray[np.int64]:
    """Place of each document in the corpus.

    Raises
    ------
    ToolkitError
        One is not in the corpus.
    """
    place = {name: row for row, name in enumerate(corpus._docs["doc_id"])}
    wanted = list(dict.fromkeys(ids))
    if missing := [name for name in wanted if name not in place]:
        raise ToolkitError(
            f"{len(missing)} of {len(wanted)} documents of the sample are not in the corpus "
            f"{corpus.name!r}: {listed(missing[:3])}. Give the corpus that it was drawn from."
        )
    return np.array([place[name] for name in wanted], np.int64)


def marks(corpus: Corpus, themes: Themes, ids: Iterable[str]) -> dict[tuple[str, str], list[Mark]]:
    """Where the matches stand, by document and theme; in the text, in order."""
    sampled = corpus._take(rows_of(corpus, ids), "documents of a sample", corpus.span)
    found: dict[tuple[str, str], list[Mark]] = {}
    table = lookup(sampled, themes)
    for name, theme, start, end in zip(
        table["doc_id"], table["theme"], table["start"], table["end"], strict=True
    ):
        found.setdefault((name, theme), []).append((int(start), int(end)))
    return found


def pieces(text: str, found: Iterable[Mark]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a match.

    Examples
    --------
    >>> pieces("In Kirkuk now", [(3, 9)])
    [('In ', False), ('Kirkuk', True), (' now', False)]
    """
    cut, at = [], 0
    for start, end in sorted(found):
        cut += [(text[at:start], False), (text[max(at, start) : end], True)]
        at = max(at, end)
    return [(piece, hit) for piece, hit in (*cut, (text[at:], False)) if piece]
