"""How varied the words of texts are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import whole
from toolkit.measures.cells import cells
from toolkit.words.varied.counts import RATIOS, SAMPLE, UNSTEADY, hd_d, simpson, yule
from toolkit.words.varied.walks import Floats, Ints, factors, previous, segments, windows

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

LEAST = 50  # tokens from which MTLD is stable (Zenker and Kyle 2021)
UNEVEN = 1.1  # how many times as long one text may be as another
MEASURES = (*RATIOS, "yule_k", "simpson_d", "msttr", "mattr", "mtld", "hd_d")
COLUMNS = ["total_tokens", "types", *MEASURES, "remark"]


def lexical_diversity(
    corpus: Corpus, by: str | Sequence[str] | None = None, *, window: int = 100
) -> pd.DataFrame:
    """Measure how varied the words of each document or group of documents are.

    Parameters
    ----------
    by : str or list of str, optional
        Groups as in ``corpus.track``: ``"outlet"``, ``["outlet", "month"]``; each document if
        None.
    window : int
        Tokens in the windows of MATTR, and in the stretches of MSTTR.

    Returns
    -------
    DataFrame
        One row per document (``doc_id``, ``date``, ``outlet``) or group (its columns, and
        ``total_docs``): ``total_tokens`` (N), ``types`` (V), then

        ``ttr`` (V / N), ``cttr`` (V / sqrt(2 N), Carroll), ``guiraud`` (V / sqrt N, also RTTR),
        ``herdan_c`` (log V / log N): these change with the length of a text and compare nothing
        but texts as long as each other. These change little with it: ``maas_a2`` ((log10 N -
        log10 V) / (log10 N)^2), ``yule_k`` and ``simpson_d`` (of the three, more is less
        varied), ``msttr`` and ``mattr`` (mean type-token ratio of stretches side by side, and of
        all windows), ``mtld`` (tokens until variety is used up) and ``hd_d`` (type-token ratio
        of a random sample of 42). ``remark`` says what is missing or not to be compared: a text
        shorter than the window has no msttr and no mattr, one of fewer than 42 tokens no hd_d,
        of fewer than 50 no mtld.

        A group is counted as one text; windows of mattr and stretches of msttr and mtld stay
        inside documents. Words are folded, not lemmatised: a language with many endings has more
        types.

    Raises
    ------
    ToolkitError
        `window` is no whole number from 2 on, or a name in `by` is neither a period nor a column.

    References
    ----------
    Covington, M. A. and McFall, J. D. (2010). Cutting the Gordian knot: the moving-average
    type-token ratio (MATTR). Journal of Quantitative Linguistics 17, 94-100.

    McCarthy, P. M. and Jarvis, S. (2010). MTLD, vocd-D, and HD-D: a validation study of
    sophisticated approaches to lexical diversity assessment. Behavior Research Methods 42.

    Zenker, F. and Kyle, K. (2021). Investigating minimum text lengths for lexical diversity
    indices. Assessing Writing 47.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["oil and oil and gas"], "language": "en"}))
    >>> corpus.lexical_diversity(window=3)[["total_tokens", "types", "ttr", "mattr"]].round(3)
       total_tokens  types  ttr  mattr
    0             5      3  0.6  0.778
    """
    window = whole("window", window, 2)
    tokens = corpus.tokens
    lengths = np.diff(tokens.bounds)
    if by is None:
        table = corpus._docs[["doc_id", "date", "outlet"]].reset_index(drop=True)
        of, keys = np.arange(len(table)), list(table)
        table["total_tokens"] = lengths
    else:
        layout = cells(corpus, by, made=COLUMNS)
        table, of, keys = layout.table, layout.of, [*layout.keys, "total_docs"]
        table = table.drop(columns="complete", errors="ignore")
    table = _measured(corpus, table, of, window)
    table["remark"] = pd.array(_remarks(corpus, table, of, window, by is not None), "str")
    return table[[*keys, *COLUMNS]]


def _measured(corpus: Corpus, table: pd.DataFrame, of: Ints, window: int) -> pd.DataFrame:
    from scipy.sparse import csr_array

    tokens, size = corpus.tokens, len(table)
    inside = np.flatnonzero(of >= 0)
    counts = tokens.counts()
    if len(inside) != size or not np.array_equal(of, np.arange(len(of))):
        ones = np.ones(len(inside), np.int32)
        counts = csr_array((ones, (of[inside], inside)), (size, len(corpus))) @ counts
    total = table["total_tokens"].to_numpy(float)
    total[total == 0] = np.nan
    table["types"] = np.diff(counts.indptr)
    types = np.where(np.isnan(total), np.nan, table["types"])
    with np.errstate(divide="ignore", invalid="ignore"):
        for name, ratio in RATIOS.items():
            table[name] = ratio(types, total)
        table["yule_k"] = yule(counts, total)
        table["simpson_d"] = simpson(counts, total)
        keys = tokens.key_of[tokens.codes]
        before = previous(keys)
        for name, walk in {"msttr": segments, "mattr": windows}.items():
            found, number = walk(before, tokens.bounds, window)
            sums = [np.bincount(of[inside], each[inside], size) for each in (found, number)]
            table[name] = sums[0] / (sums[1] * window)
    table["hd_d"] = hd_d(counts, total)
    table["mtld"] = np.where(total >= LEAST, _mtld(keys, tokens.bounds, of, size), np.nan)
    return table


def _mtld(keys: Any, bounds: Ints, of: Ints, size: int) -> Floats:
    """Mean of both directions of tokens / factors; NaN where a text never loses variety."""
    from tqdm import tqdm

    tokens, forth, back = np.zeros((3, size))
    documents = np.flatnonzero(of >= 0)
    for document in tqdm(documents, desc="measuring", delay=1.0, leave=False):
        words = keys[bounds[document] : bounds[document + 1]].tolist()
        tokens[of[document]] += len(words)
        forth[of[document]] += factors(words)
        back[of[document]] += factors(words[::-1])
    with np.errstate(divide="ignore", invalid="ignore"):
        both: Floats = (tokens / forth + tokens / back) / 2
    return np.where(np.isfinite(both), both, np.nan)


def _remarks(corpus: Corpus, table: pd.DataFrame, of: Ints, window: int, groups: bool) -> list[str]:
    total = table["total_tokens"].to_numpy()
    languages = pd.factorize(corpus._docs["language"])[0]
    known = np.unique(np.column_stack([of, languages])[of >= 0], axis=0)
    mixed = np.bincount(known[:, 0], minlength=len(table)) > 1
    differ = groups and not mixed.any() and len(np.unique(known[:, 1])) > 1
    some = total[total > 0]
    uneven = groups and len(some) > 1 and some.max() > UNEVEN * some.min()
    told = []
    for n, has_mattr, has_mtld, several in zip(
        total.tolist(), table["mattr"].notna(), table["mtld"].notna(), mixed, strict=True
    ):
        said = ["no words"] if not n else []
        if n and not has_mattr:
            said.append(f"no document as long as the window of {window}: no msttr, no mattr")
        if n and not has_mtld:
            said.append(f"fewer than {LEAST} tokens: no mtld" if n < LEAST else "no mtld")
        said += [f"fewer than {SAMPLE} tokens: no hd_d"] if 0 < n < SAMPLE else []
        said += ["several languages in one"] if several else []
        said += ["languages differ: nothing comparable"] if n and differ else []
        said += ["sizes differ: " + ", ".join(UNSTEADY) + " not comparable"] if n and uneven else []
        told.append("; ".join(said))
    return told
