"""Texts that are printed more than once: which documents print the same, and which are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, one_of
from toolkit.measures.alike.groups import times
from toolkit.measures.once import COPIES

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Int64 = npt.NDArray[np.int64]


def first_of_each(corpus: Corpus, of: Int64, copies: str) -> Int64:
    """Sides of documents (-1 for none), later copies on the same side taken out.

    What two sides both print counts on both: they have it in common.

    Parameters
    ----------
    of : ndarray of int64, shape (n_documents,)
    copies : {"all", "distinct", "stories"}
        What is counted once on each side.
    """
    one_of("copies", copies, COPIES)
    if copies == "all":
        return of
    distinct = copies == "distinct"
    table = corpus.copies() if distinct else corpus.stories()
    text = numbered(corpus, table.rename(columns={"story": "copy_group"}))
    order = np.lexsort((times(corpus), text, of))
    later = np.zeros(len(of), bool)
    same = (text[order][1:] == text[order][:-1]) & (of[order][1:] == of[order][:-1])
    later[order[1:]] = same
    return np.where(later, -1, of)


def numbered(corpus: Corpus, groups: Any) -> Int64:
    """A number for each document, the same for those in one group of copies.

    Raises
    ------
    ToolkitError
        `groups` is no table of ``corpus.copies()``.
    """
    need_columns(groups, ["copy_group", "doc_id"], "corpus.copies()")
    if groups["doc_id"].duplicated().any():
        raise ToolkitError(
            "groups= names a document more than once. Give the table of documents, "
            "corpus.copies(), not that of pairs."
        )
    number = pd.factorize(groups["copy_group"])[0]
    place = pd.Index(groups["doc_id"]).get_indexer(corpus._docs["doc_id"])
    alone = np.arange(len(corpus)) + len(groups)
    return np.where(place >= 0, np.append(number, -1)[place], alone).astype(np.int64)
