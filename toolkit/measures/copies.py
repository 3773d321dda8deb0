"""Copies: the same text printed again, word for word or nearly so."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole
from toolkit.measures.alike.anchors import holding
from toolkit.measures.alike.groups import Groups, Texts, groups_of, texts_of
from toolkit.measures.alike.minhash import bands_for, candidates
from toolkit.measures.alike.shingles import Int64, similarities, word_hashes

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

LOWEST = 0.3  # below it, texts on one subject begin to look alike
USUAL = {"jaccard": 0.5, "containment": 0.8}  # thresholds; the names are the measures
PART = 5  # in containment, the longer text has at most so many times the words of the shorter
COLUMNS = ["copy_group", "doc_id", "date", "outlet", "title", "earliest", "similarity", "kind"]
#: What copies are if nothing else is said.
DEFAULTS = f"threshold={USUAL['jaccard']}, measure='jaccard', within=None, seed=0"


def copies(
    corpus: Corpus,
    threshold: float | None = None,
    *,
    measure: str = "jaccard",
    within: str | datetime.timedelta | None = None,
    pairs: bool = False,
    seed: int = 0,
) -> pd.DataFrame:
    """Find articles that are printed more than once, word for word or nearly so.

    Two texts are compared by the different runs of three words that they hold; case, punctuation,
    line breaks and headlines do not count. Documents are in one group if a chain of pairs at or
    above the threshold joins them. A text of fewer than twenty words is a copy only if it is the
    same word for word and so is the headline; documents without text are in no group. Nothing is
    removed; see ``corpus.where(copies="first")``.

    Parameters
    ----------
    threshold : float, optional
        Least similarity of a pair, 0.3 to 1; 0.5 if None, 0.8 for ``containment``. One word in
        eight changed here and there gives 0.5, one in twenty-six 0.8.
    measure : {"jaccard", "containment"}
        ``jaccard``: runs in both texts, divided by those in either. A text cut to half its length
        has 0.5. ``containment``: runs in both, divided by those of the shorter text, for wire
        stories that were shortened or continued; a cut text has 1. Texts of which one is more
        than five times as long are then not linked, so that a digest does not join its items.
    within : str or timedelta, optional
        Longest time between the two of a pair, ``"3D"`` or ``"36h"``; any time if None. A date
        without a time of day counts as midnight. Documents without a date, or with a month or
        year only, are then found as exact copies alone and join the earliest group of their text.
    pairs : bool
        Whether to list pairs instead of documents.
    seed : int
        Seed of the search for ``jaccard``. A pair exactly at the threshold is found with a
        chance of 0.999, one above it more surely, exact copies always. ``containment`` needs none:
        it finds texts by the stretches of fifteen words that they have in common.

    Returns
    -------
    DataFrame
        One row per document that has a copy: ``copy_group`` (the ``doc_id`` of the earliest),
        ``doc_id``, ``date``, ``outlet``, ``title``, ``earliest``, ``similarity`` to the
        earliest, and ``kind``: ``exact`` if the words are those of the earliest in the same
        order, else ``near``. Groups stand by their earliest document, the earliest first; of two
        with the same date the one that comes first in the corpus, undated ones last.

        With ``pairs=True`` one row per pair: ``copy_group``, ``doc_id``, ``other_id`` (the
        earlier of the two), ``similarity`` and ``kind``. An exact copy is paired only with the
        earliest document of the same words, which stands for all of them in other pairs. Where
        more than fifty different texts are much alike, not every pair of them is listed.

    Raises
    ------
    ToolkitError
        `threshold` is not between 0.3 and 1, `measure` not known, `within` no length of time or
        `seed` no whole number.

    References
    ----------
    Broder, A. Z. (1997). On the resemblance and containment of documents.

    Schleimer, S., Wilkerson, D. S. and Aiken, A. (2003). Winnowing.

    Examples
    --------
    >>> import toolkit as tk
    >>> text = " ".join(f"word{n}" for n in range(40))
    >>> frame = pd.DataFrame({"text": [text, text.upper(), text + " more", "Rain."],
    ...                       "doc_id": ["b", "a", "c", "d"], "language": "en",
    ...                       "date": ["2017-10-17", "2017-10-16", "2017-10-18", "2017-10-18"]})
    >>> tk.from_frame(frame).copies()[["copy_group", "doc_id", "earliest", "similarity", "kind"]]
      copy_group doc_id  earliest  similarity   kind
    0          a      a      True    1.000000  exact
    1          a      b     False    1.000000  exact
    2          a      c     False    0.974359   near
    """
    one_of("measure", measure, USUAL)
    least = _threshold(USUAL[measure] if threshold is None else threshold)
    span, seed = _within(within), whole("seed", seed)
    texts = texts_of(corpus, span)
    links = _links(corpus, texts, least, measure, seed)
    groups = groups_of(texts, links.one, links.other)
    if pairs:
        return _pair_table(corpus, texts, links, groups)
    members = groups.members
    first = groups.first[groups.of[members]]
    table = corpus._docs[["doc_id", "date", "outlet", "title"]].iloc[members]
    table = table.reset_index(drop=True)
    table["copy_group"] = _text(corpus._docs["doc_id"].to_numpy(object)[first])
    table["earliest"] = members == first
    table["similarity"] = _to_first(corpus, texts, members, first, measure)
    table["kind"] = _kinds(texts.words[members] == texts.words[first])
    return table[COLUMNS]


class _Links(NamedTuple):
    """Runs that are alike, the earlier as `one`."""

    one: Int64
    other: Int64
    similarity: npt.NDArray[np.float64]


def _links(corpus: Corpus, texts: Texts, threshold: float, measure: str, seed: int) -> _Links:
    from tqdm import tqdm

    tokens = corpus.tokens
    hashes = word_hashes(tokens)
    searched = np.flatnonzero(texts.near)
    documents = texts.document[searched]
    with tqdm(total=len(searched), desc="copies", delay=1.0, leave=False) as bar:
        if measure == "containment":
            found = holding(tokens, documents, hashes, bar.update)
        else:
            bands = bands_for(threshold)
            found = candidates(tokens, documents, hashes, bands, seed, bar.update)
    one, other = searched[found[0]], searched[found[1]]
    close = texts.close(one, other)
    if measure == "containment":
        sizes = np.diff(tokens.bounds)[texts.document]
        close &= np.maximum(sizes[one], sizes[other]) <= PART * np.minimum(sizes[one], sizes[other])
    one, other = one[close], other[close]
    left, right = texts.document[one], texts.document[other]
    similarity = similarities(tokens, left, right, hashes, measure)
    kept = similarity >= threshold
    return _Links(one[kept], other[kept], similarity[kept])


def _to_first(
    corpus: Corpus, texts: Texts, members: Int64, first: Int64, measure: str
) -> npt.NDArray[np.float64]:
    """Similarity of each document to the first of its group; each two texts are compared once."""
    both = np.stack([texts.run[members], texts.run[first]])
    runs, back = np.unique(both, axis=1, return_inverse=True)
    one, other = texts.document[runs]
    found = np.ones(len(one))
    differ = texts.words[one] != texts.words[other]
    hashes = word_hashes(corpus.tokens)
    found[differ] = similarities(corpus.tokens, one[differ], other[differ], hashes, measure)
    return found[back.reshape(-1)]


def _pair_table(corpus: Corpus, texts: Texts, links: _Links, groups: Groups) -> pd.DataFrame:
    later = texts.document[links.other]
    again, before = texts.repeats()
    doc = np.concatenate([later, again])
    other = np.concatenate([texts.partner(links.one, later), before])
    similarity = np.concatenate([links.similarity, np.ones(len(again))])
    exact = np.arange(len(doc)) >= len(later)
    first = groups.first[groups.of[doc]]
    rank = texts.rank
    order = np.lexsort((rank[other], rank[doc], rank[first]))
    ids = corpus._docs["doc_id"].to_numpy(object)
    return pd.DataFrame(
        {
            "copy_group": _text(ids[first[order]]),
            "doc_id": _text(ids[doc[order]]),
            "other_id": _text(ids[other[order]]),
            "similarity": similarity[order],
            "kind": _kinds(exact[order]),
        }
    )


def _text(values: npt.NDArray) -> Any:
    return pd.array(values, dtype="str")


def _kinds(exact: npt.NDArray[np.bool_]) -> Any:
    return _text(np.where(exact, "exact", "near").astype(object))


def _threshold(value: Any) -> float:
    number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not number or not LOWEST <= float(value) <= 1:
        raise ToolkitError(
            f"threshold={value!r} must be a number from {LOWEST} to 1: the share of runs of three "
            "words that two texts have in common. Usual are 0.8, and 0.5 for edited copies too."
        )
    return float(value)


def _within(value: Any) -> int | None:
    """A length of time in microseconds."""
    if value is None:
        return None
    given = isinstance(value, datetime.timedelta | np.timedelta64)
    if isinstance(value, str):  # pandas takes a bare number as nanoseconds
        given = not value.strip().replace(".", "").isdecimal()
    try:
        span = pd.Timedelta(value) if given else pd.NaT
    except (ValueError, OverflowError):
        span = pd.NaT
    if pd.isna(span) or span < pd.Timedelta(0):
        raise ToolkitError(
            f"within={value!r} is no length of time. Write '3D' for three days, '36h', or None "
            "for any time."
        )
    return span // pd.Timedelta(1, "us")
