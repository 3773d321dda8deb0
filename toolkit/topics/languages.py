"""Languages of a corpus, without the strays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.language import UNDETERMINED

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

STRAY = 0.02  # a language below this share of the documents is taken for misdetection


def spoken(corpus: Corpus) -> dict[str, float]:
    """Share of the documents in each language that is more than a stray, the largest first."""
    shares = corpus._docs["language"].value_counts(normalize=True)
    found = {str(code): float(share) for code, share in shares.items() if share >= STRAY}
    found.pop(UNDETERMINED, None)
    return found
