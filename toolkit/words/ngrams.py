"""Runs of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole
from toolkit.matching.patterns import Pattern, as_patterns, find
from toolkit.measures.frequencies import stopwords_of
from toolkit.totals import alphabet, key_counts
from toolkit.words.grams.association import MEASURES, associated
from toolkit.words.grams.counting import Flags, Runs, Words, counted
from toolkit.words.grams.joined import WITHIN, joined
from toolkit.words.grams.pairs import Int64
from toolkit.words.grams.written import written

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.tokens import Tokens

LONGEST = 5
STOPWORDS = (False, "edges", True)
ORDERS = ("hits", "docs", *MEASURES)
COLUMNS = ["rank", "term", "length", "hits", "docs", "rate"]


def ngrams(
    corpus: Corpus,
    n: int | Iterable[int] = 2,
    *,
    top: int | None = None,
    min_count: int = 2,
    containing: str | Pattern | Iterable[str | Pattern] | None = None,
    drop_stopwords: bool | str = False,
    within: str = "document",
    association: bool = False,
    order: str = "hits",
) -> pd.DataFrame:
    """Count runs of words: "united states", "islamic revolutionary guard corps".

    Parameters
    ----------
    n : int or several
        Words in a run, 2 to 5: ``3`` or ``[2, 3]``.
    top : int, optional
        Keep the first so many rows in the `order` asked for.
    min_count : int
        Hits that a run must have. With 1 a large corpus makes a very long table.
    containing : str, Pattern or list, optional
        Count only runs that hold one of these: a word, a phrase, a glob.
    drop_stopwords : {False, "edges", True}
        ``"edges"`` leaves out runs that begin or end with a stop word of the languages of the
        corpus, True runs that hold one anywhere.
    within : {"document", "sentence", "punctuation"}
        What a run may not leave. ``"punctuation"``: it crosses no mark but a hyphen, an
        apostrophe or the point of a short form, and no end of a sentence. No run ever reaches
        into another document.
    association : bool
        Also say how closely the words of a run belong together.
    order : str
        ``hits``, ``docs``, or a measure of association, which is computed then; the largest
        first, ties in alphabetical order.

    Returns
    -------
    DataFrame
        ``rank``, ``term``, ``length`` (words), ``hits``, ``docs``, ``rate`` (hits per 10,000
        tokens). With `association` also, for a run of K words among the N runs of K words that
        the corpus has, each word with its frequency f at its place in them:

        ``expected_hits`` (E = N * product of f / N), ``mi`` (log2 of hits / E), ``log_dice`` (14 +
        log2 of K * hits / sum of f, at most 14), ``g2`` (log-likelihood ratio of the table of 2^K
        cells against independence), ``lambda`` (interaction of all K words in the saturated
        log-linear model of that table, 0.5 added to each cell) and ``lambda_z`` (lambda in
        standard errors). N and f count all runs of the corpus, whatever is left out of the table.
        For three words and more ``lambda`` is what the run has beyond its shorter parts, so that
        "the united states" has little.

    Raises
    ------
    ToolkitError
        `n` is not 2 to 5, `top` or `min_count` no such number, a pattern cannot be used or is
        longer than the runs, or another argument is not one of those allowed.

    References
    ----------
    Blaheta, D. and Johnson, M. (2001). Unsupervised learning of multi-word verbs (lambda).

    Church, K. W. and Hanks, P. (1990). Word association norms, mutual information, and
    lexicography. Computational Linguistics 16, 22-29.

    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19, 61-74.

    Rychlý, P. (2008). A lexicographer-friendly association score (logDice).

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["a b c a b d e b d a b"]}), language="en")
    >>> corpus.ngrams(association=True)[["term", "hits", "lambda", "lambda_z"]].round(4)
      term  hits  lambda  lambda_z
    0  a b     3  3.4122    1.9361
    1  b d     2  3.2189    1.7994
    """
    lengths = _lengths(n)
    top = None if top is None else whole("top", top)
    least = whole("min_count", min_count, 1)
    one_of("drop_stopwords", drop_stopwords, STOPWORDS)
    one_of("within", within, WITHIN)
    one_of("order", order, ORDERS)
    tokens, on = corpus.tokens, joined(corpus, within)
    stop = _stopwords(corpus) if drop_stopwords else np.zeros(len(tokens.keys), bool)
    every = words = Words(tokens.codes, tokens.key_of, key_counts(tokens))
    if drop_stopwords is True:
        key_of = np.where(stop[every.key_of], -1, every.key_of)
        words = Words(tokens.codes, key_of, np.where(stop, 0, every.times))
    shared = (words, on, tokens.bounds)
    if containing is None:
        runs = counted(*shared, lengths, least)
    else:
        wanted = as_patterns(containing)
        runs = {k: counted(*shared, [k], least, _holding(tokens, wanted, k))[k] for k in lengths}
    parts = []
    for length, found in runs.items():
        if drop_stopwords == "edges":
            found = _some(found, ~stop[found.words[:, 0]] & ~stop[found.words[:, -1]])
        part = {"length": np.full(len(found.hits), length), "hits": found.hits, "docs": found.docs}
        if association or order in MEASURES:
            part |= associated(found, every, on, least)
        parts.append((found.words, pd.DataFrame(part)))
    return _table(tokens, parts, order, top)


def _lengths(n: Any) -> list[int]:
    given = list(n) if isinstance(n, Iterable) and not isinstance(n, str) else [n]
    made = sorted({whole("n", one, 2) for one in given})
    if not made or made[-1] > LONGEST:
        raise ToolkitError(
            f"n={n!r} must be the number of words in a run, 2 to {LONGEST}, or several: [2, 3]. "
            "The number of rows is top; single words are counted by corpus.frequencies()."
        )
    return made


def _stopwords(corpus: Corpus) -> Flags:
    stop = stopwords_of(corpus)
    return np.array([key in stop for key in corpus.tokens.keys], bool)


def _holding(tokens: Tokens, patterns: Sequence[Pattern], length: int) -> Flags:
    """Tokens at which a run of so many words begins that holds a match."""
    holds = np.zeros(len(tokens), bool)
    for pattern in patterns:
        if min(map(len, pattern.readings)) > length:
            raise ToolkitError(
                f"containing={pattern.text!r} has more words than a run with n={length}. Give a "
                "shorter pattern or a larger n."
            )
        first, size = find(tokens, pattern)
        for words in range(1, length + 1):
            for back in range(length - words + 1):
                begin = first[size == words] - back
                holds[begin[begin >= 0]] = True
    return holds


def _some(runs: Runs, keep: Flags) -> Runs:
    return Runs(runs.words[keep], runs.hits[keep], runs.docs[keep])


def _table(
    tokens: Tokens, parts: list[tuple[Int64, pd.DataFrame]], order: str, top: int | None
) -> pd.DataFrame:
    """Rows in order; only those that are kept are spelled out, as that is what costs."""
    table = pd.concat([table for _, table in parts], ignore_index=True)
    widest = max(words.shape[1] for words, _ in parts)
    words = np.full((len(table), widest), -1)
    filled = 0
    for part, _ in parts:
        words[filled : filled + len(part), : part.shape[1]] = part
        filled += len(part)
    values, number = table[order].to_numpy(), len(table) if top is None else min(top, len(table))
    keep = np.arange(len(table))
    if 0 < number < len(table):
        keep = np.flatnonzero(values >= np.partition(values, -number)[-number])
    place = np.append(alphabet(tokens), -1)  # no word is before all words
    by = np.lexsort((*place[words[keep]].T[::-1], -values[keep]))[:number]
    table = table.iloc[keep[by]].reset_index(drop=True)
    table.insert(0, "rank", np.arange(1, len(table) + 1))
    table["term"] = written(tokens, words[keep[by]])
    table["rate"] = 10_000 * table["hits"] / max(len(tokens), 1)
    return table[[*COLUMNS, *(name for name in MEASURES if name in table)]]
