"""Shares over time, corrected for what the lexicon finds wrongly and what it misses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_free, one_of
from toolkit.intervals.contract import need_level
from toolkit.measures.cells import cells, grouped
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.measures.track import track
from toolkit.validation.cell_codes import Documents, from_codes
from toolkit.validation.cell_lines import LINES, Mix, from_lines, mix_of, uninformative
from toolkit.validation.coded import final_codes
from toolkit.validation.drift import OTHER, SURE, drift
from toolkit.validation.estimators import ESTIMATORS, LEAST
from toolkit.validation.hits import flagged, rows_of
from toolkit.validation.limits import Floats
from toolkit.validation.rates import Ints, Rates, error_rates, need_both_sides

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

ADDED = ["corrected", "corrected_low", "corrected_high", "coded_docs", "remark"]
NAMED = 3  # groups named in a remark
Flags = npt.NDArray[np.bool_]


class Setting(NamedTuple):
    """What is the same for all themes: the cell and the group of each document, and how.

    Error rates are taken as one within a group; `names` names the groups and is empty if there
    is only one.
    """

    cell: Ints
    group: Ints
    names: list[str]
    method: str
    level: float


def corrected(
    corpus: Corpus,
    themes: ThemesLike,
    coded: pd.DataFrame,
    by: str | Sequence[str] = "week",
    *,
    about: str | int = "any",
    method: str = "rogan_gladen",
    within: str | None = "outlet",
    level: float = 0.95,
) -> pd.DataFrame:
    """Follow themes as `track` does, and correct the shares by a coded sample.

    The error rates of the lexicon are estimated within each outlet from all coded documents,
    whatever their date, and carried to every cell by the documents that each outlet has in it;
    or, with ``dsl`` and ``ppi``, the codes in the cell itself put the share right.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
        What to follow; the themes that were coded, or some of them.
    coded : DataFrame
        A sample of ``corpus.validation_sample``, coded; see `final_codes`.
    by : str or list of str
        As for `track`.
    about : {"any", "title", "lead"} or int
        As for `track`, and as the sample was drawn.
    method : {"rogan_gladen", "tenenbein", "dsl", "ppi", "ppi++"}
        ``rogan_gladen`` holds sensitivity and specificity of the lexicon to be the same in all
        periods: the share of articles on the theme that it finds, and of others that it leaves
        alone. ``tenenbein`` holds the shares with the theme among flagged and other documents
        to be the same; surer where themes hardly come and go, but it flattens peaks. ``dsl``
        assumes nothing and needs twenty coded documents in a cell. ``ppi`` and ``ppi++`` need
        them too, and a sample in which all were equally likely to be drawn.
    within : str, optional
        Column within whose values error rates are estimated; all documents together if None.
        A value with fewer than ten coded documents that are flagged, or ten others, takes the
        rates of all and is named in ``remark``.
    level : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        The table of `track`, its interval at `level`, and ``corrected``, ``corrected_low``,
        ``corrected_high``, ``coded_docs`` (coded documents in the cell) and ``remark``. The
        interval carries the uncertainty of the error rates and that of the share flagged in the
        cell, which counts as many independent documents as in `track`; cells share the former
        and err together. Where nothing can be said, ``corrected`` is NaN and ``remark`` has the
        reason. It also says if the codes contradict that the error rates are the same in all
        cells.

    Raises
    ------
    ToolkitError
        The sample cannot be used (see `final_codes`), holds documents that the corpus has not
        or lacks a theme, the lexicon has changed since it was drawn, too little is coded, or
        the lexicon is hardly better than chance, so that correcting would give noise.

    References
    ----------
    Rogan, W. J. and Gladen, B. (1978). Estimating prevalence from the results of a screening
    test.
    Tenenbein, A. (1970). A double sampling scheme for estimating from binomial data with
    misclassifications.
    Egami, N. et al. (2023). Using imperfect surrogates for downstream inference.

    Examples
    --------
    Twenty articles of a hundred say "oil"; fifteen mean it, and five on it do not say so:

    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["oil"] * 20 + ["rain"] * 80, "date": "2017-10-16",
    ...                       "outlet": "A", "language": "en"})
    >>> corpus = tk.from_frame(frame)
    >>> coded = pd.DataFrame({"doc_id": corpus.docs["doc_id"], "theme": "oil", "probability": 1,
    ...                       "flagged": [True] * 20 + [False] * 80,
    ...                       "code": [1] * 15 + [0] * 80 + [1] * 5})
    >>> columns = ["share", "corrected", "corrected_low", "corrected_high"]
    >>> corrected(corpus, ["oil"], coded)[columns].round(3)
       share  corrected  corrected_low  corrected_high
    0    0.2        0.2           0.09           0.345
    """
    one_of("method", method, ESTIMATORS)
    need_level(level)
    need_free([by] if isinstance(by, str) else list(by), ADDED)
    made = some_themes(themes)
    units = final_codes(coded, list(made))
    corpus, flags = flagged(corpus, made, about)
    setting = Setting(cells(corpus, by).of, *_groups(corpus, within), method, level)
    table = track(corpus, made, by, about=about, level=level)
    parts = []
    for name in made:
        part = table[table["theme"].eq(name)].reset_index(drop=True)
        mine = units[units["theme"].eq(name)]
        row = rows_of(corpus, mine["doc_id"])
        _need_same_flags(name, mine, flags[name][row])
        known = mine["code"].notna().to_numpy()
        need_both_sides(mine[known], name)
        parts.append(_corrected(name, part, mine[known], row[known], flags[name], setting))
    return pd.concat(parts, ignore_index=True)


def _corrected(
    name: str, part: pd.DataFrame, units: pd.DataFrame, row: Ints, flags: Flags, setting: Setting
) -> pd.DataFrame:
    """The table of one theme with its correction; `units` are coded, at `row` of the corpus."""
    cell, method, level = setting.cell, setting.method, setting.level
    rates = error_rates(units, setting.group, flags, row, level)
    if method in LINES:
        value, low, high, remarks = _by_lines(name, part, rates, flags, setting)
        told = _drifting(units, row, rates.of[setting.group], flags, setting)
        remarks = ["; ".join(filter(None, [each, told])) for each in remarks]
    else:
        source = rates.of[setting.group]
        hits, misses = (np.array([r.value for r in side]) for side in (rates.ppv, rates.misses))
        codes, chances = np.full((2, len(cell)), np.nan)
        codes[row], chances[row] = units["code"], 1 / units["design_weight"]
        expected = np.where(flags, hits[source], misses[source])
        documents = Documents(cell, flags, expected, codes, chances)
        value, low, high, remarks = from_codes(documents, len(part), method, level)
    part["corrected"], part["corrected_low"], part["corrected_high"] = value, low, high
    part["coded_docs"] = np.bincount(cell[row][cell[row] >= 0], minlength=len(part))
    empty = part["total_docs"].eq(0).to_numpy()
    part["remark"] = pd.Series(np.where(empty, "", remarks), dtype="str")
    return part


def _by_lines(
    name: str, part: pd.DataFrame, rates: Rates, flags: Flags, setting: Setting
) -> tuple[Floats, Floats, Floats, list[str]]:
    mix = mix_of(setting.cell, setting.group, flags, len(part))
    bad = np.zeros(len(rates.of), bool)
    if setting.method == "rogan_gladen":
        bad = uninformative(rates)[rates.of]
    if bad[mix.group].all():
        raise ToolkitError(
            f"The lexicon of {name!r} tells documents on the theme from others hardly better than "
            "chance (sensitivity + specificity - 1 is below 0.1 or not surely above 0), and "
            "correcting with it gives noise. Mend the patterns, code more documents, or estimate "
            "from the codes of each cell: method='dsl'."
        )
    value, low, high = from_lines(part, mix, rates, setting.method, setting.level)
    odd = np.isnan(value) & part["total_docs"].gt(0).to_numpy()
    remarks = np.where(odd, "share flagged outside what the error rates allow", "").tolist()
    for made in (value, low, high):
        made[mix.cell[bad[mix.group]]] = np.nan
    _say(
        remarks, mix, rates.pooled, setting.names, f"fewer than {LEAST} coded a side, rates of all"
    )
    _say(remarks, mix, bad, setting.names, "lexicon hardly better than chance, not corrected")
    return value, low, high, remarks


def _say(remarks: list[str], mix: Mix, groups: Flags, names: list[str], text: str) -> None:
    """Add what is to be said of some groups to the cells that hold documents of them."""
    touched = groups[mix.group]
    if not names or not touched.any():
        return
    cell, group = mix.cell[touched], mix.group[touched]  # by cell, as `mix_of` gives them
    first = np.flatnonzero(np.diff(cell, prepend=-1))
    for place, found in zip(cell[first], np.split(group, first[1:]), strict=True):
        who = [names[each] for each in found]
        more = f" and {len(who) - NAMED} more" if len(who) > NAMED else ""
        told = f"{', '.join(who[:NAMED])}{more}: {text}"
        remarks[place] = "; ".join(filter(None, [remarks[place], told]))


def _drifting(units: pd.DataFrame, row: Ints, source: Ints, flags: Flags, setting: Setting) -> str:
    """What is to be said if the codes contradict the assumption of the method."""
    change, other = (
        drift(units, row, source, setting.cell, flags, method)
        for method in (setting.method, OTHER[setting.method])
    )
    if abs(change) < SURE:
        return ""
    better = OTHER[setting.method] if abs(other) < SURE else "dsl"
    return f"error rates change with the share (z {change:.1f}): method={better!r} fits better"


def _groups(corpus: Corpus, within: str | None) -> tuple[Ints, list[str]]:
    """Group of each document, and the names of the groups."""
    docs = corpus._docs
    if within is None:
        return np.zeros(len(docs), np.int64), []
    columns = [c for c in docs.columns if c not in ("text", "title", "date", "doc_id")]
    if within not in columns:
        raise ToolkitError(
            f"within={within!r} is no column to estimate error rates in. Allowed: None, or "
            f"{listed(columns)}."
        )
    of, values = grouped(docs, within)
    return of, [str(value) for value in values]


def _need_same_flags(name: str, units: pd.DataFrame, now: Flags) -> None:
    changed = units["doc_id"][units["flagged"].to_numpy(bool) != now]
    if len(changed):
        raise ToolkitError(
            f"The lexicon of {name!r} flags {len(changed)} of {len(units)} documents of the sample "
            f"otherwise than when it was drawn: {listed(changed[:3])}. It has changed since, and "
            "its errors with it. Give the themes (and about=) that the sample was drawn with, or "
            "draw again: corpus.validation_sample(themes)."
        )
