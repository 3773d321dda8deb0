"""Words of each frame in each document, and the frame that leads in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError, listed, one_of
from toolkit.language.sentences import sentence_numbers
from toolkit.measures.lookup import matches
from toolkit.themes import Themes

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

UNITS = ("docs", "sentence")


class Counts(NamedTuple):
    """Hits of each frame (columns) in each document (rows), by word or by sentence.

    `sentences` of each document are counted with unit="sentence" only; `known` is False for a
    document in whose language the lexicon has no words.
    """

    frames: list[str]
    hits: npt.NDArray[np.int32]
    sentences: Ints | None
    known: Flags


class Leading(NamedTuple):
    """The frame with most hits in each document, its portion of all, and the one after it.

    `decided` says whether it is the main frame.
    """

    first: Ints
    second: Ints
    hits: Ints
    every: Ints
    portion: Floats
    margin: Floats
    decided: Flags


def family_of(themes: Themes, family: str | None) -> Themes:
    """The frames that compete with each other.

    Raises
    ------
    ToolkitError
        The family is not among those of the lexicon, or there is one frame only.
    """
    families = list(dict.fromkeys(theme.family for theme in themes.values()))
    if family is not None:
        one_of("family", family, [name for name in families if name])
    wanted = families[0] if family is None else family
    names = [name for name, theme in themes.items() if theme.family == wanted]
    if len(names) < 2:
        raise ToolkitError(
            f"A main frame is chosen among several; there is {listed(names)} only. Give a lexicon "
            "with two frames of one family or more, or follow one: corpus.track(themes)."
        )
    return themes.only(*names)


def counted(corpus: Corpus, themes: Themes, unit: str) -> Counts:
    """Count the words of each frame, or the sentences with one."""
    one_of("unit", unit, UNITS)
    tokens = corpus.tokens
    hits = np.zeros((len(corpus), len(themes)), np.int32)
    sentences, number = None, None
    if unit == "sentence":
        number = sentence_numbers(corpus._docs["text"], tokens.bounds, tokens.starts)
        opens = np.diff(number, prepend=-1) > 0
        # A document without a word has no sentence.
        opened = np.concatenate([[0], np.cumsum(opens)])
        sentences = np.diff(opened[tokens.bounds])
    for i, (_, found) in enumerate(matches(corpus, themes)):
        first = found.spans.first
        if number is not None:
            first = first[np.diff(number[first], prepend=-1) > 0]
        hits[:, i] = np.bincount(tokens.document_of(first), minlength=len(corpus))
    languages = {rule.language for theme in themes.values() for rule in theme.rules}
    column = corpus._docs["language"]
    unsure = column.isna() | column.isin(["und", ""])
    known = np.asarray(column.isin(languages - {None}) | unsure | (None in languages), bool)
    return Counts(list(themes), hits, sentences, known)


def leading(hits: npt.NDArray[np.int32], least: int, margin: float) -> Leading:
    """Find the frame that leads in each document.

    It is the main frame if it has `least` hits or more and its portion of all hits of frames is
    larger than the next one's by `margin` or more.

    Examples
    --------
    >>> found = leading(np.array([[6, 2, 0], [3, 3, 0], [1, 0, 0]], np.int32), 3, 0.1)
    >>> found.first.tolist(), found.portion.tolist(), found.decided.tolist()
    ([0, 0, 0], [0.75, 0.5, 1.0], [True, False, False])
    """
    order = np.argsort(-hits, axis=1, kind="stable")
    first, second = order[:, 0], order[:, 1]
    rows, every = np.arange(len(hits)), hits.sum(axis=1, dtype=np.int64)
    most, next_most = hits[rows, first].astype(np.int64), hits[rows, second].astype(np.int64)
    with np.errstate(invalid="ignore", divide="ignore"):
        portion = np.where(every > 0, most / every, np.nan)
        apart = np.where(every > 0, (most - next_most) / every, np.nan)
    # Counts are compared, as 0.3 - 0.2 is not quite 0.1.
    far = most - next_most >= margin * every - 1e-9
    decided = (most >= least) & far & (most > next_most)
    return Leading(first, second, most, every, portion, apart, decided)
