"""One claim under every choice that could be defended: its range, and how firm its sign is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole
from toolkit.intervals import Clusters, interval
from toolkit.intervals.contract import need_level
from toolkit.intervals.contrast import contrast
from toolkit.measures.about import Part
from toolkit.measures.cells import cells
from toolkit.measures.clusters import clusters_of, days
from toolkit.measures.copies import copies as corpus_copies
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.measures.once import COPIES, once
from toolkit.measures.robust.claim import FilterLike, Flags, Window, claim, windows
from toolkit.measures.robust.lexicons import GIVEN, WITHOUT, Counter, Lexica, part_or_none, variants
from toolkit.where import uncopied

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

ABOUT = ("any", "title", "lead", 2)
SIDES = ("target", "reference")
COLUMNS = (
    "theme lexicon about copies threshold week_start given docs_target total_target share_target "
    "docs_reference total_reference share_reference difference low high sign rank remark"
).split()
UNCLUSTERED = "clustering unknown: interval of independent documents"


def specification_curve(
    corpus: Corpus,
    themes: ThemesLike,
    target: FilterLike,
    reference: FilterLike,
    *,
    lexicons: str | Mapping[str, Any] | None = None,
    about: str | int | Iterable[str | int] = ABOUT,
    copies: str | Iterable[str] = COPIES,
    thresholds: float | Iterable[float] = (0.5, 0.8),
    weeks: str | Iterable[str] = ("week", "W-SAT"),
    cluster: str = "outlet-day",
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare a share in two sets of documents, once for each combination of choices.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
        Each theme has a curve of its own.
    target, reference : dict, or list of dicts
        Filters as ``corpus.where`` takes them, without copies: ``{"outlet": "Citadel Daily"}``,
        ``{"date": ("2017-10-16", "2017-10-22")}``. The claim is about the share of the theme in
        the documents of the one minus that in those of the other. Of several filters, such as
        the weeks before and after, the mean of the shares is taken. No document may be in two.
    lexicons : mapping of Themes, or "leave-one-out", optional
        Other lexicons by name, with themes of the same names; or each theme without one of its
        patterns in turn, save those that decide on no document of the claim, and not for a theme
        of one pattern. The themes as given are always among the choices.
    about : list of {"any", "title", "lead"} or int
        What makes a document be about the theme, as in ``corpus.track``.
    copies : list of {"all", "distinct", "stories"}
        What is counted once, as in ``corpus.track``.
    thresholds : list of float
        Similarity from which texts are copies, 0.3 to 1, for ``distinct``.
    weeks : list of str
        Starts of the week, ``"week"`` (Monday) or ``"W-SAT"`` (ends on Saturday). A date of the
        claim that is a whole week, or several, is moved to the week of each start with which it
        has most days in common; other dates stay as they are.
    cluster : str
        Documents that may say the same in part, as in ``corpus.track``.
    level : float
        Coverage aimed at by the intervals.
    seed : int
        Seed of the search for copies.

    Returns
    -------
    DataFrame
        One row per theme and specification, in the order of the choices: ``theme``, ``lexicon``,
        ``about``, ``copies``, ``threshold`` (NaN but for distinct texts), ``week_start`` (empty
        if no date is a week), ``given`` (the first of all choices: the claim as it stands),
        ``docs_target``, ``total_target``, ``share_target``, the same for ``reference``,
        ``difference`` (share_target - share_reference, -1 to 1), ``low`` and ``high`` (square-and-
        add of the clustered intervals of the shares), ``sign`` (-1, 0, 1), ``rank`` (1 is the
        smallest difference of the theme) and ``remark``. With several filters docs and totals
        are sums, and the share is the mean of their shares. What cannot be computed has
        difference NaN and says why in ``remark``. See ``tk.validation.stability``.

    Raises
    ------
    ToolkitError
        A filter cannot be used, a document is on both sides, a choice is not one of those
        allowed or empty, or a lexicon lacks a theme.

    References
    ----------
    Simonsohn, U., Simmons, J. P. and Nelson, L. D. (2020). Specification curve analysis. Nature
    Human Behaviour 4, 1208-1214.

    Denny, M. J. and Spirling, A. (2018). Text preprocessing for unsupervised learning. Political
    Analysis 26, 168-189.

    Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({
    ...     "text": ["oil and oil", "oil", "rain", "oil", "rain", "rain"], "language": "en",
    ...     "title": ["Oil", "Rain", "Rain", "Rain", "Rain", "Rain"],
    ...     "outlet": ["A", "A", "A", "B", "B", "B"], "date": "2017-10-16"})
    >>> table = specification_curve(tk.from_frame(frame), ["oil"], {"outlet": "A"},
    ...                             {"outlet": "B"}, about=["any", "title"], copies="all")
    >>> table[["about", "share_target", "share_reference", "difference", "sign"]].round(2)
       about  share_target  share_reference  difference  sign
    0    any          0.67             0.33        0.33     1
    1  title          0.33             0.00        0.33     1
    """
    level, seed = need_level(level), whole("seed", seed)
    wanted, asked = some_themes(themes), claim(corpus, target, reference)
    lexica = variants(wanted, lexicons)
    parts = {unit: part_or_none(corpus, unit) for unit in _several("about", about)}
    known = {unit: one for unit, one in parts.items() if one is not None}
    spots = list(product(_ways(corpus, copies, thresholds, seed), windows(corpus, asked, weeks)))
    layout = _Layout(corpus, asked.columns, cluster)
    clusters = {
        titled: [layout.clusters(window.inside, way.kept, one.counted) for way, window in spots]
        for titled, one in {one.counted is not None: one for one in known.values()}.items()
    }
    rows = []
    concerned = np.any([window.inside for _, window in spots], axis=(0, 1))
    for name, lexicon, found in _found(corpus, lexica, known, concerned):
        for unit, one in parts.items():
            for number, (way, window) in enumerate(spots):
                row = {"theme": name, "lexicon": lexicon, "about": str(unit)} | way.said
                row |= {"week_start": window.week_start}
                row["given"] = not number and lexicon == GIVEN and unit == next(iter(parts))
                if one is None:
                    row |= _unknown("no document has a headline")
                else:
                    spot = clusters[one.counted is not None][number]
                    row |= _compared(spot, found[unit], asked.weights, level)
                    row |= _judged(row, window)
                rows.append(row)
    return _ranked(pd.DataFrame(rows))


