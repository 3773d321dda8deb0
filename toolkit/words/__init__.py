"""Words: keyness, collocates, n-grams, dispersion, diversity, readability."""

from toolkit.words.association_scores import association_of_counts
from toolkit.words.scores import keyness_of_counts

__all__ = ["association_of_counts", "keyness_of_counts"]
