"""Which frames articles are told in: what share of their words each has, and which one leads."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole
from toolkit.intervals import INTERVALS, Clusters, interval
from toolkit.intervals.contract import need_level
from toolkit.measures.cells import Cells, cells
from toolkit.measures.clusters import clusters_of
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.measures.once import once
from toolkit.tone.frame_counts import Counts, Leading, counted, family_of, leading

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

MADE = ["main_docs", "main_share", "undecided_docs", "frame_hits", "portion", "total_sentences"]
MADE += ["sentence_share", "frame", "next_frame", "margin"]
NO_WORDS = "the lexicon has no words of this language"


def frames(
    corpus: Corpus,
    lexicon: ThemesLike = "frames",
    *,
    by: str | Sequence[str] | None = None,
    unit: str = "docs",
    family: str | None = None,
    least: int = 3,
    margin: float = 0.2,
    copies: str = "all",
    interval: str = "clustered",
    cluster: str = "outlet-day",
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Find the main frame of each article, or how often each frame is the main one.

    A frame is a list of seed words. The lists of the shipped lexicon are **not validated**: code
    a sample by hand before you rely on them (see Notes). An article whose words lean to no frame
    clearly has none. The share of articles with any word of a frame is what ``corpus.track``
    gives: ``corpus.track(tk.themes("frames"))``.

    Parameters
    ----------
    lexicon : Themes, path, mapping or name
        Frames as themes; "frames" are fourteen dimensions of the Policy Frames Codebook (the
        fifteenth, "Other", has no words) and, in a family of their own, five codes for Iraq and
        Iran: sovereignty, sectarian, meddling, humanitarian, oil.
    by : str, list of str, optional
        Cells as in ``corpus.track``; a row for each article if None.
    unit : {"docs", "sentence"}
        What a hit is: each match, or each sentence with one, however many there are in it.
    family : str, optional
        Which frames compete with each other: "policy" or "domain"; those of the first family of
        the lexicon if None.
    least : int
        Hits that a main frame needs.
    margin : float
        By how much its portion of all hits must be larger than that of the next one, 0 to 1.
    copies, interval, cluster, level, draws, seed
        As in ``corpus.track``; the interval is that of ``main_share``.

    Returns
    -------
    DataFrame
        With ``by=None`` one row per article: ``doc_id``, ``date``, ``outlet``, ``language``,
        ``frame`` (the main frame; empty if none is clear), ``hits`` (of the frame that leads),
        ``frame_hits`` (of all frames), ``portion`` (hits / frame_hits), ``next_frame``,
        ``margin`` (portion of the leading frame less that of the next), ``total_tokens``,
        ``total_sentences`` (with unit="sentence") and ``remark``, which says why there is none.

        With `by` one row per frame and cell: ``theme``, the columns of `by`, ``docs`` (articles
        with a hit), ``hits``, ``frame_hits`` (hits of all frames of the cell), ``portion``,
        ``sentence_share`` (hits / total_sentences, with unit="sentence"), ``total_docs``,
        ``total_tokens``, ``undecided_docs`` (articles without a main frame), ``main_docs``
        (articles with this one), ``main_share`` (main_docs / total_docs), ``low``, ``high`` and
        ``complete``. Shares of the frames and of the undecided add up to 1. Articles in a language
        that the lexicon has no words of are not counted.

    Raises
    ------
    ToolkitError
        There are fewer than two frames, `margin` is not between 0 and 1, or another argument is
        not one of those allowed.

    Notes
    -----
    To validate, take ``corpus.validation_sample(tk.themes("frames").only("economic"), 150)``, code
    it, and see ``tk.validation.accuracy``. Lists of different languages differ in length: compare
    outlets of one language.

    References
    ----------
    Boydstun, A. E., Card, D., Gross, J. H., Resnik, P. and Smith, N. A. (2014). Tracking the
    development of media frames within and across policy issues.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["Prices rose, wages fell, jobs went.", "Troops fired missiles at an army base.",
    ...          "The bank was attacked."]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    >>> corpus.frames()[["frame", "hits", "frame_hits", "portion", "remark"]]
          frame  hits  frame_hits  portion                         remark
    0  economic     3           3      1.0
    1  security     3           3      1.0
    2               1           2      0.5  fewer than 3 hits of any frame
    """
    level, least = need_level(level), whole("least", least, 1)
    one_of("interval", interval, list(INTERVALS))
    margin = _part("margin", margin)
    wanted = family_of(some_themes(lexicon), family)
    part = once(corpus, copies)
    found = counted(part, wanted, unit)
    lead = leading(found.hits, least, margin)
    if by is None:
        return _documents(part, found, lead, least, margin)
    lead = lead._replace(decided=lead.decided & found.known)
    layout = cells(part, by, made=MADE, counted=found.known)
    grouped = clusters_of(part, layout, cluster)
    how = {"level": level, "draws": draws, "seed": seed}
    tables = [
        _in_cells(layout, grouped, found, lead, i, interval, how) for i in range(len(found.frames))
    ]
    return pd.concat(tables, ignore_index=True)


