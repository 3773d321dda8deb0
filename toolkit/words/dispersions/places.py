"""Where each hit stands in its part of the corpus, for drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.words.dispersions.parts import Parts
from toolkit.words.dispersions.spread import Ints

if TYPE_CHECKING:
    from toolkit.corpus import Corpus


def placed(
    corpus: Corpus, layout: Parts, kind: str, names: list[str], found: list[Ints]
) -> pd.DataFrame:
    """One row per hit, and one for each part without any; see `toolkit.words.dispersion`."""
    tokens, docs = corpus.tokens, corpus._docs
    first = np.concatenate([np.zeros(0, np.int64), *found])
    name = np.repeat(np.array(names, object), [len(one) for one in found])
    document = tokens.document_of(first)
    part = layout.at(first, document)
    within = first - tokens.bounds[document] + _before(corpus, layout)[document]
    if layout.tokens is not None:
        within = first - (np.cumsum(layout.sizes) - layout.sizes)[part]
    at = (within + 0.5) / layout.sizes[part]
    silent = np.setdiff1d(np.arange(len(layout.sizes)), part)
    table = docs[["doc_id", "date", "outlet"]].iloc[document].reset_index(drop=True)
    table[kind], table["at"], table["_part"] = pd.array(name, "str"), at, part
    table = table[part >= 0]
    gaps = pd.DataFrame({"_part": silent, "at": np.nan, "date": pd.NaT})
    gaps = gaps.astype({"date": table["date"].dtype})
    for column in ("doc_id", "outlet", kind):
        gaps[column] = pd.array([""] * len(gaps), "str")
    table = pd.concat([part for part in (table, gaps) if len(part)] or [table])
    table = table.sort_values(["_part", "at"], kind="stable", ignore_index=True)
    table[layout.key] = layout.labels.take(table["_part"].to_numpy()).to_numpy()
    columns = [kind, layout.key, "doc_id", "date", "outlet", "at"]
    return table[list(dict.fromkeys(columns))]


def _before(corpus: Corpus, layout: Parts) -> Ints:
    """Tokens of a document's part in the documents before it, by date, then as in the corpus."""
    lengths = np.diff(corpus.tokens.bounds)
    dates = corpus._docs["date"].to_numpy()
    by = np.lexsort((dates, layout.of))  # those without a date last
    sums = np.cumsum(lengths[by]) - lengths[by]
    opens = np.diff(layout.of[by], prepend=-2) != 0
    start = np.maximum.accumulate(np.where(opens, sums, 0))
    before = np.empty(len(by), np.int64)
    before[by] = sums - start
    return before
