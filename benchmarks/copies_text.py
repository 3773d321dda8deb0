"""Short news texts of which some are copies of others, the same on every machine.

A text walks through the sources of ``text.py`` word by word and now and then goes on after
another place where the same word stands. Two such texts have about as many runs of three words
in common as two articles of one newspaper (0.1 % of those in either). Planted copies have a
stated share of their words replaced; others are printed again without a change.
"""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
from text import paragraphs

WORDS = 280  # of a text, about 1,700 characters
CHANGED = (0.02, 0.05, 0.10, 0.20)  # share of the words that are other ones in a planted copy
STRAIGHT = 0.5  # chance that the next word is the one that follows in the source


def walk(rng: np.random.Generator, n: int, words: np.ndarray) -> np.ndarray:
    """Places in the source, `n` texts of `WORDS` words."""
    by_word = np.argsort(words, kind="stable")
    starts = np.searchsorted(words[by_word], np.arange(words.max() + 2))
    counts = np.diff(starts)
    at = rng.integers(len(words), size=n)
    places = np.empty((n, WORDS), np.int32)
    for step in range(WORDS):
        places[:, step] = at
        chosen = starts[words[at]] + (rng.random(n) * counts[words[at]]).astype(np.int64)
        at = np.where(rng.random(n) < STRAIGHT, at, by_word[chosen])
        at = (at + 1) % len(words)
    return places


def made(n: int, seed: int = 2017, same: int = 0) -> pd.DataFrame:
    """`n` texts, of which one in eight copies another one, and `same` more copies of the first.

    Returns
    -------
    DataFrame
        ``doc_id``, ``date``, ``outlet``, ``language``, ``title``, ``text``, ``copied`` (the
        ``doc_id`` of what it copies, empty if nothing) and ``changed``, the share of words.
    """
    rng = np.random.default_rng(seed)
    names, words = np.unique(" ".join(paragraphs()).split(), return_inverse=True)
    first = n * 7 // 8
    codes = words[walk(rng, first, words)]
    source = rng.choice(first, n - first, replace=False)
    changed = np.resize([*CHANGED, 0.0], n - first)
    again = codes[source]
    for row, share in enumerate(changed.tolist()):
        spots = rng.choice(WORDS, round(share * WORDS), replace=False)
        again[row, spots] = words[rng.integers(len(words), size=len(spots))]
    codes = np.concatenate([codes, again, np.repeat(codes[:1], same, axis=0)])
    ids = np.array([f"d{i:07}" for i in range(len(codes))], object)
    return pd.DataFrame(
        {
            "doc_id": ids,
            "date": pd.date_range("2017-01-01", "2017-12-31", periods=len(codes)).normalize(),
            "outlet": np.array(["North", "South"])[rng.integers(2, size=len(codes))],
            "language": "en",
            "title": "",
            "text": [" ".join(row) for row in names.astype(object)[codes].tolist()],
            "copied": [*[""] * first, *ids[source], *[ids[0]] * same],
            "changed": np.concatenate([np.zeros(first), changed, np.zeros(same)]),
        }
    )


if __name__ == "__main__":  # python benchmarks/copies_text.py DOCUMENTS FILE [SAME]
    made(int(sys.argv[1]), same=int((sys.argv[3:] or ["0"])[0])).to_feather(sys.argv[2])
