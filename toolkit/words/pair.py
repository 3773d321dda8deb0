"""One part of a corpus compared with another, or with a list of frequencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.words.comparison import How, compared, left_out, need_words
from toolkit.words.distinct import first_of_each
from toolkit.words.languages import (
    by_language,
    in_language,
    languages_of,
    need_one_language,
)
from toolkit.words.sides import (
    Listed,
    Part,
    has_words,
    listed_frequencies,
    need_apart,
    part_of,
    rest_of,
)
from toolkit.words.united import united

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Int64 = npt.NDArray[np.int64]


def two_sides(
    corpus: Corpus, target: Any, reference: Any, total: int | None, how: How
) -> pd.DataFrame:
    """The table of one comparison; see `toolkit.words.keyness`."""
    mine = part_of(corpus, target, "target")
    theirs: Part | Listed
    if reference is None:
        theirs = rest_of(corpus, mine)
    elif isinstance(reference, pd.DataFrame):
        theirs = listed_frequencies(reference, total)
    else:
        theirs = part_of(corpus, reference, "reference")
        need_apart(mine, theirs)
    found = [p for p in (mine, theirs) if isinstance(p, Part)]
    if how.runs is not None and [p.corpus for p in found] != [corpus, corpus]:
        raise ToolkitError(
            "Runs are counted in one corpus: with length= both sides must be parts of it. Give "
            "filters, {'outlet': 'A'}, and put corpora together before: "
            "tk.from_frame(pd.concat([one.docs, other.docs]))."
        )
    languages = languages_of(*found)

    def table(mine: Part, theirs: Part | Listed) -> pd.DataFrame:
        counted = _once(mine, theirs, how.copies)
        sides, keys = united(corpus, *counted, how.text, how.runs)
        need_words(sides)
        return compared(sides, left_out(keys, languages, how), how)[0]

    if not how.each or len(languages) < 2:
        need_one_language(languages, "keyness")
        return table(mine, theirs)
    if isinstance(theirs, Listed):
        raise ToolkitError(
            "A list of frequencies is of one language. Take one: corpus.where(language="
            f"{languages[0]!r}).keyness(...)."
        )
    tables = {}
    tokens = corpus.tokens if how.runs is None else how.runs
    for code in languages:
        one, other = in_language(mine, code), in_language(theirs, code)
        if all(has_words(part, tokens if part.corpus is corpus else None) for part in (one, other)):
            tables[code] = table(one, other)
    return by_language(tables)


def _once(mine: Part, theirs: Part | Listed, copies: str) -> tuple[Part, Part | Listed]:
    """Both sides, what is printed again on a side left out."""
    if copies == "all":
        return mine, theirs
    parts = [mine] if isinstance(theirs, Listed) else [mine, theirs]
    found: list[Part] = []
    for corpus in dict.fromkeys(part.corpus for part in parts):
        of = np.full(len(corpus), -1)
        for side, part in enumerate(parts):
            if part.corpus is corpus:
                of[part.rows] = side
        of = first_of_each(corpus, of, copies)
        found += [
            Part(corpus, np.flatnonzero(of == side))
            for side, part in enumerate(parts)
            if part.corpus is corpus
        ]
    return found[0], theirs if isinstance(theirs, Listed) else found[1]