class _Way(NamedTuple):
    """A way to treat copies: what the table says of it, and which documents are counted."""

    said: dict[str, Any]
    kept: Flags


def _ways(corpus: Corpus, copies: Any, thresholds: Any, seed: int) -> Iterator[_Way]:
    levels = _several("thresholds", thresholds)
    every = np.arange(len(corpus))
    for name in _several("copies", copies):
        one_of("copies", name, COPIES)
        if name != "distinct":
            kept = corpus._docs["doc_id"].isin(once(corpus, name)._docs["doc_id"]).to_numpy(bool)
            yield _Way({"copies": name, "threshold": float("nan")}, kept)
            continue
        for threshold in levels:
            rows, _ = uncopied(corpus, every, corpus_copies(corpus, threshold, seed=seed))
            yield _Way({"copies": name, "threshold": float(threshold)}, np.isin(every, rows))


class _Layout:
    """Cells of a claim: one for each filter, and others for the rest of the corpus.

    The rest is there as it says, too, how alike the documents of a cluster are, so that a week has
    the interval that it has in ``corpus.track``.
    """

    def __init__(self, corpus: Corpus, columns: list[Flags], cluster: str) -> None:
        base = clusters_of(corpus, cells(corpus, None), cluster)
        self.cluster, self.day = base.unit, days(corpus._docs)
        # What differs between the sides of a claim is no clustering: each has strata of its own.
        _, self.group = np.unique(np.stack(columns), axis=1, return_inverse=True)
        self.group = self.group.reshape(-1)
        self.stratum = base.stratum[base.unit] * (self.group.max(initial=0) + 1) + self.group

    def clusters(self, inside: list[Flags], kept: Flags, counted: Flags | None) -> Clusters:
        """The clusters of the documents that are counted."""
        cell = len(inside) + self.group
        for number, flags in enumerate(inside):
            cell = np.where(flags, number, cell)
        cell = np.where(kept if counted is None else kept & counted, cell, -1)
        size = len(inside) + int(self.group.max(initial=0)) + 1
        return Clusters.of(cell, self.cluster, self.stratum, self.day, size)


