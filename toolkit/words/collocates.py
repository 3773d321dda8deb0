"""Words that stand near a word more often than chance would have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole
from toolkit.intervals.contract import need_level
from toolkit.matching.patterns import Pattern
from toolkit.matching.spans import Spans
from toolkit.matching.theme import Theme
from toolkit.measures.cells import cells
from toolkit.themes import Themes
from toolkit.totals import key_counts
from toolkit.words.association_scores import associations_of
from toolkit.words.associations import ASSOCIATIONS, USUAL, Together
from toolkit.words.distinct import first_of_each
from toolkit.words.given import chosen
from toolkit.words.languages import languages_of, need_one_language, stop_keys
from toolkit.words.near import near, windows
from toolkit.words.nodes import nodes_of, reach
from toolkit.words.sides import Part
from toolkit.words.tallies import hits_in
from toolkit.words.terms import spelled

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Int64 = npt.NDArray[np.int64]
EXPECTED = ("window", "span", "plain")
COUNTS = (
    "rank term hits hits_before hits_after docs n_node n_term total_tokens window_tokens "
    "expected_hits window_factor"
).split()
MADE = [*COUNTS, *(column for measure in ASSOCIATIONS.values() for column in measure.columns)]


def collocates(
    corpus: Corpus,
    node: str | Pattern | Iterable[str | Pattern] | Themes | Theme,
    *,
    window: int | tuple[int, int] | str = 5,
    within: str = "document",
    by: str | Sequence[str] | None = None,
    measures: str | Iterable[str] = USUAL,
    order: str | None = None,
    n: int | None = None,
    min_count: int = 5,
    expected: str = "window",
    overlaps: str = "once",
    valuetype: str = "glob",
    case: bool = False,
    language: str | None = None,
    drop_stopwords: bool = False,
    copies: str = "all",
    level: float = 0.95,
) -> pd.DataFrame:
    """Find the words that stand near a word, a phrase or a theme.

    Parameters
    ----------
    node : str, list of str, or one theme
        ``"government"``, ``"islamic state"``, ``"militia*"``; several count as one node.
    window : int, (int, int) or "sentence"
        Words before and after that are near; the same for both, or of each; or all words of the
        sentence. No window reaches into another document.
    within : {"document", "sentence"}
        What a window may not leave.
    by : str or list of str, optional
        Count in each value of a column, period, or combination by itself: ``"outlet"``.
    measures : str or list of str
        Any of ``log_dice``, ``mi``, ``mi2``, ``mi3``, ``mi_log_f``, ``npmi``, ``t_score``,
        ``t_score_binomial``, ``z_score``, ``dice``, ``min_sensitivity``, ``delta_p_term`` (of the
        term, given the node), ``delta_p_node``; and, of the words in windows against those
        outside, ``g2_two_term``, ``g2_four_term``, ``chi2``, ``chi2_yates``, ``fisher_p``,
        ``fisher_more_p``, ``log_ratio`` with its limits, ``lrc``, ``relative_risk``,
        ``odds_ratio``.
    order : str, optional
        The measure to order by, or ``hits``; the first measure if None.
    n : int, optional
        So many terms (in each cell); all if None.
    min_count : int
        How often a term must stand near the node.
    expected : {"window", "span", "plain"}
        What chance is, for ``mi`` and its kin, ``t_score`` and ``z_score``: f1 f2 / N times the
        tokens that windows really hold for each node (``window``), the tokens that they may hold
        (``span``, as Evert 2008), or as it is (``plain``, as Rychlý 2008, Sketch Engine and conc:
        scores of ``mi`` are higher by the logarithm of the window then, and 0 is not chance).
    overlaps : {"once", "each"}
        Whether a token that is near several nodes counts once, and nodes near each other not at
        all; or each time, as conc and NLTK count.
    valuetype, case, language
        As in ``corpus.kwic``.
    drop_stopwords : bool
        Leave out the stop words of the languages. All tokens count in the sizes.
    copies : {"all", "distinct", "stories"}
        What is counted once (in each cell), as in ``corpus.track``.
    level : float
        Coverage of the limits of ``log_ratio``, for all terms of the table (or cell) together.

    Returns
    -------
    DataFrame
        The strongest first: ``rank``, ``term``, ``hits`` (near the node), ``hits_before`` and
        ``hits_after`` it (a token between two nodes is in both), ``docs`` in which it is near,
        ``n_node`` and ``n_term`` (hits of each in all), ``total_tokens``, ``window_tokens`` (all
        near the node), ``expected_hits``, ``window_factor`` (what f1 f2 / N was multiplied by)
        and the measures. With `by`, its columns stand first; cells without the node have no row.
        Tests have no sign: terms that are rarer near the node stand last when ordered by one.

    Raises
    ------
    ToolkitError
        The node cannot be used, documents are in several languages, or an argument is not one of
        those allowed.

    References
    ----------
    Evert, S. (2008). Corpora and collocations.

    Rychlý, P. (2008). A lexicographer-friendly association score (logDice).

    Gries, S. Th. (2013). 50-something years of work on collocations (delta P).

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["crude oil prices rose", "oil prices fell", "cold rain fell", "prices of bread"]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    >>> found = corpus.collocates("oil", window=2, min_count=1, n=2)
    >>> found[["term", "hits", "hits_before", "hits_after", "docs", "n_term", "log_dice"]].round(2)
         term  hits  hits_before  hits_after  docs  n_term  log_dice
    0  prices     2            0           2     2       3     13.68
    1   crude     1            1           0     1       1     13.42
    """
    how = _how(window, within, expected, overlaps)
    wanted = chosen("measures", measures, ASSOCIATIONS)
    order = wanted[0] if order is None else order
    one_of("order", order, ["hits", *ASSOCIATIONS])
    n = None if n is None else whole("n", n, 1)
    least, level = whole("min_count", min_count, 1), need_level(level)
    tokens = corpus.tokens
    layout = cells(corpus, by, made=MADE)
    of = first_of_each(corpus, layout.of, copies)
    spans = nodes_of(corpus, node, valuetype, case, language)
    cell = of[tokens.document_of(spans.first)]
    tables = []
    for number in np.unique(cell[cell >= 0]).tolist() or [0]:
        rows = np.flatnonzero(of == number)
        languages = languages_of(Part(corpus, rows))
        need_one_language(languages, "collocates")
        whole_corpus = len(rows) == len(corpus)
        frequency = key_counts(tokens) if whole_corpus else hits_in(tokens, rows)
        keys, together, counts = _counted(
            corpus, spans.where(cell == number), frequency, how, least
        )
        kept = ~stop_keys([tokens.keys[key] for key in keys.tolist()], languages, drop_stopwords)
        needed = wanted if order in (*wanted, "hits") else [*wanted, order]
        table = associations_of(together, needed, level, max(int(kept.sum()), 1))
        table = table.assign(term=pd.array(spelled(tokens, keys), "str"), **counts)
        table = _ranked(table[kept], order, _attracted(together)[kept])[:n]
        columns = [column for name in needed for column in ASSOCIATIONS[name].columns]
        row = layout.table[layout.keys].iloc[np.full(len(table), number)].reset_index(drop=True)
        tables.append(pd.concat([row, table[[*COUNTS, *columns]]], axis=1))
    return pd.concat(tables, ignore_index=True)


class _How(NamedTuple):
    """`size` is None for the whole sentence."""

    size: tuple[int, int] | None
    within: str
    expected: str
    once: bool


def _how(window: Any, within: str, expected: str, overlaps: str) -> _How:
    one_of("within", within, ("document", "sentence"))
    one_of("expected", expected, EXPECTED)
    one_of("overlaps", overlaps, ("once", "each"))
    if isinstance(window, str):
        one_of("window", window, ("sentence",))
        if expected == "span":
            raise ToolkitError(
                "expected='span' needs a number of words, and sentences differ in length. Leave it "
                "out: the tokens that the sentences hold are counted."
            )
        return _How(None, "sentence", expected, overlaps == "once")
    ends = window if isinstance(window, tuple | list) else (window, window)
    if len(ends) != 2:
        raise ToolkitError(
            f"window={window!r} must be a number of words, those before and after, (5, 5), or "
            "'sentence'."
        )
    before, after = (whole("window", end) for end in ends)
    if not before + after:
        raise ToolkitError("window=0 holds no word. Give 1 or more, or (0, 3) for words after it.")
    return _How((before, after), within, expected, overlaps == "once")


def _counted(
    corpus: Corpus, spans: Spans, frequency: Int64, how: _How, least: int
) -> tuple[Int64, Together, dict[str, Int64]]:
    """Keys that stand near the node often enough, and their counts."""
    found = near(
        corpus.tokens,
        spans,
        windows(spans, *reach(corpus, spans, how.within), how.size, once=how.once),
        once=how.once,
    )
    keys = np.flatnonzero(found.hits >= least)
    nodes, total, inside = len(spans.first), int(frequency.sum()), int(found.inside.sum())
    factors = {"window": found.window / max(nodes, 1), "plain": 1.0, "span": sum(how.size or ())}
    outside = np.maximum(frequency - found.hits - found.inside, 0)[keys]
    rest = total - found.window - inside
    if rest < outside.max(initial=0):
        raise ToolkitError(
            f"overlaps='each' counts {found.window:,} tokens near the node, many of them several "
            f"times, where there are {total:,}: nothing is left to compare them with. Leave it out."
        )

    def every(value: float) -> npt.NDArray[np.float64]:
        return np.full(len(keys), float(value))

    together = Together(
        hits=found.hits[keys].astype(float),
        n_node=every(nodes),
        n_term=frequency[keys].astype(float),
        total=every(total),
        factor=every(factors[how.expected]),
        window=every(found.window),
        outside=every(rest),
        hits_outside=outside.astype(float),
    )
    counts = {"hits_before": found.before, "hits_after": found.after, "docs": found.docs}
    shown = {name: values[keys] for name, values in counts.items()}
    return keys, together, shown | {"window_tokens": np.full(len(keys), found.window)}


def _attracted(together: Together) -> npt.NDArray[np.bool_]:
    counts = together.counts
    return np.asarray(counts.a * counts.size_b >= counts.b * counts.size_a)


def _ranked(table: pd.DataFrame, order: str, attracted: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """The strongest first, ties in alphabetical order."""
    kind = "signed" if order == "hits" else ASSOCIATIONS[order].kind
    keys = {"apart": ~attracted if kind != "signed" else False, "score": table[order]}
    places = table.assign(**keys).sort_values(
        ["apart", "score", "term"], ascending=[True, kind == "p", True], kind="stable"
    )
    places = places.drop(columns=list(keys)).reset_index(drop=True)
    return places.assign(rank=np.arange(1, len(places) + 1))
