"""How often each theme is hit in each document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from toolkit.measures.lookup import matches

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.themes import Themes


def hits(corpus: Corpus, themes: Themes) -> Iterator[tuple[str, npt.NDArray[np.int64]]]:
    """Name of each theme, and its hits in each document of a corpus."""
    for name, (spans, _) in matches(corpus, themes):
        documents = corpus.tokens.document_of(spans.first)
        yield name, np.bincount(documents, minlength=len(corpus)).astype(np.int64)