def _found(
    corpus: Corpus, lexica: Lexica, parts: dict[Any, Part], concerned: Flags
) -> Iterator[tuple[str, str, dict[Any, Flags]]]:
    """Name of each theme and lexicon, and the documents that have it, for each unit of about.

    Without a pattern that decides on no document of the claim the theme is the same, and the
    specification too: such a lexicon is left out, or the claim would look firmer than it is.
    """
    from tqdm import tqdm

    counter, searched = Counter(corpus), list(parts.values())
    every = [(name, *one) for name, made in lexica.items() for one in made]
    given: dict[str, Flags] = {}
    for name, lexicon, themes in tqdm(every, desc="specifications", delay=1.0, leave=False):
        hits = counter.hits(searched, themes, name)
        flags = [h >= one.least for h, one in zip(hits, searched, strict=True)]
        here = np.array([f[concerned] for f in flags])
        given.setdefault(name, here)
        if not lexicon.startswith(WITHOUT) or (here != given[name]).any():
            yield name, lexicon, dict(zip(parts, flags, strict=True))


def _compared(clusters: Clusters, hit: Flags, weights: list[float], level: float) -> dict[str, Any]:
    """Counts and shares of both sides, and their difference."""
    size, c = len(weights), np.array(weights)
    bounds = interval("clustered", clusters, hit, level=level)
    docs, total = clusters.summed(clusters.hits(hit))[:size], clusters.total[:size]
    share = np.divide(docs, total, out=np.full(size, np.nan), where=total > 0)
    row: dict[str, Any] = {}
    for side, here in (("target", c > 0), ("reference", c < 0)):
        row[f"docs_{side}"], row[f"total_{side}"] = int(docs[here].sum()), int(total[here].sum())
        row[f"share_{side}"] = float(share[here].mean())
    value, low, high = contrast(c, share, bounds.low[:size], bounds.high[:size])
    row |= {"difference": value, "low": low, "high": high, "remark": ""}
    if np.isnan(value):
        empty = [s for s in SIDES if not np.isfinite(row[f"share_{s}"])]
        row["remark"] = f"no documents: {' and '.join(empty)}"
    elif np.isnan(bounds.effective[:size]).any():
        row["remark"] = UNCLUSTERED
    return row


def _judged(row: dict[str, Any], window: Window) -> dict[str, Any]:
    """What the dates of a specification make of it."""
    if window.clash:
        told = "target and reference have documents in common if the week begins so"
        return _unknown(told)
    cut = "a week reaches beyond the span of the corpus" if window.cut else ""
    return {"remark": "; ".join(filter(None, [row["remark"], cut]))}


def _unknown(remark: str) -> dict[str, Any]:
    counts = {f"{name}_{side}": 0 for side in SIDES for name in ("docs", "total")}
    shares = {f"share_{side}": np.nan for side in SIDES}
    return {
        **counts,
        **shares,
        **dict.fromkeys(("difference", "low", "high"), np.nan),
        "remark": remark,
    }


def _ranked(table: pd.DataFrame) -> pd.DataFrame:
    # 0.3 - 0.2 - 0.1 is no difference, and has no sign.
    table["difference"] = table["difference"].round(12)
    table["sign"] = np.sign(table["difference"]).astype("Int64")
    ranks = table.groupby("theme", sort=False)["difference"].rank(method="first")
    table["rank"] = ranks.astype("Int64")
    return table[COLUMNS]


def _several(name: str, value: Any) -> list[Any]:
    """A choice as a list; one value stands for itself."""
    single = isinstance(value, str | int | float) or not isinstance(value, Iterable)
    values = [value] if single else list(dict.fromkeys(value))
    if not values:
        raise ToolkitError(f"{name}={value!r} leaves nothing to choose. Give at least one value.")
    return values