_interval = interval  # the argument of `frames` has the name that users look for


def _documents(
    corpus: Corpus, found: Counts, lead: Leading, least: int, margin: float
) -> pd.DataFrame:
    docs = corpus._docs
    names = np.array([*found.frames, ""], object)
    some = np.where(lead.every > 0, lead.second, len(found.frames))
    following = found.hits[np.arange(len(docs)), lead.second] > 0
    table = docs[["doc_id", "date", "outlet", "language"]].copy()
    decided = lead.decided & found.known
    table["frame"] = pd.array(names[np.where(decided, lead.first, len(found.frames))], dtype="str")
    table["hits"], table["frame_hits"] = lead.hits, lead.every
    table["portion"] = lead.portion
    table["next_frame"] = pd.array(names[np.where(following, some, len(found.frames))], dtype="str")
    table["margin"] = lead.margin
    table["total_tokens"] = np.diff(corpus.tokens.bounds)
    if found.sentences is not None:
        table["total_sentences"] = found.sentences
    told = np.select(
        [~found.known, lead.every == 0, lead.hits < least, ~decided],
        [
            NO_WORDS,
            "no word of a frame",
            f"fewer than {least} hits of any frame",
            f"the two first frames are nearer than {margin:g}",
        ],
        "",
    )
    table["remark"] = pd.array(told.astype(object), dtype="str")
    return table.reset_index(drop=True)


def _in_cells(
    layout: Cells,
    grouped: Clusters,
    found: Counts,
    lead: Leading,
    frame: int,
    method: str,
    how: dict[str, Any],
) -> pd.DataFrame:
    inside = layout.of >= 0
    of, size = layout.of[inside], len(layout.table)

    def summed(values: np.ndarray) -> np.ndarray:
        return np.bincount(of, values[inside], size).astype(np.int64)

    hits = found.hits[:, frame]
    main = lead.decided & (lead.first == frame)
    docs, total = summed(hits > 0), layout.table["total_docs"].to_numpy()
    table = layout.table[layout.keys].copy()
    table.insert(0, "theme", pd.Series(found.frames[frame], table.index, dtype="str"))
    table["docs"], table["hits"], table["frame_hits"] = docs, summed(hits), summed(lead.every)
    table["portion"] = table["hits"] / table["frame_hits"].where(table["frame_hits"] > 0)
    if found.sentences is not None:
        table["total_sentences"] = summed(found.sentences)
        sentences = table["total_sentences"].where(table["total_sentences"] > 0)
        table["sentence_share"] = table["hits"] / sentences
    table["total_docs"], table["total_tokens"] = total, layout.table["total_tokens"]
    table["undecided_docs"], table["main_docs"] = summed(~lead.decided), summed(main)
    table["main_share"] = table["main_docs"] / table["total_docs"].where(table["total_docs"] > 0)
    bounds = _interval(method, grouped, main, **how)
    table["low"], table["high"] = bounds.low, bounds.high
    if "complete" in layout.table:
        table["complete"] = layout.table["complete"]
    return table


def _part(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 <= float(value) <= 1:
        raise ToolkitError(f"{name}={value!r} must be a number from 0 to 1: {name}=0.1.")
    return float(value)
