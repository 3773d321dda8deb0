"""Publications, distinct texts or stories: what is counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import one_of

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

COPIES = ("all", "distinct", "stories")


def once(corpus: Corpus, copies: str = "all") -> Corpus:
    """The documents that are counted.

    Parameters
    ----------
    copies : {"all", "distinct", "stories"}
        Every publication; the first publication of each distinct text; the first article of
        each story and all that are in none.

    Raises
    ------
    ToolkitError
        `copies` is none of these.
    """
    one_of("copies", copies, COPIES)
    if copies == "all":
        return corpus
    if copies == "distinct":
        return corpus.where(copies="first")
    found = corpus.stories()
    later = pd.Index(found.loc[~found["earliest"], "doc_id"])
    rows = np.flatnonzero(~corpus._docs["doc_id"].isin(later))
    return corpus._take(rows, "stories once", corpus.span)
