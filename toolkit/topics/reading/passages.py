"""The passage of a text that carries a topic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from toolkit.topics.reading.terms import FLOOR

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

WORDS = 50  # of the text, stop words included
SLACK = 20  # words by which either end may move to the bound of a sentence
BOUND = re.compile(r"[.!?؟۔…।。！？][\"'\u2019\u201d»)\]]*\s|\n")


def passages(
    model: TopicModel, rows: npt.NDArray[np.int64], topics: npt.NDArray[np.int64]
) -> list[tuple[int, int]]:
    """Character offsets of the passage of each document that carries a topic.

    Parameters
    ----------
    rows : ndarray of int
        Documents, as rows of `theta`.
    topics : ndarray of int, same shape
        Topic of each.

    Returns
    -------
    list of (start, end)
    """
    tokens = model.corpus.tokens.take(rows)
    codes, ends = model.words.codes(tokens), tokens.starts + tokens.lengths[tokens.codes]
    texts = model.corpus._docs["text"].iloc[rows].tolist()
    found = []
    for place, (row, topic) in enumerate(zip(rows, topics, strict=True)):
        part = slice(tokens.bounds[place], tokens.bounds[place + 1])
        worth = _worth(codes[part], model.theta[row], model.phi, int(topic))
        found.append(cut(texts[place], tokens.starts[part], ends[part], worth))
    return found


def _worth(
    codes: npt.NDArray[np.int32],
    theta: npt.NDArray[np.float64],
    phi: npt.NDArray[np.float64],
    topic: int,
) -> npt.NDArray[np.float64]:
    """Probability that each word of a document came from the topic; 0 for a word not seen."""
    worth = np.zeros(len(codes))
    seen = codes >= 0
    under = phi[:, codes[seen]]
    worth[seen] = theta[topic] * under[topic] / (theta @ under + FLOOR)
    return worth


def cut(
    text: str, begins: npt.NDArray[Any], ends: npt.NDArray[Any], worth: npt.NDArray[np.float64]
) -> tuple[int, int]:
    """Where the window of words of most worth begins and ends in the text.

    It has 50 words; either end moves by up to 20 to a bound of a sentence, outwards if it can.
    Of windows of the same worth the first is taken.
    """
    n = len(begins)
    if not n:
        return 0, 0
    size = min(WORDS, n)
    total = np.concatenate([[0.0], np.cumsum(worth)])
    # Rounded, so that windows of the same worth tie.
    first = int(np.argmax(np.round(total[size:] - total[:-size], 9)))
    after = first + size

    def gap(word: int) -> tuple[int, int]:
        """What stands between a word and the one before it."""
        left = int(ends[word - 1]) if word else 0
        return left, int(begins[word]) if word < n else len(text)

    def bound(word: int) -> bool:
        if word in (0, n):
            return True
        left, right = gap(word)
        initial = text[left] == "." and left - begins[word - 1] == 1  # J. Smith
        return not initial and BOUND.search(text, left, right) is not None

    steps = range(SLACK + 1)
    opening = [*(first - s for s in steps), *(first + s for s in steps)]
    closing = [*(after + s for s in steps), *(after - s for s in steps)]
    start, end = int(begins[first]), int(ends[after - 1])
    if (word := next((w for w in opening if w >= 0 and bound(w)), None)) is not None:
        before = text[slice(*gap(word))]  # marks that touch the word belong to it
        start = gap(word)[1] - len(re.split(r"\s", before)[-1])
    if (word := next((w for w in closing if w <= n and bound(w)), None)) is not None:
        behind = text[slice(*gap(word))]
        end = gap(word)[0] + len(re.split(r"\s", behind)[0])
    return start, end
