"""A sample for hand coding that says how likely each document was to be drawn."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, one_of, whole
from toolkit.measures.lookup import ThemesLike
from toolkit.validation.hits import flagged
from toolkit.validation.ratings import FINAL
from toolkit.validation.strata import ALLOCATIONS, Ints, strata_cells

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

SHOWN = ["date", "outlet", "language", "title"]  # for the reader


def validation_sample(
    corpus: Corpus,
    themes: ThemesLike,
    n: int = 200,
    *,
    by: str | Sequence[str] = "outlet",
    allocation: str = "half",
    double: float = 0.2,
    coders: str | Sequence[str] | None = None,
    least: int = 2,
    about: str | int = "any",
    seed: int = 0,
) -> pd.DataFrame:
    """Draw documents to be coded by hand, so that the lexicon of a theme can be tested.

    For each theme the documents are put in strata: the cells of `by`, each divided in documents
    that the lexicon flags and others. From a stratum of ``N`` documents ``n`` are drawn at
    random without replacement, so that each had the probability ``n / N``. Documents that are
    not flagged must be coded too, as only they show what the lexicon misses.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
        What is to be tested, as for `track`.
    n : int
        Documents per theme.
    by : str or list of str
        Columns of the documents, and at most one of day, week, month, quarter, year; ``()``
        for none. Documents without a value are a stratum of their own.
    allocation : {"half", "neyman", "proportional"}
        ``"half"``: half of `n` among the flagged, half among the others, each spread in
        proportion to the documents of the cells. ``"proportional"``: in proportion to the
        documents of all strata. ``"neyman"``: to documents times standard deviation, with the
        guess that a theme is in 90 % of the flagged documents and in 5 % of the others.
    double : float
        Share of the documents that every coder but the first codes as well; drawn at random,
        the same for all of them, rounded up.
    coders : str or list of str, optional
        Names; the first codes all documents.
    least : int
        Documents to draw from each stratum at least, or all if it has fewer; a variance needs 2.
    about : {"any", "title", "lead"} or int
        What makes the lexicon flag a document, as for `track`. With ``"title"`` documents
        without a headline are not drawn.
    seed : int
        Seed of the draw. Each theme is drawn by itself: more themes do not change the others.
        The same documents in another order are another draw.

    Returns
    -------
    DataFrame
        One row per document, theme and coder, in the order in which to code, which is shuffled:
        ``doc_id``, ``theme``, the columns of `by` (``period`` for a period), ``flagged``,
        ``stratum_docs``, ``probability``, ``unit`` (name of document and theme on sheets),
        ``coder`` (empty if none was named), ``code`` (NaN until coded: then 1 or 0), ``note``,
        and ``date``, ``outlet``, ``language``, ``title`` to find it by. Nobody who codes should
        see ``flagged``: give them a sheet or the form.

    Raises
    ------
    ToolkitError
        `n` is more than the documents or too few for `least` in each stratum, a theme is
        flagged in no document, a name in `by`, an allocation or `about` is not known,
        `double` is not above 0 and at most 1, or coders have no name, the same one or that of
        the final decision, ``final``.

    References
    ----------
    Neyman, J. (1934). On the two different aspects of the representative method.
    Wright, T. (2012). The equivalence of Neyman optimum allocation for sampling and equal
    proportions for apportioning the U.S. House of Representatives.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["oil"] * 4 + ["rain"] * 16,
    ...                                      "outlet": "A", "language": "en"}))
    >>> sample = validation_sample(corpus, ["oil"], n=8)
    >>> sample.groupby("flagged")["probability"].agg(["size", "first"])
             size  first
    flagged
    False       4   0.25
    True        4   1.00
    """
    n, seed, least = whole("n", n, 1), whole("seed", seed), whole("least", least, 1)
    one_of("allocation", allocation, ALLOCATIONS)
    names, share = coder_names(coders), _share(double)
    corpus, found = flagged(corpus, themes, about)
    if n > len(corpus):
        raise ToolkitError(f"n={n} documents cannot be drawn; allowed: 1 to {len(corpus)}.")
    if silent := [name for name, flags in found.items() if not flags.any()]:
        raise ToolkitError(
            f"The lexicon flags no document for {listed(silent)}, so there is nothing to test. "
            "Correct the patterns, or leave these themes out: themes.only(...)."
        )
    cells, of = strata_cells(corpus, by)
    parts = []
    for name, flags in found.items():
        stratum = 2 * of + ~flags  # flagged first
        sizes = np.bincount(stratum, minlength=2 * len(cells)).reshape(-1, 2)
        lower = np.minimum(sizes, least)
        if n < lower.sum():
            raise ToolkitError(
                f"n={n} is too few for {np.count_nonzero(sizes)} strata of theme {name!r} with "
                f"{least} documents each. Type n={lower.sum()} or more, least=1, or fewer "
                "columns in by."
            )
        counts = ALLOCATIONS[allocation](n, sizes, lower).ravel()
        rng = np.random.default_rng([seed, *name.encode("utf-8", "replace")])
        rows = _drawn(stratum, counts, rng)
        part = _table(corpus, rows, name)
        part = part.join(cells.take(of[rows]).set_axis(part.index))
        part["flagged"] = flags[rows]
        part["stratum_docs"] = sizes.ravel()[stratum[rows]]
        part["probability"] = counts[stratum[rows]] / part["stratum_docs"]
        again = np.sort(rng.permutation(n)[: math.ceil(share * n - 1e-9)])
        for place, coder in enumerate(names):
            parts.append((part.iloc[again] if place else part).assign(coder=coder))
    return _ordered(corpus, pd.concat(parts, ignore_index=True), names)


def _drawn(stratum: Ints, counts: Ints, rng: np.random.Generator) -> Ints:
    """Rows drawn from each stratum, shuffled so that neighbours do not tell the stratum."""
    order = np.argsort(stratum, kind="stable")
    ends = np.cumsum(np.bincount(stratum, minlength=len(counts)))
    members = np.split(order, ends[:-1])
    picked = [
        rng.choice(rows, k, replace=False) for rows, k in zip(members, counts, strict=True) if k
    ]
    return rng.permutation(np.concatenate(picked))


def _table(corpus: Corpus, rows: Ints, theme: str) -> pd.DataFrame:
    ids = corpus._docs["doc_id"].iloc[rows].reset_index(drop=True)
    return pd.DataFrame({"doc_id": ids, "theme": pd.Series(theme, ids.index, dtype="str")})


def _ordered(corpus: Corpus, table: pd.DataFrame, coders: list[str]) -> pd.DataFrame:
    """Columns in their order, rows by coder, with names of units and what the reader wants."""
    pairs = list(dict.fromkeys(zip(table["doc_id"], table["theme"], strict=True)))
    units = dict(zip(pairs, unit_names(pairs), strict=True))
    table["unit"] = [units[p] for p in zip(table["doc_id"], table["theme"], strict=True)]
    table["code"], table["note"] = np.nan, ""
    for name in ("unit", "coder", "note"):
        table[name] = table[name].astype("str")
    rank = table["coder"].map({name: place for place, name in enumerate(coders)})
    table = table.iloc[np.argsort(rank.to_numpy(), kind="stable")]
    shown = [name for name in SHOWN if name not in table]
    docs = corpus._docs.set_index("doc_id")[shown].loc[table["doc_id"]]
    table = table.reset_index(drop=True).join(docs.reset_index(drop=True))
    last = ["unit", "coder", "code", "note", *SHOWN]
    last = [name for name in last if name not in SHOWN or name in shown]
    return table[[*(name for name in table if name not in last), *last]]


def unit_names(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Short names of pairs of document and theme; a letter first, so that none is a number."""
    whole_names = [
        hashlib.sha256(f"{document}\0{theme}".encode("utf-8", "replace")).hexdigest()
        for document, theme in pairs
    ]
    length = 8
    while len({name[:length] for name in whole_names}) < len(set(whole_names)):
        length += 4
    return [f"u{name[:length]}" for name in whole_names]


def coder_names(given: str | Sequence[str] | None) -> list[str]:
    """Names of the coders; an empty one if none is named."""
    if given is None:
        return [""]
    names = [given] if isinstance(given, str) else list(given)
    good = all(isinstance(name, str) and name.strip() == name and name for name in names)
    if not names or not good or len(set(names)) < len(names):
        raise ToolkitError(
            f"coders={given!r} must be different names without blanks around them: "
            "coders=['Ana', 'Ben']."
        )
    if FINAL in names:
        raise ToolkitError(
            f"coders={given!r}: {FINAL!r} stands for what is decided after the coding. Choose "
            "another name."
        )
    return names


def _share(double: Any) -> float:
    number = isinstance(double, Real) and not isinstance(double, bool)
    if not number or not 0 < float(double) <= 1:
        raise ToolkitError(
            f"double={double!r} must be above 0 and at most 1: 0.2 has a fifth coded by all. "
            "For one coder only name one: coders=['Ana']."
        )
    return float(double)
