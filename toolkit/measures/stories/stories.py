"""Stories: articles of several outlets, or of one, on the same event."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.language import LANGUAGES
from toolkit.language.fold import fold
from toolkit.measures.alike.attaching import attached
from toolkit.measures.alike.vectors import rarity, unit_vectors
from toolkit.measures.stories.moments import HOUR, Int64, Moments, moments

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

THRESHOLD, HOURS = 0.25, 36.0
LOWEST = 0.1  # below it, articles on any subject are alike
LIFE = 2  # a story can be joined for so many times `hours`, from its first article on
SLACK = 72 * HOUR  # dates without a time of day, and clocks of two zones, in the order of time


def stories(corpus: Corpus, *, threshold: float = THRESHOLD, hours: float = HOURS) -> pd.DataFrame:
    """Find articles on the same event.

    Going through the articles in the order of time, each joins the story of the most similar
    earlier article in its language, if that is similar enough, not longer ago than `hours`, and
    in a story that began not longer ago than twice `hours`. So a long affair is cut into stories
    of a few days each instead of growing into one by links from day to day. An article that
    joins none may begin a story.

    Parameters
    ----------
    threshold : float
        Least cosine of the weighted words of two articles, 0.1 to 1.
    hours : float
        Longest time between an article and the one it joins. If one of two dates has no time of
        day, days are counted, and dates up to ``hours / 24`` days apart are near: with 36 hours
        those of the same and of neighbouring days.

    Returns
    -------
    DataFrame
        One row per document that is in a story of two or more: ``story`` (the ``doc_id`` of its
        earliest), ``doc_id``, ``date``, ``outlet``, ``title``, ``earliest``, ``similarity`` to
        the article that it joined (NaN for the earliest), ``other_id``, that article (empty for
        the earliest), and ``documents``, those of the story. Stories by their earliest document,
        the earliest first. Documents without a date exact to the day, with fewer than three
        different words beside stop words, or in a language of which there is no other, are in
        no story.

    Raises
    ------
    ToolkitError
        `threshold` is not between 0.1 and 1, or `hours` no number above 0.

    References
    ----------
    Welbers, K., van Atteveldt, W., Kleinnijenhuis, J. and Ruigrok, N. (2018). A gatekeeper among
    gatekeepers. (0.4 within 36 hours.)

    Allan, J., Papka, R. and Lavrenko, V. (1998). On-line new event detection and tracking.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"], "language": "en", "outlet": ["North", "South", "North"],
    ...     "date": ["2017-10-16 06:00", "2017-10-16 09:30", "2017-10-16 10:00"],
    ...     "text": ["Federal troops entered the oil fields near Kirkuk.",
    ...              "Troops of the federal government took oil fields west of Kirkuk.",
    ...              "Heavy rain flooded streets and markets in Basra."]})
    >>> stories(tk.from_frame(frame))[["story", "doc_id", "earliest", "other_id", "documents"]]
      story doc_id  earliest other_id  documents
    0     a      a      True                   2
    1     a      b     False        a          2
    """
    return _table(corpus, _share(threshold), _length(hours), np.ones(len(corpus), bool))


def stories_among(corpus: Corpus, chosen: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Stories among some documents, with the usual settings; how rare a word is says the corpus."""
    return _table(corpus, THRESHOLD, HOURS, chosen)


def _table(
    corpus: Corpus, threshold: float, hours: float, chosen: npt.NDArray[np.bool_]
) -> pd.DataFrame:
    rows, to, first, similarity = _attach(corpus, threshold, hours, chosen)
    docs = corpus._docs
    ids = docs["doc_id"].to_numpy(object)
    sizes = np.bincount(first, minlength=len(docs))[first]
    place = np.empty(len(docs), np.int64)
    place[rows] = np.arange(len(rows))
    order = np.lexsort((place[rows], place[first]))
    order = order[sizes[order] > 1]
    rows, to, first, similarity = rows[order], to[order], first[order], similarity[order]
    table = docs[["doc_id", "date", "outlet", "title"]].iloc[rows].reset_index(drop=True)
    table.insert(0, "story", _text(ids[first]))
    table["earliest"] = rows == first
    table["similarity"] = similarity
    table["other_id"] = _text(np.where(to >= 0, ids[to], ""))
    table["documents"] = sizes[order]
    return table


def _attach(
    corpus: Corpus, threshold: float, hours: float, chosen: npt.NDArray[np.bool_]
) -> tuple[Int64, Int64, Int64, np.ndarray]:
    """Chosen documents by time, what each joined or -1, the first of its story, and the cosine."""
    from tqdm import tqdm

    times = moments(corpus)
    order = times.order[chosen[times.order]]
    to, first = np.full(len(corpus), -1), np.arange(len(corpus))
    similarity = np.full(len(corpus), np.nan)
    languages = corpus._docs["language"].to_numpy(object)
    counts = corpus.tokens.counts()
    with tqdm(total=len(order), desc="stories", delay=1.0, leave=False) as bar:
        for language in pd.unique(languages[order]):
            weights = rarity(counts, np.flatnonzero(languages == language), _kept(corpus, language))
            rows = order[languages[order] == language]
            within = partial(_within, times, rows)
            found = attached(
                partial(_vectors, counts, rows, weights),
                _reach(times, rows, hours),
                threshold,
                partial(within, hours),
                partial(within, LIFE * hours),
                bar.update,
            )
            joined = found.to >= 0
            to[rows[joined]] = rows[found.to[joined]]
            first[rows], similarity[rows] = rows[found.first], found.similarity
    return order, to[order], first[order], similarity[order]


def _vectors(counts: Any, rows: Int64, weights: np.ndarray, start: int, end: int) -> Any:
    return unit_vectors(counts[rows[start:end]], weights)


def _within(times: Moments, rows: Int64, hours: float, one: Int64, other: Int64) -> Any:
    return np.abs(times.hours(rows[one], rows[other])) <= hours


def _reach(times: Moments, rows: Int64, hours: float) -> Int64:
    """The first of some documents, sorted by time, that may be near each of them."""
    moment = times.sorting[rows]
    return np.searchsorted(moment, moment - int(hours * HOUR) - SLACK)


def _kept(corpus: Corpus, language: str) -> Any:
    """Which words of the index are no stop words of a language."""
    known = LANGUAGES[language].stopwords() if language in LANGUAGES else ()
    stop = {fold(word) for word in known}
    return np.array([key not in stop for key in corpus.tokens.keys], bool)


def _text(values: np.ndarray) -> Any:
    return pd.array(values, dtype="str")


def _share(value: Any) -> float:
    number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not number or not LOWEST <= float(value) <= 1:
        raise ToolkitError(
            f"threshold={value!r} must be a number from {LOWEST} to 1: the cosine of the weighted "
            f"words of two articles. Usual is {THRESHOLD}; lower finds more and errs more often."
        )
    return float(value)


def _length(value: Any) -> float:
    number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not number or not 0 < float(value) < np.inf:
        raise ToolkitError(
            f"hours={value!r} must be a number above 0: the longest time between two articles on "
            f"the same event. Usual is {HOURS:g}."
        )
    return float(value)
