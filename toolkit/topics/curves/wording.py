"""How a topic is worded in each period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import whole
from toolkit.topics.curves.reworded import by_chance, hellinger, reworded
from toolkit.topics.curves.window_topics import found, relevant
from toolkit.topics.reading.terms import first
from toolkit.topics.slices import laid_out, moments

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

Floats = npt.NDArray[np.float64]

LAST = ["term", "weight", "came", "went", "moved", "moved_by_chance"]
LEAST_WORDS = 20  # of a topic in a period, below which its wording there is not told


def wording(
    model: TopicModel,
    by: str | None = None,
    n: int = 10,
    *,
    topic: int | None = None,
    draws: int = 10,
    seed: int = 0,
) -> pd.DataFrame:
    """The most telling terms of each topic in each period, and how much they moved.

    A model fitted with ``by="month"`` (``over_time``) tells what it found in each month: the mean
    of the window topics that belong to the topic, weighted by their shares. For other models, and
    for another period, the words of a topic are estimated anew in each period with the shares of
    the documents held fixed, and drawn towards its words overall by a prior of 50 words.

    Parameters
    ----------
    by : str, optional
        The period, as in `track`; if None that of the fit, or else ``"month"``.
    n : int
        Terms of each topic and period.
    topic : int, optional
        One topic; every topic if None.
    draws : int
        Shuffles of the documents for ``moved_by_chance``; 0 for none.
    seed : int
        Of the shuffles.

    Returns
    -------
    DataFrame
        ``topic``, ``label``, ``period``, ``complete``, ``total_docs``, ``topic_words`` (words of
        the period that are of the topic, as estimated), ``gap`` (no window topic, or fewer than 20
        words: one row without a term), ``rank``, ``term``, ``weight`` (probability in the
        topic in that period), ``came`` (the term is not among the first `n` of the last period
        that is no gap), ``went`` (those that are no longer among them), ``moved`` (Hellinger
        distance to that period over all terms, 0 to 1), ``moved_by_chance`` (the mean of it if
        the documents of both periods are shuffled between them; ``NaN`` where a gap lies between
        them, and for what ``over_time`` found, which cannot be shuffled). Terms are ranked by
        relevance as in `terms`, against the frequency of the term in all periods.

    Raises
    ------
    ToolkitError
        `by` is no single period, no document has a date as exact, there is no such topic, or
        `n`, `draws` or `seed` is no whole number as needed.

    Notes
    -----
    `moved` is above 0 even if nothing moved, since other articles have other words: the more so,
    the fewer ``topic_words`` stand behind it. Only what is clearly above ``moved_by_chance`` says
    that the wording moved.

    References
    ----------
    Greene, D. and Cross, J. P. (2017). Exploring the political agenda of the European Parliament
    using a dynamic topic modeling approach.
    Grootendorst, M. (2022). BERTopic (words of a topic estimated anew in each period).

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel", "vote ballot count"] * 12
    >>> texts += ["oil price tanker", "vote ballot poll"] * 12
    >>> frame = pd.DataFrame({"text": texts, "language": "en"})
    >>> frame["date"] = ["2017-09-01"] * 24 + ["2017-10-01"] * 24
    >>> table = tk.from_frame(frame).topics(2, fits=1).wording(n=3)
    >>> sorted(table.loc[table["came"], "term"])
    ['poll', 'tanker']
    """
    n = whole("n", n, 1)
    draws, seed = whole("draws", draws), whole("seed", seed)
    if topic is not None:
        model.known(topic)
    fitted = model.settings.get("by") if "window_phi" in model.details else None
    layout = laid_out(model.corpus, by or fitted or "month")
    if fitted and by in (None, fitted):
        worded, words = found(model, layout.of, moments(layout))
        chance = np.full(words.shape, np.nan)
    else:
        worded, words = reworded(model, layout.of, len(layout.table))
        chance = by_chance(model, layout.of, len(layout.table), draws, seed)
    labels, parts = model.labels, []
    for number in range(len(model.phi)) if topic is None else [topic]:
        told = words[:, number] >= LEAST_WORDS
        best = first(relevant(model, worded[told, number]), n, model.vocabulary)
        ranked = dict(zip(np.flatnonzero(told).tolist(), best, strict=True))
        part = _rows(worded[:, number], chance[:, number], ranked, model.vocabulary)
        cell = layout.table[["period", "complete", "total_docs"]].iloc[part.pop("cell")]
        part["topic_words"] = words[cell.index, number]
        part = pd.concat([cell.reset_index(drop=True), part.reset_index(drop=True)], axis=1)
        part.insert(0, "label", labels[number])
        part.insert(0, "topic", number)
        parts.append(part)
    order = ["topic", "label", "period", "complete", "total_docs", "topic_words", "gap", "rank"]
    return pd.concat(parts, ignore_index=True)[[*order, *LAST]]


def _rows(
    worded: Floats,
    chance: Floats,
    ranked: dict[int, npt.NDArray[np.int64]],
    terms: npt.NDArray[Any],
) -> pd.DataFrame:
    """Rows of one topic: a line per term, or one without a term for a gap."""
    rows: list[tuple[Any, ...]] = []
    last: int | None = None
    for cell in range(len(worded)):
        if cell not in ranked:
            rows.append((cell, True, pd.NA, "", np.nan, False, "", np.nan, np.nan))
            continue
        best, before = ranked[cell], [] if last is None else ranked[last].tolist()
        went = ", ".join(terms[t] for t in before if t not in best)
        moved = np.nan if last is None else float(hellinger(worded[last], worded[cell]))
        usual = np.nan if last != cell - 1 else chance[cell]
        for rank, term in enumerate(best.tolist(), start=1):
            came = last is not None and term not in before
            weight = worded[cell, term]
            rows.append((cell, False, rank, terms[term], weight, came, went, moved, usual))
        last = cell
    names = ["cell", "gap", "rank", *LAST]
    return pd.DataFrame(rows, columns=names).astype({"rank": "Int64", "term": object})
