"""How evenly words are spread over the parts of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.matching.patterns import Pattern, as_patterns, find
from toolkit.measures.frequencies import display_terms
from toolkit.themes import Themes
from toolkit.words.dispersions import MEASURES
from toolkit.words.dispersions.parts import Parts, parts_of
from toolkit.words.dispersions.places import placed
from toolkit.words.dispersions.spread import Ints, Spread

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

FEW = "fewer hits than parts: no measure can be at its even end"
NONE = "no hit"


def dispersion(
    corpus: Corpus,
    words: str | Pattern | Iterable[str | Pattern] | Themes | None = None,
    *,
    parts: str | int = "doc_id",
    min_count: int = 10,
    places: bool = False,
    valuetype: str = "glob",
    case: bool = False,
    language: str | None = None,
) -> pd.DataFrame:
    """Measure how evenly words or themes are spread over the parts of a corpus.

    Parameters
    ----------
    words : str, Pattern, list of them, Themes, or None
        Words, phrases or globs, one row each, or themes; None for every word of the corpus that
        has `min_count` hits.
    parts : str or int
        Over what: ``"doc_id"`` (documents), another column such as ``"outlet"``, a period such as
        ``"month"`` (undated documents are left out), or a number of slices of equally many
        tokens in the order of the corpus. Parts without a word are left out.
    min_count : int
        Hits that a word must have, if `words` is None.
    places : bool
        Give every hit and how far into its part it stands instead, to be drawn by
        ``tk.plot.dispersion``.
    valuetype, case, language
        How to read strings, as in ``corpus.kwic``.

    Returns
    -------
    DataFrame
        One row per word, as ``pattern`` (``theme`` for Themes; ``term`` if `words` is None: the
        most frequent first): ``hits``, ``range`` (parts with a hit), ``parts``, then, with v hits
        of f in a part whose share of the tokens is w:

        ``d_juilland_1970`` (1 is even), ``d2_carroll_1970`` (1), ``s_rosengren_1971`` (1),
        ``dp_gries_2008`` (0 is even), ``dp_norm_lijffijt_gries_2012`` (0), ``d_p_egbert_2020``
        (1), ``d_a_burch_2017`` (1), ``d_kl_inverse`` (1), ``idf_sparck_jones_1972`` (0), and
        ``remark``. NaN without a hit. The formulas are told in ``docs/explain/words-in-texts.md``.

        With `places`: ``pattern`` or ``theme``, the column that names the part (``slice`` for a
        number of slices), ``doc_id``, ``date``, ``outlet``, ``at`` (0 to 1, documents of a part
        one after another by date, undated ones last). A part without a hit has a row with ``at``
        NaN and an empty ``pattern``.

    Raises
    ------
    ToolkitError
        There are fewer than two parts with words, `parts` is no column, period or number, or a
        pattern cannot be used.

    References
    ----------
    Gries, S. Th. (2020). Analyzing dispersion. In A Practical Handbook of Corpus Linguistics.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["oil and oil", "oil here", "rain"], "language": "en"})
    >>> table = tk.from_frame(frame).dispersion(["oil", "rain"])
    >>> table[["pattern", "hits", "range", "parts", "dp_gries_2008"]].round(3)
      pattern  hits  range  parts  dp_gries_2008
    0     oil     3      2      3          0.167
    1    rain     1      1      3          0.833
    """
    layout = parts_of(corpus, parts)
    if words is None:
        if places:
            raise ToolkitError("Name the words whose places are wanted: dispersion(['oil'], ...).")
        return _every_word(corpus, layout, whole("min_count", min_count, 1))
    kind, names, found = _found(corpus, words, valuetype, case, language)
    if places:
        return placed(corpus, layout, kind, names, found)
    tokens = corpus.tokens
    parted = [layout.at(first, tokens.document_of(first)) for first in found]
    word = np.repeat(np.arange(len(names)), [len(part) for part in parted])
    part = np.concatenate([np.zeros(0, np.int64), *parted])
    code = (word * len(layout.sizes) + part)[part >= 0]
    pairs, hits = np.unique(code, return_counts=True)
    spread = Spread(*np.divmod(pairs, len(layout.sizes)), hits, layout.sizes, len(names))
    return _table(kind, pd.array(names, "str"), spread)


def _found(
    corpus: Corpus, words: Any, valuetype: str, case: bool, language: str | None
) -> tuple[str, list[str], list[Ints]]:
    """What the rows are called, their names, and where each word or theme stands."""
    if isinstance(words, Themes):
        from toolkit.measures.lookup import matches, need_theme

        need_theme(words)
        return "theme", list(words), [found.spans.first for _, found in matches(corpus, words)]
    if not isinstance(words, Pattern | Iterable) or isinstance(words, Mapping):
        raise ToolkitError(
            f"{words!r} is no word. Give a word, 'oil', a list of words, or themes: "
            "tk.themes({'oil': ['oil', 'petrol']})."
        )
    wanted = as_patterns(words, valuetype, case, language)
    return "pattern", [p.text for p in wanted], [find(corpus.tokens, p).first for p in wanted]


def _every_word(corpus: Corpus, layout: Parts, least: int) -> pd.DataFrame:
    from scipy.sparse import csr_array

    tokens = corpus.tokens
    keys = tokens.key_of[tokens.codes]
    often = np.flatnonzero(np.bincount(keys, minlength=len(tokens.keys)) >= least)
    if layout.tokens is None:
        size = len(corpus)
        shape = (len(layout.sizes), size)
        inside = np.flatnonzero(layout.of >= 0)
        ones = np.ones(len(inside), np.int32)
        grouped = csr_array((ones, (layout.of[inside], inside)), shape)
        counts = grouped @ tokens.counts()
    else:
        shape = (len(layout.sizes), len(tokens.keys))
        counts = csr_array((np.ones(len(keys), np.int32), (layout.tokens, keys)), shape)
    counts = counts.tocsc()[:, often].tocoo()
    by = np.lexsort((counts.row, counts.col))
    word, part = counts.col[by].astype(np.int64), counts.row[by].astype(np.int64)
    spread = Spread(word, part, counts.data[by].astype(np.int64), layout.sizes, len(often))
    table = _table("term", pd.array(display_terms(tokens)[often], "str"), spread)
    table = table[table["hits"] >= least]  # of undated documents none is left
    return table.sort_values(["hits", "term"], ascending=[False, True], ignore_index=True)


def _table(kind: str, names: Any, spread: Spread) -> pd.DataFrame:
    hits = np.nan_to_num(spread.total).astype(np.int64)
    table = pd.DataFrame({kind: names, "hits": hits, "range": spread.found})
    table["parts"] = len(spread.sizes)
    for name, measure in MEASURES.items():
        table[name] = measure(spread)
    remark = np.select([hits == 0, hits < len(spread.sizes)], [NONE, FEW], "")
    table["remark"] = pd.array(remark.astype(object), "str")
    return table
