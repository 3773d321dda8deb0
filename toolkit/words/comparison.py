"""The table of a comparison: which terms, in which order, with which scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.tokens import Tokens
from toolkit.totals import alphabetical
from toolkit.words.grams.index import RARE
from toolkit.words.keynesses import KEYNESSES, Counts, Options
from toolkit.words.languages import stop_keys
from toolkit.words.scores import direction, sides_of
from toolkit.words.significance import is_test, significance
from toolkit.words.tallies import Tally

Int64 = npt.NDArray[np.int64]
MOSTLY = 0.5  # part of the hits from which one text carries a term


class How(NamedTuple):
    """What is asked of a comparison."""

    measures: list[str]
    order: str
    directions: tuple[str, ...]
    n: int | None
    min_count: int
    min_docs: int
    correction: str
    options: Options
    drop_stopwords: bool
    copies: str
    each: bool  # language, by itself
    text: Int64 | None  # number of the text that each document of the corpus prints
    runs: Tokens | None = None  # what is counted instead of words


def left_out(keys: Sequence[str], languages: Sequence[str], how: How) -> npt.NDArray[np.bool_]:
    """Keys that are not compared: stop words that are not wanted, runs that are not told apart."""
    found = stop_keys(keys, languages, how.drop_stopwords)
    return found if how.runs is None else found | np.fromiter((k == RARE for k in keys), bool)


class Sides(NamedTuple):
    """Counts of every key on either side, and what is written for a key.

    `reference` has no documents if it is a list of frequencies: its `docs` are of length 0 then.
    `total_reference` may be more than the sum of its hits.
    """

    target: Tally
    reference: Tally
    total_reference: int
    written: Callable[[Int64], Any]  # an Arrow array


def need_words(sides: Sides) -> None:
    """Raise if a side has no words, or no runs where these are counted: nothing to compare."""
    for name, total in (("target", sides.target.total), ("reference", sides.total_reference)):
        if not total:
            raise ToolkitError(
                f"There is no word on the side of the {name}, or no run of so many words: nothing "
                "to compare. Its documents may have been loaded without their texts."
            )


def compared(sides: Sides, apart: npt.NDArray[np.bool_], how: How) -> tuple[pd.DataFrame, Int64]:
    """The table of keyness, and the key of each row.

    Parameters
    ----------
    apart : ndarray of bool, shape (n_keys,)
        Keys that are not compared; they count in the sizes.
    """
    a, b = sides.target.hits, sides.reference.hits
    used = np.flatnonzero((a + b >= how.min_count) & ~apart)
    counts = _counts(sides, used)
    options = how.options._replace(family=1 if how.correction == "none" else max(len(used), 1))
    score = KEYNESSES[how.order].scores(counts, options)[0]
    terms = sides.written(used)
    way = direction(counts)
    order = _sorted(score, way, terms, KEYNESSES[how.order].kind)
    chosen = _chosen(order[_spread(sides, used[order], way[order], how.min_docs)], way, how)
    test = next((name for name in [*how.measures, how.order] if is_test(name)), None)
    p: dict[str, Any] = {}
    if test:  # corrected among all terms, not among those that are shown
        every = score if test == how.order else KEYNESSES[test].scores(counts, options)[0]
        p = {
            k: v[chosen] for k, v in significance({test: every}, how.correction, len(used)).items()
        }
    keys = used[chosen]
    shown = _counts(sides, keys)
    table = sides_of(shown)
    table = table.assign(rank=_ranks(way[chosen]), term=pd.array(terms.take(chosen), "str"))
    table = table[["rank", "term", "direction", *table.columns.drop(["rank", "term", "direction"])]]
    table["docs_target"] = sides.target.docs[keys]
    if len(sides.reference.docs):
        table["docs_reference"] = sides.reference.docs[keys]
    for name in how.measures:
        measure = KEYNESSES[name]
        columns = zip(measure.columns, measure.scores(shown, options), strict=True)
        table = table.assign(**dict(columns))
    return table.assign(**p, **_carried(sides, keys, way[chosen], how.text is not None)), keys


def _counts(sides: Sides, keys: Int64) -> Counts:
    a, b = (side.hits[keys].astype(float) for side in (sides.target, sides.reference))
    sizes = (np.full(len(keys), float(n)) for n in (sides.target.total, sides.total_reference))
    return Counts(a, b, *sizes)


def _sorted(score: Any, way: Int64, terms: Any, kind: str) -> Int64:
    """What the target uses more, then what it uses less, the strongest first; then the rest."""
    rising = kind == "p" or np.where(kind == "signed", way < 0, False)
    strength = np.where(rising, score, -score)
    group = np.array([1, 2, 0])[way + 1]
    places = alphabetical(terms)
    return np.lexsort((places, np.where(np.isnan(strength), np.inf, strength), group))


def _spread(sides: Sides, keys: Int64, way: Int64, least: int) -> npt.NDArray[np.bool_]:
    """Whether terms are in enough documents of the side that uses them more; a list has none."""
    docs = sides.target.docs[keys]
    if len(sides.reference.docs):
        docs = np.where(way < 0, sides.reference.docs[keys], docs)
        return np.asarray(docs >= least)
    return np.asarray((docs >= least) | (way < 0))


def _chosen(order: Int64, way: Int64, how: How) -> Int64:
    """The rows of the directions asked for; at most `n` of each, and none without direction."""
    ways = {"more": [1], "less": [-1]}
    parts = [order[np.isin(way[order], ways[name])][: how.n] for name in how.directions]
    if how.n is None and len(how.directions) == len(ways):
        parts.append(order[way[order] == 0])
    return np.concatenate(parts)


def _ranks(way: Int64) -> Int64:
    """1, 2, 3 ... in each direction; the rows of one stand together."""
    ranks = np.arange(1, len(way) + 1)
    for one in (-1, 0, 1):
        here = np.flatnonzero(way == one)
        ranks[here] = np.arange(1, len(here) + 1)
    return ranks


def _carried(sides: Sides, keys: Int64, way: Int64, groups: bool) -> dict[str, Any]:
    """How much of a term one text has on the side that uses it more, and a remark if it is much."""
    target, reference = sides.target, sides.reference
    hits, most = target.hits[keys].astype(float), target.largest[keys].astype(float)
    less = way < 0
    hits[less] = reference.hits[keys[less]]
    most[less] = reference.largest[keys[less]] if len(reference.docs) else np.nan
    with np.errstate(invalid="ignore"):
        part = most / hits
    carrier = "one text, with its copies," if groups else "one document"
    pair = most * (hits.max(initial=0) + 1) + hits
    codes, _ = pd.factorize(np.where(part > MOSTLY, pair, np.nan))  # -1 where nothing is said
    first = np.zeros(codes.max(initial=-1) + 1, np.int64)
    first[codes[codes >= 0]] = np.flatnonzero(codes >= 0)
    told = [f"{carrier} has {int(most[at]):,} of {int(hits[at]):,}" for at in first]
    return {"largest_part": part, "remark": pd.array([*told, ""], dtype="str").take(codes)}
